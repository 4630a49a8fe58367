package text

import (
	"cmp"
	"fmt"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/text/cell"
)

// UndoWords say what an undo in the inventory took back.
type UndoWords struct {
	Line    func(changes []string) string // all of it on one line: the first change, and how many others
	Added   func(entry string) string     // the entry that had been added is gone
	Removed func(entry string) string     // the entry that had been removed is there again
	Changed func(entry, field, was, now string) string
}

var undoJA = UndoWords{
	Line:    undoLine("元に戻しました", "：", "（ほか%d件）"),
	Added:   func(entry string) string { return entry + "（追加を取り消し）" },
	Removed: func(entry string) string { return entry + "（削除を取り消し）" },
	Changed: func(entry, field, was, now string) string {
		return fmt.Sprintf("%s > %s「%s」→「%s」", entry, field, was, now)
	},
}

var undoEN = UndoWords{
	Line:    undoLine("Taken back", ": ", " and %d more"),
	Added:   func(entry string) string { return entry + " (it had been added)" },
	Removed: func(entry string) string { return entry + " (it had been removed)" },
	Changed: func(entry, field, was, now string) string {
		return fmt.Sprintf("%s > %s “%s” → “%s”", entry, field, was, now)
	},
}

func undoLine(done, colon, more string) func(changes []string) string {
	return func(changes []string) string {
		switch n := len(changes); n {
		case 0:
			return done
		case 1:
			return done + colon + changes[0]
		default:
			return done + colon + changes[0] + fmt.Sprintf(more, n-1)
		}
	}
}

// Cells an undo gives to each of the answers it names, so that both stand on the line: at the foot of the screen, and on
// the command line.
const (
	undoneBrief = 16
	undoneCells = 40
)

// Undid words each change an undo made: the entry, the field, what stood and what stands again. In brief it leaves out of
// which kind the entry is. Text in it is uncleaned.
func (c *Catalog) Undid(l lang.Lang, after *inventory.Service, edits []incident.InventoryEdit, brief bool) []string {
	words, most := c.Inventory.Edit.Undone, undoneCells
	if brief {
		most = undoneBrief
	}
	short := func(answer string) string { return cell.CutTail(cmp.Or(answer, c.Inventory.Blank), most, "…") }
	var out []string
	for _, t := range after.Tell(string(l), edits...) {
		if brief {
			t.Entry = t.Name
		}
		switch {
		case t.Removed:
			out = append(out, words.Added(t.Entry))
		case t.Added:
			out = append(out, words.Removed(t.Entry))
		default:
			out = append(out, words.Changed(t.Entry, t.Field, short(t.Was), short(t.Now)))
		}
	}
	return out
}
