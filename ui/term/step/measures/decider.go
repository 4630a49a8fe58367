package measures

import (
	"cmp"
	"strings"
	"unicode"

	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/step/panel"
)

// differ says that somebody else decides on a measure by the inventory than the one who is named; empty where that is the
// same person, or where either is not known.
func (p *Pane) differ(named string, o option) string {
	if strings.TrimSpace(named) == "" || o.owner == "" || samePerson(panel.Inventory(p.c), named, o.owner) {
		return ""
	}
	return p.words().Differ(clean.Line(named), clean.Line(o.owner), clean.Line(o.Measure))
}

// differs is [Pane.differ] of the decision that is being written, as far as it has come.
func (p *Pane) differs() string {
	v := p.decision.Values()
	what := strings.TrimSpace(cmp.Or(strings.TrimSpace(v["what"]), p.ghost("what")))
	for _, o := range p.options {
		if o.Measure == what || p.chosen.Measure != "" && o.key() == p.chosen.key() {
			return p.differ(cmp.Or(strings.TrimSpace(v["decider"]), p.ghost("decider")), o)
		}
	}
	return ""
}

// otherDecider is the first measure on the sheet that somebody else decides on by the inventory than the sheet says.
func (p *Pane) otherDecider() string {
	for _, o := range p.options {
		if said := p.differ(p.c.State.Sheet.Decider, o); o.weighed && said != "" {
			return said
		}
	}
	return ""
}

// samePerson tells that two names, ids or names with a duty beside them mean the same person; of a name in full a part
// will do, as people write it.
func samePerson(inv *inventory.Service, a, b string) bool {
	whole := func(s string) string { return joined(panel.Named(inv, strings.TrimSpace(s))) }
	bare := func(s string) string {
		if i := strings.IndexAny(s, "(（"); i > 0 {
			return s[:i]
		}
		return s
	}
	x, y := whole(a), whole(b)
	return strings.Contains(x, bare(y)) || strings.Contains(y, bare(x))
}

// joined is a name without its spaces, in small letters.
func joined(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}
