package incident

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/crew"
	"shirei/ui/term/gap"
	"shirei/ui/term/ladder"
	"shirei/ui/term/relate"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// Disabled says why an action cannot be done now.
func (s *Screen) Disabled(action string) string {
	if s.gone || !s.loaded {
		return s.env.Words.Incident.Missing
	}
	if s.env.Seat.Watches() && slices.Contains(writes, action) {
		what, next := text.ErrorAt(s.env.Seat.Refused(), s.env.Lang, s.Clock())
		return what + "  " + next
	}
	return ""
}

// writes are the actions that ask for words before they record them: who may only watch is told so before they type.
var writes = []string{
	"note", "gap", "undo", "service", "chair", "objections", "ask", "milestone", "resolve", "reopen", "end", "close", "correct", "strike",
	"entry.time", "entry.key", "entry.progress",
}

// Do does the screen's actions, then those of the part that has the keys.
func (s *Screen) Do(action string) (tea.Cmd, bool) {
	if n, ok := strings.CutPrefix(action, "step."); ok {
		return s.toStep(incident.Steps()[int(n[0]-'1')]), true
	}
	switch action {
	case "note":
		s.before, s.focus = s.focus, onComposer
		s.composer.input.Focus()
		return s.light(), true
	case "swap":
		return s.swap(), true
	case "lead":
		s.env.Clock = !s.env.Clock
		s.timeline.redraw()
		return nil, true
	case "promises":
		return screen.Send(screen.Overlay{Pane: newPromises(s)}), true
	case "who":
		return screen.Send(screen.Overlay{Pane: newHere(s)}), true
	case "inventory":
		return screen.Send(screen.Go{To: s.inventory()}), true
	case "gap":
		return s.gap(), true
	case "ladder":
		return screen.Send(screen.Overlay{Pane: ladder.New(s.env, s.stands, s.step)}), true
	}
	if cmd, ok := s.crew(action); ok {
		return cmd, true
	}
	if cmd, ok := s.lifecycle(action); ok {
		return cmd, true
	}
	if s.focus == onPanel {
		return s.panel().Do(action)
	}
	return s.timeline.do(action)
}

// crew opens what there is of the people in the incident.
func (s *Screen) crew(action string) (tea.Cmd, bool) {
	switch action {
	case "chair":
		return s.room().Take(incident.Commander), true
	case "seats":
		return s.room().Seats(), true
	case "ask":
		return s.room().Ask(), true
	case "board":
		return s.room().Board(), true
	case "knowledge":
		return s.room().Knowledge(), true
	case "objections":
		return s.room().CallObjections(), true
	case "entry.progress":
		return s.progress()
	}
	return nil, false
}

// progress asks what became of the entry under the cursor.
func (s *Screen) progress() (tea.Cmd, bool) {
	e, ok := s.timeline.selected()
	switch {
	case s.focus != onTimeline || !ok:
		return nil, false
	case len(incident.ProgressOf(e.Kind)) == 0:
		return screen.Send(screen.Toast{Text: s.env.Words.Incident.NoProgress}), true
	}
	return s.room().Advance(e), true
}

// room is the incident with the people in it.
func (s *Screen) room() crew.Room {
	return crew.Room{Env: s.env, Stands: s.stands, Others: s.timeline.authors}
}

// gap records what is missing: the blank under the cursor, else one from a list.
func (s *Screen) gap() tea.Cmd {
	if on, ok := s.panel().(interface{ GapField() string }); ok && s.focus == onPanel {
		if field := on.GapField(); field != "" {
			return gap.At(s.env, s.at, s.step, field)
		}
	}
	return gap.Choose(s.env, s.at, s.step)
}

// stands is the incident as it stands, for what lies over the screen.
func (s *Screen) stands() screen.Case { return s.at }

// Stands is the incident as it is drawn; there is none before it is loaded.
func (s *Screen) Stands() (screen.Case, bool) { return s.at, s.loaded && !s.gone }

func (s *Screen) toStep(to incident.Step) tea.Cmd {
	s.step, s.focus = to, onPanel
	return s.bring()
}

// swap moves between panel and timeline; a choice made in the panel is acted upon when it is left.
func (s *Screen) swap() tea.Cmd {
	if s.focus == onPanel {
		s.focus = onTimeline
		return s.light()
	}
	s.focus = onPanel
	return s.bring()
}

// inventory is the place of the service's inventory, filtered to the layers under suspicion.
func (s *Screen) inventory() screen.Place {
	p := screen.Place{Screen: screen.Inventory, Stream: s.stream, Service: s.at.State.Service}
	for _, l := range incident.Layers() {
		if s.at.State.Triage.Layers[l].Verdict == incident.VerdictSuspected {
			p.Layers = append(p.Layers, string(l))
		}
	}
	return p
}

// act asks for an act on this incident.
func (s *Screen) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: s.stream, Cmd: cmd})
}

// lifecycle does the acts on the incident as a whole.
func (s *Screen) lifecycle(action string) (tea.Cmd, bool) {
	switch action {
	case "undo":
		return screen.Do(screen.Act{Stream: s.stream, Undo: true}), true
	case "service":
		return s.pickService(), true
	case "milestone":
		return s.pickMilestone(), true
	case "resolve":
		return s.act(incident.Resolve{}), true
	case "relate":
		return relate.Choose(s.env, s.stream), true
	case "reopen":
		return s.reason("reopen", func(why string) incident.Command { return incident.Reopen{Reason: why} }), true
	case "close":
		return s.act(incident.Close{}), true
	case "end":
		return s.pickEnding(), true
	}
	return nil, false
}

// undone says what an undo took back.
func (s *Screen) undone(done screen.Acted) tea.Cmd {
	if !done.Act.Undo || done.Err != nil {
		return nil
	}
	said := s.env.Words.Incident.Undone
	for _, e := range done.Outcome.Undone {
		if entry, ok := incident.EntryOf(e); ok {
			said += ": " + s.env.Lang.Entry(entry.Kind) + " " + s.timeline.says(entry)
			break
		}
	}
	if len(done.Outcome.Undid) > 0 {
		said += s.env.Words.Common.And + s.env.Words.Incident.UndoneToo
	}
	return screen.Send(screen.Toast{Text: said})
}

// pickService asks which service the incident belongs to; its inventory drives the steps from then on.
func (s *Screen) pickService() tea.Cmd {
	seat, stream, words := s.env.Seat, s.stream, s.env.Words.Incident
	return func() tea.Msg {
		rows, err := seat.Services(context.Background())
		if err != nil {
			return screen.Failed{Err: err}
		}
		if len(rows) == 0 {
			return screen.Toast{Text: words.NoServices}
		}
		var items []screen.Item
		for _, r := range rows {
			items = append(items, screen.Item{ID: r.ID, Label: clean.Line(r.Name), Detail: clean.Line(r.ID)})
		}
		return screen.Pick{Title: words.ServiceTitle, Items: items, Then: func(id string) tea.Cmd {
			return func() tea.Msg {
				if _, err := seat.Assign(context.Background(), stream, id); err != nil {
					return screen.Failed{Err: err}
				}
				return screen.Woken{}
			}
		}}
	}
}

// reason asks why an act is done; what is half typed is a draft of that act alone.
func (s *Screen) reason(act string, then func(string) incident.Command) tea.Cmd {
	return screen.Send(screen.Prompt{
		Title: s.env.Words.Incident.ReasonTitle, Label: s.env.Words.Incident.ReasonTitle, Stream: s.stream, Field: "reason." + act,
		Then: func(why string) tea.Cmd { return s.act(then(why)) },
	})
}

func (s *Screen) pickEnding() tea.Cmd {
	var items []screen.Item
	for _, how := range incident.Endings() {
		items = append(items, screen.Item{ID: string(how), Label: s.env.Lang.Status(how)})
	}
	return screen.Send(screen.Pick{Title: s.env.Words.Incident.EndTitle, Items: items, Then: func(how string) tea.Cmd {
		end := s.reason("end."+how, func(why string) incident.Command { return incident.End{How: incident.Status(how), Reason: why} })
		if incident.Status(how) == incident.EndDuplicate {
			return relate.Merge(s.env, s.stream, end)
		}
		return end
	}})
}

// pickMilestone asks which moment, then when it was.
func (s *Screen) pickMilestone() tea.Cmd {
	var items []screen.Item
	at := s.at.At(s.env.Now)
	for _, m := range incident.Milestones() {
		it := screen.Item{ID: string(m), Label: s.env.Lang.Milestone(m)}
		if t := s.at.State.Mark(m); !t.IsZero() {
			it.Detail = when.Clock(t, at.Ref, at.Loc)
		}
		items = append(items, it)
	}
	words := s.env.Words.Incident
	return screen.Send(screen.Pick{Title: words.MilestoneTitle, Items: items, Then: func(id string) tea.Cmd {
		m := incident.Milestone(id)
		return screen.Send(screen.Prompt{
			Title: words.MilestoneTitle, Label: s.env.Lang.Milestone(m), Hint: words.MilestoneHint, Ghost: s.env.Now.In(at.Loc).Format("15:04"),
			Then: func(text string) tea.Cmd {
				if text == "" {
					return s.mark(m, incident.When{}) // the time on offer: now
				}
				if text == "-" {
					return s.act(incident.RecordMilestone{Milestone: m, At: incident.When{Unknown: true}})
				}
				t, err := when.Parse(text, s.env.Now, at.Loc)
				if err != nil {
					return screen.Send(screen.Toast{Text: words.BadTime + s.env.Words.Common.Colon + text, Bad: true})
				}
				return s.mark(m, incident.Moment(t))
			},
		})
	}})
}

// mark records a milestone; a recovery with open conditions asks for the reason first.
func (s *Screen) mark(m incident.Milestone, at incident.When) tea.Cmd {
	if m != incident.Recovered || !s.at.State.AsksWhyRecovered() {
		return s.act(incident.RecordMilestone{Milestone: m, At: at})
	}
	open := append([]string{"open_conditions"}, s.at.State.OpenConditions()...)
	title, _ := text.ErrorAt(incident.Refuse(incident.CodeReasonNeeded, open...), s.env.Lang, s.Clock())
	return screen.Send(screen.Prompt{
		Title: title, Label: s.env.Words.Incident.ReasonTitle, Stream: s.stream, Field: "reason.recover",
		Then: func(why string) tea.Cmd { return s.act(incident.RecordMilestone{Milestone: m, At: at, Reason: why}) },
	})
}

// steps lists the steps with how they stand.
func (s *Screen) steps() []incident.StepState {
	out := make([]incident.StepState, 0, 6)
	for _, at := range incident.Steps() {
		out = append(out, s.at.State.StepState(at, s.at.Next))
	}
	return slices.Clip(out)
}
