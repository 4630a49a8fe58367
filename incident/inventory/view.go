package inventory

import (
	"reflect"
	"sync"
	"time"
)

// View is an inventory as one list to read, search and filter, worded in one
// language. It is made once per revision, in a few milliseconds for thousands of
// entries, and may be read by several at once; the inventory behind it must not
// be changed any more. Its methods are cheap enough to be called on every key.
type View struct {
	Sections []SectionView
	entries  []Entry
	texts    func() searchTexts // made at the first search
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
	Section    string
	Kind       string // dashboard
	ID         string // empty for entries that exist once
	Path       string // monitoring.dashboards.top; monitoring.dashboards for a list with no entries
	Title      string
	Blank      bool     // stands for a list with no entries, or an entry nobody filled
	NA         string   // why it does not apply
	First      bool     // the dashboard to look at first
	URL        string   // what `open` opens
	Copy       string   // what `copy` takes: a command, else a telephone number or a place
	Command    string   // what could be run here; empty where there is none
	Layers     []string // external, app, db, infra
	Reviewed   string   // the day, 2026-09-01; of the whole inventory where that is later
	ReviewedBy string   // who reviewed this entry
	Updated    string   // the day it was last changed in the program
	UpdatedBy  string
	Stale      bool

	kind *kindView
	of   reflect.Value // not valid for a list with no entries
}

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
	m := &viewMaker{
		lang: lang, service: s, today: s.today(now), names: sync.OnceValue(s.names), stale: map[reviewKey]bool{},
	}
	n := 0
	for k, list := range s.kinds() {
		n += max(k.count(list), 1)
	}
	v := &View{entries: make([]Entry, 0, n)}
	for k, list := range s.kinds() {
		if k.section == "pitfalls" {
			continue
		}
		if len(v.Sections) == 0 || v.Sections[len(v.Sections)-1].Key != k.section {
			v.Sections = append(v.Sections, SectionView{Key: k.section, Label: Label(lang, k.section)})
		}
		from := len(v.entries)
		v.entries = m.kind(k).entries(v.entries, list)
		sec := &v.Sections[len(v.Sections)-1]
		first := from - len(sec.Entries)
		sec.Entries = v.entries[first:len(v.entries):len(v.entries)]
	}
	v.texts = sync.OnceValue(func() searchTexts { return newSearchTexts(v.entries) })
	return v
}

// Entries gives the entries of all sections in turn. They are the view's own and not to be changed.
func (v *View) Entries() []Entry { return v.entries }

// Entry gives the entry of a path.
func (v *View) Entry(path string) (Entry, bool) {
	for i := range v.entries {
		if v.entries[i].Path == path {
			return v.entries[i], true
		}
	}
	return Entry{}, false
}

// Lines gives every field that is filled or ought to be. They are made when asked for.
func (e Entry) Lines() []Line {
	switch {
	case e.kind == nil:
		return nil
	case !e.of.IsValid():
		return []Line{e.kind.listLine(e.NA)}
	}
	out := make([]Line, 0, len(e.kind.fields))
	for i := range e.kind.fields {
		out = e.kind.lines(out, &e.kind.fields[i], e.of)
	}
	return out
}

// Blanks counts the fields that ought to be filled and are not.
func (e Entry) Blanks() int {
	n := 0
	switch {
	case e.kind == nil:
	case e.of.IsValid():
		e.kind.each(e.of, func(_ *fieldSpec, state State, _ string) {
			if state == Blank {
				n++
			}
		})
	case e.Blank && e.kind.need.minutes > 0:
		n++
	}
	return n
}
