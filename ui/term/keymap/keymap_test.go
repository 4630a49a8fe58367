package keymap

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/ui/text/cell"
)

func act(id, ja, en string, keys ...string) Action {
	return Action{ID: id, Keys: keys, Label: Words{ja, en}, Tooltip: Words{ja + "。", en + "."}, Footer: true}
}

func strike(a Action) Action { a.Strikes = true; return a }

func sample() []Scope {
	steps := act("step.go", "手順", "step", "1", "2", "3", "4", "5", "6")
	steps.Show = "1-6"
	return []Scope{
		{Name: "", Actions: []Action{act("help", "キー", "keys", "?"), act("palette", "操作", "actions", "ctrl+k")}},
		{Name: "incident", Actions: []Action{act("note", "記録", "note", "n"), steps}},
		{Name: "incident/timeline", Actions: []Action{act("down", "下へ", "down", "j", "down"), strike(act("strike", "取り消し線", "strike", "x"))}},
		{Name: "home", Actions: []Action{act("declare", "宣言", "declare", "d"), act("open", "開く", "open", "enter")}},
	}
}

func TestMatchReachesOutwards(t *testing.T) {
	table, err := New(sample()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ scope, key, want string }{
		{"incident/timeline", "j", "down"},
		{"incident/timeline", "down", "down"},
		{"incident/timeline", "3", "step.go"},
		{"incident/timeline", "?", "help"},
		{"incident", "j", ""},
		{"home", "n", ""},
		{"home", "ctrl+k", "palette"},
		{"nowhere", "?", "help"},
		{"home", "", ""},
	} {
		a, ok := table.Match(c.scope, c.key)
		if a.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s in %s: %q, want %q", c.key, c.scope, a.ID, c.want)
		}
	}
	var ids []string
	for _, a := range table.Reach("incident/timeline") {
		ids = append(ids, a.ID)
	}
	if got := strings.Join(ids, " "); got != "down strike note step.go help palette" {
		t.Errorf("reach is %q", got)
	}
	if a, ok := table.Action("declare"); !ok || a.Label.In("ja") != "宣言" || a.Label.In("en") != "declare" {
		t.Errorf("declare is %+v", a)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		scope Scope
		want  string
	}{
		{"a key twice in a scope", Scope{"list", []Action{act("a", "あ", "a", "z"), act("b", "い", "b", "z")}}, `scope "list": key z is a and b`},
		{"a key of the scope around", Scope{"incident/promises", []Action{act("a", "あ", "a", "n")}}, "key n is note and a"},
		{"a global key", Scope{"list", []Action{act("a", "あ", "a", "?")}}, "key ? is help and a"},
		{"a key that strikes elsewhere", Scope{"list", []Action{act("a", "あ", "a", "x")}}, "key x strikes in strike and is harmless in a"},
		{"no Japanese", Scope{"list", []Action{act("a", "", "a", "z")}}, "a lacks words"},
		{"no ID", Scope{"list", []Action{act("", "あ", "a", "z")}}, "has no ID"},
		{"one ID, two meanings", Scope{"list", []Action{act("open", "閉じる", "close", "enter")}}, "open means two things"},
		{"a scope twice", Scope{"home", nil}, `scope "home" stands twice`},
	} {
		_, err := New(append(sample(), c.scope)...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	text := func(s string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: []rune(s)[0], Text: s} }
	for _, c := range []struct {
		msg  tea.KeyPressMsg
		want string
	}{
		{text("j"), "j"}, {text("ｊ"), "j"}, {text("Ｇ"), "G"}, {text("G"), "G"}, {text("６"), "6"},
		{text("／"), "/"}, {text("・"), "/"}, {text("？"), "?"}, {text("＠"), "@"}, {text("！"), "!"}, {text("ー"), "-"},
		{text(" "), "space"}, {text("　"), "space"}, {text("障"), "障"}, {text("「"), "["},
		{tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, "space"},
		{tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl}, "ctrl+k"},
		{tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, "shift+tab"},
		{tea.KeyPressMsg{Code: tea.KeyEnter}, "enter"},
		{tea.KeyPressMsg{Code: tea.KeyPgDown}, "pgdown"},
	} {
		if got := Fold(c.msg); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.msg.String(), got, c.want)
		}
	}
}

// footer draws the items as one plain line, "enter 記録   / 種別".
func footer(lang string, width int, actions []Action) string {
	var words []string
	for _, it := range Items(lang, width, actions) {
		words = append(words, it.Key+" "+it.Label)
	}
	return strings.Join(words, gap)
}

func TestFooterDropsWholeItems(t *testing.T) {
	table, _ := New(sample()...)
	actions := table.Reach("incident")
	for _, c := range []struct {
		lang  string
		width int
		want  string
	}{
		{"ja", 80, "n 記録   1-6 手順   ? キー   ctrl+k 操作"},
		{"en", 80, "n note   1-6 step   ? keys   ctrl+k actions"},
		{"ja", 24, "n 記録   1-6 手順"},
		{"ja", 26, "n 記録   1-6 手順   ? キー"},
		{"ja", 3, ""},
	} {
		if got := footer(c.lang, c.width, actions); got != c.want {
			t.Errorf("%s at %d: %q, want %q", c.lang, c.width, got, c.want)
		}
	}
}

func TestFooterNeverCutsAnItem(t *testing.T) {
	table, _ := New(sample()...)
	actions := table.Reach("incident/timeline")
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"ja", "en"}).Draw(t, "lang")
		width := rapid.IntRange(0, 120).Draw(t, "width")
		line := footer(lang, width, actions)
		if cell.Width(line) > width {
			t.Fatalf("%q is wider than %d", line, width)
		}
		whole := map[string]bool{"": true}
		for _, a := range actions {
			whole[a.KeyHint()+" "+a.Label.In(lang)] = true
		}
		for item := range strings.SplitSeq(line, gap) {
			if !whole[item] {
				t.Fatalf("%q holds the cut item %q", line, item)
			}
		}
	})
}
