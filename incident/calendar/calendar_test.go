package calendar

import (
	"errors"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// promises is the port package incident will declare.
type promises interface {
	AddBusinessDays(t time.Time, n int) time.Time
	AddBusinessHours(t time.Time, d time.Duration) time.Time
	CloseOfBusiness(t time.Time, n int) time.Time
}

var _ promises = (*Calendar)(nil)

func must(t testing.TB, s Spec) *Calendar {
	t.Helper()
	c, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func wall(t testing.TB, c *Calendar, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, c.Location())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestJapaneseHolidays(t *testing.T) {
	c := Default("Asia/Tokyo")
	for day, want := range map[string]bool{
		"2026-04-28": true,
		"2026-04-29": false, // 昭和の日
		"2026-04-30": true,
		"2026-05-01": true,
		"2026-05-02": false, // Saturday
		"2026-05-03": false, // 憲法記念日, a Sunday
		"2026-05-04": false, // みどりの日
		"2026-05-05": false, // こどもの日
		"2026-05-06": false, // 振替休日 of 3 May
		"2026-05-07": true,
		"2026-03-20": false, // 春分の日
		"2027-03-21": false, // 春分の日, a Sunday
		"2027-03-22": false, // its 振替休日
		"2026-09-21": false, // 敬老の日
		"2026-09-22": false, // 国民の休日
		"2026-09-23": false, // 秋分の日
		"2026-09-24": true,
		"2026-11-03": false, // 文化の日
		"2026-11-20": true,
		"2026-11-23": false, // 勤労感謝の日
		"2026-12-28": true,
		"2026-12-29": false, // 年末年始
		"2027-01-01": false,
		"2027-01-04": true,
		"2027-01-11": false, // 成人の日
	} {
		if got := c.IsBusinessDay(wall(t, c, day+" 12:00")); got != want {
			t.Errorf("%s: business day %v, want %v", day, got, want)
		}
	}
}

func TestOtherCountries(t *testing.T) {
	for _, c := range []struct {
		country, zone, day string
		business           bool
	}{
		{"us", "America/New_York", "2026-07-03", false}, // 4 July is a Saturday
		{"us", "America/New_York", "2026-11-26", false},
		{"us", "America/New_York", "2021-12-31", false}, // New Year observed in the year before
		{"gb", "Europe/London", "2026-12-28", false},    // Boxing Day is a Saturday
		{"gb", "Europe/London", "2026-04-03", false},
		{"de", "Europe/Berlin", "2026-05-14", false},
		{"fr", "Europe/Paris", "2026-07-14", false},
		{"none", "Europe/Paris", "2026-07-14", true},
		{"", "Europe/Paris", "2026-07-14", true},
	} {
		k := must(t, Spec{Zone: c.zone, Holidays: c.country})
		if got := k.IsBusinessDay(wall(t, k, c.day+" 12:00")); got != c.business {
			t.Errorf("%s %s: business day %v, want %v", c.country, c.day, got, c.business)
		}
	}
}

func TestCounting(t *testing.T) {
	tokyo, london := Default("Asia/Tokyo"), must(t, Spec{Zone: "Europe/London", Holidays: "gb"})
	days := func(c *Calendar, n int) func(time.Time) time.Time {
		return func(t time.Time) time.Time { return c.AddBusinessDays(t, n) }
	}
	hours := func(c *Calendar, d time.Duration) func(time.Time) time.Time {
		return func(t time.Time) time.Time { return c.AddBusinessHours(t, d) }
	}
	closing := func(c *Calendar, n int) func(time.Time) time.Time {
		return func(t time.Time) time.Time { return c.CloseOfBusiness(t, n) }
	}
	for _, c := range []struct {
		name       string
		cal        *Calendar
		from, want string
		add        func(time.Time) time.Time
	}{
		{"next day", tokyo, "2026-11-18 10:02", "2026-11-19 10:02", days(tokyo, 1)},
		{"over a long weekend", tokyo, "2026-11-20 10:02", "2026-11-24 10:02", days(tokyo, 1)},
		{"from a Saturday", tokyo, "2026-11-14 22:00", "2026-11-16 22:00", days(tokyo, 1)},
		{"none", tokyo, "2026-11-14 22:00", "2026-11-14 22:00", days(tokyo, 0)},
		{"Golden Week", tokyo, "2026-05-01 10:00", "2026-05-07 10:00", days(tokyo, 1)},
		{"year-end", tokyo, "2026-12-28 17:00", "2027-01-05 17:00", days(tokyo, 2)},
		{"summer time begins", london, "2026-03-27 09:30", "2026-03-30 09:30", days(london, 1)},
		{"summer time ends", london, "2026-10-23 09:30", "2026-10-26 09:30", days(london, 1)},

		{"within the day", tokyo, "2026-11-18 10:00", "2026-11-18 14:00", hours(tokyo, 4*time.Hour)},
		{"to the minute of closing", tokyo, "2026-11-18 14:00", "2026-11-18 18:00", hours(tokyo, 4*time.Hour)},
		{"into the next day", tokyo, "2026-11-18 16:00", "2026-11-19 11:00", hours(tokyo, 4*time.Hour)},
		{"before opening", tokyo, "2026-11-18 03:00", "2026-11-18 13:00", hours(tokyo, 4*time.Hour)},
		{"after closing", tokyo, "2026-11-20 22:00", "2026-11-24 13:00", hours(tokyo, 4*time.Hour)},
		{"no time", tokyo, "2026-11-21 22:00", "2026-11-21 22:00", hours(tokyo, 0)},
		{"two days of hours", london, "2026-03-27 09:00", "2026-03-30 18:00", hours(london, 18*time.Hour)},

		{"report, Critical", tokyo, "2026-11-18 02:00", "2026-11-24 18:00", closing(tokyo, 3)},
		{"report, High, Golden Week", tokyo, "2026-04-30 15:00", "2026-05-12 18:00", closing(tokyo, 5)},
		{"day 0 at a weekend", tokyo, "2026-11-14 10:00", "2026-11-18 18:00", closing(tokyo, 3)},
		{"today", tokyo, "2026-11-18 10:00", "2026-11-18 18:00", closing(tokyo, 0)},
		{"today is Sunday", tokyo, "2026-11-15 10:00", "2026-11-16 18:00", closing(tokyo, 0)},
		{"over summer time", london, "2026-10-23 20:00", "2026-10-26 18:00", closing(london, 1)},
	} {
		if got, want := c.add(wall(t, c.cal, c.from)), wall(t, c.cal, c.want); !got.Equal(want) {
			t.Errorf("%s: from %s: %v, want %v", c.name, c.from, got, want)
		}
	}
}

// Hours are counted span by span: none while there is a pause, those after midnight on the day they began, and none twice.
func TestCountingSpans(t *testing.T) {
	const hour = 60
	workdays := [7]bool{false, true, true, true, true, true, false}
	saturday := [7]bool{6: true}
	spec := func(spans ...Span) *Calendar { return must(t, Spec{Zone: "Asia/Tokyo", Holidays: "jp", Spans: spans}) }
	pause := spec(Span{Days: workdays, From: 13 * hour, To: 17 * hour}, Span{Days: workdays, From: 9 * hour, To: 12 * hour})
	weekend := spec(Span{Days: workdays, From: 9 * hour, To: 18 * hour}, Span{Days: saturday, OnHolidays: true, From: 10 * hour, To: 15 * hour})
	night := spec(Span{Days: workdays, From: 22 * hour, To: 6 * hour})
	both := spec(Span{Days: workdays, From: 20 * hour, To: 2 * hour}, Span{Days: workdays, From: 1 * hour, To: 5 * hour}, Span{Days: workdays, From: 21 * hour, To: 23 * hour})
	for _, c := range []struct {
		name       string
		cal        *Calendar
		from       string
		hours      float64
		want       string
		day1, shut string // a business day later, and the closing of the day of from
	}{
		{"over a pause", pause, "2026-11-18 11:00", 2, "2026-11-18 14:00", "2026-11-19 11:00", "2026-11-18 17:00"},
		{"from a pause", pause, "2026-11-18 12:30", 1, "2026-11-18 14:00", "2026-11-19 12:30", "2026-11-18 17:00"},
		{"to the minute the pause begins", pause, "2026-11-18 09:00", 3, "2026-11-18 12:00", "2026-11-19 09:00", "2026-11-18 17:00"},
		{"a whole day with a pause", pause, "2026-11-18 09:00", 8, "2026-11-19 10:00", "2026-11-19 09:00", "2026-11-18 17:00"},
		{"into the Saturday", weekend, "2026-11-20 17:00", 2, "2026-11-21 11:00", "2026-11-21 17:00", "2026-11-20 18:00"},
		{"over the Sunday to a holiday", weekend, "2026-11-21 14:00", 2, "2026-11-23 11:00", "2026-11-23 14:00", "2026-11-21 15:00"},
		{"over midnight", night, "2026-11-18 23:00", 3, "2026-11-19 02:00", "2026-11-19 23:00", "2026-11-19 06:00"},
		{"of the night before", night, "2026-11-18 04:00", 3, "2026-11-18 23:00", "2026-11-19 04:00", "2026-11-19 06:00"},
		{"the night into Saturday", night, "2026-11-21 05:00", 2, "2026-11-24 23:00", "2026-11-24 05:00", "2026-11-25 06:00"}, // Monday is a holiday
		{"not twice where they overlap", both, "2026-11-18 20:00", 9, "2026-11-19 05:00", "2026-11-19 20:00", "2026-11-19 02:00"},
	} {
		from := wall(t, c.cal, c.from)
		if got, want := c.cal.AddBusinessHours(from, time.Duration(c.hours*float64(time.Hour))), wall(t, c.cal, c.want); !got.Equal(want) {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
		if got, want := c.cal.AddBusinessDays(from, 1), wall(t, c.cal, c.day1); !got.Equal(want) {
			t.Errorf("%s: a day later is %v, want %v", c.name, got, want)
		}
		if got, want := c.cal.CloseOfBusiness(from, 0), wall(t, c.cal, c.shut); !got.Equal(want) {
			t.Errorf("%s: it closes %v, want %v", c.name, got, want)
		}
	}
}

// An instant counts on its day in the calendar's zone, not in its own.
func TestZoneOfTheArgument(t *testing.T) {
	c := Default("Asia/Tokyo")
	at := time.Date(2026, 11, 19, 16, 0, 0, 0, time.UTC) // Friday 01:00 in Tokyo
	if got, want := c.AddBusinessDays(at, 1), wall(t, c, "2026-11-24 01:00"); !got.Equal(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestOpenHours(t *testing.T) {
	c := must(t, Spec{Zone: "Asia/Tokyo", Opens: "10:00", Closes: "24:00",
		Weekdays: []time.Weekday{time.Saturday}, Closed: []string{"2026-08-08..2026-08-15", "10-03"}})
	for at, want := range map[string]bool{
		"2026-11-21 09:59": false, "2026-11-21 10:00": true, "2026-11-21 23:59": true, "2026-11-22 00:00": false,
		"2026-11-20 12:00": false, "2026-08-08 12:00": false, "2026-08-15 12:00": false, "2026-08-22 12:00": true,
		"2026-10-03 12:00": false, "2027-08-14 12:00": true,
	} {
		if got := c.IsOpen(wall(t, c, at)); got != want {
			t.Errorf("%s: open %v, want %v", at, got, want)
		}
	}
	if got, want := c.CloseOfBusiness(wall(t, c, "2026-11-20 12:00"), 1), wall(t, c, "2026-11-22 00:00"); !got.Equal(want) {
		t.Errorf("closing at midnight: %v, want %v", got, want)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		spec         Spec
		field, value string
	}{
		{Spec{Zone: "Mars/Olympus"}, "zone", "Mars/Olympus"},
		{Spec{Holidays: "xx"}, "holidays", "xx"},
		{Spec{Opens: "9 o'clock"}, "opens", "9 o'clock"},
		{Spec{Closes: "25:00"}, "closes", "25:00"},
		{Spec{Opens: "18:00", Closes: "09:00"}, "closes", "09:00"},
		{Spec{Weekdays: []time.Weekday{}}, "weekdays", ""},
		{Spec{Weekdays: []time.Weekday{9}}, "weekdays", "9"},
		{Spec{Spans: []Span{{From: 24 * 60}}}, "spans", "1440-0"},
		{Spec{Spans: []Span{{From: 9 * 60, To: 18 * 60}}}, "closed", ""}, // on no day
		{Spec{Closed: []string{"12-29", "soon"}}, "closed", "soon"},
		{Spec{Closed: []string{"02-30"}}, "closed", "02-30"},
		{Spec{Closed: []string{"2026-01-01..12-31"}}, "closed", "2026-01-01..12-31"},
		{Spec{Closed: []string{"2026-02-01..2026-01-01"}}, "closed", "2026-02-01..2026-01-01"},
		{Spec{Closed: []string{"2026-01-01..9999-12-31"}}, "closed", "2026-01-01..9999-12-31"},
		{Spec{Closed: []string{"01-01..12-31"}}, "closed", "01-01..12-31"},
		{Spec{Holidays: "jp", Closed: []string{"01-02..12-31"}}, "closed", "01-02..12-31"}, // only New Year's Day is left
	} {
		_, err := New(c.spec)
		var bad *Error
		if !errors.As(err, &bad) || bad.Field != c.field || bad.Value != c.value {
			t.Errorf("%+v: error %v, want field %s and value %q", c.spec, err, c.field, c.value)
		}
	}
}

func TestDefault(t *testing.T) {
	if got := Default("Nowhere/Land").Location(); got != time.UTC {
		t.Errorf("an unknown zone counts in %v", got)
	}
	c := Default("Europe/London")
	if at := wall(t, c, "2026-12-31 12:00"); !c.IsOpen(at) {
		t.Error("the Japanese year-end holds outside Japan")
	}
}

// In São Paulo, 15 October 2017 began at 01:00.
func TestSkippedMidnight(t *testing.T) {
	c := must(t, Spec{Zone: "America/Sao_Paulo", Opens: "00:00", Closes: "24:00", Weekdays: []time.Weekday{time.Saturday, time.Sunday}})
	saturday := time.Date(2017, 10, 14, 0, 0, 0, 0, c.Location())
	if got := c.AddBusinessDays(saturday, 1); !got.Equal(time.Date(2017, 10, 15, 1, 0, 0, 0, c.Location())) {
		t.Errorf("a day later it is %v", got)
	}
	if got := c.CloseOfBusiness(saturday, 0); got.Sub(saturday) != 24*time.Hour {
		t.Errorf("the Saturday ends %v", got)
	}
}

func TestProperties(t *testing.T) {
	calendars := []*Calendar{
		Default("Asia/Tokyo"),
		must(t, Spec{Zone: "Europe/London", Holidays: "gb"}),
		must(t, Spec{Zone: "Asia/Tokyo", Holidays: "jp", Spans: []Span{
			{Days: [7]bool{1: true, 2: true, 4: true}, From: 22 * 60, To: 6 * 60}, {Days: [7]bool{2: true, 6: true}, OnHolidays: true, From: 9 * 60, To: 12 * 60},
			{Days: [7]bool{2: true}, From: 13 * 60, To: 24 * 60},
		}}),
		must(t, Spec{Zone: "America/Sao_Paulo", Opens: "00:00", Closes: "24:00", Weekdays: []time.Weekday{time.Sunday, time.Tuesday}}),
	}
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom(calendars).Draw(rt, "calendar")
		a := time.Unix(rapid.Int64Range(1500000000, 2000000000).Draw(rt, "a"), 0)
		b := a.Add(time.Duration(rapid.Int64Range(0, 30*24*3600).Draw(rt, "later")) * time.Second)
		n := rapid.IntRange(1, 12).Draw(rt, "n")
		d := time.Duration(rapid.IntRange(1, 80*60).Draw(rt, "minutes")) * time.Minute

		byDay, closing, byHour := c.AddBusinessDays(a, n), c.CloseOfBusiness(a, n), c.AddBusinessHours(a, d)
		if !c.IsBusinessDay(byDay) || !c.IsOpen(closing.Add(-time.Nanosecond)) || !c.IsOpen(byHour.Add(-time.Nanosecond)) {
			rt.Fatalf("not in business: %v, %v, %v", byDay, closing, byHour)
		}
		if !byDay.After(a) || !c.AddBusinessDays(a, n+1).After(byDay) || !c.CloseOfBusiness(a, n+1).After(closing) {
			rt.Fatal("more days are not later")
		}
		if byHour.Sub(a) < d || c.AddBusinessHours(a, d+time.Minute).Before(byHour) {
			rt.Fatal("more hours are not later")
		}
		if c.AddBusinessHours(b, d).Before(byHour) || c.CloseOfBusiness(b, n).Before(closing) {
			rt.Fatal("a later start is due earlier")
		}
		if dayOf(c.AddBusinessDays(b, n)).noon().Before(dayOf(byDay).noon()) {
			rt.Fatal("a later day is due on an earlier day")
		}
	})
}

// Every goroutine may ask, though the library's rule for the vernal equinox
// writes into its table (the race detector sees it).
func TestConcurrentUse(t *testing.T) {
	shared := Default("Asia/Tokyo")
	var wg sync.WaitGroup
	for range 4 {
		for year, equinox := range map[int]int{2026: 20, 2027: 21, 2030: 20, 2031: 21} {
			wg.Go(func() {
				for _, c := range []*Calendar{shared, Default("Asia/Tokyo")} {
					if c.IsBusinessDay(time.Date(year, 3, equinox, 12, 0, 0, 0, c.Location())) {
						t.Errorf("%d: the vernal equinox counts as a business day", year)
					}
				}
			})
		}
	}
	wg.Wait()
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		Default("Asia/Tokyo")
	}
}

// A holiday is one by the clock it is asked on.
func TestIsHoliday(t *testing.T) {
	c, err := New(Spec{Zone: "Asia/Tokyo", Holidays: "jp", Closed: []string{"12-29..01-03"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		at   time.Time
		want bool
	}{
		{time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), true},   // 勤労感謝の日
		{time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC), false}, // though it is the 23rd in Tokyo
		{time.Date(2026, 12, 30, 0, 0, 0, 0, time.UTC), false},  // the company's own closed day
	} {
		if got := c.IsHoliday(x.at); got != x.want {
			t.Errorf("%s: %v", x.at, got)
		}
	}
}

// Each zone has its own holidays; the service's own calendar speaks for its zone alone.
func TestHolidays(t *testing.T) {
	own, err := New(Spec{Zone: "Asia/Tokyo", Holidays: "none"})
	if err != nil {
		t.Fatal(err)
	}
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 23, 12, 0, 0, 0, tokyo) // 勤労感謝の日
	if Holidays(own)(day) {
		t.Error("the service knows no holidays")
	}
	usual := Holidays(nil)
	if !usual(day) || usual(day.UTC()) {
		t.Error("without a service it is a holiday in Japan, and in UTC it is none")
	}
}
