package inventory

import (
	"slices"
	"strings"
)

// Find gives the entries that hold every word of the query in any of their
// fields, whatever the case and width, in the order of the form. An empty query
// finds all.
func (v *View) Find(query string) []Entry {
	words := strings.Fields(Fold(query))
	var out []Entry
	i := 0
	for _, sec := range v.Sections {
		for _, e := range sec.Entries {
			text := v.folded[i]
			i++
			if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
				out = append(out, e)
			}
		}
	}
	return out
}

// OfLayers gives the entries of one kind (dashboard, log, check …; empty for
// all) that belong to any of the layers. A list with no entries belongs to
// every layer, so that the blank shows where it hurts; so does an entry for
// which nobody said which.
func (v *View) OfLayers(kind string, layers ...string) []Entry {
	var out []Entry
	for _, sec := range v.Sections {
		for _, e := range sec.Entries {
			if kind != "" && e.Kind != kind {
				continue
			}
			if len(e.Layers) == 0 && (kind != "" || e.Blank) || slices.ContainsFunc(e.Layers, func(l string) bool {
				return slices.Contains(layers, l)
			}) {
				out = append(out, e)
			}
		}
	}
	return out
}

// Entry gives the entry of a path.
func (v *View) Entry(path string) (Entry, bool) {
	for _, sec := range v.Sections {
		for _, e := range sec.Entries {
			if e.Path == path {
				return e, true
			}
		}
	}
	return Entry{}, false
}

// searchText holds all an entry shows, folded. Secrets are not searched.
func (e Entry) searchText() string {
	parts := []string{e.ID, e.Title, e.Kind}
	for _, line := range e.Lines() {
		if line.Secret {
			continue
		}
		parts = append(parts, line.Label, line.Value)
		if line.Raw != line.Value {
			parts = append(parts, line.Raw)
		}
	}
	return Fold(strings.Join(parts, "\n"))
}
