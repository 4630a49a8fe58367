package term

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// TestEveryStepIsInSight however many are done: none is cut in half at 80 columns, and at 60 the one to do has its name.
func TestEveryStepIsInSight(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		for _, w := range []int{60, 80, 110, 160} {
			t.Run(fmt.Sprintf("%s-%d", l, w), func(t *testing.T) {
				c := start(t, l, w, 24, recovered(t))
				line := c.Frame().Rows[1]
				for i, at := range incident.Steps() {
					name := fmt.Sprintf("%d %s", i+1, l.StepShort(at))
					if w < 80 && at != incident.StepPostmortem {
						name = fmt.Sprintf("%d", i+1)
					}
					if !strings.Contains(line, name) {
						t.Errorf("%q is not in\n%s", name, line)
					}
				}
				if !strings.HasSuffix(strings.TrimRight(line, " "), "▸") {
					t.Errorf("the step to do is not marked:\n%s", line)
				}
			})
		}
	}
}

// TestErrorsSayTimesAsTheScreenDoes: the watch window's end is a wall time of the incident, not one of Greenwich.
func TestErrorsSayTimesAsTheScreenDoes(t *testing.T) {
	c := start(t, lang.JA, 120, 24, outage(t))
	stream := c.root.place.Stream
	for _, cmd := range []incident.Command{incident.Recover{}, incident.Resolve{}} {
		c.Send(screen.Act{Stream: stream, Cmd: cmd})
	}
	if f := c.Frame(); !strings.Contains(f.Rows[len(f.Rows)-1], "14:42") || f.Contains("+00:00") {
		t.Errorf("the watch ends at 14:42:\n%s", f)
	}
}

// TestNowIsTheKeyNotTheTick: what is mitigated and then recovered within a second of the clock is in that order.
func TestNowIsTheKeyNotTheTick(t *testing.T) {
	c := start(t, lang.JA, 120, 40, outage(t))
	*c.clock = c.clock.Add(400 * time.Millisecond)
	stream := c.root.place.Stream
	c.Send(screen.Act{Stream: stream, Cmd: incident.RecordMilestone{Milestone: incident.Mitigated}})
	*c.clock = c.clock.Add(400 * time.Millisecond)
	c.Press("5", "G")
	for range 20 {
		if strings.Contains(c.Frame().String(), "▸ "+lang.JA.Milestone(incident.Recovered)) {
			break
		}
		c.Press("k")
	}
	c.Press("right")
	st, err := c.seat.State(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	m, r := st.Mark(incident.Mitigated), st.Mark(incident.Recovered)
	if r.IsZero() || r.Before(m) {
		t.Errorf("mitigated %v, recovered %v", m, r)
	}
}

// recovered is an outage of which all but the postmortem is done.
func recovered(t *testing.T) func(*desk.Seat) screen.Place {
	return func(s *desk.Seat) screen.Place {
		t.Helper()
		to := outage(t)(s)
		for _, cmd := range []incident.Command{
			incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "第1報", Reviewer: "鈴木"}},
			incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Internal, Stage: incident.StageFirst, Text: "第1報", Reviewer: "鈴木"}},
			incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.RollBack, What: "v2.30", Reason: "直後から", Decider: "鈴木"}},
			incident.RecordMilestone{Milestone: incident.Mitigated},
			incident.Recover{},
			incident.Resolve{Reason: "経過観察を短縮"},
		} {
			if _, err := s.Act(context.Background(), to.Stream, cmd); err != nil {
				t.Fatal(err)
			}
		}
		return to
	}
}

// TestHomeSaysWhatIsOwedAfterTheEnd: an incident that is over is not done with while a report is due.
func TestHomeSaysWhatIsOwedAfterTheEnd(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		c := start(t, l, 80, 24, recovered(t))
		c.Press("esc", "esc", "esc")
		f, words := c.Frame(), c.root.env.Words
		for _, want := range []string{words.Home.NoneActive, words.Home.Owing(1), words.Common.Others(2)} {
			if !f.Contains(want) {
				t.Errorf("%q is not in\n%s", want, f)
			}
		}
	}
}
