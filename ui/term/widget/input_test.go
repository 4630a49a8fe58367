package widget

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

func styles() theme.Styles { return theme.New(true, colorprofile.ANSI256, theme.Unicode()) }

func chip(lines, chars int) string {
	if lines > 1 {
		return "[貼り付け " + Commas(lines) + " 行]"
	}
	return "[貼り付け " + Commas(chars) + " 字]"
}

type updater interface{ Update(tea.Msg) bool }

func press(t testing.TB, u updater, keys ...string) {
	for _, k := range keys {
		u.Update(termtest.Key(t, k))
	}
}

func commit(u updater, text string) {
	u.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
}

func input(w int) *Input {
	in := NewInput(chip)
	in.SetWidth(w)
	in.Focus()
	return in
}

func TestInputCursorCountsCells(t *testing.T) {
	in := input(20)
	for _, c := range []struct {
		do   func()
		line string
		x    int
	}{
		{func() { commit(in, "障害対応") }, "障害対応", 8},
		{func() { commit(in, "a") }, "障害対応a", 9},
		{func() { press(t, in, "left", "left") }, "障害対応a", 6},
		{func() { press(t, in, "backspace") }, "障害応a", 4},
		{func() { press(t, in, "home") }, "障害応a", 0},
		{func() { press(t, in, "delete") }, "害応a", 0},
		{func() { press(t, in, "end") }, "害応a", 5},
		{func() { commit(in, "の一部が完了しない") }, "…の一部が完了しない", 19},
		{func() { press(t, in, "ctrl+u") }, "", 0},
		{func() { press(t, in, "ctrl+y", "home") }, "害応aの一部が完了し", 0},
	} {
		c.do()
		f := in.View(styles())
		if cell.Width(f.Lines[0]) != 20 {
			t.Errorf("%q has %d cells", f.Lines[0], cell.Width(f.Lines[0]))
		}
		got := strings.TrimRight(ansi.Strip(f.Lines[0]), " ")
		if got != c.line || f.X != c.x || !f.Caret {
			t.Errorf("got %q cursor %d, want %q cursor %d", got, f.X, c.line, c.x)
		}
	}
}

func TestInputWords(t *testing.T) {
	in := input(40)
	in.SetValue("障害対応のログ v2.31")
	for _, want := range []string{"障害対応のログ v2.", "障害対応のログ v2", "障害対応のログ ", "障害対応の", "障害対応", ""} {
		if press(t, in, "ctrl+w"); in.Value() != want {
			t.Errorf("got %q, want %q", in.Value(), want)
		}
	}
	if press(t, in, "ctrl+y"); in.Value() != "障害対応" {
		t.Errorf("ctrl+y brought back %q", in.Value())
	}
}

// TestGhostMarkIsAlwaysInSight: an offer that is too long is still told from a value.
func TestGhostMarkIsAlwaysInSight(t *testing.T) {
	st := theme.New(true, colorprofile.ASCII, theme.Unicode())
	for _, w := range []int{2, 6, 12, 40} {
		in := NewInput(nil)
		in.SetGhost("列を削除する移行のあとは戻せない")
		in.SetWidth(w)
		line := in.View(st).Lines[0]
		if !strings.HasSuffix(strings.TrimRight(line, " "), st.Glyphs.Take) || cell.Width(line) != w {
			t.Errorf("in %d cells: %q", w, line)
		}
	}
}

func TestInputGhost(t *testing.T) {
	in := input(20)
	in.SetGhost("運用デスク")
	f := in.View(styles())
	if got := ansi.Strip(f.Lines[0]); !strings.HasPrefix(got, "運用デスク → ") || f.X != 0 || in.Value() != "" {
		t.Errorf("ghost is drawn as %q, cursor %d, value %q", got, f.X, in.Value())
	}
	if press(t, in, "right"); in.Value() != "" {
		t.Error("the field took the ghost by itself")
	}
	if !in.AcceptGhost() || in.Value() != "運用デスク" || in.AcceptGhost() {
		t.Errorf("after accepting: %q", in.Value())
	}
}

func TestInputKeepsWhatIsNotItsOwn(t *testing.T) {
	in := input(20)
	for _, k := range []string{"esc", "tab", "enter", "up", "left", "right", "ctrl+k", "pgup"} {
		if in.Update(termtest.Key(t, k)) {
			t.Errorf("%s was used", k)
		}
	}
	in.Blur()
	if in.Update(termtest.Key(t, "a")) || in.View(styles()).Caret {
		t.Error("a field without focus took a key or showed a cursor")
	}
}

// chips counts the big pastes that are held whole.
func chips(in *Input) int {
	n := 0
	for _, u := range in.units {
		if u.chip {
			n++
		}
	}
	return n
}

func TestInputPaste(t *testing.T) {
	in := input(30)
	in.Update(tea.PasteMsg{Content: "一行目\r二行目\r\n三行目"})
	if got := in.Value(); got != "一行目\n二行目\n三行目" {
		t.Errorf("value is %q", got)
	}
	if got := strings.TrimSpace(ansi.Strip(in.View(styles()).Lines[0])); got != "一行目↵二行目↵三行目" {
		t.Errorf("drawn as %q", got)
	}
	if chips(in) != 0 {
		t.Error("a small paste became a chip")
	}
	long := strings.Repeat("2026-11-21 ERROR timeout\n", 1023) + "end"
	in.SetValue("ログ: ")
	in.Update(tea.PasteMsg{Content: strings.ReplaceAll(long, "\n", "\r")})
	f := in.View(styles())
	if got := strings.TrimSpace(ansi.Strip(f.Lines[0])); got != "ログ: [貼り付け 1,024 行]" || f.X != cell.Width(got) {
		t.Errorf("drawn as %q, cursor %d", got, f.X)
	}
	if in.Value() != "ログ: "+long || chips(in) != 1 {
		t.Errorf("the paste did not stay whole")
	}
	if press(t, in, "backspace"); in.Value() != "ログ: " {
		t.Errorf("after backspace: %q", in.Value())
	}
}

func TestMegabytePasteIsKeptAndCheap(t *testing.T) {
	in := input(30)
	big := strings.Repeat("障害", 180_000)
	in.Update(tea.PasteMsg{Content: big})
	if in.Value() != big {
		t.Fatal("the paste did not stay whole")
	}
	if n := testing.AllocsPerRun(10, func() { in.View(styles()); press(t, in, "left", "right") }); n > 2000 {
		t.Errorf("a frame over a big paste takes %v allocations", n)
	}
	area := NewArea(chip)
	area.SetSize(40, 5)
	area.Focus()
	area.Update(tea.PasteMsg{Content: big})
	if area.Value() != big || area.Lines() != 1 {
		t.Errorf("the area holds %d bytes on %d lines", len(area.Value()), area.Lines())
	}
}

// Whatever comes in, the value is kept to the byte and no control or escape
// character is drawn.
func TestInputDrawsHostileTextSafely(t *testing.T) {
	for _, s := range []string{"a\x1b[31mb", "a\x00b", "a\u202eb", "a\xffb", "a\tb", "a\x9bb", "x\u200by", "a\u2028b", "👨‍👩‍👧", "⚠️", "e\u0301"} {
		in := input(20)
		in.Update(tea.PasteMsg{Content: s})
		if in.Value() != s {
			t.Errorf("%q became %q", s, in.Value())
		}
		line := ansi.Strip(in.View(styles()).Lines[0])
		if !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool {
			return r < 0x20 || r == 0x202e || r == 0x200d || r == 0xfe0f || r == 0x2028 || r >= 0x7f && r < 0xa0
		}) {
			t.Errorf("%q is drawn as %q", s, line)
		}
		if cell.Width(line) != 20 {
			t.Errorf("%q is drawn in %d cells", s, cell.Width(line))
		}
	}
}

var strokes = rapid.OneOf(
	rapid.Map(rapid.SampledFrom([]string{"left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+y", "alt+left", "alt+right", "up", "down", "enter", "pgup", "pgdown"}),
		func(k string) tea.Msg { return termtest.Key(noTest{}, k) }),
	rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("障害ログ、。っー aZ9\u3099🚨")), 1, 6, -1),
		func(s string) tea.Msg { return tea.KeyPressMsg{Code: tea.KeyExtended, Text: s} }),
	rapid.Map(rapid.SampledFrom([]string{"一\r二", "a\r\rb", strings.Repeat("行\r", 12)}),
		func(s string) tea.Msg { return tea.PasteMsg{Content: s} }),
)

// noTest serves Key where every name is known.
type noTest struct{ testing.TB }

func (noTest) Helper() {}

func TestFieldsHoldUnderAnyStrokes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(3, 30).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h")
		in, area := input(w), NewArea(chip)
		area.SetSize(w, h)
		area.Focus()
		for i, msg := range rapid.SliceOfN(strokes, 1, 25).Draw(t, "strokes") {
			in.Update(msg)
			area.Update(msg)
			check := func(name string, f Frame, lines int, e *editor) {
				if len(f.Lines) != lines || f.X < 0 || f.X >= w || f.Y < 0 || f.Y >= lines {
					t.Fatalf("stroke %d: %s of %dx%d has %d lines and its cursor at %d,%d", i, name, w, lines, len(f.Lines), f.X, f.Y)
				}
				for _, l := range f.Lines {
					if cell.Width(l) != w {
						t.Fatalf("stroke %d: %s line %q has %d cells of %d", i, name, l, cell.Width(l), w)
					}
				}
				if e.at < 0 || e.at > len(e.units) || e.value() != strings.Join(texts(e.units), "") {
					t.Fatalf("stroke %d: %s is at %d of %d", i, name, e.at, len(e.units))
				}
			}
			check("input", in.View(styles()), 1, &in.editor)
			check("area", area.View(styles()), h, &area.editor)
		}
	})
}

func texts(units []unit) []string {
	var all []string
	for _, u := range units {
		all = append(all, u.text)
	}
	return all
}

// A plain sequence of typing and deleting gives what a slice of characters gives.
func TestInputEditsLikeASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := input(12)
		var model []string
		at := 0
		for _, op := range rapid.SliceOf(rapid.SampledFrom([]string{"障", "a", "。", "🚨", "left", "right", "backspace", "delete", "home", "end"})).Draw(t, "ops") {
			switch op {
			case "left":
				at = max(at-1, 0)
			case "right":
				at = min(at+1, len(model))
			case "home":
				at = 0
			case "end":
				at = len(model)
			case "backspace":
				if at > 0 {
					model = append(model[:at-1:at-1], model[at:]...)
					at--
				}
			case "delete":
				if at < len(model) {
					model = append(model[:at:at], model[at+1:]...)
				}
			default:
				model = append(model[:at:at], append([]string{op}, model[at:]...)...)
				at++
			}
			if utf8.RuneCountInString(op) == 1 {
				commit(in, op)
			} else {
				press(noTest{}, in, op)
			}
			if in.Value() != strings.Join(model, "") || in.at != at {
				t.Fatalf("after %s: %q at %d, want %q at %d", op, in.Value(), in.at, strings.Join(model, ""), at)
			}
		}
	})
}

func TestDakutenJoinsItsKana(t *testing.T) {
	in := input(12)
	commit(in, "か")
	commit(in, "\u3099")
	if press(t, in, "backspace"); in.Value() != "" {
		t.Errorf("backspace left %q", in.Value())
	}
}

func TestAreaWrapsAndMoves(t *testing.T) {
	a := NewArea(chip)
	a.SetSize(11, 3)
	a.Focus()
	a.SetValue("決済が完了しない、原因は確認中。\nnext word 14:45")
	show := func() string {
		f := a.View(styles())
		var rows []string
		for _, l := range f.Lines {
			rows = append(rows, strings.TrimRight(ansi.Strip(l), " "))
		}
		return fmt.Sprintf("%s @%d,%d", strings.Join(rows, "|"), f.X, f.Y)
	}
	for _, c := range []struct{ key, want string }{
		{"", "中。|next word|14:45 @5,2"},
		{"up", "中。|next word|14:45 @5,1"},
		{"up", "中。|next word|14:45 @4,0"},
		{"up", "因は確認|中。|next word @4,0"},
		{"down", "因は確認|中。|next word @4,1"},
		{"ctrl+home", "決済が完了|しない、原|因は確認 @0,0"},
	} {
		if c.key != "" {
			press(t, a, c.key)
		}
		if got := show(); got != c.want {
			t.Errorf("%s: %s, want %s", c.key, got, c.want)
		}
	}
	if a.Update(termtest.Key(t, "up")) {
		t.Error("up on the first line is the caller's")
	}
	if a.SetValue("一"); !a.Update(termtest.Key(t, "enter")) || a.Value() != "一\n" {
		t.Errorf("enter made %q", a.Value())
	}
}

func TestAreaStaysQuickOnLongText(t *testing.T) {
	a := NewArea(chip)
	a.SetSize(80, 20)
	a.Focus()
	for range 12 {
		a.Update(tea.PasteMsg{Content: strings.Repeat("障害の原因はタイムアウト設定。", 80)})
	}
	if n := testing.AllocsPerRun(5, func() { a.View(styles()) }); n > 500 {
		t.Errorf("a frame takes %v allocations", n)
	}
}

func BenchmarkAreaView(b *testing.B) {
	a := NewArea(chip)
	a.SetSize(80, 40)
	a.Focus()
	for range 12 {
		a.Update(tea.PasteMsg{Content: strings.Repeat("障害の原因はタイムアウト設定。", 80)})
	}
	st := styles()
	b.ReportAllocs()
	for b.Loop() {
		a.View(st)
	}
}
