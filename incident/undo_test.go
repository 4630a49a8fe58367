package incident_test

import (
	"testing"

	"shirei/incident"

	"pgregory.net/rapid"
)

// undoKnowing takes an act back with the whole record at hand, as the desk does.
func (r *room) undoKnowing(act string) error {
	u := incident.Undo{Record: r.events}
	for _, e := range r.events {
		if e.Act == act {
			u.Events = append(u.Events, e)
		}
	}
	return r.try(u)
}

// without gives the due instants that acts would have resolved had one of them not been: each of the others is played
// again, and an empty sheet after it has them resolved.
func (r *room) without(act string) []incident.Due {
	s, env := incident.NewState("s-1"), r.env
	var acts [][]incident.Event
	for i, e := range r.events {
		if i == 0 || e.Act != r.events[i-1].Act {
			acts = append(acts, nil)
		}
		acts[len(acts)-1] = append(acts[len(acts)-1], e)
	}
	for _, events := range acts {
		if events[0].Act == act {
			continue
		}
		for _, e := range events {
			if _, resolved := e.Body.(incident.TermsSet); !resolved {
				s.Apply(e)
			}
		}
		if _, err := incident.Decide(s, incident.FillSheet{}, r.by, env); err != nil {
			r.t.Fatalf("resolve: %v", err)
		}
	}
	return s.Terms
}

func TestUndoResolvesWhatFollowed(t *testing.T) {
	for _, c := range []struct {
		name         string
		undone, then []incident.Command
		id, before   string // a promise, and when it is due before the undo
		after        string // empty: it is not owed any more
	}{
		{
			"a severity, then a milestone", []incident.Command{incident.SetSeverity{To: incident.High}},
			[]incident.Command{mark(incident.Detected, "09:50")}, "first_report.client", "10:20", "",
		},
		{
			"a milestone, then a severity", []incident.Command{mark(incident.Detected, "09:50")},
			[]incident.Command{incident.SetSeverity{To: incident.High}}, "first_report.client", "10:20", "10:30",
		},
		{
			"a milestone on which something was kept before the severity changed", []incident.Command{mark(incident.Detected, "09:55")},
			[]incident.Command{
				incident.SetSeverity{To: incident.Critical}, told(incident.Client, incident.StageFirst, "11:00"), incident.SetSeverity{To: incident.High, Reason: "一部"},
			}, "first_report.client", "10:10", "10:15",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := opened(t, "10:00", "")
			r.at("10:01", c.undone...)
			act := r.lastAct()
			for _, cmd := range c.then {
				r.by.Name = "suzuki"
				r.now = r.now.Add(60e9)
				r.do(cmd)
			}
			due := func() string {
				for _, d := range r.state.Terms {
					if d.ID == c.id {
						return clock(d.At)[len("01-02 "):]
					}
				}
				return ""
			}
			if due() != c.before {
				t.Fatalf("due %s, want %s", due(), c.before)
			}
			r.by.Name = "sato"
			if err := r.undoKnowing(act); err != nil {
				t.Fatal(err)
			}
			if due() != c.after {
				t.Errorf("due %q after the undo, want %q", due(), c.after)
			}
		})
	}
}

// Whichever act is taken back, however much followed: what is owed is what would be owed without it.
func TestUndoResolvesAsIfItHadNotBeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := walk(t, 15, nil)
		act := rapid.SampledFrom(r.events).Draw(t, "an event of the act")
		want := r.without(act.Act)
		r.by.Name = act.Actor
		if r.undoKnowing(act.Act) != nil {
			return // a text of it is out, or it is the declaration
		}
		if !same(r.state.Terms, want) {
			t.Fatalf("owed:\n%+v\nwant:\n%+v", r.state.Terms, want)
		}
		if last := r.events[len(r.events)-1]; last.Body.Kind() == (incident.TermsSet{}).Kind() && last.Act != r.events[len(r.events)-2].Act {
			t.Fatal("what is owed was recorded in an act of its own")
		}
	})
}
