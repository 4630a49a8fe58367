package term

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// TestTheClockIsSetBack by an hour under a running console: it is said, what is written is kept and acted on in the order
// it was written, what is owed is owed when it was, and who is here stays.
func TestTheClockIsSetBack(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			c := start(t, l, 120, 40, outage(t))
			stream := c.root.place.Stream
			other := visit(t, c, "伊藤")
			other.says(t, desk.Here{Stream: stream})
			c.at(10 * time.Minute)
			write := func(text string) {
				c.Press("n")
				c.Type(text)
				c.Press("enter")
			}
			write("before")
			due := dues(t, c)

			c.at(-50 * time.Minute)
			said := text.For(l).Common.Presence.SetBack("14:22", "13:22")
			if f := c.Frame(); !f.Contains(said) {
				t.Fatalf("nobody says so:\n%s", f)
			}
			c.Press("tab") // it was read
			if c.at(-50*time.Minute + time.Second); c.Frame().Contains(said) {
				t.Error("it is said again at every tick")
			}
			write("after")
			before, _ := find(t, c, "before")
			after, _ := find(t, c, "after")
			if after.Order <= before.Order || !after.OccurredAt.Before(before.OccurredAt) {
				t.Errorf("after is %v, %d; before %v, %d", after.OccurredAt, after.Order, before.OccurredAt, before.Order)
			}
			if _, err := c.seat.Act(t.Context(), stream, incident.Correct{Target: before.ID, Text: "corrected"}); err != nil {
				t.Error(err)
			}
			if e, ok := find(t, c, "corrected"); !ok || e.ID != before.ID {
				t.Error("a correction is folded before what it corrects")
			}
			if now := dues(t, c); !slices.Equal(now, due) {
				t.Errorf("what is owed moved from\n%s\nto\n%s", strings.Join(due, "\n"), strings.Join(now, "\n"))
			}
			c.Send(screen.Woken{})
			if here := c.others(); len(here) != 1 || here[0].Name != "伊藤" || here[0].Idle {
				t.Errorf("here are %+v", here)
			}
			c.at(-49 * time.Minute)
			if c.root.mine().Idle {
				t.Error("who types is idle")
			}
			findings, err := c.seat.Check(t.Context())
			if i := slices.IndexFunc(findings, func(f desk.Finding) bool { return f.Bad }); err != nil || i >= 0 {
				t.Error(findings, err)
			}
		})
	}
}

// dues lists when what is owed is due.
func dues(t *testing.T, c *console) (out []string) {
	t.Helper()
	st, err := c.seat.State(t.Context(), c.root.place.Stream)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range st.Ledger(*c.clock) {
		out = append(out, fmt.Sprint(p.ID, " ", p.Due))
	}
	slices.Sort(out)
	return out
}

func find(t *testing.T, c *console, text string) (incident.Entry, bool) {
	t.Helper()
	w, err := c.seat.Timeline(t.Context(), c.root.place.Stream, desk.Window{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(w.Entries, func(e incident.Entry) bool { return e.Text == text })
	if i < 0 {
		return incident.Entry{}, false
	}
	return w.Entries[i], true
}
