// Package stage stands in for the console in tests of a step's pane: it routes keys as the root does, decides acts by
// the rules under a clock that stands still, and answers questions with what the test has laid ready. Only tests
// import it.
package stage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
	"shirei/ui/text"
)

// start is the clock of a stage at its beginning: 14:02 in Tokyo, when the outage begins.
var start = time.Date(2026, 11, 24, 14, 2, 0, 0, time.FixedZone("JST", 9*3600))

// Stage is a console with one pane.
type Stage struct {
	*termtest.Driver
	Env     *screen.Env
	State   *incident.State
	Service *desk.Service
	Acts    []incident.Command // in the order they were asked for
	Errs    []error            // of acts that were refused
	Others  []tea.Msg          // what else the pane sent
	Answers []string           // to prompts and picks, in turn; with none left they stay open
	No      bool               // answers questions with no

	t      testing.TB
	pane   screen.Step
	events []incident.Event
	serial int
	w, h   int
}

// New declares an incident and puts a pane on the stage; yaml is the service's inventory, or empty.
func New(t testing.TB, l lang.Lang, yaml string, make func(*screen.Env) screen.Step, w, h int) *Stage {
	t.Helper()
	s := &Stage{t: t, State: incident.NewState("0198c1a2-7000-7000-8000-a3f900000000")}
	s.Env = &screen.Env{
		Session: "s", Lang: l, Words: text.For(l), Keys: keymap.Keys(), Now: start, Out: "/home/sato/exports",
		Styles: theme.New(true, colorprofile.ANSI256, theme.Unicode()), Drafts: screen.NewDrafts("s", nil), Clock: true,
	}
	if yaml != "" {
		inv, err := inventory.Parse([]byte(yaml))
		if err != nil {
			t.Fatal(err)
		}
		s.Service = &desk.Service{Inventory: inv, Profile: incident.Profile{ID: "shop", Name: "shop-ec", Zone: "Asia/Tokyo"}}
		for _, c := range inv.Response.Recovery.Items {
			s.Service.Profile.Conditions = append(s.Service.Profile.Conditions, c.Name)
		}
	}
	s.pane = make(s.Env)
	s.Must(incident.Declare{Title: "決済の一部が完了しない", Severity: incident.High, Began: start, Detected: start})
	s.Driver = termtest.New(t, s, w, h)
	return s
}

// Must decides commands as if somebody else had done them.
func (s *Stage) Must(cmds ...incident.Command) {
	s.t.Helper()
	for _, c := range cmds {
		if err := s.decide(c); err != nil {
			s.t.Fatalf("%T: %v", c, err)
		}
	}
	s.load()
}

// At moves the clock to so many minutes after the beginning; the pane hears nothing of it.
func (s *Stage) At(minutes int) { s.Env.Now = start.Add(time.Duration(minutes) * time.Minute) }

func (s *Stage) decide(cmd incident.Command) error {
	env := incident.Env{
		Now: s.Env.Now, Policy: incident.DefaultPolicy(), Calendar: calendar.Default("Asia/Tokyo"),
		Service: incident.Profile{ID: "shop", Zone: "Asia/Tokyo"},
		NewID:   func() string { s.serial++; return fmt.Sprintf("0198c1a2-7000-7000-8000-%012d", s.serial) },
	}
	if s.Service != nil {
		env.Service = s.Service.Profile
	}
	state, _ := incident.Fold(s.State.Stream, s.events)
	made, err := incident.Decide(state, cmd, incident.By{Name: "佐藤", Via: incident.ViaConsole}, env)
	if err != nil {
		return err
	}
	for i := range made {
		made[i].Order = int64(len(s.events) + i + 1)
	}
	s.events = append(s.events, made...)
	s.State = state
	return nil
}

func (s *Stage) load() tea.Cmd {
	return s.pane.Load(screen.Case{
		State: s.State, Service: s.Service, Ledger: s.State.Ledger(s.Env.Now), Next: s.State.Next(s.Env.Now),
	})
}

// Init does nothing: the pane was loaded by New.
func (s *Stage) Init() tea.Cmd { return s.load() }

// Update routes as the root does.
func (s *Stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.w, s.h = msg.Width, msg.Height
		return s, nil
	case tea.KeyPressMsg:
		return s, s.key(msg)
	case screen.Act:
		return s, s.act(msg)
	case screen.Prompt:
		return s, s.answer(msg.Then, msg)
	case screen.Pick:
		return s, s.answer(msg.Then, msg)
	case screen.Ask:
		s.Others = append(s.Others, msg)
		if s.No {
			return s, nil
		}
		return s, msg.Yes
	case screen.Toast, screen.Failed, screen.Go, screen.Copy, screen.Show, screen.Export:
		s.Others = append(s.Others, msg)
		return s, nil
	}
	return s, s.pane.Update(msg)
}

func (s *Stage) key(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "esc" {
		cmd, _ := s.pane.Back()
		return cmd
	}
	if s.pane.Typing() {
		return s.pane.Update(msg)
	}
	if a, ok := s.Env.Keys.Match(s.pane.Scope(), keymap.Fold(msg)); ok {
		if cmd, ok := s.pane.Do(a.ID); ok {
			return cmd
		}
	}
	return s.pane.Update(msg)
}

func (s *Stage) act(a screen.Act) tea.Cmd {
	s.Acts = append(s.Acts, a.Cmd)
	err := s.decide(a.Cmd)
	if err != nil {
		s.Errs = append(s.Errs, err)
	} else {
		s.Env.Drafts.Sent(a.Sent...)
	}
	return tea.Sequence(s.pane.Update(screen.Acted{Act: a, Err: err}), s.load())
}

func (s *Stage) answer(then func(string) tea.Cmd, msg tea.Msg) tea.Cmd {
	if len(s.Answers) == 0 {
		s.Others = append(s.Others, msg)
		return nil
	}
	a := s.Answers[0]
	s.Answers = s.Answers[1:]
	return then(a)
}

// View draws the pane alone.
func (s *Stage) View() tea.View {
	f := s.pane.View(s.w, s.h)
	v := tea.NewView(f.String())
	if f.Caret {
		v.Cursor = tea.NewCursor(f.X, f.Y)
	}
	return v
}

// Last is the act asked for last; it fails the test if there is none.
func (s *Stage) Last() incident.Command {
	s.t.Helper()
	if len(s.Acts) == 0 {
		s.t.Fatal("no act was asked for")
	}
	return s.Acts[len(s.Acts)-1]
}

// Seek moves down until a row with the words is under the cursor.
func (s *Stage) Seek(words string) {
	s.t.Helper()
	s.Press("g")
	for range 80 {
		f := s.Frame()
		for _, r := range f.Rows {
			if rest, ok := cutMark(r); ok && contains(rest, words) {
				return
			}
		}
		s.Press("j")
	}
	s.t.Fatalf("no row %q\n%s", words, s.Frame())
}

func cutMark(row string) (string, bool) { return strings.CutPrefix(row, theme.Unicode().Current+" ") }

func contains(row, words string) bool { return strings.Contains(row, words) }
