package severity

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
		part string
	}{{"ja", lang.JA, 80, 18, "[ ] 主要機能の一部"}, {"en", lang.EN, 60, 20, "[ ] a main function partly"}} {
		b := steptest.New(t, New, c.lang, "", c.w, c.h)
		termtest.Golden(t, "empty-"+c.name, b.Frame())
		b = steptest.New(t, New, c.lang, steptest.Shop, c.w, c.h)
		b.Press("j", "space", "j", "j", "j", "j")
		termtest.Golden(t, "answered-"+c.name, b.Frame())
		b.At(4)
		b.Record(incident.SetSeverity{To: incident.Medium})
		b.At(6)
		b.Record(incident.SetSeverity{To: incident.High, Reason: "決済の一部"})
		b.Record(incident.MarkPlaybook{Line: "high.l1", State: incident.LineDone})
		b.Record(incident.MarkPlaybook{Line: "high.l2", State: incident.LineAssigned, Who: "鈴木"})
		b.Record(incident.MarkPlaybook{Line: "high.l3", State: incident.LineSkipped, Reason: "不要"})
		termtest.Golden(t, "set-"+c.name, b.Frame())
		b.Press("G")
		termtest.Golden(t, "again-"+c.name, b.Frame())
	}
}

func TestRecommendationFollowsTheAnswers(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	if f := b.Frame(); !f.Contains("注文、カード決済、ログイン") || f.Contains("推奨 ") {
		t.Errorf("%s", f)
	}
	b.Press("j", "space")
	if !b.Frame().Contains("推奨 High  主要機能の一部に障害") {
		t.Errorf("%s", b.Frame())
	}
	b.Press("j", "j", "space")
	if !b.Frame().Contains("推奨 Critical  主要機能の一部に障害、影響が拡大中") {
		t.Errorf("%s", b.Frame())
	}
	if len(b.Acts) != 0 {
		t.Errorf("%#v", b.Acts)
	}
}

func TestSettingAsRecommended(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.Press("j", "space")
	b.GoTo("★ High")
	b.Press("enter")
	want := incident.SetSeverity{To: incident.High, Proposed: incident.High, Reason: "主要機能の一部に障害"}
	if got := b.Last(); got != want {
		t.Errorf("%#v", got)
	}
	if !b.Frame().Contains("▸ [ ] L1が一次対応する") {
		t.Errorf("the playbook is not at hand\n%s", b.Frame())
	}
}

func TestGoingBelowNeedsAReason(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.Press("space") // a main function is down
	b.GoTo("· Medium")
	b.Press("enter")
	b.Answer("  ")
	if len(b.Acts) != 0 || !b.Toasts[0].Bad {
		t.Fatalf("%#v %#v", b.Acts, b.Toasts)
	}
	b.Press("enter")
	b.Answer("検証環境のみ")
	want := incident.SetSeverity{To: incident.Medium, Proposed: incident.Critical, Reason: "検証環境のみ"}
	if got := b.Last(); got != want {
		t.Errorf("%#v", got)
	}
	b.GoTo("★ Critical")
	b.Press("enter")
	if b.Prompt != nil || b.State.Severity.Severity != incident.Critical {
		t.Errorf("raising is asked about: %+v", b.Prompt)
	}
	b.GoTo("· High")
	b.Press("enter")
	b.Answer("一部のみ")
	if b.State.Severity.Severity != incident.High || !b.Frame().Contains("Medium → Critical → High") {
		t.Errorf("%s", b.Frame())
	}
	b.GoTo("✓ High")
	n := len(b.Acts)
	b.Press("enter")
	if len(b.Acts) != n {
		t.Error("the severity that stands is set again")
	}
}

func TestPlaybook(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.Record(incident.SetSeverity{To: incident.High})
	b.GoTo("[ ] L1が一次対応する")
	b.Press("space")
	if got := b.Last(); got != (incident.MarkPlaybook{Line: "high.l1", State: incident.LineDone}) {
		t.Errorf("%#v", got)
	}
	b.Press("space")
	if got := b.Last(); got != (incident.MarkPlaybook{Line: "high.l1", State: incident.LineOpen}) {
		t.Errorf("%#v", got)
	}
	b.Press("j", "a")
	b.Answer("鈴木")
	if got := b.Last(); got != (incident.MarkPlaybook{Line: "high.l2", State: incident.LineAssigned, Who: "鈴木"}) {
		t.Errorf("%#v", got)
	}
	b.Press("x")
	b.Answer("")
	b.Press("x")
	b.Answer("L2は対応中")
	if got := b.Last(); got != (incident.MarkPlaybook{Line: "high.l2", State: incident.LineSkipped, Reason: "L2は対応中"}) {
		t.Errorf("%#v", got)
	}
}

func TestWhatIsOwedIsShown(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 100, 30)
	b.Record(incident.SetSeverity{To: incident.High})
	f := b.Frame()
	for _, want := range []string{"14:32  一次報告（発注元）  残28分", "15:02  暫定対応・切り戻しの判断"} {
		if !f.Contains(want) {
			t.Errorf("no %q in\n%s", want, f)
		}
	}
	b.At(5)
	if !b.Frame().Contains("残23分") {
		t.Errorf("the clock stands still\n%s", b.Frame())
	}
	b.GoTo("· Critical")
	if !strings.Contains(b.Frame().String(), "一次報告 15分") {
		t.Errorf("%s", b.Frame())
	}
}
