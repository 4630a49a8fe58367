package inventory

import (
	"slices"
	"strings"

	"shirei/incident/clean"
	inv "shirei/incident/inventory"
)

// telling are the fields that say most of an entry at a glance, by its kind: who, when, for how long, then what. Of the
// other kinds it is what is opened or copied.
var telling = map[string][]string{
	"route": {"first_taker", "to"}, "severity": {"level", "when"}, "escalation": {"after", "to", "when"},
	"decider": {"contact", "scope"}, "measure": {"minutes", "decider", "how"}, "rollback": {"minutes", "steps"},
	"notice": {"audience", "writer", "means"}, "template": {"audience", "stage"}, "condition": {"check"},
	"major": {"rollback_after", "decider", "when"}, "limit": {"clock", "after", "why"}, "promise": {"promise", "critical", "high", "medium"},
	"end": {"owner", "until"}, "job": {"schedule", "owner", "rerun"}, "facts": {"collector", "every"},
	"emergency": {"approver", "rule"}, "patches": {"every", "owner"}, "person": {"means", "role"}, "boundary": {"who", "when"},
}

// gist is what of an entry is looked for at a glance.
func (r row) gist(lang string) string {
	e := r.Entry
	switch {
	case r.lines != nil:
		return clean.Line(r.lines[0].Value)
	case e.NA != "":
		return clean.Line(inv.Label(lang, "does_not_apply") + " (" + e.NA + ")")
	case e.Blank:
		return ""
	}
	lines := e.Lines()
	var parts []string
	for _, key := range telling[e.Kind] {
		if i := slices.IndexFunc(lines, func(l inv.Line) bool { return l.State == inv.Filled && keyOf(l) == key }); i >= 0 {
			parts = append(parts, shown(lines[i]))
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, "  ")
	}
	return taken(e, lines)
}

// taken is what is opened or copied of an entry, else its first answer.
func taken(e *inv.Entry, lines []inv.Line) string {
	want := e.URL
	if want == "" {
		want = e.Copy
	}
	first := ""
	for _, l := range lines {
		switch {
		case want != "" && l.Raw == want:
			return shown(l)
		case first == "" && l.State == inv.Filled && tells(keyOf(l)):
			first = shown(l)
		}
	}
	return first
}

// shown is a value as it may be drawn on one line.
func shown(l inv.Line) string {
	if l.Secret {
		return masked
	}
	return clean.Line(l.Value)
}

func keyOf(l inv.Line) string { return l.Key[strings.LastIndexByte(l.Key, '.')+1:] }

// tells tells whether a field says more of an entry than which sort of thing it is, and who was last at it.
func tells(key string) bool {
	return !slices.Contains([]string{
		"kind", "level", "layer", "audience", "stage", "zone", "language", "holidays", "order",
		"reviewed", "reviewed_by", "updated", "updated_by", "review_every",
	}, key)
}
