package term

import (
	"strings"
	"testing"

	"shirei/incident/lang"
)

// TestAnUnknownNameIsAddedAtOnce: the field names the person and the person is among the contacts, in one act.
func TestAnUnknownNameIsAddedAtOnce(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "response.measures.m1")
	c.to(t, "判断者")
	c.Press("enter")
	c.Type("田中 一郎")
	c.Press("enter")
	id := strings.Trim(c.says(t, "shop", "response.measures.m1.decider"), `"`)
	if got := c.says(t, "shop", "contact.people."+id+".name"); got != `"田中 一郎"` {
		t.Fatalf("%s is %s\n%s", id, got, c.Frame())
	}
	if !c.Frame().Contains("田中 一郎") {
		t.Errorf("the form shows\n%s", c.Frame())
	}
	c.Press("u")
	if got := c.says(t, "shop", "contact.people."+id+".name") + c.says(t, "shop", "response.measures.m1.decider"); got != `"sato"` {
		t.Errorf("u leaves %s", got)
	}
}

// TestEnterOpensWhatIsPicked: what is typed after enter went on to a field that is picked narrows what it offers, and so
// does what is pasted on such a row.
func TestEnterOpensWhatIsPicked(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "response.measures.m1")
	c.Press("a")
	c.Type("決済を止める")
	c.Press("enter")
	for range 12 {
		switch f := c.Frame(); {
		case f.Contains("判断者を選ぶ"):
		case f.Contains("を選ぶ"):
			c.Press("esc", "tab")
		case f.Caret:
			c.Press("enter")
		default:
			c.Press("tab")
		}
	}
	c.Type("aサポート")
	if f := c.Frame(); !f.Contains("を選ぶ") || !f.Contains("aサポート") {
		t.Fatalf("what is typed runs away:\n%s", f)
	}
	c.Press("enter")
	svc, err := c.seat.Service(t.Context(), "shop")
	if err != nil || len(svc.Inventory.Contact.People.Items) != 2 {
		t.Fatalf("%v: %+v", err, svc.Inventory.Contact.People.Items)
	}
}
