package report

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// The timeline says all that the screen says of an entry; what was struck stands nowhere.
func TestTheTimelineLosesNothing(t *testing.T) {
	for _, l := range langs {
		r := outage(t, stories[l], "")
		pasted := "12:00:01 ERROR timeout | 1\n  12:00:02 ```ERROR``` <b>\n12:00:03 WARN"
		r.do("Ito", incident.HearObjection{Who: "Mori", Text: "the batch runs at ten"}, incident.TakeNote{Text: pasted, As: incident.EntryObservation},
			incident.TellCommand{CommandRan: incident.CommandRan{Command: "df -h", Ended: r.now, Exit: 1, Tail: "one  two\nthree"}, Began: r.now})
		got := markdown(t, r.doc(l, ForInternal))
		_, rest, _ := strings.Cut(got, "## "+wordsOf(l).timeline+"\n")
		timeline, _, _ := strings.Cut(rest, "\n## ")
		for _, e := range r.entries() {
			if !e.Told() {
				continue
			}
			for line := range strings.Lines(e.Text) {
				if !strings.Contains(timeline, strings.TrimSpace(line)) {
					t.Errorf("%q of %s is lost in\n%s", line, e.Kind, timeline)
				}
			}
		}
		if !strings.Contains(timeline, "\n````\n"+pasted+"\n````\n") || !strings.Contains(timeline, "$ df -h") || !strings.Contains(timeline, "\none  two\nthree\n```") {
			t.Errorf("the lines are not kept in\n%s", timeline)
		}
		if strings.Contains(got, stories[l].strike) {
			t.Errorf("%q was struck", stories[l].strike)
		}
	}
}

// What was supposed and asked is listed with what became of it, what is open first; and who sat where from when to when.
func TestThreadsAndSeats(t *testing.T) {
	w := stories[lang.EN]
	r := outage(t, w, "")
	r.at("15:30").do(w.chief, incident.TakeNote{Text: "is a refund due?", As: incident.EntryQuestion})
	for _, e := range r.entries() {
		if e.Text == w.guess {
			r.do(w.hand, incident.Advance{Target: e.ID, To: incident.ProgressRuledOut, Note: w.guessWrong})
		}
	}
	r.do(w.hand, incident.TakeRole{Role: incident.Commander, Who: w.hand, Reason: "asleep"})
	got := markdown(t, r.doc(lang.EN, ForInternal))
	question := "| question | is a refund due? | unanswered | - | - | 2026-11-20 15:30 |\n"
	theory := "| theory | the card network is down | ruled out | Suzuki | other shops are fine | 2026-11-20 14:07 |\n"
	for _, want := range []string{
		question + theory, "| is a refund due? → unanswered |", "| Commander | Sato → Suzuki |",
		"| commander | Sato | 2026-11-20 14:02 | 2026-11-20 15:30 |\n| commander | Suzuki | 2026-11-20 15:30 | the end |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q in\n%s", want, got)
		}
	}
}

// Retold acts are left out, since the file's own entries tell them; a note without a time is kept.
func TestTimelineRows(t *testing.T) {
	note := incident.Entry{Note: true, Kind: incident.EntryAction, Text: "restart", OccurredAt: clockTime("14:00"), Via: incident.ViaImport, Actor: "importer"}
	undated, act, struck := note, note, note
	undated.OccurredAt, undated.Text = time.Time{}, "sometime"
	act.Note, act.Kind, act.Phrase, act.Text = false, incident.EntryMilestone, incident.Say("milestone.recorded", "began"), ""
	struck.Struck, struck.Text = true, "wrong"
	s := incident.NewState(stream)
	s.Zone, s.Imported = "America/Los_Angeles", "x"
	got := markdown(t, Doc{State: s, Entries: all([]incident.Entry{undated, note, act, struck}), Lang: lang.EN, Now: note.OccurredAt})
	for _, want := range []string{"| time unknown | action | - | sometime |\n", "| 2026-11-19 21:00 | action | - | restart |\n", "struck and left out: 1."} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "recorded |") || strings.Contains(got, "wrong") {
		t.Error("holds a retold act or a struck entry")
	}
}

// What was written in an incident that was merged says so; what is kept beside an entry is named where it has no link.
func TestMergedAndAttached(t *testing.T) {
	s := incident.NewState(stream)
	s.Links = []incident.Link{{Kind: incident.LinkDuplicate, To: "x-0000-00000000beef", Title: "checkout 5xx"}}
	e := incident.Entry{Note: true, Kind: incident.EntryNote, Actor: "Ito", Stream: stream, OccurredAt: clockTime("14:00"), Text: "one\ntwo"}
	e.Attached = &incident.Attached{Name: "a|b.log", Size: 5 << 20}
	theirs := e
	theirs.Stream, theirs.Attached, theirs.Text = "x-0000-00000000beef", nil, "theirs"
	got := markdown(t, Doc{State: s, Entries: all([]incident.Entry{e, theirs}), Lang: lang.EN, Now: e.OccurredAt})
	for _, want := range []string{
		"| Merged in | checkout 5xx (0000) |", "| one (first lines, 2: record 1) (attached: a\\|b.log, 5.0 MB) |", "```\none\ntwo\n```", "| (0000) theirs |",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q in\n%s", want, got)
		}
	}
}
