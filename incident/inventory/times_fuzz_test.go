package inventory

import (
	"errors"
	"reflect"
	"strconv"
	"testing"
	"time"
)

// Hours that are read say for every moment whether somebody is there, and each of their spans is open at its beginning.
func FuzzHours(f *testing.F) {
	for _, seed := range []string{"24h", "24時間365日", "mon-fri 09:00-18:00, sat 10:00-15:00", "平日　９：００〜１８：００", "土日祝 10:00-24:00", "daily 22:00-06:00", "fri-mon 0:00-0:01", "holidays 9:00-10:00", "-", "月-"} {
		f.Add(seed, int64(1793579000))
	}
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		hours, err := ParseHours(text)
		if err != nil {
			return
		}
		if len(hours.Spans) == 0 {
			t.Fatalf("%q is read as no hours", text)
		}
		hours.Open(time.Unix(unix, 0).UTC(), nil)
		holiday := func(time.Time) bool { return true }
		for _, s := range hours.Spans {
			if s.From < 0 || s.From >= 24*60 || s.To < 0 || s.To > 24*60 || s.From == s.To {
				t.Fatalf("%q: %+v", text, s)
			}
			day := time.Date(2026, 11, 1, s.From/60, s.From%60, 0, 0, time.UTC) // a Sunday
			for i, on := range s.Days {
				if at := day.AddDate(0, 0, i); on && !hours.Open(at, nil) || s.OnHolidays && !hours.Open(at, holiday) {
					t.Fatalf("%q is closed at %v", text, at)
				}
			}
		}
	})
}

// What is read as a length, a period or a time of day lies within its bounds.
func FuzzTimes(f *testing.F) {
	for _, seed := range []string{"15m", "1h30m", "4bh", "1bd", "31bd", "90d", "520w", "521w", "00:00", "24:00", "24:01", "2540400m", "9223372036854775807bh"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if s, ok := ParseSpan(text); ok {
			most := 31 * 24 * 60
			if s.Minutes < 0 || s.Minutes > most || s.BusinessMinutes < 0 || s.BusinessMinutes > 3650*60 || s.BusinessDays < 0 || s.BusinessDays > 3650 || s == (Span{}) {
				t.Errorf("%q: %+v", text, s)
			}
			if s.Minutes > 0 {
				if again, ok := ParseSpan(strconv.Itoa(s.Minutes) + "m"); !ok || again != s {
					t.Errorf("%q: %+v, in minutes %+v", text, s, again)
				}
			}
		}
		if days, ok := ParsePeriod(text); ok && (days < 1 || days > 3650) {
			t.Errorf("%q: %d days", text, days)
		}
		if m, ok := ParseClock(text); ok && (m < 0 || m > 24*60) {
			t.Errorf("%q: minute %d", text, m)
		}
	})
}

// Whatever somebody leaves in the editor as an entry: Problems with lines of the text, or an edit that applies and leaves
// nothing to change.
func FuzzEntry(f *testing.F) {
	paths := []string{"monitoring.dashboards.top", "contact.people.sato", "service", "response.measures.rollback", "nothing.at.all", "contact.people"}
	shop := example(f, examples[0])
	for i, path := range paths {
		text, _ := FormatEntry(shop, path)
		f.Add(uint8(i), text)
	}
	f.Add(uint8(0), []byte("id: top\nurl: &a x\nshows: *a\n"))
	f.Add(uint8(1), []byte("id: sato\nmeans: [{kind: phone, value: 03-1}, {}]\nthen: sato\n"))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		path := paths[int(which)%len(paths)]
		edit, err := ParseEntry(shop, path, text)
		if err != nil {
			var ps Problems
			if !errors.As(err, &ps) || len(ps) == 0 {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		after, err := shop.Apply(edit)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		again, err := ParseEntry(after, path, text)
		if err != nil || again.New || again.Set != nil {
			t.Fatalf("%q: %v, still to change: %+v", text, err, again)
		}
		if out, there := FormatEntry(after, path); there {
			if same, err := ParseEntry(after, path, out); err != nil || same.Set != nil {
				t.Fatalf("%q is written %q: %v %+v", text, out, err, same)
			}
		}
		if back, err := Parse(Format(after)); err != nil || !reflect.DeepEqual(back, after) {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
