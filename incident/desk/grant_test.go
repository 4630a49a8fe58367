package desk_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// as sits down with a grant, for all services unless some are named.
func (h *house) as(name string, g desk.Grant, services ...string) *desk.Seat {
	return h.For(desk.Principal{Name: name, Via: incident.ViaSSH, Grant: g, Services: services})
}

func may(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

func TestEveryReservationHasWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		words := text.For(l).Errors.Reserved
		if len(words) != len(desk.Reserved()) {
			t.Errorf("%s has words for %d reserved acts of %d", l, len(words), len(desk.Reserved()))
		}
		for _, what := range desk.Reserved() {
			if words[what] == "" {
				t.Errorf("%s has no words for the reserved act %q", l, what)
			}
		}
	}
}

func TestEveryKindIsInTheTableOfGrants(t *testing.T) {
	for _, kind := range incident.Kinds() {
		if !desk.Settled(kind) {
			t.Errorf("%s: nobody has settled whether a responder may record it", kind)
		}
	}
}

// What each grant holds, by doing it.
func TestGrants(t *testing.T) {
	note := incident.TakeNote{Text: "再起動した"}
	for _, c := range []struct {
		name string
		cmd  incident.Command
		as   string // reserved to who may command as this; empty: a responder may
	}{
		{"note", note, ""},
		{"raise the severity", incident.SetSeverity{To: incident.Critical}, ""},
		{"lower the severity", incident.SetSeverity{To: incident.Medium, Reason: "影響が小さい"}, "severity"},
		{"take an empty seat", incident.TakeRole{Role: incident.Scribe, Who: "suzuki"}, ""},
		{"seat somebody else", incident.TakeRole{Role: incident.Scribe, Who: "tanaka"}, "role"},
		{"take another's seat", incident.TakeRole{Role: incident.Commander, Who: "suzuki", Reason: "応答なし"}, "role"},
		{"ask for the chair", incident.OfferHandover{Role: incident.Commander, To: "suzuki"}, ""},
		{"offer an empty seat to a third", incident.OfferHandover{Role: incident.Scribe, To: "tanaka"}, "role"},
		{"ask", incident.MakeAsk{Who: "tanaka", What: "ログ確認", Minutes: 10}, ""},
		{"send a report", told(incident.Client, "10:40"), "report"},
		{"decide", incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.RollBack, What: "戻す", Reason: "急ぐ", Decider: "sato"}}, "decision"},
		{"end", incident.End{How: incident.EndFalseAlarm, Reason: "誤報"}, "end"},
		{"recovered", mark(incident.Recovered, "10:00"), ""},
		{"a batch with a reserved act", incident.All{note, incident.End{How: incident.EndFalseAlarm, Reason: "誤報"}}, "end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t, desk.Options{})
			stream := h.declare(incident.High)
			h.do("sato", stream, incident.TakeRole{Role: incident.Commander, Who: "sato"})
			before := len(h.events(stream))

			_, err := h.as("suzuki", desk.GrantObserve).Act(t.Context(), stream, c.cmd)
			refused(t, err, incident.CodeNotGranted, "observe", "write")
			_, err = h.as("suzuki", desk.GrantRespond).Act(t.Context(), stream, c.cmd)
			if c.as == "" {
				may(t, "respond", err)
				return
			}
			refused(t, err, incident.CodeNotGranted, "respond", c.as)
			if n := len(h.events(stream)); n != before {
				t.Errorf("%d events were recorded all the same", n-before)
			}
			_, err = h.as("suzuki", desk.GrantCommand).Act(t.Context(), stream, c.cmd)
			may(t, "command", err)
		})
	}
}

func TestARespondersAmendments(t *testing.T) {
	h := newHouse(t, desk.Options{})
	stream := h.declare(incident.High)
	h.do("sato", stream, incident.TakeNote{Text: "佐藤の記録"})
	suzuki := h.as("suzuki", desk.GrantRespond)
	own := h.ok(suzuki.Act(t.Context(), stream, incident.TakeNote{Text: "鈴木の記録"})).Events[0].ID
	var theirs string
	for _, e := range h.events(stream) {
		if e.Actor == "sato" && e.Body.Kind() == "note.taken" {
			theirs = e.ID
		}
	}
	_, err := suzuki.Act(t.Context(), stream, incident.Correct{Target: own, Text: "直した"})
	may(t, "one's own", err)
	_, err = suzuki.Act(t.Context(), stream, incident.Correct{Target: theirs, Text: "書き換えた"})
	refused(t, err, incident.CodeNotGranted, "respond", "amend")
	_, err = suzuki.Act(t.Context(), stream, incident.Strike{Target: theirs, Reason: "不要"})
	refused(t, err, incident.CodeNotGranted, "respond", "amend")
}

// A name is shared with whoever uses it at the machine: what they did there is not undone from outside.
func TestUndoIsBoundByTheGrant(t *testing.T) {
	h := newHouse(t, desk.Options{})
	stream := h.declare(incident.High)
	h.do("suzuki", stream, incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.RollBack, What: "戻す", Reason: "急ぐ", Decider: "sato"}})
	_, err := h.as("suzuki", desk.GrantRespond).Undo(t.Context(), stream)
	refused(t, err, incident.CodeNotGranted, "respond", "decision")
	_, err = h.as("suzuki", desk.GrantObserve).Undo(t.Context(), stream)
	refused(t, err, incident.CodeNotGranted, "observe", "write")
	h.do("suzuki", stream, incident.TakeNote{Text: "x"})
	_, err = h.as("suzuki", desk.GrantRespond).Undo(t.Context(), stream)
	may(t, "one's own note", err)
}

func TestARespondersInventory(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shopYAML("shop-ec", "ショップ"))
	suzuki := h.as("suzuki", desk.GrantRespond)
	fill := incident.InventoryEdit{Path: "service", Set: map[string]json.RawMessage{"client": json.RawMessage(`"発注元"`)}}
	_, err := suzuki.EditInventory(t.Context(), "shop-ec", fill)
	may(t, "fill a blank", err)
	clear := incident.InventoryEdit{
		Path: "service", Set: map[string]json.RawMessage{"client": json.RawMessage("null")}, Was: map[string]json.RawMessage{"client": json.RawMessage(`"発注元"`)},
	}
	_, err = suzuki.EditInventory(t.Context(), "shop-ec", clear)
	refused(t, err, incident.CodeNotGranted, "respond", "inventory")
	_, err = suzuki.ImportInventory(t.Context(), []byte(shopYAML("shop-ec", "別の名前")))
	refused(t, err, incident.CodeNotGranted, "respond", "import")
	_, err = suzuki.Rebuild(t.Context())
	refused(t, err, incident.CodeNotGranted, "respond", "upkeep")
	_, err = h.as("sato", desk.GrantCommand).EditInventory(t.Context(), "shop-ec", clear)
	may(t, "command", err)
	_, err = h.as("ito", desk.GrantObserve).EditInventory(t.Context(), "shop-ec", fill)
	refused(t, err, incident.CodeNotGranted, "observe", "write")
}

func shopYAML(id, name string) string {
	return "service: {id: " + id + ", name: " + name + "}\ncontact:\n  people:\n    - {id: ito, name: 伊藤}\n"
}

// Whoever is bound to services finds nothing of another, by any way in.
func TestOtherServicesDoNotExist(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shopYAML("shop-ec", "ショップ"))
	h.inventory(shopYAML("bank", "銀行"))
	ctx, sato := t.Context(), h.seat("sato")
	ours := h.ok(sato.Declare(ctx, incident.Declare{Title: "決済障害"}, "shop-ec")).Stream
	theirs := h.ok(sato.Declare(ctx, incident.Declare{Title: "決済障害"}, "bank")).Stream
	unowned := h.ok(sato.Declare(ctx, incident.Declare{Title: "決済障害"}, "nobody's")).Stream
	suzuki := h.as("suzuki", desk.GrantCommand, "shop-ec")

	heads, err := suzuki.Heads(ctx, desk.HeadFilter{Limit: 1})
	if err != nil || len(heads) != 1 || heads[0].Stream != ours {
		t.Errorf("the list holds %v, %v", heads, err)
	}
	hits, err := suzuki.Find(ctx, "決済", 1)
	if err != nil || len(hits) != 1 || hits[0].Head.Stream != ours {
		t.Errorf("a search finds %v, %v", hits, err)
	}
	rows, err := suzuki.Services(ctx)
	if err != nil || len(rows) != 1 || rows[0].ID != "shop-ec" {
		t.Errorf("the services are %v, %v", rows, err)
	}
	if head, err := suzuki.Locate(ctx, ""); err != nil || head.Stream != ours {
		t.Errorf("the one active is %v, %v", head, err)
	}
	for _, stream := range []string{theirs, unowned} {
		for name, reach := range map[string]func() error{
			"locate":   func() error { _, err := suzuki.Locate(ctx, stream); return err },
			"state":    func() error { _, err := suzuki.State(ctx, stream); return err },
			"timeline": func() error { _, err := suzuki.Timeline(ctx, stream, desk.Window{}); return err },
			"entries": func() error {
				for _, err := range suzuki.Entries(ctx, stream) {
					return err
				}
				return nil
			},
			"threads": func() error { _, err := suzuki.Threads(ctx, stream); return err },
			"entry":   func() error { _, err := suzuki.Entry(ctx, stream, stream); return err },
			"note":    func() error { _, err := suzuki.Act(ctx, stream, incident.TakeNote{Text: "x"}); return err },
			"act":     func() error { _, err := suzuki.Act(ctx, stream, incident.Reopen{Reason: "x"}); return err },
			"undo":    func() error { _, err := suzuki.Undo(ctx, stream); return err },
			"assign":  func() error { _, err := suzuki.Assign(ctx, stream, "shop-ec"); return err },
			"link":    func() error { _, err := suzuki.Link(ctx, ours, stream, incident.LinkFollows, "x"); return err },
		} {
			t.Run(name, func(t *testing.T) { refused(t, reach(), incident.CodeNotFound) })
		}
	}
	for name, reach := range map[string]func() error{
		"inventory": func() error { _, err := suzuki.Service(ctx, "bank"); return err },
		"by name":   func() error { _, err := suzuki.Service(ctx, "銀行"); return err },
		"history":   func() error { _, err := suzuki.InventoryHistory(ctx, "bank", ""); return err },
		"edit": func() error {
			_, err := suzuki.EditInventory(ctx, "bank", incident.InventoryEdit{Path: "service", Set: map[string]json.RawMessage{"client": json.RawMessage(`"x"`)}})
			return err
		},
		"import": func() error {
			_, err := suzuki.ImportInventory(ctx, []byte(shopYAML("bank", "乗っ取り")))
			return err
		},
		"declare":     func() error { _, err := suzuki.Declare(ctx, incident.Declare{Title: "x"}, "bank"); return err },
		"assign ours": func() error { _, err := suzuki.Assign(ctx, ours, "bank"); return err },
	} {
		t.Run(name, func(t *testing.T) { refused(t, reach(), incident.CodeNotFound) })
	}
	declared := h.ok(suzuki.Declare(ctx, incident.Declare{Title: "別の障害"}, ""))
	if declared.State.Service != "shop-ec" {
		t.Errorf("what they declare belongs to %q", declared.State.Service)
	}
	h.sound()
}

// Streamed events and drafts keep to what is seen, too.
func TestExportAndDraftsKeepToTheServices(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shopYAML("shop-ec", "ショップ"))
	h.inventory(shopYAML("bank", "銀行"))
	ctx, sato := t.Context(), h.seat("sato")
	ours := h.ok(sato.Declare(ctx, incident.Declare{Title: "一"}, "shop-ec")).Stream
	theirs := h.ok(sato.Declare(ctx, incident.Declare{Title: "二"}, "bank")).Stream

	bound := h.as("sato", desk.GrantCommand, "shop-ec")
	seen := map[string]bool{}
	for e, err := range bound.Events(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		seen[e.Stream] = true
	}
	if want := map[string]bool{ours: true, incident.ServiceStream("shop-ec"): true}; !maps.Equal(seen, want) {
		t.Errorf("the events are of %v", slices.Collect(maps.Keys(seen)))
	}
	for range h.as("sato", desk.GrantCommand, "no-such").Events(ctx) {
		t.Error("who sees no service is given events")
	}

	session, end, err := sato.Session(ctx)
	may(t, "session", err)
	may(t, "draft", sato.SaveDraft(ctx, desk.DraftKey{Session: session, Stream: theirs, Field: "note"}, "口座番号"))
	may(t, "draft", sato.SaveDraft(ctx, desk.DraftKey{Session: session, Stream: ours, Field: "note"}, "在庫"))
	end()
	mine, end, err := bound.Session(ctx)
	may(t, "session", err)
	defer end()
	found, err := bound.Adopt(ctx, mine)
	if err != nil || len(found) != 1 || found[0].Stream != ours {
		t.Errorf("they take up %v, %v", found, err)
	}
	observer := h.as("ito", desk.GrantObserve)
	may(t, "observer's draft", observer.SaveDraft(ctx, desk.DraftKey{Session: "s", Stream: ours, Field: "note"}, "x"))
	if kept, err := observer.Drafts(ctx, "s"); err != nil || len(kept) != 0 {
		t.Errorf("an observer has written %v, %v", kept, err)
	}
}

// A seat is not widened by sitting down again.
func TestASeatStaysBound(t *testing.T) {
	h := newHouse(t, desk.Options{})
	stream := h.declare(incident.High)
	again := h.as("suzuki", desk.GrantObserve).For(desk.Principal{Name: "sato"})
	if again.Who() != "suzuki" {
		t.Errorf("they became %q", again.Who())
	}
	_, err := again.Act(t.Context(), stream, incident.TakeNote{Text: "x"})
	refused(t, err, incident.CodeNotGranted)
	_, err = again.Quoting("sato").Act(t.Context(), stream, incident.TakeNote{Text: "x"})
	refused(t, err, incident.CodeNotGranted)
}
