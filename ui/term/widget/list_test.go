package widget

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shirei/ui/text/cell"
)

func rowText(i, line, _ int, sel bool) string {
	mark := " "
	if sel {
		mark = "▸"
	}
	if line > 0 {
		return fmt.Sprintf("%s   └ %d", mark, line)
	}
	return fmt.Sprintf("%s 記録%d", mark, i)
}

func shown(l *List) string {
	var rows []string
	for _, r := range l.Rows(12, rowText) {
		rows = append(rows, strings.TrimSpace(r))
	}
	return strings.Join(rows, "|")
}

func TestListMoves(t *testing.T) {
	var l List
	l.SetHeight(3)
	l.SetLen(8)
	for _, c := range []struct{ key, want string }{
		{"k", "▸ 記録0|記録1|記録2"},
		{"j", "記録0|▸ 記録1|記録2"},
		{"pgdown", "記録2|記録3|記録4"},
		{"down", "記録2|▸ 記録3|記録4"},
		{"G", "記録5|記録6|▸ 記録7"},
		{"up", "記録5|▸ 記録6|記録7"},
		{"pgup", "▸ 記録3|記録4|記録5"},
		{"home", "▸ 記録0|記録1|記録2"},
	} {
		if !l.Key(c.key) {
			t.Errorf("%s was not used", c.key)
		}
		got := shown(&l)
		if c.key == "pgdown" {
			got = strings.Replace(got, "▸ ", "", 1)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.key, got, c.want)
		}
	}
	if l.Key("x") {
		t.Error("x is not the list's")
	}
	if l.SetLen(0); l.Selected() != -1 || shown(&l) != "||" {
		t.Errorf("an empty list shows %q with %d selected", shown(&l), l.Selected())
	}
}

func TestListFollowsUntilScrolled(t *testing.T) {
	l := List{Follow: true}
	l.SetHeight(3)
	l.SetLen(5)
	if got := shown(&l); got != "記録2|記録3|▸ 記録4" || l.Fresh() != 0 {
		t.Errorf("at first %s, %d fresh", got, l.Fresh())
	}
	if l.SetLen(6); shown(&l) != "記録3|記録4|▸ 記録5" {
		t.Errorf("a new row is not followed: %s", shown(&l))
	}
	l.Key("g")
	l.SetLen(9)
	if got := shown(&l); got != "▸ 記録0|記録1|記録2" || l.Fresh() != 3 {
		t.Errorf("scrolled away: %s, %d fresh", got, l.Fresh())
	}
	if l.Key("G"); l.Fresh() != 0 || !l.AtEnd() {
		t.Errorf("at the end %d are fresh", l.Fresh())
	}
}

func TestListRowsOfSeveralLines(t *testing.T) {
	var l List
	l.SetHeight(4)
	l.SetRowHeight(func(i int) int { return 1 + i%2 })
	l.SetLen(5)
	l.Select(3)
	if got := shown(&l); got != "記録2|▸ 記録3|▸   └ 1|記録4" {
		t.Errorf("shows %s", got)
	}
}

func TestListHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := List{Follow: rapid.Bool().Draw(t, "follow")}
		tall := rapid.IntRange(1, 3).Draw(t, "tall")
		l.SetRowHeight(func(i int) int { return 1 + i%tall })
		h := 1
		t.Repeat(map[string]func(*rapid.T){
			"key": func(t *rapid.T) {
				l.Key(rapid.SampledFrom([]string{"j", "k", "pgup", "pgdown", "g", "G"}).Draw(t, "key"))
			},
			"height": func(t *rapid.T) { h = rapid.IntRange(1, 12).Draw(t, "h"); l.SetHeight(h) },
			"len":    func(t *rapid.T) { l.SetLen(rapid.IntRange(0, 40).Draw(t, "n")) },
			"grow":   func(t *rapid.T) { l.SetLen(l.Len() + rapid.IntRange(0, 3).Draw(t, "d")) },
			"": func(t *rapid.T) {
				if l.height == 0 {
					l.SetHeight(h)
				}
				seen := false
				lines := l.Rows(10, func(i, line, w int, sel bool) string {
					if i < 0 || i >= l.Len() {
						t.Fatalf("row %d of %d was asked for", i, l.Len())
					}
					seen = seen || sel
					return "記録"
				})
				if len(lines) != h {
					t.Fatalf("%d lines of %d", len(lines), h)
				}
				if l.Len() > 0 && !seen {
					t.Fatalf("the selected row %d is out of sight (top %d, height %d)", l.Selected(), l.Top(), h)
				}
				if blank := strings.TrimSpace(lines[h-1]) == ""; blank && l.Top() > 0 && l.back(l.n-1) < l.Top() {
					t.Fatalf("blank lines below while rows are hidden above")
				}
			},
		})
	})
}

// A hundred thousand rows must cost what forty do.
func TestListAsksForVisibleRowsOnly(t *testing.T) {
	l := List{Follow: true}
	asked := 0
	l.SetRowHeight(func(int) int { asked++; return 1 })
	l.SetHeight(40)
	l.SetLen(100_000)
	l.Key("pgup")
	l.Rows(80, func(int, int, int, bool) string { asked++; return "" })
	if asked > 1000 {
		t.Errorf("%d questions about rows", asked)
	}
}

func TestScroll(t *testing.T) {
	var s Scroll
	s.SetHeight(3)
	s.SetLines(strings.Split("一\n二\n三\n四\n五\n六", "\n"))
	for _, c := range []struct {
		key, want string
		below     int
	}{
		{"up", "一二三", 3}, {"j", "二三四", 2}, {"space", "四五六", 0}, {"pgup", "二三四", 2},
		{"G", "四五六", 0}, {"down", "四五六", 0}, {"g", "一二三", 3},
	} {
		s.Key(c.key)
		got := strings.Join(s.View(4), "")
		if strings.ReplaceAll(got, " ", "") != c.want || cell.Width(got) != 12 || s.Below() != c.below {
			t.Errorf("%s: %q with %d below, want %s with %d", c.key, got, s.Below(), c.want, c.below)
		}
	}
	if s.SetLines([]string{"一"}); s.Top() != 0 || len(s.View(4)) != 3 {
		t.Errorf("a shorter text starts at %d", s.Top())
	}
}
