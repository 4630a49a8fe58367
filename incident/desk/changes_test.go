package desk_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

const changedYAML = `service: {id: shop, name: 店, zone: Asia/Tokyo}
change:
  emergency: {rule: 口頭承認で先に進めてよい}
`

// logged acts on a change and wants no refusal.
func logged(h *house) func(desk.Changed, error) desk.Changed {
	return func(out desk.Changed, err error) desk.Changed {
		h.Helper()
		if err != nil {
			h.Fatal(err)
		}
		return out
	}
}

func plan(what, ref string) incident.ChangePlan { return incident.ChangePlan{What: what, Ref: ref} }

// changeLines gives the lines of an incident that tell of changes.
func changeLines(h *house, stream string) (out []string) {
	h.Helper()
	for e, err := range h.seat("sato").Entries(h.Context(), stream) {
		if err != nil {
			h.Fatal(err)
		}
		if e.Kind == incident.EntryChange {
			out = append(out, e.Phrase.Code+" "+e.Phrase.Args[0]+" "+e.Text)
		}
	}
	return out
}

func TestARetryOfCIIsOneChange(t *testing.T) {
	h := newHouse(t, desk.Options{})
	ok := logged(h)
	h.inventory(changedYAML)
	ci := h.seat("ci")
	first := ok(ci.RecordChange(t.Context(), "", incident.RecordChange{ChangePlan: plan("v2.31", "sha1"), By: "鈴木"}))
	again := ok(ci.RecordChange(t.Context(), "店", incident.RecordChange{ChangePlan: plan("v2.31 (retry)", "sha1")}))
	if first.Again || !again.Again || again.Change.ID != first.Change.ID || again.Change.What != "v2.31" || len(h.events("service:shop")) != 3 {
		t.Errorf("%+v\n%+v", first, again)
	}
	asked := ok(ci.RequestChange(t.Context(), "shop", incident.RequestChange{ChangePlan: plan("v2.32", "sha2")}))
	done := ok(ci.RecordChange(t.Context(), "shop", incident.RecordChange{ChangePlan: plan("v2.32", "sha2")}))
	if done.Again || done.Change.ID != asked.Change.ID || done.Change.State() != incident.ChangeIsDone {
		t.Errorf("%+v", done)
	}
	h.sound()
}

func TestAChangeDuringAnIncidentStandsOnItsTimeline(t *testing.T) {
	h := newHouse(t, desk.Options{})
	ok := logged(h)
	h.inventory(changedYAML)
	stream := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "決済障害", Severity: incident.High}, "shop")).Stream
	h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "訓練", Drill: true}, "shop"))
	h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "別"}, "metrics"))
	before := h.state(stream)
	h.at("10:05")
	ci := h.seat("ci")
	out := ok(ci.RecordChange(t.Context(), "shop", incident.RecordChange{ChangePlan: plan("v2.32", ""), By: "鈴木", At: wall("10:03")}))
	if len(out.Told) != 1 || out.Told[0].Stream != stream || out.Told[0].Commander != "sato" || len(out.Change.Flagged) != 1 {
		t.Errorf("%+v", out)
	}
	ok(ci.RecordChange(t.Context(), "shop", incident.RecordChange{ChangePlan: plan("v2.31", ""), At: wall("09:40")}))
	ok(ci.RecordChange(t.Context(), "shop", incident.RecordChange{ChangePlan: plan("v2.0", ""), At: wall("2026-11-10 09:40")}))
	if got := strings.Join(changeLines(h, stream), "\n"); got != "change.before done v2.31\nchange.during done v2.32" {
		t.Errorf("the timeline tells\n%s", got)
	}
	if after := h.state(stream); after.Counts != before.Counts || len(after.Triage.Changes) != 0 {
		t.Errorf("telling has changed the incident: %+v", after)
	}
	recent, err := ci.ChangesOf(t.Context(), h.state(stream))
	if err != nil || len(recent) != 2 || recent[0].What != "v2.32" {
		t.Errorf("%v %+v", err, recent)
	}
	h.sound()
}

func TestAnUndoneChangeIsGoneInBothPlaces(t *testing.T) {
	h := newHouse(t, desk.Options{})
	ok := logged(h)
	h.inventory(changedYAML)
	one := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "決済障害"}, "shop")).Stream
	two := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "在庫障害"}, "shop")).Stream
	for _, undo := range []func() error{
		func() error { return h.seat("sato").UndoChange(t.Context(), "shop") },
		func() error { _, err := h.seat("sato").Undo(t.Context(), two); return err },
	} {
		h.at("10:05")
		ok(h.seat("sato").RecordChange(t.Context(), "shop", incident.RecordChange{ChangePlan: plan("v2.32", "")}))
		if err := undo(); err != nil {
			t.Fatal(err)
		}
		left, _ := h.seat("sato").Changes(t.Context(), "shop", wall("09:00"))
		if len(left) != 0 || len(changeLines(h, one))+len(changeLines(h, two)) != 0 {
			t.Errorf("left are %+v, %q, %q", left, changeLines(h, one), changeLines(h, two))
		}
	}
	if _, _, err := h.seat("sato").UndoInventory(t.Context(), "shop"); err != nil {
		t.Errorf("an undo of the inventory passes changes over: %v", err)
	}
	refused(t, h.seat("sato").UndoChange(t.Context(), "shop"), incident.CodeNothingToUndo)
	h.sound()
}

func TestWhatOthersDidToAChangeKeepsIt(t *testing.T) {
	h := newHouse(t, desk.Options{})
	ok := logged(h)
	h.inventory(changedYAML)
	c := ok(h.seat("suzuki").RequestChange(t.Context(), "shop", incident.RequestChange{ChangePlan: plan("v2.32", "")})).Change
	_, err := h.seat("suzuki").ActOnChange(t.Context(), c.ID[20:], func(c incident.ServiceChange) incident.Command { return incident.StartChange{Of: c} })
	refused(t, err, incident.CodeNotYet, "change_approved")
	ok(h.seat("kato").ActOnChange(t.Context(), c.ID[20:], func(c incident.ServiceChange) incident.Command { return incident.ApproveChange{Of: c} }))
	refused(t, h.seat("suzuki").UndoChange(t.Context(), "shop"), incident.CodeCannotUndo, "change")
	if err := h.seat("kato").UndoChange(t.Context(), "shop"); err != nil {
		t.Fatal(err)
	}
	if err := h.seat("suzuki").UndoChange(t.Context(), "shop"); err != nil {
		t.Fatal(err)
	}
	_, err = h.seat("kato").Change(t.Context(), c.ID)
	refused(t, err, incident.CodeNotFound)
	h.sound()
}

func TestWhichServiceAChangeIsOf(t *testing.T) {
	h := newHouse(t, desk.Options{})
	record := incident.RecordChange{ChangePlan: plan("x", "")}
	_, err := h.seat("ci").RecordChange(t.Context(), "", record)
	refused(t, err, incident.CodeEmpty, "service")
	_, err = h.seat("ci").RecordChange(t.Context(), "metrics", record)
	refused(t, err, incident.CodeNotFound, "metrics")
	h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "遅い"}, "Metrics"))
	out := logged(h)(h.seat("ci").RecordChange(t.Context(), "metrics", record))
	if out.Change.Service != "Metrics" || len(out.Told) != 1 {
		t.Errorf("%+v", out)
	}
	h.inventory(changedYAML)
	out = logged(h)(h.seat("ci").RequestChange(t.Context(), "shop", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "WAF", Emergency: true}}))
	if out.Change.Rule != "口頭承認で先に進めてよい" {
		t.Errorf("%+v", out.Change)
	}
	_, err = h.seat("ci").RequestChange(t.Context(), "metrics", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "WAF", Emergency: true}})
	refused(t, err, incident.CodeReasonNeeded, "emergency")
	h.sound()
}
