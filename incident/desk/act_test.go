package desk_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

func TestActBlindAndDecided(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare("")
	blind := h.ok(h.seat("suzuki").Quoting("伊藤").Act(t.Context(), id, incident.TakeNote{Text: "5xx 12%", Key: true}))
	if blind.State != nil || len(blind.Events) != 1 || blind.Events[0].Words != "伊藤" || blind.Events[0].Actor != "suzuki" {
		t.Errorf("blind act: %+v", blind)
	}
	decided := h.ok(h.seat("suzuki").Act(t.Context(), id, incident.SetSeverity{To: incident.High}))
	if decided.State == nil || decided.State.Severity.Severity != incident.High || decided.State.Counts != (incident.Counts{Entries: 1, Key: 1}) {
		t.Errorf("decided act: %+v", decided.State)
	}
	entry := h.ok(h.seat("sato").Act(t.Context(), id, incident.Strike{Target: blind.Events[0].ID, Reason: "別件"}))
	if entry.State.Counts != (incident.Counts{}) {
		t.Errorf("a struck entry counts: %+v", entry.State.Counts)
	}
	h.sound()
}

func TestActRefused(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare(incident.High)
	h.inventory("service: {id: shop, name: Shop}\n")
	seat := h.seat("sato")
	n := len(h.events(id))
	for _, c := range []struct {
		name, stream string
		cmd          incident.Command
		code         incident.Code
	}{
		{"an unknown incident, blind", "019aa000-0000-7000-8000-000000000000", incident.TakeNote{Text: "x"}, incident.CodeNotFound},
		{"an unknown incident", "019aa000-0000-7000-8000-000000000000", incident.Recover{}, incident.CodeNotFound},
		{"a service is no incident, blind", incident.ServiceStream("shop"), incident.TakeNote{Text: "x"}, incident.CodeNotFound},
		{"a service is no incident", incident.ServiceStream("shop"), incident.Recover{}, incident.CodeNotFound},
		{"a lower severity without a reason", id, incident.SetSeverity{To: incident.Medium}, incident.CodeReasonNeeded},
		{"an empty note", id, incident.TakeNote{}, incident.CodeEmpty},
		{"one of several", id, incident.All{incident.SetSeverity{To: incident.Critical}, incident.Resolve{}}, incident.CodeNotYet},
		{"an entry that is not there", id, incident.Strike{Target: "none", Reason: "x"}, incident.CodeNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := seat.Act(t.Context(), c.stream, c.cmd)
			refused(t, err, c.code)
			if out.State != nil || out.Events != nil {
				t.Errorf("refused, and yet: %+v", out)
			}
		})
	}
	if got := h.events(id); len(got) != n || h.state(id).Severity.Severity != incident.High {
		t.Errorf("a refusal left %d events", len(got)-n)
	}
	if got := h.events(incident.ServiceStream("shop")); len(got) != 1 {
		t.Errorf("the service's stream holds %d events", len(got))
	}
	h.sound()
}

func TestActsAsOne(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare("")
	out := h.ok(h.seat("sato").Act(t.Context(), id, incident.All{
		incident.SetSeverity{To: incident.Critical}, mark(incident.Began, "09:50"), mark(incident.Detected, "09:55"),
	}))
	resolved := 0
	for _, e := range out.Events {
		if e.Act != out.Events[0].Act {
			t.Errorf("%s is in another act", e.Body.Kind())
		}
		if e.Body.Kind() == (incident.TermsSet{}).Kind() {
			resolved++
		}
	}
	if resolved != 1 || dues(out.State)["first_report.client"] != "11-19 10:10" || dues(out.State)["escalation.1"] != "11-19 10:50" {
		t.Errorf("resolved %d times: %v", resolved, dues(out.State))
	}
	back := h.ok(h.seat("sato").Undo(t.Context(), id))
	if back.State.Severity.Severity != "" || !back.State.Mark(incident.Began).IsZero() {
		t.Error("the act was undone in part only")
	}
}

func TestDraftsGoWithTheAct(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare(incident.High)
	seat := h.seat("sato")
	session, end, err := seat.Session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	note, why := desk.DraftKey{Session: session, Stream: id, Field: "note"}, desk.DraftKey{Session: session, Stream: id, Field: "why"}
	for _, k := range []desk.DraftKey{note, why} {
		if err := seat.SaveDraft(t.Context(), k, "half"); err != nil {
			t.Fatal(err)
		}
	}
	held := func() (fields []string) {
		drafts, err := seat.Drafts(t.Context(), session)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range drafts {
			fields = append(fields, d.Field)
		}
		slices.Sort(fields)
		return fields
	}
	_, err = seat.Act(t.Context(), id, incident.SetSeverity{To: incident.Medium}, why)
	refused(t, err, incident.CodeReasonNeeded)
	if got := held(); !slices.Equal(got, []string{"note", "why"}) {
		t.Fatalf("a refusal leaves the drafts %q", got)
	}
	h.ok(seat.Act(t.Context(), id, incident.TakeNote{Text: "half"}, note))
	if got := held(); !slices.Equal(got, []string{"why"}) {
		t.Fatalf("a blind act leaves the drafts %q", got)
	}
	h.ok(seat.Act(t.Context(), id, incident.SetSeverity{To: incident.Medium, Reason: "half"}, why, note))
	if got := held(); got != nil {
		t.Fatalf("a decided act leaves the drafts %q", got)
	}
}

// Many acts at once from two seats: nothing is lost, whatever is decided is decided on what stands, and the figures hold.
func TestSeatsActAtOnce(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shop)
	id := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "x", Severity: incident.High}, "shop")).Stream
	const workers, rounds = 8, 12
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			seat := h.seat([]string{"sato", "suzuki"}[w%2])
			for i := range rounds {
				text := fmt.Sprint(w, " ", i)
				for _, cmd := range []incident.Command{
					incident.TakeNote{Text: text}, incident.MakePromise{What: text, Due: wall("12:00")}, incident.NoteTask{Kind: incident.TaskRerun, What: text},
				} {
					if _, err := seat.Act(t.Context(), id, cmd); err != nil {
						t.Error(err)
					}
				}
				if _, err := seat.Service(t.Context(), "shop"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	const n = workers * rounds
	st := h.state(id)
	if st.Counts.Entries != n || len(st.Tasks) != n {
		t.Errorf("%d notes and %d tasks of %d each", st.Counts.Entries, len(st.Tasks), n)
	}
	seen, custom := map[string]bool{}, 0
	for _, p := range st.Ledger(h.Now()) {
		if seen[p.ID] {
			t.Errorf("%s is owed twice", p.ID)
		}
		seen[p.ID] = true
		if p.Kind == incident.PromiseCustom {
			custom++
		}
	}
	for _, task := range st.Tasks {
		if seen[task.ID] {
			t.Errorf("two tasks are called %s", task.ID)
		}
		seen[task.ID] = true
	}
	if custom != n {
		t.Errorf("%d promises of %d", custom, n)
	}
	h.sound()
}
