package triage

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

// log is a service's change log: one that stands in the incident too, the likely cause, an emergency of since then, and one
// that was only asked for.
func log() []incident.ServiceChange {
	done := func(id, ref string, at time.Time, plan incident.ChangePlan) incident.ServiceChange {
		plan.Ref = ref
		return incident.ServiceChange{
			ID: id, Service: "shop", ChangePlan: plan, Past: true, Asked: incident.Signed{At: at, By: "鈴木"}, Finished: incident.Signed{At: at, By: "鈴木"},
		}
	}
	return []incident.ServiceChange{
		done("c1", "r1", steptest.Start.Add(-26*time.Hour), incident.ChangePlan{What: "会員テーブルの移行", Irreversible: "旧カラムを削除済み"}),
		done("c2", "r2", steptest.Start.Add(-14*time.Minute), incident.ChangePlan{What: "shop v2.31\x1b[31m 反映", Undo: "v2.30へ切り戻し"}),
		done("c3", "", steptest.Start.Add(2*time.Minute), incident.ChangePlan{What: "WAFルールを緩和", Emergency: true, Rule: "口頭承認"}),
		{ID: "c4", ChangePlan: incident.ChangePlan{What: "申請だけ"}, Asked: incident.Signed{At: steptest.Start}},
	}
}

func TestTheChangeLogStandsAmongTheChanges(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
	}{{"ja", lang.JA, 80, 18}, {"en", lang.EN, 60, 20}} {
		b := steptest.New(t, New, c.lang, steptest.Shop, c.w, c.h)
		b.At(5)
		b.Record(incident.NoteChange{What: "会員テーブルの移行", Who: "伊藤", At: steptest.Start.Add(-26 * time.Hour), Ref: "r1"}, incident.NoteChange{What: "いつか"}, incident.NoteChange{What: "いつか"})
		b.Changes = log()
		b.Load()
		b.Press("G", "k", "k", "k", "k", "k", "k", "k")
		termtest.Golden(t, "changes-"+c.name, b.Frame())
	}
}

func TestOneOfTheLogIsNotedAsTheSuspect(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	b.At(5)
	b.Changes = log()
	b.Load()
	b.GoTo("13:50")
	if f := b.Frame(); !f.Contains("v2.30へ切り戻し") || !f.Contains(b.Env.Words.Changes.Suspect) || !f.Contains("発生の12分前") {
		t.Errorf("the row does not say what it is and what enter does\n%s", f)
	}
	b.Press("enter")
	s := b.State
	if len(b.Acts) != 1 || len(s.Triage.Changes) != 1 || s.Triage.Changes[0].Ref != "r2" || s.Sheet.Reversible != "yes" || s.Sheet.Suspected == "" {
		t.Fatalf("%+v %+v", s.Triage.Changes, s.Sheet)
	}
	if len(b.Shown) != 0 {
		t.Error("it was shown as well")
	}
	b.Press("enter")
	if len(b.Acts) != 1 || len(b.Shown) != 1 {
		t.Errorf("again: %d acts, %d shown", len(b.Acts), len(b.Shown))
	}
}
