package incident_test

import (
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"

	"shirei/incident"

	"pgregory.net/rapid"
)

// shopLog is the stream of a service in which changes are recorded.
type shopLog struct {
	events []incident.Event
	now    time.Time
	ids    int
	open   []*incident.State
}

func (l *shopLog) do(who string, cmd incident.Command) error {
	made, err := incident.Decide(incident.NewState("service:shop"), cmd, incident.By{Name: who}, incident.Env{
		Now: l.now, Open: l.open, NewID: func() string { l.ids++; return fmt.Sprintf("id-%03d", l.ids) },
	})
	for i := range made {
		made[i].Order = int64(len(l.events) + i + 1)
	}
	l.events = append(l.events, made...)
	return err
}

func (l *shopLog) last(t testing.TB) incident.ServiceChange {
	t.Helper()
	all := incident.FoldChanges(l.events)
	if len(all) == 0 {
		t.Fatal("no change")
	}
	return all[len(all)-1]
}

func wantRefusal(t testing.TB, err error, code incident.Code, what string) {
	t.Helper()
	var e *incident.Error
	if !errors.As(err, &e) || e.Code != code || len(e.Args) == 0 || e.Args[0] != what {
		t.Errorf("got %v, want %s %s", err, code, what)
	}
}

func TestAChangeFromItsRequestToItsUndoing(t *testing.T) {
	l := &shopLog{now: at("10:00")}
	step := func(who string, cmd incident.Command, want incident.ChangeState) {
		t.Helper()
		if err := l.do(who, cmd); err != nil {
			t.Fatalf("%T: %v", cmd, err)
		}
		if got := l.last(t).State(); got != want {
			t.Fatalf("after %T it is %s, not %s", cmd, got, want)
		}
	}
	of := func() incident.ServiceChange { return l.last(t) }
	step("suzuki", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "v2.31", Undo: "v2.30"}}, incident.ChangeIsRequested)
	wantRefusal(t, l.do("suzuki", incident.StartChange{Of: of()}), incident.CodeNotYet, "change_approved")
	wantRefusal(t, l.do("suzuki", incident.ScheduleChange{Of: of(), From: at("14:00")}), incident.CodeNotYet, "change_approved")
	wantRefusal(t, l.do("suzuki", incident.ApproveChange{Of: of()}), incident.CodeReasonNeeded, "approve_own")
	wantRefusal(t, l.do("ci", incident.ApproveChange{Of: of(), By: " Suzuki "}), incident.CodeReasonNeeded, "approve_own")
	wantRefusal(t, l.do("kato", incident.RefuseChange{Of: of()}), incident.CodeReasonNeeded, "refuse_change")
	step("kato", incident.ApproveChange{Of: of()}, incident.ChangeIsApproved)
	wantRefusal(t, l.do("ito", incident.ApproveChange{Of: of()}), incident.CodeAlreadyDone, "change_settled")
	wantRefusal(t, l.do("suzuki", incident.ScheduleChange{Of: of()}), incident.CodeEmpty, "window")
	wantRefusal(t, l.do("suzuki", incident.ScheduleChange{Of: of(), From: at("14:00"), To: at("13:00")}), incident.CodeUnknownWord, "window")
	step("suzuki", incident.ScheduleChange{Of: of(), From: at("14:00"), To: at("15:00")}, incident.ChangeIsScheduled)
	wantRefusal(t, l.do("suzuki", incident.NoticeChange{Of: of()}), incident.CodeEmpty, "notify")
	step("suzuki", incident.NoticeChange{Of: of(), To: "A社", How: "mail"}, incident.ChangeIsScheduled)
	if of().Touched(at("13:59")) || !of().Touched(at("14:00")) {
		t.Error("a scheduled change counts from the beginning of its window")
	}
	wantRefusal(t, l.do("suzuki", incident.TakeBackChange{Of: of(), Why: "x"}), incident.CodeNotYet, "change_begun")
	l.now = at("14:00")
	step("suzuki", incident.StartChange{Of: of()}, incident.ChangeIsDoing)
	wantRefusal(t, l.do("suzuki", incident.VerifyChange{Of: of(), Evidence: "ok"}), incident.CodeNotYet, "change_done")
	wantRefusal(t, l.do("kato", incident.RefuseChange{Of: of(), Reason: "late"}), incident.CodeAlreadyDone, "change_settled")
	step("suzuki", incident.FinishChange{Of: of()}, incident.ChangeIsDone)
	wantRefusal(t, l.do("suzuki", incident.FinishChange{Of: of(), Told: true}), incident.CodeAlreadyDone, "change_done")
	wantRefusal(t, l.do("suzuki", incident.VerifyChange{Of: of(), Healthy: true}), incident.CodeEmpty, "evidence")
	step("suzuki", incident.VerifyChange{Of: of(), Healthy: true, Evidence: "注文が通る"}, incident.ChangeIsVerified)
	step("suzuki", incident.VerifyChange{Of: of(), Evidence: "5xx"}, incident.ChangeIsDone)
	if !of().Unhealthy() {
		t.Error("the last verification was not healthy")
	}
	wantRefusal(t, l.do("suzuki", incident.TakeBackChange{Of: of()}), incident.CodeReasonNeeded, "undo_change")
	step("suzuki", incident.TakeBackChange{Of: of(), Why: "5xx"}, incident.ChangeIsUndone)
	if c := of(); c.UndoneBy != "v2.30" || len(c.Next()) != 0 || !c.When().Equal(at("14:00")) || c.Who() != "suzuki" {
		t.Errorf("%+v, next %v", c, c.Next())
	}
}

func TestAnEmergencyOwesItsApproval(t *testing.T) {
	l := &shopLog{now: at("10:00")}
	plan := incident.ChangePlan{What: "WAF", Emergency: true}
	wantRefusal(t, l.do("suzuki", incident.RequestChange{ChangePlan: plan}), incident.CodeReasonNeeded, "emergency")
	plan.Rule = "口頭承認"
	for _, cmd := range []func() incident.Command{
		func() incident.Command { return incident.RequestChange{ChangePlan: plan} },
		func() incident.Command { return incident.StartChange{Of: l.last(t)} },
		func() incident.Command { return incident.FinishChange{Of: l.last(t)} },
	} {
		if err := l.do("suzuki", cmd()); err != nil {
			t.Fatal(err)
		}
	}
	if !l.last(t).Owes() {
		t.Error("no approval is owed")
	}
	if err := l.do("kato", incident.ApproveChange{Of: l.last(t)}); err != nil || l.last(t).Owes() {
		t.Errorf("approved afterwards: %v, %+v", err, l.last(t))
	}
}

func TestThePastIsTakenAsItIsTold(t *testing.T) {
	l := &shopLog{now: at("10:00")}
	wantRefusal(t, l.do("ci", incident.RecordChange{}), incident.CodeEmpty, "what")
	if err := l.do("ci", incident.RecordChange{ChangePlan: incident.ChangePlan{What: "v1", Ref: " abc\n"}, By: "鈴木", At: at("09:12")}); err != nil {
		t.Fatal(err)
	}
	c := l.last(t)
	if c.State() != incident.ChangeIsDone || c.Owes() || !c.Past || c.Who() != "鈴木" || c.Ref != " abc\n" || !c.When().Equal(at("09:12")) || c.Service != "shop" {
		t.Errorf("%+v", c)
	}
	if err := l.do("ci", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "v2"}}); err != nil {
		t.Fatal(err)
	}
	if err := l.do("ci", incident.FinishChange{Of: l.last(t), Told: true}); err != nil || l.last(t).State() != incident.ChangeIsDone {
		t.Errorf("%v %+v", err, l.last(t))
	}
}

func TestReversible(t *testing.T) {
	for _, c := range []struct {
		plan        incident.ChangePlan
		answer, why string
	}{
		{incident.ChangePlan{}, "", ""}, {incident.ChangePlan{Undo: "back"}, "yes", ""},
		{incident.ChangePlan{Irreversible: "移行"}, "no", "移行"},
		{incident.ChangePlan{Undo: "back", UndoUntil: "夜間バッチ"}, "partly", "夜間バッチ"},
		{incident.ChangePlan{Undo: "back", Irreversible: "メール"}, "partly", "メール"},
	} {
		if answer, why := (incident.ServiceChange{ChangePlan: c.plan}).Reversible(); answer != c.answer || why != c.why {
			t.Errorf("%+v: %q %q", c.plan, answer, why)
		}
	}
}

// Whatever is done, only what [ServiceChange.May] lets through is; and the events fold to the same in any order of arrival.
func TestChangesFoldInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &shopLog{now: at("10:00")}
		for range rapid.IntRange(1, 25).Draw(t, "acts") {
			l.now = l.now.Add(time.Minute)
			who := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "who")
			all := incident.FoldChanges(l.events)
			if len(all) == 0 || rapid.IntRange(0, 4).Draw(t, "new") == 0 {
				emergency := rapid.Bool().Draw(t, "emergency")
				_ = l.do(who, incident.RequestChange{ChangePlan: incident.ChangePlan{What: "x", Emergency: emergency, Rule: "r"}})
				continue
			}
			of := rapid.SampledFrom(all).Draw(t, "change")
			act := rapid.SampledFrom(incident.ChangeActs()).Draw(t, "act")
			err := l.do(who, map[incident.ChangeAct]incident.Command{
				incident.ActApprove: incident.ApproveChange{Of: of, Why: "alone"}, incident.ActRefuse: incident.RefuseChange{Of: of, Reason: "no"},
				incident.ActSchedule: incident.ScheduleChange{Of: of, From: l.now}, incident.ActNotice: incident.NoticeChange{Of: of, To: "x"},
				incident.ActStart: incident.StartChange{Of: of}, incident.ActFinish: incident.FinishChange{Of: of},
				incident.ActVerify: incident.VerifyChange{Of: of, Healthy: true, Evidence: "ok"}, incident.ActUndo: incident.TakeBackChange{Of: of, Why: "x"},
			}[act])
			if (err == nil) != slices.Contains(of.Next(), act) {
				t.Fatalf("%s of %+v: %v, though what may come next is %v", act, of, err, of.Next())
			}
		}
		want := incident.FoldChanges(l.events)
		for _, c := range want {
			if begun := c.Started.Done() || c.Finished.Done(); begun && !c.Emergency && !c.Approved.Done() {
				t.Fatalf("carried out without approval: %+v", c)
			}
		}
		mixed := slices.Clone(l.events)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		incident.Sort(mixed)
		if got := incident.FoldChanges(mixed); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order: %+v, want %+v", got, want)
		}
	})
}

func TestLatelyPutsTheLikelyCauseFirst(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.do(incident.RecordMilestone{Milestone: incident.Began, At: incident.Moment(at("09:50"))})
	r.do(incident.RecordMilestone{Milestone: incident.Detected, At: incident.Moment(at("09:58"))})
	r.do(incident.NoteChange{What: "noted by hand", At: at("06:00")})
	r.do(incident.NoteChange{What: "from the log", At: at("09:20"), Ref: "r1"})
	done := func(id, ref, when string) incident.ServiceChange {
		return incident.ServiceChange{ID: id, ChangePlan: incident.ChangePlan{What: id, Ref: ref}, Finished: incident.Signed{At: at(when), By: "ci"}}
	}
	log := []incident.ServiceChange{
		done("a", "r1", "09:20"), done("b", "", "09:38"), done("c", "r3", "10:05"), done("d", "", "09:55"),
		{ID: "asked only", Asked: incident.Signed{At: at("09:00")}},
		{ID: "old", Finished: incident.Signed{At: at("09:00").Add(-incident.LookBack)}},
	}
	var got []string
	for _, x := range r.state.Lately(log, at("10:10")) {
		got = append(got, fmt.Sprint(x.What, " ", x.Noted, " ", x.During, " ", x.Before))
	}
	want := []string{"b false false 12m0s", "from the log true false 30m0s", "c false true 0s", "d false false 0s", "noted by hand true false 0s"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	r.do(incident.Suspect(incident.ServiceChange{ID: "e", ChangePlan: incident.ChangePlan{What: "v2", Undo: "v1", UndoUntil: "22:00"}, Finished: incident.Signed{At: at("09:40")}}))
	noted := r.state.Triage.Changes[len(r.state.Triage.Changes)-1]
	if s := r.state.Sheet; s.Suspected != "v2" || s.Reversible != "partly" || s.Why != "22:00" || noted.Ref != "e" || noted.CanBe != "v1" {
		t.Errorf("%+v %+v", s, noted)
	}
}

func TestAChangeIsFlaggedByTheIncidentsThatAreOpen(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	l := &shopLog{now: at("10:10"), open: []*incident.State{r.state}}
	for _, c := range []struct {
		when string
		want int
	}{{"09:30", 0}, {"10:05", 1}} {
		if err := l.do("ci", incident.RecordChange{ChangePlan: incident.ChangePlan{What: "x"}, At: at(c.when)}); err != nil {
			t.Fatal(err)
		}
		if got := l.last(t).Flagged; len(got) != c.want {
			t.Errorf("a change of %s is flagged by %q", c.when, got)
		}
	}
}
