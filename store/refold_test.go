package store

import (
	"testing"

	"shirei/incident/desk"
)

// TestStaleProjectionsAreFoldedAnew spoils the projections and their version, as a program that folds otherwise would find them.
func TestStaleProjectionsAreFoldedAnew(t *testing.T) {
	touches := map[string]func(s *Store, stream string) error{
		"state": func(s *Store, stream string) error { _, err := s.State(t.Context(), stream); return err },
		"heads": func(s *Store, _ string) error { _, err := s.Heads(t.Context(), desk.HeadFilter{}); return err },
		"timeline": func(s *Store, stream string) error {
			_, err := s.Timeline(t.Context(), stream, desk.Window{})
			return err
		},
		"write": func(s *Store, stream string) error {
			return s.Write(t.Context(), func(tx desk.Tx) error { _, err := tx.State(stream); return err })
		},
		"rebuild": func(s *Store, _ string) error { _, err := s.Rebuild(t.Context()); return err },
	}
	for name, touch := range touches {
		t.Run(name, func(t *testing.T) {
			s := open(t, dbPath(t), Options{})
			defer s.Close()
			stream := declare(t, s)
			id, err := note(s, stream, "kept")
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []string{
				"UPDATE heads SET fold=0, title='old', entries=7, lines=9", "UPDATE snapshots SET state='{\"Title\":\"old\"}'",
				"UPDATE entries SET text='old' WHERE id='" + id + "'", "INSERT INTO entries SELECT stream, 1, 1, 'ghost', recorded, actor, words, via, act, kind, flags, text, tags, more FROM entries LIMIT 1",
			} {
				if _, err := s.writer.conn.ExecContext(t.Context(), q); err != nil {
					t.Fatal(err)
				}
			}
			if same, err := s.projected(t.Context(), stream); err != nil || same {
				t.Fatalf("the spoilt projections pass (%v)", err)
			}
			if err := touch(s, stream); err != nil {
				t.Fatal(err)
			}
			if same, err := s.projected(t.Context(), stream); err != nil || !same {
				t.Fatalf("they were not folded anew (%v)", err)
			}
			sound(t, s)
		})
	}
}
