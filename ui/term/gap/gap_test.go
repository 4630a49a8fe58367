package gap

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/widget"
)

// stands is the pane under the questions: it knows the field under its cursor and hears what is to be filled.
type stands struct {
	env   *screen.Env
	c     screen.Case
	step  incident.Step
	field string
	fills []screen.Fill
}

func (s *stands) Load(c screen.Case) tea.Cmd { s.c = c; return nil }
func (s *stands) Update(msg tea.Msg) tea.Cmd {
	if f, ok := msg.(screen.Fill); ok {
		s.fills = append(s.fills, f)
	}
	return nil
}
func (s *stands) View(int, int) widget.Frame { return widget.Frame{} }
func (s *stands) Scope() string              { return keymap.InPanel }
func (s *stands) Typing() bool               { return false }
func (s *stands) Back() (tea.Cmd, bool)      { return nil, false }
func (s *stands) Do(action string) (tea.Cmd, bool) {
	switch {
	case action != "gap":
		return nil, false
	case s.field != "":
		return At(s.env, s.c, s.step, s.field), true
	}
	return Choose(s.env, s.c, s.step), true
}

func on(t *testing.T, l lang.Lang, yaml string, step incident.Step) (*steptest.Bench, *stands) {
	s := &stands{step: step}
	b := steptest.NewOutage(t, func(env *screen.Env) screen.Step { s.env = env; return s }, l, yaml, 80, 24)
	return b, s
}

const shop = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo}
investigation:
  integrations:
    - {id: paygate, name: PayGate, purpose: 決済}
contact:
  people:
    - {id: sato, name: 佐藤 健, org: 運用会社, role: 当番}
`

// open records a gap and takes it up again.
func open(t *testing.T, b *steptest.Bench, s *stands, field string) incident.Gap {
	t.Helper()
	s.field = field
	b.Press("b")
	if got, ok := b.Last().(incident.OpenGap); !ok || got.Field != field || got.Step != s.step {
		t.Fatalf("recorded %+v", b.Last())
	}
	b.At(5)
	b.Press("b")
	return b.State.OpenGaps()[0]
}

// A blank under the cursor is recorded with one key; the same key then asks for the answer.
func TestTheBlankUnderTheCursor(t *testing.T) {
	b, s := on(t, lang.JA, shop, incident.StepTriage)
	gap := open(t, b, s, "investigation.integrations.paygate.status_page")
	b.Choose("fill")
	b.Answer("status.paygate.example.com") // no URL: said in place, and kept
	if b.Prompt == nil || b.Prompt.Value != "status.paygate.example.com" || !strings.Contains(b.Prompt.Hint, "URL") || strings.Contains(b.Prompt.Hint, "integrations") || len(s.fills) != 0 {
		t.Fatalf("asks %+v, filled %+v", b.Prompt, s.fills)
	}
	b.Answer("https://status.paygate.example.com/")
	if len(s.fills) != 1 {
		t.Fatalf("filled %+v", s.fills)
	}
	f := s.fills[0]
	e := f.Revise.Edits[0]
	if f.Gap != gap.ID || f.Value != "https://status.paygate.example.com/" || e.Path != "investigation.integrations.paygate" ||
		string(e.Set["status_page"]) != `"https://status.paygate.example.com/"` {
		t.Errorf("%+v", f)
	}
	// Refused on its way (someone was quicker): what was typed is there again.
	Revised(s.env, b.State.Stream, screen.Revised{Revise: f.Revise, Err: &inventory.Conflict{}})
	b.Press("b")
	b.Choose("fill")
	if b.Prompt == nil || b.Prompt.Value != "https://status.paygate.example.com/" {
		t.Errorf("asks %+v", b.Prompt)
	}
	Revised(s.env, b.State.Stream, screen.Revised{Revise: f.Revise})
	if d := s.env.Drafts.Text(b.State.Stream, draftOf(gap.ID)); d != "" {
		t.Errorf("the draft %q stays", d)
	}
}

// People are offered by name; who is not among them is added in the inventory, with the gap at hand.
func TestPeopleAreOffered(t *testing.T) {
	b, s := on(t, lang.JA, shop, incident.StepTriage)
	gap := open(t, b, s, "investigation.integrations.paygate.desk")
	b.Choose("fill")
	if b.Pick == nil || len(b.Pick.Items) != 2 || b.Pick.Items[0].Label != "佐藤 健" {
		t.Fatalf("offers %+v", b.Pick)
	}
	b.Choose("sato")
	if f := s.fills[0]; f.Value != "佐藤 健" || string(f.Revise.Edits[0].Set["desk"]) != `"sato"` {
		t.Errorf("%+v", f)
	}
	b.Press("b")
	b.Choose("fill")
	b.Choose("")
	want := screen.Place{Screen: screen.Inventory, Stream: b.State.Stream, Path: "investigation.integrations.paygate.desk", Gap: gap.ID}
	if len(b.Went) != 1 || b.Went[0].To.Path != want.Path || b.Went[0].To.Gap != want.Gap || b.Went[0].To.Screen != want.Screen {
		t.Errorf("went %+v", b.Went)
	}
}

// A list without entries asks for the name and for what is missed most, which may follow later.
func TestAnEmptyList(t *testing.T) {
	b, s := on(t, lang.EN, shop, incident.StepTriage)
	open(t, b, s, "monitoring.dashboards")
	b.Choose("fill")
	b.Answer("", "Payments", "grafana", "")
	if len(s.fills) != 1 {
		t.Fatalf("filled %+v, asks %+v", s.fills, b.Prompt)
	}
	e := s.fills[0].Revise.Edits[0]
	if !e.New || e.Path != "monitoring.dashboards.payments" || string(e.Set["name"]) != `"Payments"` || e.Set["url"] != nil || s.fills[0].Value != "Payments" {
		t.Errorf("%+v", s.fills[0])
	}
}

// What is free words, or has no inventory, is kept with the gap; giving up needs a reason.
func TestFreeWords(t *testing.T) {
	for _, yaml := range []string{"", shop} {
		b, s := on(t, lang.JA, yaml, incident.StepMeasures)
		open(t, b, s, "夜間に連絡できる開発者")
		if len(b.Pick.Items) != 2 {
			t.Errorf("offers %+v", b.Pick.Items)
		}
		b.Choose("fill")
		b.Answer(" ", "鈴木が対応できる")
		if got := b.Last().(incident.CloseGap); got.Value != "鈴木が対応できる" {
			t.Errorf("%+v", got)
		}
		open(t, b, s, "監視の担当")
		b.Choose("give_up")
		b.Answer("", "夜間は確認できない")
		if got := b.Last().(incident.CloseGap); !got.GaveUp || got.Reason != "夜間は確認できない" || len(b.State.OpenGaps()) != 0 {
			t.Errorf("%+v", got)
		}
	}
}

// Without a blank under the cursor, what is open comes first, then the worst blanks of the step; anything can be typed.
func TestTheList(t *testing.T) {
	b, s := on(t, lang.JA, shop, incident.StepTriage)
	b.Press("b")
	first := b.Pick.Items[0]
	if first.ID != "blank:access.accounts" || first.Detail != "最大30分遅れ" {
		t.Fatalf("first %+v", first)
	}
	for _, it := range b.Pick.Items {
		path := strings.TrimPrefix(it.ID, "blank:")
		if k, ok := inventory.KindOf(path); !ok || it.Label == path || k.Section == "change" && k.Kind == "approval" {
			t.Errorf("offers %+v", it)
		}
	}
	b.Choose(first.ID)
	if got := b.Last().(incident.OpenGap); got.Field != "access.accounts" {
		t.Errorf("%+v", got)
	}
	b.At(7)
	b.Press("b")
	if it := b.Pick.Items[0]; !strings.HasPrefix(it.ID, "open:") || it.Detail != "未判明 7分" {
		t.Errorf("first %+v", it)
	}
	if it := b.Pick.Items[1]; it.ID == first.ID {
		t.Error("what is open is offered again")
	}
	other := b.Pick.Else
	b.Choose(b.Pick.Items[0].ID)
	if b.Pick == nil || b.Pick.Items[0].ID != "fill" {
		t.Errorf("asks %+v", b.Pick)
	}
	b.Send(other("顧客の影響件数")())
	if got := b.Last().(incident.OpenGap); got.Field != "顧客の影響件数" {
		t.Errorf("%+v", got)
	}
	if said := Count(s.env, b.State); said != "不明点2件 7分" {
		t.Errorf("counts %q", said)
	}
	s.env.Now = s.env.Now.Add(time.Minute)
	if said := Count(s.env, incident.NewState("x")); said != "" {
		t.Errorf("counts %q of nothing", said)
	}
}
