package inventory

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Hours are the hours of a week in which someone is there, by the wall clock of
// one zone.
type Hours struct {
	Spans []HourSpan
}

// HourSpan is the same hours on several days. To may be less than From: then it
// ends on the next day.
type HourSpan struct {
	Days         [7]bool // by time.Weekday
	OnHolidays   bool    // also on public holidays that fall on other days
	SkipHolidays bool    // not on public holidays
	From, To     int     // minutes since midnight, 0 to 1440
}

var dayWords = map[string]time.Weekday{
	"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6,
	"日": 0, "月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6,
}

var hourSigns = strings.NewReplacer("〜", "-", "~", "-", "–", "-", "、", ",", ";", ",", "/", ",", "時間", "h", "365日", "")

// ParseHours reads 24h, or spans joined by commas: days and from-to, such as
// "mon-fri 09:00-18:00, sat 10:00-15:00", "weekdays 9:00-17:00" (which leaves
// public holidays out; mon-fri does not), "daily 22:00-06:00"; in Japanese
// 24時間, 平日, 毎日, 月-金, 土日祝. Full-width signs are read too. Without days
// it means every day.
func ParseHours(text string) (Hours, error) {
	var hours Hours
	for part := range strings.SplitSeq(hourSigns.Replace(Fold(text)), ",") {
		span, ok := parseHourSpan(strings.Fields(part))
		if !ok {
			return Hours{}, fmt.Errorf("hours %q", text)
		}
		hours.Spans = append(hours.Spans, span)
	}
	return hours, nil
}

func parseHourSpan(words []string) (HourSpan, bool) {
	span := HourSpan{}
	if len(words) == 0 {
		return span, false
	}
	last := words[len(words)-1]
	if len(words) == 1 {
		everyDay(&span)
	}
	for _, word := range words[:len(words)-1] {
		if !span.days(word) {
			return span, false
		}
	}
	if last == "24h" || last == "24x7" || last == "24/7" {
		span.To = 24 * 60
		return span, true
	}
	from, to, cut := strings.Cut(last, "-")
	var okFrom, okTo bool
	span.From, okFrom = ParseClock(from)
	span.To, okTo = ParseClock(to)
	return span, cut && okFrom && okTo && span.From != span.To && span.From < 24*60
}

// fromTo is how hours begin that somebody meant to write, whether or not they are any: 25:00-26:00, 9時〜18時.
var fromTo = regexp.MustCompile(`^\d{1,2}(:\d\d?|時(\d\d?分|半)?)-`)

// meantHours tells from which word on, after the first, hours are meant, with the days named before them; 0 where none are.
func meantHours(words []string) int {
	for i := 1; i < len(words); i++ {
		if !fromTo.MatchString(hourSigns.Replace(Fold(words[i]))) {
			continue
		}
		for i > 1 && new(HourSpan).days(hourSigns.Replace(Fold(words[i-1]))) {
			i--
		}
		return i
	}
	return 0
}

// impossibleHours are hours at the end of what should be only a number or an address, where they are none.
func impossibleHours(value string) (string, bool) {
	if !strings.ContainsAny(value, ":：時") { // most by far
		return "", false
	}
	words := strings.Fields(value)
	i := meantHours(words)
	if i == 0 {
		return "", false
	}
	hours := strings.Join(words[i:], " ")
	_, err := ParseHours(hours)
	return hours, err != nil
}

func everyDay(span *HourSpan) {
	for i := range span.Days {
		span.Days[i] = true
	}
	span.OnHolidays = true
}

// days adds the days a word names.
func (span *HourSpan) days(word string) bool {
	switch word {
	case "daily", "毎日":
		everyDay(span)
		return true
	case "weekdays", "平日":
		for day := time.Monday; day <= time.Friday; day++ {
			span.Days[day] = true
		}
		span.SkipHolidays = true
		return true
	case "weekends":
		span.Days[time.Saturday], span.Days[time.Sunday] = true, true
		return true
	case "holidays":
		span.OnHolidays = true
		return true
	}
	if from, to, cut := strings.Cut(word, "-"); cut {
		first, ok1 := dayWords[from]
		end, ok2 := dayWords[to]
		for day := first; ok1 && ok2; day = (day + 1) % 7 {
			span.Days[day] = true
			if day == end {
				break
			}
		}
		return ok1 && ok2
	}
	if day, ok := dayWords[word]; ok {
		span.Days[day] = true
		return true
	}
	return span.japaneseDays(word)
}

// japaneseDays reads days run together: 土日祝.
func (span *HourSpan) japaneseDays(word string) bool {
	for _, r := range word {
		if r == '祝' {
			span.OnHolidays = true
			continue
		}
		day, ok := dayWords[string(r)]
		if !ok {
			return false
		}
		span.Days[day] = true
	}
	return word != ""
}

// Open tells whether someone is there at t, which the caller has put in the zone
// of the hours. isHoliday may be nil: then no day is a holiday.
func (h Hours) Open(t time.Time, isHoliday func(time.Time) bool) bool {
	minute := t.Hour()*60 + t.Minute()
	yesterday := t.AddDate(0, 0, -1)
	return slices.ContainsFunc(h.Spans, func(s HourSpan) bool {
		if s.From < s.To {
			return s.on(t, isHoliday) && minute >= s.From && minute < s.To
		}
		return s.on(t, isHoliday) && minute >= s.From || s.on(yesterday, isHoliday) && minute < s.To
	})
}

func (span HourSpan) on(day time.Time, isHoliday func(time.Time) bool) bool {
	if isHoliday != nil && isHoliday(day) {
		return span.OnHolidays || span.Days[day.Weekday()] && !span.SkipHolidays
	}
	return span.Days[day.Weekday()]
}

// DeskOpen tells whether the desk of an integration is open at t, by the
// vendor's own clock; known is false where its hours are blank. isHoliday
// answers for the desk's zone and may be nil.
func (s *Service) DeskOpen(i Integration, t time.Time, isHoliday func(time.Time) bool) (open, known bool) {
	hours, err := ParseHours(i.Hours.Value)
	if err != nil {
		return false, false
	}
	zone, err := time.LoadLocation(cmp.Or(i.Zone.Value, s.Service.Zone.Value))
	if err != nil {
		return false, false
	}
	return hours.Open(t.In(zone), isHoliday), true
}
