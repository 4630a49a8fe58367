package incident

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// page is how many entries are read at a time.
const page = 200

// timeline is the list of entries, following its end until somebody scrolls.
type timeline struct {
	env     *screen.Env
	stream  string
	entries []incident.Entry
	before  int // entries above that are not loaded
	rows    []row
	list    widget.List
	match   desk.Match
	said    string // the filter in words; empty: none
	asked   int    // counts loads, so that a late answer is dropped
	cache   map[string][]string
	width   int
	loc     *time.Location // the incident's own wall clock
}

// row is a line of the list: an entry, or the break before a new day.
type row struct {
	entry int // of entries; -1 for a day break
	day   string
}

// entriesMsg brings a part of the timeline.
type entriesMsg struct {
	stream string
	asked  int
	slice  desk.Slice
}

func newTimeline(env *screen.Env, stream string) *timeline {
	t := &timeline{env: env, stream: stream, cache: map[string][]string{}, loc: env.Now.Location()}
	t.list.Follow = true
	t.list.SetRowHeight(t.height)
	return t
}

// load reads the part that is shown anew: its end while it is followed, else from its first entry on.
func (t *timeline) load() tea.Cmd {
	w := desk.Window{Limit: max(page, len(t.entries)), Match: t.match}
	if len(t.entries) > 0 && t.before > 0 && !t.list.AtEnd() {
		first := cursorOf(t.entries[0])
		first.ID = "" // sorts before the entry itself
		w.After, w.Limit = &first, len(t.entries)+page
	}
	return t.ask(w)
}

// older reads the page above.
func (t *timeline) older() tea.Cmd {
	return t.ask(desk.Window{Limit: len(t.entries) + page, Match: t.match, Before: t.end()})
}

// end is the place just behind the last entry that is shown.
func (t *timeline) end() *desk.Cursor {
	c := cursorOf(t.entries[len(t.entries)-1])
	c.Order++
	c.ID = ""
	return &c
}

func cursorOf(e incident.Entry) desk.Cursor {
	return desk.Cursor{At: e.OccurredAt, Order: e.Order, ID: e.ID}
}

func (t *timeline) ask(w desk.Window) tea.Cmd {
	t.asked++
	seat, stream, asked := t.env.Seat, t.stream, t.asked
	return func() tea.Msg {
		slice, err := seat.Timeline(context.Background(), stream, w)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return entriesMsg{stream: stream, asked: asked, slice: slice}
	}
}

// authors lists who has written the entries that are shown.
func (t *timeline) authors() []string {
	var names []string
	for _, e := range t.entries {
		if e.Via != incident.ViaImport && !slices.Contains(names, e.Actor) {
			names = append(names, e.Actor)
		}
	}
	return names
}

// take shows what was read; the entry that was selected stays selected.
func (t *timeline) take(msg entriesMsg) {
	if msg.stream != t.stream || msg.asked != t.asked {
		return
	}
	follow, id := t.list.AtEnd(), ""
	if e, ok := t.selected(); ok {
		id = e.ID
	}
	t.entries, t.before = msg.slice.Entries, msg.slice.Before
	clear(t.cache)
	t.layout()
	if follow || id == "" {
		return
	}
	if i := slices.IndexFunc(t.rows, func(r row) bool { return r.entry >= 0 && t.entries[r.entry].ID == id }); i >= 0 {
		t.list.Select(i)
	}
}

// layout puts the entries into rows, with a break before each new day.
func (t *timeline) layout() {
	t.rows = t.rows[:0]
	day, today := "", t.env.Now.In(t.loc).Format("2006-01-02")
	for i, e := range t.entries {
		if !e.OccurredAt.IsZero() {
			if d := e.OccurredAt.In(t.loc).Format("2006-01-02"); d != day {
				if day != "" || d != today {
					t.rows = append(t.rows, row{entry: -1, day: d})
				}
				day = d
			}
		}
		t.rows = append(t.rows, row{entry: i})
	}
	t.list.SetLen(len(t.rows))
}

// setClock sets the wall clock of the incident.
func (t *timeline) setClock(loc *time.Location) {
	if t.loc.String() != loc.String() {
		t.loc = loc
		t.layout()
	}
}

// redraw forgets how rows were drawn.
func (t *timeline) redraw() { clear(t.cache) }

func (t *timeline) selected() (incident.Entry, bool) {
	i := t.list.Selected()
	if i < 0 || i >= len(t.rows) || t.rows[i].entry < 0 {
		return incident.Entry{}, false
	}
	return t.entries[t.rows[i].entry], true
}

// key moves in the list; at its top the page above is read.
func (t *timeline) key(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	t.list.Key(keymap.Fold(press))
	if t.before > 0 && t.list.Selected() < 10 && len(t.entries) > 0 {
		return t.older()
	}
	return nil
}

// back takes the filter off.
func (t *timeline) back() (tea.Cmd, bool) {
	if t.said == "" {
		return nil, false
	}
	t.narrow(desk.Match{}, "")
	return t.load(), true
}

// narrow shows only what matches.
func (t *timeline) narrow(m desk.Match, said string) {
	t.match, t.said, t.entries = m, said, nil
	t.layout()
}
