package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/text/cell"
)

// say writes a line of outside text, cleaned.
func (a *app) say(parts ...string) {
	fmt.Fprintln(a.out, clean.Line(strings.Join(parts, "")))
}

// emit writes a value as one line of JSON, its texts unaltered.
func (a *app) emit(v any) error {
	enc := json.NewEncoder(&inertJSON{to: a.out})
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// status writes the status object of an incident.
func (a *app) status(m *matter) error { return a.emit(report.StatusOf(m.state, m.now, a.lang)) }

// done says what an act recorded: the status object, or the lines it added to the timeline.
func (m *matter) done(ctx context.Context, out desk.Outcome) (err error) {
	if m.state = out.State; m.state == nil || incident.NeedsRefold(out.Events) {
		if m.state, err = m.seat.State(ctx, m.stream); err != nil {
			return err
		}
	}
	if m.json {
		return m.status(m)
	}
	told := false
	for _, e := range out.Events {
		if entry, ok := incident.EntryOf(e); ok {
			told = true
			m.say(incident.Short(m.stream), "  ", m.line(entry))
		}
	}
	if !told {
		m.say(incident.Short(m.stream), "  ", m.words.Recorded)
	}
	return nil
}

// line words an entry on one line.
func (m *matter) line(e incident.Entry) string {
	loc := m.state.Location()
	at := "--:--"
	if !e.OccurredAt.IsZero() {
		at = when.Clock(e.OccurredAt, m.now, loc)
	}
	who := e.Actor
	if e.Words != "" {
		who = e.Words
	}
	parts := []string{at, cell.Pad(m.lang.Entry(e.Kind), 8), clean.Line(who)}
	if words := m.lang.Phrase(m.lang.Unsaid(e), lang.Clock{Ref: m.now, Loc: loc}); e.Phrase.Code != "" {
		parts = append(parts, words)
	}
	if e.Kind == incident.EntryGap {
		field, name, became := e.Missed()
		if e.Text = inventory.PlaceLabel(string(m.lang), field, name); became != "" {
			e.Text += m.words.Colon + became
		}
	}
	if e.Text != "" || e.Kind == incident.EntryCommand && e.Attached != nil {
		parts = append(parts, m.headOf(e))
	}
	for _, tag := range e.Tags {
		parts = append(parts, "#"+clean.Line(tag))
	}
	return strings.Join(parts, "  ")
}

// headCells bounds the line of an entry: a megabyte may have been pasted into it.
const headCells = 1000

// headOf is the first line of an entry's text, with how many more there are.
// Of one that is kept beside it, how long it is; of what a command printed only that, since its last lines say nothing alone.
func (m *matter) headOf(e incident.Entry) string {
	if e.Kind == incident.EntryCommand {
		return m.whole(e)
	}
	head := cell.CutTail(clean.Line(e.Head()), headCells, m.marks().Ellipsis)
	if e.Attached != nil && e.Kind != incident.EntryAttachment {
		return head + " " + m.whole(e)
	}
	if more := strings.Count(clean.Block(e.Text), "\n"); more > 0 {
		head += " " + fmt.Sprintf(m.words.MoreLines, more)
	}
	return head
}

func (m *matter) whole(e incident.Entry) string {
	if e.Attached == nil {
		return ""
	}
	return fmt.Sprintf(m.words.Whole, lang.Bytes(e.Attached.Size))
}

// table writes rows in columns, aligned in cells; a column in which nothing stands is left out.
func (a *app) table(rows [][]string) {
	var widths []int
	for _, r := range rows {
		for i, s := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			r[i] = clean.Line(s)
			widths[i] = max(widths[i], cell.Width(r[i]))
		}
	}
	for _, r := range rows {
		line := ""
		for i, s := range r {
			if widths[i] > 0 {
				line += cell.Pad(s, max(widths[i], cell.Width(s))) + "  "
			}
		}
		fmt.Fprintln(a.out, strings.TrimRight(line, " "))
	}
}

// inertJSON writes JSON in which no character acts on a terminal, its texts unaltered. A character may come in pieces.
type inertJSON struct {
	to   io.Writer
	part []byte // of a character whose end has not come yet
}

func (w *inertJSON) Write(p []byte) (int, error) {
	data := append(w.part, p...)
	end := len(data)
	for end > 0 && end > len(data)-utf8.UTFMax && !utf8.RuneStart(data[end-1]) {
		end--
	}
	if end == 0 || utf8.FullRune(data[end-1:]) {
		end = len(data)
	} else {
		end--
	}
	w.part = bytes.Clone(data[end:])
	_, err := w.to.Write(clean.JSON(data[:end]))
	return len(p), err
}
