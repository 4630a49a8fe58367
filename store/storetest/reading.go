package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

func tails(t *testing.T, b *bench) {
	one, two := b.declare("one"), b.declare("two")
	for _, c := range []struct {
		tail string
		want []string
	}{
		{incident.Short(one), []string{one}}, {incident.Tail(two), []string{two}}, {two, []string{two}},
		{strings.ToUpper(strings.ReplaceAll(two, "-", "")), []string{two}}, {one[:20], []string{two, one}}, {"019a", nil}, {"00", []string{two, one}},
		{"zz", nil}, {"%", nil},
	} {
		var got []string
		for _, h := range b.heads(desk.HeadFilter{Tail: c.tail}) {
			got = append(got, h.Stream)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("tail %q finds %v, want %v", c.tail, got, c.want)
		}
	}
}

func headOrder(t *testing.T, b *bench) {
	old, ended, last := b.declare("old"), b.declare("ended"), b.declare("last")
	b.act(ended, "sato", incident.End{How: incident.EndFalseAlarm, Reason: "drift"})
	b.note(old, incident.TakeNote{Text: "a later event does not make it newer"})
	var got []string
	for _, h := range b.heads(desk.HeadFilter{}) {
		got = append(got, h.Stream)
	}
	if want := []string{last, old, ended}; !slices.Equal(got, want) {
		t.Fatalf("heads come as %v, want %v", got, want)
	}
	if h := b.heads(desk.HeadFilter{})[2]; h.Active || h.Status != incident.EndFalseAlarm || h.Ended.IsZero() {
		t.Fatalf("the ended one is %+v", h)
	}
	if n := len(b.heads(desk.HeadFilter{Active: true})); n != 2 {
		t.Fatalf("%d are active", n)
	}
	if h := b.heads(desk.HeadFilter{Limit: 1}); len(h) != 1 || h[0].Stream != last {
		t.Fatalf("the first one is %+v", h)
	}
}

func cursor(e incident.Entry) *desk.Cursor {
	return &desk.Cursor{At: e.OccurredAt, Order: e.Order, ID: e.ID}
}

func windows(t *testing.T, b *bench) {
	stream := b.declare("a")
	b.note(stream, incident.TakeNote{Text: "when?", At: incident.When{Unknown: true}})
	for i := range 30 {
		b.note(stream, incident.TakeNote{Text: fmt.Sprint("n", i), At: incident.Moment(morning.Add(-time.Duration(i%7) * time.Hour))})
	}
	all := b.entries(stream)
	if all[0].Text != "when?" {
		t.Fatalf("an entry of unknown time comes %q", texts(all))
	}
	last := b.timeline(stream, desk.Window{})
	if said(t, last.Entries) != said(t, all) || last.Before != 0 || last.After != 0 {
		t.Fatalf("the last window has %d of %d, %d before, %d after", len(last.Entries), len(all), last.Before, last.After)
	}
	w := desk.Window{Limit: 7}
	var back []incident.Entry
	for {
		s := b.timeline(stream, w)
		if len(s.Entries) == 0 {
			break
		}
		if s.Before+len(s.Entries)+s.After != len(all) || s.After != len(back) {
			t.Fatalf("%d before, %d shown, %d after, of %d", s.Before, len(s.Entries), s.After, len(all))
		}
		back = append(slices.Clone(s.Entries), back...)
		w.Before = cursor(s.Entries[0])
	}
	if said(t, back) != said(t, all) {
		t.Fatalf("walked back: %q", texts(back))
	}
	forth := []incident.Entry{all[0]}
	for {
		s := b.timeline(stream, desk.Window{Limit: 7, After: cursor(forth[len(forth)-1])})
		if s.Before != len(forth) || s.Before+len(s.Entries)+s.After != len(all) {
			t.Fatalf("%d before, %d shown, %d after, of %d", s.Before, len(s.Entries), s.After, len(all))
		}
		if len(s.Entries) == 0 {
			break
		}
		forth = append(forth, s.Entries...)
	}
	if said(t, forth) != said(t, all) {
		t.Fatalf("walked forth: %q", texts(forth))
	}
}

func filters(t *testing.T, b *bench) {
	stream := b.declare("a")
	b.note(stream, incident.TakeNote{Text: "Disk 100% full", Tags: []string{"db", "disk"}, Key: true})
	b.note(stream, incident.TakeNote{Text: "restart the DB", As: incident.EntryAction, Tags: []string{"d"}})
	b.note(stream, incident.TakeNote{Text: "在庫のディスクが一杯", As: incident.EntryObservation})
	b.act(stream, "kato", incident.TakeNote{Text: "a_b disk"})
	for _, c := range []struct {
		m    desk.Match
		want []string
	}{
		{desk.Match{Tag: "d"}, []string{"restart the DB"}}, {desk.Match{Tag: "db"}, []string{"Disk 100% full"}}, {desk.Match{Key: true}, []string{"Disk 100% full"}},
		{desk.Match{Author: "kato"}, []string{"a_b disk"}}, {desk.Match{Text: "disk FULL"}, []string{"Disk 100% full"}},
		{desk.Match{Text: "100%"}, []string{"Disk 100% full"}}, {desk.Match{Text: "a%b"}, nil}, {desk.Match{Text: "a_b"}, []string{"a_b disk"}},
		{desk.Match{Text: "ディスク"}, []string{"在庫のディスクが一杯"}},
		{desk.Match{Kinds: []incident.EntryKind{incident.EntryAction, incident.EntryObservation}}, []string{"restart the DB", "在庫のディスクが一杯"}},
		{desk.Match{Kinds: []incident.EntryKind{incident.EntryNote}, Text: "disk", Author: "sato"}, []string{"Disk 100% full"}},
	} {
		s := b.timeline(stream, desk.Window{Match: c.m})
		if !slices.Equal(texts(s.Entries), c.want) || s.Before != 0 || s.After != 0 {
			t.Errorf("%+v gives %q (%d before, %d after), want %q", c.m, texts(s.Entries), s.Before, s.After, c.want)
		}
	}
	if s := b.timeline(stream, desk.Window{Limit: 1, Match: desk.Match{Text: "disk"}}); s.Before != 1 || s.Entries[0].Text != "a_b disk" {
		t.Errorf("one of two: %+v", s)
	}
	_, err := b.store.Timeline(b.ctx, stream, desk.Window{Match: desk.Match{Text: strings.Repeat("x", 100_000)}})
	b.wantCode(err, incident.CodeTooBig)
}

func threads(t *testing.T, b *bench) {
	stream, other := b.declare("a"), b.declare("b")
	b.note(stream, incident.TakeNote{Text: "second", As: incident.EntryQuestion, At: incident.Moment(morning)})
	b.note(stream, incident.TakeNote{Text: "a note"})
	id := b.note(stream, incident.TakeNote{Text: "first", As: incident.EntryHypothesis, At: incident.Moment(morning.Add(-time.Hour))})
	b.note(other, incident.TakeNote{Text: "elsewhere", As: incident.EntryAction})
	b.act(stream, "kato", incident.Advance{Target: id, To: incident.ProgressRuledOut, Note: "no lock"})
	got, err := b.store.Threads(b.ctx, stream)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(texts(got), []string{"first", "second"}) || got[0].Outcome != "no lock" {
		t.Errorf("threads are %+v", got)
	}
}

func duplicates(t *testing.T, b *bench) {
	main, dup, other := b.declare("a"), b.declare("b"), b.declare("c")
	for _, stream := range []string{dup, "elsewhere"} {
		b.act(main, "sato", incident.Relate{How: incident.LinkDuplicate, Other: incident.NewState(stream)})
	}
	b.act(main, "sato", incident.Relate{How: incident.LinkFollows, Other: b.state(other)})
	merged := func(stream string, want ...string) {
		t.Helper()
		if got, err := b.store.Merged(b.ctx, stream); err != nil || !slices.Equal(got, want) {
			t.Errorf("merged into %s are %v, %v, want %v", stream, got, err, want)
		}
	}
	merged(main)
	b.act(dup, "sato", incident.Relate{How: incident.LinkDuplicateOf, Other: b.state(main), Reason: "the same"})
	merged(main, dup)
	merged(dup)
	b.must(b.undo(dup, "sato"))
	merged(main)
	_, err := b.store.Merged(b.ctx, "elsewhere")
	b.wantCode(err, incident.CodeNotFound)
}

func entryByEnd(t *testing.T, b *bench) {
	stream := b.declare("a")
	id := b.note(stream, incident.TakeNote{Text: "one"})
	b.note(stream, incident.TakeNote{Text: "two"})
	for _, key := range []string{id, id[len(id)-12:], strings.ToUpper(id[len(id)-12:])} {
		e, err := b.store.Entry(b.ctx, stream, key)
		b.must(err)
		if e.ID != id || e.Text != "one" || e.Stream != stream {
			t.Fatalf("%q finds %+v", key, e)
		}
	}
	for key, code := range map[string]incident.Code{
		"00000000": incident.CodeAmbiguous, "ffff": incident.CodeNotFound, "": incident.CodeNotFound, b.id(): incident.CodeNotFound, "%": incident.CodeNotFound,
	} {
		_, err := b.store.Entry(b.ctx, stream, key)
		b.wantCode(err, code)
	}
}

func find(t *testing.T, b *bench) {
	one := b.declare("決済 down")
	two := b.declare("Search is slow")
	b.note(one, incident.TakeNote{Text: "gateway answers 502"})
	b.note(two, incident.TakeNote{Text: "the gateway is fine"})
	b.note(two, incident.TakeNote{Text: "Gateway again, 502"})
	for _, c := range []struct {
		words string
		limit int
		want  []string
	}{
		{"gateway", 0, []string{"Search is slow|the gateway is fine", "決済 down|gateway answers 502"}}, {"GATEWAY", 1, []string{"Search is slow|the gateway is fine"}},
		{"502 gateway", 0, []string{"Search is slow|Gateway again, 502", "決済 down|gateway answers 502"}}, {"決済", 0, []string{"決済 down|"}}, {"slow down", 0, nil}, {" ", 0, nil}, {"5%2", 0, nil},
	} {
		hits, err := b.store.Find(b.ctx, c.words, c.limit)
		b.must(err)
		var got []string
		for _, h := range hits {
			got = append(got, h.Head.Title+"|"+h.Entry.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q finds %q, want %q", c.words, got, c.want)
		}
	}
}

func rawText(t *testing.T, b *bench) {
	stream := b.declare("a")
	for _, text := range []string{"\x1b[31mred\x07", "a\x00b", "\u202eevil", "' OR 1=1 --", "a|b\r\n```", strings.Repeat("貼", 400_000), "e\u0301 ☕️"} {
		id := b.note(stream, incident.TakeNote{Text: text, Tags: []string{text[:1]}})
		e, err := b.store.Entry(b.ctx, stream, id)
		b.must(err)
		if e.Text != text {
			t.Errorf("%.20q came back as %.20q", text, e.Text)
		}
	}
	b.sameAsFold(stream)
}
