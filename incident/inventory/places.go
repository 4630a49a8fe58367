package inventory

import (
	"cmp"
	"slices"
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
	at := a.kind.path()
	out := Label(p.lang, at)
	if a.id != "" {
		out += " > " + p.title(at, a.id)
	}
	if a.key != "" {
		out += " > " + Label(p.lang, a.kind.kind+"."+a.key)
	}
	return out
}

// title calls an entry by its name. A pitfall may name a layer for which there is none.
func (p Places) title(at, id string) string {
	name := p.titles[at+"."+id]
	if name == "" && slices.Contains(layers, id) {
		name = Label(p.lang, "layer."+id)
	}
	return cmp.Or(name, id)
}
