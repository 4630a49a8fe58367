package term

import (
	"errors"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
)

// edits does what screens ask of an inventory, and tells whether the message was such a request.
func (r *Root) edits(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.Revise:
		return r.revise(msg), true
	case screen.Fill:
		return r.fill(msg), true
	case screen.Revised:
		return r.revised(msg), true
	case screen.Editor:
		return r.editor(msg), true
	case editing:
		return r.edit(msg), true
	case edited:
		return r.edited(msg), true
	}
	return nil, false
}

// revise edits an inventory through the desk, outside Update.
func (r *Root) revise(v screen.Revise) tea.Cmd {
	seat, ctx := r.env.Seat, r.ctx
	return func() tea.Msg {
		done := screen.Revised{Revise: v}
		if v.Undo {
			done.Service, done.Undid, done.Err = seat.UndoEdit(ctx, v.Service)
		} else {
			done.Service, done.Err = seat.EditInventory(ctx, v.Service, v.Edits...)
		}
		return done
	}
}

// fill closes a gap of an incident and edits the inventory with what it turned out to be.
func (r *Root) fill(f screen.Fill) tea.Cmd {
	seat, ctx := r.env.Seat, r.ctx
	return func() tea.Msg {
		done := screen.Revised{Revise: f.Revise}
		if _, done.Err = seat.FillGap(ctx, f.Stream, f.Gap, f.Value, f.Revise.Edits...); done.Err == nil && f.Revise.Service != "" {
			done.Service, done.Err = seat.Service(ctx, f.Revise.Service)
		}
		return done
	}
}

// revised says what came of an edit. What is wrong with a field that was asked for by its tag is said beside the field.
func (r *Root) revised(done screen.Revised) tea.Cmd {
	var problems inventory.Problems
	var conflict *inventory.Conflict
	lang := string(r.env.Lang)
	switch {
	case done.Err == nil && done.Revise.Undo:
		undid := r.env.Words.Undid(r.env.Lang, done.Service.Inventory, done.Undid, true)
		r.say(screen.Toast{Text: clean.Line(r.env.Words.Inventory.Edit.Undone.Line(undid))})
	case done.Err == nil && done.Revise.Said != "":
		r.say(screen.Toast{Text: done.Revise.Said})
	case done.Err == nil:
	case errors.As(done.Err, &problems) && len(problems) > 0:
		if done.Revise.Tag == "" {
			r.say(screen.Toast{Text: clean.Line(problems[0].Words(lang)), Bad: true})
		}
	case errors.As(done.Err, &conflict):
		if done.Revise.Tag == "" || conflict.Removed {
			r.say(screen.Toast{Text: clean.Line(conflict.Words(lang)), Bad: true})
		}
	default:
		r.fail(done.Err)
	}
	return r.everyone(done)
}

// editing is a file that waits for the person's editor, edited what came of it.
type (
	editing struct {
		path string
		then func(string) tea.Cmd
	}
	edited struct {
		text string
		err  error
		then func(string) tea.Cmd
	}
)

// editor writes a text into a file of the person's own for their editor. Over SSH the editor would be the server's.
func (r *Root) editor(e screen.Editor) tea.Cmd {
	words := r.env.Words.Inventory.Edit.YAML
	switch {
	case r.env.Remote:
		return screen.Send(screen.Toast{Text: words.Remote})
	case r.opt.Editor == nil:
		return screen.Send(screen.Toast{Text: words.NoEditor})
	}
	return func() tea.Msg {
		path, err := own(e.Name, e.Text)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return editing{path, e.Then}
	}
}

// own writes a file that nobody else may read (0600).
func own(name, text string) (string, error) {
	f, err := os.CreateTemp("", "shirei-*-"+filepath.Base(name))
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	return f.Name(), errors.Join(err, f.Close())
}

// edit hands the terminal to the editor until it ends, and reads what it saved.
func (r *Root) edit(e editing) tea.Cmd {
	return tea.ExecProcess(r.opt.Editor(e.path), func(err error) tea.Msg {
		text, reading := os.ReadFile(e.path)
		err = errors.Join(err, reading, os.Remove(e.path))
		return edited{string(text), err, e.then}
	})
}

func (r *Root) edited(e edited) tea.Cmd {
	if e.err != nil {
		r.opt.log(e.err)
		return screen.Send(screen.Toast{Text: r.env.Words.Inventory.Edit.YAML.Failed, Bad: true})
	}
	return e.then(e.text)
}
