package measures

import (
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// The rows of the criteria, by where they stand in the inventory.
const (
	major   = "response.major"
	release = "change.release"
)

// criteriaRows are what was agreed on when one goes back: in a major outage, and of a release.
func (p *Pane) criteriaRows() []widget.Field {
	if p.c.View == nil {
		return nil
	}
	t, inv := p.words(), panel.Inventory(p.c)
	dash := p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
	after := dash
	if n := inv.Response.Major.RollbackAfter; n.Set {
		after = t.RollBackAfter(n.N)
	} else if n.NA != "" {
		after = panel.Beside(p.env.Words.Common.NotApplicable, clean.Line(n.NA))
	}
	return []widget.Field{
		panel.Heading(p.env.Styles, "criteria", t.Criteria),
		panel.Button("criterion:"+major, panel.Beside(t.Major, after, clean.Line(inv.Response.Major.When.Value))),
		panel.Button("criterion:"+release, panel.Beside(t.Release, panel.Answer(p.env, inv.Change.Release.Rollback))),
	}
}

// aboutCriterion says who decides by a criterion and where it stands.
func (p *Pane) aboutCriterion(path string) string {
	inv, who := panel.Inventory(p.c), ""
	if path == major {
		who = inv.Response.Major.Decider.Value
	} else {
		who = inv.Change.Release.Approver.Value
	}
	if blank := panel.BlankAt(p.env, p.c, path, "decide"); blank != "" {
		return blank
	}
	if who == "" {
		return panel.Beside(p.words().Decider+" "+p.env.Styles.Glyphs.Dash+" "+p.env.Words.Common.Blank, panel.Source(p.env, p.c, path))
	}
	return panel.Beside(p.words().Decider+" "+panel.Named(inv, who), panel.Reach(p.env, p.c, who), panel.WayOut(p.env, p.c, who),
		panel.Source(p.env, p.c, path))
}

// blankOf is where the inventory ought to have a row's value.
func blankOf(row string) string {
	return map[string]string{
		"rollback": "response.rollbacks", "decider": "response.deciders", "approver": release, "emergency": "change.emergency",
	}[row]
}

// GapField is the blank of the inventory under the cursor, by its path; empty where none is.
func (p *Pane) GapField() string {
	if p.c.View == nil || p.deciding {
		return ""
	}
	inv := panel.Inventory(p.c)
	id := p.sheet.Current()
	_, rest := panel.Split(id)
	blank := func(state inventory.State, path string) string {
		if state == inventory.Blank {
			return path
		}
		return ""
	}
	switch {
	case rest == major:
		return blank(inv.Response.Major.RollbackAfter.State(), major+".rollback_after")
	case rest == release:
		return blank(inv.Change.Release.Rollback.State(), release+".rollback")
	case p.offers[id].value != "" || !owed(id):
		return ""
	case id == "approver":
		return blank(inv.Change.Release.Approver.State(), release+".approver")
	case id == "emergency":
		return blank(inv.Change.Emergency.Rule.State(), "change.emergency.rule")
	case id == "rollback" && len(inv.Response.Rollbacks.Items) > 0:
		r, _ := rollback(inv, p.c.State)
		return blank(r.Minutes.State(), "response.rollbacks."+r.ID+".minutes")
	}
	return blankOf(id)
}
