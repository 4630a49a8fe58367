package desk_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/inventory"
)

// small is an inventory of few entries, as a person writes it.
const small = `# the shop's inventory
service:
  id: shop
  name: 店
  zone: Asia/Tokyo # its own clock
monitoring:
  dashboards:
    # looked at first
    - id: top
      name: Top
      url: https://example.com/top
      shows: 受注件数
    - id: db
      name: DB
contact:
  people:
    - id: ito
      name: 伊藤
`

const top = "monitoring.dashboards.top"

func quoted(text string) json.RawMessage {
	raw, _ := json.Marshal(text)
	return raw
}

// setting makes an edit of one field of an inventory as it stands.
func setting(svc *desk.Service, path, key, value string) incident.InventoryEdit {
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{key: quoted(value)}}
	if value == "" {
		e.Set[key] = json.RawMessage("null")
	}
	if was := svc.Inventory.Answer(path + "." + key); was != nil {
		e.Was = map[string]json.RawMessage{key: was}
	}
	return e
}

func (h *house) service() *desk.Service {
	h.Helper()
	svc, err := h.seat("sato").Service(h.Context(), "shop")
	if err != nil {
		h.Fatal(err)
	}
	return svc
}

// set fills a field as somebody.
func (h *house) set(who, path, key, value string) *desk.Service {
	h.Helper()
	svc, err := h.seat(who).EditInventory(h.Context(), "shop", setting(h.service(), path, key, value))
	if err != nil {
		h.Fatal(err)
	}
	return svc
}

func (h *house) history(path string) []desk.Revision {
	h.Helper()
	out, err := h.seat("sato").InventoryHistory(h.Context(), "shop", path)
	if err != nil {
		h.Fatal(err)
	}
	return out
}

func TestEditInventory(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.at("2026-11-20 00:30") // the day in Tokyo, not in UTC
	h.inventory(small)
	svc := h.set("suzuki", top, "url", "https://example.com/new")
	for _, line := range []string{"# the shop's inventory", "# its own clock", "# looked at first", "url: https://example.com/new"} {
		if !strings.Contains(svc.YAML, line) {
			t.Errorf("%q is not in\n%s", line, svc.YAML)
		}
	}
	if d := svc.Inventory.Monitoring.Dashboards.Items[0]; d.Updated != "2026-11-20" || d.UpdatedBy != "suzuki" {
		t.Errorf("stamped %s by %s", d.Updated, d.UpdatedBy)
	}
	if svc.RevisedBy != "suzuki" || svc.Inventory.Monitoring.Dashboards.Items[1].UpdatedBy != "" {
		t.Errorf("revised by %s", svc.RevisedBy)
	}
	n := len(h.events("service:shop"))
	if same := h.set("sato", top, "url", "https://example.com/new"); same.YAML != svc.YAML || len(h.events("service:shop")) != n {
		t.Error("what changes nothing was recorded")
	}
	_, err := h.seat("sato").EditInventory(t.Context(), "shop", setting(svc, top, "url", "ftp://x"), setting(svc, "contact.people.ito", "then", "nobody"))
	var problems inventory.Problems
	if !errors.As(err, &problems) || len(problems) != 2 || problems[0].Path != top+".url" && problems[1].Path != top+".url" {
		t.Errorf("%v, want two problems", err)
	}
	_, err = h.seat("sato").EditInventory(t.Context(), "nowhere", setting(svc, top, "url", ""))
	refused(t, err, incident.CodeNotFound, "nowhere")
	svc = h.set("sato", "service", "name", "新しい店")
	if svc.Name != "新しい店" || svc.Profile.Name != "新しい店" {
		t.Errorf("the profile is still that of %s", svc.Profile.Name)
	}
	h.sound()
}

func TestReviewChangesNothing(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	svc, err := h.seat("suzuki").EditInventory(t.Context(), "shop", h.seat("suzuki").Reviewed(h.service(), top, "contact.people.ito")...)
	if err != nil {
		t.Fatal(err)
	}
	b := svc.Inventory.Monitoring.Dashboards.Items[0].Base
	if b.Reviewed != "2026-11-19" || b.ReviewedBy != "suzuki" || b.Updated != "" || svc.Inventory.Contact.People.Items[0].Reviewed != "2026-11-19" {
		t.Errorf("reviewed as %+v", b)
	}
}

func TestConflict(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	before := h.service()
	h.at("10:05")
	h.set("suzuki", top, "url", "https://example.com/suzuki")
	h.at("10:07")
	h.set("ito", top, "shows", "在庫")
	_, err := h.seat("sato").EditInventory(t.Context(), "shop", setting(before, top, "url", "https://example.com/sato"))
	var c *inventory.Conflict
	if !errors.As(err, &c) || c.By != "suzuki" || !c.At.Equal(wall("10:05")) || c.Path != top+".url" ||
		string(c.Theirs) != `"https://example.com/suzuki"` || string(c.Mine) != `"https://example.com/sato"` || string(c.Was) != `"https://example.com/top"` {
		t.Fatalf("%v: %+v", err, c)
	}
	if _, err := h.seat("sato").EditInventory(t.Context(), "shop", setting(before, top, "name", "先頭")); err != nil {
		t.Errorf("another field of the entry: %v", err)
	}
	gone := incident.InventoryEdit{Path: "monitoring.dashboards.db", Remove: true, Was: before.Inventory.Answers("monitoring.dashboards.db")}
	h.at("10:09")
	if _, err := h.seat("suzuki").EditInventory(t.Context(), "shop", gone); err != nil {
		t.Fatal(err)
	}
	_, err = h.seat("sato").EditInventory(t.Context(), "shop", setting(before, "monitoring.dashboards.db", "name", "DB2"))
	if !errors.As(err, &c) || !c.Removed || c.By != "suzuki" || !c.At.Equal(wall("10:09")) {
		t.Errorf("%v: %+v", err, c)
	}
	h.sound()
}

// Of two who save the same field at once one is told, and the other's words stand.
func TestTwoAtOnce(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	before := h.service()
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() {
			_, errs[i] = h.seat("sato").EditInventory(t.Context(), "shop", setting(before, top, "shows", string(rune('a'+i))))
		})
	}
	wg.Wait()
	done := 0
	for i, err := range errs {
		var c *inventory.Conflict
		switch {
		case err == nil:
			done++
			if got := h.service().Inventory.Monitoring.Dashboards.Items[0].Shows.Value; got != string(rune('a'+i)) {
				t.Errorf("%q stands, not what was said to be saved", got)
			}
		case !errors.As(err, &c) || c.By != "sato":
			t.Errorf("%d: %v", i, err)
		}
	}
	if done != 1 {
		t.Errorf("%d saved", done)
	}
}

func TestUndoInventory(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	h.set("suzuki", top, "shows", "在庫")
	h.set("sato", "contact.people.ito", "role", "L3")
	var undid []incident.InventoryEdit
	undo := func(who string) (svc *desk.Service, err error) {
		svc, undid, err = h.seat(who).UndoInventory(t.Context(), "shop")
		return svc, err
	}
	svc, err := undo("sato")
	if len(undid) != 1 || undid[0].Path != "contact.people.ito" || string(undid[0].Was["role"]) != `"L3"` || string(undid[0].Set["role"]) != "null" {
		t.Errorf("the undo tells %+v", undid)
	}
	if err != nil || svc.Inventory.Contact.People.Items[0].Role.State() != inventory.Blank || svc.Inventory.Monitoring.Dashboards.Items[0].Shows.Value != "在庫" {
		t.Fatalf("%v\n%s", err, svc.YAML)
	}
	h.set("ito", top, "shows", "在庫と受注")
	_, err = undo("suzuki") // ito's words rest on it
	refused(t, err, incident.CodeCannotUndo, "edited", top, "Top", "ito")
	if _, err = undo("ito"); err != nil {
		t.Fatal(err)
	}
	if svc, err = undo("suzuki"); err != nil || svc.YAML != small {
		t.Fatalf("%v\n%s", err, svc.YAML)
	}
	_, err = undo("suzuki")
	refused(t, err, incident.CodeNothingToUndo)
	_, _, err = h.seat("sato").UndoEdit(t.Context(), "shop")
	refused(t, err, incident.CodeCannotUndo, "began", "shop")
	if svc, err = undo("sato"); err != nil || svc.YAML != "" || svc.Inventory == nil {
		t.Fatalf("the import stands: %v", err)
	}
	_, err = h.seat("sato").Service(t.Context(), "shop")
	refused(t, err, incident.CodeNotFound)
	h.sound()
}

func TestHistoryAndBack(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	h.set("suzuki", top, "shows", "在庫")
	h.set("ito", top, "url", "https://example.com/ito")
	h.set("ito", "contact.people.ito", "role", "L3")
	remove := incident.InventoryEdit{Path: top, Remove: true, Was: h.service().Inventory.Answers(top)}
	if _, err := h.seat("sato").EditInventory(t.Context(), "shop", remove); err != nil {
		t.Fatal(err)
	}
	if all := h.history(""); len(all) != 5 || all[4].Path != "" || all[4].Edit != nil || all[0].Path != top || !all[0].Edit.Remove {
		t.Fatalf("the history has %d: %+v", len(all), all)
	}
	of := h.history(top)
	if len(of) != 4 || !of[3].Edit.New || string(of[3].Edit.Set["shows"]) != `"受注件数"` || string(of[2].Edit.Set["shows"]) != `"在庫"` {
		t.Fatalf("of the entry: %+v", of)
	}
	back := func(event string, paths ...string) *desk.Service {
		t.Helper()
		svc, err := h.seat("sato").BringBack(t.Context(), "shop", event, paths...)
		if err != nil {
			t.Fatal(err)
		}
		return svc
	}
	find := func(svc *desk.Service) inventory.Dashboard {
		t.Helper()
		i := slices.IndexFunc(svc.Inventory.Monitoring.Dashboards.Items, func(d inventory.Dashboard) bool { return d.ID == "top" })
		if i < 0 {
			t.Fatalf("the entry is not there:\n%s", svc.YAML)
		}
		return svc.Inventory.Monitoring.Dashboards.Items[i]
	}
	if d := find(back(of[0].Event.ID)); d.URL.Value != "https://example.com/ito" || d.UpdatedBy != "sato" {
		t.Errorf("after a removal: %+v", d)
	}
	if d := find(back(of[2].Event.ID)); d.URL.Value != "https://example.com/top" || d.Shows.Value != "在庫" {
		t.Errorf("after an edit: %+v", d)
	}
	svc := back(of[3].Event.ID, top)
	if d := find(svc); d.Shows.Value != "受注件数" || svc.Inventory.Contact.People.Items[0].Role.Value != "L3" {
		t.Errorf("one entry of a file: %+v", d)
	}
	n := len(h.events("service:shop"))
	if again := back(of[3].Event.ID, top); again.YAML != svc.YAML || len(h.events("service:shop")) != n {
		t.Error("what stands was brought back")
	}
	if svc = back(of[3].Event.ID); svc.YAML != small {
		t.Errorf("the file is not what it was:\n%s", svc.YAML)
	}
	_, err := h.seat("sato").BringBack(t.Context(), "shop", "ffffffff")
	refused(t, err, incident.CodeNotFound)
	h.sound()
}

func TestRewriteInventory(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	rewrite := func(base, text string) (*desk.Service, error) {
		return h.seat("suzuki").RewriteInventory(t.Context(), "shop", base, []byte(text))
	}
	text := strings.Replace(small, "shows: 受注件数", "shows: 在庫 # 毎朝更新", 1)
	svc, err := rewrite(small, text)
	if err != nil || !strings.Contains(svc.YAML, "shows: 在庫 # 毎朝更新") || svc.Inventory.Monitoring.Dashboards.Items[0].UpdatedBy != "suzuki" ||
		svc.Inventory.Monitoring.Dashboards.Items[1].UpdatedBy != "" {
		t.Fatalf("%v\n%s", err, svc.YAML)
	}
	if svc, err = rewrite(small, strings.Replace(small, "name: 伊藤", "name: 伊藤 健", 1)); err != nil ||
		svc.Inventory.Contact.People.Items[0].Name != "伊藤 健" || svc.Inventory.Monitoring.Dashboards.Items[0].Shows.Value != "在庫" {
		t.Fatalf("another entry was changed meanwhile: %v\n%s", err, svc.YAML)
	}
	var c *inventory.Conflict
	if _, err = rewrite(small, strings.Replace(small, "受注件数", "売上", 1)); !errors.As(err, &c) || c.By != "suzuki" {
		t.Errorf("the same field was changed meanwhile: %v", err)
	}
	_, err = rewrite(h.service().YAML, strings.Replace(small, "id: shop", "id: shed", 1))
	refused(t, err, incident.CodeDiffers, "shop")
	h.sound()
}

func TestImportAgain(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	h.inventory(small)
	if n := len(h.history("")); n != 1 {
		t.Errorf("%d revisions", n)
	}
	h.at("2026-11-25 09:00")
	h.set("ito", top, "shows", "在庫")
	h.set("ito", "service", "slo", "99.9%")
	file, err := inventory.Parse([]byte(strings.Replace(small, "https://example.com/top", "https://example.com/file", 1)))
	if err != nil {
		t.Fatal(err)
	}
	lost := desk.Losses(h.service().Inventory, file)
	var got []string
	for _, l := range lost {
		got = append(got, l.Path+" "+string(l.Was)+" "+string(l.New)+" "+l.By+" "+l.Date)
	}
	want := []string{
		`service.slo "99.9%"  ito 2026-11-25`,
		top + `.shows "在庫" "受注件数" ito 2026-11-25`,
		top + `.url "https://example.com/top" "https://example.com/file" ito 2026-11-25`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("lost:\n%q\nwant\n%q", got, want)
	}
}

// Two copies that were edited apart come to the same, and edits of other fields both survive.
func TestMergeInventories(t *testing.T) {
	a, b := newHouse(t, desk.Options{}), newHouse(t, desk.Options{})
	b.ids.Store(10_000)
	a.inventory(small)
	carry(a, b)
	a.at("10:05")
	b.at("10:06")
	a.set("sato", top, "shows", "甲")
	a.set("sato", "service", "slo", "99.9%")
	b.set("ito", top, "shows", "乙") // later: it does not take
	b.set("ito", top, "url", "https://example.com/ito")
	b.set("ito", "contact.people.ito", "role", "L3")
	carry(a, b)
	carry(b, a)
	one, two := a.service(), b.service()
	if one.YAML != two.YAML || one.RevisedBy != two.RevisedBy || !slices.Equal(one.Model, two.Model) {
		t.Fatalf("they did not come to the same:\n%s\n%s", one.YAML, two.YAML)
	}
	d := one.Inventory.Monitoring.Dashboards.Items[0]
	if d.Shows.Value != "甲" || d.URL.Value != "https://example.com/ito" || one.Inventory.Service.SLO.Value != "99.9%" || one.Inventory.Contact.People.Items[0].Role.Value != "L3" {
		t.Errorf("something was lost:\n%s", one.YAML)
	}
	i := slices.IndexFunc(a.history(top), func(r desk.Revision) bool { return r.Passed })
	if i < 0 || string(a.history(top)[i].Edit.Set["shows"]) != `"乙"` {
		t.Error("what did not take is not in the history")
	}
	before := one.YAML
	if _, err := a.seat("sato").Rebuild(t.Context()); err != nil || a.service().YAML != before {
		t.Errorf("a rebuild comes to something else: %v\n%s", err, a.service().YAML)
	}
	a.sound()
	b.sound()
}
