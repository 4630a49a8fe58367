package inventory

import (
	"reflect"
	"slices"
	"strings"
)

// document goes through the sections.
func (w *splicer) document(root *node) {
	var parts []part
	indent, first := 0, w.last
	if root != nil && len(root.pairs) > 0 {
		parts = w.parts(root, w.last)
		indent = w.indent(parts[0].from)
		first = w.above(parts[0].from, indent)
		if first == 0 { // a comment that heads the file
			first = parts[0].from
		}
	}
	for _, sec := range schema() {
		if !slices.ContainsFunc(sec.kinds, func(k *kindSpec) bool { return w.touched[k] }) {
			continue
		}
		if i := slices.IndexFunc(parts, func(p part) bool { return p.key == sec.key }); i >= 0 {
			w.section(sec, parts[i])
		} else if text := w.sectionText(sec); text != "" {
			w.insert(placeFor(parts, sectionKeys(), sec.key, first), indented(text, indent))
		}
	}
}

func (w *splicer) sectionText(sec *sectionSpec) string {
	out := &writer{}
	out.section(sec, reflect.ValueOf(w.after).Elem())
	return out.b.String()
}

// section goes through the kinds of a section. A section left without any goes with its key.
func (w *splicer) section(sec *sectionSpec, at part) {
	indent := w.indent(at.from)
	text := w.sectionText(sec)
	switch {
	case sec.kinds[0].index < 0:
		if k := sec.kinds[0]; !w.same(k) {
			w.once(k, at, text)
		}
		return
	case at.empty() || at.node.flow:
		w.refill(at, indented(text, indent))
		return
	}
	parts := w.parts(at.node, at.to)
	indent = w.indent(parts[0].from)
	gone := 0
	for _, k := range sec.kinds {
		if !w.touched[k] {
			continue
		}
		out := &writer{}
		out.kind(k, k.in(w.after), 0)
		text := out.b.String()
		i := slices.IndexFunc(parts, func(p part) bool { return p.key == k.key })
		switch {
		case i < 0 && text != "":
			w.insert(placeFor(parts, sec.kindKeys(), k.key, at.from+1), indented(text, indent))
			gone = -len(parts)
		case i < 0 || w.same(k):
			continue
		case k.list:
			w.list(k, parts[i], text)
		default:
			w.once(k, parts[i], text)
		}
		if text == "" {
			gone++
		}
	}
	if gone == len(parts) {
		w.remove(at.from, at.from+1)
	}
}

// same tells that the edits change nothing of a kind.
func (w *splicer) same(k *kindSpec) bool {
	return reflect.DeepEqual(k.in(w.before).Interface(), k.in(w.after).Interface())
}

// refill writes all that a key holds anew. A key that holds nothing, or a remark only, stays as it is written.
func (w *splicer) refill(at part, text string) {
	key, inside, _ := strings.Cut(text, "\n")
	line := w.lines[at.from]
	switch said := strings.TrimRight(strings.TrimSuffix(line, w.remark(at.from)), " \t"); {
	case text == "":
		w.remove(at.from, at.to)
	case at.empty() && strings.HasSuffix(said, ":") && strings.HasSuffix(key, ":"):
		w.insert(at.from+1, inside)
	default:
		w.replace(at.from, at.to, text)
	}
}

// list goes through the entries of a list, whose text it would be.
func (w *splicer) list(k *kindSpec, at part, text string) {
	was, now := k.in(w.before), k.in(w.after)
	if at.empty() || at.node.shape != shapeList || at.node.flow || len(at.node.items) == 0 || now.FieldByName("NA").String() != "" {
		w.refill(at, indented(text, w.indent(at.from)))
		return
	}
	kept, standing, left := k.kept(was, now), k.entries(was), map[string]reflect.Value{}
	for _, e := range k.entries(now) {
		left[base(e).ID] = e
	}
	items := w.items(at.node, at.to)
	indent := w.indent(items[0].from)
	for i, item := range items {
		if kept[item.key] {
			w.item(k, item, standing[i], left[item.key])
		} else {
			w.remove(w.above(item.from, indent), item.to)
		}
	}
	if text == "" {
		w.remove(at.from, at.from+1)
	}
	for _, e := range k.entries(now) {
		if !kept[base(e).ID] {
			out := &writer{}
			out.item(k, e, 0)
			w.insert(at.to, indented(out.b.String(), indent))
		}
	}
}

// item changes an entry of a list.
func (w *splicer) item(k *kindSpec, at part, was, now reflect.Value) {
	if reflect.DeepEqual(was.Interface(), now.Interface()) {
		return
	}
	if !at.node.flow && !w.whole {
		parts := w.parts(at.node, at.to)
		if head := now.FieldByIndex(k.fields[k.byKey[parts[0].key]].index); parts[0].from > at.from || answerJSON(head) != nil {
			w.fields(k, parts, was, now, at.to)
			return
		} // else the answer behind the dash goes, and the dash with it
	}
	out := &writer{}
	out.item(k, now, 0)
	w.replace(at.from, at.to, indented(out.b.String(), w.indent(at.from)))
}

// once changes an entry that exists once, whose text it would be.
func (w *splicer) once(k *kindSpec, at part, text string) {
	was, now := k.in(w.before), k.in(w.after)
	indent := w.indent(at.from)
	switch {
	case text == "":
		w.remove(w.above(at.from, indent), at.to)
	case at.empty() || at.node.flow || w.whole:
		w.refill(at, indented(text, indent))
	default:
		w.fields(k, w.parts(at.node, at.to), was, now, at.from+1)
	}
}

// fields changes the answers of an entry in their places. First is the line for one that comes before all others.
func (w *splicer) fields(k *kindSpec, parts []part, was, now reflect.Value, first int) {
	indent := w.keyIndent(parts)
	for _, f := range k.fields {
		if reflect.DeepEqual(was.FieldByIndex(f.index).Interface(), now.FieldByIndex(f.index).Interface()) {
			continue
		}
		out := &writer{}
		out.field(f, now.FieldByIndex(f.index), 0)
		text := indented(out.b.String(), indent)
		i := slices.IndexFunc(parts, func(p part) bool { return p.key == f.key })
		switch {
		case i < 0 && text != "":
			w.insert(placeFor(parts, k.keys, f.key, first), text)
		case i < 0:
		case text == "":
			w.remove(parts[i].from, parts[i].to)
		default:
			head := w.lines[parts[i].from][:indent] // a dash, for the first key of an item
			w.replace(parts[i].from, parts[i].to, head+text[indent:])
		}
	}
}

// keyIndent counts what stands before the keys of an entry: spaces, or a dash among them.
func (w *splicer) keyIndent(parts []part) int {
	line := w.lines[parts[0].from]
	return len(line) - len(strings.TrimLeft(line, " -"))
}
