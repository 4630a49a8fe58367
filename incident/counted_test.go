package incident_test

import (
	"fmt"
	"strings"
	"testing"

	"shirei/incident"
)

// apart gives two copies of one incident that people go on with without knowing of each other.
func apart(t *testing.T, r *room) (here, there *room) {
	copied := func(ids string) *room {
		c := newRoom(t, r.now)
		c.order, c.events = r.order, append([]incident.Event(nil), r.events...)
		c.env.NewID = func() string { c.ids++; return fmt.Sprintf("id-%04d%s", c.ids, ids) }
		c.fold()
		return c
	}
	return copied("aa"), copied("bb")
}

// joined is a room that holds what each of the copies recorded.
func joined(r *room, copies ...*room) *room {
	all, n := newRoom(r.t, r.now), len(r.events)
	all.events = append(all.events, r.events...)
	for _, c := range copies {
		all.now, all.order = c.now, max(all.order, c.order)
		all.events = append(all.events, c.events[n:]...)
	}
	all.fold()
	return all
}

// What two people number alike while apart stays two things once the copies are merged, whichever comes first.
func TestNumberedApart(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	here, there := apart(t, r)
	for i, c := range []*room{here, there} {
		who := []string{"佐藤", "鈴木"}[i]
		c.at("10:01",
			incident.MakePromise{What: "PayGateの窓口", Owner: who, Due: at("11:00")},
			incident.AddItem{ActionItem: incident.ActionItem{Text: "監視を追加", Owner: who}},
			incident.NoteTask{Kind: incident.TaskRerun, What: "請求バッチ", Who: who})
	}
	there.at("10:02",
		incident.KeepPromise{ID: "promise.1"},
		incident.ChangeItem{ID: "item.1", Text: "監視を追加", Owner: "鈴木", State: "done"},
		incident.NoteTask{ID: "task.1", Kind: incident.TaskRerun, What: "請求バッチ", Who: "鈴木", Done: true})

	for _, all := range []*room{joined(r, here, there), joined(r, there, here)} {
		var promises []string
		for _, p := range all.state.Ledger(at("10:03")) {
			if p.Kind != incident.PromiseCustom {
				continue
			}
			promises = append(promises, p.ID)
			if want := map[string]incident.PromiseState{"佐藤": incident.Running, "鈴木": incident.Kept}[p.Owner]; p.State != want {
				t.Errorf("the promise %s of %s is %s, want %s", p.ID, p.Owner, p.State, want)
			}
			if got := all.state.ShownID(p.ID); got != p.ID {
				t.Errorf("%s is shown as %s, which two go by", p.ID, got)
			}
		}
		if len(promises) != 2 || promises[0] == promises[1] {
			t.Errorf("promises %v, want two", promises)
		}
		items, tasks := all.state.ActionItems, all.state.Tasks
		if len(items) != 2 || len(tasks) != 2 || items[0].ID == items[1].ID || tasks[0].ID == tasks[1].ID {
			t.Fatalf("items %v, tasks %v, want two of each", items, tasks)
		}
		for _, x := range items {
			if x.Open() != (x.Owner == "佐藤") {
				t.Errorf("the item %s of %s: %q", x.ID, x.Owner, x.State)
			}
		}
		for _, x := range tasks {
			if x.Done != (x.Who == "鈴木") {
				t.Errorf("the task %s of %s: done %v", x.ID, x.Who, x.Done)
			}
		}
		all.do(incident.KeepPromise{ID: "promise.1"}) // just one of them is open
		all.do(incident.ChangeItem{ID: "item.1", Text: "監視を追加", Owner: "佐藤", State: "done"})
		all.do(incident.NoteTask{ID: "task.1", Kind: incident.TaskRerun, What: "請求バッチ", Who: "佐藤", Done: true})
		all.refuses(incident.ChangeItem{ID: "item.1", Text: "x"}, incident.CodeAmbiguous, "item.1")
		all.refuses(incident.NoteTask{ID: "task.1", Kind: incident.TaskRerun, What: "x"}, incident.CodeAmbiguous, "task.1")
	}
}

// A number that two open ones go by is refused, and both are named; each is found by its own id.
func TestNumberedAlike(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	here, there := apart(t, r)
	here.do(incident.MakePromise{What: "佐藤の件", Due: at("11:00")})
	there.do(incident.MakePromise{What: "鈴木の件", Due: at("11:00")})
	all := joined(r, here, there)
	all.refuses(incident.KeepPromise{ID: "promise.1"}, incident.CodeAmbiguous, "promise.1", here.state.Promised[0].ID, there.state.Promised[0].ID)
	id := there.state.Promised[0].ID
	all.do(incident.HandPromise{ID: id, To: "高橋"})
	all.do(incident.KeepPromise{ID: id})
	if p := all.wants("10:01", here.state.Promised[0].ID, "11:00", incident.Running); p.Owner == "高橋" {
		t.Error("an act on one touched the other")
	}
	all.wants("10:01", id, "11:00", incident.Kept)
}

// A number is never the beginning of a longer one.
func TestNumbersWhole(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	for i := range 12 {
		r.do(incident.MakePromise{What: fmt.Sprint("約束 ", i+1), Due: at("11:00")})
	}
	r.do(incident.KeepPromise{ID: "promise.1"})
	r.refuses(incident.KeepPromise{ID: "promise.1"}, incident.CodeNotFound, "promise.1")
	r.do(incident.KeepPromise{ID: "promise.10"})
	for _, p := range r.state.Ledger(r.now) {
		if short := incident.ShortID(p.ID); p.Kind == incident.PromiseCustom && p.State.Open() == (short == "promise.1" || short == "promise.10") {
			t.Errorf("%s is %s", p.ID, p.State)
		}
	}
}

func TestShortID(t *testing.T) {
	for id, want := range map[string]string{
		"promise.1-ab12f3": "promise.1", "item.10-000001": "item.10", "task.2": "task.2", "promise.1-": "promise.1-", "promise.x-1": "promise.x-1",
		"update.監査-1.2": "update.監査-1.2", "ask.1-2": "ask.1-2", "": "", "promise.-1": "promise.-1", "promise.1": "promise.1",
	} {
		if got := incident.ShortID(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
	r := opened(t, "10:00", incident.High)
	r.do(incident.MakePromise{What: "x", Due: at("11:00")})
	if id := r.state.Promised[0].ID; r.state.ShownID(id) != "promise.1" || !strings.HasPrefix(id, "promise.1-") {
		t.Errorf("%s is shown as %s", id, r.state.ShownID(id))
	}
}
