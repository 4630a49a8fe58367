package term

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

// begun is an inventory somebody has only begun.
const begun = `# ours
service: {id: shop, name: 店舗, zone: Asia/Tokyo}
monitoring:
  dashboards:
    - id: top
      name: ショップ全体 # the big one
      url: https://grafana.example.jp/d/top
contact:
  people:
    - {id: sato, name: 佐藤}
response:
  measures:
    - {id: m1, name: 代引きのみで受付, decider: sato}
`

// shopOf opens the console on the inventory that was begun, at a path.
func shopOf(t *testing.T, l lang.Lang, w, h int, path string) *console {
	t.Helper()
	c := start(t, l, w, h, func(s *desk.Seat) screen.Place {
		at := inventoryOf(t)(s)
		at.Path = path
		return at
	})
	c.Wait(func(f termtest.Frame) bool { return f.Contains("店舗") })
	return c
}

// says gives a field of the inventory as the store has it.
func (c *console) says(t *testing.T, id, path string) string {
	t.Helper()
	svc, err := c.seat.Service(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return string(svc.Inventory.Answer(path))
}

// other edits one field as somebody else; the console hears of it when it is woken.
func (c *console) other(t *testing.T, path, key, value, was string) {
	t.Helper()
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{key: json.RawMessage(value)}}
	if was != "" {
		e.Was = map[string]json.RawMessage{key: json.RawMessage(was)}
	}
	seat := c.seat.For(desk.Principal{Name: "鈴木", Via: incident.ViaConsole})
	if _, err := seat.EditInventory(t.Context(), "shop", e); err != nil {
		t.Fatal(err)
	}
}

// TestARowIsRecordedWhenItIsLeft and the next blank is typed in at once; comments of the file stay.
func TestARowIsRecordedWhenItIsLeft(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter") // name, first, url, shows
	c.Type("売上とエラー率")
	c.Press("enter")
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != `"売上とエラー率"` {
		t.Fatalf("it says %s", got)
	}
	if got := c.says(t, "shop", "monitoring.dashboards.top.updated_by"); got != `"佐藤"` {
		t.Errorf("it was changed by %s", got)
	}
	svc, err := c.seat.Service(t.Context(), "shop")
	if err != nil || !strings.Contains(svc.YAML, "# the big one") || !strings.Contains(svc.YAML, "# ours") {
		t.Errorf("comments are lost (%v):\n%s", err, svc.YAML)
	}
	c.Press("esc", "u")
	if !c.Frame().Contains("ショップ全体 > 分かること「売上とエラー率」→「空欄」") {
		t.Errorf("u does not say what it took back\n%s", c.Frame())
	}
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != "" {
		t.Errorf("u leaves %s", got)
	}
}

// TestTwoAtTheSameField: whoever is second is told below the row, what was typed stays, and either can be taken.
func TestTwoAtTheSameField(t *testing.T) {
	const path = "monitoring.dashboards.top"
	for _, x := range []struct{ key, want string }{{"enter", `"私の言葉"`}, {"esc", `"相手の言葉"`}} {
		c := shopOf(t, lang.JA, 80, 24, path)
		c.Press("j", "j", "j", "enter")
		c.Type("私の言葉")
		c.other(t, path, "shows", `"相手の言葉"`, "")
		c.Send(screen.Woken{})
		if f := c.Frame(); !f.Contains("鈴木") || !f.Contains("相手の言葉") || !f.Contains("私の言葉") || !f.Caret {
			t.Fatalf("while typing it shows\n%s", f)
		}
		c.Press("enter")
		if f := c.Frame(); !f.Contains("鈴木さんが") || !f.Contains("相手の言葉") || !f.Contains("私の言葉") {
			t.Fatalf("the conflict reads\n%s", f)
		}
		c.Press(x.key)
		if got := c.says(t, "shop", path+".shows"); got != x.want {
			t.Errorf("%s leaves %s", x.key, got)
		}
		if f := c.Frame(); f.Contains("鈴木さんが") || !f.Contains(strings.Trim(x.want, `"`)) {
			t.Errorf("after %s it shows\n%s", x.key, f)
		}
	}
}

// TestOthersArriveLive in other rows, without moving the cursor or what is typed.
func TestOthersArriveLive(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter")
	c.Type("売上")
	before := c.Frame()
	c.other(t, "monitoring.dashboards.top", "url", `"https://new.example.jp/d"`, `"https://grafana.example.jp/d/top"`)
	c.Send(screen.Woken{})
	f := c.Frame()
	if !f.Contains("https://new.example.jp/d") || !f.Contains("売上") || f.X != before.X || f.Y != before.Y || !f.Caret {
		t.Errorf("it shows\n%s", f)
	}
	c.Press("enter")
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != `"売上"` {
		t.Errorf("disjoint fields do not merge: %s", got)
	}
}

// TestWhatCannotBeReadStaysInTheRow with what is wrong below it.
func TestWhatCannotBeReadStaysInTheRow(t *testing.T) {
	c := shopOf(t, lang.EN, 80, 24, "response.measures.m1")
	c.to(t, "Time needed")
	c.Press("enter")
	c.Type("soon")
	c.Press("enter")
	if f := c.Frame(); !f.Contains("soon") || !f.Contains("whole number") || !f.Caret {
		t.Errorf("it shows\n%s", f)
	}
	if got := c.says(t, "shop", "response.measures.m1.minutes"); got != "" {
		t.Errorf("it says %s", got)
	}
}

// to moves down to the row with a word in it.
func (c *console) to(t *testing.T, word string) {
	t.Helper()
	for range 40 {
		for _, row := range c.Frame().Rows {
			if strings.Contains(row, "▸ ") && strings.Contains(row, word) {
				return
			}
		}
		c.Press("j")
	}
	t.Fatalf("no row says %q:\n%s", word, c.Frame())
}

// TestNotOursClearReviewed: N asks for the reason, x clears, v says who found it true today.
func TestNotOursClearReviewed(t *testing.T) {
	const path = "monitoring.dashboards.top"
	c := shopOf(t, lang.JA, 80, 24, path)
	c.Press("j", "j", "j", "N")
	c.Type("見れば分かる")
	c.Press("enter")
	if got := c.says(t, "shop", path+".shows"); got != `{"na":"見れば分かる"}` || !c.Frame().Contains("対象外") {
		t.Fatalf("N leaves %s\n%s", got, c.Frame())
	}
	c.Press("x")
	if got := c.says(t, "shop", path+".shows"); got != "" {
		t.Errorf("x leaves %s", got)
	}
	c.Press("v")
	if got := c.says(t, "shop", path+".reviewed") + c.says(t, "shop", path+".reviewed_by"); got != `"2026-11-20""佐藤"` {
		t.Errorf("v leaves %s", got)
	}
}

// TestAnEntryThatDoesNotApply has no blanks, and applies again once its reason is cleared.
func TestAnEntryThatDoesNotApply(t *testing.T) {
	const path = "monitoring.dashboards.top"
	c := shopOf(t, lang.JA, 80, 24, path)
	if f := c.Frame(); !f.Contains("空欄 切り分け") {
		t.Fatalf("its blanks are not told\n%s", f)
	}
	c.Press("N")
	c.Type("監視なし")
	c.Press("enter")
	if f := c.Frame(); c.says(t, "shop", path+".na") != `"監視なし"` || f.Contains("空欄 切り分け") || f.Contains("空欄のままだと") {
		t.Errorf("what does not apply has blanks\n%s", f)
	}
	c.Press("N", "ctrl+u", "enter")
	if f := c.Frame(); c.says(t, "shop", path+".na") != "" || !f.Contains("空欄 切り分け") {
		t.Errorf("it does not apply again\n%s", f)
	}
}

// TestRemoving asks, says what refers to an entry it leaves, and the history brings back what was removed.
func TestRemoving(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "contact.people.sato")
	c.Press("esc", "x")
	if f := c.Frame(); !f.Contains("暫定対応「代引") || !f.Contains("削除できません") {
		t.Fatalf("x on who is referred to shows\n%s", f)
	}
	c = shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("esc", "x", "right", "enter")
	if svc, err := c.seat.Service(t.Context(), "shop"); err != nil || len(svc.Inventory.Monitoring.Dashboards.Items) != 0 {
		t.Fatalf("it is still there (%v)\n%s", err, c.Frame())
	}
	c.Press("tab", "h") // of the whole inventory
	if f := c.Frame(); !f.Contains("削除") || !f.Contains("ショップ全体") {
		t.Fatalf("the history is\n%s", f)
	}
	c.Press("enter", "right", "enter")
	if got := c.says(t, "shop", "monitoring.dashboards.top.name"); got != `"ショップ全体"` {
		t.Errorf("it is not back: %s\n%s", got, c.Frame())
	}
}

// TestHistory tells old and new, and brings a version back.
func TestHistory(t *testing.T) {
	const path = "monitoring.dashboards.top"
	c := shopOf(t, lang.JA, 80, 24, path)
	*c.clock = c.clock.Add(time.Minute)
	c.other(t, path, "shows", `"売上"`, "")
	*c.clock = c.clock.Add(time.Minute)
	c.other(t, path, "shows", `"エラー率"`, `"売上"`)
	c.Send(screen.Woken{})
	c.Press("h")
	c.Wait(func(f termtest.Frame) bool { return f.Contains("売上") })
	if f := c.Frame(); !f.Contains("売上 → エラー率") || !f.Contains("鈴木") {
		t.Errorf("it shows\n%s", f)
	}
	c.Press("j", "enter", "right", "enter")
	if got := c.says(t, "shop", path+".shows"); got != `"売上"` {
		t.Errorf("it says %s\n%s", got, c.Frame())
	}
}

// TestALongTextSaysWhatRecordsIt: enter breaks its line.
func TestALongTextSaysWhatRecordsIt(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "investigation.vendor_outage")
	c.Press("enter")
	c.Type("外部の決済サービスで")
	if f := c.Frame(); !f.Contains("ctrl+s 確定") || f.Contains("enter 記録") {
		t.Fatalf("the footer of a long text says\n%s", f)
	}
	c.Press("ctrl+s")
	if got := c.says(t, "shop", "investigation.vendor_outage.text"); got != `"外部の決済サービスで"` {
		t.Errorf("ctrl+s recorded %s", got)
	}
}

// TestUndoKeepsTheInventory: one key does not take away what it began with.
func TestUndoKeepsTheInventory(t *testing.T) {
	for l, said := range map[lang.Lang]string{lang.JA: "ここでは取り消せません", lang.EN: "is not undone here"} {
		c := shopOf(t, l, 80, 24, "monitoring.dashboards.top")
		c.Press("esc", "u")
		if f := c.Frame(); !f.Contains(said) || !f.Contains("inventory undo shop") || c.says(t, "shop", "service.id") != `"shop"` {
			t.Errorf("u says\n%s", f)
		}
	}
}
