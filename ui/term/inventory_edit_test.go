package term

import (
	"encoding/json"
	"os"
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
		if f := c.Frame(); !f.Contains("鈴木が") || !f.Contains("相手の言葉") || !f.Contains("私の言葉") {
			t.Fatalf("the conflict reads\n%s", f)
		}
		c.Press(x.key)
		if got := c.says(t, "shop", path+".shows"); got != x.want {
			t.Errorf("%s leaves %s", x.key, got)
		}
		if f := c.Frame(); f.Contains("鈴木が") || !f.Contains(strings.Trim(x.want, `"`)) {
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

// TestASecretIsRefusedInPlace, can be let pass for the entry, and is masked from then on.
func TestASecretIsRefusedInPlace(t *testing.T) {
	const token = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter")
	c.Type(token)
	c.Press("enter")
	f := c.Frame()
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != "" || !f.Contains("保管場所") || !f.Contains(token) || !f.Contains("秘密情報ではない") {
		t.Fatalf("the store has %q and it shows\n%s", got, f)
	}
	c.Send(saveDrafts{})
	if found, err := c.seat.Drafts(t.Context(), c.root.env.Session); err != nil || len(found) > 0 {
		t.Errorf("the secret is among the drafts: %+v (%v)", found, err)
	}
	c.Press("esc", "x")
	if f := c.Frame(); f.Contains(token) || f.Contains("秘密情報") {
		t.Fatalf("x leaves\n%s", f)
	}
	c.Press("enter")
	c.Type(token)
	c.Press("enter", "enter", "down", "enter")
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != `"`+token+`"` {
		t.Fatalf("let pass, it says %s", got)
	}
	if f := c.Frame(); f.Contains(token) || !f.Contains("****") {
		t.Errorf("it is not masked:\n%s", f)
	}
	c.Press("h")
	if f := c.Frame(); f.Contains(token) {
		t.Errorf("the history shows it:\n%s", f)
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

// TestASecretIsNeverADraft, in part or whole, and an unrecorded text is marked.
func TestASecretIsNeverADraft(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter")
	c.Type("password: hunter2")
	c.Send(saveDrafts{})
	c.Press("enter")
	c.Send(saveDrafts{})
	found, err := c.seat.Drafts(t.Context(), c.root.env.Session)
	if f := c.Frame(); err != nil || len(found) > 0 || !f.Caret || !f.Contains("保管場所") {
		t.Fatalf("%+v (%v)\n%s", found, err, f)
	}
	c.Press("esc")
	if f := c.Frame(); f.Caret || !f.Contains("未記録") {
		t.Errorf("it looks recorded:\n%s", f)
	}
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

// TestYAMLInTheEditor: what is saved is recorded; what is wrong is told with its line and kept.
func TestYAMLInTheEditor(t *testing.T) {
	const path = "monitoring.dashboards.top"
	c := shopOf(t, lang.JA, 80, 24, path)
	s := c.root.at
	ask := func() screen.Editor {
		cmd, _ := s.Do("inv.editor")
		e, ok := cmd().(screen.Editor)
		if !ok {
			t.Fatalf("ctrl+e sends %T", cmd())
		}
		return e
	}
	e := ask()
	if !strings.Contains(e.Text, "ショップ全体") || strings.Contains(e.Text, "sato") {
		t.Fatalf("the editor gets\n%s", e.Text)
	}
	wrong := strings.Replace(e.Text, "https://grafana", "ftp://grafana", 1)
	c.Send(e.Then(wrong)())
	if f := c.Frame(); !f.Contains("まだ記録していません") || !f.Contains("3行目") && !f.Contains("行目") {
		t.Fatalf("it says\n%s", f)
	}
	c.Press("esc")
	if e = ask(); e.Text != wrong {
		t.Fatalf("what was written is gone:\n%s", e.Text)
	}
	c.Send(e.Then(strings.Replace(wrong, "ftp://grafana", "https://new", 1))())
	if got := c.says(t, "shop", path+".url"); got != `"https://new.example.jp/d/top"` {
		t.Errorf("it says %s\n%s", got, c.Frame())
	}
	if e = ask(); strings.Contains(e.Text, "ftp://") {
		t.Error("the draft stays after it was recorded")
	}
}

// TestTheEditorsFileIsOnesOwn.
func TestTheEditorsFileIsOnesOwn(t *testing.T) {
	path, err := own("shop-top.yaml", "id: top\n")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(path) })
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || !strings.HasSuffix(path, "shop-top.yaml") {
		t.Errorf("%s is %v (%v)", path, info.Mode(), err)
	}
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.root.env.Remote = true
	c.Press("ctrl+e")
	if f := c.Frame(); !f.Contains("SSH") {
		t.Errorf("over SSH it says\n%s", f)
	}
}

// TestAGapIsFilledFromItsPlace: recording the field closes the gap of the incident too.
func TestAGapIsFilledFromItsPlace(t *testing.T) {
	var stream, gap string
	c := start(t, lang.JA, 80, 24, func(s *desk.Seat) screen.Place {
		ctx := t.Context()
		if _, err := s.ImportInventory(ctx, []byte(begun)); err != nil {
			t.Fatal(err)
		}
		out, err := s.Declare(ctx, incident.Declare{Title: "店舗で決済できない"}, "shop")
		if err != nil {
			t.Fatal(err)
		}
		out, err = s.Act(ctx, out.Stream, incident.OpenGap{Field: "investigation.logs", Step: incident.StepTriage})
		if err != nil {
			t.Fatal(err)
		}
		stream, gap = out.Stream, out.State.Gaps[0].ID
		return screen.Place{Screen: screen.Inventory, Stream: stream, Service: "shop", Path: "investigation.logs", Gap: gap}
	})
	c.Wait(func(f termtest.Frame) bool { return f.Contains("追加") })
	c.Type("決済APIのログ")
	c.Press("enter")
	st, err := c.seat.State(t.Context(), stream)
	if err != nil || st.Gaps[0].Closed.IsZero() || st.Gaps[0].Value != "決済APIのログ" {
		t.Fatalf("the gap is %+v (%v)\n%s", st.Gaps[0], err, c.Frame())
	}
	svc, err := c.seat.Service(t.Context(), "shop")
	if err != nil || len(svc.Inventory.Investigation.Logs.Items) != 1 || !c.Frame().Contains("▸ レイヤー") {
		t.Errorf("%d logs (%v)\n%s", len(svc.Inventory.Investigation.Logs.Items), err, c.Frame())
	}
}

// TestFromNothing fills an inventory with the console alone.
func TestFromNothing(t *testing.T) {
	c := start(t, lang.JA, 80, 24, nil)
	c.Press("i")
	c.Wait(func(f termtest.Frame) bool { return f.Contains("ECサイト") })
	c.Press("G", "enter")
	for _, answer := range []string{"店舗", "A社"} {
		c.Type(answer)
		c.Press("enter")
	}
	c.Press("ctrl+u")
	c.Type("shop")
	c.Press("enter")
	c.Wait(func(f termtest.Frame) bool { return f.Contains("台帳  店舗") })
	c.Press("b", "enter") // the worst blank of an empty inventory is a list
	for _, answer := range []string{"クラウド管理画面", "https://console.example.jp/", "踏み台からSSO"} {
		if !c.Frame().Caret {
			t.Fatalf("it does not stand in the next blank:\n%s", c.Frame())
		}
		c.Type(answer)
		c.Press("enter")
	}
	c.Type("佐藤 花子")           // the holder: nobody is known yet
	c.Press("enter", "enter") // the administrator is offered
	c.Press("esc")
	c.to(t, "次の空欄へ")
	c.Press("enter") // goes on to the next of the blanks, the worst first
	f := c.Frame()
	svc, err := c.seat.Service(t.Context(), "shop")
	if err != nil || len(svc.Inventory.Access.Accounts.Items) != 1 {
		t.Fatalf("%v\n%s", err, f)
	}
	a := svc.Inventory.Access.Accounts.Items[0]
	if a.Login.Value != "踏み台からSSO" || a.Holder.Value == "" || a.Admin != a.Holder || !f.Contains("外部連携を追加") {
		t.Errorf("%+v\n%s", a, f)
	}
}

// TestInventoryFrames pictures what an inventory looks like while it is filled.
func TestInventoryFrames(t *testing.T) {
	const path = "monitoring.dashboards.top"
	for _, x := range []struct {
		size string
		l    lang.Lang
		w, h int
	}{{"ja-80x24", lang.JA, 80, 24}, {"en-120x40", lang.EN, 120, 40}} {
		shot := func(name string, at string, keys ...string) *console {
			c := shopOf(t, x.l, x.w, x.h, at)
			c.Press(keys...)
			termtest.Golden(t, "inventory-"+name+"-"+x.size, c.Frame())
			return c
		}
		shot("sections", "")
		shot("list", "", "enter")
		shot("blanks", "", "b")
		shot("form", "response.measures.m1", "j", "j")
		shot("who", "response.measures.m1", "G", "k", "k", "k", "enter")
		c := shopOf(t, x.l, x.w, x.h, path)
		c.Press("j", "j", "j", "enter")
		c.Type("mine")
		c.other(t, path, "shows", `"theirs"`, "")
		c.Press("enter")
		termtest.Golden(t, "inventory-conflict-"+x.size, c.Frame())
		c.Press("esc", "h")
		c.Wait(func(f termtest.Frame) bool { return f.Contains("theirs") })
		termtest.Golden(t, "inventory-history-"+x.size, c.Frame())
		c = shopOf(t, x.l, x.w, x.h, path)
		c.Press("j", "j", "j", "enter")
		c.Type("ghp_0123456789abcdefghijABCDEFGHIJ012345")
		c.Press("enter")
		termtest.Golden(t, "inventory-secret-"+x.size, c.Frame())
		c = start(t, x.l, x.w, x.h, nil)
		c.Press("i")
		c.Wait(func(f termtest.Frame) bool { return f.Contains("shirei inventory import") })
		termtest.Golden(t, "inventory-templates-"+x.size, c.Frame())
	}
}
