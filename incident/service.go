package incident

// InventoryRevised is a revision of a service's inventory: the whole file as it came. It lives in the service's own stream.
type InventoryRevised struct {
	Service string `json:"service"`
	Name    string `json:"name"`
	YAML    string `json:"yaml"`
}

func (InventoryRevised) Kind() Kind          { return "inventory.revised" }
func (InventoryRevised) apply(*State, Event) {}

// ReviseInventory imports an inventory file that was read and found sound. Refused: no service id.
type ReviseInventory InventoryRevised

func (a ReviseInventory) decide(c *casework) error {
	if !said(a.Service) {
		return Refuse(CodeEmpty, "service")
	}
	c.push(c.env.Now, InventoryRevised(a))
	return nil
}

// ServiceStream is the stream of a service's inventory.
func ServiceStream(id string) string { return "service:" + id }
