package crew

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/ui/term/screen"
)

// threadsMsg brings the hypotheses, questions and actions of an incident.
type threadsMsg struct {
	stream  string
	entries []incident.Entry
}

// threads reads them, outside Update.
func (r Room) threads() tea.Cmd {
	seat, stream := r.Env.Seat, r.state().Stream
	return func() tea.Msg {
		entries, err := seat.Threads(context.Background(), stream)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return threadsMsg{stream, entries}
	}
}

// opening reads them and opens a pane that begins with them.
func (r Room) opening(make func([]incident.Entry) screen.Pane) tea.Cmd {
	read := r.threads()
	return func() tea.Msg {
		switch msg := read().(type) {
		case threadsMsg:
			return screen.Overlay{Pane: make(msg.entries)}
		default:
			return msg
		}
	}
}

// following is the record of hypotheses, questions and actions that a pane draws, kept up to date.
type following struct {
	room    Room
	entries []incident.Entry
}

// follow takes what was read, or reads anew what was written: a pane is laid out once that is there.
func (f *following) follow(msg tea.Msg) (read tea.Cmd) {
	switch msg := msg.(type) {
	case threadsMsg:
		if msg.stream == f.room.state().Stream {
			f.entries = msg.entries
		}
	case screen.Woken, screen.Acted:
		return f.room.threads()
	}
	return nil
}

// Advance asks what became of a hypothesis, a question or an action, then for the evidence, the answer or the person;
// a start needs no words.
func (r Room) Advance(e incident.Entry) tea.Cmd {
	l, words := r.Env.Lang, r.Env.Words.Incident
	var choices []choice
	for _, to := range incident.ProgressOf(e.Kind) {
		choices = append(choices, choice{string(to), l.Progress(to), func() tea.Cmd {
			if to == incident.ProgressAssigned {
				return r.choose(words.WhoTitle, nil, func(who string) tea.Cmd {
					return r.advance(e, incident.Advance{To: to, Who: who})
				})
			}
			if to == incident.ProgressStarted {
				return r.advance(e, incident.Advance{To: to})
			}
			return screen.Send(screen.Prompt{Title: l.Progress(to), Label: words.NoteTitle, Hint: name(e.Head()), Stream: e.Stream, Field: "progress." + e.ID,
				Then: func(note string) tea.Cmd {
					return r.advance(e, incident.Advance{To: to, Note: strings.TrimSpace(note)})
				}})
		}})
	}
	return pick(l.Entry(e.Kind)+r.Env.Words.Common.Colon+name(e.Head()), choices)
}

// advance records it where the entry was written.
func (r Room) advance(e incident.Entry, to incident.Advance) tea.Cmd {
	to.Target = e.ID
	return screen.Do(screen.Act{Stream: e.Stream, Cmd: to, Said: r.Env.Words.Common.Saved})
}

// underWay tells of an action that somebody does or is to do.
func underWay(e incident.Entry) bool {
	return e.Kind == incident.EntryAction && !e.Struck && e.Owner != "" &&
		slices.Contains([]incident.Progress{incident.ProgressAssigned, incident.ProgressStarted}, e.Progress)
}
