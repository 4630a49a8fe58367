package inventory

import (
	"slices"
	"strings"
)

// Find gives the entries that hold every word of the query in any of their
// fields, whatever the case and width, in the order of the form. An empty query
// finds all.
func (v *View) Find(query string) []Entry { return v.marked(v.Matches(query)) }

// Matches tells of each of Entries in turn whether Find gives it.
func (v *View) Matches(query string) []bool {
	words := strings.Fields(Fold(query))
	out := make([]bool, len(v.entries))
	if len(words) == 0 {
		for i := range out {
			out[i] = true
		}
		return out
	}
	v.texts().match(out, words)
	return out
}

// OfLayers gives the entries of one kind (dashboard, log, check …; empty for
// all) that belong to any of the layers. A list with no entries belongs to
// every layer, so that the blank shows where it hurts; so does an entry for
// which nobody said which.
func (v *View) OfLayers(kind string, layers ...string) []Entry {
	return v.marked(v.InLayers(kind, layers...))
}

// InLayers tells of each of Entries in turn whether OfLayers gives it.
func (v *View) InLayers(kind string, layers ...string) []bool {
	out := make([]bool, len(v.entries))
	for i := range v.entries {
		e := &v.entries[i]
		if kind != "" && e.Kind != kind {
			continue
		}
		out[i] = len(e.Layers) == 0 && (kind != "" || e.Blank) ||
			slices.ContainsFunc(e.Layers, func(l string) bool { return slices.Contains(layers, l) })
	}
	return out
}

func (v *View) marked(marks []bool) []Entry {
	n := 0
	for _, on := range marks {
		if on {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]Entry, 0, n)
	for i, on := range marks {
		if on {
			out = append(out, v.entries[i])
		}
	}
	return out
}
