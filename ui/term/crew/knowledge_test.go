package crew_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/termtest"
)

func TestKnowledge(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		w, h int
		name string
	}{{lang.JA, 80, 24, "knowledge-ja-80x24"}, {lang.EN, 120, 40, "knowledge-en-120x40"}} {
		r := busy(t)
		sato := r.console("佐藤", c.l, c.w, c.h)
		r.pass(8)
		sato.press("Q")
		termtest.Golden(t, c.name, sato.Frame())
	}
}

// Each kind of line is settled where it stands.
func TestKnowledgeIsSettledOnItsRows(t *testing.T) {
	r := busy(t)
	sato := r.console("佐藤", lang.JA, 80, 40)
	sato.press("Q")
	goTo(sato, "仮説  ") // the one nobody has settled comes after the one ruled out
	for !sato.sees("v2.31 のタイムアウト設定") || !strings.Contains(cursor(sato), "v2.31") {
		sato.Press("j")
	}
	sato.press("p")
	sato.choose("確定")
	sato.enter("戻すと正常")
	if row := cursor(sato); !strings.Contains(row, "v2.31") || !strings.Contains(row, "確定") || !sato.sees("設定 → 戻すと正常") {
		t.Errorf("the cursor has left the line: %q\n%s", row, sato.Frame())
	}
	goTo(sato, "質問")
	sato.press("enter")
	sato.choose("回答済み")
	sato.enter("正常")
	goTo(sato, "不明点")
	sato.press("enter")
	sato.press("down", "enter")
	sato.enter("窓口なし")
	if g := r.state().OpenGaps(); len(g) != 0 {
		t.Errorf("still open: %+v", g)
	}
	sato.press("a")
	sato.choose("質問")
	sato.enter("返金は必要か")
	goTo(sato, "質問")
	if row := cursor(sato); !strings.Contains(row, "正常") {
		t.Errorf("the answered question is not known: %q", row)
	}
	sato.want("返金は必要か")
	goTo(sato, "事象")
	sato.press("enter")
	if sato.sees("状況整理 ─") || !sato.sees("▸") {
		t.Errorf("a fact is written at its step:\n%s", sato.Frame())
	}
	if r.state().Facts[incident.FactSymptom].Text == "" {
		t.Error("the fact is gone")
	}
}

// cursor gives the row of the overlay that the cursor is on.
func cursor(c *console) string {
	for _, row := range c.Frame().Rows {
		if strings.Contains(row, "│ ▸ ") {
			return row
		}
	}
	return ""
}
