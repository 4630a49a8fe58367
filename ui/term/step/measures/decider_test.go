package measures

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/step/steptest"
)

// Who decides on a measure by the inventory is told wherever somebody else is written down: in the sheet, in the decision
// and before it is recorded.
func TestAnotherDecider(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		want string
	}{
		{lang.JA, "判断者は「高橋」ですが、台帳では「カード決済を止め代引きで受け付ける」の判断者は「小林 (A社 EC責任者)」です"},
		{lang.EN, "高橋 is to decide, but by the inventory 小林 (A社 EC責任者) decides on “カード決済を止め代引きで受け付ける”"},
	} {
		s := steptest.NewOutage(t, New, c.l, steptest.ReadyShop, 140, 40)
		p := s.Pane.(*Pane)
		s.Record(incident.FillSheet{Decider: ptr("高橋"), AddOptions: []incident.Option{p.options[0].Option}})
		s.GoTo(p.words().Decider)
		if f := s.Frame(); !f.Contains("! "+c.want) || !f.Contains("! 小林") {
			t.Errorf("the sheet does not say %q\n%s", c.want, f)
		}
		s.GoTo("✓ カード決済を止め代引きで受け付ける")
		s.Press("enter")
		if f := s.Frame(); !f.Contains("! " + c.want) {
			t.Errorf("the decision does not say %q\n%s", c.want, f)
		}
		p.decision.SetValues(map[string]string{"reason": "早い"})
		if ask := p.review()().(screen.Ask); !strings.Contains(ask.Confirm.Effect, c.want) {
			t.Errorf("before it is recorded: %q", ask.Confirm.Effect)
		}
		p.decision.SetValues(map[string]string{"decider": "小林"})
		if s.Frame().Contains(c.want) {
			t.Errorf("it still says so of the right one\n%s", s.Frame())
		}
	}
}

func TestSamePerson(t *testing.T) {
	s := steptest.NewOutage(t, New, lang.JA, steptest.ReadyShop, 80, 18)
	inv := panel.Inventory(s.Pane.(*Pane).c)
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"d-client", "小林", true}, {"小林 (A社 EC責任者)", "小 林", true}, {"A社EC責任者", "d-client", true}, {"小林 花子", "小林", true},
		{"高橋", "小林", false}, {"d-agency", "d-client", false}, {"Sato Ken", "sato", true},
	} {
		if got := samePerson(inv, c.a, c.b); got != c.same {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
