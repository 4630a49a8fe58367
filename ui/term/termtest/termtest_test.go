package termtest

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

type gotMsg string

// recorder writes down what reaches it and answers with a command on request.
type recorder struct {
	log  []string
	cmds map[string]tea.Cmd
}

func (r recorder) Init() tea.Cmd { return func() tea.Msg { return gotMsg("init") } }

func (r recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case gotMsg:
		r.log = append(r.log, string(m))
	case tea.WindowSizeMsg:
		r.log = append(r.log, "size")
	case tea.PasteMsg:
		r.log = append(r.log, m.Content)
	case tea.KeyPressMsg:
		r.log = append(r.log, m.String())
		return r, r.cmds[m.String()]
	}
	return r, nil
}

func (r recorder) View() tea.View {
	v := tea.NewView(strings.Join(r.log, "\n"))
	v.Cursor = tea.NewCursor(1, 2)
	return v
}

func say(s string) tea.Cmd { return func() tea.Msg { return gotMsg(s) } }

func logOf(d *Driver) string { return strings.Join(d.Model.(recorder).log, " ") }

func TestDriverRunsCommandsInOrder(t *testing.T) {
	gate := make(chan struct{})
	d := New(t, recorder{cmds: map[string]tea.Cmd{
		"b": tea.Batch(say("b1"), say("b2")),
		"s": tea.Sequence(say("s1"), tea.Batch(say("s2"), say("s3")), say("s4")),
		"t": tea.Batch(tea.Tick(time.Hour, func(time.Time) tea.Msg { return gotMsg("tick") }), tea.Every(time.Hour, func(time.Time) tea.Msg { return gotMsg("every") }), say("t1")),
		"c": tea.SetClipboard("障害のお知らせ"),
		"w": func() tea.Msg { <-gate; return gotMsg("late") },
		"q": tea.Quit,
	}}, 20, 40)
	d.Type("bst")
	d.Press("c", "ctrl+k", "shift+tab", "space", "＋")
	d.Paste("一\n二")
	want := "init size b b1 b2 s s1 s2 s3 s4 t t1 c ctrl+k shift+tab space ＋ 一\r二"
	if got := logOf(d); got != want {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
	if len(d.Clipboard) != 1 || d.Clipboard[0] != "障害のお知らせ" {
		t.Errorf("clipboard is %q", d.Clipboard)
	}
	d.Press("w")
	close(gate)
	d.Wait(func(f Frame) bool { return f.Contains("late") })
	if d.Press("q"); !d.Quit {
		t.Error("quit was not seen")
	}
}

func TestDrawMeasuresCells(t *testing.T) {
	f, err := Draw("\x1b[1m障害\x1b[m対応  \nabc", 10, 3)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.String(); got != "障害対応\nabc\n\n" {
		t.Errorf("rows are %q", got)
	}
	if _, err := Draw("障害対応中", 9, 3); err == nil || !strings.Contains(err.Error(), "10 cells of 9") {
		t.Errorf("a row too long: %v", err)
	}
	if _, err := Draw("a\nb\nc", 9, 2); err == nil {
		t.Error("a row too many passes")
	}
	v := tea.NewView("a")
	v.Cursor = tea.NewCursor(9, 0)
	if _, err := DrawView(v, 9, 2); err == nil {
		t.Error("a cursor outside passes")
	}
}

// fake catches what Golden would report.
type fake struct {
	testing.TB
	failed bool
}

func (f *fake) Helper()               {}
func (f *fake) Errorf(string, ...any) { f.failed = true }

func TestGolden(t *testing.T) {
	f, _ := Draw("障害対応", 10, 2)
	f.Caret, f.X = true, 8
	Golden(t, "sample", f)
	f.X = 6
	if *update {
		return
	}
	tb := &fake{TB: t}
	if Golden(tb, "sample", f); !tb.failed {
		t.Error("a moved cursor passes")
	}
}
