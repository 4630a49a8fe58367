package term

import (
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

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
	if f := c.Frame(); f.Contains("a 追加") || !f.Contains("enter 作る") {
		t.Errorf("the templates offer other keys\n%s", f)
	}
	c.Press("G", "enter")
	for _, answer := range []string{"店舗", "A社"} {
		c.Type(answer)
		c.Press("enter")
	}
	c.Press("ctrl+u")
	c.Type("my shop!") // it is asked for again, with the other answers kept
	c.Press("enter")
	if f := c.Frame(); !f.Contains("my shop!") || !f.Contains("使えるのは文字・数字") || !f.Caret {
		t.Fatalf("a wrong id is not asked for again\n%s", f)
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
