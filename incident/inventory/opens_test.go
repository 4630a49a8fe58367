package inventory

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestOpens(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	on := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, tokyo) } // the 20th is a Friday
	holiday := func(d time.Time) bool { return d.Day() == 23 }
	for _, c := range []struct {
		hours    string
		at, want time.Time
		never    bool
	}{
		{hours: "24h", at: on(20, 3, 0), want: on(20, 3, 0)},
		{hours: "平日 9:00-18:00", at: on(20, 8, 59), want: on(20, 9, 0)},
		{hours: "平日 9:00-18:00", at: on(20, 18, 0), want: on(24, 9, 0)}, // the weekend and a holiday between
		{hours: "mon-fri 9:00-18:00", at: on(20, 18, 0), want: on(23, 9, 0)},
		{hours: "平日 9:00-12:00, 平日 13:00-18:00", at: on(20, 12, 30), want: on(20, 13, 0)},
		{hours: "土 10:00-15:00, 平日 9:00-18:00", at: on(20, 20, 0), want: on(21, 10, 0)},
		{hours: "daily 22:00-06:00", at: on(20, 7, 0), want: on(20, 22, 0)},
		{hours: "祝 9:00-18:00", at: on(24, 0, 0), never: true},
	} {
		h, err := ParseHours(c.hours)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := h.Opens(c.at, holiday); ok == c.never || !got.Equal(c.want) {
			t.Errorf("%s at %s: %s %v, want %s", c.hours, c.at, got, ok, c.want)
		}
	}
}

// The next opening is open, and nothing before it is.
func TestOpensIsTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, err := ParseHours(rapid.SampledFrom([]string{"24h", "平日 9:00-18:00", "daily 22:00-06:00", "土日祝 10:00-15:00", "mon-wed 0:00-24:00, sun 23:30-0:10"}).Draw(t, "hours"))
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 11, 1, 0, rapid.IntRange(0, 60*24*30).Draw(t, "minute"), 0, 0, time.UTC)
		opens, ok := h.Opens(at, nil)
		if !ok || !h.Open(opens, nil) || opens.Before(at) {
			t.Fatalf("%s opens %s, %v", at, opens, ok)
		}
		for m := at; m.Before(opens); m = m.Add(time.Minute) {
			if h.Open(m, nil) {
				t.Fatalf("%s opens %s, yet it is open at %s", at, opens, m)
			}
		}
	})
}
