package probe

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/probe"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
	"shirei/ui/text"
)

const health = "curl -sS -o /dev/null -w '%{http_code} %{time_total}' https://api.paygate.example.com/health"

// bench is the pane over nothing, with a runner that keeps its list in a folder of the test.
type bench struct {
	*termtest.Driver
	pane *Pane
	host *screentest.Host
	list string
}

func open(t *testing.T, l lang.Lang, w, h int, asked screen.Run) *bench {
	t.Helper()
	b := &bench{list: filepath.Join(t.TempDir(), "trusted")}
	r := &probe.Runner{Trust: probe.Trust{Path: b.list}}
	t.Cleanup(r.Close)
	b.put(t, l, w, h, r, asked)
	return b
}

func (b *bench) put(t *testing.T, l lang.Lang, w, h int, r *probe.Runner, asked screen.Run) {
	t.Helper()
	env := screentest.Env(l)
	b.pane = New(t.Context(), env, r, asked)
	b.host = &screentest.Host{Env: env, Pane: b.pane}
	b.host.Hear = func(msg tea.Msg) tea.Cmd {
		switch msg.(type) {
		case started, progress, screen.Acted:
			return b.pane.Update(msg)
		}
		b.host.Note(msg)
		return nil
	}
	b.Driver = termtest.New(t, b.host, w, h)
}

// ended waits until the command has ended.
func (b *bench) ended() { b.Wait(func(termtest.Frame) bool { return b.pane.at == done }) }

func asked(command string) screen.Run {
	return screen.Run{Stream: "inc-1", Service: "shop", What: "PayGate の疎通", From: "台帳（確認 2026-09-01 佐藤）", Command: command}
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
	}{{"ja", lang.JA, 76, 21}, {"en", lang.EN, 92, 37}} { // inside windows of 80x24 and 120x40
		b := open(t, c.lang, c.w, c.h, asked(health))
		termtest.Golden(t, "new-"+c.name, b.Frame())
		b.Press("space")
		termtest.Golden(t, "accepted-"+c.name, b.Frame())
		b.pane.at, b.pane.state, b.pane.inner = running, probe.State{Took: 3200 * time.Millisecond, Output: "接続中\n"}, 0
		termtest.Golden(t, "running-"+c.name, b.Frame())
		b.pane.at, b.pane.inner = done, 0
		b.pane.state = probe.State{Done: true, Took: 12 * time.Second, Exit: 7, Lost: 1234, Output: strings.Repeat("2026-11-20 05:12:01 応答なし \x1b[31mtimeout\x1b[0m\n", 60)}
		termtest.Golden(t, "done-"+c.name, b.Frame())
		b = open(t, c.lang, c.w, c.h, asked("echo ok\r\x1b[2Krm -rf ~ # \u202e\necho "+strings.Repeat("長い", 60)))
		if err := b.pane.runner.Trust.Accept("shop", b.pane.asked.Command); err != nil {
			t.Fatal(err)
		}
		b.put(t, c.lang, c.w, c.h, b.pane.runner, b.pane.asked)
		termtest.Golden(t, "known-"+c.name, b.Frame())
		b.put(t, c.lang, c.w, c.h, nil, b.pane.asked)
		b.host.Env.Remote = true
		termtest.Golden(t, "remote-"+c.name, b.Frame())
		if err := os.WriteFile(b.list, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(b.list, 0o644); err != nil {
			t.Fatal(err)
		}
		b.put(t, c.lang, c.w, c.h, &probe.Runner{Trust: probe.Trust{Path: b.list}}, asked("ls"))
		if !b.Frame().Contains("chmod 600") {
			t.Errorf("%s", b.Frame())
		}
	}
}

func TestNothingRunsBeforeItWasAccepted(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "ran")
	b := open(t, lang.JA, 76, 21, asked("echo out; touch "+mark))
	b.Press("enter", "r", "n")
	if got := b.host.Last(); b.pane.at != looking || got != (screen.Toast{Text: text.For(lang.JA).Probe.NotYet}) {
		t.Fatalf("%v %#v", b.pane.at, got)
	}
	b.Press("space", "enter")
	b.ended()
	if _, err := os.Stat(mark); err != nil || !b.Frame().Contains("正常終了") || !b.Frame().Contains("out") {
		t.Errorf("%v\n%s", err, b.Frame())
	}
	again := New(t.Context(), b.host.Env, b.pane.runner, b.pane.asked)
	if !again.trusted || again.wrong != nil {
		t.Errorf("asked a second time: %v", again.wrong)
	}
}

func TestTheOutcomeGoesToTheTimeline(t *testing.T) {
	b := open(t, lang.JA, 76, 21, asked("echo one; echo two; exit 3"))
	b.Press("space", "enter")
	b.ended()
	b.Press("y")
	if got := b.host.Last().(screen.Copy); got.Text != "one\ntwo\n" {
		t.Errorf("%+v", got)
	}
	b.pane.state.Took = time.Second
	b.Press("enter")
	act := b.host.Last().(screen.Act)
	want := incident.TakeNote{Text: "PayGate の疎通：異常終了（終了コード 3） 1秒  two\none\ntwo", As: incident.EntryObservation}
	if got := act.Cmd.(incident.TakeNote); got.Text != want.Text || got.As != want.As || act.Stream != "inc-1" {
		t.Errorf("%#v", act)
	}
	n := len(b.host.Sent)
	b.Send(screen.Acted{Act: act, Err: errors.New("busy")})
	if len(b.host.Sent) != n {
		t.Error("an outcome that was not recorded is let go")
	}
	b.Send(screen.Acted{Act: act})
	if b.host.Last() != (screen.Close{}) {
		t.Errorf("%#v", b.host.Last())
	}
}

// What answers a first check is recorded as its answer, with what the output says last; the output alone answers nothing.
func TestACheckIsAnsweredByItsOutput(t *testing.T) {
	run := asked("echo one; echo '200 0.31'; echo; exit 3")
	run.Layer, run.Check = incident.LayerExternal, "疎通\x1b"
	b := open(t, lang.JA, 76, 21, run)
	b.Press("space", "enter")
	b.ended()
	b.pane.state.Took = time.Second
	termtest.Golden(t, "check-ja", b.Frame())
	b.Press("n")
	n := len(b.host.Sent)
	b.Send(screen.Acted{Act: b.host.Last().(screen.Act)})
	if len(b.host.Sent) != n {
		t.Error("the pane leaves before the check is answered")
	}
	b.Press("enter")
	pick := b.host.Last().(screen.Pick)
	const evidence = "異常終了（終了コード 3） 1秒  200 0.31"
	if pick.Items[0].ID != string(incident.AnswerAbnormal) || pick.Items[0].Detail != evidence || len(pick.Items) != 3 {
		t.Errorf("%+v", pick.Items)
	}
	b.host.Note(pick.Then(string(incident.AnswerNormal))())
	act := b.host.Last().(screen.Act)
	want := incident.AnswerCheck{Layer: incident.LayerExternal, Check: "疎通\x1b", Answer: incident.AnswerNormal, Evidence: evidence}
	if act.Cmd != want || act.Stream != "inc-1" {
		t.Errorf("%#v", act)
	}
	b.Send(screen.Acted{Act: act})
	if b.host.Last() != (screen.Close{}) {
		t.Errorf("%#v", b.host.Last())
	}
	for output, want := range map[string]string{"a\n200 0.31\n\n": "200 0.31", "": "正常終了（終了コード 0） 1秒"} {
		if got := Evidence(text.For(lang.JA), probe.State{Output: output, Took: time.Second}, time.Minute); got != want {
			t.Errorf("%q shows %q", output, got)
		}
	}
}

// One line of output is said once; of a longer one the whole stands below.
func TestOneLineIsOneLine(t *testing.T) {
	for output, want := range map[string]string{
		"ERROR\n": "x: done (exit status 0) 1 s  ERROR", "": "x: done (exit status 0) 1 s", "a\nb\n": "x: done (exit status 0) 1 s  b\na\nb",
		strings.Repeat("e", lastCells+1): "x: done (exit status 0) 1 s  " + strings.Repeat("e", lastCells-1) + "…\n" + strings.Repeat("e", lastCells+1),
	} {
		if got := Entry(text.For(lang.EN), "x", probe.State{Output: output, Took: time.Second}, time.Minute); got != want {
			t.Errorf("%q is told as %q", output, got)
		}
	}
}

func TestEscStopsBeforeItLeaves(t *testing.T) {
	b := open(t, lang.EN, 92, 37, asked("echo begun; sleep 600"))
	b.pane.glance = 3 * time.Second // longer than the driver waits, so that it goes on without the end
	b.Press("space", "enter")
	b.Wait(func(f termtest.Frame) bool { return f.Contains("begun") && b.pane.at == running })
	b.Press("esc")
	if b.host.Left || b.pane.at != ending {
		t.Fatalf("left: %v", b.host.Left)
	}
	b.ended()
	if f := b.Frame(); !f.Contains("stopped by hand") || !f.Contains("begun") {
		t.Errorf("%s", f)
	}
	b.Press("esc")
	if !b.host.Left {
		t.Error("esc does not leave")
	}
}

func TestWithoutAnIncidentNothingIsRecorded(t *testing.T) {
	run := asked("true")
	run.Stream = ""
	b := open(t, lang.EN, 92, 37, run)
	b.Press("space", "enter")
	b.ended()
	b.Press("n")
	if got, ok := b.host.Last().(screen.Toast); !ok || got.Text != text.For(lang.EN).Probe.NoCase {
		t.Errorf("%#v", b.host.Last())
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		for _, r := range []probe.Reason{probe.Untrusted, probe.NoShell, probe.Loose, probe.Unreadable, probe.Unwritable, probe.Empty, probe.NotStarted} {
			m := Refusal(text.For(l), &probe.Error{Reason: r, Path: "/tmp/x\x1b"})
			if m.What == "" || m.Next == "" || strings.ContainsAny(m.What, "%\x1b") {
				t.Errorf("%s %s: %+v", l, r, m)
			}
		}
	}
}

// The whole command is on the glass, however long, to the last character.
func TestTheLookHidesNothing(t *testing.T) {
	long := "true   # " + strings.Repeat("あいうえお  x ", 400) + "LAST"
	b := open(t, lang.JA, 76, 21, asked(long))
	seen := strings.Builder{}
	for _, line := range b.pane.shownLines(72) {
		seen.WriteString(line)
	}
	if got := strings.NewReplacer("$ ", "").Replace(seen.String()); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(long, " ", "") {
		t.Errorf("%q", got)
	}
	b.Frame()
	b.Press("G")
	if !b.Frame().Contains("LAST") {
		t.Errorf("%s", b.Frame())
	}
}

func (p *Pane) shownLines(w int) []string {
	p.inner = 0
	p.wrap(w)
	return p.lines
}
