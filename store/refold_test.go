package store

import (
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestSpoiltServices finds a row that is not what its events say; a rebuild mends it.
func TestSpoiltServices(t *testing.T) {
	s := open(t, dbPath(t), Options{})
	defer s.Close()
	stream, yaml := incident.ServiceStream("shop"), "service: {id: shop}\n"
	err := s.Write(t.Context(), func(tx desk.Tx) error {
		return tx.Append([]incident.Event{{ID: "a", Stream: stream, Act: "a", Body: incident.InventoryRevised{Service: "shop", YAML: yaml}}}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	if _, err := s.writer.conn.ExecContext(t.Context(), "UPDATE services SET yaml='x', model=NULL"); err != nil {
		t.Fatal(err)
	}
	found, err := s.Check(t.Context())
	if err != nil || !slices.ContainsFunc(found, func(f desk.Finding) bool { return f.Bad && f.Code == FindingDiffers && f.Args[0] == stream }) {
		t.Fatalf("the spoilt row passes: %+v, %v", found, err)
	}
	if _, err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	if row, err := s.Service(t.Context(), "shop"); err != nil || row.YAML != yaml || len(row.Model) == 0 {
		t.Fatalf("%+v, %v", row, err)
	}
}

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
