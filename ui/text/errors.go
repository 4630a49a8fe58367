package text

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// Message is an error as people read it: what happened and what was kept, then what to do next.
type Message struct{ What, Next string }

// Errors words every [incident.Code]. A message takes its arguments as %[1]s to %[4]s.
type Errors struct {
	General Message
	// ByCode is keyed by a code, or by code.variant where the first argument says for what ("reason_needed.watch").
	ByCode map[string]Message
	Fields map[string]string   // names of the fields that can be empty or take only some words
	Faults map[string]string   // what can be wrong in a file; %[1]s is the piece
	Empty  string              // stands for an empty value
	Who    func(string) string // names a person in a sentence; empty: nobody knows who

	Grants   map[string]string // what somebody may do at the desk
	Reserved map[string]string // what a grant does not hold

	Refused RefusedWords // answers of an inventory that break its rules
	Changed Message      // somebody has changed the same answer meanwhile: %[1]s the field, %[2]s who, %[3]s when, %[4]s what stands
	Gone    Message      // somebody has removed the entry meanwhile: %[1]s the entry, %[2]s who, %[3]s when
}

// RefusedWords says that an edit of an inventory was refused.
type RefusedWords struct {
	One, Several string // %s: the problem; %d: how many were told before
	Next         string
}

// ErrorAt words an error: what happened, and what to do next. What the domain did not foresee gives a general sentence;
// its cause belongs in the log. Times are shown as the clock shows them; a blank clock leaves them their own offset.
func ErrorAt(err error, l lang.Lang, at lang.Clock) (what, next string) {
	c := For(l)
	var e *incident.Error
	if m, ok := c.inventory(err, l, at); ok {
		return m.What, m.Next
	}
	if typo := (*when.Error)(nil); errors.As(err, &typo) {
		e = incident.Refuse(incident.CodeBadTime, typo.Input)
	} else if !errors.As(err, &e) {
		return c.Errors.General.What, c.Errors.General.Next
	}
	key, args := c.arguments(e, l, at)
	m, ok := c.Errors.ByCode[key]
	if !ok {
		if m, ok = c.Errors.ByCode[string(e.Code)]; !ok {
			m = c.Errors.General
		}
	}
	return c.fill(m.What, args), c.fill(m.Next, args)
}

// inventory words what an edit of an inventory was refused for; ok is false for any other error.
func (c *Catalog) inventory(err error, l lang.Lang, at lang.Clock) (m Message, ok bool) {
	var found inventory.Problems
	var conflict *inventory.Conflict
	switch ours := (*incident.Error)(nil); {
	case errors.As(err, &ours): // which may have been caused by a text that cannot be read
		return Message{}, false
	case errors.As(err, &conflict):
		return c.conflict(conflict, l, at), true
	case errors.As(err, &found) && len(found) > 1:
		return Message{fmt.Sprintf(c.Errors.Refused.Several, len(found)), c.Errors.Refused.Next}, true
	case errors.As(err, &found) && len(found) == 1:
		return Message{c.fill(c.Errors.Refused.One, []string{found[0].Words(string(l))}), c.Errors.Refused.Next}, true
	}
	return Message{}, false
}

func (c *Catalog) conflict(of *inventory.Conflict, l lang.Lang, at lang.Clock) Message {
	m, when := c.Errors.Changed, ""
	if of.Removed {
		m = c.Errors.Gone
	}
	if !of.At.IsZero() {
		when = at.Show(of.At.Format(time.RFC3339))
	}
	stands := c.Common.Blank
	if kind, ok := inventory.KindOf(of.Path); ok {
		if f, ok := kind.Field(of.Key); ok {
			stands = cmp.Or(inventory.WordAnswer(string(l), f, inventory.MaskedAnswer(f, of.Theirs)), stands)
		}
	}
	args := []string{inventory.PlaceLabel(string(l), of.Path, of.Name), c.Errors.Who(of.By), when, stands}
	return Message{c.fill(m.What, args), c.fill(m.Next, args)}
}

// arguments gives the key of the message and what it is filled with.
func (c *Catalog) arguments(e *incident.Error, l lang.Lang, at lang.Clock) (key string, args []string) {
	key, args = string(e.Code), e.Args
	switch e.Code {
	case incident.CodeReasonNeeded, incident.CodeAlreadyDone, incident.CodeNotYet:
		if len(args) > 0 {
			key, args = key+"."+args[0], c.variant(args[0], args[1:], l, at)
		}
	case incident.CodeItself:
		if len(args) > 1 && args[1] == string(incident.LinkDuplicateOf) {
			key += "." + args[1]
		}
	case incident.CodeEmpty:
		args = c.named(args)
	case incident.CodeUnknownWord:
		args = c.named(args)
		if len(args) < 3 {
			key += ".any"
			break
		}
		args = append(args[:2:2], c.list(args[2:]))
	case incident.CodeAmbiguous:
		if len(args) > 0 {
			args = append(args[:1:1], c.list(args[1:]))
		}
	case incident.CodeSeveralActive:
		args = []string{c.list(args)}
	case incident.CodeFuture:
		args = each(args, at.Show)
	case incident.CodeBadTime:
		if len(args) > 0 && isTime(args[0]) {
			key, args = key+".past", each(args, at.Show)
		}
	case incident.CodeReportGap:
		args = []string{c.list(each(args, func(k string) string { return l.Fact(incident.FactKey(k)) }))}
	case incident.CodeTold:
		args = each(args, func(a string) string { return l.Audience(incident.Audience(a)) })
	case incident.CodeCannotUndo:
		if len(args) > 4 { // what rests on the act: the entry, its name, who, when
			key, args = key+"."+args[0], []string{inventory.PlaceLabel(string(l), args[1], args[2]), args[3], at.Show(args[4])}
		} else if len(args) > 0 {
			key, args = key+"."+args[0], args[1:]
		}
	case incident.CodePartChanged:
		if len(args) > 2 {
			args = []string{l.Part(incident.Part(args[0])), args[1], at.Show(args[2])}
		}
	case incident.CodeNotGranted:
		args = c.granted(args)
	case incident.CodeNewer, incident.CodeDiffers:
		if len(args) > 2 { // what it is: a bundle, an event
			key += "." + args[2]
		}
	case incident.CodeBadFile, incident.CodeBadBundle:
		key, args = c.fault(key, args)
	}
	return key, args
}

// variant words what comes with a reason that is needed or an act that was done already.
func (c *Catalog) variant(of string, args []string, l lang.Lang, at lang.Clock) []string {
	switch of {
	case "severity":
		return each(args, func(s string) string { return l.Severity(incident.Severity(s)) })
	case "report":
		return each(args, func(s string) string { return l.Audience(incident.Audience(s)) })
	case "watch":
		return each(args, at.Show)
	case "open_conditions":
		return []string{c.list(args)}
	}
	return args
}

// named puts the name of the field for its code.
func (c *Catalog) named(args []string) []string {
	args = slices.Clone(args)
	if len(args) > 0 {
		if name, ok := c.Errors.Fields[args[0]]; ok {
			args[0] = name
		}
	}
	return args
}

// fault words what is wrong in a file: a code with the piece, or words that come as they are. A file without lines,
// or an error of the file as a whole, has line 0 or none.
func (c *Catalog) fault(key string, args []string) (string, []string) {
	args = slices.Clone(args)
	if len(args) > 2 {
		if words, ok := c.Errors.Faults[args[2]]; ok {
			args = append(args[:2], c.fill(words, args[3:]))
		}
	}
	if len(args) > 1 && (args[1] == "" || args[1] == "0") {
		key += ".whole"
	}
	return key, args
}

// most is how many items of a list an error names.
const most = 12

func (c *Catalog) list(items []string) string {
	items = slices.DeleteFunc(slices.Clone(items), func(s string) bool { return s == "" })
	rest := len(items) - most
	if rest > 0 {
		items = append(items[:most:most], c.Common.Others(rest))
	}
	return strings.Join(items, c.Common.And)
}

// fill puts cleaned arguments into a message; one that is missing or empty shows as such.
func (c *Catalog) fill(message string, args []string) string {
	if !strings.Contains(message, "%") {
		return message
	}
	words := []any{c.Errors.Empty, c.Errors.Empty, c.Errors.Empty, c.Errors.Empty}
	for i := range min(len(args), len(words)) {
		if text := clean.Line(args[i]); strings.TrimSpace(text) != "" {
			words[i] = text
		}
	}
	return fmt.Sprintf(message, words...)
}

func each(args []string, word func(string) string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = word(a)
	}
	return out
}

func isTime(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}
