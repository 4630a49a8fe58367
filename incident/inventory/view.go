package inventory

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"time"
)

// View is an inventory as one list to read, search and filter, worded in one
// language. It is made once per revision; its methods are cheap enough to be
// called on every key.
type View struct {
	Sections []SectionView
	folded   []string // of each entry in turn, for Find
}

// SectionView is one section of a View.
type SectionView struct {
	Key     string
	Label   string
	Entries []Entry
}

// Entry is one entry in a form that fits all kinds. Text in it comes from
// outside and is uncleaned.
type Entry struct {
	Section  string
	Kind     string // dashboard
	ID       string // empty for entries that exist once
	Path     string // monitoring.dashboards.top; monitoring.dashboards for a list with no entries
	Title    string
	Blank    bool     // stands for a list with no entries, or an entry nobody filled
	NA       string   // why it does not apply
	First    bool     // the dashboard to look at first
	URL      string   // what `open` opens
	Copy     string   // what `copy` takes: a command, else a telephone number or a place
	Command  string   // what could be run here; empty where there is none
	Layers   []string // external, app, db, infra
	Reviewed string   // the day, 2026-09-01
	Stale    bool
	lines    []Line
}

// Lines gives every field that is filled or ought to be.
func (e Entry) Lines() []Line { return e.lines }

// Line is one field of an Entry.
type Line struct {
	Key    string // for Label: dashboard.url
	Label  string
	Value  string // worded: a person's name for an id; empty where blank
	Raw    string // as in the YAML
	State  State
	Step   string // the step a blank stops
	Weight int    // minutes a blank costs; 0 where it may well stay blank
	Secret bool   // looks like a secret that a person let pass: draw it masked
}

// NewView words the inventory in ja or en as it stands at now.
func NewView(s *Service, lang string, now time.Time) *View {
	m := viewMaker{lang: lang, service: s, today: s.today(now), names: s.names()}
	v := &View{}
	for k, list := range s.kinds() {
		if k.section == "pitfalls" {
			continue
		}
		if len(v.Sections) == 0 || v.Sections[len(v.Sections)-1].Key != k.section {
			v.Sections = append(v.Sections, SectionView{Key: k.section, Label: Label(lang, k.section)})
		}
		sec := &v.Sections[len(v.Sections)-1]
		sec.Entries = append(sec.Entries, m.kind(k, list)...)
	}
	for _, e := range v.Entries() {
		v.folded = append(v.folded, e.searchText())
	}
	return v
}

// Entries gives the entries of all sections in turn.
func (v *View) Entries() []Entry {
	var out []Entry
	for _, sec := range v.Sections {
		out = append(out, sec.Entries...)
	}
	return out
}

type viewMaker struct {
	lang    string
	service *Service
	today   string
	names   map[string]string
}

func (m viewMaker) kind(k *kindSpec, v reflect.Value) []Entry {
	var out []Entry
	for _, e := range k.entries(v) {
		out = append(out, m.entry(k, e))
	}
	if len(out) > 0 {
		return out
	}
	na := v.FieldByName("NA").String()
	return []Entry{{
		Section: k.section, Kind: k.kind, Path: k.path(), Title: Label(m.lang, k.path()), Blank: na == "", NA: na,
		lines: []Line{{
			Key: k.path(), Label: Label(m.lang, k.path()), Value: m.na(na), State: stateOf(false, na),
			Step: k.need.step, Weight: k.need.minutes,
		}},
	}}
}

func (m viewMaker) entry(k *kindSpec, e reflect.Value) Entry {
	b := base(e)
	out := Entry{
		Section: k.section, Kind: k.kind, Path: k.entryPath(b.ID), NA: b.NA,
		Title:    cmp.Or(b.Name, b.ID, Label(m.lang, k.path())),
		Reviewed: max(b.Reviewed, m.service.Service.Reviewed),
		Layers:   k.layersOf(e),
	}
	if k.list || k.index < 0 {
		out.ID = b.ID
	}
	out.Blank = !k.list && !anyFilled(k, e)
	_, out.Stale = m.service.staleEntry(k, e, m.today)
	out.lines = make([]Line, 0, len(k.fields))
	for _, f := range k.fields {
		field := e.FieldByIndex(f.index)
		if first, ok := field.Addr().Interface().(*bool); ok {
			out.First = out.First || *first && f.key == "first"
			continue
		}
		if f.key != "name" && f.key != "na" && f.key != "id" {
			out.lines = m.lines(out.lines, k, f, e)
		}
	}
	out.Command = out.raw(k, "command")
	out.URL = cmp.Or(out.raw(k, "url"), out.raw(k, "status_page"))
	out.Copy = cmp.Or(out.Command, out.raw(k, "means"), out.raw(k, "where"), out.raw(k, "text"), out.raw(k, "steps"), out.URL)
	return out
}

// raw gives the filled value of a field as in the YAML.
func (e Entry) raw(k *kindSpec, key string) string {
	i, ok := k.byKey[key]
	if !ok {
		return ""
	}
	for _, line := range e.Lines() {
		if line.State == Filled && line.Key == k.fields[i].label {
			return line.Raw
		}
	}
	return ""
}

// lines adds the words of one field; the ways to reach a person take one line each. A field
// that is blank is left out unless it ought to be filled.
func (m viewMaker) lines(to []Line, k *kindSpec, f fieldSpec, e reflect.Value) []Line {
	v := e.FieldByIndex(f.index)
	if means, ok := v.Addr().Interface().(*Means); ok && len(means.List) > 0 {
		return append(to, m.meanLines(f.label, means.List)...)
	}
	own, raw := answerOf(v)
	state, _ := k.answer(e, f)
	b := base(e)
	if state == Blank && b.NA != "" {
		state, raw = NA, b.NA
	}
	if own == Blank && (f.need.minutes == 0 || state == Filled) {
		return to // not missed, or answered by another field
	}
	line := Line{
		Key: f.label, Label: Label(m.lang, f.label), Raw: raw, State: state,
		Step: f.need.step, Weight: f.need.minutes,
	}
	if state == NA {
		line.Value = m.na(raw)
	} else if state == Filled {
		line.Value = m.word(f, v, raw)
		line.Secret = b.SecretOK && likelySecret(raw, f.check == "place")
	}
	return append(to, line)
}

func (m viewMaker) meanLines(key string, means []Mean) []Line {
	var out []Line
	for _, way := range means {
		label := Label(m.lang, key)
		if way.Kind != "" {
			label = Label(m.lang, "mean_kind."+way.Kind)
		}
		line := Line{Key: key, Label: label, Value: way.Value, Raw: way.Value, State: Filled}
		if way.Hours != "" {
			line.Value += " (" + way.Hours + ")"
		}
		out = append(out, line)
	}
	return out
}

// word puts a value as a person reads it.
func (m viewMaker) word(f fieldSpec, v reflect.Value, raw string) string {
	if f.check == "" {
		return raw
	}
	values := []string{raw}
	if list, ok := v.Addr().Interface().(*Texts); ok {
		values = slices.Clone(list.Values)
	}
	for i, value := range values {
		switch {
		case f.check == "ref" || f.check == "person":
			values[i] = cmp.Or(m.names[value], value)
		case f.check == "minutes" || f.check == "days":
			values[i] = value + Label(m.lang, "unit."+f.check)
		case choices[f.check] != nil:
			values[i] = Label(m.lang, f.check+"."+value)
		}
	}
	return strings.Join(values, Label(m.lang, "comma"))
}

func (m viewMaker) na(reason string) string {
	if reason == "" {
		return ""
	}
	return Label(m.lang, "does_not_apply") + " (" + reason + ")"
}

// names gives what people and deciders are called, by id. A decider is called
// by the role and the person's name.
func (s *Service) names() map[string]string {
	out := map[string]string{}
	for _, p := range s.Contact.People.Items {
		out[p.ID] = p.Name
	}
	for _, d := range s.Response.Deciders.Items {
		if out[d.ID] != "" {
			continue
		}
		person := cmp.Or(out[d.Contact.Value], d.Contact.Value)
		out[d.ID] = cmp.Or(d.Name, person)
		if d.Name != "" && person != "" {
			out[d.ID] = d.Name + " (" + person + ")"
		}
	}
	return out
}

// layersOf gives the layers of an entry, or those its kind has by nature.
func (k *kindSpec) layersOf(e reflect.Value) []string {
	if i, ok := k.byKey["layer"]; ok {
		if texts, ok := e.FieldByIndex(k.fields[i].index).Addr().Interface().(*Texts); ok && len(texts.Values) > 0 {
			return texts.Values
		}
	}
	switch k.kind {
	case "integration":
		return []string{"external"}
	case "job":
		return []string{"app"}
	case "sensitive":
		return []string{"infra"}
	}
	return nil
}
