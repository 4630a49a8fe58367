package lang

import (
	"strconv"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
)

// Clock is how times among the arguments are shown: with the date where they do not lie on Ref's day in Loc.
// Without a Loc they are shown in full with their own offset.
type Clock struct {
	Ref time.Time
	Loc *time.Location
}

// Show writes a time given as RFC 3339; anything else comes back as it is, cleaned.
func (c Clock) Show(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	switch {
	case err != nil:
		return clean.Line(s)
	case c.Loc == nil:
		return t.Format("2006-01-02 15:04 -07:00")
	}
	return when.Clock(t, c.Ref, c.Loc)
}

// Phrase words what the rules say. A code it does not know is shown raw with its arguments; no arguments can break it.
//
// A template holds its arguments as {0}, or {0:kind} where the argument is itself a code, a time or a term. What stands
// in square brackets is left out if an argument in it is empty or missing.
func (l Lang) Phrase(p incident.Phrase, at Clock) string {
	template, ok := l.words().phrase[p.Code]
	if !ok {
		return clean.Line(strings.Join(append([]string{p.Code}, p.Args...), " "))
	}
	out, _ := fill(template, p.Args, func(kind, arg string) string { return l.render(kind, arg, at) })
	return out
}

// Unsaid is the phrase of an entry without the outcome of a decision whose own words begin with it.
func (l Lang) Unsaid(e incident.Entry) incident.Phrase {
	if p := e.Phrase; p.Code == "decision.made" && len(p.Args) > 0 {
		outcome := l.Outcome(incident.Outcome(p.Args[0]))
		if strings.HasPrefix(strings.ToLower(e.Text), strings.ToLower(outcome)) {
			return incident.Say(p.Code, "")
		}
	}
	return e.Phrase
}

// render words one argument.
func (l Lang) render(kind, arg string, at Clock) string {
	w := l.words()
	switch kind {
	case "time":
		return at.Show(arg)
	case "term":
		return l.Term(arg)
	case "severity":
		return word(w.severity, incident.Severity(arg))
	case "milestone":
		return word(w.milestone, incident.Milestone(arg))
	case "step":
		return word(w.step, incident.Step(arg))
	case "layer":
		return word(w.layer, incident.Layer(arg))
	case "verdict":
		return word(w.verdict, incident.Verdict(arg))
	case "answer":
		return word(w.answer, incident.Answer(arg))
	case "audience":
		return word(w.audience, incident.Audience(arg))
	case "stage":
		return word(w.stage, incident.Stage(arg))
	case "outcome":
		return word(w.outcome, incident.Outcome(arg))
	case "carry":
		return word(w.carry, incident.Carry(arg))
	case "status":
		return word(w.status, incident.Status(arg))
	case "task":
		return word(w.task, incident.TaskKind(arg))
	case "mean":
		return word(w.mean, incident.Mean(arg))
	case "role":
		return l.Role(incident.Role(arg))
	case "change":
		return word(w.change, incident.ChangeState(arg))
	case "link":
		return word(w.link, incident.LinkKind(arg))
	case "seat":
		if arg == "" {
			return w.term.vacant
		}
	case "bytes":
		return sized(arg)
	case "none": // stands in brackets only to say whether they are shown
		return ""
	case "promise":
		return l.PromiseNamed(arg)
	}
	return clean.Line(arg)
}

// fill puts arguments into a template and tells whether all of them were there. What an argument holds is never read
// as a template.
func fill(template string, args []string, render func(kind, arg string) string) (string, bool) {
	var b strings.Builder
	whole := true
	for {
		i := strings.IndexAny(template, "[{")
		if i < 0 {
			b.WriteString(template)
			return b.String(), whole
		}
		b.WriteString(template[:i])
		if template[i] == '[' {
			inner, rest, _ := strings.Cut(template[i+1:], "]")
			if text, ok := fill(inner, args, render); ok {
				b.WriteString(text)
			}
			template = rest
			continue
		}
		place, rest, _ := strings.Cut(template[i+1:], "}")
		index, kind, _ := strings.Cut(place, ":")
		arg := ""
		if n, err := strconv.Atoi(index); err == nil && n < len(args) {
			arg = args[n]
		}
		whole = whole && arg != ""
		b.WriteString(render(kind, arg))
		template = rest
	}
}

// put fills a template of plain words.
func put(template string, args ...string) string {
	out, _ := fill(template, args, func(_, arg string) string { return arg })
	return out
}

// sized is [Bytes] of an argument; one that is no number comes back as it is.
func sized(arg string) string {
	if n, err := strconv.ParseInt(arg, 10, 64); err == nil {
		return Bytes(n)
	}
	return clean.Line(arg)
}

// Bytes writes a number of bytes as people read it.
func Bytes(n int64) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
	case n >= 1<<10:
		return strconv.FormatFloat(float64(n)/(1<<10), 'f', 1, 64) + " KB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
