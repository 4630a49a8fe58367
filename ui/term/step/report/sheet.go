package report

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

func isFact(row string) bool { return slices.Contains(incident.FactKeys(), incident.FactKey(row)) }

// rows is the sheet for the present choice: whom it is for, the facts, what to do with them, and what is out.
func (p *Pane) rows() []widget.Field {
	w, l, on := p.words(), p.lang(), p.shown
	rows := []widget.Field{
		{ID: "audience", Label: w.Audience, Kind: widget.Choice, Options: options(p.audiences(), l.Audience), Ghost: string(p.nextAudience())},
		{ID: "stage:" + string(on.audience), Label: w.Stage, Kind: widget.Choice, Options: options(incident.Stages(), l.Stage),
			Ghost: string(p.nextStage(on.audience))},
		{ID: "lang", Label: w.Language, Kind: widget.Choice, Ghost: string(p.ownLang()),
			Options: options([]lang.Lang{lang.JA, lang.EN}, p.language)},
	}
	missing := p.missing(on.stage)
	for _, k := range incident.FactKeys() {
		rows = append(rows, p.factRow(k, slices.Contains(missing, k)))
	}
	write := w.Write
	if p.edited(on) != "" {
		write = w.Edited
	}
	rows = append(rows, panel.Button("preview", w.Preview), panel.Button("write", write))
	rows = append(rows, p.unsent()...)
	to := p.contact(on.audience)
	for _, x := range []struct{ id, label, offer string }{
		{"reviewer", w.Reviewer, to.reviewer}, {"means", w.Means, to.means}, {"to", w.To, to.to},
	} {
		row := widget.Field{ID: x.id + ":" + string(on.audience), Label: x.label, Ghost: x.offer}
		if p.c.Service != nil && x.offer == "" {
			row.Note = p.env.Words.Common.Blank
		}
		rows = append(rows, row)
	}
	return append(rows, p.sent()...)
}

func options[T ~string](all []T, word func(T) string) []widget.Option {
	out := make([]widget.Option, len(all))
	for i, v := range all {
		out[i] = widget.Option{Value: string(v), Label: word(v)}
	}
	return out
}

func (p *Pane) language(l lang.Lang) string {
	if l == lang.JA {
		return p.words().Japanese
	}
	return p.words().English
}

// factRow is a fact as a text would use it, with how sure it is beside it.
func (p *Pane) factRow(k incident.FactKey, missing bool) widget.Field {
	l, w := p.lang(), p.words()
	f := p.c.State.FactOf(k, p.c.Profile())
	row := widget.Field{ID: string(k), Label: l.Fact(k), Value: p.wall(f.Text), Note: l.Confidence(f.Confidence)}
	switch k {
	case incident.FactSymptom:
		row.Ghost = clean.Line(p.c.State.Title)
	case incident.FactNext:
		row.Kind, row.Note = widget.Time, ""
		if at, _ := p.proposal(); !at.IsZero() {
			row.Ghost = when.Clock(at, p.env.Now, p.location())
		}
	case incident.FactDesk:
		row.Note = ""
		if _, written := p.c.State.Facts[k]; !written && row.Value != "" {
			row.Value, row.Ghost, row.Note = "", row.Value, w.Inventory
		}
	}
	switch {
	case missing && row.Value != "":
		row.Note = p.env.Styles.Glyphs.Warn + " " + w.Passed
	case missing:
		row.Note = p.env.Styles.Glyphs.Warn + " " + w.Needed
	}
	return row
}

// wall words a fact that is a time as a clock time; other text stays as it is.
func (p *Pane) wall(fact string) string {
	at, err := time.Parse(time.RFC3339, fact)
	if err != nil {
		return fact
	}
	return when.Clock(at, p.env.Now, p.location())
}

// unsent lists copies of this audience that are not known to be sent.
func (p *Pane) unsent() []widget.Field {
	var rows []widget.Field
	st := p.env.Styles
	for _, c := range p.c.State.Copied {
		if c.Audience == p.shown.audience {
			line := st.Soon.Render(p.words().Unsent) + "  " + p.at(c.At) + "  " + p.lang().Stage(c.Stage) + "  " + clean.Line(c.By)
			rows = append(rows, panel.Button("copied:"+c.ID, line))
		}
	}
	return rows
}

// sent lists what is out to this audience, the newest first.
func (p *Pane) sent() []widget.Field {
	var rows []widget.Field
	for _, r := range slices.Backward(p.c.State.Reports) {
		if r.Audience != p.shown.audience {
			continue
		}
		line := "#" + strconv.Itoa(r.Number) + "  " + p.at(r.At) + "  " + p.lang().Stage(r.Stage)
		line += p.env.Styles.Dim.Render("  " + clean.Line(panel.Beside(r.Means, r.To)))
		rows = append(rows, panel.Button("sent:"+r.ID, line))
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]widget.Field{panel.Heading(p.env.Styles, "sent", p.words().Sent)}, rows...)
}

func (p *Pane) at(t time.Time) string {
	if t.IsZero() {
		return p.env.Styles.Glyphs.Dash
	}
	return when.Clock(t, p.env.Now, p.location())
}

// top says what is in the way: a copy nobody recorded as sent, or what is missing.
func (p *Pane) top() []string {
	st, w := p.env.Styles, p.words()
	if n := len(p.c.State.Copied); n > 0 {
		c := p.c.State.Copied[n-1]
		return []string{st.Soon.Render(panel.Beside(w.Unsent, p.lang().Audience(c.Audience), p.lang().Stage(c.Stage), p.at(c.At)))}
	}
	if names := p.missingNames(p.shown.stage); names != "" {
		return []string{st.Glyphs.Warn + " " + w.Missing(names)}
	}
	return nil
}

func (p *Pane) missingNames(stage incident.Stage) string {
	var names []string
	for _, k := range p.missing(stage) {
		names = append(names, p.lang().Fact(k))
	}
	return strings.Join(names, p.env.Words.Common.And)
}

// about says what helps with the row under the cursor.
func (p *Pane) about(id string) string {
	w := p.words()
	kind, rest := panel.Split(id)
	switch kind {
	case "audience":
		return panel.Beside(p.aboutNotice(p.shown.audience), w.AboutChoice)
	case "stage", "lang":
		return panel.Beside(w.AboutChoice, p.wording())
	case string(incident.FactNext):
		return p.aboutNext()
	case string(incident.FactDesk):
		return panel.Source(p.env, p.c, "service")
	case "reviewer":
		return p.aboutReviewer(incident.Audience(rest))
	case "means":
		return p.aboutNotice(incident.Audience(rest))
	case "to":
		return p.aboutTo(incident.Audience(rest))
	case "write":
		if p.edited(p.shown) != "" {
			return w.AboutEdited
		}
		return panel.Beside(w.AboutPreview, p.wording())
	case "preview":
		return panel.Beside(w.AboutPreview, p.wording())
	case "copied":
		return w.AboutUnsent
	case "sent":
		return w.AboutSent
	}
	return w.AboutFact
}

// commit acts upon one row. What is only chosen here, and what cannot be read, stays in its field.
func (p *Pane) commit(id, value string) tea.Cmd {
	p.sheet.SetError(id, "")
	k := incident.FactKey(id)
	switch {
	case !isFact(id):
		return nil
	case k == incident.FactNext && !blank(value):
		return p.commitNext(value)
	case k == incident.FactBegan:
		return p.commitBegan(value)
	}
	return p.act(p.factSet(k, value))
}

// factSet writes a fact. How sure it is stays as it was; a cause, a reach and an outlook begin as suspected.
func (p *Pane) factSet(k incident.FactKey, value string) incident.SetFact {
	f := incident.SetFact{Key: k, Text: value}
	switch stands, written := p.c.State.Facts[k]; {
	case value == "":
	case written:
		f.Confidence = stands.Confidence
	case k == incident.FactCause, k == incident.FactReach, k == incident.FactOutlook:
		f.Confidence = incident.Suspected
	}
	return f
}

func (p *Pane) commitNext(value string) tea.Cmd {
	at, err := when.ParseFuture(value, p.env.Now, p.location())
	if err != nil {
		return p.wrong(string(incident.FactNext), err)
	}
	if !at.After(p.env.Now) {
		p.sheet.SetError(string(incident.FactNext), p.words().Past)
		return nil
	}
	return p.act(incident.SetFact{Key: incident.FactNext, Text: at.Format(time.RFC3339)})
}

// commitBegan records a time as the milestone; words, such as "since the morning", are the fact's.
func (p *Pane) commitBegan(value string) tea.Cmd {
	at, err := when.Parse(value, p.env.Now, p.location())
	if err != nil || at.After(p.env.Now.Add(incident.FutureSlack)) {
		return p.act(p.factSet(incident.FactBegan, value))
	}
	cmd := incident.All{incident.RecordMilestone{Milestone: incident.Began, At: incident.Moment(at)}}
	if _, written := p.c.State.Facts[incident.FactBegan]; written {
		cmd = append(cmd, incident.SetFact{Key: incident.FactBegan})
	}
	return p.act(cmd)
}

// sure takes a fact to the next confidence. The next word and the desk have none.
func (p *Pane) sure(k incident.FactKey) (tea.Cmd, bool) {
	if k == incident.FactNext || k == incident.FactDesk {
		return nil, true
	}
	f := p.c.State.FactOf(k, p.c.Profile())
	if typed := p.sheet.Value(string(k)); typed != p.wall(f.Text) {
		f.Text = typed
	}
	if blank(f.Text) {
		return screen.Send(screen.Toast{Text: p.words().NoText}), true
	}
	all := incident.Confidences()
	to := all[(slices.Index(all, f.Confidence)+1)%len(all)]
	return p.act(incident.SetFact{Key: k, Text: f.Text, Confidence: to}), true
}
