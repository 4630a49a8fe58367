package inventory

import (
	"encoding/json"
	"slices"
	"strings"

	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/widget"
)

// arranged puts the fields a person fills in order: the name first, how often it is to be reviewed last. The others of
// those that every kind has are the program's.
func arranged(k inv.Kind) inv.Kind {
	var name, own, every []inv.FieldForm
	for _, f := range k.Fields {
		switch {
		case f.Key == "name" && (k.List || k.Path == "service"):
			name = append(name, f)
		case f.Key == "review_every" && k.Section != "pitfalls":
			every = append(every, f)
		case !f.Common:
			own = append(own, f)
		}
	}
	k.Fields = slices.Concat(name, own, every)
	return k
}

// fields lays out the rows of the form.
func (e *entry) fields() []widget.Field {
	out := make([]widget.Field, 0, len(e.kind.Fields)+2)
	for _, f := range e.kind.Fields {
		out = append(out, e.draw(f))
		if e.secret == f.Key {
			out = append(out, widget.Field{ID: allowRow, Label: e.s.env.Words.Inventory.Edit.NotSecret, Kind: widget.Button})
		}
	}
	if i := e.s.nextBlank(e.path); i >= 0 {
		out = append(out, widget.Field{ID: nextRow, Kind: widget.Button, Label: e.s.env.Words.Inventory.Edit.Next(e.s.blankName(e.s.book.blanks()[i]))})
	}
	return out
}

// draw makes the row of a field.
func (e *entry) draw(f inv.FieldForm) widget.Field {
	raw := e.answer(f.Key)
	d := widget.Field{ID: f.Key, Label: e.label(f), Note: e.note(f, raw), Whole: true}
	_, na := notOurs(raw)
	switch {
	case e.masked(f.Key):
		d.Kind, d.Value = widget.Chosen, masked
	case chosen(f):
		d.Kind = widget.Chosen
		if !na && raw != nil {
			d.Value = string(raw)
			d.Options = []widget.Option{{Value: d.Value, Label: e.worded(f.Key, raw)}}
		} else if ghost := e.offer(f); ghost != nil && !na {
			d.Ghost = string(ghost)
			d.Options = []widget.Option{{Value: d.Ghost, Label: e.worded(f.Key, ghost)}}
		}
	case f.Type == inv.TypeBool:
		d.Kind, d.Options = widget.Choice, []widget.Option{{Value: "true", Label: e.s.env.Words.Common.Yes}}
	case len(f.Choices) > 0:
		d.Kind, d.Ghost = widget.Choice, text(e.offer(f))
		for _, c := range f.Choices {
			d.Options = append(d.Options, widget.Option{Value: c, Label: inv.Label(string(e.s.env.Lang), f.Check+"."+c)})
		}
	case long(f, raw):
		d.Kind = widget.Long
	default:
		d.Kind = widget.Text
		d.Ghost = text(e.offer(f))
	}
	if d.Kind != widget.Chosen && !na && raw != nil {
		d.Value = e.typed(f, raw)
	}
	if na {
		d.Ghost = ""
	}
	return d
}

// typed is an answer as one types it into a row. A row of choices has their values, which it words itself.
func (e *entry) typed(f inv.FieldForm, raw json.RawMessage) string {
	if len(f.Choices) > 0 {
		return inv.WriteAnswer(f, raw)
	}
	return inv.WordAnswer(string(e.s.env.Lang), f, raw)
}

// chosen tells of a field whose answers are picked from a list: whom it names, and which of several apply.
func chosen(f inv.FieldForm) bool {
	return f.Ref != "" || f.Type == inv.TypeTexts && len(f.Choices) > 0
}

// long tells of a text of several lines.
func long(f inv.FieldForm, raw json.RawMessage) bool {
	return f.Type == inv.TypeText && (f.Check == "" && (f.Key == "text" || f.Key == "steps") || strings.Contains(text(raw), "\n"))
}

// note stands beside a row: what a blank stops, or that the field does not apply.
func (e *entry) note(f inv.FieldForm, raw json.RawMessage) string {
	words := e.s.env.Words.Inventory.Edit
	if _, na := notOurs(raw); na {
		return words.NA
	}
	if e.blank(f.Key) {
		return words.BlankNote(stepName(e.s.env, f.Step), f.Minutes)
	}
	return ""
}

// masked tells of a value that looks like a secret and was let pass.
func (e *entry) masked(key string) bool {
	f, _ := e.field(key)
	return slices.ContainsFunc(e.row.Lines(), func(l inv.Line) bool { return l.Secret && l.Key == f.Label })
}

// worded puts an answer as a person reads it, on one line.
func (e *entry) worded(key string, raw json.RawMessage) string {
	f, ok := e.field(key)
	words := e.s.env.Words
	switch why, na := notOurs(raw); {
	case !ok || raw == nil:
		return words.Inventory.Blank
	case na:
		return clean.Line(words.Inventory.Edit.NA + " " + why)
	case e.masked(key):
		return masked
	case chosen(f) || len(f.Choices) > 0:
		var names []string
		for _, id := range texts(raw) {
			names = append(names, e.named(f, id))
		}
		return clean.Line(strings.Join(names, words.Common.And))
	case f.Type == inv.TypeBool:
		return words.Common.Yes
	}
	return clean.Line(e.typed(f, raw))
}

// named words one of the answers of a field.
func (e *entry) named(f inv.FieldForm, id string) string {
	if f.Ref == "" {
		return inv.Label(string(e.s.env.Lang), f.Check+"."+id)
	}
	return e.s.book.who(id)
}

// notOurs gives the reason why a field does not apply, where that is its answer.
func notOurs(raw json.RawMessage) (why string, na bool) {
	var x struct {
		NA *string `json:"na"`
	}
	if len(raw) == 0 || raw[0] != '{' || json.Unmarshal(raw, &x) != nil || x.NA == nil {
		return "", false
	}
	return *x.NA, true
}

// text is an answer of one text; empty for any other.
func text(raw json.RawMessage) string {
	var s string
	_ = json.Unmarshal(raw, &s) // what is no text has none
	return s
}

// texts are the answers of a list, or the only one.
func texts(raw json.RawMessage) []string {
	if s := text(raw); s != "" {
		return []string{s}
	}
	var list []string
	_ = json.Unmarshal(raw, &list) // what is no list has none
	return list
}

// same tells whether two answers are one.
func same(a, b json.RawMessage) bool { return string(a) == string(b) }

// quoted is a text as an answer.
func quoted(s string) json.RawMessage {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string is always JSON
	}
	return raw
}
