package inventory

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
)

// commit records what was entered in a row.
func (e *entry) commit(key, value string) tea.Cmd {
	f, ok := e.field(key)
	if !ok || e.masked(key) {
		return nil
	}
	if was, refused := e.refused[key]; refused && was == value {
		if e.form.Typing() && !(e.away && e.secret == key) { // down to the row that lets it pass
			e.back = key
		}
		return nil
	}
	if value = strings.TrimSpace(value); chosen(f) || f.Type == inv.TypeBool {
		if value == "" {
			return e.record(key, nil, nil)
		}
		return e.record(key, json.RawMessage(value), nil)
	}
	raw, err := inv.ReadAnswer(f, value)
	if err == nil && e.hides(key, value) {
		err = inv.Problems{{Path: e.path + "." + key, Code: inv.CodeSecret}}
	}
	if err != nil {
		e.refuse(key, err)
		e.back = key
		return nil
	}
	return e.record(key, raw, nil)
}

// hides tells of a text that must not be written anywhere: it looks like a secret and nobody has let it pass.
func (e *entry) hides(key, text string) bool {
	f, ok := e.field(key)
	return ok && string(e.answer("secret_ok")) != "true" && inv.LooksSecret(f, strings.TrimSpace(text))
}

// record sets one field; with more, in the same act, what comes along with it.
func (e *entry) record(key string, raw json.RawMessage, more map[string]json.RawMessage, also ...incident.InventoryEdit) tea.Cmd {
	was, typed := e.began[key]
	if !typed {
		was = e.answer(key)
	}
	if c := e.theirs[key]; c != nil {
		was = c.Theirs
	}
	edit := incident.InventoryEdit{Path: e.path, Set: map[string]json.RawMessage{key: orNull(raw)}, Was: map[string]json.RawMessage{}}
	if was != nil {
		edit.Was[key] = was
	}
	for k, v := range more {
		edit.Set[k] = v
		if have := e.answer(k); have != nil {
			edit.Was[k] = have
		}
	}
	return e.s.revise(rowTag+e.path+"."+key, "", append(also, edit)...)
}

// orNull is the answer that clears a field where there is none.
func orNull(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("null")
	}
	return raw
}

// revised takes the outcome of what a row recorded.
func (e *entry) revised(done screen.Revised) tea.Cmd {
	key, ok := strings.CutPrefix(done.Revise.Tag, rowTag+e.path+".")
	if !ok {
		return nil
	}
	opened := e.picking
	e.picking, e.due = false, e.due && done.Err == nil
	if done.Err == nil {
		e.recorded(key)
		return nil
	}
	e.refuse(key, done.Err)
	if !e.form.Typing() {
		e.form.GoTo(key)
	}
	if opened { // it would stand over what is wrong
		return screen.Send(screen.Close{})
	}
	return nil
}

// recorded forgets what was half typed in a row: the record has it now.
func (e *entry) recorded(key string) {
	e.s.env.Drafts.Put(e.s.env.Drafts.Key(e.stream(), "inv."+e.path+"."+key), "")
	if e.secret == key { // it is drawn in another way from now on
		e.form.Drop(key)
	}
	if e.form.Current() == allowRow {
		e.form.GoTo(key)
	}
	e.settle(key)
}

// refuse says below a row why it was not recorded. What was typed stays in it.
func (e *entry) refuse(key string, err error) {
	words, l := e.s.env.Words.Inventory.Edit, string(e.s.env.Lang)
	var conflict *inv.Conflict
	var problems inv.Problems
	var one inv.Problem
	switch {
	case errors.As(err, &conflict) && !conflict.Removed:
		e.theirs[key] = conflict
		at := when.Clock(conflict.At, e.s.env.Now, e.s.clock())
		e.wrong[key] = words.Conflict(clean.Line(conflict.By), e.worded(key, conflict.Theirs), at)
	case errors.As(err, &problems) && len(problems) > 0:
		one = e.about(key, problems)
		if one.Code == inv.CodeSecret {
			e.secret = key
		}
		if e.wrong[key] = bare(one, l); e.secret == key {
			e.wrong[key] = words.Secret
			e.s.env.Drafts.Put(e.s.env.Drafts.Key(e.stream(), "inv."+e.path+"."+key), "") // it stays in the row alone
		}
	case errors.As(err, &one):
		e.wrong[key] = bare(one, l)
	default:
		return // the root has said it
	}
	e.refused[key] = e.form.Value(key)
	e.form.Load(e.stream(), e.fields())
	e.form.SetError(key, e.wrong[key])
}

// about is the problem of a field, or the first of them.
func (e *entry) about(key string, problems inv.Problems) inv.Problem {
	i := slices.IndexFunc(problems, func(p inv.Problem) bool { return p.Path == e.path+"."+key })
	return problems[max(i, 0)]
}

// bare words a problem without its place, where it stands beside the field.
func bare(p inv.Problem, lang string) string {
	p.Path = ""
	return clean.Line(p.Words(lang))
}

// press does what a row says that is not typed into.
func (e *entry) press(id string) tea.Cmd {
	switch id {
	case nextRow:
		return e.s.toBlank(e.s.nextBlank(e.path))
	case allowRow:
		return e.allow()
	}
	f, ok := e.field(id)
	switch {
	case !ok:
		return nil
	case e.masked(id):
		return e.typeOver(f)
	case f.Ref != "":
		return e.pickWho(f, "")
	}
	return e.pickMany(f, "")
}

// allow records a value that looks like a secret, with the word of a person that it is none.
func (e *entry) allow() tea.Cmd {
	f, ok := e.field(e.secret)
	raw, err := inv.ReadAnswer(f, strings.TrimSpace(e.form.Value(e.secret)))
	if !ok || err != nil {
		return nil
	}
	return e.record(e.secret, raw, map[string]json.RawMessage{"secret_ok": json.RawMessage("true")})
}

// typeOver asks for a value in place of one that is drawn masked.
func (e *entry) typeOver(f inv.FieldForm) tea.Cmd {
	words := e.s.env.Words.Inventory.Edit
	return screen.Send(screen.Prompt{
		Title: e.label(f), Label: words.Value, Hint: words.Masked,
		Then: func(typed string) tea.Cmd {
			raw, err := inv.ReadAnswer(f, strings.TrimSpace(typed))
			if err != nil || raw == nil || string(raw) == "null" {
				return nil
			}
			return e.record(f.Key, raw, nil)
		},
	})
}

// Do does the actions of the key table on the row under the cursor.
func (e *entry) Do(action string) (tea.Cmd, bool) {
	id := e.form.Current()
	f, is := e.field(id)
	switch action {
	case "strike":
		if is && e.form.Changed(id) { // what was typed and not recorded
			e.drop(id)
			return nil, true
		}
		if !is || e.answer(id) == nil {
			return screen.Send(screen.Toast{Text: e.s.env.Words.Inventory.Edit.Nothing}), true
		}
		return e.record(id, nil, nil), true
	case "inv.na":
		if !is || f.Key == "name" {
			return e.s.naEntry(e.row), true
		}
		return e.naField(f), true
	case "edit":
		if c := e.theirs[id]; c != nil {
			return e.keepMine(f), true
		}
		delete(e.wrong, id)
		e.form.SetError(id, "")
		e.begin(id)
		if e.form.Typing() {
			return nil, true
		}
		if open := e.open(id); is && open && e.form.Changed(id) { // a choice that is made
			cmd, _ := e.form.Do(action)
			return then(e.onward(id), cmd), true
		}
	case "ghost":
		delete(e.wrong, id)
	}
	return e.form.Do(action)
}

// keepMine records what was typed over what somebody else wrote.
func (e *entry) keepMine(f inv.FieldForm) tea.Cmd {
	raw := json.RawMessage(nil)
	if typed := strings.TrimSpace(e.form.Value(f.Key)); chosen(f) || f.Type == inv.TypeBool {
		raw = json.RawMessage(typed)
	} else if read, err := inv.ReadAnswer(f, typed); err == nil {
		raw = read
	}
	if c := e.theirs[f.Key]; len(raw) == 0 {
		raw = c.Mine
	}
	return e.record(f.Key, raw, nil)
}

// naField asks why a field does not apply.
func (e *entry) naField(f inv.FieldForm) tea.Cmd {
	was, _ := notOurs(e.answer(f.Key))
	return e.s.askNA(e.label(f), "na."+e.path+"."+f.Key, was, func(why string) tea.Cmd {
		if why == "" {
			return e.record(f.Key, nil, nil)
		}
		raw, err := json.Marshal(map[string]string{"na": why})
		if err != nil {
			return screen.Send(screen.Failed{Err: err})
		}
		return e.record(f.Key, raw, nil)
	})
}

// hint says below the rows what the one under the cursor wants.
func (e *entry) hint() string {
	words := e.s.env.Words.Inventory.Edit
	id := e.form.Current()
	f, ok := e.field(id)
	if !ok || e.wrong[id] != "" { // the row says what to do
		return ""
	}
	raw := e.answer(id)
	if why, na := notOurs(raw); na {
		return words.NAWhy + clean.Line(why)
	}
	said := ""
	if e.blank(id) {
		said = words.BlankSays(stepName(e.s.env, f.Step), f.Minutes)
	}
	return said + words.Hint[e.hintOf(f, id)]
}

// hintOf names the rule a field is held to.
func (e *entry) hintOf(f inv.FieldForm, id string) string {
	switch {
	case e.masked(id):
		return ""
	case f.Ref != "":
		return "ref"
	case chosen(f):
		return "many"
	case f.Type == inv.TypeBool:
		return "bool"
	case len(f.Choices) > 0:
		return "choice"
	case f.Type == inv.TypeMeans:
		return "means"
	case long(f, e.answer(id)):
		return "long"
	case f.Type == inv.TypeTexts:
		return cmp.Or(ruled(e, f.Check), "list")
	}
	return f.Check
}

// ruled gives a rule that has words.
func ruled(e *entry, check string) string {
	if e.s.env.Words.Inventory.Edit.Hint[check] == "" {
		return ""
	}
	return check
}
