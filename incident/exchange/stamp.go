package exchange

import (
	"strconv"
	"strings"
	"time"

	"shirei/incident/when"
)

// stamp is a date, a clock time, or both, as they stand at the beginning of a pasted line.
type stamp struct {
	date  string // "2026-11-20" or "11-20"; empty without one
	clock string // "14:05" or "14:05:30"; empty without one
	zone  string // "Z" or "+09:00"; empty without one
}

// scanner reads a folded line from its beginning. One character of the folded line is one of the line itself, so
// places in the one are places in the other.
type scanner struct {
	line []rune
	at   int
}

// stampLimit is how far into a line a stamp is looked for, in characters.
const stampLimit = 60

// readStamp reads the stamp at the beginning of a line; rest is where the text after it begins, in characters.
// ok is false where the line begins with neither a date nor a clock time.
func readStamp(line string) (s stamp, rest int, ok bool) {
	p := &scanner{line: foldStart(line)}
	p.blanks()
	if p.any("-*・•>|") {
		p.blanks()
	}
	bracket := p.any("[(【<「")
	p.blanks()
	if s.date = p.date(); s.date != "" {
		p.weekday()
		p.skip(" \t,T")
	}
	s.clock = p.clock()
	if s.clock == "" && s.date == "" {
		return stamp{}, 0, false
	}
	if s.clock != "" {
		s.zone = p.offset(len(s.date) > len("01-02") && len(s.clock) > len("15:04"))
	}
	end := p.at
	p.blanks()
	if bracket && !p.any("])】>」") {
		return stamp{}, 0, false
	}
	p.blanks()
	if s.clock != "" && !bracket && (!p.parted(end) || p.span()) {
		// "14:05に検知", "14:05-14:20 停止": the time is part of the sentence, which stays whole.
		return s, 0, !asciiWord(p.peek())
	}
	if p.any("-–—:|,、") {
		p.blanks()
	}
	return s, p.at, true
}

func foldStart(line string) []rune {
	n := 0
	for i := range line {
		if n++; n > stampLimit {
			line = line[:i]
			break
		}
	}
	return []rune(strings.ToUpper(when.Fold(line)))
}

// parted tells whether what ended at a place is parted from what follows: by a blank, a mark or the end of the line.
func (p *scanner) parted(end int) bool {
	return p.at > end || p.at >= len(p.line) || strings.ContainsRune("-–—|,、:〜~", p.line[p.at])
}

// span tells whether a dash and another time follow.
func (p *scanner) span() bool {
	ahead := scanner{line: p.line, at: p.at}
	ahead.blanks()
	if !ahead.any("-–—〜~") {
		return false
	}
	ahead.blanks()
	return ahead.clock() != ""
}

func asciiWord(r rune) bool { return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r == '_' }

func (p *scanner) peek() rune {
	if p.at < len(p.line) {
		return p.line[p.at]
	}
	return 0
}

func (p *scanner) any(set string) bool {
	if r := p.peek(); r != 0 && strings.ContainsRune(set, r) {
		p.at++
		return true
	}
	return false
}

func (p *scanner) skip(set string) {
	for p.any(set) {
	}
}

func (p *scanner) blanks() { p.skip(" \t\u00a0\u202f") }

func (p *scanner) word(w string) bool {
	if r := []rune(w); len(p.line)-p.at >= len(r) && string(p.line[p.at:p.at+len(r)]) == w {
		p.at += len(r)
		return true
	}
	return false
}

// number reads between least and most digits that no further digit follows.
func (p *scanner) number(least, most int) (int, bool) {
	start := p.at
	for p.peek() >= '0' && p.peek() <= '9' {
		p.at++
	}
	if n := p.at - start; n < least || n > most {
		p.at = start
		return 0, false
	}
	n, err := strconv.Atoi(string(p.line[start:p.at]))
	return n, err == nil
}

// date reads 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 11/20, 11-20 and 11月20日.
func (p *scanner) date() string {
	start := p.at
	year := ""
	if y, ok := p.number(4, 4); ok && p.any("-/.年") {
		year = pad(y, 4) + "-"
	} else {
		p.at = start
	}
	m, ok1 := p.number(1, 2)
	mark := ok1 && (p.any("-/月") || year != "" && p.any("."))
	d, ok2 := p.number(1, 2)
	if !mark || !ok2 {
		p.at = start
		return ""
	}
	p.any("日")
	return year + pad(m, 2) + "-" + pad(d, 2)
}

// weekday passes over "(金)", " 金曜日", "(Fri)" and "Fri".
func (p *scanner) weekday() {
	start := p.at
	p.blanks()
	open := p.any("(")
	long := p.any("月火水木金土日")
	named := long
	if long {
		p.word("曜日")
	} else {
		for _, w := range []string{"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"} {
			named = named || p.word(w)
		}
	}
	if !named || open && !p.any(")") {
		p.at = start
	}
}

// clock reads 9:05, 14:05:30, 14:05:30.123, 14時05分, 14時05分30秒, 2:05 PM and 午後2:05.
func (p *scanner) clock() string {
	start := p.at
	late, early := p.word("午後"), p.word("午前")
	h, ok := p.number(1, 2)
	japanese := ok && p.any("時")
	if !ok || !japanese && !p.any(":") {
		p.at = start
		return ""
	}
	least := 2
	if japanese {
		least = 1
	}
	m, ok := p.number(least, 2)
	if !ok || japanese && !p.any("分") {
		p.at = start
		return ""
	}
	text := ":" + pad(m, 2) + p.seconds(japanese)
	if !japanese && h <= 12 {
		late, early = p.half(late, early)
	}
	if h > 23 || m > 59 {
		p.at = start
		return ""
	}
	if h <= 12 && (late || early) {
		h %= 12
		if late {
			h += 12
		}
	}
	return pad(h, 2) + text
}

// seconds reads the seconds if there are any; parts of a second are passed over.
func (p *scanner) seconds(japanese bool) string {
	start := p.at
	if !japanese && !p.any(":") {
		return ""
	}
	s, ok := p.number(2-bit(japanese), 2)
	if !ok || s > 59 || japanese && !p.any("秒") {
		p.at = start
		return ""
	}
	if fraction := p.at; p.any(".,") {
		if _, ok := p.number(1, 9); !ok {
			p.at = fraction
		}
	}
	return ":" + pad(s, 2)
}

// half reads AM or PM.
func (p *scanner) half(late, early bool) (pm, am bool) {
	start := p.at
	p.blanks()
	pm, am = p.word("PM"), p.word("AM")
	if pm || am {
		if r := p.peek(); r < 'A' || r > 'Z' {
			return pm, am
		}
	}
	p.at = start
	return late, early
}

// offset reads Z, UTC, GMT, JST, +09:00 and, in a whole RFC 3339 time, -07:00; elsewhere "14:05-07:00" is a span.
func (p *scanner) offset(whole bool) string {
	start := p.at
	p.blanks()
	for _, z := range [][2]string{{"Z", "Z"}, {"UTC", "Z"}, {"GMT", "Z"}, {"JST", "+09:00"}} {
		if p.word(z[0]) && !asciiWord(p.peek()) {
			return z[1]
		}
		p.at = start
		p.blanks()
	}
	p.at = start
	sign := string(p.peek())
	if p.any("+") || whole && p.any("-") {
		if h, ok := p.number(2, 2); ok && h <= 14 && p.any(":") {
			if m, ok := p.number(2, 2); ok && m <= 59 {
				return sign + pad(h, 2) + ":" + pad(m, 2)
			}
		}
	}
	p.at = start
	return ""
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// location is the one the stamp names, or loc.
func (s stamp) location(loc *time.Location) *time.Location {
	t, err := time.Parse("Z07:00", s.zone)
	if err != nil {
		return loc
	}
	return t.Location()
}

// dated gives the time of a stamp with a date; ok is false where there is no such date.
func (s stamp) dated(ref time.Time, loc *time.Location) (t time.Time, ok bool) {
	t, err := when.Parse(s.date+" "+s.clock, ref, s.location(loc))
	return t.In(loc), err == nil
}

// onDay gives the time of a clock time, some days after the day on which ref lies.
func (s stamp) onDay(ref time.Time, days int, loc *time.Location) time.Time {
	ref = ref.In(s.location(loc))
	y, m, d := ref.Date()
	c, err := time.Parse("15:04:05", (s.clock + ":00")[:len("15:04:05")])
	if err != nil {
		panic("exchange: a clock time was read that is none: " + s.clock) // readStamp lets none through
	}
	return time.Date(y, m, d+days, c.Hour(), c.Minute(), c.Second(), 0, ref.Location()).In(loc)
}
