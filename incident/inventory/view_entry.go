package inventory

import (
	"cmp"
	"reflect"
)

// viewMaker is what all entries of a view have in common. After NewView it is only read.
type viewMaker struct {
	lang    string
	service *Service
	today   string
	names   func() map[string]string // what people and deciders are called, by id
	stale   map[reviewKey]bool
}

// reviewKey is all on which it depends whether an answered entry of a list is stale: thousands share a few.
type reviewKey struct{ reviewed, updated, every string }

// kindView tells of one kind where stands what a list of its entries shows. A
// place is the index of a field; nil where the kind has none.
type kindView struct {
	*kindSpec
	*viewMaker
	at        string // its path
	title     string // of an entry without a name
	command   []int
	links     [][]int // what can be opened, the first that is filled
	copied    [][]int // what can be copied where there is no command
	first     []int
	layer     []int
	ownLayers []string // that its entries have by nature
}

func (m *viewMaker) kind(k *kindSpec) *kindView {
	out := &kindView{
		kindSpec: k, viewMaker: m, at: k.path(), title: Label(m.lang, k.path()),
		command: k.place("command"), first: k.place("first"), layer: k.place("layer"), ownLayers: natural[k.kind],
		links:  [][]int{k.place("url"), k.place("status_page")},
		copied: [][]int{k.place("means"), k.place("where"), k.place("text"), k.place("steps")},
	}
	return out
}

// natural are the layers of kinds that belong to one unless their entries say otherwise.
var natural = map[string][]string{"integration": {"external"}, "job": {"app"}, "sensitive": {"infra"}}

func (k *kindSpec) place(key string) []int {
	if i, ok := k.byKey[key]; ok {
		return k.fields[i].index
	}
	return nil
}

// count is how many entries of this kind there are.
func (k *kindSpec) count(v reflect.Value) int {
	if !k.list {
		return 1
	}
	return v.FieldByName("Items").Len()
}

// entries adds the entries of a kind, or what stands for them where there are none.
func (k *kindView) entries(to []Entry, v reflect.Value) []Entry {
	n := k.count(v)
	if n == 0 {
		na := v.FieldByName("NA").String()
		return append(to, Entry{
			Section: k.section, Kind: k.kindSpec.kind, Path: k.at, Title: k.title, Blank: na == "", NA: na, kind: k,
		})
	}
	items := v
	if k.list {
		items = v.FieldByName("Items")
	}
	for i := range n {
		e := v
		if k.list {
			e = items.Index(i)
		}
		to = append(to, Entry{})
		k.entry(&to[len(to)-1], e)
	}
	return to
}

func (k *kindView) entry(out *Entry, e reflect.Value) {
	b := base(e)
	out.kind, out.of = k, e
	out.Section, out.Kind, out.NA = k.section, k.kindSpec.kind, b.NA
	out.Path, out.Title = k.at, cmp.Or(b.Name, b.ID, k.title)
	if k.list {
		out.Path += "." + b.ID
	}
	if k.list || k.index < 0 {
		out.ID = b.ID
	}
	out.Reviewed, out.ReviewedBy = max(b.Reviewed, k.service.Service.Reviewed), b.ReviewedBy
	out.Updated, out.UpdatedBy = b.Updated, b.UpdatedBy
	out.Blank = !k.list && !anyFilled(k.kindSpec, e)
	out.Stale = k.isStale(b, e)
	out.First = k.first != nil && *e.FieldByIndex(k.first).Addr().Interface().(*bool)
	out.Layers = k.layers(e)
	out.Command, out.URL = filled(e, k.command), filled(e, k.links...)
	out.Copy = cmp.Or(out.Command, filled(e, k.copied...), out.URL)
}

func (k *kindView) isStale(b *Base, e reflect.Value) bool {
	key := reviewKey{b.Reviewed, b.Updated, b.ReviewEvery}
	stale, known := k.stale[key]
	switch {
	case known && k.list:
		return stale && k.answered(e)
	case !k.answered(e):
		return false
	}
	_, stale = k.service.staleEntry(k.kindSpec, e, k.today)
	if k.list {
		k.stale[key] = stale
	}
	return stale
}

// layers gives the layers of an entry, or those its kind has by nature.
func (k *kindView) layers(e reflect.Value) []string {
	if k.layer != nil {
		if texts := e.FieldByIndex(k.layer).Addr().Interface().(*Texts); len(texts.Values) > 0 {
			return texts.Values
		}
	}
	return k.ownLayers
}

// filled gives what stands in the first of some places that is filled; of ways to reach someone the first.
func filled(e reflect.Value, places ...[]int) string {
	for _, index := range places {
		if index == nil {
			continue
		}
		switch field := e.FieldByIndex(index).Addr().Interface().(type) {
		case *Text:
			if field.Value != "" {
				return field.Value
			}
		case *Means:
			if len(field.List) > 0 && field.List[0].Value != "" {
				return field.List[0].Value
			}
		}
	}
	return ""
}

// names gives what people and deciders are called, by id. A decider is called
// by the role and the person's name.
func (s *Service) names() map[string]string {
	out := make(map[string]string, len(s.Contact.People.Items)+len(s.Response.Deciders.Items))
	for _, p := range s.Contact.People.Items {
		out[p.ID] = p.Name
	}
	for _, d := range s.Response.Deciders.Items {
		if out[d.ID] != "" {
			continue
		}
		person := cmp.Or(out[d.Contact.Value], d.Contact.Value)
		out[d.ID] = cmp.Or(d.Name, person)
		if d.Name != "" && person != "" {
			out[d.ID] = d.Name + " (" + person + ")"
		}
	}
	return out
}
