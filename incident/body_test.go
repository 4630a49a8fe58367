package incident_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write golden files for kinds that have none")

// fullBodies has one body of every kind with every field set, so that a golden file shows all of its names.
func fullBodies() []incident.Body {
	zero := []incident.Body{
		incident.Declared{}, incident.Imported{}, incident.Retitled{}, incident.NoteTaken{}, incident.EntryCorrected{}, incident.EntryStruck{},
		incident.EntryMoved{}, incident.EntryFlagged{}, incident.EntryProgressed{}, incident.ActUndone{}, incident.RoleTaken{},
		incident.MilestoneRecorded{}, incident.SymptomSorted{}, incident.LayerAssessed{}, incident.CheckAnswered{}, incident.ChangeNoted{},
		incident.InquiryLogged{}, incident.SearchBounded{}, incident.SeveritySet{}, incident.PlaybookMarked{}, incident.FactSet{},
		incident.ReportCopied{}, incident.ReportSent{}, incident.SizedUp{}, incident.TermsSet{}, incident.PromiseMade{}, incident.PromiseKept{},
		incident.PromiseExtended{}, incident.PromiseHanded{}, incident.PromiseWithdrawn{}, incident.PromiseSnoozed{}, incident.SheetFilled{},
		incident.ObjectionHeard{}, incident.DecisionMade{}, incident.DecisionCarried{}, incident.ConditionTicked{}, incident.TaskNoted{},
		incident.Resolved{}, incident.Reopened{}, incident.Ended{}, incident.Closed{}, incident.StepSkipped{}, incident.GapOpened{},
		incident.GapClosed{}, incident.CallMade{}, incident.AttachmentAdded{}, incident.CommandRan{}, incident.PartWritten{}, incident.ActionItemAdded{}, incident.ActionItemChanged{}, incident.InventoryRevised{},
		incident.InventoryEdited{}, incident.AskMade{}, incident.AskAnswered{}, incident.AskDone{}, incident.AskTakenBack{},
		incident.HandoverOffered{}, incident.HandoverAnswered{}, incident.HandoverWithdrawn{}, incident.ObjectionsCalled{}, incident.Linked{},
		incident.ChangeRequested{}, incident.ChangeApproved{}, incident.ChangeRefused{}, incident.ChangeScheduled{}, incident.ChangeNoticed{},
		incident.ChangeStarted{}, incident.ChangeFinished{}, incident.ChangeVerified{}, incident.ChangeUndone{}, incident.ChangeTold{},
	}
	out := make([]incident.Body, len(zero))
	for i, b := range zero {
		// By way of JSON, since some fields stand in embedded structs this package cannot reach: every name a zero body
		// would leave out is asked of the type.
		v := reflect.New(reflect.TypeOf(b)).Elem()
		data, err := json.Marshal(sample(v.Type(), ""))
		if err != nil {
			panic(err)
		}
		out[i] = incident.DecodeBody(b.Kind(), data)
	}
	return out
}

// sample gives a value of a type as JSON would hold it, with every field set.
func sample(t reflect.Type, name string) any {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return "2026-11-20T05:15:00.123456Z"
	case t.Kind() == reflect.Pointer:
		return sample(t.Elem(), name)
	case t == reflect.TypeFor[json.RawMessage]():
		return name + "の値"
	case t.Kind() == reflect.Map:
		return map[string]any{name + ".key": sample(t.Elem(), name)}
	case t.Kind() == reflect.Slice:
		return []any{sample(t.Elem(), name)}
	case t.Kind() == reflect.Bool:
		return true
	case t.Kind() == reflect.String:
		return name + "：<値> & \"引用\""
	case t.Kind() != reflect.Struct:
		return 7
	}
	out := map[string]any{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			inner, _ := sample(f.Type, "").(map[string]any)
			for k, v := range inner {
				out[k] = v
			}
			continue
		}
		out[name] = sample(f.Type, name)
	}
	return out
}

// Bodies as they were once written stay readable, and are written again as they were.
func TestGoldenBodies(t *testing.T) {
	var kinds []incident.Kind
	for _, b := range fullBodies() {
		kinds = append(kinds, b.Kind())
		path := filepath.Join("testdata", "bodies", string(b.Kind())+".json")
		golden, err := os.ReadFile(path)
		if os.IsNotExist(err) && *update {
			golden = indented(t, b)
			err = os.WriteFile(path, golden, 0o644)
		}
		if err != nil {
			t.Errorf("%s has no golden file (go test -update writes it): %v", b.Kind(), err)
			continue
		}
		read := incident.DecodeBody(b.Kind(), golden)
		if _, unknown := read.(incident.Unknown); unknown {
			t.Errorf("%s: the golden file is no longer readable", b.Kind())
			continue
		}
		if again := indented(t, read); !bytes.Equal(again, golden) {
			t.Errorf("%s: written again as\n%s\nwant\n%s", b.Kind(), again, golden)
		}
		// A new field of a body belongs into its golden file too.
		if !reflect.DeepEqual(read, b) {
			t.Errorf("%s: the golden file lacks a field: %+v, full is %+v", b.Kind(), read, b)
		}
	}
	if registered := incident.Kinds(); !slices.Equal(registered, slices.Sorted(slices.Values(kinds))) {
		t.Errorf("kinds with a sample: %q\nregistered: %q", kinds, registered)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "bodies", "*.json"))
	if err != nil || len(files) != len(kinds) {
		t.Errorf("%d golden files for %d kinds, %v", len(files), len(kinds), err)
	}
}

func indented(t *testing.T, b incident.Body) []byte {
	t.Helper()
	data, err := incident.EncodeBody(b)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// What cannot be read is kept as it came, shown raw, and breaks nothing.
func TestUnreadableBodies(t *testing.T) {
	for _, c := range []struct{ kind, raw string }{
		{"weather.changed", `{"to":"rain"}`}, {"note.taken", `{"text":3}`}, {"note.taken", `{"text"`}, {"note.taken", ``},
		{"note.taken", `null`}, {"note.taken", `[]`}, {"entry.struck", `"x"`}, {"severity.set", "\xff\x00"}, {"", `{}`},
	} {
		b := incident.DecodeBody(incident.Kind(c.kind), []byte(c.raw))
		again, err := incident.EncodeBody(b)
		if err != nil || string(again) != c.raw || b.Kind() != incident.Kind(c.kind) {
			t.Errorf("%s %q: kept as %s %q, %v", c.kind, c.raw, b.Kind(), again, err)
		}
		r := opened(t, "10:00", incident.High)
		before, _ := incident.Fold("s-1", r.events)
		e := incident.Event{ID: "x", Stream: "s-1", Order: r.order + 1, OccurredAt: r.now, Act: "x", Body: b}
		after, entries := incident.Fold("s-1", append(r.events, e))
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%s %q changed the state", c.kind, c.raw)
		}
		if last := entries[len(entries)-1]; last.Kind != incident.EntryUnknown || last.Text != c.kind+" "+c.raw {
			t.Errorf("%s %q is shown as %+v", c.kind, c.raw, last)
		}
	}
}

// Whatever JSON a body of a known kind holds: reading and folding it never fails, and it is written again as it was read.
func TestAnyBody(t *testing.T) {
	kinds := incident.Kinds()
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		raw, err := json.Marshal(anyJSON(2).Draw(t, "body"))
		if err != nil {
			t.Fatal(err)
		}
		b := incident.DecodeBody(k, raw)
		data, err := incident.EncodeBody(b)
		if err != nil {
			t.Fatalf("%s %s: %v", k, raw, err)
		}
		if again := incident.DecodeBody(k, data); !same(again, b) {
			t.Fatalf("%s %s: read again as %+v, was %+v", k, raw, again, b)
		}
		s, _ := incident.Fold("s", []incident.Event{{ID: "x", Stream: "s", Act: "x", Body: b}})
		s.Ledger(at("10:00"))
		s.Next(at("10:00"))
	})
}

// Notes are cut out of their JSON where that is plain; it must never read other than encoding/json does.
func TestNotesReadAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{`{"text":"`, `","as":"`, `"`, `}`, `,"key":true}`, `,"key":false}`, `,"tags":["a"]`, "決済", "note", "\\n", "\n", "\xff", "\x7f", "\u0085", " ", `\u003c`})
		raw := strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(t, "pieces"), "")
		if rapid.Bool().Draw(t, "sound") {
			raw = `{"text":"` + piece.Draw(t, "text") + `","as":"` + piece.Draw(t, "as") + `"` + raw + "}"
		}
		var want incident.NoteTaken
		err := json.Unmarshal([]byte(raw), &want)
		switch got := incident.DecodeBody("note.taken", []byte(raw)).(type) {
		case incident.NoteTaken:
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%q is read as %+v, want %+v, %v", raw, got, want, err)
			}
		case incident.Unknown:
			if err == nil {
				t.Fatalf("%q is not read, want %+v", raw, want)
			}
		}
	})
}

// anyJSON draws JSON whose objects use the names that bodies use.
func anyJSON(depth int) *rapid.Generator[any] {
	names := []string{"text", "to", "at", "dues", "id", "kind", "items", "part", "layer", "evidence", "due", "options", "limits", "rollback", "decision", "step", "state", "done", "key", "target", "audience", "stage", "next", "how", "milestone", "role", "who", "reason", "args"}
	scalar := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) any {
			return rapid.SampledFrom([]string{"", "client", "started", "2026-11-20T05:00:00Z", "9999-12-31T23:59:59+09:00"}).Draw(t, "word")
		}),
		rapid.Custom(func(t *rapid.T) any { return rapid.String().Draw(t, "text") }), rapid.Custom(func(t *rapid.T) any { return rapid.IntRange(-5, 1<<40).Draw(t, "number") }),
		rapid.Just[any](nil), rapid.Just[any](true),
	)
	return rapid.Custom(func(t *rapid.T) any {
		if depth == 0 {
			return scalar.Draw(t, "scalar")
		}
		switch rapid.IntRange(0, 3).Draw(t, "shape") {
		case 0:
			return rapid.SliceOfN(anyJSON(depth-1), 0, 3).Draw(t, "list")
		case 1:
			return scalar.Draw(t, "scalar")
		}
		return rapid.MapOfN(rapid.SampledFrom(names), anyJSON(depth-1), 0, 6).Draw(t, "object")
	})
}
