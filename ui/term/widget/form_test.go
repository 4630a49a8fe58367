package widget

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/ui/term/termtest"
	"shirei/ui/text/cell"
)

func sampleForm(w, h int) *Form {
	f := NewForm([]Field{
		{ID: "symptom", Label: "事象", Kind: Text, Value: "カード決済が完了しない", Note: "確認済"},
		{ID: "began", Label: "発生", Kind: Time, Ghost: "14:02", Note: "台帳"},
		{ID: "severity", Label: "重要度", Kind: Choice, Options: []Option{{"critical", "Critical"}, {"high", "High"}, {"medium", "Medium"}}},
		{ID: "leak", Label: "個人情報", Kind: Toggle, Options: []Option{{"true", "あり"}, {"false", "なし"}}, Value: "false"},
		{ID: "minutes", Label: "切り戻し所要", Kind: Minutes},
		{ID: "action", Label: "対応", Kind: Long, Value: "PayGate（決済代行）へ照会中。折り返し待ち。", Rows: 2},
		{ID: "send", Label: "内容を確認して送る", Kind: Button},
	}, chip)
	f.SetSize(w, h)
	f.Focus()
	return f
}

func (f *Form) press(t testing.TB, keys ...string) Result {
	var r Result
	for _, k := range keys {
		r = f.Update(termtest.Key(t, k))
	}
	return r
}

func golden(t *testing.T, name string, f Frame, w, h int) {
	t.Helper()
	frame, err := termtest.Draw(f.String(), w, h)
	if err != nil {
		t.Error(err)
	}
	frame.Caret, frame.X, frame.Y = f.Caret, f.X, f.Y
	termtest.Golden(t, name, frame)
}

func TestFormFrames(t *testing.T) {
	f := sampleForm(64, 10)
	golden(t, "form-first", f.View(styles()), 64, 10)
	f.press(t, "tab", "tab", "right")
	f.SetError("began", "発生時刻が未来です。14:20以前を入力してください。")
	golden(t, "form-choice", f.View(styles()), 64, 12)
	f.press(t, "down", "down", "down")
	golden(t, "form-long", f.View(styles()), 64, 10)
	f = sampleForm(36, 6)
	f.press(t, "tab", "tab")
	golden(t, "form-narrow", f.View(styles()), 36, 6)
}

// What lies out of sight is marked, on the side where it lies.
func TestMarksOfWhatLiesOutOfSight(t *testing.T) {
	f, st := sampleForm(64, 4), styles()
	for _, c := range []struct {
		key          string
		above, below bool
	}{
		{"up", false, true}, {"down", false, true}, {"down", false, true}, {"down", true, true}, {"down", true, true},
		{"down", true, false}, {"down", true, false},
	} {
		f.press(t, c.key)
		lines := f.View(st).Lines
		above, below := strings.Contains(lines[0], st.Glyphs.Up), strings.Contains(lines[3], st.Glyphs.Down)
		if above != c.above || below != c.below {
			t.Errorf("on %s: above %v, below %v", f.Current(), above, below)
		}
	}
	f.SetSize(64, 12)
	for _, l := range f.View(st).Lines {
		if strings.Contains(l, st.Glyphs.Up) || strings.Contains(l, st.Glyphs.Down) {
			t.Errorf("all is in sight, yet %q", l)
		}
	}
	var l List
	l.SetHeight(2)
	l.SetLen(3)
	row := func(int, int, int, bool) string { return "記録" }
	if got := l.View(st, 8, row); strings.Contains(got[0], st.Glyphs.Up) || !strings.Contains(got[1], st.Glyphs.Down) {
		t.Errorf("at the top of a list: %q", got)
	}
	if l.Key("G"); !strings.Contains(l.View(st, 8, row)[0], st.Glyphs.Up) || strings.Contains(l.View(st, 8, row)[1], st.Glyphs.Down) {
		t.Errorf("at its end: %q", l.View(st, 8, row))
	}
}

func TestFormEdits(t *testing.T) {
	f := sampleForm(64, 10)
	if !f.Typing() || f.Current() != "symptom" {
		t.Fatal("a new form is in its first field")
	}
	was := f.Value("symptom")
	if r := f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "。"}); !r.Changed || f.Value("symptom") == was {
		t.Errorf("typing: %+v", r)
	}
	f.press(t, "tab")
	if r := f.press(t, "right"); !r.Changed || f.Value("began") != "14:02" {
		t.Errorf("→ took %q", f.Value("began"))
	}
	f.press(t, "ctrl+u")
	f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "１４：０５"})
	if f.Value("began") != "14:05" {
		t.Errorf("the time is %q", f.Value("began"))
	}
	f.press(t, "enter", "space", "space", "left")
	if f.Value("severity") != "critical" || f.Typing() {
		t.Errorf("severity is %q", f.Value("severity"))
	}
	f.press(t, "down", "right")
	if f.Value("leak") != "" {
		t.Errorf("after the last option comes unknown, not %q", f.Value("leak"))
	}
	f.press(t, "down")
	f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "２5分"})
	if r := f.press(t, "x"); f.Value("minutes") != "25" || !r.Used || r.Changed {
		t.Errorf("minutes are %q, a letter gives %+v", f.Value("minutes"), r)
	}
	f.press(t, "tab", "enter", "a")
	if got := f.Value("action"); !strings.HasSuffix(got, "待ち。\na") {
		t.Errorf("the long text is %q", got)
	}
	f.press(t, "tab")
	if r := f.press(t, "enter"); r.Pressed != "send" {
		t.Errorf("the button gives %+v", r)
	}
	if r := f.press(t, "tab"); r.Used {
		t.Error("tab past the end is the caller's")
	}
	if r := f.press(t, "esc"); r.Used {
		t.Error("esc is the caller's")
	}
	before := f.Values()
	if _, button := before["send"]; button || len(before) != 6 {
		t.Errorf("values are %v", before)
	}
	f.SetValues(map[string]string{"minutes": "30"})
	if f.Value("minutes") != "30" || f.Value("began") != before["began"] {
		t.Errorf("values are %v", f.Values())
	}
}

func TestFormErrorGoesWhenTheValueChanges(t *testing.T) {
	f := sampleForm(64, 12)
	f.SetError("symptom", "事象が空です。")
	if !strings.Contains(f.View(styles()).String(), "! 事象が空です。") {
		t.Error("the error is not shown")
	}
	if f.press(t, "a"); strings.Contains(f.View(styles()).String(), "事象が空です。") {
		t.Error("the error outlives the change")
	}
}

func TestFormHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(20, 90).Draw(t, "w"), rapid.IntRange(1, 14).Draw(t, "h")
		f := sampleForm(w, h)
		keys := rapid.OneOf(strokes, rapid.Map(rapid.SampledFrom([]string{"tab", "shift+tab", "tab", "space"}),
			func(k string) tea.Msg { return termtest.Key(noTest{}, k) }))
		for _, msg := range rapid.SliceOfN(keys, 1, 20).Draw(t, "keys") {
			f.Update(msg)
			fr := f.View(styles())
			if len(fr.Lines) != h {
				t.Fatalf("%d lines of %d", len(fr.Lines), h)
			}
			for _, l := range fr.Lines {
				if cell.Width(l) != w {
					t.Fatalf("line %q has %d cells of %d", l, cell.Width(l), w)
				}
			}
			if fr.Caret != f.Typing() || fr.Caret && (fr.X < 0 || fr.X >= w || fr.Y < 0 || fr.Y >= h) {
				t.Fatalf("caret %v at %d,%d in %dx%d", fr.Caret, fr.X, fr.Y, w, h)
			}
		}
	})
}

func TestConfirm(t *testing.T) {
	c := &Confirm{Title: "送信の確認", Effect: "第1報をA社 田中様へ送ったものとして記録します。取り消しはできません。", Yes: "記録する", No: "戻る"}
	box := c.View(styles(), 40)
	golden(t, "confirm", Frame{Lines: box}, 40, 7)
	for _, k := range []string{"y", "x", "space", "j"} {
		if done, _ := c.Key(k); done {
			t.Errorf("%s made a choice", k)
		}
	}
	if done, yes := c.Key("enter"); !done || yes {
		t.Error("enter at first must change nothing")
	}
	c.Key("right")
	if done, yes := c.Key("enter"); !done || !yes {
		t.Error("enter on the act takes it")
	}
	if done, yes := c.Key("esc"); !done || yes {
		t.Error("esc is the harmless choice")
	}
	base := Fit(strings.Split(strings.Repeat("決済の一部が完了しない一覧の行\n", 9), "\n"), 61, 9)
	golden(t, "overlay", Frame{Lines: Overlay(base, box, 11, 1, 40)}, 61, 9)
}

func TestPanes(t *testing.T) {
	rows := TwoPane([]string{"状況把握", "重要度の判定"}, []string{"14:02 検知"}, 9, 12, "│")
	if got := strings.Join(rows, "\n"); got != "状況把握 │14:02 検知  \n重要度の │            " {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(Fit([]string{"障害対応", "a", "b"}, 5, 2), "|"); got != "障害 |a    " {
		t.Errorf("got %q", got)
	}
	if got := Fit(nil, 3, 0); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

// One whole screen of widgets has to stay far below the console's budget of 2 ms
// and 2,000 allocations a frame.
func TestFrameBudget(t *testing.T) {
	f, st := sampleForm(70, 40), styles()
	l := List{Follow: true}
	l.SetHeight(40)
	l.SetLen(100_000)
	draw := func() {
		TwoPane(f.View(st).Lines, l.Rows(89, func(i, _, w int, sel bool) string {
			row := cell.Row(w, st.Dim.Render("14:02")+"  検知   カード決済のみ。コンビニ払いは正常", "鈴木")
			if sel {
				return st.Focus.Over(row)
			}
			return row
		}), 70, 89, st.Rule.Render(st.Glyphs.V))
	}
	if n := testing.AllocsPerRun(10, draw); n > 1000 {
		t.Errorf("a frame takes %v allocations", n)
	}
}

func BenchmarkFrame(b *testing.B) {
	f, st := sampleForm(70, 40), styles()
	var l List
	l.SetHeight(40)
	l.SetLen(100_000)
	b.ReportAllocs()
	for b.Loop() {
		TwoPane(f.View(st).Lines, l.Rows(89, func(i, _, w int, sel bool) string {
			return cell.Row(w, st.Dim.Render("14:02")+"  検知   カード決済のみ。コンビニ払いは正常", "鈴木")
		}), 70, 89, st.Rule.Render(st.Glyphs.V))
	}
}
