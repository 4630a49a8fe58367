package inventory

import (
	"maps"
	"slices"
)

// whole holds the edited inventory to the rules that bind entries to one another.
func (m *editor) whole() {
	for _, k := range kindsBySpecificity() {
		if m.touched[k] && k.list {
			m.lists(k)
		}
	}
	m.references(m.after)
	if m.touched[kindsByPath()["contact.people"]] {
		m.ladder(m.after)
	}
	m.inUse()
	if len(m.problems) == 0 && len(Format(m.after)) > maxMiB<<20 {
		m.problems.add(0, "", CodeTooBig, maxMiB) // it could be written, and never read again
	}
}

// lists holds a list to what is asked of all its entries together.
func (m *editor) lists(k *kindSpec) {
	v := k.in(m.after)
	if n := v.FieldByName("Items").Len(); n > 0 && v.FieldByName("NA").String() != "" {
		m.problems.add(0, k.path()+".na", CodeNotEmpty, n)
	}
	i, ok := k.byKey["first"]
	if !ok {
		return
	}
	first := ""
	for _, e := range k.entries(v) {
		if !e.FieldByIndex(k.fields[i].index).Bool() {
			continue
		}
		path := k.entryPath(base(e).ID)
		if first != "" {
			m.problems.add(0, path+".first", CodeTwoFirst, spot{path: first, name: m.after.NameOf(first)})
		}
		first = path
	}
}

// placesOf gives paths with the names of their entries.
func (m *editor) placesOf(paths []string) (out spots) {
	for _, path := range paths {
		out = append(out, spot{path: path, name: m.after.NameOf(path)})
	}
	return out
}

// inUse finds entries that were removed while others still name them.
func (m *editor) inUse() {
	if len(m.removed) == 0 {
		return
	}
	told := map[string]bool{} // as dangling, since the same edits wrote it
	for _, p := range m.problems {
		told[p.Path] = true
	}
	known, left := m.after.known(), map[string][]string{}
	for r := range m.after.refs() {
		gone := "contact.people." + r.value
		if !m.removed[gone] && r.check == "ref" {
			gone = "response.deciders." + r.value
		}
		if m.removed[gone] && !known.names(r) && !told[r.path] {
			left[gone] = append(left[gone], r.path)
		}
	}
	for _, gone := range slices.Sorted(maps.Keys(left)) {
		m.problems.add(0, gone, CodeInUse, m.placesOf(left[gone]))
	}
}
