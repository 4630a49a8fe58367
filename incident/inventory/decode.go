package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"shirei/incident/mask"
)

// decoder fills a Service from the tree, and collects what is wrong.
type decoder struct {
	problems Problems
	zones    map[string]bool
	refs     []ref
	lines    map[string]int // of each entry's `then`, by path
}

// ref is a value that must be the id of a person or decider.
type ref struct {
	value, path, check string
	line               int
}

func decode(root *node) (*Service, Problems) {
	s := &Service{}
	d := &decoder{zones: map[string]bool{}, lines: map[string]int{}}
	if root == nil || root.shape == "" {
		return s, nil
	}
	if d.want(root, shapeMap, "") {
		d.sections(root, reflect.ValueOf(s).Elem())
		d.references(s)
		d.ladder(s)
	}
	return s, d.problems
}

func (d *decoder) sections(root *node, service reflect.Value) {
	d.keys(root, "", sectionKeys())
	for _, p := range root.pairs {
		for _, sec := range schema() {
			if sec.key == p.key {
				d.section(sec, p.value, service)
			}
		}
	}
}

func (d *decoder) section(sec *sectionSpec, n *node, service reflect.Value) {
	if n == nil || n.shape == "" || !d.want(n, shapeMap, sec.key) {
		return
	}
	if k := sec.kinds[0]; k.index < 0 {
		d.entry(k, n, k.value(service, sec.index), sec.key)
		return
	}
	d.keys(n, sec.key, sec.kindKeys())
	for _, p := range n.pairs {
		for _, k := range sec.kinds {
			if k.key != p.key || p.value == nil || p.value.shape == "" {
				continue
			}
			v := k.value(service, sec.index)
			if k.list {
				d.list(k, p.value, v)
			} else if d.want(p.value, shapeMap, k.path()) {
				d.entry(k, p.value, v, k.path())
			}
		}
	}
}

func (d *decoder) list(k *kindSpec, n *node, v reflect.Value) {
	if na, ok := d.na(n, k.path()); ok {
		v.FieldByName("NA").SetString(na)
		return
	}
	if !d.want(n, shapeList, k.path()) || len(n.items) == 0 {
		return
	}
	items := reflect.MakeSlice(v.FieldByName("Items").Type(), len(n.items), len(n.items))
	seen, first := map[string]int{}, 0 // the line of the mark
	for i, item := range n.items {
		if item == nil {
			item = &node{line: n.line, shape: shapeMap}
		}
		path := k.entryPath(fmt.Sprintf("#%d", i+1))
		if item.shape == "" {
			item.shape = shapeMap // "- " and nothing after it
		}
		if d.want(item, shapeMap, path) {
			d.entry(k, item, items.Index(i), d.identify(k, item, path, seen))
		}
		if mark := item.get("first"); mark != nil && mark.text == "true" {
			if first > 0 {
				d.problems.add(mark.line, k.entryPath(item.get("id").string()), CodeTwoFirst, spot{line: first})
			}
			first = mark.line
		}
	}
	v.FieldByName("Items").Set(items)
}

// identify gives the path of an entry by its id, which must be there and new.
func (d *decoder) identify(k *kindSpec, item *node, path string, seen map[string]int) string {
	id := item.get("id")
	if id.string() == "" {
		d.problems.add(item.line, path, CodeMissingID)
		return path
	}
	path = k.entryPath(id.text)
	if line := seen[id.text]; line > 0 {
		d.problems.add(id.line, path, CodeDuplicateID, id.text, spot{line: line})
	} else {
		seen[id.text] = id.line
	}
	return path
}

func (d *decoder) entry(k *kindSpec, n *node, v reflect.Value, path string) {
	ok := n.get("secret_ok")
	secretOK := ok != nil && ok.text == "true"
	d.keys(n, path, k.keys)
	for _, p := range n.pairs {
		i, known := k.byKey[p.key]
		if !known || p.value == nil || p.value.shape == "" {
			continue
		}
		f := k.fields[i]
		at := place{path + "." + p.key, f.check, secretOK}
		if p.key == "then" {
			d.lines[at.path] = p.value.line
		}
		d.field(p.value, v.FieldByIndex(f.index), at)
	}
}

// place is where a value stands and what is asked of it.
type place struct {
	path, check string
	secretOK    bool
}

func (d *decoder) field(n *node, v reflect.Value, at place) {
	switch to := v.Addr().Interface().(type) {
	case *bool:
		if !n.bool {
			d.problems.add(n.line, at.path, CodeWrongType, shapeBool, n.shape)
		}
		*to = strings.EqualFold(n.text, "true")
	case *string:
		*to = d.text(n, at)
	case *Text:
		if na, ok := d.na(n, at.path); ok {
			to.NA = na
		} else {
			to.Value = d.text(n, at)
		}
	case *Number:
		if na, ok := d.na(n, at.path); ok {
			to.NA = na
		} else if text := d.text(n, at); text != "" {
			to.N, to.Set = d.number(text, n.line, at)
		}
	case *Texts:
		if na, ok := d.na(n, at.path); ok {
			to.NA = na
		} else {
			to.Values = d.texts(n, at)
		}
	case *Means:
		if na, ok := d.na(n, at.path); ok {
			to.NA = na
		} else {
			to.List = d.means(n, at)
		}
	}
}

func (d *decoder) text(n *node, at place) string {
	if n == nil || n.shape == "" || !d.want(n, shapeText, at.path) {
		return ""
	}
	if !at.secretOK && likelySecret(n.text, at.check == "place") {
		d.problems.add(n.line, at.path, CodeSecret)
		return ""
	}
	d.checkText(n.text, n.line, at)
	return n.text
}

// texts accepts a single text for a list of one.
func (d *decoder) texts(n *node, at place) []string {
	items := []*node{n}
	if n.shape == shapeList {
		items = n.items
	}
	var out []string
	for _, item := range items {
		if text := d.text(item, at); text != "" {
			out = append(out, text)
		}
	}
	return out
}

var meanKeys = []string{"kind", "value", "hours"}

func (d *decoder) means(n *node, at place) []Mean {
	if !d.want(n, shapeList, at.path) {
		return nil
	}
	var out []Mean
	for i, item := range n.items {
		path := fmt.Sprintf("%s.#%d", at.path, i+1)
		if item == nil || !d.want(item, shapeMap, path) {
			continue
		}
		d.keys(item, path, meanKeys)
		way := Mean{
			Kind:  d.text(item.get("kind"), place{path + ".kind", "mean_kind", at.secretOK}),
			Value: d.text(item.get("value"), place{path + ".value", "", at.secretOK}),
			Hours: d.text(item.get("hours"), place{path + ".hours", "hours", at.secretOK}),
		}
		if hours, bad := impossibleHours(way.Value); bad {
			d.problems.add(item.get("value").line, path+".value", CodeBadHours, hours)
		}
		out = append(out, way)
	}
	return out
}

// na reads {na: reason}.
func (d *decoder) na(n *node, path string) (string, bool) {
	if n.shape != shapeMap || len(n.pairs) != 1 || n.pairs[0].key != "na" {
		return "", false
	}
	reason := n.pairs[0].value
	if reason == nil || reason.shape == "" {
		d.problems.add(n.line, path, CodeMissingReason)
		return "", true
	}
	return d.text(reason, place{path: path + ".na"}), true
}

func (d *decoder) want(n *node, s shape, path string) bool {
	if n.shape == s {
		return true
	}
	d.problems.add(n.line, path, CodeWrongType, s, n.shape)
	return false
}

// keys finds keys that are not in the form or stand twice.
func (d *decoder) keys(n *node, path string, known []string) {
	seen := make(map[string]int, len(n.pairs))
	for _, p := range n.pairs {
		at := join(path, p.key)
		if line, again := seen[p.key]; again {
			d.problems.add(p.line, at, CodeDuplicateKey, p.key, line)
			continue
		}
		seen[p.key] = p.line
		if slices.Contains(known, p.key) {
			continue
		}
		if p.value != nil && (secretKey(p.key) || mask.Known(p.value.text)) {
			d.problems.add(p.line, at, CodeSecret)
			continue
		}
		d.problems.add(p.line, at, CodeUnknownKey, p.key, strings.Join(known, ", "))
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
