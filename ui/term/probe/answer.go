package probe

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/probe"
	"shirei/ui/term/screen"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// answers tells that what is run answers a first check of an incident.
func (p *Pane) answers() bool { return p.asked.Check != "" && p.asked.Stream != "" }

// unanswered tells that an act put the output onto the timeline and left the check open.
func (p *Pane) unanswered(a screen.Act) bool {
	_, answered := a.Cmd.(incident.AnswerCheck)
	return p.answers() && !answered
}

// answer offers the three answers and records the chosen one with what the output says last. The first on offer is the
// likely one: abnormal after a failure.
func (p *Pane) answer() tea.Cmd {
	all := []incident.Answer{incident.AnswerNormal, incident.AnswerAbnormal, incident.AnswerUnclear}
	if p.state.Exit != 0 || p.state.Late || p.state.Stopped {
		all = []incident.Answer{incident.AnswerAbnormal, incident.AnswerUnclear, incident.AnswerNormal}
	}
	evidence := Evidence(p.env.Words, p.state, p.limit())
	var items []screen.Item
	for _, a := range all {
		items = append(items, screen.Item{ID: string(a), Label: p.env.Lang.Answer(a)})
	}
	items[0].Detail = evidence
	return screen.Send(screen.Pick{Title: p.env.Words.Probe.Verdict(clean.Line(p.asked.What)), Items: items, Then: func(id string) tea.Cmd {
		return screen.Do(screen.Act{
			Stream: p.asked.Stream, Said: p.env.Words.Probe.Answered, Tag: p.tag(),
			Cmd: incident.AnswerCheck{Layer: p.asked.Layer, Check: p.asked.Check, Answer: incident.Answer(id), Evidence: evidence},
		})
	}})
}

// Evidence is what a run shows in one line: the last line of its output, and how it ended where that was not well.
func Evidence(words *text.Catalog, s probe.State, limit time.Duration) string {
	output := strings.Split(strings.ToValidUTF8(s.Output, "\uFFFD"), "\n")
	last := ""
	for _, line := range slices.Backward(output) {
		if last = strings.TrimSpace(clean.Line(line)); last != "" {
			break
		}
	}
	last = cell.CutTail(last, lastCells, "…")
	switch well := s.Exit == 0 && !s.Late && !s.Stopped; {
	case last == "":
		return Outcome(words, s, limit)
	case well:
		return last
	}
	return Outcome(words, s, limit) + "  " + last
}
