package palette

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
	"shirei/ui/text/cell"
)

func nothing(string) string { return "" }

func sample(env *screen.Env) []Item {
	items := Acts(env, keymap.InIncident, func(id string) string {
		if id == "reopen" {
			return "まだ終わっていません"
		}
		return ""
	})
	return append(items,
		Item{ID: "dash", Title: "決済ダッシュボード", Detail: "https://grafana.example.jp/d/pay", Group: "台帳", Alias: []string{"payment"}, Run: screen.Send("dash")},
		Item{ID: "sato", Title: "佐藤\x1b[31m 健", Detail: "03-0000-1101", Group: "台帳", Run: screen.Send("sato")},
		Item{ID: "old", Title: "決済の一部が完了しない", Detail: "High  11-20", Group: "インシデント", Run: screen.Send("old")},
	)
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		lang        lang.Lang
		w, h        int
	}{
		{"ja-all-80", "", lang.JA, 76, 18}, {"ja-nothing-80", "けっさいの", lang.JA, 76, 18}, {"ja-word-80", "決済", lang.JA, 76, 18},
		{"ja-disabled-80", "再開", lang.JA, 76, 12}, {"en-all-60", "", lang.EN, 56, 20}, {"en-found-60", "rprt", lang.EN, 56, 20},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := screentest.Env(c.lang)
			d := termtest.New(t, &screentest.Host{Env: env, Pane: New(env, sample(env))}, c.w, c.h)
			if c.typed != "" {
				d.Commit(c.typed)
			}
			termtest.Golden(t, c.name, d.Frame())
		})
	}
}

// titles of what a query finds, in order.
func found(x *Index, items []Item, query string) []string {
	var out []string
	for _, i := range x.Find(query) {
		out = append(out, items[i].Title)
	}
	return out
}

func TestFind(t *testing.T) {
	items := []Item{
		{Title: "宣言", Alias: []string{"declare", "新規"}}, {Title: "台帳", Alias: []string{"inventory", "ダッシュボード", "連絡先"}},
		{Title: "決済ダッシュボード", Alias: []string{"payment"}}, {Title: "PayGate（カード決済）", Alias: []string{"integration"}},
		{Title: "取り消し", Alias: []string{"undo", "元に戻す"}}, {Title: "DB のスロークエリ"},
	}
	x := NewIndex(len(items), func(i int) []string { return append([]string{items[i].Title}, items[i].Alias...) })
	for _, c := range []struct{ query, want string }{
		{"", "宣言 台帳 決済ダッシュボード PayGate（カード決済） 取り消し DB のスロークエリ"},
		{"ダッシュ", "決済ダッシュボード 台帳"}, {"ﾀﾞｯｼｭ", "決済ダッシュボード 台帳"}, {"決済", "決済ダッシュボード PayGate（カード決済）"},
		{"ＰＡＹ", "PayGate（カード決済） 決済ダッシュボード"}, {"dclr", "宣言"}, {"UNDO", "取り消し"}, {"戻す", "取り消し"},
		{"ﾍﾟｲ", ""}, {"pay カード", "PayGate（カード決済）"}, {"db クエリ", "DB のスロークエリ"}, {"決ダ", "決済ダッシュボード"}, {"zzz", ""}, {"z", ""},
	} {
		if got := strings.Join(found(x, items, c.query), " "); got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

// Whatever is typed: what is found is found once, every word hit is there, and nothing panics.
func TestFindHolds(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("決済ログｶﾞガ aAbＢ\x00\xff 　")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(word, 1, 12).Draw(t, "names")
		x := NewIndex(len(names), func(i int) []string { return []string{names[i], "alias"} })
		query := word.Draw(t, "query")
		got := x.Find(query)
		for i, name := range names {
			n := 0
			for _, g := range got {
				if g == i {
					n++
				}
			}
			hit := strings.Contains(inventory.Fold(name), inventory.Fold(query)) // ｶ is no part of ｶﾞ, which is one ガ
			if n > 1 || n == 0 && (hit || strings.TrimSpace(query) == "") && !strings.ContainsAny(query, " 　") {
				t.Fatalf("%q finds %q %d times", query, name, n)
			}
		}
	})
}

func TestRuns(t *testing.T) {
	env := screentest.Env(lang.JA)
	m := &screentest.Host{Env: env, Pane: New(env, sample(env))}
	d := termtest.New(t, m, 76, 18)
	d.Type("payment")
	d.Press("enter")
	if want := []tea.Msg{screen.Close{}, "dash"}; !slices.Equal(m.Sent, want) {
		t.Errorf("sent %v, want %v", m.Sent, want)
	}
	m.Sent = nil
	d.Press("ctrl+u")
	d.Commit("終息")
	d.Press("enter")
	if want := []tea.Msg{screen.Close{}, screen.Perform{Action: "resolve"}}; !slices.Equal(m.Sent, want) {
		t.Errorf("sent %v, want %v", m.Sent, want)
	}
	m.Sent = nil
	d.Press("ctrl+u")
	d.Commit("reopen")
	d.Press("enter")
	if want := []tea.Msg{screen.Toast{Text: "まだ終わっていません"}}; !slices.Equal(m.Sent, want) {
		t.Errorf("sent %v, want %v", m.Sent, want)
	}
	d.Press("ctrl+u")
	d.Type("no such thing")
	d.Press("down", "enter")
}

func TestActsAreEveryActionOnce(t *testing.T) {
	env := screentest.Env(lang.EN)
	seen := map[string]bool{}
	for _, it := range Acts(env, keymap.InTimeline, nothing) {
		if seen[it.ID] || it.Title == "" || it.Detail == "" || it.Run == nil {
			t.Errorf("%+v", it)
		}
		seen[it.ID] = true
	}
	for _, a := range env.Keys.Reach(keymap.InTimeline) {
		if seen[a.ID] == byHand(a) {
			t.Errorf("%s: offered %v", a.ID, seen[a.ID])
		}
	}
}

func TestSizes(t *testing.T) {
	env := screentest.Env(lang.JA)
	m := &screentest.Host{Env: env, Pane: New(env, append(sample(env), Item{Title: strings.Repeat("障害", 80), Detail: strings.Repeat("a", 300), Group: strings.Repeat("分類", 20), Keys: "ctrl+k"}))}
	d := termtest.New(t, m, 92, 20)
	for _, typed := range []string{"", "障害"} {
		if typed != "" {
			d.Commit(typed)
		}
		for _, size := range [][2]int{{56, 12}, {92, 57}, {57, 13}, {20, 4}} {
			d.Resize(size[0], size[1])
			for _, l := range m.Pane.View(size[0], size[1]).Lines {
				if cell.Width(l) != size[0] {
					t.Errorf("a line of %d cells in %d: %q", cell.Width(l), size[0], l)
				}
			}
			d.Frame()
		}
	}
}

func BenchmarkKey(b *testing.B) {
	env := screentest.Env(lang.JA)
	items := Acts(env, keymap.InTimeline, nothing)
	for i := range 5000 {
		items = append(items, Item{Title: fmt.Sprintf("決済ダッシュボード %d", i), Alias: []string{fmt.Sprintf("payment dashboard %d", i)}, Group: "台帳"})
	}
	for _, query := range []string{"決", "決ボ9", "pdb9", "z9"} {
		b.Run(query, func(b *testing.B) {
			p := New(env, items).(*pane)
			p.input.SetValue(query[:len(query)-len(string([]rune(query)[len([]rune(query))-1]))])
			last := string([]rune(query)[len([]rune(query))-1])
			b.ReportAllocs()
			for b.Loop() {
				p.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: last})
				b.StopTimer()
				p.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
				b.StartTimer()
			}
		})
	}
}
