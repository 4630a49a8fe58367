package storetest

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// sameAsFold compares everything stored of a stream with a fold of its events.
func (b *bench) sameAsFold(stream string) {
	b.t.Helper()
	events := b.events(stream)
	state, entries := incident.Fold(stream, events)
	if got, want := said(b.t, b.state(stream)), said(b.t, state); got != want {
		b.t.Fatalf("state is\n%s\nits events fold into\n%s", got, want)
	}
	slices.SortFunc(entries, func(x, y incident.Entry) int {
		return cmp.Or(x.OccurredAt.Compare(y.OccurredAt), cmp.Compare(x.Order, y.Order), cmp.Compare(x.ID, y.ID))
	})
	if got, want := said(b.t, b.entries(stream)), said(b.t, entries); got != want {
		b.t.Fatalf("entries are\n%s\nits events fold into\n%s", got, want)
	}
	for _, h := range b.heads(desk.HeadFilter{}) {
		if h.Stream != stream {
			continue
		}
		if h.Counts != state.Counts || h.Title != state.Title || h.Status != state.Status() || h.Order != events[len(events)-1].Order {
			b.t.Fatalf("head is %+v, its state %s", h, said(b.t, state))
		}
	}
}

// said is a value as JSON without whatever is empty, since no list and an empty one say the same.
func said(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(data, &plain); err != nil {
		t.Fatal(err)
	}
	data, _ = json.MarshalIndent(prune(plain), "", " ")
	return string(data)
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			if v[k] = prune(v[k]); v[k] == nil {
				delete(v, k)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}

// elsewhere gives an event a life in another stream: every id in it gets another first digit.
func elsewhere(e incident.Event, stream string) incident.Event {
	e.ID, e.Stream, e.Act = other(e.ID), other(stream), other(e.Act)
	if e.Undoes != "" {
		e.Undoes = other(e.Undoes)
	}
	body, _ := incident.EncodeBody(e.Body) // it came out of the store
	e.Body = incident.DecodeBody(e.Body.Kind(), []byte(strings.ReplaceAll(string(body), idStart, otherStart)))
	return e
}

const (
	idStart    = "019aa000-"
	otherStart = "119aa000-"
)

func other(id string) string { return strings.Replace(id, idStart, otherStart, 1) }

// back undoes elsewhere in a text.
func back(text string) string { return strings.ReplaceAll(text, otherStart, idStart) }
