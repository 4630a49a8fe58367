package overlay

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// host shows an overlay and writes down what it sends, but for the messages that are the overlays' own.
func host(env *screen.Env, p screen.Pane) *screentest.Host {
	m := &screentest.Host{Env: env, Pane: p}
	m.Hear = func(msg tea.Msg) tea.Cmd {
		_, own := New(env, msg)
		if _, done := msg.(entered); !own && !done {
			m.Note(msg)
		}
		return nil
	}
	return m
}

func open(t testing.TB, env *screen.Env, msg any, w, h int) (*termtest.Driver, *screentest.Host) {
	t.Helper()
	p, ok := New(env, msg)
	if !ok {
		t.Fatalf("no pane for %T", msg)
	}
	m := host(env, p)
	return termtest.New(t, m, w, h), m
}

func said(text string) tea.Cmd { return screen.Send("did " + text) }

var (
	askJA = screen.Ask{Yes: said("yes"), Confirm: widget.Confirm{
		Title: "送信の確認", Effect: "第1報をA社 田中様へ送ったものとして記録します。送った文は後から直せません。\nReply: \x1b[31mnone", Yes: "記録する", No: "戻る",
	}}
	askEN    = screen.Ask{Yes: said("yes"), Confirm: widget.Confirm{Title: "End it", Effect: "Ends the incident as a false alarm and withdraws 4 promises.", Yes: "End it", No: "Back"}}
	promptJA = screen.Prompt{
		Title: "期限を延ばす", Label: "理由", Hint: "一次報告（発注元）の期限を14:45まで延ばします。理由は障害報告書に残ります。", Ghost: "発注元の了承済み", Field: "extend", Stream: "i1",
		Then: func(s string) tea.Cmd {
			return screen.Do(screen.Act{Stream: "i1", Cmd: incident.TakeNote{Text: s}})
		},
	}
	promptEN = screen.Prompt{Title: "Export to", Value: "postmortem.md", Then: said}
	pickJA   = screen.Pick{Title: "状態", Then: said, Items: []screen.Item{
		{ID: "confirmed", Label: "確認された", Detail: "仮説は正しかった"}, {ID: "ruled_out", Label: "否定された", Detail: "仮説は外れた"}, {ID: "none", Label: "変えない"},
	}}
	pickEN = screen.Pick{Title: "Service", Then: said, Items: []screen.Item{
		{ID: "shop", Label: "A shop with a rather long name that has to be cut somewhere", Detail: "shop"}, {ID: "metrics", Label: "Metrics", Detail: "metrics"},
	}}
	showJA = screen.Show{Title: "第1報", Text: "【第1報】決済障害（14:15現在）\n\n平素よりお世話になっております。カード決済が完了しない事象が発生しております。\n\x1b]0;t\x07影響: 決済の約12%\n次報: 14:45\n窓口: 運用デスク 03-0000-1100"}
	showEN = screen.Show{Title: "Entry", Text: strings.Repeat("14:02 checkout 5xx 12%\n", 30), Copy: "checkout"}
)

func TestFrames(t *testing.T) {
	ja, en := screentest.Env(lang.JA), screentest.Env(lang.EN)
	for _, c := range []struct {
		name string
		env  *screen.Env
		msg  any
		w, h int
		keys []string
	}{
		{"ja-ask", ja, askJA, 76, 18, []string{"right"}}, {"en-ask", en, askEN, 56, 20, nil},
		{"ja-prompt", ja, promptJA, 76, 18, nil}, {"en-prompt", en, promptEN, 56, 20, []string{"a"}},
		{"ja-pick", ja, pickJA, 76, 18, []string{"down"}}, {"en-pick", en, pickEN, 40, 20, []string{"m", "e"}},
		{"ja-show", ja, showJA, 76, 18, nil}, {"ja-show-narrow", ja, showJA, 40, 10, []string{"j"}}, {"en-show", en, showEN, 56, 20, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := open(t, c.env, c.msg, c.w, c.h)
			d.Press(c.keys...)
			termtest.Golden(t, c.name, d.Frame())
		})
	}
}

func TestAsk(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want []tea.Msg
	}{
		{[]string{"enter"}, []tea.Msg{screen.Close{}}},
		{[]string{"y", "space"}, nil},
		{[]string{"right", "enter"}, []tea.Msg{screen.Close{}, "did yes"}},
		{[]string{"tab", "tab", "enter"}, []tea.Msg{screen.Close{}}},
	} {
		d, m := open(t, screentest.Env(lang.JA), askJA, 76, 18)
		d.Press(c.keys...)
		if !reflect.DeepEqual(m.Sent, c.want) {
			t.Errorf("%v sent %v, want %v", c.keys, m.Sent, c.want)
		}
	}
}

func TestAskNeverHidesTheChoice(t *testing.T) {
	long := askJA
	long.Confirm.Effect = strings.Repeat("第1報をA社へ送ったものとして記録します。\n", 40)
	d, _ := open(t, screentest.Env(lang.JA), long, 56, 10)
	f := d.Frame()
	if !f.Contains("記録する") || !f.Contains("…") {
		t.Errorf("the box is\n%s", f)
	}
}

func TestPromptKeepsADraftUntilAnActHasTakenIt(t *testing.T) {
	env := screentest.Env(lang.JA)
	d, _ := open(t, env, promptJA, 76, 18)
	d.Press("right")
	d.Commit("（田中様）")
	const typed = "発注元の了承済み（田中様）"
	if got := env.Drafts.Text("i1", "extend"); got != typed {
		t.Errorf("the draft is %q", got)
	}
	again, m := open(t, env, promptJA, 76, 18) // as after esc
	if !again.Frame().Contains(typed) {
		t.Errorf("the draft is not there again:\n%s", again.Frame())
	}
	again.Press("enter")
	want := []tea.Msg{screen.Close{}, screen.Act{
		Stream: "i1", Cmd: incident.TakeNote{Text: typed}, Sent: []desk.DraftKey{env.Drafts.Key("i1", "extend")},
	}}
	if !reflect.DeepEqual(m.Sent, want) {
		t.Errorf("sent %+v, want %+v", m.Sent, want)
	}
	if env.Drafts.Text("i1", "extend") != typed {
		t.Error("the text is gone before the act has taken it")
	}
}

func TestPromptDropsTheDraftOfWhatIsNoAct(t *testing.T) {
	for name, then := range map[string]func(string) tea.Cmd{
		"message": said, "nothing": func(string) tea.Cmd { return nil },
		"batch": func(s string) tea.Cmd { return tea.Batch(said(s), said(s)) },
	} {
		env, ask := screentest.Env(lang.EN), promptEN
		ask.Field, ask.Then = "path", then
		d, m := open(t, env, ask, 56, 20)
		d.Type("x")
		if env.Drafts.Text("", "path") != "postmortem.mdx" {
			t.Fatal("no draft was kept")
		}
		if d.Press("enter"); env.Drafts.Text("", "path") != "" || m.Sent[0] != (screen.Close{}) {
			t.Errorf("%s: the draft is %q, sent %v", name, env.Drafts.Text("", "path"), m.Sent)
		}
	}
}

func TestPromptBackAtItsValueIsNoDraft(t *testing.T) {
	env, ask := screentest.Env(lang.EN), promptEN
	ask.Field = "path"
	d, m := open(t, env, ask, 56, 20)
	d.Press("x", "backspace")
	if got := env.Drafts.Text("", "path"); got != "" {
		t.Errorf("the draft is %q", got)
	}
	d.Press("enter")
	if want := []tea.Msg{screen.Close{}, "did postmortem.md"}; !reflect.DeepEqual(m.Sent, want) {
		t.Errorf("sent %v, want %v", m.Sent, want)
	}
}

func TestPick(t *testing.T) {
	d, m := open(t, screentest.Env(lang.JA), pickJA, 76, 18)
	before := len(m.Pane.View(76, 18).Lines)
	d.Commit("外れた")
	if got := m.Pane.View(76, 18); len(got.Lines) != before {
		t.Errorf("the box has %d lines, then %d", before, len(got.Lines))
	}
	d.Press("enter")
	if want := []tea.Msg{screen.Close{}, "did ruled_out"}; !reflect.DeepEqual(m.Sent, want) {
		t.Errorf("sent %v, want %v", m.Sent, want)
	}
	m.Sent = nil
	d.Commit("どれでもない")
	d.Press("down", "enter")
	if m.Sent != nil {
		t.Errorf("nothing was found, sent %v", m.Sent)
	}
	open(t, screentest.Env(lang.JA), screen.Pick{Title: "空"}, 56, 10)
}

func TestShowCopiesWhatCameIn(t *testing.T) {
	for _, c := range []struct {
		msg  screen.Show
		want string
	}{{showJA, showJA.Text}, {showEN, "checkout"}} {
		d, m := open(t, screentest.Env(lang.JA), c.msg, 76, 18)
		d.Press("y")
		if got := m.Sent[0].(screen.Copy); got.Text != c.want || got.Said == "" {
			t.Errorf("copied %q", got.Text)
		}
	}
}

// Boxes are exactly as wide as their first line and within what they are given; hostile text never gets through.
func TestBoxesHold(t *testing.T) {
	env := screentest.Env(lang.JA)
	outside := rapid.StringOfN(rapid.RuneFrom([]rune("障害対応、。「a bZ\n\t\x1b[]\u202e\u200d👨")), 0, 90, -1)
	rapid.Check(t, func(rt *rapid.T) {
		a, b := outside.Draw(rt, "a"), outside.Draw(rt, "b")
		msg := rapid.SampledFrom([]any{
			screen.Ask{Confirm: widget.Confirm{Title: a, Effect: b, Yes: "はい"}}, screen.Show{Title: a, Text: b},
			screen.Prompt{Title: a, Label: b, Hint: a, Value: b, Ghost: a},
			screen.Pick{Title: a, Items: []screen.Item{{ID: "1", Label: b, Detail: a}, {ID: "2", Label: a}}},
		}).Draw(rt, "msg")
		w, h := rapid.IntRange(20, 92).Draw(rt, "w"), rapid.IntRange(5, 40).Draw(rt, "h")
		p, _ := New(env, msg)
		f := p.View(w, h)
		if len(f.Lines) > h || len(f.Lines) < 3 {
			rt.Fatalf("%d lines of %d", len(f.Lines), h)
		}
		for _, l := range f.Lines {
			if cell.Width(l) != cell.Width(f.Lines[0]) || cell.Width(l) > w || strings.ContainsAny(l, "\u202e\n\t") {
				rt.Fatalf("line %q of %d cells in %d", l, cell.Width(l), w)
			}
		}
		if f.Caret != p.Typing() || f.Caret && (f.X >= cell.Width(f.Lines[0])-1 || f.Y >= len(f.Lines)) {
			rt.Fatalf("the cursor is at %d,%d", f.X, f.Y)
		}
		if _, ok := p.Back(); ok {
			rt.Fatal("esc does not close it")
		}
	})
}

func TestOtherMessagesAreNotItsOwn(t *testing.T) {
	for _, msg := range []any{screen.Woken{}, screen.Toast{}, nil, 7} {
		if p, ok := New(screentest.Env(lang.JA), msg); ok || p != nil {
			t.Errorf("%T opened a pane", msg)
		}
	}
}
