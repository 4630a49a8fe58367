package report

import (
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/step/panel"
)

// contact is what the inventory says of an audience.
type contact struct{ to, means, reviewer string }

// notice finds the inventory's notice to an audience.
func (p *Pane) notice(a incident.Audience) (inventory.Notice, bool) {
	for _, n := range panel.Inventory(p.c).Response.Notices.Items {
		if n.Audience.Value == string(a) {
			return n, true
		}
	}
	return inventory.Notice{}, false
}

func (p *Pane) contact(a incident.Audience) contact {
	var out contact
	inv := panel.Inventory(p.c)
	if n, ok := p.notice(a); ok {
		out = contact{means: clean.Line(n.Means.Value), reviewer: panel.Named(inv, n.Reviewer.Value)}
	}
	if a == incident.Client {
		var names []string
		for _, id := range inv.Contact.FirstReport.To.Values {
			names = append(names, panel.Named(inv, id))
		}
		out.to = strings.Join(names, p.env.Words.Common.And)
	}
	return out
}

// aboutNotice says who writes to the audience, who reads it before and by which means it goes; a blank is one in place.
func (p *Pane) aboutNotice(a incident.Audience) string {
	if p.c.View == nil {
		return ""
	}
	n, ok := p.notice(a)
	w, inv := p.words(), panel.Inventory(p.c)
	if !ok {
		dash := p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
		return panel.Beside(w.Writer+" "+dash, w.Reviewer+" "+dash, w.Means+" "+dash)
	}
	who := func(t inventory.Text) string {
		if t.State() == inventory.Filled {
			return panel.Beside(panel.Named(inv, t.Value), panel.Reach(p.env, p.c, t.Value))
		}
		return panel.Answer(p.env, t)
	}
	return panel.Beside(w.Writer+" "+who(n.Writer), w.Reviewer+" "+who(n.Reviewer), w.Means+" "+panel.Answer(p.env, n.Means),
		panel.Source(p.env, p.c, "response.notices."+n.ID))
}

// aboutTo lists whom the client wants to hear it, in order, each with the best way to reach them now, and what is done
// when the first cannot be reached.
func (p *Pane) aboutTo(a incident.Audience) string {
	if p.c.View == nil || a != incident.Client {
		return p.aboutNotice(a)
	}
	to := panel.Inventory(p.c).Contact.FirstReport.To
	if len(to.Values) == 0 {
		said := p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
		if to.NA != "" {
			said = panel.Beside(p.env.Words.Common.NotApplicable, clean.Line(to.NA))
		}
		return p.words().To + " " + said
	}
	return panel.Beside(p.words().Client, strings.Join(panel.InTurn(p.env, p.c, to.Values), "  "),
		panel.WayOut(p.env, p.c, to.Values[0]), panel.Source(p.env, p.c, "contact.first_report"))
}

// aboutReviewer is how the reviewer is reached, and what is done when they are not.
func (p *Pane) aboutReviewer(a incident.Audience) string {
	n, ok := p.notice(a)
	if !ok || n.Reviewer.Value == "" {
		return p.aboutNotice(a)
	}
	id := n.Reviewer.Value
	return panel.Beside(panel.Named(panel.Inventory(p.c), id), panel.Reach(p.env, p.c, id), panel.WayOut(p.env, p.c, id),
		panel.Source(p.env, p.c, "response.notices."+n.ID))
}

// aboutNext says how often the next word is owed, and whether that is the inventory's word.
func (p *Pane) aboutNext() string {
	w := p.words()
	parts := []string{w.AboutNext}
	if _, t := p.proposal(); !t.IsZero() {
		parts = append(parts, w.Cadence(p.lang().Term(t.String())))
	}
	if p.c.View == nil {
		return panel.Beside(parts...)
	}
	switch n := panel.Inventory(p.c).Contact.FirstReport.Cadence; n.State() {
	case inventory.Filled:
		every := when.Span(time.Duration(n.N)*time.Minute, string(p.env.Lang))
		parts = append(parts, every+" "+panel.Source(p.env, p.c, "contact.first_report"))
	case inventory.Blank:
		parts = append(parts, w.Inventory+" "+p.env.Styles.Glyphs.Dash+" "+p.env.Words.Common.Blank)
	}
	return panel.Beside(parts...)
}

// wording says that a text of this kind is the service's own, and where that stands; empty where it is the built-in one.
func (p *Pane) wording() string {
	for _, x := range panel.Inventory(p.c).Response.Templates.Items {
		own := x.Language.Value == "" || x.Language.Value == string(p.shown.lang)
		if own && x.Audience.Value == string(p.shown.audience) && x.Stage.Value == string(p.shown.stage) {
			return p.words().Template + " " + panel.Source(p.env, p.c, "response.templates."+x.ID)
		}
	}
	return ""
}

// GapField is the blank of the inventory under the cursor, by its path; empty where none is.
func (p *Pane) GapField() string {
	kind, rest := panel.Split(p.sheet.Current())
	a := incident.Audience(rest)
	n, ok := p.notice(a)
	switch {
	case p.c.View == nil || p.editor != nil || p.preview != nil:
	case kind == "to" && a == incident.Client && len(panel.Inventory(p.c).Contact.FirstReport.To.Values) == 0:
		return "contact.first_report.to"
	case (kind == "reviewer" || kind == "means") && !ok:
		return "response.notices"
	case kind == "reviewer" && n.Reviewer.State() == inventory.Blank:
		return "response.notices." + n.ID + ".reviewer"
	case kind == "means" && n.Means.State() == inventory.Blank:
		return "response.notices." + n.ID + ".means"
	}
	return ""
}
