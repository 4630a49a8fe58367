package measures

import (
	"slices"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// suspect offers the change that most likely caused it, with what its record says of undoing it.
func (o offers) suspect(env *screen.Env, c screen.Case) {
	t, w := &env.Words.Measures, &env.Words.Changes
	x, ok := suspected(c.State, c.State.Lately(c.Changes, env.Now))
	if !ok {
		return
	}
	mark, about := t.Record, []string{}
	if !x.Noted {
		mark = w.Log
	}
	if x.Before > 0 {
		about = append(about, w.Before(when.Span(x.Before, string(env.Lang))))
	}
	if x.During {
		about = append(about, w.During)
	}
	if x.Who != "" {
		about = append(about, clean.Line(x.Who))
	}
	o["suspected"] = offer{value: clean.Line(x.What), mark: mark, about: panel.Beside(about...)}
	how := ""
	if x.CanBe != "" {
		how = t.UndoNoted(clean.Line(x.CanBe))
	}
	answer, why := "", ""
	if x.Logged != nil {
		answer, why = x.Logged.Reversible()
	}
	if answer != "" {
		o["reversible"] = offer{value: answer, mark: mark, about: panel.Beside(how, clean.Line(why))}
	} else if how != "" {
		o["reversible"] = offer{about: how}
	}
	o.add("why", clean.Line(why), mark, how)
}

// suspected is the change the sheet names; else the likeliest of those that were noted, else of the log. One made since
// people were at work comes last.
func suspected(s *incident.State, all []incident.Lately) (incident.Lately, bool) {
	for _, fits := range []func(incident.Lately) bool{
		func(x incident.Lately) bool { return clean.Line(x.What) == clean.Line(s.Sheet.Suspected) },
		func(x incident.Lately) bool { return x.Noted && !x.During },
		func(x incident.Lately) bool { return x.Noted },
		func(x incident.Lately) bool { return !x.During },
	} {
		if i := slices.IndexFunc(all, fits); i >= 0 {
			return all[i], true
		}
	}
	return incident.Lately{}, false
}
