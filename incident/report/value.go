package report

import (
	"fmt"
	"strings"
	"time"

	"shirei/incident"
)

// Value is one thing a template can say. It always says something: what is not known reads so.
type Value struct {
	Plain string // without marks, to be read aloud
	Known bool
	Sure  bool // known and confirmed
	shown string
}

// String gives the value with its marks: its confidence where it is not confirmed, and whether it is new.
// Several lines begin below their label.
func (v Value) String() string {
	if strings.Contains(v.shown, "\n") {
		return "\n  " + strings.ReplaceAll(v.shown, "\n", "\n  ")
	}
	return v.shown
}

// sure is a value that needs no mark; an empty text gives the fallback.
func sure(text, fallback string) Value {
	if text == "" {
		return Value{Plain: fallback, shown: fallback}
	}
	return Value{Plain: text, Known: true, Sure: true, shown: text}
}

// fact takes a line of the fact sheet as the audience may read it.
func (v *view) fact(k incident.FactKey) Value {
	f := v.in.State.FactOf(k, v.in.Profile)
	text := tame(f.Text)
	if k == incident.FactBegan {
		if at, err := time.Parse(time.RFC3339, text); err == nil {
			text = v.full(at)
		}
	}
	// Outside, a cause that is not even suspected is no news (PRODUCT.md, facts and texts).
	if text == "" || k == incident.FactCause && f.Confidence == incident.Checking && v.in.Audience.Outside() {
		return Value{Plain: v.p.checking, shown: v.p.checking}
	}
	out := Value{Plain: text, Known: true, Sure: f.Confidence == incident.Confirmed, shown: text}
	if !out.Sure {
		out.shown = fmt.Sprintf(v.p.mark, text, v.in.Lang.Confidence(f.Confidence))
		out.Plain = out.shown
	}
	if v.isNew(k) {
		out.shown += v.p.updated
	}
	return out
}

// needed is a value without which the text may not leave; its gap is plain to see.
func (v *view) needed(k incident.FactKey, given Value) Value {
	if given.Known {
		return given
	}
	gap := fmt.Sprintf(v.p.unwritten, v.p.labels[k])
	return Value{Plain: gap, shown: gap}
}

// isNew tells whether a fact was written after the last text to the audience.
func (v *view) isNew(k incident.FactKey) bool {
	last, told := v.in.State.LastReport(v.in.Audience)
	f, set := v.in.State.Facts[k]
	return told && set && !last.At.IsZero() && f.At.After(last.At)
}

// listed puts texts on lines of their own; a single one needs no bullet.
func listed(items []string, bullet string) string {
	if len(items) == 1 {
		return items[0]
	}
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(bullet + strings.ReplaceAll(item, "\n", "\n  "))
	}
	return b.String()
}
