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

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
)

// Bench is one pane with all it needs.
type Bench struct {
	*termtest.Driver
	Env     *screen.Env
	State   *incident.State
	Service *desk.Service // nil: no inventory
	Changes []incident.ServiceChange
	Pane    screen.Step // a test may exchange it, and Load anew

	Acts []incident.Command // that were done, oldest first

	// What is asked now; a new question takes the place of the last one.
	Prompt *screen.Prompt
	Ask    *screen.Ask
	Pick   *screen.Pick

	// What else the pane sent, oldest first.
	Shown    []screen.Show
	Copied   []screen.Copy
	Files    []screen.SaveFile
	Exported []screen.Export
	Toasts   []screen.Toast
	Opened   []screen.Open
	Ran      []screen.Run
	Went     []screen.Go

	t       testing.TB
	scene   scene
	host    *screentest.Host
	events  map[string][]incident.Event // by stream
	ids     int
	refused error // of the last act
	failed  error // told last
}

// New puts a pane before an incident that was only just declared, on a bench of w by h cells; yaml is the service's
// inventory, "" for none.
func New(t testing.TB, make func(*screen.Env) screen.Step, l lang.Lang, yaml string, w, h int) *Bench {
	t.Helper()
	return setUp(t, early(), make, l, yaml, w, h)
}

// NewOutage puts a pane before an incident that is known to be high; otherwise it is [New].
func NewOutage(t testing.TB, make func(*screen.Env) screen.Step, l lang.Lang, yaml string, w, h int) *Bench {
	t.Helper()
	return setUp(t, outage(), make, l, yaml, w, h)
}

func setUp(t testing.TB, sc scene, make func(*screen.Env) screen.Step, l lang.Lang, yaml string, w, h int) *Bench {
	t.Helper()
	b := &Bench{t: t, scene: sc, events: map[string][]incident.Event{}, State: incident.NewState(sc.stream), Env: screentest.Env(l)}
	b.Env.Now, b.Env.Clock, b.Env.Templates, b.Env.Out = sc.start, true, templates(t), "/home/sato/exports"
	if yaml != "" {
		b.Service = service(t, yaml)
	}
	b.host, b.Pane = &screentest.Host{Env: b.Env, Hear: b.hear}, make(b.Env)
	b.Record(sc.declared)
	b.Driver = termtest.New(t, b.host, w, h)
	t.Cleanup(func() {
		if b.refused != nil || b.failed != nil {
			t.Errorf("nobody asked for what was refused (%v) or failed (%v)", b.refused, b.failed)
		}
	})
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
	svc := &desk.Service{
		Inventory: inv, Policy: incident.DefaultPolicy(), Calendar: calendar.Default("Asia/Tokyo"),
		Profile: incident.Profile{ID: about.ID, Name: about.Name, Zone: "Asia/Tokyo", MainFunctions: about.MainFunctions.Values, OwnDesk: about.OwnDesk.Value},
	}
	for _, c := range inv.Response.Recovery.Items {
		svc.Profile.Conditions = append(svc.Profile.Conditions, c.Name)
	}
	return svc
}

// Record does acts as somebody else would, and shows the outcome.
func (b *Bench) Record(cmds ...incident.Command) {
	b.t.Helper()
	for _, cmd := range cmds {
		if err := b.decide(cmd); err != nil {
			b.t.Fatalf("%T: %v", cmd, err)
		}
	}
	b.Load()
}

// At sets the clock, as minutes since the beginning.
func (b *Bench) At(minutes int) {
	b.Env.Now = b.scene.start.Add(time.Duration(minutes) * time.Minute)
	b.Send(screen.Tick{Now: b.Env.Now})
}

// decide folds the record anew first, as the desk does: a pane keeps the state it was loaded with.
func (b *Bench) decide(cmd incident.Command) error {
	env := incident.Env{
		Now: b.Env.Now, NewID: b.newID, Service: incident.Profile{ID: "shop", Zone: "Asia/Tokyo"},
		Policy: incident.DefaultPolicy(), Calendar: calendar.Default("Asia/Tokyo"),
	}
	if b.Service != nil {
		env.Service = b.Service.Profile
	}
	before := b.events[b.State.Stream]
	state, _ := incident.Fold(b.State.Stream, before)
	made, err := incident.Decide(state, cmd, incident.By{Name: "佐藤", Via: incident.ViaConsole}, env)
	if err != nil {
		return err
	}
	for i := range made {
		made[i].Order = int64(len(before) + i + 1)
	}
	b.events[state.Stream], b.State = append(before, made...), state
	return nil
}

func (b *Bench) newID() string {
	b.ids++
	return fmt.Sprintf("%s%012d", b.scene.stream[:24], b.ids)
}

// Load brings the record to the pane.
func (b *Bench) Load() {
	if cmd := b.load(); cmd != nil && b.Driver != nil {
		b.Send(run{cmd})
	}
}

func (b *Bench) load() tea.Cmd {
	b.host.Pane = b.Pane
	c := screen.Case{State: b.State, Service: b.Service, Changes: b.Changes, Ledger: b.State.Ledger(b.Env.Now), Next: b.State.Next(b.Env.Now)}
	if b.Service != nil {
		c.View = inventory.NewView(b.Service.Inventory, string(b.Env.Lang), b.Env.Now)
	}
	return b.Pane.Load(c)
}

// Answer enters lines into what is asked, and takes items by id from what is offered, one question after another.
func (b *Bench) Answer(said ...string) {
	b.t.Helper()
	for _, s := range said {
		switch {
		case b.Prompt != nil:
			b.reply(b.Prompt.Then(s))
		case b.Pick != nil:
			b.reply(b.Pick.Then(s))
		default:
			b.t.Fatalf("nothing is asked; the screen is\n%s", b.Frame())
		}
	}
}

// Choose takes an item of what is offered.
func (b *Bench) Choose(id string) {
	b.t.Helper()
	if b.Pick == nil {
		b.t.Fatal("nothing is offered")
	}
	b.reply(b.Pick.Then(id))
}

// Confirm says yes to what is asked.
func (b *Bench) Confirm() {
	b.t.Helper()
	if b.Ask == nil {
		b.t.Fatal("nothing is to be confirmed")
	}
	b.reply(b.Ask.Yes)
}

// reply closes the question, then does what follows from its answer.
func (b *Bench) reply(cmd tea.Cmd) {
	b.t.Helper()
	b.ask(nil, nil, nil)
	b.Send(run{cmd})
}

func (b *Bench) ask(p *screen.Prompt, a *screen.Ask, c *screen.Pick) {
	b.Prompt, b.Ask, b.Pick = p, a, c
}

// Refused takes the error of the last act, if it was refused. One that no test takes fails the test.
func (b *Bench) Refused() error {
	err := b.refused
	b.refused = nil
	return err
}

// Failed takes the error the pane told last. One that no test takes fails the test.
func (b *Bench) Failed() error {
	err := b.failed
	b.failed = nil
	return err
}

// GoTo presses j until a row shows the cursor's mark before a text.
func (b *Bench) GoTo(label string) {
	b.t.Helper()
	if b.Pane.Typing() { // enter goes on to the next empty row
		b.Press("esc")
	}
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

// hear does what the pane asks of the root; what is not meant for the root goes to the pane.
func (b *Bench) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case run:
		return msg.cmd
	case screen.Act:
		return b.act(msg)
	case screen.Prompt:
		b.ask(&msg, nil, nil)
	case screen.Ask:
		b.ask(nil, &msg, nil)
	case screen.Pick:
		b.ask(nil, nil, &msg)
	case screen.Show:
		b.Shown = append(b.Shown, msg)
	case screen.Copy:
		b.Copied = append(b.Copied, msg)
	case screen.SaveFile:
		b.Files = append(b.Files, msg)
	case screen.Export:
		b.Exported = append(b.Exported, msg)
	case screen.Toast:
		b.Toasts = append(b.Toasts, msg)
	case screen.Open:
		b.Opened = append(b.Opened, msg)
	case screen.Run:
		b.Ran = append(b.Ran, msg)
	case screen.Go:
		b.Went = append(b.Went, msg)
	case screen.Failed:
		b.failed = msg.Err
	default:
		return b.Pane.Update(msg)
	}
	return nil
}

func (b *Bench) act(a screen.Act) tea.Cmd {
	err := b.decide(a.Cmd)
	if err != nil {
		b.refused = err
	} else {
		b.Acts = append(b.Acts, a.Cmd)
		b.Env.Drafts.Sent(a.Sent...)
	}
	return tea.Sequence(b.Pane.Update(screen.Acted{Act: a, Err: err}), b.load())
}
