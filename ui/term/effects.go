package term

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// draftDelay is how long after a key half-typed text is saved.
const draftDelay = 150 * time.Millisecond

// saveDrafts is sent when half-typed text is to be saved.
type saveDrafts struct{}

// effect does what screens ask the outside for, and tells whether the message was such a request.
func (r *Root) effect(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.Act:
		return r.act(msg), true
	case screen.Acted:
		return r.acted(msg), true
	case screen.Failed:
		r.fail(msg.Err)
		return nil, true
	case screen.Copy:
		r.say(screen.Toast{Text: msg.Said})
		return tea.SetClipboard(msg.Text), true
	case screen.Ring:
		return r.ring(), true
	case screen.Open:
		return r.link(msg.URL), true
	case unopened:
		return r.handOver(msg.url), true
	case screen.Run:
		return r.run(msg), true
	case screen.SaveFile:
		return r.save(msg), true
	case screen.Export:
		return r.export(msg), true
	case saveDrafts:
		r.saving = false
		return r.flush(), true
	case draftsLost:
		r.env.Drafts.Retry(msg.taken)
		r.fail(msg.err)
		return nil, true
	}
	return r.edits(msg)
}

// act goes through the desk, outside Update.
func (r *Root) act(a screen.Act) tea.Cmd {
	seat, ctx := r.env.Seat, r.ctx
	return func() tea.Msg {
		if a.Undo {
			out, err := seat.Undo(ctx, a.Stream)
			return screen.Acted{Act: a, Outcome: out, Err: err}
		}
		out, err := seat.Act(ctx, a.Stream, a.Cmd, a.Sent...)
		return screen.Acted{Act: a, Outcome: out, Err: err}
	}
}

func (r *Root) acted(done screen.Acted) tea.Cmd {
	if done.Err != nil {
		r.fail(done.Err)
		return r.everyone(done)
	}
	r.env.Drafts.Sent(done.Act.Sent...)
	if done.Act.Said != "" {
		r.say(screen.Toast{Text: done.Act.Said})
	}
	return r.everyone(done)
}

// flush saves half-typed text. What could not be saved is tried again later.
func (r *Root) flush() tea.Cmd {
	taken, seat, ctx := r.env.Drafts.Take(), r.env.Seat, r.ctx
	if len(taken) == 0 {
		return nil
	}
	return func() tea.Msg {
		var failed error
		for k, text := range taken {
			failed = errors.Join(failed, seat.SaveDraft(ctx, k, text))
		}
		if failed == nil {
			return nil
		}
		return draftsLost{taken, failed}
	}
}

// save writes a text into the folder of exports.
func (r *Root) save(f screen.SaveFile) tea.Cmd {
	write := r.opt.Save
	return func() tea.Msg { return r.saved(write(r.ctx, f.Name, f.Text)) }
}

// export writes an incident's document into the folder of exports.
func (r *Root) export(e screen.Export) tea.Cmd {
	write := r.opt.Export
	return func() tea.Msg { return r.saved(write(r.ctx, e)) }
}

// saved says where a file went.
func (r *Root) saved(path string, err error) tea.Msg {
	if err != nil {
		return screen.Failed{Err: err}
	}
	return screen.Toast{Text: r.env.Words.Common.Written(path)}
}

// draftsLost is sent when half-typed text could not be saved; it stays on the glass and is tried again.
type draftsLost struct {
	taken map[desk.DraftKey]string
	err   error
}
