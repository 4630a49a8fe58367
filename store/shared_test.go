package store

import (
	"fmt"
	"reflect"
	"testing"

	"shirei/incident/desk"
)

// TestShared: what is shared is never older than the last commit, whoever made it, and is read once.
func TestShared(t *testing.T) {
	path := dbPath(t)
	mine, other := opened(t, path, Options{Share: true}), opened(t, path, Options{})
	stream := declare(t, other)
	windows := []desk.Window{{}, {Limit: 3}, {Limit: 3, Match: desk.Match{Text: "note"}}}
	for i := range 50 {
		writer := []*Store{mine, other}[i%2]
		if _, err := note(writer, stream, fmt.Sprint("note ", i)); err != nil {
			t.Fatal(err)
		}
		for _, w := range windows {
			want, err := other.Timeline(t.Context(), stream, w)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if got, err := mine.Timeline(t.Context(), stream, w); err != nil || !reflect.DeepEqual(got, want) {
					t.Fatalf("entry %d: %v\n%+v\nwant\n%+v", i, err, got, want)
				}
			}
		}
	}
	one, _ := mine.Timeline(t.Context(), stream, desk.Window{})
	two, _ := mine.Timeline(t.Context(), stream, desk.Window{})
	if &one.Entries[0] != &two.Entries[0] || cap(one.Entries) != len(one.Entries) {
		t.Error("the same is read twice, or can be written into")
	}
	if _, err := mine.Timeline(t.Context(), newID(), desk.Window{}); err == nil {
		t.Error("an incident that is not there is read")
	}
}

// TestSharedAtOnce: many who read while somebody writes all end with the last entry.
func TestSharedAtOnce(t *testing.T) {
	path := dbPath(t)
	mine, other := opened(t, path, Options{Share: true}), opened(t, path, Options{})
	stream := declare(t, other)
	ended := make(chan error)
	for range 8 {
		go func() {
			last := 0
			for last < 41 { // the declaration is one
				s, err := mine.Timeline(t.Context(), stream, desk.Window{})
				if err != nil || len(s.Entries) < last {
					ended <- fmt.Errorf("%d entries after %d: %w", len(s.Entries), last, err)
					return
				}
				last = len(s.Entries)
			}
			ended <- nil
		}()
	}
	for i := range 40 {
		if _, err := note(other, stream, fmt.Sprint("note ", i)); err != nil {
			t.Fatal(err)
		}
	}
	for range 8 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
