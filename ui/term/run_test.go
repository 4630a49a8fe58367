package term

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/probe"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

// checked is an outage of a shop whose inventory declares a first check.
func checked(t testing.TB, check string) func(*desk.Seat) screen.Place {
	return func(s *desk.Seat) screen.Place {
		t.Helper()
		yaml := "service: {id: shop-ec, name: shop-ec, zone: Asia/Tokyo, reviewed: 2026-11-02}\n" +
			"monitoring:\n  checks:\n    - {id: up, name: 疎通, layer: external, command: \"" + check + "\", normal: 応答あり, url: https://status.example/}\n"
		if _, err := s.ImportInventory(t.Context(), []byte(yaml)); err != nil {
			t.Fatal(err)
		}
		return outage(t)(s)
	}
}

// layerPage opens the page of the external layer with the cursor on its check.
func layerPage(t testing.TB, c *console) {
	t.Helper()
	c.Press("1")
	for range 30 {
		if c.Frame().Contains("▸ ● 被疑") {
			break
		}
		c.Press("j")
	}
	c.Press("enter")
	for range 10 {
		if c.Frame().Contains("▸ 初動確認") {
			return
		}
		c.Press("j")
	}
	t.Fatalf("no check:\n%s", c.Frame())
}

// TestACheckIsRunAndAnswered walks from the layer's page to the timeline, and back to the row that is answered.
func TestACheckIsRunAndAnswered(t *testing.T) {
	c := start(t, lang.JA, 80, 24, checked(t, "echo 応答なし; exit 3"))
	c.root.opt.Runner = &probe.Runner{Trust: probe.Trust{Path: filepath.Join(t.TempDir(), "trusted")}}
	t.Cleanup(c.root.opt.Runner.Close)
	layerPage(t, c)
	c.Press("r")
	termtest.Golden(t, "run-look-ja-80x24", c.Frame())
	c.Press("enter")
	if !c.Frame().Contains("space で承認") {
		t.Fatalf("it may run without being accepted:\n%s", c.Frame())
	}
	c.Press("space", "enter")
	c.Wait(func(f termtest.Frame) bool { return f.Contains("異常終了（終了コード 3）") })
	c.Press("n")
	c.Wait(func(f termtest.Frame) bool { return f.Contains("結果をタイムラインに記録しました") })
	entries, err := c.seat.Timeline(t.Context(), c.root.place.Stream, desk.Window{})
	if err != nil {
		t.Fatal(err)
	}
	last := entries.Entries[len(entries.Entries)-1]
	if last.Kind != incident.EntryObservation || !strings.HasPrefix(last.Text, "疎通：異常終了（終了コード 3） ") || !strings.HasSuffix(last.Text, "  応答なし") {
		t.Errorf("%+v", last)
	}
	c.Press("enter", "enter")
	c.Wait(func(f termtest.Frame) bool {
		return !f.Contains("コマンドの確認と実行") && f.Contains("● 疎通  異常  異常終了（終了コード 3）")
	})
}

// TestNothingIsRunOverSSH, though a runner may be there.
func TestNothingIsRunOverSSH(t *testing.T) {
	c := start(t, lang.JA, 80, 24, checked(t, "echo x"))
	c.root.opt.Runner = &probe.Runner{Trust: probe.Trust{Path: filepath.Join(t.TempDir(), "trusted")}}
	c.root.env.Remote = true
	layerPage(t, c)
	c.Press("r", "space", "enter")
	if f := c.Frame(); !f.Contains("SSH接続中は実行できません") || !f.Contains("$ echo x") {
		t.Errorf("%s", f)
	}
	c.Press("y")
	if len(c.Clipboard) != 1 || c.Clipboard[0] != "echo x" {
		t.Errorf("%q", c.Clipboard)
	}
}

// TestLinksGoWhereThePersonSits: over SSH, or where nothing opens them, they are copied and can be clicked.
func TestLinksGoWhereThePersonSits(t *testing.T) {
	var opened []string
	for name, set := range map[string]func(*Root){
		"ssh":    func(r *Root) { r.env.Remote = true },
		"none":   func(*Root) {},
		"failed": func(r *Root) { r.opt.Opener = func(context.Context, string) error { return errors.New("no display") } },
		"desktop": func(r *Root) {
			r.opt.Opener = func(_ context.Context, url string) error { opened = append(opened, url); return nil }
		},
	} {
		c := start(t, lang.JA, 80, 24, checked(t, "echo x"))
		set(c.root)
		layerPage(t, c)
		c.Press("o")
		view := c.root.View().Content
		link := strings.Contains(view, "\x1b]8;;https://status.example/\x07")
		if name == "desktop" {
			if link || len(c.Clipboard) > 0 || len(opened) != 1 {
				t.Errorf("%s: %q %q", name, opened, c.Clipboard)
			}
			continue
		}
		if !link || len(c.Clipboard) != 1 || c.Clipboard[0] != "https://status.example/" {
			t.Errorf("%s: %v %q\n%s", name, link, c.Clipboard, c.Frame())
		}
		c.Frame() // fails where the link takes cells
	}
}

func TestAnAddressCannotEndItsSequence(t *testing.T) {
	if got := linked("x", "https://a/\x1b\\\x07日 b"); strings.Count(got, "\x1b") != 2 || !strings.Contains(got, "https://a/%1B\\%07%E6%97%A5%20b") {
		t.Errorf("%q", got)
	}
}
