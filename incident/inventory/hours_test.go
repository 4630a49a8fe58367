package inventory

import (
	"testing"
	"time"
)

func TestHours(t *testing.T) {
	// Monday 2 November 2026; Tuesday the 3rd is a public holiday in Japan.
	holiday := func(d time.Time) bool { return d.Month() == 11 && d.Day() == 3 }
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC) }
	for _, c := range []struct {
		hours string
		at    time.Time
		open  bool
	}{
		{"24h", at(3, 3, 0), true},
		{"24時間365日", at(3, 3, 0), true},
		{"mon-fri 09:00-18:00", at(2, 9, 0), true},
		{"mon-fri 09:00-18:00", at(2, 18, 0), false},
		{"mon-fri 09:00-18:00", at(3, 10, 0), true}, // says nothing of holidays
		{"weekdays 9:00-18:00", at(3, 10, 0), false},
		{"平日 ９：００〜１８：００", at(2, 10, 0), true},
		{"平日 9:00-18:00", at(3, 10, 0), false},
		{"平日 9:00-18:00、土日祝 10:00-15:00", at(3, 10, 0), true},
		{"平日 9:00-18:00、土日祝 10:00-15:00", at(7, 15, 0), false},
		{"月-金 9:00-18:00", at(6, 10, 0), true},
		{"sat-mon 10:00-12:00", at(1, 11, 0), true},
		{"daily 22:00-06:00", at(2, 5, 59), true},
		{"mon 22:00-06:00", at(3, 5, 0), true}, // began on Monday
		{"mon 22:00-06:00", at(2, 5, 0), false},
		{"08:00-24:00", at(2, 23, 59), true},
		{"weekends holidays 10:00-12:00", at(3, 10, 0), true},
	} {
		h, err := ParseHours(c.hours)
		if err != nil || h.Open(c.at, holiday) != c.open {
			t.Errorf("%s at %v: not %v (%v)", c.hours, c.at, c.open, err)
		}
	}
	for _, bad := range []string{"", "9-18", "平日", "mon-fry 9:00-18:00", "9:00-9:00", "24:00-25:00", "9:60-10:00", "24h,", "mon", "-", "daily"} {
		if _, err := ParseHours(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestDeskOpen(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	desk := s.Investigation.Integrations.Items[2] // Los Angeles, mon-fri 09:00-17:00
	for _, c := range []struct {
		at   string
		open bool
	}{
		{"2026-11-02T10:00:00+09:00", false}, // Sunday evening there
		{"2026-11-03T02:30:00+09:00", true},  // Monday 09:30, winter time
		{"2026-11-03T01:30:00+09:00", false}, // Monday 08:30
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if open, known := s.DeskOpen(desk, at, nil); !known || open != c.open {
			t.Errorf("%s: %v %v", c.at, open, known)
		}
	}
	if _, known := s.DeskOpen(Integration{}, time.Now(), nil); known {
		t.Error("blank hours are not known")
	}
}

func TestSpans(t *testing.T) {
	for text, want := range map[string]Span{
		"15m": {Minutes: 15}, "1h": {Minutes: 60}, "1h30m": {Minutes: 90}, "4bh": {BusinessMinutes: 240}, "1bd": {BusinessDays: 1},
		"": {}, "0m": {}, "-5m": {}, "1.5h": {}, "30s": {}, "bd": {}, "4 bh": {},
	} {
		got, ok := ParseSpan(text)
		if ok != (want != Span{}) || ok && got != want {
			t.Errorf("%q: %+v %v", text, got, ok)
		}
	}
	for text, want := range map[string]int{"90d": 90, "12w": 84, "90": 0, "0d": 0, "-1d": 0, "9999w": 0, "d": 0} {
		if got, ok := ParsePeriod(text); ok != (want > 0) || ok && got != want {
			t.Errorf("%q: %d %v", text, got, ok)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"ＡＢＣ　１２": "abc 12", "ｶﾞｷﾞﾊﾟｱﾞ": "ガギパア゛", "か\u3099": "か\u3099", "Straße": "straße", "": ""} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
