package desk_test

import (
	"fmt"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name, limit, zone string
		marks             map[incident.Milestone]string // in UTC
		severity          incident.Severity
		want              string // in UTC; empty: no limit
	}{
		{"a clock time ahead", "clock: 22:00", "Asia/Tokyo", known("", "2026-11-19 12:30", ""), incident.High, "2026-11-19 13:00"},
		{"at that very minute", "clock: 22:00", "Asia/Tokyo", known("", "2026-11-19 13:00", ""), incident.High, "2026-11-19 13:00"},
		{"that has just passed", "clock: 22:00", "Asia/Tokyo", known("", "2026-11-19 13:01", ""), incident.High, "2026-11-20 13:00"},
		{"that passed before anybody knew", "clock: 22:00", "Asia/Tokyo", known("2026-11-19 12:50", "2026-11-19 13:30", ""), incident.High, "2026-11-20 13:00"},
		{"over midnight", "clock: 01:00", "Asia/Tokyo", known("", "2026-11-19 14:30", ""), incident.High, "2026-11-19 16:00"},
		{"midnight", "clock: 24:00", "Asia/Tokyo", known("", "2026-11-19 14:30", ""), incident.High, "2026-11-19 15:00"},
		{"declared, when nobody says when it was seen", "clock: 22:00", "Asia/Tokyo", known("", "", "2026-11-19 13:30"), incident.High, "2026-11-20 13:00"},
		{"only its beginning is known", "clock: 22:00", "Asia/Tokyo", known("2026-11-17 14:00", "", ""), incident.High, "2026-11-18 13:00"},
		{"before the clocks go back", "clock: 09:00", "Europe/London", known("", "2026-10-24 20:00", ""), incident.High, "2026-10-25 09:00"},
		{"before the clocks go forward", "clock: 09:00", "Europe/London", known("", "2026-03-28 20:00", ""), incident.High, "2026-03-29 08:00"},
		{"a time the clocks leave out", "clock: 01:30", "Europe/London", known("", "2026-03-28 20:00", ""), incident.High, "2026-03-29 01:30"},

		{"after it began", "after: 120", "Asia/Tokyo", known("2026-11-19 01:00", "2026-11-19 01:10", "2026-11-19 01:20"), incident.High, "2026-11-19 03:00"},
		{"after it was detected", "after: 2h, from: detected", "Asia/Tokyo", known("2026-11-19 01:00", "2026-11-19 01:10", "2026-11-19 01:20"), incident.High, "2026-11-19 03:10"},
		{"after it was declared", "after: 30, from: declared", "Asia/Tokyo", known("2026-11-19 01:00", "2026-11-19 01:10", "2026-11-19 01:20"), incident.High, "2026-11-19 01:50"},
		{"nobody knows when it began", "after: 120", "Asia/Tokyo", known("", "2026-11-19 01:10", "2026-11-19 01:20"), incident.High, "2026-11-19 03:10"},
		{"nor when it was seen", "after: 120, from: detected", "Asia/Tokyo", known("2026-11-19 01:00", "", "2026-11-19 01:20"), incident.High, "2026-11-19 03:20"},
		{"nothing is known", "after: 120", "Asia/Tokyo", nil, incident.High, ""},
		{"nothing is known but the clock", "clock: 22:00", "Asia/Tokyo", nil, incident.High, "2026-11-19 13:00"},

		{"for this severity", "clock: 22:00, severity: [critical, high]", "Asia/Tokyo", known("", "2026-11-19 12:30", ""), incident.High, "2026-11-19 13:00"},
		{"for another severity", "clock: 22:00, severity: [critical]", "Asia/Tokyo", known("", "2026-11-19 12:30", ""), incident.High, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			svc := served(t, fmt.Sprintf("service: {id: shop, zone: %s}\nresponse:\n  limits:\n    - {id: l, name: 夜間バッチ, %s}\n", c.zone, c.limit))
			st := incident.NewState("s")
			st.Severity.Severity, st.Zone = c.severity, c.zone
			for m, at := range c.marks {
				st.Marks[m] = incident.Mark{At: utc(t, at)}
			}
			got := svc.Limits(st, wall("10:00"))
			switch {
			case c.want == "" && len(got) == 0:
			case len(got) != 1 || got[0].What != "夜間バッチ" || !got[0].At.Equal(utc(t, c.want)):
				t.Errorf("%+v, want %s", got, c.want)
			}
		})
	}
	if got := (*desk.Service)(nil).Limits(incident.NewState("s"), wall("10:00")); got != nil {
		t.Errorf("limits of no service: %v", got)
	}
}

// known gives the milestones of which the time is not empty.
func known(began, detected, declared string) map[incident.Milestone]string {
	out := map[incident.Milestone]string{}
	for m, at := range map[incident.Milestone]string{incident.Began: began, incident.Detected: detected, incident.DeclaredAt: declared} {
		if at != "" {
			out[m] = at
		}
	}
	return out
}

func utc(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Without a zone in the inventory, a clock time is one of the incident's own clock.
func TestLimitOnTheIncidentsClock(t *testing.T) {
	svc := served(t, "service: {id: shop}\nresponse:\n  limits:\n    - {id: l, name: x, clock: 22:00}\n")
	st := incident.NewState("s")
	st.Zone, st.Marks[incident.DeclaredAt] = "Europe/London", incident.Mark{At: utc(t, "2026-11-19 12:00")}
	if got := svc.Limits(st, wall("10:00")); len(got) != 1 || !got[0].At.Equal(utc(t, "2026-11-19 22:00")) {
		t.Errorf("%+v", got)
	}
}

// The decide-by time follows: the earliest of the policy's time and each limit less what a rollback and its check take.
func TestDecideByFollowsTheLimits(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shop)
	h.at("21:10")
	seat := h.seat("sato")
	out := h.ok(seat.Declare(t.Context(), incident.Declare{Title: "x", Severity: incident.High, Detected: wall("21:05")}, "shop"))
	svc, err := seat.ServiceOf(t.Context(), out.State)
	if err != nil {
		t.Fatal(err)
	}
	by := func() incident.DecideBy {
		st := h.state(out.Stream)
		return st.DecideBy(h.Now(), svc.Limits(st, h.Now()))
	}
	if d := by(); !d.Unknown || !d.At.Equal(wall("22:05")) {
		t.Errorf("minutes unknown: %+v", d)
	}
	rollback, verify := 10, 5
	h.do("sato", out.Stream, incident.FillSheet{Rollback: &rollback, Verify: &verify})
	if d := by(); !d.At.Equal(wall("21:45")) || d.Reason.Code != "limit.named" || d.Reason.Args[0] != "夜間バッチの開始" || d.Passed {
		t.Errorf("the nightly batch at 22:00: %+v", d)
	}
	h.do("sato", out.Stream, incident.SetSeverity{To: incident.Critical})
	if d := by(); !d.At.Equal(wall("21:25")) || d.Reason.Code == "limit.named" {
		t.Errorf("Critical, by the policy: %+v", d)
	}
	h.at("22:01")
	if d := by(); !d.Passed || !d.Done.Equal(wall("22:16")) {
		t.Errorf("passed: %+v", d)
	}
}
