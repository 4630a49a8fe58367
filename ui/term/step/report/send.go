package report

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// sentTag marks the act that records a text as sent, so that the pane closes what lay open.
const sentTag = "report.sent"

// record asks what is not known of how a text went out, then once whether to record it.
func (p *Pane) record(o outgoing) tea.Cmd {
	row := func(name string) string { return strings.TrimSpace(p.sheet.Value(name + ":" + string(o.audience))) }
	o.means, o.to, o.reviewer = row("means"), row("to"), row("reviewer")
	if o.copied.IsZero() {
		return p.askMeans(o)
	}
	return p.askTime(o, p.at(o.copied), "")
}

// askTime asks when a copied text was sent, again with what is wrong if the time cannot be read. The offered time stands
// for the very moment of the copy: its full minute would put the text before what it tells of.
func (p *Pane) askTime(o outgoing, value, wrong string) tea.Cmd {
	w, offered := p.words(), p.at(o.copied)
	return screen.Send(screen.Prompt{
		Title: w.TimeTitle, Label: w.TimeLabel, Value: value, Hint: wrong,
		Then: func(said string) tea.Cmd {
			said = cmp.Or(strings.TrimSpace(said), value)
			if said == offered {
				o.at = o.copied
				return p.askMeans(o)
			}
			at, err := when.Parse(said, p.env.Now, p.location())
			if err == nil && at.After(p.env.Now.Add(incident.FutureSlack)) {
				err = incident.Refuse(incident.CodeFuture, at.Format("2006-01-02T15:04:05Z07:00"))
			}
			if err != nil {
				what, next := text.ErrorAt(err, p.lang(), p.clock())
				return p.askTime(o, said, panel.Beside(what, next))
			}
			o.at = at
			return p.askMeans(o)
		},
	})
}

func (p *Pane) askMeans(o outgoing) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.MeansTitle, Label: w.Means, Hint: w.MeansHint, Value: cmp.Or(o.means, p.contact(o.audience).means),
		Then: func(said string) tea.Cmd {
			o.means = p.entered("means", o.audience, said)
			return p.askTo(o)
		},
	})
}

func (p *Pane) askTo(o outgoing) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.ToTitle, Label: w.To, Value: cmp.Or(o.to, p.contact(o.audience).to),
		Then: func(said string) tea.Cmd {
			if o.to = p.entered("to", o.audience, said); o.reviewer != "" {
				return p.confirm(o)
			}
			return p.askReviewer(o)
		},
	})
}

// askReviewer asks who has read the text. The inventory's reviewer is only offered: a person has to have read it.
func (p *Pane) askReviewer(o outgoing) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.ReviewTitle, Label: w.Reviewer, Hint: w.ReviewHint, Ghost: p.contact(o.audience).reviewer,
		Then: func(said string) tea.Cmd {
			if o.reviewer = strings.TrimSpace(said); o.reviewer != "" {
				return p.confirm(o)
			}
			return p.askSkip(o)
		},
	})
}

func (p *Pane) askSkip(o outgoing) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.SkipTitle, Label: w.SkipLabel, Hint: w.SkipHint,
		Then: func(said string) tea.Cmd {
			if o.skipped = strings.TrimSpace(said); o.skipped == "" {
				return tea.Batch(screen.Send(screen.Toast{Text: w.SkipHint, Bad: true}), p.askSkip(o))
			}
			return p.confirm(o)
		},
	})
}

// repeated asks whether a text that is recorded already went out twice.
func (p *Pane) repeated(done screen.Acted) tea.Cmd {
	send, ok := done.Act.Cmd.(incident.SendReport)
	refused, told := desk.AsError(done.Err)
	if !ok || !told || done.Act.Tag != sentTag || refused.Code != incident.CodeAlreadyDone {
		return nil
	}
	send.Again = true
	act, w := done.Act, p.words()
	act.Cmd = send
	what, _ := text.ErrorAt(done.Err, p.lang(), p.clock())
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: w.RecordTitle, Effect: what + "\n" + w.AgainSays, Yes: w.AgainYes, No: p.env.Words.Common.Back},
		Yes:     screen.Do(act),
	})
}

// entered puts an answer into its row, so that going back on the way does not lose it.
func (p *Pane) entered(row string, a incident.Audience, said string) string {
	said = strings.TrimSpace(said)
	p.sheet.SetValues(map[string]string{row + ":" + string(a): said})
	return said
}

// confirm names the effect once, and records.
func (p *Pane) confirm(o outgoing) tea.Cmd {
	w, l := p.words(), p.lang()
	sent := incident.ReportSent{
		Audience: o.audience, Stage: o.stage, Lang: string(o.lang), Text: o.text,
		Means: o.means, To: o.to, Reviewer: o.reviewer, ReviewSkipped: o.skipped,
	}
	said := ""
	if next, ok := p.nextWord(); ok && o.stage.WantsNext() {
		sent.Next, said = next, p.at(next)
	}
	at := o.at
	if at.IsZero() {
		at = p.env.Now
	}
	act := screen.Act{
		Stream: p.c.State.Stream, Cmd: incident.SendReport{ReportSent: sent, At: incident.Moment(o.at)}, Tag: sentTag,
		Said: w.Recorded(l.Stage(o.stage), l.Audience(o.audience)),
	}
	if p.edited(o.choice) != "" && o.copied.IsZero() {
		act.Sent = append(act.Sent, p.key(o.choice))
	}
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{
			Title: w.RecordTitle, Effect: w.Effect(l.Audience(o.audience), l.Stage(o.stage), p.at(at), clean.Line(o.means), clean.Line(o.to), said, clean.Line(o.reviewer), clean.Line(o.skipped)),
			Yes: w.RecordYes, No: p.env.Words.Common.Back,
		},
		Yes: screen.Do(act),
	})
}
