package measures

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

func logged(id string, when time.Time, plan incident.ChangePlan) incident.ServiceChange {
	return incident.ServiceChange{ID: id, Service: "shop", ChangePlan: plan, Finished: incident.Signed{At: when, By: "鈴木"}}
}

func TestTheSuspectOfTheLogIsOffered(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
	}{{"ja", lang.JA, 80, 18}, {"en", lang.EN, 60, 20}} {
		b := steptest.NewOutage(t, New, c.lang, steptest.ReadyShop, c.w, c.h)
		b.At(5)
		b.Changes = []incident.ServiceChange{
			logged("late", at(14, 5), incident.ChangePlan{What: "v2.32"}),
			logged("a", at(13, 48), incident.ChangePlan{What: "shop v2.31\x1b[31m", Undo: "v2.30へ切り戻し", UndoUntil: "夜間バッチの後"}),
		}
		b.Load()
		termtest.Golden(t, "suspect-"+c.name, b.Frame())
		b.Press("right", "j", "right", "j")
		sheet := b.State.Sheet
		if sheet.Suspected != "shop v2.31" || sheet.Reversible != "partly" {
			t.Errorf("%+v", sheet)
		}
		b.Press("right")
		if why := b.State.Sheet.Why; why != "夜間バッチの後" {
			t.Errorf("why is %q", why)
		}
	}
}

func TestWhichChangeIsSuspected(t *testing.T) {
	s := incident.NewState("s")
	noted, during := incident.Lately{Change: incident.Change{What: "noted"}, Noted: true}, incident.Lately{Change: incident.Change{What: "during"}, During: true}
	old := incident.Lately{Change: incident.Change{What: "old"}}
	for _, c := range []struct {
		named string
		all   []incident.Lately
		want  string
	}{
		{"", nil, ""}, {"", []incident.Lately{during}, ""}, {"", []incident.Lately{during, old}, "old"},
		{"", []incident.Lately{old, during, noted}, "noted"}, {"during", []incident.Lately{old, during, noted}, "during"},
	} {
		s.Sheet.Suspected = c.named
		if got, _ := suspected(s, c.all); got.What != c.want {
			t.Errorf("of %v with %q named it is %q", c.all, c.named, got.What)
		}
	}
}
