package ladder

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
	"shirei/ui/term/widget"
)

const shop = `
service: {id: shop, name: shop-ec, client: A社, zone: Asia/Tokyo, reviewed: 2026-11-02}
monitoring:
  escalation:
    - {id: esc, level: high, after: 60, to: lead}
response:
  deciders:
    - {id: lead, name: 運用責任者, contact: takahashi, order: 1}
    - {id: owner, name: EC責任者, contact: kobayashi, order: 2}
investigation:
  integrations:
    - {id: paygate, name: PayGate, desk: paygate-desk}
    - {id: mailer, name: 配信くん}
contact:
  people:
    - {id: takahashi, name: 高橋 直樹, org: 運用会社, role: 運用責任者, wait: 10, then: suzuki, way_out: 緊急ルールにより鈴木が切り戻しを判断し、事後に報告する, means: [{kind: phone, value: 03-0000-1104, hours: 24時間}, {kind: mail, value: takahashi@example.co.jp}]}
    - {id: suzuki, name: 鈴木 翔太, org: 運用会社, role: 二次対応, means: [{kind: phone, value: 03-0000-1102, hours: 毎日 18:00-23:00}]}
    - {id: kobayashi, name: 小林 誠, org: A社 EC推進部, order: 1}
    - {id: paygate-desk, name: PayGate窓口, zone: America/New_York, means: [{kind: phone, value: +1 555 0100, hours: weekdays 9:00-17:00}]}
`

// over is the ladder as a pane of the bench.
type over struct {
	env  *screen.Env
	c    screen.Case
	step incident.Step
	*Pane
}

func (o *over) Load(c screen.Case) tea.Cmd {
	o.c = c
	if o.Pane == nil {
		o.Pane = New(o.env, func() screen.Case { return o.c }, o.step)
	}
	o.load()
	return nil
}

func (o *over) View(w, h int) widget.Frame { return o.Pane.View(w, h) }

func on(t testing.TB, l lang.Lang, yaml string, step incident.Step, w, h int) *steptest.Bench {
	return steptest.NewOutage(t, func(env *screen.Env) screen.Step { return &over{env: env, step: step} }, l, yaml, w, h)
}

// The ladder as it is opened, while one waits, and at its end.
func TestFrames(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		w, h int
	}{{lang.JA, 76, 21}, {lang.EN, 92, 20}} {
		name := "-" + string(c.l)
		b := on(t, c.l, shop, incident.StepMeasures, c.w, c.h)
		termtest.Golden(t, "begin"+name, b.Frame())
		b.Press("space")
		b.At(1)
		b.Press("space")
		b.At(3)
		termtest.Golden(t, "waits"+name, b.Frame())
		b.At(12)
		b.Press("space")
		b.At(30)
		termtest.Golden(t, "over"+name, b.Frame())
		b.Press("g", "enter")
		termtest.Golden(t, "reached"+name, b.Frame())
		b = on(t, c.l, "service: {id: shop}\n", incident.StepMeasures, c.w, c.h)
		termtest.Golden(t, "blank"+name, b.Frame())
	}
}

// Two keys from the step: what came of it is recorded with who and how, and the cursor goes on to who is next.
func TestAnAttempt(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	b.Press("space")
	want := incident.CallMade{Who: "takahashi", Name: "高橋 直樹", Mean: incident.Phone, Value: "03-0000-1104", For: "decide"}
	if got := b.Last().(incident.MakeCall).CallMade; got != want {
		t.Fatalf("%+v", got)
	}
	b.Press("space")
	if got := b.Last().(incident.MakeCall); got.Mean != incident.Mail {
		t.Errorf("then by %s", got.Mean)
	}
	b.Press("enter") // 鈴木, though it is not their turn yet
	if got := b.Last().(incident.MakeCall); got.Who != "suzuki" || !got.Answered {
		t.Errorf("then %+v", got)
	}
	b.Press("G", "enter") // who has no means is called in some other way
	if got := b.Last().(incident.MakeCall); got.Who != "kobayashi" || got.Mean != "" {
		t.Errorf("then %+v", got)
	}
}

func TestTheCursorStepsOverNames(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	p := b.Pane.(*over)
	for _, c := range []struct {
		key  string
		want row
	}{{"j", row{0, 1}}, {"j", row{1, 0}}, {"j", row{2, person}}, {"k", row{1, 0}}, {"g", row{0, 0}}, {"G", row{2, person}}} {
		b.Press(c.key)
		if got := p.rows[p.list.Selected()]; got != c.want {
			t.Errorf("%s: on %v, want %v", c.key, got, c.want)
		}
	}
	b.Press("g", "y")
	if len(b.Copied) != 1 || b.Copied[0].Text != "03-0000-1104" {
		t.Errorf("copied %+v", b.Copied)
	}
}

// Somebody without a means was not called in vain: what lacks is said, until they were called in some other way.
func TestNoMeans(t *testing.T) {
	const bare = `
service: {id: shop, zone: Asia/Tokyo}
response: {deciders: [{id: lead, contact: suzuki}]}
contact: {people: [{id: suzuki, name: 鈴木}]}
`
	for l, said := range map[lang.Lang][2]string{
		lang.JA: {"連絡手段が空欄です", "全員応答なし"}, lang.EN: {"no ways to reach them are recorded", "everybody was tried"},
	} {
		b := on(t, l, bare, incident.StepMeasures, 76, 21)
		if f := b.Frame(); !f.Contains(said[0]) || f.Contains(said[1]) {
			t.Errorf("before anybody was called:\n%s", f)
		}
		b.Press("space")
		if f := b.Frame(); f.Contains(said[0]) || !f.Contains(said[1]) {
			t.Errorf("after a call in vain:\n%s", f)
		}
	}
}

// It opens on the step's own purpose, or on the first one with somebody to call.
func TestOpensWhereSomebodyIs(t *testing.T) {
	const client = `
service: {id: shop, client: A社, zone: Asia/Tokyo}
contact: {people: [{id: kobayashi, name: 小林 誠, org: A社, means: [{kind: phone, value: 03-0000-0001}]}]}
`
	for _, c := range []struct {
		yaml string
		step incident.Step
		want string
	}{{shop, incident.StepMeasures, "decide"}, {client, incident.StepMeasures, "client"}, {client, incident.StepSeverity, "client"}, {"service: {id: shop}\n", incident.StepMeasures, "decide"}} {
		if p := on(t, lang.JA, c.yaml, c.step, 76, 21).Pane.(*over); p.at != c.want {
			t.Errorf("%s opens on %q, want %q", c.step, p.at, c.want)
		}
	}
}

// Left and right go round the purposes; a desk is open by its own clock.
func TestPurposes(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	for _, want := range []string{"高橋 直樹", "小林 誠", "PayGate窓口", "— 空欄"} {
		b.Press("right")
		if !b.Frame().Contains(want) {
			t.Errorf("not %s\n%s", want, b.Frame())
		}
		if want == "PayGate窓口" && !b.Frame().Contains("時間外（次 23:00）") { // 9:00 in New York
			t.Errorf("\n%s", b.Frame())
		}
	}
	b.Press("right", "right", "left", "left", "left", "left")
	if !b.Frame().Contains("小林 誠") {
		t.Errorf("\n%s", b.Frame())
	}
}

// Who answers for an escalation that is owed keeps it, once that is confirmed.
func TestEscalationIsKept(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepSeverity, 76, 21)
	b.At(239) // the policy of the bench owes L3 after four hours
	b.Press("space")
	if b.Ask != nil {
		t.Fatal("nobody answered, yet it asks")
	}
	b.Press("enter")
	if b.Ask == nil || !strings.Contains(b.Ask.Confirm.Effect, "L3") {
		t.Fatalf("asks %+v", b.Ask)
	}
	b.Confirm()
	kept, ok := b.Last().(incident.KeepPromise)
	if !ok || kept.ID != "escalation.1" || kept.How != "高橋 直樹（メール）" {
		t.Errorf("%+v", b.Last())
	}
}

func TestWhatWasSaid(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	b.Press("enter", "n")
	b.Answer("切り戻しを承認。30分後に再連絡")
	if got := b.Last().(incident.TakeNote); got.Text != "高橋 直樹：切り戻しを承認。30分後に再連絡" || got.As != incident.EntryCommunication {
		t.Errorf("%+v", got)
	}
}

// Every second is a tick, and every message a View.
func BenchmarkLadder(b *testing.B) {
	bench := on(b, lang.JA, shop, incident.StepMeasures, 76, 21)
	for b.Loop() {
		bench.Pane.Update(screen.Tick{Now: bench.Env.Now.Add(time.Second)})
		bench.Pane.View(76, 21)
	}
}

// A wrong key is taken back where it was pressed.
func TestTakenBack(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	cmd, ok := b.Pane.Do("undo")
	if !ok {
		t.Fatal("u does nothing")
	}
	if act, ok := cmd().(screen.Act); !ok || !act.Undo || act.Stream != b.State.Stream {
		t.Errorf("sends %+v", cmd())
	}
}

func TestScope(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	if b.Pane.Scope() != keymap.InLadder || b.Pane.Typing() {
		t.Error("not the ladder's keys")
	}
}

// One key records what the inventory lacks of whoever is under the cursor; where it lacks nothing it asks what is missing.
func TestWhatIsLacking(t *testing.T) {
	b := on(t, lang.JA, shop, incident.StepMeasures, 76, 21)
	for _, c := range []struct{ name, want string }{
		{"鈴木", "contact.people.suzuki.way_out"}, {"小林", "contact.people.kobayashi.means"}, {"高橋", ""},
	} {
		o := b.Pane.(*over)
		for i, r := range o.rows {
			if strings.HasPrefix(o.ladder.Rungs[r.rung].Name, c.name) && o.callable(r) {
				o.list.Select(i)
				break
			}
		}
		n := len(b.Acts)
		b.Press("b")
		if c.want == "" {
			if b.Pick == nil || len(b.Acts) != n {
				t.Errorf("%s: it does not ask what is missing: %+v", c.name, b.Acts[n:])
			}
			continue
		}
		if got, ok := b.Last().(incident.OpenGap); !ok || got.Field != c.want || got.Step != incident.StepMeasures {
			t.Errorf("%s: %#v", c.name, b.Last())
		}
	}
	b = on(t, lang.JA, "service: {id: shop}\n", incident.StepMeasures, 76, 21)
	b.Press("b")
	if got, ok := b.Last().(incident.OpenGap); !ok || got.Field != "response.deciders" {
		t.Errorf("nobody stands on it: %#v", b.Last())
	}
}
