package ladder

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shirei/incident"
	"shirei/incident/inventory"
)

const shop = `
service: {id: shop, client: A社, zone: Asia/Tokyo}
monitoring:
  escalation:
    - {id: later, level: high, after: 240, to: takahashi}
    - {id: soon, level: high, after: 60, to: manager}
    - {id: other, level: critical, after: 30, to: suzuki}
response:
  deciders:
    - {id: second, name: 代行, contact: suzuki, order: 2}
    - {id: manager, name: 運用責任者, contact: takahashi, order: 1}
investigation:
  integrations:
    - {id: paygate, name: PayGate, desk: paygate-desk}
    - {id: mailer, name: Mailer}
contact:
  people:
    - {id: suzuki, name: 鈴木, means: [{kind: phone, value: 03-1, hours: 24h}, {kind: chat, value: "@suzuki"}], then: takahashi}
    - {id: takahashi, name: 高橋, means: [{kind: phone, value: 03-2, hours: 平日 9:00-18:00}, {kind: mail, value: t@example.jp}], wait: 10, then: kobayashi, way_out: 鈴木が判断する}
    - {id: kobayashi, name: 小林, org: A社 EC推進部, order: 2, means: [{kind: phone, value: 03-3}]}
    - {id: nagai, name: 永井, org: A社 EC推進部, order: 1}
    - {id: paygate-desk, name: PayGate窓口, zone: America/New_York, means: [{kind: phone, value: +1 555 0100, hours: weekdays 9:00-17:00}]}
`

// noon is a Friday in Tokyo, and Thursday night in New York.
var noon = time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)

func book(t *testing.T, at time.Time) Book {
	t.Helper()
	inv, err := inventory.Parse([]byte(shop))
	if err != nil {
		t.Fatal(err)
	}
	s := incident.NewState("s")
	s.Severity.Severity = incident.High
	return Book{Inventory: inv, State: s, Now: at}
}

func (b Book) of(p Purpose) Start {
	for _, s := range b.Starts(incident.StepTriage) {
		if s.Purpose == p {
			return s
		}
	}
	return Start{}
}

func names(l Ladder) (out []string) {
	for _, r := range l.Rungs {
		out = append(out, r.ID)
	}
	return out
}

func (b *Book) call(who string, mean incident.Mean, answered bool, purpose string) {
	b.State.Calls = append(b.State.Calls, incident.Call{At: b.Now, CallMade: incident.CallMade{Who: who, Mean: mean, Answered: answered, For: purpose}})
}

// Everybody stands once, in the order of the deciders with who is tried after each.
func TestWhoStandsOnIt(t *testing.T) {
	b := book(t, noon)
	for _, c := range []struct {
		purpose Purpose
		want    []string
		blank   string
	}{
		{Decide, []string{"takahashi", "kobayashi", "suzuki"}, "response.deciders"},
		{Escalate, []string{"takahashi", "kobayashi"}, "monitoring.escalation"},
		{Client, []string{"nagai", "kobayashi"}, "contact.first_report.to"},
		{Vendor, []string{"paygate-desk"}, "investigation.integrations.paygate.desk"},
		{Anyone, []string{"nagai", "kobayashi", "suzuki", "takahashi", "paygate-desk"}, "contact.people"},
	} {
		start := b.of(c.purpose)
		if got := names(b.Ladder(start)); !slices.Equal(got, c.want) || start.Blank != c.blank {
			t.Errorf("%s: %v, blank %s", c.purpose, got, start.Blank)
		}
	}
	empty := Book{Inventory: &inventory.Service{}, State: incident.NewState("s"), Now: noon}
	for _, s := range empty.Starts(incident.StepMeasures) {
		if l := empty.Ladder(s); len(l.Rungs) != 0 || !l.Next.Over || s.Blank == "" {
			t.Errorf("%s of an empty inventory: %+v", s.For, l)
		}
	}
}

// The step at hand comes first, an escalation that is due before it; a suspected vendor comes first in triage.
func TestStartsFollowTheStep(t *testing.T) {
	b := book(t, noon)
	for step, want := range map[incident.Step]Purpose{
		incident.StepTriage: Escalate, incident.StepSeverity: Escalate, incident.StepMeasures: Decide,
		incident.StepFirstReport: Client, incident.StepRecovery: Client, incident.StepPostmortem: Client,
	} {
		starts := b.Starts(step)
		if starts[0].Purpose != want || len(starts) != 6 {
			t.Errorf("%s: %+v", step, starts)
		}
	}
	b.State.Triage.Layers[incident.LayerExternal] = incident.LayerState{Verdict: incident.VerdictSuspected}
	if s := b.Starts(incident.StepTriage)[0]; s.For != "vendor.paygate" {
		t.Errorf("first %+v", s)
	}
	b.State.Terms = []incident.Due{{ID: "escalation.1", Kind: incident.PromiseEscalation, What: "高橋", At: noon.Add(time.Minute)}}
	if s := b.Starts(incident.StepTriage)[0]; s.For != "escalation.1" || s.Promise != "escalation.1" || s.Name != "高橋" {
		t.Errorf("first %+v", s)
	}
}

// From means to means at once, from person to person after the wait, outside their hours last, then the way out.
func TestTheWalk(t *testing.T) {
	night := noon.Add(8 * time.Hour) // 20:00 in Tokyo: 高橋's phone is closed
	b := book(t, night)
	start := b.of(Decide)
	type next struct {
		who    string
		mean   incident.Mean
		wait   time.Duration
		closed bool
	}
	for i, want := range []next{
		{"takahashi", "mail", 0, false}, {"kobayashi", "phone", 10 * time.Minute, false}, {"suzuki", "phone", DefaultWait, false},
		{"suzuki", "chat", 0, false}, {"takahashi", "phone", DefaultWait, true},
	} {
		l := b.Ladder(start)
		if l.Next.Over {
			t.Fatalf("%d: over", i)
		}
		r := l.Rungs[l.Next.Rung]
		got := next{r.ID, incident.Mean(r.Ways[l.Next.Way].Kind), l.Waits(b.Now), l.Next.Closed}
		if got != want {
			t.Fatalf("%d: %+v, want %+v", i, got, want)
		}
		if got.closed && !r.Ways[0].Opens.Equal(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("opens %s", r.Ways[0].Opens)
		}
		b.Now = b.Now.Add(l.Waits(b.Now) + time.Second)
		b.call(got.who, got.mean, false, start.For)
	}
	l := b.Ladder(start)
	if !l.Next.Over || l.Waits(b.Now) != 10*time.Minute || l.Reached != nil {
		t.Errorf("at the end %+v", l.Next)
	}
	b.Now = b.Now.Add(Round)
	if l := b.Ladder(start); l.Next.Over || l.Rungs[l.Next.Rung].ID != "takahashi" || l.Waits(b.Now) != 0 {
		t.Errorf("an hour later %+v", l.Next)
	}
}

// Who answered is reached, for what they were called; if somebody else is called after all, the ladder goes on.
func TestReached(t *testing.T) {
	b := book(t, noon)
	start := b.of(Decide)
	b.call("takahashi", "phone", true, start.For)
	l := b.Ladder(start)
	if l.Reached == nil || l.Reached.Who != "takahashi" || l.Rungs[l.Next.Rung].ID != "kobayashi" || l.Waits(b.Now) != 0 {
		t.Errorf("%+v next %+v", l.Reached, l.Next)
	}
	if other := b.Ladder(b.of(Escalate)); other.Reached != nil || other.Rungs[other.Next.Rung].ID != "takahashi" {
		t.Errorf("for something else %+v", other.Next)
	}
	b.Now = b.Now.Add(time.Minute)
	b.call("kobayashi", "phone", false, start.For)
	if l := b.Ladder(start); l.Reached != nil || l.Rungs[l.Next.Rung].ID != "suzuki" {
		t.Errorf("%+v next %+v", l.Reached, l.Next)
	}
	b.State.Decisions = []incident.Decision{{At: b.Now.Add(time.Second)}}
	b.Now = b.Now.Add(2 * time.Second)
	if l := b.Ladder(b.of(Decide)); l.Rungs[l.Next.Rung].ID != "takahashi" {
		t.Errorf("for the next decision %+v", l.Next)
	}
}

// Who calls back need not be waited for.
func TestCalledBack(t *testing.T) {
	b := book(t, noon)
	b.call("takahashi", "phone", false, "decide")
	b.call("takahashi", "mail", false, "decide")
	if l := b.Ladder(b.of(Decide)); l.Waits(b.Now) != 10*time.Minute {
		t.Errorf("waits %s", l.Waits(b.Now))
	}
	b.call("takahashi", "", true, "decide")
	if l := b.Ladder(b.of(Decide)); l.Reached == nil || l.Waits(b.Now) != 0 {
		t.Errorf("waits %s, reached %v", l.Waits(b.Now), l.Reached)
	}
}

func TestTheActOfCalling(t *testing.T) {
	b := book(t, noon)
	l := b.Ladder(b.of(Client))
	if c := l.Call(1, 0, true).CallMade; c != (incident.CallMade{Who: "kobayashi", Name: "小林", Mean: incident.Phone, Value: "03-3", Answered: true, For: "client"}) {
		t.Errorf("%+v", c)
	}
	if c := l.Call(0, 0, false).CallMade; c != (incident.CallMade{Who: "nagai", Name: "永井", For: "client"}) {
		t.Errorf("without means %+v", c)
	}
	for _, who := range []string{"小林", "KOBAYASHI", "kobayashi"} {
		if i, ok := l.Find(who); !ok || i != 1 {
			t.Errorf("%s is %d", who, i)
		}
	}
	if _, ok := l.Find("佐藤"); ok {
		t.Error("佐藤 was found")
	}
}

// Whatever the inventory says: nobody stands twice, no means is tried twice in a round, none that is closed while an
// open one is left, the wait of the person before is kept, and the walk ends.
func TestEveryWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inv := &inventory.Service{}
		inv.Service.Zone.Value = "Asia/Tokyo"
		people := rapid.IntRange(1, 5).Draw(t, "people")
		id := func(i int) string { return fmt.Sprintf("p%d", i) }
		someone := rapid.IntRange(0, people-1)
		for i := range people {
			p := inventory.Person{Base: inventory.Base{ID: id(i)}}
			for range rapid.IntRange(0, 3).Draw(t, "means") {
				p.Means.List = append(p.Means.List, inventory.Mean{
					Kind: string(rapid.SampledFrom(incident.Means()).Draw(t, "kind")), Value: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "value"),
					Hours: rapid.SampledFrom([]string{"", "24h", "平日 9:00-18:00", "毎日 0:00-6:00"}).Draw(t, "hours"),
				})
			}
			if rapid.Bool().Draw(t, "says how long") {
				p.Wait = inventory.Number{N: rapid.IntRange(0, 8).Draw(t, "wait"), Set: true}
			}
			if rapid.Bool().Draw(t, "then") {
				p.Then.Value = id(someone.Draw(t, "next")) // circles too
			}
			inv.Contact.People.Items = append(inv.Contact.People.Items, p)
			inv.Response.Deciders.Items = append(inv.Response.Deciders.Items, inventory.Decider{
				Base: inventory.Base{ID: "d" + id(i)}, Contact: inventory.Text{Value: id(someone.Draw(t, "decider"))},
			})
		}
		b := Book{Inventory: inv, State: incident.NewState("s"), Now: noon.Add(time.Duration(rapid.IntRange(0, 24*60).Draw(t, "minute")) * time.Minute)}
		walk(t, b)
	})
}

func walk(t *rapid.T, b Book) {
	start, seen, tried := b.deciders(), map[string]bool{}, map[string]bool{}
	for _, r := range b.Ladder(start).Rungs {
		if seen[r.ID] {
			t.Fatalf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
	}
	var last *Rung
	var called time.Time
	for range 100 {
		l := b.Ladder(start)
		if l.Next.Over {
			return
		}
		r := l.Rungs[l.Next.Rung]
		w := r.Ways[l.Next.Way]
		key := r.ID + w.Kind + w.Value
		if tried[key] {
			t.Fatalf("%s is tried twice", key)
		}
		tried[key] = true
		if !w.Open {
			for _, r := range l.Rungs {
				for _, x := range r.Ways {
					if x.Open && !x.tried {
						t.Fatalf("%s is closed while %s %s is open", key, r.ID, x.Kind)
					}
				}
			}
		}
		b.Now = b.Now.Add(l.Waits(b.Now))
		if last != nil && last.ID != r.ID && b.Now.Sub(called) < last.Wait {
			t.Fatalf("%s is called %s after %s, who has %s", r.ID, b.Now.Sub(called), last.ID, last.Wait)
		}
		act := l.Call(l.Next.Rung, l.Next.Way, false)
		b.State.Calls = append(b.State.Calls, incident.Call{At: b.Now, CallMade: act.CallMade})
		last, called = &r, b.Now
	}
	t.Fatal("it does not end")
}
