package term

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// TestNothingJumps: whatever somebody else writes, the place one reads, the line one types and the dialog that is open
// stay where they are. Only the head, and the count of what came, may change.
func TestNothingJumps(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		text string // typed after the keys
	}{
		{"timeline, scrolled back", []string{"g", "j", "j", "j"}, ""},
		{"timeline, in the middle", []string{"k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k"}, ""},
		{"timeline, searched", []string{"g", "/"}, "1"},
		{"entry in full", []string{"g", "j", "enter"}, ""},
		{"composer", []string{"g", "n"}, "/対応 PayGateへ架電"},
		{"correction", []string{"g", "j", "j", "e"}, "訂正中"},
		{"promises", []string{"g", "c", "j"}, ""},
		{"who", []string{"g", "W"}, ""},
		{"help", []string{"g", "?"}, ""},
		{"palette", []string{"g", "ctrl+k"}, "rprt"},
		{"triage form", []string{"1", "j", "enter"}, "応答が遅い"},
		{"triage, browsed", []string{"1", "j", "j", "j", "j"}, ""},
		{"report form", []string{"3", "j", "j", "enter"}, "半分"},
		{"measures", []string{"4", "j"}, ""},
		{"recovery", []string{"5", "j", "j"}, ""},
		{"postmortem", []string{"6", "j", "j"}, ""},
	} {
		for _, l := range []lang.Lang{lang.JA, lang.EN} {
			t.Run(c.name+"/"+string(l), func(t *testing.T) {
				room := start(t, l, 80, 24, outage(t))
				stream := room.root.place.Stream
				for i := range 40 {
					note := incident.TakeNote{Text: fmt.Sprintf("記録 %d", i), As: incident.EntryObservation}
					if _, err := room.seat.Act(t.Context(), stream, note); err != nil {
						t.Fatal(err)
					}
				}
				room.Send(screen.Woken{})
				other := visit(t, room, "伊藤")
				room.Send(screen.Tick{Now: *room.clock})
				room.Press(c.keys...)
				room.Type(c.text)
				before := room.Frame()
				for i, cmd := range []incident.Command{
					incident.TakeNote{Text: "ほかの人の記録", As: incident.EntryAction},
					incident.TakeNote{Text: "前の時刻の記録", As: incident.EntryObservation, At: incident.Moment(noon)},
					incident.TakeNote{Text: "重要な記録\n二行目", As: incident.EntryDetection, Key: true},
				} {
					if _, err := other.seat.Act(t.Context(), stream, cmd); err != nil {
						t.Fatal(i, err)
					}
					room.Send(screen.Woken{})
					room.Send(screen.Tick{Now: *room.clock})
				}
				sameBelowTheHead(t, l, before.String(), room.Frame().String())
			})
		}
	}
}

// sameBelowTheHead compares frames besides the head and the count of what came below.
func sameBelowTheHead(t *testing.T, l lang.Lang, before, after string) {
	t.Helper()
	digits := regexp.MustCompile(`[0-9]+`)
	came := digits.ReplaceAllString(text.For(l).Incident.Fresh(1), "")
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(a) != len(b) {
		t.Fatalf("%d lines became %d", len(a), len(b))
	}
	for i := range a {
		if plain := digits.ReplaceAllString(b[i], ""); strings.Contains(plain, came) {
			a[i], b[i] = digits.ReplaceAllString(a[i], ""), plain
		}
		if i >= 3 && strings.TrimSpace(a[i]) != strings.TrimSpace(b[i]) {
			t.Fatalf("line %d jumped:\n%s\nbecame\n%s\n\nthe whole:\n%s", i, a[i], b[i], after)
		}
	}
}

// TestTheCursorStaysOnItsPromise when others come before it.
func TestTheCursorStaysOnItsPromise(t *testing.T) {
	c := start(t, lang.JA, 120, 40, outage(t))
	other := visit(t, c, "伊藤")
	c.Press("c", "j", "j")
	on := func() string {
		for _, row := range c.Frame().Rows {
			if _, rest, ok := strings.Cut(row, "│ ▸ "); ok {
				return strings.Fields(rest)[0]
			}
		}
		t.Fatalf("no cursor:\n%s", c.Frame())
		return ""
	}
	before, order := on(), c.Frame().String()
	if _, err := other.seat.Act(t.Context(), c.root.place.Stream, incident.SetSeverity{To: incident.Critical, Reason: "拡大"}); err != nil {
		t.Fatal(err)
	}
	c.Send(screen.Woken{})
	if c.Frame().String() == order {
		t.Fatal("the list is as it was: nothing is tested")
	}
	if now := on(); now != before {
		t.Errorf("the cursor went from %q to %q:\n%s", before, now, c.Frame())
	}
}
