package inventory

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"shirei/incident"
)

// Apply gives the inventory with the edits made, in turn; s is left as it is. All rules of Parse hold for the result.
// Errors: a *Conflict where an answer is no longer what its edit was made on (Was) and has not become what the edit says;
// edits of other fields of the same entry merge. Else Problems, whose Path names the field and whose Line is 0.
func (s *Service) Apply(edits ...incident.InventoryEdit) (*Service, error) {
	after := *s
	m := &editor{
		after:   &after,
		decoder: decoder{zones: map[string]bool{}, lines: map[string]int{}},
		touched: map[*kindSpec]bool{},
		removed: map[string]bool{},
	}
	for _, e := range edits {
		m.edit(e)
	}
	if m.conflict != nil {
		return nil, m.conflict
	}
	m.whole()
	if len(m.problems) > 0 {
		return nil, m.problems.told()
	}
	return m.after, nil
}

// editor makes edits in a copy, and collects what is wrong by the rules of the decoder.
type editor struct {
	decoder
	after    *Service
	conflict *Conflict // the first
	touched  map[*kindSpec]bool
	removed  map[string]bool // the paths of entries that were
}

func (m *editor) edit(e incident.InventoryEdit) {
	a, ok := locate(e.Path)
	if !ok || a.key != "" || a.isList() && (e.New || e.Remove) {
		m.problems.add(0, e.Path, CodeUnknownPath)
		return
	}
	m.own(a.kind)
	if a.isList() {
		m.listNA(a, e)
		return
	}
	entry, there := a.entry(m.after)
	switch {
	case e.Remove && there:
		m.remove(a, entry, e)
	case e.Remove: // someone else did the same
	case e.New && a.kind.list && there:
		m.problems.add(0, e.Path, CodeDuplicateID, a.id, spot{})
	case e.New && a.kind.list:
		m.set(a, m.add(a), e)
	case !there:
		m.dispute(Conflict{Path: e.Path, Removed: true})
	default:
		m.set(a, entry, e)
	}
}

// own copies a list before its first change, since the original's entries are not to be touched. An entry that exists
// once lies in the copy of the Service.
func (m *editor) own(k *kindSpec) {
	if m.touched[k] {
		return
	}
	m.touched[k] = true
	if !k.list {
		return
	}
	if items := k.in(m.after).FieldByName("Items"); items.Len() > 0 {
		items.Set(reflect.AppendSlice(reflect.MakeSlice(items.Type(), 0, items.Len()+1), items))
	}
}

// add appends an entry of nothing but its id. A list that did not apply does so now.
func (m *editor) add(a address) reflect.Value {
	v := a.kind.in(m.after)
	items := v.FieldByName("Items")
	items.Set(reflect.Append(items, reflect.Zero(items.Type().Elem())))
	v.FieldByName("NA").SetString("")
	entry := items.Index(items.Len() - 1)
	base(entry).ID = a.id
	if !goodID(a.id) {
		m.problems.add(0, a.path()+".id", CodeBadID, a.id)
	}
	return entry
}

// remove takes an entry away; one that exists once is left blank. The service keeps its id, which names its record.
func (m *editor) remove(a address, entry reflect.Value, e incident.InventoryEdit) {
	for _, f := range a.kind.fields {
		standing := entry.FieldByIndex(f.index)
		if f.key == "id" && (a.kind.list || a.isService()) || IsStamp(f.key) {
			continue
		}
		if was := plainAnswer(f, e.Was[f.key]); !reflect.DeepEqual(standing.Interface(), was.Interface()) {
			m.dispute(Conflict{Path: a.path() + "." + f.key, Key: f.key, Was: e.Was[f.key], Theirs: answerJSON(standing)})
			return
		}
	}
	if !a.kind.list {
		id := base(entry).ID
		entry.SetZero()
		if a.isService() {
			base(entry).ID = id
		}
		return
	}
	m.removed[a.path()] = true
	items := a.kind.in(m.after).FieldByName("Items")
	i := a.kind.indexOf(a.kind.in(m.after), a.id)
	items.Set(reflect.AppendSlice(items.Slice(0, i), items.Slice(i+1, items.Len())))
	if items.Len() == 0 {
		items.SetZero() // as Parse leaves a list it does not find
	}
}

// listNA says of a whole list that it does not apply, or takes that back.
func (m *editor) listNA(a address, e incident.InventoryEdit) {
	m.known(e, []string{"na"})
	if _, ok := e.Set["na"]; ok {
		standing := a.kind.in(m.after).FieldByName("NA")
		m.answer(a, fieldSpec{key: "na", typ: standing.Type()}, standing, e, false)
	}
}

// known finds keys of an edit that are not in the form.
func (m *editor) known(e incident.InventoryEdit, keys []string) {
	n := &node{}
	for _, key := range slices.Sorted(maps.Keys(e.Set)) {
		n.pairs = append(n.pairs, pair{key: key, value: &node{}})
	}
	m.keys(n, e.Path, keys)
}

// set puts the answers of an edit into an entry.
func (m *editor) set(a address, entry reflect.Value, e incident.InventoryEdit) {
	m.known(e, a.kind.keys)
	wasOK := base(entry).SecretOK
	secretOK := wasOK
	if raw, ok := e.Set["secret_ok"]; ok {
		secretOK = plainAnswer(a.kind.fields[a.kind.byKey["secret_ok"]], raw).Bool()
	}
	for _, f := range a.kind.fields {
		standing := entry.FieldByIndex(f.index)
		raw, ok := e.Set[f.key]
		switch {
		case ok && f.key == "id" && (a.kind.list || a.isService() && base(entry).ID != ""):
			if plainAnswer(f, raw).String() != base(entry).ID {
				m.problems.add(0, a.path()+".id", CodeFixedID, base(entry).ID)
			}
		case ok:
			m.answer(a, f, standing, e, secretOK)
		case wasOK && !secretOK: // what was let through is looked at again
			if n, err := answerNode(answerJSON(standing)); err == nil && n != nil {
				m.field(n, reflect.New(f.typ).Elem(), place{a.path() + "." + f.key, f.check, false})
			}
		}
	}
}

// answer puts one answer in the place of the standing one, unless that is no longer what the edit was made on.
func (m *editor) answer(a address, f fieldSpec, standing reflect.Value, e incident.InventoryEdit, secretOK bool) {
	path, raw := e.Path+"."+f.key, e.Set[f.key]
	n, err := answerNode(raw)
	if err != nil {
		m.problems.add(0, path, CodeSyntax, "JSON")
		return
	}
	next := reflect.New(f.typ).Elem()
	if n != nil {
		m.field(n, next, place{path, f.check, secretOK})
	}
	if !e.New && !IsStamp(f.key) {
		was := plainAnswer(f, e.Was[f.key])
		if !reflect.DeepEqual(standing.Interface(), was.Interface()) && !reflect.DeepEqual(standing.Interface(), next.Interface()) {
			m.dispute(Conflict{Path: path, Key: f.key, Was: e.Was[f.key], Theirs: answerJSON(standing), Mine: raw})
			return
		}
	}
	standing.Set(next)
}

func (m *editor) dispute(c Conflict) {
	if m.conflict == nil {
		c.Name = m.after.NameOf(c.Path)
		m.conflict = &c
	}
}

// IsStamp tells the fields that say who was last at an entry, and when, from its answers: the program writes them with each
// save, so two saves merge, and the last one's stay.
func IsStamp(key string) bool {
	return key == "reviewed" || key == "reviewed_by" || key == "updated" || key == "updated_by"
}

// plainAnswer reads an answer without judging it, as far as it can be read.
func plainAnswer(f fieldSpec, raw json.RawMessage) reflect.Value {
	out := reflect.New(f.typ).Elem()
	if n, err := answerNode(raw); err == nil && n != nil {
		d := decoder{zones: map[string]bool{}}
		d.field(n, out, place{check: f.check, secretOK: true})
	}
	return out
}

func (a address) path() string { return a.kind.entryPath(a.id) }
