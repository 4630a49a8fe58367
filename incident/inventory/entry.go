package inventory

import (
	"reflect"

	"shirei/incident"
)

// ParseEntry reads the YAML of one entry, as FormatEntry writes it and a person has changed it, and gives the edit that
// makes it so in s: one with neither Set nor New where nothing changed. The entry is added where s has none of that path.
// What is wrong comes back as Problems with the lines of the text; the id may not differ from the path's.
func ParseEntry(s *Service, path string, yaml []byte) (incident.InventoryEdit, error) {
	none := incident.InventoryEdit{Path: path}
	a, ok := locate(path)
	if !ok || a.key != "" || a.isList() {
		return none, Problems{{Path: path, Code: CodeUnknownPath}}
	}
	root, problems := readText(yaml)
	if len(problems) > 0 {
		return none, problems
	}
	if root == nil || root.shape == "" {
		root = &node{line: 1, shape: shapeMap}
	}
	written := reflect.New(a.kind.elem()).Elem()
	d := decoder{zones: map[string]bool{}, lines: map[string]int{}}
	if d.want(root, shapeMap, path) {
		d.entry(a.kind, root, written, path)
		d.sameID(a, root)
	}
	if len(d.problems) > 0 {
		return none, d.problems.told()
	}
	edit := a.editTo(s, written)
	if _, err := s.Apply(edit); err != nil {
		return none, atLines(err, path, root)
	}
	return edit, nil
}

// sameID holds the text of an entry to the id it is edited under.
func (d *decoder) sameID(a address, root *node) {
	id := root.get("id")
	switch {
	case !a.kind.list:
	case id.string() == "":
		d.problems.add(root.line, a.path(), CodeMissingID)
	case id.text != a.id:
		d.problems.add(id.line, a.path()+".id", CodeFixedID, a.id)
	}
}

// editTo gives the edit that makes an entry of s what is written.
func (a address) editTo(s *Service, written reflect.Value) incident.InventoryEdit {
	standing, there := a.entry(s)
	if !there {
		return incident.InventoryEdit{Path: a.path(), New: true, Set: a.kind.answers(written)}
	}
	if e := a.kind.diffEntry(a.path(), standing, written); e != nil {
		return *e
	}
	return incident.InventoryEdit{Path: a.path()}
}

// atLines gives the problems of an edit the lines of the text it was written in.
func atLines(err error, path string, root *node) error {
	problems, ok := err.(Problems)
	if !ok {
		return err
	}
	lines := map[string]int{}
	for _, p := range root.pairs {
		lines[path+"."+p.key] = p.line
	}
	for i, p := range problems {
		if problems[i].Line = lines[p.Path]; problems[i].Line == 0 {
			problems[i].Line = root.line
		}
	}
	return problems.told()
}
