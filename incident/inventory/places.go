package inventory

import (
	"cmp"
	"encoding/json"
	"slices"

	"shirei/incident"
)

// Places words the paths of one inventory with the names of its entries.
type Places struct {
	lang   string
	titles map[string]string // of entries, by path
}

// Places words paths in ja or en.
func (s *Service) Places(lang string) Places { return Places{lang, s.titles(lang)} }

// Of words a path: "Accounts > Cloud console > MFA in an emergency". Names are as in the inventory, uncleaned. What has
// no name is called by its id.
func (p Places) Of(path string) string {
	a, ok := locate(path)
	if !ok && a.kind == nil {
		return Label(p.lang, path)
	}
	return a.place(p.lang, p.titles[a.path()])
}

// Place words one path as Places does.
func (s *Service) Place(lang, path string) string {
	a, ok := locate(path)
	if !ok && a.kind == nil {
		return Label(lang, path)
	}
	return a.place(lang, s.NameOf(path))
}

// NameOf gives the name of the entry of a list that a path is about; empty where it has none, or there is no such entry.
func (s *Service) NameOf(path string) string {
	a, ok := locate(path)
	if !ok || !a.kind.list || a.id == "" {
		return ""
	}
	if e, there := a.entry(s); there {
		return base(e).Name
	}
	return ""
}

// PlaceLabel words a path where no inventory is at hand, with the name its entry is known by; what is no path, such as a
// person's own words for what is missing, comes back as it is.
func PlaceLabel(lang, path, name string) string {
	a, ok := locate(path)
	if !ok {
		return path
	}
	return a.place(lang, name)
}

// PlaceOf words the place of an edit. An entry that is not there is called by the name the edit gives it or takes away.
func (s *Service) PlaceOf(lang string, e incident.InventoryEdit) string {
	return PlaceLabel(lang, e.Path, nameIn(e, s.NameOf(e.Path)))
}

// nameIn is the name an entry has, else the one an edit knows.
func nameIn(e incident.InventoryEdit, name string) string {
	for _, raw := range []json.RawMessage{e.Set["name"], e.Was["name"]} {
		if name == "" {
			_ = json.Unmarshal(raw, &name) // what is no text names nothing
		}
	}
	return name
}

// place words an address. An entry without a name is called by its id; a pitfall may name a layer for which there is none.
func (a address) place(lang, name string) string {
	out := Label(lang, a.kind.path())
	if a.id != "" {
		if name == "" && slices.Contains(layers, a.id) {
			name = Label(lang, "layer."+a.id)
		}
		out += " > " + cmp.Or(name, a.id)
	}
	if a.key != "" {
		out += " > " + Label(lang, a.kind.kind+"."+a.key)
	}
	return out
}
