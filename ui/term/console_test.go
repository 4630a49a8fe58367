package term

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/store"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
)

// noon is when the consoles of these tests run: 14:12 in Tokyo.
var noon = time.Date(2026, 11, 20, 5, 12, 0, 0, time.UTC)

// still is a store that never wakes anyone, so that a test decides what happens when.
type still struct{ *store.Store }

func (still) Changed(context.Context) <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}

// console is the whole console on a real database.
type console struct {
	*termtest.Driver
	seat  *desk.Seat
	clock *time.Time
	path  string
	root  *Root
}

// start opens a console of w by h cells on a new database, filled by seed; what seed answers is opened.
func start(t testing.TB, l lang.Lang, w, h int, seed func(*desk.Seat) screen.Place) *console {
	t.Helper()
	return startAt(t, filepath.Join(t.TempDir(), "room.db"), l, w, h, seed)
}

func startAt(t testing.TB, path string, l lang.Lang, w, h int, seed func(*desk.Seat) screen.Place) *console {
	t.Helper()
	ctx := t.Context()
	now, n := noon, 0
	clock := func() time.Time { return now }
	st, err := store.Open(ctx, path, store.Options{Clock: clock, Look: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	newID := func() string { n++; return fmt.Sprintf("019aa000-0000-7000-8000-%08x%04x", n*2654435761&0xffffffff, n) }
	d := desk.New(still{st}, desk.Options{Clock: clock, NewID: newID, Policy: incident.DefaultPolicy(), Zone: "Asia/Tokyo"})
	c := &console{seat: d.For(desk.Principal{Name: "佐藤", Via: incident.ViaConsole}), clock: &now, path: path}
	var at screen.Place
	if seed != nil {
		at = seed(c.seat)
	}
	session, end, err := c.seat.Session(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	drafts, err := c.seat.Adopt(ctx, session)
	if err != nil {
		t.Fatal(err)
	}
	tokyo := desk.LoadZone("Asia/Tokyo")
	c.root = New(ctx, Options{
		Lang: l, Glyphs: theme.Unicode(),
		Open: func(context.Context) (Opening, error) {
			return Opening{Seat: c.seat, Session: session, Drafts: drafts, At: at}, nil
		},
		Now:       func() time.Time { return now.In(tokyo) },
		Templates: os.DirFS("../../assets/templates"),
		Save:      func(_ context.Context, name, _ string) (string, error) { return "/exports/" + name, nil },
		Export:    func(_ context.Context, e screen.Export) (string, error) { return "/exports/" + e.For + ".md", nil },
	})
	c.Driver = termtest.New(t, c.root, w, h)
	return c
}

// outage is a small incident at minute 12, of a service without an inventory.
func outage(t testing.TB) func(*desk.Seat) screen.Place {
	return func(s *desk.Seat) screen.Place {
		t.Helper()
		ctx := context.Background()
		out, err := s.Declare(ctx, incident.Declare{
			Title: "決済の一部が完了しない", Severity: incident.High, Began: noon.Add(-12 * time.Minute), Detected: noon.Add(-11 * time.Minute),
		}, "shop-ec")
		if err != nil {
			t.Fatal(err)
		}
		for _, cmd := range []incident.Command{
			incident.TakeNote{Text: "checkout 5xx 12%", As: incident.EntryDetection, At: incident.Moment(noon.Add(-11 * time.Minute))},
			incident.TakeNote{Text: "カード決済のみ。コンビニ払いは正常", As: incident.EntryObservation, At: incident.Moment(noon.Add(-9 * time.Minute)), Key: true},
			incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerExternal, Verdict: incident.VerdictSuspected, Evidence: "障害情報の掲載なし"}},
			incident.TakeNote{Text: "v2.31 のタイムアウト設定", As: incident.EntryHypothesis, At: incident.Moment(noon.Add(-1 * time.Minute))},
		} {
			if _, err := s.Act(ctx, out.Stream, cmd); err != nil {
				t.Fatal(err)
			}
		}
		return screen.Place{Screen: screen.Incident, Stream: out.Stream}
	}
}
