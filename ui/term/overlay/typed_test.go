package overlay

import (
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
)

// What was typed can be chosen itself, below the things it was found in, and only once there is some.
func TestPickOffersWhatWasTyped(t *testing.T) {
	p := screen.Pick{
		Title: "判断者", Then: said, Other: "「%s」を追加", Else: said,
		Items: []screen.Item{{ID: "sato", Label: "佐藤"}, {ID: "suzuki", Label: "鈴木"}},
	}
	d, m := open(t, screentest.Env(lang.JA), p, 60, 14)
	if d.Frame().Contains("を追加") {
		t.Error("nothing was typed, and it is offered")
	}
	d.Type("佐藤")
	if f := d.Frame(); !f.Contains("「佐藤」を追加") || f.Contains("鈴木") {
		t.Errorf("the list is\n%s", f)
	}
	d.Press("enter")
	if m.Last() != "did sato" {
		t.Errorf("enter took %v", m.Last())
	}
	d, m = open(t, screentest.Env(lang.JA), p, 60, 14)
	d.Type(" 田中 ")
	d.Press("enter")
	if m.Last() != "did 田中" {
		t.Errorf("enter took %v", m.Last())
	}
}
