package inventory

import (
	"reflect"
	"strings"
	"sync"
)

// address is the path of a kind, an entry or a field taken apart.
type address struct {
	kind *kindSpec
	id   string // of the entry, in a list
	key  string // of the field
}

// kindsByPath finds a kind by monitoring.dashboards or service.
var kindsByPath = sync.OnceValue(func() map[string]*kindSpec {
	out := map[string]*kindSpec{}
	for _, k := range kindsBySpecificity() {
		out[k.path()] = k
	}
	return out
})

// locate takes a path apart; it is false where the form has no such place.
func locate(path string) (address, bool) {
	k, rest := kindAt(path)
	if k == nil {
		return address{}, false
	}
	a := address{kind: k}
	if k.list && len(rest) > 0 {
		a.id, rest = rest[0], rest[1:]
	}
	if len(rest) == 0 {
		return a, true
	}
	a.key = rest[0]
	_, known := k.byKey[a.key]
	return a, known
}

// kindAt gives the kind a path begins with, nil where the form has none, and the parts after it.
func kindAt(path string) (k *kindSpec, rest []string) {
	parts := strings.Split(path, ".")
	k, rest = kindsByPath()[parts[0]], parts[1:]
	if k == nil && len(parts) > 1 {
		k, rest = kindsByPath()[parts[0]+"."+parts[1]], parts[2:]
	}
	return k, rest
}

// entry gives the entry of an address inside a service.
func (a address) entry(s *Service) (reflect.Value, bool) {
	v := a.kind.in(s)
	if !a.kind.list {
		return v, true
	}
	if i := a.kind.indexOf(v, a.id); i >= 0 {
		return v.FieldByName("Items").Index(i), true
	}
	return reflect.Value{}, false
}

// isList tells of the address of a whole list.
func (a address) isList() bool { return a.kind.list && a.id == "" }

// isService tells of the entry that says which service this is; its id names the record.
func (a address) isService() bool { return a.kind.index < 0 }

// indexOf gives the place of an entry in its List, -1 where there is none.
func (k *kindSpec) indexOf(list reflect.Value, id string) int {
	items := list.FieldByName("Items")
	for i := range items.Len() {
		if base(items.Index(i)).ID == id {
			return i
		}
	}
	return -1
}
