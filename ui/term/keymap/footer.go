package keymap

import "shirei/ui/text/cell"

// gap stands between two items of the footer.
const gap = "   "

// Item is one entry of the footer: a key and what it does.
type Item struct{ Key, Label string }

// Items returns the footer's entries that fit in width cells, whole ones only.
// One that does not fit is left out and a shorter one after it may stand; those
// that always stand have their room kept.
func Items(lang string, width int, actions []Action) []Item {
	kept := 0
	for _, a := range actions {
		if a.Always {
			kept += len(gap) + a.item(lang).width()
		}
	}
	var items []Item
	used := 0
	for _, a := range actions {
		if !a.Footer || a.KeyHint() == "" {
			continue
		}
		it := a.item(lang)
		w := it.width()
		if len(items) > 0 {
			w += len(gap)
		}
		room := width - used - kept
		if a.Always {
			room += len(gap) + it.width()
			kept -= len(gap) + it.width()
		}
		if w > room {
			continue
		}
		used += w
		items = append(items, it)
	}
	return items
}

func (a Action) item(lang string) Item { return Item{Key: a.KeyHint(), Label: a.Label.In(lang)} }

func (it Item) width() int { return cell.Width(it.Key) + 1 + cell.Width(it.Label) }
