package inventory

import (
	"cmp"
	"fmt"
	"iter"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// sectionSpec is one top key of the YAML.
type sectionSpec struct {
	key   string
	index int
	kinds []*kindSpec
}

// kindSpec is one kind of entry: a list of entries, or an entry that exists once.
type kindSpec struct {
	section string
	key     string // in the section; empty where the section is itself the entry
	kind    string // in the singular: dashboard
	list    bool
	index   int // in the section, -1 where the section is itself the entry
	sec     int // of the section, in Service
	need    need
	fields  []fieldSpec
	keys    []string
	byKey   map[string]int
}

// fieldSpec is one field of an entry.
type fieldSpec struct {
	key   string
	label string // for Label: dashboard.url
	check string
	or    string // a field that answers in its place
	need  need
	index []int
	typ   reflect.Type
}

// need is what a blank costs: the step it stops and the minutes lost there.
type need struct {
	step    string
	minutes int
}

// schema is read from the tags of Service, once, at its first use: a start that needs no inventory does not pay for it.
var schema = sync.OnceValue(readSchema)

func readSchema() []*sectionSpec {
	var sections []*sectionSpec
	top := reflect.TypeFor[Service]()
	for i := range top.NumField() {
		f := top.Field(i)
		sec := &sectionSpec{key: f.Tag.Get("key"), index: i}
		if _, ok := f.Type.FieldByName("Base"); ok {
			sec.kinds = []*kindSpec{readKind(sec.key, "", sec.key, f.Type, -1)}
		} else {
			for j := range f.Type.NumField() {
				sec.kinds = append(sec.kinds, readListOrEntry(sec.key, f.Type.Field(j), j))
			}
		}
		for _, k := range sec.kinds {
			k.sec = i
		}
		sections = append(sections, sec)
	}
	return sections
}

func readListOrEntry(section string, f reflect.StructField, index int) *kindSpec {
	key := f.Tag.Get("key")
	items, list := f.Type.FieldByName("Items")
	if !list {
		return readKind(section, key, cmp.Or(f.Tag.Get("kind"), key), f.Type, index)
	}
	k := readKind(section, key, f.Tag.Get("kind"), items.Type.Elem(), index)
	k.list = true
	k.need = readNeed(f.Tag.Get("need"))
	return k
}

func readKind(section, key, kind string, t reflect.Type, index int) *kindSpec {
	k := &kindSpec{section: section, key: key, kind: kind, index: index, byKey: map[string]int{}}
	if t.Field(0).Type != reflect.TypeFor[Base]() {
		panic("inventory: " + t.Name() + " does not begin with Base")
	}
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous {
			continue
		}
		k.byKey[f.Tag.Get("key")] = len(k.fields)
		k.keys = append(k.keys, f.Tag.Get("key"))
		k.fields = append(k.fields, fieldSpec{
			key: f.Tag.Get("key"), label: kind + "." + f.Tag.Get("key"), check: f.Tag.Get("check"), or: f.Tag.Get("or"),
			need: readNeed(f.Tag.Get("need")), index: f.Index, typ: f.Type,
		})
		if n := readNeed(f.Tag.Get("need")); n.minutes > k.need.minutes {
			k.need = n // an entry that exists once weighs as its worst blank
		}
	}
	return k
}

// readNeed reads a tag such as "triage 5". A malformed tag is a mistake in this
// package, so it panics at start and any test shows it.
func readNeed(tag string) need {
	if tag == "" {
		return need{}
	}
	step, minutes, _ := strings.Cut(tag, " ")
	n, err := strconv.Atoi(minutes)
	if err != nil {
		panic(fmt.Sprintf("inventory: tag need %q: %v", tag, err))
	}
	return need{step, n}
}

// value gives the struct or the List of this kind inside a service.
func (k *kindSpec) value(service reflect.Value, sectionIndex int) reflect.Value {
	section := service.Field(sectionIndex)
	if k.index < 0 {
		return section
	}
	return section.Field(k.index)
}

// in gives the struct or the List of this kind inside a service.
func (k *kindSpec) in(s *Service) reflect.Value {
	return k.value(reflect.ValueOf(s).Elem(), k.sec)
}

// entries gives the entries of this kind inside a service, one for a kind that
// exists once.
func (k *kindSpec) entries(v reflect.Value) []reflect.Value {
	if !k.list {
		return []reflect.Value{v}
	}
	items := v.FieldByName("Items")
	out := make([]reflect.Value, items.Len())
	for i := range out {
		out[i] = items.Index(i)
	}
	return out
}

// elem is the type of one entry.
func (k *kindSpec) elem() reflect.Type {
	t := reflect.TypeFor[Service]().Field(k.sec).Type
	if k.index >= 0 {
		t = t.Field(k.index).Type
	}
	if k.list {
		items, _ := t.FieldByName("Items")
		t = items.Type.Elem()
	}
	return t
}

// path is the address of the kind: monitoring.dashboards.
func (k *kindSpec) path() string {
	if k.key == "" {
		return k.section
	}
	return k.section + "." + k.key
}

// entryPath is the address of an entry: monitoring.dashboards.top.
func (k *kindSpec) entryPath(id string) string {
	if !k.list {
		return k.path()
	}
	return k.path() + "." + id
}

func sectionKeys() []string {
	out := make([]string, len(schema()))
	for i, sec := range schema() {
		out[i] = sec.key
	}
	return out
}

func (sec *sectionSpec) kindKeys() []string {
	out := make([]string, len(sec.kinds))
	for i, k := range sec.kinds {
		out[i] = k.key
	}
	return out
}

// kinds walks every kind of a service with the struct or List that holds it.
func (s *Service) kinds() iter.Seq2[*kindSpec, reflect.Value] {
	return func(yield func(*kindSpec, reflect.Value) bool) {
		service := reflect.ValueOf(s).Elem()
		for _, sec := range schema() {
			for _, k := range sec.kinds {
				if !yield(k, k.value(service, sec.index)) {
					return
				}
			}
		}
	}
}

// base gives what every entry carries; it is the first field of each.
func base(entry reflect.Value) *Base {
	return entry.Field(0).Addr().Interface().(*Base)
}
