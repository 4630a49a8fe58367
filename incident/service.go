package incident

import (
	"encoding/json"
	"strings"
)

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

// InventoryEdit changes one entry of an inventory. A value is JSON as the YAML form has it: a text, a list of texts,
// {"na": reason}, the ways to reach a person; null clears the answer.
type InventoryEdit struct {
	Path   string                     `json:"path"`             // an entry's (monitoring.dashboards.top, service), or a list's, of which only "na" is set
	Set    map[string]json.RawMessage `json:"set,omitempty"`    // by key
	Was    map[string]json.RawMessage `json:"was,omitempty"`    // the answers it was made on; a key of Set that is missing here was blank
	New    bool                       `json:"new,omitempty"`    // the entry is added
	Remove bool                       `json:"remove,omitempty"` // the entry is removed; Was holds all it said
}

// InventoryEdited is one edit of a service's inventory. It lives in the service's own stream.
type InventoryEdited struct {
	Service string `json:"service"`
	InventoryEdit
}

func (InventoryEdited) Kind() Kind          { return "inventory.edited" }
func (InventoryEdited) apply(*State, Event) {}

// EditInventory records edits that were found sound, as one act. Refused: no service id, no edits.
type EditInventory struct {
	Service string
	Edits   []InventoryEdit
}

func (a EditInventory) decide(c *casework) error {
	if !said(a.Service) {
		return Refuse(CodeEmpty, "service")
	}
	if len(a.Edits) == 0 {
		return Refuse(CodeEmpty, "edit")
	}
	for _, e := range a.Edits {
		c.push(c.env.Now, InventoryEdited{a.Service, e})
	}
	return nil
}

// ServiceStream is the stream of a service's inventory.
func ServiceStream(id string) string { return servicePrefix + id }

const servicePrefix = "service:"

// ServiceOf gives the service whose stream this is; ok is false for an incident's.
func ServiceOf(stream string) (id string, ok bool) { return strings.CutPrefix(stream, servicePrefix) }
