package store

import (
	"io"
	"os"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestTheFileIsGone: a write is refused as long as another file, or none, lies where the database was opened; what was
// acknowledged before is there once it is back.
func TestTheFileIsGone(t *testing.T) {
	for name, c := range map[string]struct{ take, back func(path string) error }{
		"moved away": {
			func(path string) error { return os.Rename(path, path+".away") },
			func(path string) error { return os.Rename(path+".away", path) },
		},
		"replaced": {
			func(path string) error {
				if err := os.Rename(path, path+".away"); err != nil {
					return err
				}
				return copyFile(path+".away", path)
			},
			func(path string) error { return os.Rename(path+".away", path) },
		},
		"deleted": {os.Remove, nil},
	} {
		t.Run(name, func(t *testing.T) {
			path := dbPath(t)
			s := opened(t, path, Options{})
			stream := declare(t, s)
			before, err := note(s, stream, "before")
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Standing(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := c.take(path); err != nil {
				t.Fatal(err)
			}
			wantCode(t, s.Standing(t.Context()), incident.CodeMoved)
			_, err = note(s, stream, "into the void")
			wantCode(t, err, incident.CodeMoved)
			wantCode(t, s.SaveDraft(t.Context(), desk.Draft{Text: "half"}), incident.CodeMoved)
			if c.back == nil {
				return
			}
			if err := c.back(path); err != nil {
				t.Fatal(err)
			}
			if err := s.Standing(t.Context()); err != nil {
				t.Fatal(err)
			}
			after, err := note(s, stream, "after")
			if err != nil {
				t.Fatal(err)
			}
			sound(t, s)
			_ = s.Close()
			again := opened(t, path, Options{})
			w, err := again.Timeline(t.Context(), stream, desk.Window{})
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]string{}
			for _, e := range w.Entries {
				if found[e.ID] = e.Text; e.Text == "into the void" {
					t.Error("a write that was refused is there")
				}
			}
			if found[before] != "before" || found[after] != "after" {
				t.Errorf("the timeline holds %v", found)
			}
		})
	}
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closed := out.Close(); err == nil {
		err = closed
	}
	return err
}
