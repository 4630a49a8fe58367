// Package home is the first screen: what is active, what was, and the one line that declares an incident.
package home

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/keymap"
	"shirei/ui/term/relate"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// shown is how many past incidents are listed; A lists all.
const shown = 50

// Screen is the home screen.
type Screen struct {
	env   *screen.Env
	rows  []row
	quiet int // rows that are active; the rest are past
	owing int // of the past ones, those in which something is still to be done by a time
	list  widget.List
	all   bool
	input *widget.Input
	mode  mode
	query string
	fresh int // counts loads, so that a late answer of an old search is not shown
}

// mode is what the line at the bottom is for.
type mode int

const (
	browsing mode = iota
	declaring
	finding
)

// row is an incident with what is owed next.
type row struct {
	head desk.Head
	next incident.Promise // zero: nothing is owed
	more int              // what is owed besides
	loc  *time.Location   // the incident's own wall clock, by which it is owed
	hit  incident.Entry   // where a search found it
}

// owes tells whether a second line says what is owed.
func (r row) owes() bool { return r.head.Active || r.next.ID != "" }

// loaded brings the rows.
type loaded struct {
	rows  []row
	quiet int
	owing int
	fresh int
}

// declared brings the incident that was just declared.
type declared struct{ stream string }

// draft names the line of a declaration that is half typed.
const draft = "declare"

// New makes the screen.
func New(env *screen.Env) *Screen {
	s := &Screen{env: env}
	s.list.SetRowHeight(func(i int) int {
		if i >= 0 && i < len(s.rows) && s.rows[i].owes() {
			return 2
		}
		return 1
	})
	s.input = widget.NewInput(func(l, c int) string { return env.Words.Common.Paste(l, c) })
	return s
}

// Init loads the list.
func (s *Screen) Init() tea.Cmd { return s.load() }

// load reads the list, outside Update.
func (s *Screen) load() tea.Cmd {
	s.fresh++
	seat, fresh, now := s.env.Seat, s.fresh, s.env.Now
	limit, query := shown, s.query
	if s.all {
		limit = 0
	}
	return func() tea.Msg {
		ctx := context.Background()
		out := loaded{fresh: fresh}
		var err error
		if query != "" {
			out.rows, err = search(ctx, seat, query)
		} else {
			err = out.overview(ctx, seat, limit, now)
		}
		if err != nil {
			return screen.Failed{Err: err}
		}
		return out
	}
}

func search(ctx context.Context, seat *desk.Seat, query string) ([]row, error) {
	hits, err := seat.Find(ctx, query, 200)
	rows := make([]row, len(hits))
	for i, h := range hits {
		rows[i] = row{head: h.Head, hit: h.Entry}
	}
	return rows, err
}

// overview lists the active incidents with what is owed next, then those that are over and owe something still, then the
// other past ones.
func (out *loaded) overview(ctx context.Context, seat *desk.Seat, limit int, now time.Time) error {
	heads, err := seat.Heads(ctx, desk.HeadFilter{Limit: limit})
	if err != nil {
		return err
	}
	for i, h := range heads {
		r := row{head: h}
		if h.Active || h.Status == incident.StatusResolved && i < shown {
			st, err := seat.State(ctx, h.Stream)
			if err != nil {
				return err
			}
			r.loc = st.Location()
			if owed := st.Owed(now); len(owed) > 0 {
				r.next, r.more = owed[0], len(owed)-1
			}
		}
		switch r.rank() {
		case 0:
			out.quiet++
		case 1:
			out.owing++
		}
		out.rows = append(out.rows, r)
	}
	slices.SortStableFunc(out.rows, func(a, b row) int { return a.rank() - b.rank() })
	return nil
}

func (r row) rank() int {
	switch {
	case r.head.Active:
		return 0
	case r.owes():
		return 1
	}
	return 2
}

// Update takes keys and what was loaded.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.fresh == s.fresh {
			s.rows, s.quiet, s.owing = msg.rows, msg.quiet, msg.owing
			s.list.SetLen(len(s.rows))
		}
	case declared:
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: msg.stream, Step: incident.StepTriage}})
	case screen.Woken:
		return s.load()
	case screen.Go:
		return s.load()
	case tea.PasteMsg:
		if s.mode != browsing {
			s.input.Update(msg)
			return s.typed()
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	if s.mode == browsing {
		s.list.Key(keymap.Fold(msg))
		return nil
	}
	if msg.String() == "enter" {
		return s.enter()
	}
	if s.mode == finding && (msg.String() == "down" || msg.String() == "up") {
		s.list.Key(msg.String())
		return nil
	}
	s.input.Update(msg)
	return s.typed()
}

// typed follows the line at the bottom: a search runs as one types, a declaration is kept as a draft.
func (s *Screen) typed() tea.Cmd {
	if s.mode == finding {
		s.query = strings.TrimSpace(s.input.Value())
		return s.load()
	}
	s.env.Drafts.Put(s.env.Drafts.Key("", draft), s.input.Value())
	return nil
}

func (s *Screen) enter() tea.Cmd {
	if s.mode == finding {
		s.mode = browsing
		s.input.Blur()
		cmd, _ := s.Do("open")
		return cmd
	}
	title := strings.TrimSpace(s.input.Value())
	if title == "" {
		return nil
	}
	s.env.Drafts.Put(s.env.Drafts.Key("", draft), "")
	s.leaveLine()
	seat := s.env.Seat
	return func() tea.Msg {
		out, err := seat.Declare(context.Background(), incident.Declare{Title: title}, "")
		if err != nil {
			return screen.Failed{Err: err}
		}
		return declared{out.Stream}
	}
}

func (s *Screen) leaveLine() {
	s.mode = browsing
	s.input.SetValue("")
	s.input.Blur()
}

// Do does the screen's actions.
func (s *Screen) Do(action string) (tea.Cmd, bool) {
	switch action {
	case "declare":
		s.open(declaring, s.env.Drafts.Text("", draft))
	case "find":
		s.open(finding, s.query)
	case "home.all":
		s.all = !s.all
		return s.load(), true
	case "relate":
		if i := s.list.Selected(); i >= 0 && i < len(s.rows) {
			return relate.Choose(s.env, s.rows[i].head.Stream), true
		}
	case "inventory":
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Inventory}}), true
	case "open":
		i := s.list.Selected()
		if i < 0 || i >= len(s.rows) {
			return nil, true
		}
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: s.rows[i].head.Stream}}), true
	default:
		return nil, false
	}
	return nil, true
}

func (s *Screen) open(m mode, value string) {
	s.mode = m
	s.input.SetValue(value)
	s.input.Focus()
}

// Back leaves the line at the bottom, then the search. A half-typed declaration stays as a draft.
func (s *Screen) Back() (tea.Cmd, bool) {
	switch {
	case s.mode != browsing:
		find := s.mode == finding
		s.leaveLine()
		if find {
			s.query = ""
			return s.load(), true
		}
		return nil, true
	case s.query != "":
		s.query = ""
		return s.load(), true
	}
	return nil, false
}

// Typing tells that letters go into the line at the bottom.
func (s *Screen) Typing() bool { return s.mode != browsing }

// Scope is the place in the key table.
func (s *Screen) Scope() string {
	if s.Typing() {
		return keymap.InInput
	}
	return keymap.InHome
}

// Disabled has nothing to refuse.
func (s *Screen) Disabled(string) string { return "" }

// Title is the terminal's title.
func (s *Screen) Title() string { return s.env.Words.Home.Title }
