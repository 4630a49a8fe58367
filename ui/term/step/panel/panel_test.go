package panel

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

func rows(st theme.Styles, ids ...string) []widget.Field {
	var out []widget.Field
	for _, id := range ids {
		if id[0] == '-' {
			out = append(out, Heading(st, id[1:], id))
			continue
		}
		out = append(out, Button(id, id))
	}
	return out
}

func TestHeadingsAreSteppedOver(t *testing.T) {
	e := screentest.Env(lang.JA)
	p := New(e, "t", nil, nil)
	p.Load("s", rows(e.Styles, "-a", "b", "-c", "-d", "e", "-f"))
	for _, c := range []struct{ key, want string }{
		{"k", "b"}, {"j", "e"}, {"j", "e"}, {"k", "b"}, {"G", "e"}, {"g", "b"},
	} {
		p.Update(termtest.Key(t, c.key))
		if p.Current() != c.want {
			t.Errorf("%s: on %q, want %q", c.key, p.Current(), c.want)
		}
	}
}

func TestTheNeighbourOfALostRow(t *testing.T) {
	e := screentest.Env(lang.JA)
	p := New(e, "t", nil, nil)
	p.Load("s", rows(e.Styles, "-a", "b", "c", "d"))
	p.GoTo("c")
	p.Load("s", rows(e.Styles, "-a", "b", "d"))
	if p.Current() != "d" {
		t.Errorf("on %q", p.Current())
	}
	p.Load("s", rows(e.Styles, "-a", "b"))
	if p.Current() != "b" {
		t.Errorf("on %q", p.Current())
	}
}

func TestViewIsOfItsSize(t *testing.T) {
	e := screentest.Env(lang.JA)
	p := New(e, "t", nil, nil)
	p.Load("s", rows(e.Styles, "-見出し", "決済を止めて代引きで受け付ける", "c"))
	for _, size := range [][2]int{{52, 18}, {20, 5}, {80, 13}, {60, 3}} {
		f := p.View(size[0], size[1], []string{"上の行"}, "下の説明がとても長いときは二行までで切る。下の説明がとても長いときは二行までで切る。下の説明がとても長いときは")
		if len(f.Lines) != size[1] {
			t.Errorf("%v: %d lines", size, len(f.Lines))
		}
		for _, l := range f.Lines {
			if cell.Width(l) != size[0] {
				t.Errorf("%v: %d cells: %q", size, cell.Width(l), l)
			}
		}
	}
}

// What was entered on the way is there again when the chain is taken up anew, and leaves with the act.
func TestChainKeepsWhatWasEntered(t *testing.T) {
	e := screentest.Env(lang.JA)
	ask := func() (screen.Prompt, *Chain) {
		c := NewChain(e, "s", "n")
		cmd := c.Ask(screen.Prompt{Field: "who", Then: func(string) tea.Cmd { return nil }})
		return cmd().(screen.Prompt), c
	}
	first, _ := ask()
	first.Then("鈴木")
	again, c := ask()
	if again.Value != "鈴木" {
		t.Fatalf("asked again with %q", again.Value)
	}
	act := c.Act(incident.TakeNote{Text: "x"})().(screen.Act)
	e.Drafts.Sent(act.Sent...)
	if last, _ := ask(); last.Value != "" {
		t.Errorf("%q stays after the act", last.Value)
	}
}

func TestBeside(t *testing.T) {
	parts := []string{"", "14:02", " ", "高橋"}
	if got := Beside(parts...); got != "14:02  高橋" || parts[1] != "14:02" {
		t.Errorf("%q, of %q", got, parts)
	}
	if got := Beside(); got != "" {
		t.Errorf("nothing is %q", got)
	}
}
