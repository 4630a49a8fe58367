package keymap

import "shirei/ui/text/cell"

// gap stands between two items of the footer.
const gap = "   "

// Item is one entry of the footer: a key and what it does.
type Item struct{ Key, Label string }

// Items returns the footer's entries that fit in width cells, whole ones only.
// One that does not fit is left out and a shorter one after it may stand.
func Items(lang string, width int, actions []Action) []Item {
	var items []Item
	used := 0
	for _, a := range actions {
		if !a.Footer || a.KeyHint() == "" {
			continue
		}
		it := Item{Key: a.KeyHint(), Label: a.Label.In(lang)}
		w := cell.Width(it.Key) + 1 + cell.Width(it.Label)
		if len(items) > 0 {
			w += len(gap)
		}
		if used+w > width {
			continue
		}
		used += w
		items = append(items, it)
	}
	return items
}
