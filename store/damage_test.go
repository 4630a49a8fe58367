package store

import (
	"database/sql"
	"os"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// filled makes a database of some hundred pages, closes it and gives its path and the incident.
func filled(t *testing.T) (path, stream string) {
	t.Helper()
	path = dbPath(t)
	s := open(t, path, Options{})
	stream = declare(t, s)
	text := strings.Repeat("long text ", 100)
	err := s.Write(t.Context(), func(tx desk.Tx) error {
		for range 300 {
			events, err := incident.DecideBlind(stream, incident.TakeNote{Text: text}, incident.By{Name: "sato"}, incident.Env{NewID: newID})
			if err != nil {
				return err
			}
			if err := tx.Append(events, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, stream
}

func TestNotADatabase(t *testing.T) {
	path, _ := filled(t)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(data, "this is no database")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{})
	wantCode(t, err, incident.CodeNotADatabase)
	if after, _ := os.ReadFile(path); string(after) != string(data) {
		t.Error("the file was changed")
	}
	_, err = Open(t.Context(), t.TempDir(), Options{})
	wantCode(t, err, incident.CodeNotADatabase)
}

func TestAnotherProgramsDatabase(t *testing.T) {
	path := dbPath(t)
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE theirs (x)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{})
	wantCode(t, err, incident.CodeNotADatabase)
}

func TestEmptyFileBecomesADatabase(t *testing.T) {
	path := dbPath(t)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	defer s.Close()
	declare(t, s)
}

func TestTruncated(t *testing.T) {
	path, stream := filled(t)
	if err := os.Truncate(path, 3*4096); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{})
	if err == nil {
		defer s.Close()
		_, err = s.Timeline(t.Context(), stream, desk.Window{})
	}
	wantCode(t, err, incident.CodeDamaged)
}

func TestDamagedInTheMiddle(t *testing.T) {
	path, _ := filled(t)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := f.Stat()
	for at := info.Size() / 3; at < info.Size()*2/3; at += 4096 {
		if _, err := f.WriteAt([]byte(strings.Repeat("\xff", 512)), at/4096*4096); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	defer s.Close()
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Code == FindingIntegrity && f.Bad {
			return
		}
	}
	t.Fatalf("the check finds only %+v", findings)
}

func TestFullDisk(t *testing.T) {
	path, stream := filled(t)
	s := open(t, path, Options{})
	defer s.Close()
	if _, err := note(s, stream, "before"); err != nil {
		t.Fatal(err)
	}
	pages := 0
	ctx := t.Context()
	if err := s.writer.conn.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if err := s.writer.conn.QueryRowContext(ctx, "PRAGMA max_page_count = 1").Scan(&pages); err != nil { // as many as there are
		t.Fatal(err)
	}
	before, err := s.Timeline(ctx, stream, desk.Window{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = note(s, stream, strings.Repeat("much ", 5000))
	wantCode(t, err, incident.CodeFull)
	after, err := s.Timeline(ctx, stream, desk.Window{Limit: 1})
	if err != nil || after.Before != before.Before || after.Entries[0].ID != before.Entries[0].ID {
		t.Fatalf("something was half done: %d entries before, %d after (%v)", before.Before, after.Before, err)
	}
	sound(t, s)
}
