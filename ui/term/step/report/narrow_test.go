package report

import (
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/text/cell"
)

// TestNothingIsCutInAHalfScreen: beside the timeline the ways out and the editor's keys stand whole.
func TestNothingIsCutInAHalfScreen(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		b := steptest.New(t, New, l, steptest.Shop, 52, 30)
		w := b.Env.Words.Report
		b.GoTo(w.Preview)
		b.Press("enter")
		for _, way := range []string{w.Copy, w.Save, w.Record, w.Telephone} {
			if !b.Frame().Contains(way) {
				t.Errorf("%s: no %q\n%s", l, way, b.Frame())
			}
		}
		b.Press("esc")
		b.GoTo(w.Write)
		b.Press("enter")
		head := cell.Wrap(w.EditHead, 52)
		for i, line := range head {
			if cell.Width(line) > 52 || b.Frame().Rows[i] != line {
				t.Errorf("%s: %q is not\n%s", l, line, b.Frame())
			}
		}
	}
}

// TestAnswersOnTheWayStay: going back in the middle of recording costs no answer.
func TestAnswersOnTheWayStay(t *testing.T) {
	b := bench(t)
	b.GoTo("内容を確認")
	b.Press("enter", "right", "right", "enter")
	b.Answer("Slack")
	b.Answer("小林様")
	b.Prompt = nil // esc
	b.Press("enter")
	if b.Prompt.Value != "Slack" {
		t.Errorf("%+v", b.Prompt)
	}
	b.Answer(b.Prompt.Value)
	if b.Prompt.Value != "小林様" {
		t.Errorf("%+v", b.Prompt)
	}
}
