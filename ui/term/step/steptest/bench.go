// Package steptest puts the pane of a step on a bench: keys go in by the key table, acts are decided on a real record
// with a fixed clock, and what is asked over the screen is answered by the test. Only tests import it.
package steptest

import (
	"fmt"
	"io/fs"
	"os"
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
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// Start is when the bench's incident is declared: 14:04 in Tokyo.
var Start = time.Date(2026, 11, 20, 5, 4, 0, 0, time.UTC)

// Bench is one pane with all it needs.
type Bench struct {
	*termtest.Driver
	Env     *screen.Env
	State   *incident.State
	Service *desk.Service // nil: no inventory
	Pane    screen.Step

	Acts    []incident.Command // that were done, oldest first
	Refused error              // of the last act
	Prompt  *screen.Prompt     // what is asked now
	Ask     *screen.Ask
	Pick    *screen.Pick
	Shown   []screen.Show
	Copied  []screen.Copy
	Files   []screen.SaveFile
	Toasts  []screen.Toast
	Opened  []screen.Open

	t    testing.TB
	id   int
	w, h int
}

// New declares an incident on a bench of w by h cells; yaml is the service's inventory, "" for none.
func New(t testing.TB, make func(*screen.Env) screen.Step, l lang.Lang, yaml string, w, h int) *Bench {
	t.Helper()
	b := &Bench{t: t, State: incident.NewState("019aa000-0000-7000-8000-a3f900000001")}
	b.Env = &screen.Env{
		Session: "s", Lang: l, Words: text.For(l), Keys: keymap.Keys(), Now: Start, Clock: true, Templates: templates(t),
		Styles: theme.New(true, colorprofile.ASCII, theme.Unicode()), Drafts: screen.NewDrafts("s", nil),
	}
	if yaml != "" {
		b.Service = service(t, yaml)
	}
	b.Pane = make(b.Env)
	b.Record(incident.Declare{Title: "決済の一部が完了しない", Detected: Start.Add(-2 * time.Minute)})
	b.Driver = termtest.New(t, model{b}, w, h)
	return b
}

// templates are those that ship, wherever the test runs below the root.
func templates(t testing.TB) fs.FS {
	t.Helper()
	for dir, i := "assets/templates", 0; i < 8; dir, i = "../"+dir, i+1 {
		if _, err := os.Stat(dir); err == nil {
			return os.DirFS(dir)
		}
	}
	t.Fatal("no templates above this folder")
	return nil
}

func service(t testing.TB, yaml string) *desk.Service {
	t.Helper()
	inv, err := inventory.Parse([]byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	about := inv.Service
	return &desk.Service{
		Inventory: inv, Policy: incident.DefaultPolicy(), Calendar: calendar.Default("Asia/Tokyo"),
		Profile: incident.Profile{ID: about.ID, Name: about.Name, Zone: "Asia/Tokyo", MainFunctions: about.MainFunctions.Values, OwnDesk: about.OwnDesk.Value},
	}
}

// Record does an act as somebody else would, and shows the outcome.
func (b *Bench) Record(cmd incident.Command) {
	b.t.Helper()
	if err := b.decide(cmd); err != nil {
		b.t.Fatal(err)
	}
	b.Load()
}

// At sets the clock, as minutes since the declaration.
func (b *Bench) At(minutes int) {
	b.Env.Now = Start.Add(time.Duration(minutes) * time.Minute)
	if b.Driver != nil {
		b.Send(screen.Tick{Now: b.Env.Now})
	}
}

func (b *Bench) decide(cmd incident.Command) error {
	env := incident.Env{Now: b.Env.Now, NewID: b.newID, Service: incident.Profile{Zone: "Asia/Tokyo"}}
	if b.Service != nil {
		env.Service, env.Policy, env.Calendar = b.Service.Profile, b.Service.Policy, b.Service.Calendar
	}
	_, err := incident.Decide(b.State, cmd, incident.By{Name: "佐藤", Via: incident.ViaConsole}, env)
	return err
}

func (b *Bench) newID() string {
	b.id++
	return fmt.Sprintf("019aa000-0000-7000-8000-%012d", b.id)
}

// Load brings the record to the pane.
func (b *Bench) Load() {
	c := screen.Case{State: b.State, Service: b.Service, Ledger: b.State.Ledger(b.Env.Now), Next: b.State.Next(b.Env.Now)}
	if b.Service != nil {
		c.View = inventory.NewView(b.Service.Inventory, string(b.Env.Lang), b.Env.Now)
	}
	if cmd := b.Pane.Load(c); cmd != nil && b.Driver != nil {
		b.Send(run{cmd})
	}
}

// Answer enters a line into what is asked.
func (b *Bench) Answer(said string) {
	b.t.Helper()
	if b.Prompt == nil {
		b.t.Fatalf("nothing is asked; the screen is\n%s", b.Frame())
	}
	p := b.Prompt
	b.Prompt = nil
	b.Send(run{p.Then(said)})
}

// Confirm says yes to what is asked.
func (b *Bench) Confirm() {
	b.t.Helper()
	if b.Ask == nil {
		b.t.Fatal("nothing is to be confirmed")
	}
	a := b.Ask
	b.Ask = nil
	b.Send(run{a.Yes})
}

// Choose takes an item of what is offered.
func (b *Bench) Choose(id string) {
	b.t.Helper()
	if b.Pick == nil {
		b.t.Fatal("nothing is offered")
	}
	p := b.Pick
	b.Pick = nil
	b.Send(run{p.Then(id)})
}

// GoTo presses j until a row shows the cursor's mark before a text.
func (b *Bench) GoTo(label string) {
	b.t.Helper()
	b.Press("g")
	for range 80 {
		if b.Frame().Contains(b.Env.Styles.Glyphs.Current + " " + label) {
			return
		}
		b.Press("j")
	}
	b.t.Fatalf("no row %q; the screen is\n%s", label, b.Frame())
}

// Last gives the last act that was done.
func (b *Bench) Last() incident.Command {
	b.t.Helper()
	if len(b.Acts) == 0 {
		b.t.Fatal("nothing was done")
	}
	return b.Acts[len(b.Acts)-1]
}

// run hands the model a command.
type run struct{ cmd tea.Cmd }

// model routes as the root does.
type model struct{ b *Bench }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, m.b.route(msg) }

func (b *Bench) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case run:
		return msg.cmd
	case tea.WindowSizeMsg:
		b.w, b.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return b.key(msg)
	case screen.Act:
		b.Refused = b.decide(msg.Cmd)
		done := screen.Acted{Act: msg, Err: b.Refused}
		if b.Refused == nil {
			b.Acts = append(b.Acts, msg.Cmd)
			b.Env.Drafts.Sent(msg.Sent...)
		}
		cmd := b.Pane.Update(done)
		b.Load()
		return cmd
	case screen.Prompt:
		b.Prompt = &msg
	case screen.Ask:
		b.Ask = &msg
	case screen.Pick:
		b.Pick = &msg
	case screen.Show:
		b.Shown = append(b.Shown, msg)
	case screen.Copy:
		b.Copied = append(b.Copied, msg)
	case screen.SaveFile:
		b.Files = append(b.Files, msg)
	case screen.Toast:
		b.Toasts = append(b.Toasts, msg)
	case screen.Open:
		b.Opened = append(b.Opened, msg)
	case screen.Failed:
		b.t.Errorf("failed: %v", msg.Err)
	default:
		return b.Pane.Update(msg)
	}
	return nil
}

func (b *Bench) key(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "esc" {
		cmd, _ := b.Pane.Back()
		return cmd
	}
	if !b.Pane.Typing() {
		if a, ok := b.Env.Keys.Match(b.Pane.Scope(), keymap.Fold(msg)); ok {
			if cmd, ok := b.Pane.Do(a.ID); ok {
				return cmd
			}
		}
	}
	return b.Pane.Update(msg)
}

func (m model) View() tea.View {
	f := m.b.Pane.View(m.b.w, m.b.h)
	v := tea.NewView(widget.Frame{Lines: f.Lines}.String())
	if f.Caret {
		v.Cursor = tea.NewCursor(f.X, f.Y)
	}
	return v
}
