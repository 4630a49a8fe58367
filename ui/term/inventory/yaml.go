package inventory

import (
	"cmp"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// written is the outcome of a text from the editor. What was refused is kept as a draft.
type written struct {
	to   *pane
	path string // of the entry; empty: the whole inventory
	base string // what was opened
	text string
	err  error
}

// edit opens the YAML of the entry under the cursor in the person's editor; of the whole inventory, with the cursor on the
// sections. A text that was refused before is gone on with.
func (s *pane) editYAML() tea.Cmd {
	words := s.env.Words.Inventory.Edit.YAML
	if s.env.Remote {
		return screen.Send(screen.Toast{Text: words.Remote})
	}
	r, ok := s.current()
	if !ok {
		return s.openYAML("", s.book.svc.YAML)
	}
	if text, ok := inv.FormatEntry(s.book.svc.Inventory, r.Path); ok {
		return s.openYAML(r.Path, string(text))
	}
	return screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.NoEdit})
}

// draftOf and baseOf name the drafts of a text that was refused and of what it was made from.
func draftOf(path string) string { return "yaml." + path }
func baseOf(path string) string  { return "yaml.base." + path }

// openYAML hands a text, or the draft of it, to the editor.
func (s *pane) openYAML(path, base string) tea.Cmd {
	text := base
	stream := incident.ServiceStream(s.book.svc.ID)
	if draft := s.env.Drafts.Text(stream, draftOf(path)); draft != "" {
		text, base = draft, cmp.Or(s.env.Drafts.Text(stream, baseOf(path)), base)
	}
	name := s.book.svc.ID
	if path != "" {
		name += "-" + path[strings.LastIndexByte(path, '.')+1:]
	}
	return screen.Send(screen.Editor{Name: name + ".yaml", Text: text, Then: func(saved string) tea.Cmd {
		return s.writeYAML(written{to: s, path: path, base: base, text: saved})
	}})
}

// writeYAML records what came back from the editor.
func (s *pane) writeYAML(w written) tea.Cmd {
	if w.text == w.base {
		s.dropYAML(w.path)
		return screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.YAML.Same})
	}
	s.keepSafe(w, nil)
	seat, id, now := s.env.Seat, s.book.svc.ID, s.book.svc.Inventory
	return func() tea.Msg {
		ctx := context.Background()
		if w.path == "" {
			_, w.err = seat.RewriteInventory(ctx, id, w.base, []byte(w.text))
			return w
		}
		edit, err := rewritten(now, w)
		if w.err = err; err == nil && (edit.New || len(edit.Set) > 0) {
			_, w.err = seat.EditInventory(ctx, id, edit)
		}
		return w
	}
}

// rewritten gives the edit that a rewritten entry is, made on the text that was opened: it may have been a while ago.
func rewritten(now *inv.Service, w written) (incident.InventoryEdit, error) {
	opened, err := inv.ParseEntry(now, w.path, []byte(w.base))
	if err == nil && (opened.New || len(opened.Set) > 0) {
		if then, err := now.Apply(opened); err == nil {
			now = then
		}
	}
	return inv.ParseEntry(now, w.path, []byte(w.text))
}

// keepYAML keeps a text until it is recorded.
func (s *pane) keepYAML(path, text, base string) {
	stream, drafts := incident.ServiceStream(s.book.svc.ID), s.env.Drafts
	drafts.Put(drafts.Key(stream, draftOf(path)), text)
	drafts.Put(drafts.Key(stream, baseOf(path)), base)
}

// keepSafe keeps a text without what looks like a secret, and tells whether anything was left out.
func (s *pane) keepSafe(w written, problems inv.Problems) bool {
	text, hid := inv.HideSecrets(w.text, w.base, s.env.Words.Inventory.Edit.YAML.Hidden, problems)
	s.keepYAML(w.path, text, w.base)
	return hid
}

func (s *pane) dropYAML(path string) { s.keepYAML(path, "", "") }

// wrote takes the outcome: what is wrong is said with its lines, and the text can be gone on with.
func (s *pane) wrote(w written) tea.Cmd {
	words, l := s.env.Words.Inventory.Edit.YAML, string(s.env.Lang)
	var problems inv.Problems
	var conflict *inv.Conflict
	switch {
	case w.err == nil:
		s.dropYAML(w.path)
		return tea.Batch(screen.Send(screen.Toast{Text: words.Saved}), s.load(s.service, false))
	case errors.As(w.err, &problems):
		said := s.listProblems(problems, l)
		if s.keepSafe(w, problems) {
			said += "\n" + words.LeftOut
		}
		return s.askYAML(w, words.Effect(said))
	case errors.As(w.err, &conflict): // it was found to hold none
		s.keepYAML(w.path, w.text, w.base)
		return s.askYAML(w, words.Effect(clean.Line(conflict.Words(l))+"\n"+words.Behind))
	}
	return screen.Send(screen.Failed{Err: w.err})
}

func (s *pane) askYAML(w written, effect string) tea.Cmd {
	words := s.env.Words.Inventory.Edit.YAML
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: words.Title, Effect: effect, Yes: words.Again, No: words.Leave},
		Yes:     s.openYAML(w.path, w.base),
	})
}

// problemsMost are told at once: the first ones are what one corrects first.
const problemsMost = 5

func (s *pane) listProblems(problems inv.Problems, lang string) string {
	var lines []string
	for i, p := range problems {
		if i == problemsMost {
			lines = append(lines, s.env.Words.Common.Others(len(problems)-i))
			break
		}
		lines = append(lines, s.env.Words.Inventory.Edit.YAML.Line(p.Line, clean.Line(p.Words(lang))))
	}
	return strings.Join(lines, "\n")
}
