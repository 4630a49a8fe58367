// Package relate lets a person say how incidents belong together: one is merged into another, follows it or was caused by
// it. It also leads to those that were linked before. Home and the screen of an incident both open it.
package relate

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// offered is how many other incidents are offered, those that go on first.
const offered = 100

// asked is an incident while somebody relates it to another.
type asked struct {
	env   *screen.Env
	state *incident.State
	heads []desk.Head // the others
}

// Choose offers what an incident can be to others, and to go to those it is linked to, which is all that is left to who only
// watches.
func Choose(env *screen.Env, stream string) tea.Cmd {
	return with(env, stream, func(a asked) tea.Msg {
		items := a.linked()
		switch {
		case !env.Seat.Watches():
			items = append(items, a.acts()...)
		case len(items) == 0:
			return screen.Failed{Err: env.Seat.Refused()}
		}
		return screen.Pick{Title: a.title(env.Words.Relate.Title), Items: items, Then: func(id string) tea.Cmd {
			if to, ok := strings.CutPrefix(id, "go "); ok {
				return open(to)
			}
			return screen.Send(a.which(incident.LinkKind(id)))
		}}
	})
}

// linked are the incidents that were linked before, to go to.
func (a asked) linked() (items []screen.Item) {
	for _, l := range a.state.Links {
		said := a.env.Words.Relate.Open(a.env.Lang.Link(l.Kind), incident.Short(l.To))
		items = append(items, screen.Item{ID: "go " + l.To, Label: said, Detail: clean.Line(l.Title)})
	}
	return items
}

// acts are what it can be to another; it is merged once.
func (a asked) acts() []screen.Item {
	w := a.env.Words.Relate
	items := []screen.Item{
		{ID: string(incident.LinkDuplicateOf), Label: w.Merge}, {ID: string(incident.LinkDuplicate), Label: w.Take},
		{ID: string(incident.LinkFollows), Label: w.Follows}, {ID: string(incident.LinkCausedBy), Label: w.CausedBy},
	}
	if _, merged := a.state.MergedInto(); merged {
		return items[1:]
	}
	return items
}

// Merge asks into which other incident one is merged; otherwise is done where there is no other.
func Merge(env *screen.Env, stream string, otherwise tea.Cmd) tea.Cmd {
	return with(env, stream, func(a asked) tea.Msg {
		if len(a.heads) == 0 {
			return otherwise()
		}
		return a.which(incident.LinkDuplicateOf)
	})
}

// with reads an incident and the others, outside Update.
func with(env *screen.Env, stream string, then func(asked) tea.Msg) tea.Cmd {
	seat := env.Seat
	return func() tea.Msg {
		st, err := seat.State(context.Background(), stream)
		if err != nil {
			return screen.Failed{Err: err}
		}
		heads, err := seat.Heads(context.Background(), desk.HeadFilter{Limit: offered})
		if err != nil {
			return screen.Failed{Err: err}
		}
		heads = slices.DeleteFunc(heads, func(h desk.Head) bool { return h.Stream == stream })
		return then(asked{env, st, heads})
	}
}

func (a asked) title(what string) string {
	return what + a.env.Words.Common.Colon + a.state.Short() + " " + clean.Line(a.state.Title)
}

// which asks for the other incident.
func (a asked) which(how incident.LinkKind) tea.Msg {
	w := a.env.Words.Relate
	if len(a.heads) == 0 {
		return screen.Toast{Text: w.None}
	}
	title := map[incident.LinkKind]string{
		incident.LinkDuplicateOf: w.MergeTitle, incident.LinkDuplicate: w.TakeTitle, incident.LinkFollows: w.FollowsTitle, incident.LinkCausedBy: w.CausedByTitle,
	}[how]
	var items []screen.Item
	for _, h := range a.heads {
		items = append(items, screen.Item{ID: h.Stream, Label: incident.Short(h.Stream) + " " + clean.Line(h.Title), Detail: a.env.Lang.Status(h.Status)})
	}
	return screen.Pick{Title: a.title(title), Items: items, Then: func(to string) tea.Cmd { return a.why(how, to) }}
}

// why asks for the reason, which a merge needs: it ends one of the two.
func (a asked) why(how incident.LinkKind, to string) tea.Cmd {
	w, from, into := a.env.Words.Relate, a.state.Stream, to
	if how == incident.LinkDuplicate { // the other one is merged into this
		how, from, into = incident.LinkDuplicateOf, to, from
	}
	merge := how == incident.LinkDuplicateOf
	p := screen.Prompt{Title: a.title(a.env.Lang.Link(how)), Label: w.Why, Hint: w.LinkHint, Stream: from, Field: "relate." + string(how)}
	if merge {
		p.Title, p.Hint = w.Merging(incident.Short(from), incident.Short(into)), w.MergeHint
	}
	p.Then = func(why string) tea.Cmd {
		if merge && strings.TrimSpace(why) == "" {
			return screen.Send(p)
		}
		return a.link(from, into, how, why)
	}
	return screen.Send(p)
}

// link goes through the desk; after a merge the one that goes on is on the glass.
func (a asked) link(from, into string, how incident.LinkKind, why string) tea.Cmd {
	seat, w := a.env.Seat, a.env.Words.Relate
	return func() tea.Msg {
		if _, err := seat.Link(context.Background(), from, into, how, why); err != nil {
			return screen.Failed{Err: err}
		}
		said := screen.Send(screen.Toast{Text: w.Linked})
		if how == incident.LinkDuplicateOf {
			said = tea.Sequence(open(into), screen.Send(screen.Toast{Text: w.Merged(incident.Short(from), incident.Short(into))}))
		}
		return tea.Sequence(screen.Send(screen.Woken{}), said)()
	}
}

func open(stream string) tea.Cmd {
	return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: stream}})
}
