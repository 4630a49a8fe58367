package termtest

import (
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// patience is how long a command may take before the driver goes on without it:
// one that waits for news from the store never ends by itself. Hardly any test
// meets one; a busy disk must not look like one.
const patience = 2 * time.Second

// Driver stands in for the Bubble Tea program: it hands messages to a model and
// runs the commands that come back, in order, until nothing is left to do. Timers
// are not run, so that time passes only when a test says so.
type Driver struct {
	Model     tea.Model
	Quit      bool     // the model asked to quit
	Clipboard []string // what went out by OSC 52, oldest first

	t    testing.TB
	w, h int
	late chan tea.Msg // answers of commands that outlasted patience
}

// New starts a model on a screen of w by h cells: Init, then the size.
func New(t testing.TB, m tea.Model, w, h int) *Driver {
	t.Helper()
	d := &Driver{Model: m, t: t, w: w, h: h, late: make(chan tea.Msg, 64)}
	d.run(m.Init())
	d.Resize(w, h)
	return d
}

// Send hands the model one message and settles what follows from it.
func (d *Driver) Send(msg tea.Msg) {
	d.t.Helper()
	d.deliver(msg)
	for {
		select {
		case m := <-d.late:
			d.deliver(m)
		default:
			return
		}
	}
}

// Wait settles answers of slow commands until the frame satisfies ok; it fails
// the test after half a minute.
func (d *Driver) Wait(ok func(Frame) bool) {
	d.t.Helper()
	limit := time.After(30 * time.Second)
	for !ok(d.Frame()) {
		select {
		case m := <-d.late:
			d.deliver(m)
		case <-limit:
			d.t.Fatalf("waited in vain; the screen is\n%s", d.Frame())
		}
	}
}

// Type presses each character of text by itself, as a keyboard does.
func (d *Driver) Type(text string) {
	d.t.Helper()
	for _, r := range text {
		d.Commit(string(r))
	}
}

// Commit sends text as one key press, as an input method does.
func (d *Driver) Commit(text string) {
	d.t.Helper()
	r := []rune(text)
	key := tea.KeyPressMsg{Code: r[0], Text: text}
	if len(r) > 1 {
		key.Code = tea.KeyExtended
	}
	d.Send(key)
}

// Paste sends text as a bracketed paste; a terminal sends line breaks as \r.
func (d *Driver) Paste(text string) {
	d.t.Helper()
	d.Send(tea.PasteMsg{Content: strings.ReplaceAll(text, "\n", "\r")})
}

// Press presses keys by name: "ctrl+k", "enter", "shift+tab", "j".
func (d *Driver) Press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.Send(Key(d.t, k))
	}
}

// Resize changes the size of the screen.
func (d *Driver) Resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Frame draws the model and fails the test where it does not fit the screen.
func (d *Driver) Frame() Frame {
	d.t.Helper()
	f, err := DrawView(d.Model.View(), d.w, d.h)
	if err != nil {
		d.t.Errorf("frame of %dx%d: %v", d.w, d.h, err)
	}
	return f
}

// deliver updates the model with a message and runs its command.
func (d *Driver) deliver(msg tea.Msg) {
	d.t.Helper()
	switch msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		d.Quit = true
		return
	}
	v := reflect.ValueOf(msg)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
		for i := range v.Len() { // a batch, or a sequence
			d.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	case v.Kind() == reflect.String && v.Type().Name() == "setClipboardMsg":
		d.Clipboard = append(d.Clipboard, v.String())
		return
	}
	var cmd tea.Cmd
	d.Model, cmd = d.Model.Update(msg)
	d.run(cmd)
}

// run runs a command and delivers its answer, unless it is a timer.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil || isTimer(cmd) {
		return
	}
	answer := make(chan tea.Msg, 1)
	go func() { answer <- cmd() }()
	select {
	case msg := <-answer:
		d.deliver(msg)
	case <-time.After(patience):
		go func() { d.late <- <-answer }()
	}
}

var timerName = regexp.MustCompile(`\.(Tick|Every)\.func\d+$`)

// isTimer reports a command made by tea.Tick or tea.Every.
func isTimer(cmd tea.Cmd) bool {
	return timerName.MatchString(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name())
}

// Key returns the key press with a name; an unknown name fails the test.
func Key(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	var k tea.KeyPressMsg
	rest := name
	for {
		mod, after, ok := strings.Cut(rest, "+")
		bit, known := mods[mod]
		if !ok || !known || after == "" {
			break
		}
		k.Mod |= bit
		rest = after
	}
	if code, ok := codes[rest]; ok {
		k.Code = code
		if rest == "space" && k.Mod == 0 {
			k.Text = " "
		}
		return k
	}
	r := []rune(rest)
	if len(r) != 1 {
		t.Fatalf("no key is called %q", name)
	}
	k.Code = r[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	return k
}

var mods = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f5": tea.KeyF5,
}
