package text

// Inventory is what the inventory screen says.
type Inventory struct{}

var inventoryJA = Inventory{}

var inventoryEN = Inventory{}
