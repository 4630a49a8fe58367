package triage

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/text"
)

// addChange asks for a recent change, again with what is wrong if its time cannot be read.
func (p *Pane) addChange(value, wrong string) tea.Cmd {
	w := p.words()
	hint := w.ChangeHint
	if wrong != "" {
		hint = wrong
	}
	return screen.Send(screen.Prompt{
		Title: w.ChangeTitle, Label: w.What, Value: value, Hint: hint, Field: "triage.change", Stream: p.c.State.Stream,
		Then: func(said string) tea.Cmd {
			if blank(said) {
				return nil
			}
			c, err := parseChange(said, p.env.Now, p.location())
			if err != nil {
				what, next := text.ErrorAt(err, p.lang(), p.clock())
				return p.addChange(said, panel.Beside(what, next))
			}
			return p.askUndo(c)
		},
	})
}

// askUndo asks how the change is undone, then records it.
func (p *Pane) askUndo(c incident.Change) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.UndoTitle, Label: w.CanBe, Hint: w.UndoHint,
		Then: func(how string) tea.Cmd {
			c.CanBe = strings.TrimSpace(how)
			return p.act(incident.NoteChange(c))
		},
	})
}

// parseChange reads "shop v2.31 went out @13:48 by Suzuki": the time and who did it may stand anywhere after the first
// word, or nowhere.
func parseChange(s string, now time.Time, loc *time.Location) (incident.Change, error) {
	var c incident.Change
	what, who := splitBy(s)
	var kept []string
	for _, word := range strings.Fields(what) {
		at, found := strings.CutPrefix(keymap.FoldText(word), "@")
		if !found || at == "" {
			kept = append(kept, word)
			continue
		}
		t, err := when.Parse(at, now, loc)
		if err == nil && t.After(now.Add(incident.FutureSlack)) {
			err = incident.Refuse(incident.CodeFuture, t.Format(time.RFC3339))
		}
		if err != nil {
			return c, err
		}
		c.At = t
	}
	c.What, c.Who = strings.Join(kept, " "), who
	if c.What == "" {
		return c, incident.Refuse(incident.CodeEmpty, "what")
	}
	return c, nil
}

// splitBy takes the last "by NAME" off a line; a time after the name stays with the rest.
func splitBy(s string) (rest, who string) {
	words := strings.Fields(s)
	for i := len(words) - 2; i > 0; i-- {
		if !strings.EqualFold(keymap.FoldText(words[i]), "by") {
			continue
		}
		end := i + 1
		for end < len(words) && !strings.HasPrefix(keymap.FoldText(words[end]), "@") {
			end++
		}
		rest = strings.Join(append(append([]string{}, words[:i]...), words[end:]...), " ")
		return rest, strings.Join(words[i+1:end], " ")
	}
	return s, ""
}

// addInquiry asks how many customers asked, and what.
func (p *Pane) addInquiry(value, wrong string) tea.Cmd {
	w := p.words()
	hint := w.InquiryHint
	if wrong != "" {
		hint = wrong
	}
	return screen.Send(screen.Prompt{
		Title: w.InquiryTitle, Label: w.CountAndText, Value: value, Hint: hint, Field: "triage.inquiry", Stream: p.c.State.Stream,
		Then: func(said string) tea.Cmd {
			if blank(said) {
				return nil
			}
			q := parseInquiry(said)
			if q.Count < 1 {
				what, next := text.ErrorAt(incident.Refuse(incident.CodeEmpty, "count"), p.lang(), p.clock())
				return p.addInquiry(said, panel.Beside(what, next))
			}
			return p.act(incident.LogInquiry(q))
		},
	})
}

// maxCount is more customers than anybody counts; a longer figure is text.
const maxCount = 9

// parseInquiry reads "3 cannot pay by Tanaka". Without a figure it is one customer.
func parseInquiry(s string) incident.Inquiry {
	rest, who := splitBy(s)
	q := incident.Inquiry{Count: 1, Text: strings.TrimSpace(rest), Answered: who}
	first, tail, _ := strings.Cut(q.Text, " ")
	digits := strings.TrimSuffix(keymap.FoldText(first), "件")
	if n, err := strconv.Atoi(digits); err == nil && len(digits) <= maxCount {
		q.Count, q.Text = n, strings.TrimSpace(tail)
	}
	return q
}
