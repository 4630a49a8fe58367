package exchange

import (
	"strings"
	"time"
	"unicode/utf8"

	"shirei/incident"
)

// Pasted is what was understood of one entry among pasted lines.
type Pasted struct {
	At    time.Time // zero if not Known
	Known bool
	Kind  incident.EntryKind
	Text  string // the words as they came, without the time; who spoke stands before them, with a colon
	Raw   string // the lines as they came
}

// ParsePaste reads lines as people keep them: "14:05 text", "2026-11-20 14:05 text", "11/20 14:05 text", "[14:05]
// 佐藤: text", "14時05分 text", in full-width figures too; what chat programs copy, where "佐藤  14:05" (or the name on a
// line of its own) stands above the text; and lines that hold a date alone, which say the day of those below.
//
// A line without a time goes on with the entry above; blank lines are passed over. A clock time alone lies on the day
// of the one above, or on the next if it is more than 12 hours before that; where no line names a day, the last one is
// the day of ref, or the one before it if otherwise something would be later than ref by more than two minutes.
func ParsePaste(text string, ref time.Time, loc *time.Location) []Pasted {
	if loc == nil {
		loc = time.UTC
	}
	pieces := cutPaste(text)
	placePieces(pieces, ref, loc)
	out := make([]Pasted, 0, len(pieces))
	for _, p := range pieces {
		out = append(out, p.pasted())
	}
	return out
}

// Notes makes one act of the entries. What has no time is noted as of now, as a note without a time is.
func Notes(pasted []Pasted) incident.TakeNotes {
	notes := make(incident.TakeNotes, 0, len(pasted))
	for _, p := range pasted {
		notes = append(notes, incident.TakeNote{Text: p.Text, As: p.Kind, At: incident.Moment(p.At)})
	}
	return notes
}

// piece is one entry while it is being read.
type piece struct {
	stamp stamp
	day   string // a date of its own line that says its day
	who   string
	body  []string
	raw   []string
	days  int // after the day of ref, while no line has named a day
	at    time.Time
}

func (p *piece) pasted() Pasted {
	text := strings.Join(p.body, "\n")
	kind := kindAtStart(text)
	switch {
	case p.who != "" && said(text):
		text = p.who + ": " + text
	case p.who != "":
		text = p.who
	}
	raw := strings.Join(p.raw, "\n")
	if !said(text) || p.stamp.clock != "" && p.at.IsZero() {
		text = strings.TrimSpace(raw) // nothing but a time, or a time there is not
	}
	return Pasted{At: p.at, Known: !p.at.IsZero(), Kind: kind, Text: text, Raw: raw}
}

// cutPaste cuts the text into entries and reads their stamps.
func cutPaste(text string) []*piece {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	c := &cutter{}
	for i, line := range lines {
		if !said(line) {
			c.gap = true
			continue
		}
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		c.line(line, next)
		c.gap = false
	}
	if c.name != "" {
		c.goOn(c.name)
	}
	return c.pieces
}

type cutter struct {
	pieces []*piece
	day    string // from a line that held a date alone, until a time has used it
	name   string // from a line that held a name alone
	gap    bool   // the line above was blank
}

func (c *cutter) line(line, next string) {
	who := ""
	s, text, ok := stamped(line)
	switch {
	case ok && s.clock == "" && text == "":
		c.day = s.date
		return
	case !ok || s.clock == "":
		who, s, ok = header(line)
		text = ""
	}
	switch {
	case ok:
		c.begin(line, s, who, text)
	case c.aloneAbove(line, next):
		c.name = line
	default:
		c.goOn(line)
	}
}

func (c *cutter) begin(line string, s stamp, who, text string) {
	p := &piece{stamp: s, day: c.day, who: who, raw: []string{line}}
	if c.name != "" {
		p.who, p.raw = strings.TrimSpace(c.name), []string{c.name, line}
	}
	if text != "" {
		p.body = []string{text}
	}
	c.pieces = append(c.pieces, p)
	c.day, c.name = "", ""
}

func (c *cutter) goOn(line string) {
	if len(c.pieces) == 0 {
		c.pieces = append(c.pieces, &piece{})
	}
	p := c.pieces[len(c.pieces)-1]
	p.raw = append(p.raw, line)
	if len(p.body) == 0 {
		line = strings.TrimSpace(line)
	}
	p.body = append(p.body, line)
}

// nameLimit is the longest name, in characters, that is read off a line above a text.
const nameLimit = 40

// aloneAbove tells whether a line is a name above a line that holds a time alone. Such a line might as well be the end
// of the text above it, so it must stand apart, or the time must be indented as chat programs do it.
func (c *cutter) aloneAbove(line, next string) bool {
	if utf8.RuneCountInString(line) > nameLimit || !c.gap && len(c.pieces) > 0 && strings.TrimLeft(next, " \t　") == next {
		return false
	}
	if c.name != "" {
		return false
	}
	s, text, ok := stamped(next)
	return ok && s.clock != "" && text == ""
}

// stamped reads the stamp at the beginning of a line, and the text after it.
func stamped(line string) (s stamp, text string, ok bool) {
	s, rest, ok := readStamp(line)
	if !ok {
		return s, "", false
	}
	n := 0
	for i := range line {
		if n == rest {
			return s, strings.TrimSpace(line[i:]), true
		}
		n++
	}
	return s, "", true
}

// header reads "佐藤  14:05" and "佐藤 [14:05]": a name, well apart from a time, and nothing else.
func header(line string) (who string, s stamp, ok bool) {
	cut := max(strings.LastIndex(line, "  "), strings.LastIndex(line, "\t"), strings.LastIndex(line, " ["), strings.LastIndex(line, "　"))
	if cut < 0 {
		return "", stamp{}, false
	}
	who = strings.TrimSpace(line[:cut])
	s, text, ok := stamped(strings.TrimLeft(line[cut:], " \t　"))
	if !ok || s.clock == "" || text != "" || who == "" || utf8.RuneCountInString(who) > nameLimit {
		return "", stamp{}, false
	}
	return who, s, true
}
