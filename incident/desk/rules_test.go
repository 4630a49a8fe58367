package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/desk"
)

// served imports an inventory into a new house and gives the service.
func served(t *testing.T, yaml string) *desk.Service {
	t.Helper()
	h := newHouse(t, desk.Options{})
	inv, err := h.seat("sato").ImportInventory(t.Context(), []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	svc, err := h.seat("sato").Service(t.Context(), inv.Service.ID)
	if err != nil {
		t.Fatal(err)
	}
	return svc
}

// terms writes a row of the policy as the table of PRODUCT.md does.
func terms(r incident.Row) string {
	var ladder []string
	for _, rung := range r.Ladder {
		ladder = append(ladder, rung.After.String()+" "+rung.To)
	}
	return fmt.Sprintf("first %s, update %s, escalate [%s] repeat %s, decide %s, size up %s/%s, watch %s, report %d",
		r.FirstReport, r.Update, strings.Join(ladder, ", "), r.Repeat, r.Decide, r.SizeUp, r.SizeUpLater, r.Watch, r.ReportDays)
}

func TestExamples(t *testing.T) {
	for _, c := range []struct {
		yaml, name, zone                 string
		functions, conditions, audiences []string
		critical, high, medium           string
		open, shut, closed               string // on the service's own clock
		firstReport, escalated, report   string // Medium, detected on Friday at 17:00, recovered on the 25th
	}{
		{
			shop, "A社 公式オンラインショップ", "Asia/Tokyo",
			[]string{"注文", "カード決済", "ログイン", "商品検索"}, []string{"注文が通る", "指標が平常", "データの整合", "ジョブの追いつき"}, []string{"client", "users", "internal"},
			"first 10m, update 30m, escalate [1h 高橋 直樹, 2h management] repeat 1h, decide 20m, size up 10m/30m, watch 30m, report 3",
			"first 30m, update 30m, escalate [4h 高橋 直樹] repeat 4h, decide 1h, size up 30m/30m, watch 30m, report 3",
			"first 4bh, update 1bd, escalate [1bd l2_l3] repeat -, decide -, size up -/-, watch 30m, report 3",
			"2026-11-20 09:00", "2026-11-20 18:00", "2026-11-23 12:00",
			"2026-11-24 12:00", "2026-11-24 17:00", "2026-11-30 18:00",
		},
		{
			metrics, "Tideline Metrics", "Europe/London",
			[]string{"ingest", "queries", "alerting", "sign-in"}, []string{"Ingest is whole", "Queries are well", "Gaps are known"}, []string{"users", "internal", "management"},
			"first 10m, update 30m, escalate [1h Tom Whitfield, 2h management] repeat 1h, decide 20m, size up 10m/30m, watch 30m, report 5",
			"first 20m, update 30m, escalate [4h Tom Whitfield] repeat 4h, decide 1h, size up 30m/30m, watch 30m, report 5",
			"first 4bh, update 1bd, escalate [1bd l2_l3] repeat -, decide -, size up -/-, watch 30m, report 5",
			"2026-11-23 09:00", "2026-11-20 18:00", "2026-12-28 12:00",
			"2026-11-23 12:00", "2026-11-23 17:00", "2026-12-02 18:00",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			svc := served(t, c.yaml)
			p := svc.Profile
			if p.Name != c.name || p.Zone != c.zone || !slices.Equal(p.MainFunctions, c.functions) || !slices.Equal(p.Conditions, c.conditions) ||
				!slices.Equal(p.Audiences, c.audiences) || p.OwnDesk == "" {
				t.Errorf("profile %+v", p)
			}
			for sev, want := range map[incident.Severity]string{incident.Critical: c.critical, incident.High: c.high, incident.Medium: c.medium} {
				if got := terms(svc.Policy.Rows[sev]); got != want {
					t.Errorf("%s:\n%s\nwant\n%s", sev, got, want)
				}
			}
			local := func(s string) time.Time {
				at, err := time.ParseInLocation("2006-01-02 15:04", s, desk.LoadZone(c.zone))
				if err != nil {
					t.Fatal(err)
				}
				return at
			}
			if !svc.Calendar.IsOpen(local(c.open)) || svc.Calendar.IsOpen(local(c.shut)) || svc.Calendar.IsOpen(local(c.closed)) {
				t.Error("the hours are not those of the inventory")
			}
			row, friday := svc.Policy.Rows[incident.Medium], local("2026-11-20 17:00")
			for got, want := range map[time.Time]string{
				row.FirstReport.After(friday, svc.Calendar):                             c.firstReport,
				row.Ladder[0].After.After(friday, svc.Calendar):                         c.escalated,
				svc.Calendar.CloseOfBusiness(local("2026-11-25 02:00"), row.ReportDays): c.report,
			} {
				if !got.Equal(local(want)) {
					t.Errorf("due %s, want %s", got, want)
				}
			}
		})
	}
}

// The rungs an inventory says when and whom of stand in for the defaults; those that come later stay.
func TestOwnRungs(t *testing.T) {
	for rungs, want := range map[string]string{
		`{id: a, level: critical, after: 90, to: sato}, {id: b, level: critical, after: 30, to: ito}`: "30m 伊藤, 1h30m 佐藤, 2h management",
		`{id: a, level: critical, after: 150, to: sato}`:                                              "2h30m 佐藤",
		`{id: a, level: critical, to: sato}, {id: b, level: critical, after: 30}`:                     "1h l3_client, 2h management",
		`{id: a, level: high, after: 30, to: sato}`:                                                   "1h l3_client, 2h management",
	} {
		svc := served(t, "service: {id: shop}\nmonitoring: {escalation: ["+rungs+"]}\ncontact: {people: [{id: sato, name: 佐藤}, {id: ito, name: 伊藤}]}\n")
		var got []string
		for _, r := range svc.Policy.Rows[incident.Critical].Ladder {
			got = append(got, strings.TrimSuffix(r.After.Plain.String(), "0s")+" "+r.To)
		}
		if s := strings.ReplaceAll(strings.Join(got, ", "), "h0m ", "h "); s != want {
			t.Errorf("%s: %s, want %s", rungs, s, want)
		}
	}
}

// Every promise that an inventory may name changes its own term, of its own severity, and nothing else.
func TestOwnPromises(t *testing.T) {
	base := served(t, "service: {id: shop}\n").Policy
	for _, c := range []struct {
		name, yaml string
		sev        incident.Severity
		want       func(p *incident.Policy, r *incident.Row)
	}{
		{"severity, the worst one's of several", "promise: severity, critical: 5m, high: 8m, medium: 20m", "", func(p *incident.Policy, _ *incident.Row) { p.Severity = minutes(5) }},
		{"hand_over", "promise: hand_over, high: 4h, medium: 5h", "", func(p *incident.Policy, _ *incident.Row) { p.ChairPressed = minutes(240) }},
		{"hand_over before it is offered", "promise: hand_over, critical: 45m", "", func(p *incident.Policy, _ *incident.Row) {
			p.ChairPressed, p.ChairOffered = minutes(45), minutes(15)
		}},
		{"first_report", "promise: first_report, high: 20m", incident.High, func(_ *incident.Policy, r *incident.Row) { r.FirstReport = minutes(20) }},
		{"first_report in business hours", "promise: first_report, medium: 2bh", incident.Medium, func(_ *incident.Policy, r *incident.Row) {
			r.FirstReport = incident.Term{Hours: 2 * time.Hour}
		}},
		{"update", "promise: update, medium: 4h", incident.Medium, func(_ *incident.Policy, r *incident.Row) { r.Update = minutes(240) }},
		{"escalation", "promise: escalation, critical: 1h30m", incident.Critical, func(_ *incident.Policy, r *incident.Row) { r.Ladder[0].After = minutes(90) }},
		{"escalation_repeat", "promise: escalation_repeat, high: 2h", incident.High, func(_ *incident.Policy, r *incident.Row) { r.Repeat = minutes(120) }},
		{"decide", "promise: decide, medium: 2h", incident.Medium, func(_ *incident.Policy, r *incident.Row) { r.Decide = minutes(120) }},
		{"size_up", "promise: size_up, critical: 15m", incident.Critical, func(_ *incident.Policy, r *incident.Row) {
			r.SizeUp, r.SizeUpLater = minutes(15), minutes(15)
		}},
		{"watch", "promise: watch, high: 2h", incident.High, func(_ *incident.Policy, r *incident.Row) { r.Watch = minutes(120) }},
		{"post_report", "promise: post_report, critical: 1bd", incident.Critical, func(_ *incident.Policy, r *incident.Row) { r.ReportDays = 1 }},
		{"escalation_repeat counts by the clock", "promise: escalation_repeat, high: 1bd", incident.High, func(*incident.Policy, *incident.Row) {}},
		{"post_report counts in business days", "promise: post_report, high: 2h", incident.High, func(*incident.Policy, *incident.Row) {}},
		{"blank", "promise: first_report", incident.High, func(*incident.Policy, *incident.Row) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			yaml := "service: {id: shop}\nresponse:\n  promises:\n    - {id: p, name: p, " + c.yaml + "}\n"
			for range 5 { // in whatever order they are laid over
				got, want := served(t, yaml).Policy, base
				if got.Severity != want.Severity && c.sev != "" {
					t.Errorf("severity %v", got.Severity)
				}
				row := want.Rows[c.sev]
				row.Ladder = slices.Clone(row.Ladder)
				c.want(&want, &row)
				if got.Severity != want.Severity || got.ChairOffered != want.ChairOffered || got.ChairPressed != want.ChairPressed {
					t.Fatalf("severity %v, chair %v, %v", got.Severity, got.ChairOffered, got.ChairPressed)
				}
				for sev, r := range base.Rows {
					if sev == c.sev {
						r = row
					}
					if terms(got.Rows[sev]) != terms(r) {
						t.Fatalf("%s:\n%s\nwant\n%s", sev, terms(got.Rows[sev]), terms(r))
					}
				}
			}
		})
	}
}

func minutes(n int) incident.Term { return incident.Term{Plain: time.Duration(n) * time.Minute} }

// The cadence and the day of the report are the service's own (PRODUCT.md: its inventory overrides the policy). A cadence
// is in minutes by the clock, so it leaves alone what counts in business time; a promise of its own overrides both.
func TestCadenceAndReport(t *testing.T) {
	contact := "service: {id: shop}\ncontact:\n  first_report: {cadence: 45}\n  post_report: {due_days: 2}\n"
	update := func(p incident.Policy) string {
		return fmt.Sprint(p.Rows[incident.Critical].Update, p.Rows[incident.High].Update, p.Rows[incident.Medium].Update)
	}
	p := served(t, contact).Policy
	if got := update(p); got != "45m 45m 1bd" {
		t.Errorf("cadence: %s", got)
	}
	for sev, row := range p.Rows {
		if row.ReportDays != 2 {
			t.Errorf("%s: report on day %d", sev, row.ReportDays)
		}
	}
	own := contact + "response:\n  promises:\n    - {id: p, name: p, promise: update, critical: 15m, medium: 2h}\n    - {id: q, name: q, promise: post_report, medium: 9bd}\n"
	p = served(t, own).Policy
	if got := update(p); got != "15m 45m 2h" || p.Rows[incident.Medium].ReportDays != 9 || p.Rows[incident.High].ReportDays != 2 {
		t.Errorf("own promises: %s, report %d and %d", got, p.Rows[incident.Medium].ReportDays, p.Rows[incident.High].ReportDays)
	}
	// A policy file's terms stand where the service says nothing, and its business hours under a cadence.
	file := incident.DefaultPolicy()
	medium, high := file.Rows[incident.Medium], file.Rows[incident.High]
	medium.Update, high.Decide, high.Ladder = incident.Term{Hours: 4 * time.Hour}, minutes(7), nil
	file.Rows[incident.Medium], file.Rows[incident.High] = medium, high
	h := newHouse(t, desk.Options{Policy: file})
	h.inventory(contact + "response:\n  promises:\n    - {id: p, name: p, promise: escalation, high: 3h}\n")
	svc, err := h.seat("sato").Service(t.Context(), "shop")
	if err != nil {
		t.Fatal(err)
	}
	if got := update(svc.Policy); got != "45m 45m 4bh" || svc.Policy.Rows[incident.High].Decide != minutes(7) {
		t.Errorf("over a policy file: %s, decide %s", got, svc.Policy.Rows[incident.High].Decide)
	}
	if l := svc.Policy.Rows[incident.High].Ladder; len(l) != 1 || l[0] != (incident.Rung{After: minutes(180), To: "l3"}) {
		t.Errorf("an escalation where the policy has none: %+v", l)
	}
	if len(file.Rows[incident.High].Ladder) != 0 || file.Rows[incident.Critical].Update != minutes(30) {
		t.Error("the desk's own policy was changed")
	}
}

func TestCalendarOf(t *testing.T) {
	for _, c := range []struct {
		name, service string
		open, shut    []string // on Tokyo's clock
	}{
		{"nothing said", "", []string{"2026-11-20 09:00", "2026-11-20 17:59"}, []string{"2026-11-20 18:00", "2026-11-21 12:00", "2026-11-23 12:00", "2026-12-30 12:00"}},
		{"hours alone", "hours: 平日 10:00-17:00", []string{"2026-11-20 10:00"}, []string{"2026-11-20 09:59", "2026-11-20 17:00", "2026-11-23 12:00", "2026-12-30 12:00"}},
		{"closed days alone", "closed_days: [2026-11-20]", []string{"2026-11-19 12:00", "2026-12-30 12:00"}, []string{"2026-11-20 12:00", "2026-11-23 12:00"}},
		{"no holidays", "holidays: none", []string{"2026-11-23 12:00", "2026-12-30 12:00"}, []string{"2026-11-22 12:00"}},
		{"holidays do not apply", "holidays: {na: 無休}\n  closed_days: {na: 無休}", []string{"2026-11-23 12:00", "2026-12-30 12:00"}, nil},
		{"the country's", "holidays: us", []string{"2026-11-23 12:00"}, []string{"2026-11-26 12:00"}},
		{"a range over New Year", "closed_days: [12-28/01-05]", []string{"2026-12-25 12:00", "2027-01-06 12:00"}, []string{"2026-12-28 12:00", "2027-01-05 12:00"}},
		{"a dated range", "closed_days: [2026-08-12/2026-08-14, 12-29/01-03]", []string{"2026-08-17 12:00", "2027-08-13 12:00"}, []string{"2026-08-12 12:00", "2026-08-14 12:00", "2026-12-29 12:00"}},
		{"a range that ends before it begins is passed over alone", "closed_days: [2026-08-14/2026-08-12, 2026-11-20]", []string{"2026-08-13 12:00"}, []string{"2026-11-20 12:00"}},
		{"all day", "hours: 24h", []string{"2026-11-21 03:00", "2026-11-23 23:59", "2026-12-31 00:00"}, nil},
		{"to midnight", "hours: 平日 20:00-24:00", []string{"2026-11-20 23:59"}, []string{"2026-11-20 19:59"}},
		{"daily", "hours: 毎日 8:00-22:00\n  holidays: jp\n  closed_days: [01-01]", []string{"2026-11-23 08:00", "2026-11-22 21:59"}, []string{"2026-11-22 22:00", "2027-01-01 12:00"}},
		{"several", "hours: 土 10:00-15:00, 月-金 9:00-18:00", []string{"2026-11-20 17:00", "2026-11-21 12:00"}, []string{"2026-11-21 09:30", "2026-11-21 15:00", "2026-11-23 12:00"}},
		{"holidays of their own", "hours: 平日 9:00-18:00, 土日祝 10:00-15:00", []string{"2026-11-20 17:00", "2026-11-23 10:00"}, []string{"2026-11-23 09:30", "2026-11-23 15:00"}},
		{"with a pause at noon", "hours: 平日 9:00-12:00, 平日 13:00-17:00", []string{"2026-11-20 09:00", "2026-11-20 16:59"}, []string{"2026-11-20 12:30", "2026-11-20 17:00"}},
		{"over midnight", "hours: 平日 22:00-6:00", []string{"2026-11-20 23:00", "2026-11-20 05:00", "2026-11-21 05:59"}, []string{"2026-11-20 12:00", "2026-11-21 06:00", "2026-11-21 23:00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cal := served(t, "service:\n  id: shop\n  zone: Asia/Tokyo\n  "+c.service+"\n").Calendar
			for _, s := range c.open {
				if !cal.IsOpen(wall(s)) {
					t.Errorf("shut at %s", s)
				}
			}
			for _, s := range c.shut {
				if cal.IsOpen(wall(s)) {
					t.Errorf("open at %s", s)
				}
			}
		})
	}
}

// What an inventory leaves blank is as the zone's default has it, day for day.
func TestBlankCalendarIsTheDefault(t *testing.T) {
	for _, zone := range []string{"Asia/Tokyo", "Europe/London", "UTC"} {
		// Said hours take the way through the inventory's fields; they are the default's.
		cal, want := served(t, "service: {id: shop, zone: "+zone+", hours: weekdays 09:00-18:00}\n").Calendar, calendar.Default(zone)
		for at := wall("2026-01-01 12:00"); at.Year() < 2028; at = at.Add(3 * time.Hour) {
			if cal.IsOpen(at) != want.IsOpen(at) {
				t.Fatalf("%s: open %v at %s", zone, cal.IsOpen(at), at)
			}
		}
	}
}
