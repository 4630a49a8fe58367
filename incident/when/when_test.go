package when

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func wall(t testing.TB, s string, loc *time.Location) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestParse(t *testing.T) {
	tokyo := zone(t, "Asia/Tokyo")
	const noon, midnight, january = "2026-11-21 14:06:30", "2026-11-21 00:10:00", "2027-01-02 09:00:00"
	for _, c := range []struct{ now, in, want string }{
		{noon, "14:05", "2026-11-21 14:05:00"},
		{noon, "14:05:30", "2026-11-21 14:05:30"},
		{noon, "9:05", "2026-11-21 09:05:00"},
		{noon, " １４：０５　", "2026-11-21 14:05:00"},
		{noon, "14:30", "2026-11-21 14:30:00"}, // the domain refuses it
		{noon, "23:58", "2026-11-21 23:58:00"},
		{midnight, "23:58", "2026-11-20 23:58:00"},
		{midnight, "12:10", "2026-11-21 12:10:00"},
		{midnight, "12:11", "2026-11-20 12:11:00"},
		{midnight, "00:05", "2026-11-21 00:05:00"},
		{noon, "yesterday 14:05", "2026-11-20 14:05:00"},
		{noon, "Yesterday  14:05:09", "2026-11-20 14:05:09"},
		{noon, "昨日 14:05", "2026-11-20 14:05:00"},
		{noon, "昨日１４：０５", "2026-11-20 14:05:00"},
		{noon, "一昨日 14:05", "2026-11-19 14:05:00"},
		{noon, "today 23:59", "2026-11-21 23:59:00"},
		{noon, "今日 14:05", "2026-11-21 14:05:00"},
		{noon, "明日 9:00", "2026-11-22 09:00:00"},
		{noon, "2026-11-20 14:05", "2026-11-20 14:05:00"},
		{noon, "2026-11-20T14:05:30", "2026-11-20 14:05:30"},
		{noon, "2026/11/20 14:05", "2026-11-20 14:05:00"},
		{noon, "2026-11-20T05:05:00Z", "2026-11-20 14:05:00"},
		{noon, "2026-11-20t05:05:00.5z", "2026-11-20 14:05:00.5"},
		{noon, "2026-11-20T14:05:00+09:00", "2026-11-20 14:05:00"},
		{noon, "2026-11-20 05:05Z", "2026-11-20 14:05:00"},
		{noon, "11-20 14:05", "2026-11-20 14:05:00"},
		{noon, "11/20 14:05", "2026-11-20 14:05:00"},
		{noon, "１１／２０　１４：０５", "2026-11-20 14:05:00"},
		{january, "12-31 23:00", "2026-12-31 23:00:00"},
		{january, "1/2 08:00", "2027-01-02 08:00:00"},
		{noon, "2-28 08:00", "2026-02-28 08:00:00"},
		{noon, "-5m", "2026-11-21 14:01:30"},
		{noon, "－５ｍ", "2026-11-21 14:01:30"},
		{noon, "ー5m", "2026-11-21 14:01:30"},
		{noon, "-1h30m", "2026-11-21 12:36:30"},
		{noon, "-2d", "2026-11-19 14:06:30"},
		{noon, "- 90 s", "2026-11-21 14:05:00"},
		{noon, "+10m", "2026-11-21 14:16:30"},
		{noon, "5分前", "2026-11-21 14:01:30"},
		{noon, "1時間30分前", "2026-11-21 12:36:30"},
		{noon, "10 min ago", "2026-11-21 13:56:30"},
		{noon, "now", noon},
		{noon, "今", noon},
	} {
		got, err := Parse(c.in, wall(t, c.now, tokyo).UTC(), tokyo)
		if want := wall(t, c.want, tokyo); err != nil || !got.Equal(want) || got.Location() != tokyo {
			t.Errorf("at %s Parse(%q) = %v, %v; want %v", c.now, c.in, got, err, want)
		}
	}
}

func TestParseFuture(t *testing.T) {
	tokyo := zone(t, "Asia/Tokyo")
	const noon, evening, december = "2026-11-21 14:06:30", "2026-11-21 23:50:00", "2026-12-30 09:00:00"
	for _, c := range []struct{ now, in, want string }{
		{noon, "15:30", "2026-11-21 15:30:00"},
		{noon, "14:06", "2026-11-22 14:06:00"},
		{noon, "14:06:30", noon},
		{evening, "0:20", "2026-11-22 00:20:00"},
		{noon, "30m", "2026-11-21 14:36:30"},
		{noon, "+30m", "2026-11-21 14:36:30"},
		{noon, "30分", "2026-11-21 14:36:30"},
		{noon, "30分後", "2026-11-21 14:36:30"},
		{noon, "-5m", "2026-11-21 14:01:30"},
		{noon, "tomorrow 9:00", "2026-11-22 09:00:00"},
		{noon, "明日 9:00", "2026-11-22 09:00:00"},
		{december, "1/5 10:00", "2027-01-05 10:00:00"},
		{december, "12/31 10:00", "2026-12-31 10:00:00"},
		{noon, "2026-11-20 14:05", "2026-11-20 14:05:00"},
	} {
		got, err := ParseFuture(c.in, wall(t, c.now, tokyo), tokyo)
		if want := wall(t, c.want, tokyo); err != nil || !got.Equal(want) {
			t.Errorf("at %s ParseFuture(%q) = %v, %v; want %v", c.now, c.in, got, err, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]Code{
		"": Empty, " 　": Empty,
		"soon": Unknown, "14": Unknown, "1405": Unknown, "14:5": Unknown, "-": Unknown, "-5": Unknown, "-5x": Unknown,
		"14:05 JST": Unknown, "20-11-2026 14:05": Unknown, "1:2:3:4": Unknown, "-m": Unknown, "yesterday noon": Unknown, "ago": Unknown,
		"25:00": NoSuch, "24:00": NoSuch, "14:60": NoSuch, "2026-02-29 10:00": NoSuch, "02-29 10:00": NoSuch,
		"13-01 10:00": NoSuch, "2026-11-31 10:00": NoSuch, "0000-01-01 10:00": NoSuch, "yesterday 25:00": NoSuch,
		"-99999999999h": TooFar, "-999999999d": TooFar,
		"30m": NoSign, "5分": NoSign,
		"yesterday": NoClock, "昨日": NoClock, "2026-11-20": NoClock, "11/20": NoClock,
	} {
		now := time.Date(2026, 11, 21, 5, 0, 0, 0, time.UTC)
		_, err := Parse(in, now, time.UTC)
		var bad *Error
		if !errors.As(err, &bad) || bad.Code != want || bad.Input != in {
			t.Errorf("Parse(%q): %v, want code %s", in, err, want)
			continue
		}
		if bad.Code != Empty && !strings.Contains(err.Error(), in) {
			t.Errorf("the message does not name %q: %v", in, err)
		}
	}
}

// A leap day without a year is this year's only where it has one.
func TestLeapDay(t *testing.T) {
	now := time.Date(2028, 3, 2, 0, 0, 0, 0, time.UTC)
	got, err := Parse("2/29 10:00", now, time.UTC)
	if want := time.Date(2028, 2, 29, 10, 0, 0, 0, time.UTC); err != nil || !got.Equal(want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

// 01:30 does not exist in London on 29 March 2026; package time decides.
func TestSkippedHour(t *testing.T) {
	london := zone(t, "Europe/London")
	now := time.Date(2026, 3, 29, 8, 0, 0, 0, london)
	got, err := Parse("01:30", now, london)
	if want := time.Date(2026, 3, 29, 1, 30, 0, 0, london); err != nil || !got.Equal(want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

func TestFold(t *testing.T) {
	if got, want := Fold("／ｋ　＠１４：０５＃ｔａｇ！～ー決済。ｱ"), "/k @14:05#tag!~ー決済。ｱ"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWriting(t *testing.T) {
	tokyo := zone(t, "Asia/Tokyo")
	ref := wall(t, "2026-11-21 00:30:00", tokyo)
	for at, want := range map[string]string{
		"2026-11-21 14:05:59": "14:05", "2026-11-20 23:59:00": "11-20 23:59", "2025-11-21 14:05:00": "2025-11-21 14:05",
	} {
		if got := Clock(wall(t, at, tokyo).UTC(), ref.UTC(), tokyo); got != want {
			t.Errorf("Clock(%s) = %q, want %q", at, got, want)
		}
	}
	if got := Stamp(ref.UTC(), tokyo); got != "2026-11-21 00:30" {
		t.Errorf("Stamp = %q", got)
	}
	for d, want := range map[time.Duration]string{
		0: "T+00:00:00", 12*time.Minute + 31*time.Second + 999*time.Millisecond: "T+00:12:31",
		51*time.Hour + 12*time.Minute + 31*time.Second: "T+2d 03:12:31", -10 * time.Second: "T-00:00:10",
		-time.Millisecond: "T+00:00:00", math.MinInt64: "T-106751d 23:47:16",
	} {
		if got := Elapsed(d); got != want {
			t.Errorf("Elapsed(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		d      time.Duration
		ja, en string
	}{
		{0, "0秒", "0 s"},
		{45*time.Second + 900*time.Millisecond, "45秒", "45 s"},
		{2*time.Minute + 59*time.Second, "2分", "2 min"},
		{time.Hour, "1時間", "1 h"},
		{-(3*time.Hour + 47*time.Minute), "3時間47分", "3 h 47 min"},
		{48 * time.Hour, "2日", "2 d"},
		{52*time.Hour + 59*time.Minute, "2日4時間", "2 d 4 h"},
	} {
		if ja, en := Span(c.d, "ja"), Span(c.d, "en"); ja != c.ja || en != c.en {
			t.Errorf("%v: %q and %q, want %q and %q", c.d, ja, en, c.ja, c.en)
		}
	}
	for d, want := range map[time.Duration]int{0: 0, 119 * time.Second: 1, -time.Second: -1, -time.Minute: -1, 4 * time.Hour: 240} {
		if got := Minutes(d); got != want {
			t.Errorf("Minutes(%v) = %d, want %d", d, got, want)
		}
	}
}

// What Stamp writes, Parse reads.
func TestStampIsRead(t *testing.T) {
	tokyo := zone(t, "Asia/Tokyo")
	rapid.Check(t, func(rt *rapid.T) {
		at := time.Unix(rapid.Int64Range(0, 4e9).Draw(rt, "at")/60*60, 0)
		now := time.Unix(rapid.Int64Range(0, 4e9).Draw(rt, "now"), 0)
		if got, err := Parse(Stamp(at, tokyo), now, tokyo); err != nil || !got.Equal(at) {
			rt.Fatalf("%v, %v; want %v", got, err, at)
		}
		near := now.Add(time.Duration(rapid.IntRange(-11*60, 11*60).Draw(rt, "minutes")) * time.Minute).Truncate(time.Minute)
		if got, err := Parse(near.In(tokyo).Format("15:04"), now, tokyo); err != nil || got.Sub(now) > 12*time.Hour || got.Hour() != near.In(tokyo).Hour() {
			rt.Fatalf("clock alone: %v, %v", got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"14:05", "昨日 14:05", "-1h30m", "2026-11-20T14:05:00Z", "１１／２０　１４：０５", "5分前", "now", "-999999999d"} {
		f.Add(s)
	}
	now := time.Date(2026, 11, 21, 14, 6, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		for _, parse := range []func(string, time.Time, *time.Location) (time.Time, error){Parse, ParseFuture} {
			got, err := parse(s, now, time.UTC)
			var bad *Error
			if err != nil && (!errors.As(err, &bad) || bad.Input != s || !got.IsZero()) {
				t.Fatalf("%q: %v, %v", s, got, err)
			}
			if err == nil && got.Year() > 9999 {
				t.Fatalf("%q: year %d", s, got.Year())
			}
		}
	})
}
