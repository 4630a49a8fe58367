package incident_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
)

var tokyo = func() *time.Location {
	loc, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		panic(err)
	}
	return loc
}()

// at reads a wall-clock time in Tokyo. The bare clock time is that of Thursday, 19 November 2026; Monday the 23rd is a holiday.
func at(s string) time.Time {
	if len(s) == len("15:04") {
		s = "2026-11-19 " + s
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, tokyo)
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func clock(t time.Time) string { return t.In(tokyo).Format("01-02 15:04") }

// room is a war room in memory: it decides, stamps and appends as the desk and the store do.
type room struct {
	t      testing.TB
	now    time.Time
	ids    int
	order  int64
	by     incident.By
	env    incident.Env
	state  *incident.State
	events []incident.Event
	dice   *rand.Rand // of random walks
}

func newRoom(t testing.TB, now time.Time) *room {
	r := &room{t: t, now: now, by: incident.By{Name: "sato", Via: incident.ViaConsole}, state: incident.NewState("s-1")}
	r.env = incident.Env{Calendar: calendar.Default("Asia/Tokyo"), Service: incident.Profile{ID: "shop", Zone: "Asia/Tokyo"}}
	r.env.NewID = func() string { r.ids++; return fmt.Sprintf("id-%06d", r.ids) }
	r.env.Entry = func(id string) (incident.Entry, bool) {
		for _, e := range r.entries() {
			if e.ID == id {
				return e, true
			}
		}
		return incident.Entry{}, false
	}
	return r
}

// opened is a room with an incident of a severity (unset if empty) declared now.
func opened(t testing.TB, now string, sev incident.Severity) *room {
	r := newRoom(t, at(now))
	r.do(incident.Declare{Title: "決済障害", Severity: sev})
	return r
}

func (r *room) entries() []incident.Entry {
	_, entries := incident.Fold(r.state.Stream, r.events)
	return entries
}

// try decides a command and appends what was decided.
func (r *room) try(cmd incident.Command) error {
	r.t.Helper()
	r.env.Now = r.now
	before := r.entries()
	events, err := incident.Decide(r.state, cmd, r.by, r.env)
	if err != nil {
		if len(events) > 0 {
			r.t.Fatalf("%#v was refused and yet recorded %v", cmd, events)
		}
		r.fold()
		return err
	}
	r.stamp(events)
	r.recount(before, events)
	r.events = append(r.events, events...)
	if incident.NeedsRefold(events) {
		r.fold()
	}
	return nil
}

func (r *room) stamp(events []incident.Event) {
	for i := range events {
		r.order = max(r.order+1, r.now.UnixMicro())
		events[i].Order = r.order
	}
}

// recount adds what amendments do to the counts, as the store does when it redraws the entries.
func (r *room) recount(entries []incident.Entry, events []incident.Event) {
	for _, e := range events {
		a, ok := e.Body.(incident.Amendment)
		if !ok {
			continue
		}
		for i := range entries {
			if entries[i].ID == a.TargetID() {
				d := a.Amend(&entries[i], e)
				r.state.Counts.Entries += d.Entries
				r.state.Counts.Key += d.Key
			}
		}
	}
}

func (r *room) fold() { r.state, _ = incident.Fold(r.state.Stream, r.events) }

func (r *room) do(cmd incident.Command) {
	r.t.Helper()
	if err := r.try(cmd); err != nil {
		r.t.Fatalf("%T: %v", cmd, err)
	}
}

// at does something at a clock time.
func (r *room) at(now string, cmds ...incident.Command) {
	r.t.Helper()
	r.now = at(now)
	for _, c := range cmds {
		r.do(c)
	}
}

// refuses wants a command refused with a code, and its first arguments.
func (r *room) refuses(cmd incident.Command, code incident.Code, args ...string) {
	r.t.Helper()
	err := r.try(cmd)
	var e *incident.Error
	if !errors.As(err, &e) || e.Code != code {
		r.t.Fatalf("%#v: %v, want refused with %s", cmd, err, code)
	}
	for i, want := range args {
		if i >= len(e.Args) || e.Args[i] != want {
			r.t.Fatalf("%#v: arguments %q, want %q first", cmd, e.Args, args)
		}
	}
}

// undo takes back the last act as the store would hand it over.
func (r *room) undo(act string) error {
	r.t.Helper()
	var events []incident.Event
	for _, e := range r.events {
		if e.Act == act {
			events = append(events, e)
		}
	}
	return r.try(incident.Undo{Events: events})
}

func (r *room) lastAct() string { return r.events[len(r.events)-1].Act }

// promise finds one promise of the ledger as it stands at a clock time.
func (r *room) promise(now, id string) (incident.Promise, bool) {
	r.t.Helper()
	for _, p := range r.state.Ledger(at(now)) {
		if p.ID == id || incident.ShortID(p.ID) == id {
			return p, true
		}
	}
	return incident.Promise{}, false
}

// wants compares a promise at a time: its due instant (empty: any) and its state; an empty state means it is not there.
func (r *room) wants(now, id, due string, state incident.PromiseState) incident.Promise {
	r.t.Helper()
	p, ok := r.promise(now, id)
	switch {
	case state == "":
		if ok {
			r.t.Fatalf("%s at %s: %s, due %s, want none", id, now, p.State, clock(p.At))
		}
	case !ok:
		r.t.Fatalf("%s at %s: there is none; ledger %v", id, now, r.names(now))
	case p.State != state || due != "" && !p.At.Equal(at(due)):
		r.t.Fatalf("%s at %s: %s, due %s, want %s, due %s", id, now, p.State, clock(p.At), state, due)
	}
	return p
}

func (r *room) names(now string) []string {
	var out []string
	for _, p := range r.state.Ledger(at(now)) {
		out = append(out, p.ID+" "+string(p.State)+" "+clock(p.At))
	}
	return out
}

// told sends a text, reviewed.
func told(a incident.Audience, stage incident.Stage, next string) incident.SendReport {
	s := incident.SendReport{ReportSent: incident.ReportSent{Audience: a, Stage: stage, Text: "本文", Reviewer: "田中"}}
	if next != "" {
		s.Next = at(next)
	}
	return s
}

func mark(m incident.Milestone, when string) incident.RecordMilestone {
	return incident.RecordMilestone{Milestone: m, At: incident.Moment(at(when))}
}

func ptr[T any](v T) *T { return &v }
