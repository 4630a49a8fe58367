package help

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

func draw(t *testing.T, p screen.Pane, w, h int) termtest.Frame {
	t.Helper()
	lines := p.View(w, h).Lines
	for _, l := range lines {
		if cell.Width(l) != w {
			t.Errorf("a line of %d cells in %d: %q", cell.Width(l), w, l)
		}
	}
	f, err := termtest.Draw(strings.Join(lines, "\n"), w, h)
	if err != nil {
		t.Error(err)
	}
	return f
}

func TestFrames(t *testing.T) {
	termtest.Golden(t, "ja-timeline-80", draw(t, New(screentest.Env(lang.JA), keymap.InTimeline), 76, 20))
	termtest.Golden(t, "en-post-60", draw(t, New(screentest.Env(lang.EN), keymap.InPost), 56, 24))
	p := New(screentest.Env(lang.JA), keymap.InHome)
	draw(t, p, 76, 14)
	p.Update(termtest.Key(t, "G"))
	termtest.Golden(t, "ja-home-end-80", draw(t, p, 76, 14))
}

// Everything that works in a place is listed there once, the nearest scope first.
func TestListsWhatWorks(t *testing.T) {
	env := screentest.Env(lang.EN)
	for _, s := range env.Keys.Scopes() {
		p := New(env, s.Name).(*pane)
		if p.groups[0].title != env.Words.Help.Scopes[s.Name] || p.groups[len(p.groups)-1].title != env.Words.Help.Scopes[""] {
			t.Errorf("%q begins with %q", s.Name, p.groups[0].title)
		}
		listed := map[string]int{}
		for _, g := range p.groups {
			for _, r := range g.rows {
				listed[r.tip]++
			}
		}
		for _, a := range env.Keys.Reach(s.Name) {
			if listed[a.Tooltip.EN] != 1 {
				t.Errorf("%q lists %s %d times", s.Name, a.ID, listed[a.Tooltip.EN])
			}
		}
	}
}

func TestScrolls(t *testing.T) {
	p := New(screentest.Env(lang.JA), keymap.InTimeline)
	top := draw(t, p, 76, 12).Rows[1]
	for _, k := range []string{"j", "pgdown", "G", "k"} {
		p.Update(termtest.Key(t, k))
		if draw(t, p, 76, 12).Rows[1] == top {
			t.Errorf("%s does not scroll", k)
		}
	}
	p.Update(tea.KeyPressMsg{Code: 'ｇ', Text: "ｇ"})
	if got := draw(t, p, 76, 12).Rows[1]; got != top {
		t.Errorf("a full-width g leads to %q", got)
	}
	if _, ok := p.Back(); ok {
		t.Error("esc has a step inside the help")
	}
}

func TestEveryScopeHasAName(t *testing.T) {
	for _, s := range keymap.Keys().Scopes() {
		for _, l := range []lang.Lang{lang.JA, lang.EN} {
			if text.For(l).Help.Scopes[s.Name] == "" {
				t.Errorf("scope %q has no heading in %s", s.Name, l)
			}
		}
	}
}

var tableRow = regexp.MustCompile(`^\|( [^|]+ \|){3}$`)

func TestMarkdown(t *testing.T) {
	table := keymap.Keys()
	for _, l := range []string{"ja", "en"} {
		md := Markdown(l, table)
		rows := 0
		for _, line := range strings.Split(md, "\n") {
			if strings.HasPrefix(line, "| ") {
				rows++
				if !tableRow.MatchString(line) {
					t.Errorf("%s: not a row of three cells: %q", l, line)
				}
			}
		}
		want := len(table.Scopes())
		for _, s := range table.Scopes() {
			want += len(s.Actions)
		}
		if rows != want {
			t.Errorf("%s: %d rows, want %d", l, rows, want)
		}
	}
	small, err := keymap.New(keymap.Scope{Name: "", Actions: []keymap.Action{
		{ID: "a", Keys: []string{"|", "p"}, Label: keymap.Words{JA: "甲", EN: "pipe"}, Tooltip: keymap.Words{JA: "説明", EN: "a | b"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := "### Everywhere\n\n| Key | Act | What it does |\n|---|---|---|\n| `\\|` `p` | pipe | a \\| b |\n"
	if got := Markdown("en", small); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
