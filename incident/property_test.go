package incident_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"shirei/incident"

	"pgregory.net/rapid"
)

// walk plays random commands in a room and calls check after each one that was decided, with the events it decided.
func walk(t *rapid.T, steps int, check func(r *room, events []incident.Event)) *room {
	r := newRoom(nil, at("10:00"))
	r.dice = rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "dice"), 0))
	r.t = quiet{t: t}
	r.env.Service.Conditions = []string{"決済が通る"}
	r.env.Service.Audiences = []string{"users"}
	d := incident.Declare{Title: "決済障害", Severity: rapid.SampledFrom(append(incident.Severities(), "")).Draw(t, "first severity")}
	r.do(d)
	for range rapid.IntRange(steps/2, steps).Draw(t, "steps") {
		r.now = r.now.Add(time.Duration([]int{0, 1, 1_000_001, 59_999_999, 7 * 60e6, 35 * 60e6, 26 * 3600e6}[r.dice.IntN(7)]) * time.Microsecond)
		r.by.Name = rapid.SampledFrom([]string{"sato", "suzuki"}).Draw(t, "who")
		n := len(r.events)
		if err := r.try(anyCommand(t, r)); err == nil && check != nil {
			check(r, r.events[n:])
		}
	}
	return r
}

// quiet lets a room fail a property; it is no testing.TB beyond that.
type quiet struct {
	testing.TB
	t *rapid.T
}

func (q quiet) Helper()                      {}
func (q quiet) Fatalf(f string, args ...any) { q.t.Fatalf(f, args...) }

func TestRandomWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := walk(t, 40, func(r *room, events []incident.Event) {
			// The state after deciding is the state folded from the events, also as they are stored.
			folded, _ := incident.Fold("s-1", stored(t, r.events))
			if !same(folded, r.state) {
				t.Fatalf("decided and folded states differ after %v:\n%+v\n%+v", kindsOf(events), r.state, folded)
			}
			ledger := r.state.Ledger(r.now)
			if !slices.IsSortedFunc(ledger, func(a, b incident.Promise) int {
				if a.State.Open() != b.State.Open() {
					if a.State.Open() {
						return -1
					}
					return 1
				}
				return a.At.Compare(b.At)
			}) {
				t.Fatalf("ledger out of order: %v", ledger)
			}
			seen := map[string]bool{}
			for _, p := range ledger {
				late := p.State == incident.Overdue || p.State == incident.KeptLate
				if seen[p.ID] || p.At.IsZero() || p.Reason.Code == "" || late != (p.Late > 0) {
					t.Fatalf("promise twice, without a reason or with a strange lateness: %+v", p)
				}
				seen[p.ID] = true
			}
			if r.state.End.How != "" && len(r.state.Owed(r.now)) > 0 {
				t.Fatal("an incident that ended otherwise owes something")
			}
		})
		// However the events arrive, they fold to the same.
		s, entries := incident.Fold("s-1", r.events)
		mixed := rapid.Permutation(r.events).Draw(t, "arrival")
		s2, entries2 := incident.Fold("s-1", mixed)
		if !same(s, s2) || !same(entries, entries2) {
			t.Fatal("another order of arrival folds to something else")
		}
	})
}

// Taking an act back leaves what there was before it; taking that back restores it.
func TestUndoRestores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := walk(t, 12, nil)
		before, entries := incident.Fold("s-1", r.events)
		n := len(r.events)
		if err := r.try(anyCommand(t, r)); err != nil || len(r.events) == n {
			return
		}
		after, entriesAfter := incident.Fold("s-1", r.events)
		act := r.lastAct()
		r.env.Policy = incident.Policy{Rows: map[incident.Severity]incident.Row{}} // the one who undoes may not know the service's
		r.env.Calendar = nil
		if err := r.undo(act); err != nil {
			if slices.ContainsFunc(r.events[n:], func(e incident.Event) bool { return e.Body.Kind() == incident.ReportSent{}.Kind() }) {
				return
			}
			t.Fatal(err)
		}
		undone, entriesUndone := incident.Fold("s-1", r.events)
		if !same(undone, before) || !same(entriesUndone, entries) || !same(r.state, before) {
			t.Fatalf("undone:\n%+v\nbefore:\n%+v", undone, before)
		}
		if err := r.undo(r.lastAct()); err != nil {
			t.Fatal(err)
		}
		again, entriesAgain := incident.Fold("s-1", r.events)
		if !same(again, after) || !same(entriesAgain, entriesAfter) {
			t.Fatalf("undone twice:\n%+v\nafter:\n%+v", again, after)
		}
	})
}

// A snapshot is the state: what is decided on it is what would have been decided.
func TestSnapshot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := walk(t, 15, nil)
		data, err := json.Marshal(r.state)
		if err != nil {
			t.Fatal(err)
		}
		restored := incident.NewState("s-1")
		if err := json.Unmarshal(data, restored); err != nil {
			t.Fatal(err)
		}
		if !same(restored, r.state) {
			t.Fatalf("restored:\n%+v\nwas:\n%+v", restored, r.state)
		}
		cmd := anyCommand(t, r)
		decide := func(s *incident.State) ([]incident.Event, error) {
			env, n := r.env, 0
			env.Now, env.NewID = r.now, func() string { n++; return fmt.Sprint("new-", n) }
			return incident.Decide(s, cmd, r.by, env)
		}
		one, err1 := decide(restored)
		two, err2 := decide(r.state)
		if !same(one, two) || !same(err1, err2) {
			t.Fatalf("%#v on the snapshot: %v %v, on the state: %v %v", cmd, one, err1, two, err2)
		}
	})
}

// stored gives the events as they come back from a store.
func stored(t *rapid.T, events []incident.Event) []incident.Event {
	out := slices.Clone(events)
	for i, e := range out {
		data, err := incident.EncodeBody(e.Body)
		if err != nil {
			t.Fatal(err)
		}
		out[i].Body = incident.DecodeBody(e.Body.Kind(), data)
		if !same(out[i].Body, e.Body) {
			t.Fatalf("%s is read back as %+v, was %+v", e.Body.Kind(), out[i].Body, e.Body)
		}
	}
	return out
}

func kindsOf(events []incident.Event) []incident.Kind {
	var out []incident.Kind
	for _, e := range events {
		out = append(out, e.Body.Kind())
	}
	return out
}

// anyCommand draws one of all the commands, sound or not.
func anyCommand(t *rapid.T, r *room) incident.Command {
	if r.dice.IntN(15) == 0 {
		return incident.All{oneCommand(t, r), oneCommand(t, r)}
	}
	return oneCommand(t, r)
}

func oneCommand(t *rapid.T, r *room) incident.Command {
	word := func(name string) string {
		return rapid.SampledFrom([]string{"鈴木", "決済が通る", "a\nb", "<値>&", "{{x}}", " ", ""}).Draw(t, name)
	}
	moment := func(name string) time.Time {
		if r.dice.IntN(4) == 0 {
			return time.Time{}
		}
		m := rapid.SampledFrom([]int{1, -1, 30, -20, -90, 0, 2, 3, 600, -600}).Draw(t, name)
		return r.now.Add(time.Duration(m)*time.Minute + 123*time.Nanosecond).In(tokyo)
	}
	when := func() incident.When {
		return incident.When{At: moment("when"), Unknown: rapid.IntRange(0, 9).Draw(t, "unknown") == 0}
	}
	target := func() string {
		ids := []string{"none"}
		all := r.dice.IntN(6) == 0
		for _, e := range r.entries() {
			if all || e.Note {
				ids = append(ids, e.ID)
			}
		}
		return ids[r.dice.IntN(len(ids))]
	}
	promise := func() string {
		ids := []string{"none", "", "e", "first"}
		for _, p := range r.state.Ledger(r.now) {
			ids = append(ids, p.ID)
		}
		return ids[r.dice.IntN(len(ids))]
	}
	layer := rapid.SampledFrom(append(incident.Layers(), "x"))
	stage := rapid.SampledFrom(incident.Stages())
	audience := rapid.SampledFrom([]incident.Audience{"client", "internal", "users", ""})
	sev := rapid.SampledFrom(append(incident.Severities(), "x"))
	flag := rapid.Bool()
	makers := []func() incident.Command{
		func() incident.Command { return incident.Declare{Title: word("title")} },
		func() incident.Command { return incident.Retell{Name: "x"} },
		func() incident.Command {
			return incident.Rename{Title: word("title"), ToService: flag.Draw(t, "to service")}
		},
		func() incident.Command {
			return incident.TakeNote{Text: word("text"), As: append(incident.NoteKinds(), "", "x")[r.dice.IntN(13)], At: when(), Key: flag.Draw(t, "key")}
		},
		func() incident.Command {
			return incident.TakeNotes{{Text: word("text"), At: when()}, {Text: "二"}}
		},
		func() incident.Command { return incident.Correct{Target: target(), Text: word("text")} },
		func() incident.Command { return incident.Strike{Target: target(), Reason: word("why")} },
		func() incident.Command { return incident.Move{Target: target(), At: moment("at")} },
		func() incident.Command { return incident.Flag{Target: target(), Key: flag.Draw(t, "key")} },
		func() incident.Command {
			return incident.Advance{Target: target(), To: []incident.Progress{"", "confirmed", "answered", "started"}[r.dice.IntN(4)], Who: word("who")}
		},
		func() incident.Command {
			return incident.TakeRole{Role: rapid.SampledFrom(append(incident.Roles(), "x")).Draw(t, "role"), Who: word("who")}
		},
		func() incident.Command {
			return incident.RecordMilestone{Milestone: rapid.SampledFrom(incident.Milestones()).Draw(t, "milestone"), At: when()}
		},
		func() incident.Command {
			return incident.SortSymptom{Family: ptr(rapid.SampledFrom(append(incident.Families(), "x")).Draw(t, "family")), Count: ptr(word("count"))}
		},
		func() incident.Command {
			return incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: layer.Draw(t, "layer"), Verdict: rapid.SampledFrom([]incident.Verdict{"", "suspected", "cleared", "x"}).Draw(t, "verdict"), Evidence: word("evidence")}, When: when()}
		},
		func() incident.Command {
			return incident.AnswerCheck{Layer: layer.Draw(t, "layer"), Check: word("check"), Answer: "normal", At: moment("at")}
		},
		func() incident.Command { return incident.NoteChange{What: word("what"), At: moment("at")} },
		func() incident.Command {
			return incident.LogInquiry{Count: rapid.IntRange(0, 2).Draw(t, "count"), At: moment("at")}
		},
		func() incident.Command { return incident.BoundSearch{End: word("end")} },
		func() incident.Command {
			return incident.SetSeverity{To: sev.Draw(t, "severity"), Reason: word("reason"), When: when()}
		},
		func() incident.Command {
			return incident.MarkPlaybook{Line: rapid.SampledFrom([]string{"high.l1", "critical.l2", "x"}).Draw(t, "line"), State: rapid.SampledFrom([]incident.LineState{"done", "assigned", "skipped", "open", "x"}).Draw(t, "state"), Who: word("who"), Reason: word("reason")}
		},
		func() incident.Command {
			return incident.SetFact{Key: rapid.SampledFrom(append(incident.FactKeys(), "x")).Draw(t, "fact"), Text: word("text"), Confidence: rapid.SampledFrom(append(incident.Confidences(), "")).Draw(t, "confidence"), When: when()}
		},
		func() incident.Command {
			return incident.CopyReport{Audience: audience.Draw(t, "audience"), Stage: stage.Draw(t, "stage"), Text: word("text")}
		},
		func() incident.Command {
			return incident.SendReport{ReportSent: incident.ReportSent{Audience: audience.Draw(t, "audience"), Stage: stage.Draw(t, "stage"), Text: "本文", Reviewer: word("reviewer"), Next: moment("next")}, At: when(), After: flag.Draw(t, "after")}
		},
		func() incident.Command { return incident.SizeUpNow{Text: word("text")} },
		func() incident.Command {
			return incident.MakePromise{What: word("what"), Owner: word("owner"), Due: moment("due")}
		},
		func() incident.Command {
			return incident.KeepPromise{ID: promise(), How: word("how"), At: moment("at")}
		},
		func() incident.Command {
			return incident.ExtendPromise{ID: promise(), To: moment("to"), Reason: word("why")}
		},
		func() incident.Command { return incident.HandPromise{ID: promise(), To: word("to")} },
		func() incident.Command { return incident.WithdrawPromise{ID: promise(), Reason: word("why")} },
		func() incident.Command { return incident.SnoozePromise{ID: promise(), Until: moment("until")} },
		func() incident.Command {
			options := rapid.SampledFrom([]*[]incident.Option{nil, new([]incident.Option), {{ID: "a", Measure: "縮退"}}}).Draw(t, "options")
			limits := rapid.SampledFrom([]*[]incident.Limit{nil, new([]incident.Limit), {{What: "開店", At: moment("limit")}}}).Draw(t, "limits")
			return incident.FillSheet{Rollback: ptr(rapid.IntRange(-1, 90).Draw(t, "rollback")), Trend: ptr(rapid.SampledFrom([]string{"", "worse", "x"}).Draw(t, "trend")), Options: options, Limits: limits,
				AddOptions: rapid.SampledFrom([][]incident.Option{nil, {{ID: "a", Measure: "停止"}}}).Draw(t, "added"), DropOptions: rapid.SampledFrom([][]string{nil, {"a"}}).Draw(t, "dropped")}
		},
		func() incident.Command { return incident.HearObjection{Who: word("who"), Text: word("text")} },
		func() incident.Command {
			return incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: rapid.SampledFrom(append(incident.Outcomes(), "x")).Draw(t, "outcome"), What: word("what"), Reason: "理由", Decider: word("decider"), Until: moment("until")}, When: when(), After: flag.Draw(t, "after")}
		},
		func() incident.Command {
			return incident.CarryDecision{Step: rapid.SampledFrom([]incident.Carry{"started", "finished", "verified", "failed", "x"}).Draw(t, "step"), At: moment("at")}
		},
		func() incident.Command {
			return incident.TickCondition{Text: word("condition"), Done: flag.Draw(t, "done"), Evidence: word("evidence")}
		},
		func() incident.Command {
			return incident.NoteTask{ID: rapid.SampledFrom([]string{"", "task.1", "x"}).Draw(t, "task"), Kind: incident.TaskRerun, What: word("what"), Done: flag.Draw(t, "done")}
		},
		func() incident.Command { return incident.Recover{At: moment("at"), Reason: word("reason")} },
		func() incident.Command { return incident.Resolve{At: moment("at"), Reason: word("reason")} },
		func() incident.Command { return incident.Reopen{Reason: word("reason")} },
		func() incident.Command { return incident.Reopen{Reason: "再発"} },
		func() incident.Command { return incident.Recover{Reason: "確認は翌朝"} },
		func() incident.Command { return incident.Resolve{Reason: "確認済み"} },
		func() incident.Command {
			return incident.SetSeverity{To: incident.Severities()[r.dice.IntN(3)], Reason: "見直し"}
		},
		func() incident.Command { return incident.KeepPromise{ID: promise(), How: "電話"} },
		func() incident.Command { return told("client", incident.Stages()[r.dice.IntN(7)], "2026-11-19 12:00") },
		func() incident.Command {
			return incident.End{How: rapid.SampledFrom(append(incident.Endings(), "x")).Draw(t, "how"), Reason: word("reason")}
		},
		func() incident.Command { return incident.Close{Reason: word("reason")} },
		func() incident.Command {
			return incident.SkipStep{Step: rapid.SampledFrom(append(incident.Steps(), "x")).Draw(t, "step"), Reason: word("reason")}
		},
		func() incident.Command { return incident.OpenGap{Field: word("field")} },
		func() incident.Command {
			gap := "none"
			if n := len(r.state.Gaps); n > 0 {
				gap = r.state.Gaps[r.dice.IntN(n)].ID
			}
			return incident.CloseGap{Gap: gap, Value: word("value"), GaveUp: flag.Draw(t, "gave up"), Reason: word("reason")}
		},
		func() incident.Command {
			return incident.MakeCall{CallMade: incident.CallMade{Who: word("who"), Mean: rapid.SampledFrom(append(incident.Means(), "x", "")).Draw(t, "mean"), Answered: flag.Draw(t, "answered")}, At: moment("at")}
		},
		func() incident.Command {
			return incident.WritePart{Part: rapid.SampledFrom(append(incident.PartsOf(), "x")).Draw(t, "part"), Items: []string{word("item")}, When: when()}
		},
		func() incident.Command {
			return incident.AddItem{ActionItem: incident.ActionItem{Text: word("text"), Due: moment("due")}, When: when()}
		},
		func() incident.Command {
			return incident.ChangeItem{ID: rapid.SampledFrom([]string{"item.1", "x"}).Draw(t, "item"), Text: word("text"), State: rapid.SampledFrom(append(incident.ItemStates(), "x")).Draw(t, "state"), Due: moment("due")}
		},
	}
	return makers[r.dice.IntN(len(makers))]() // even dice: rapid would roll the first few
}
