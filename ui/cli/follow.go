package cli

import (
	"context"
	"os"
	"slices"
	"strings"

	xterm "github.com/charmbracelet/x/term"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/report"
	"shirei/ui/text/cell"
)

// followLast is how many entries stand before what comes, as many as a pane shows.
const followLast = 50

// changedLine is an entry of timeline --follow --json that stood before: what was done to it, and how it stands now.
type changedLine struct {
	Change string `json:"change"` // corrected, struck, moved, flagged, progressed, undone or arrived
	report.Line
}

// follow prints the end of the timeline and then every entry as it comes, until it is interrupted or nobody reads it.
// It waits to be woken and reads only what is new. Where the incident is merged into another, it goes on with that one.
func (o *timelineOptions) follow(ctx context.Context, m *matter, match desk.Match) error {
	woken := m.seat.Changed(ctx) // before the first look, so that nothing falls in between
	for {
		if err := o.goOn(ctx, m); err != nil {
			return err
		}
		merged, err := o.followOne(ctx, m, match, woken)
		if err != nil || !merged {
			return quietly(ctx, err)
		}
	}
}

// goOn turns to the incident that a merged one goes on in, and says so.
func (o *timelineOptions) goOn(ctx context.Context, m *matter) error {
	on, err := m.seat.Goes(ctx, m.stream)
	if err != nil || on == m.stream {
		return err
	}
	from := incident.Short(m.stream)
	m.stream = on
	if err := m.load(ctx); err != nil {
		return err
	}
	o.note(o.words.Crew.MergedInto(from, incident.Short(on), m.state.Title))
	return nil
}

// followOne follows one incident, with what was merged into it, until it is merged itself.
func (o *timelineOptions) followOne(ctx context.Context, m *matter, match desk.Match, woken <-chan struct{}) (merged bool, err error) {
	read, err := o.places(ctx, m, nil)
	if err != nil {
		return false, err
	}
	last, err := m.seat.Timeline(ctx, m.stream, desk.Window{Limit: followLast, Match: match})
	if err != nil {
		return false, err
	}
	shown := map[string]bool{}
	for _, e := range last.Entries {
		shown[e.ID] = e.Order > read[e.Stream] // written since the head was read: not to be told again
		if err := o.print(m, e); err != nil {
			return false, err
		}
	}
	known, err := o.all(ctx, m)
	for err == nil {
		if read, err = o.places(ctx, m, read); err != nil {
			break
		}
		m.now = m.seat.Now()
		for stream := range read {
			if err = o.news(ctx, m, stream, read, shown, known, match); err != nil {
				return false, err
			}
		}
		if known, err = o.arrived(ctx, m, read, known, match); err != nil {
			break
		}
		if err = o.out.Flush(); err != nil {
			break
		}
		if on, err := m.seat.Goes(ctx, m.stream); err != nil || on != m.stream {
			return true, err
		}
		if _, ok := <-woken; !ok {
			return false, nil
		}
	}
	return false, err
}

// places gives up to where each incident that is read together has been read: one that has come to it since, to its end.
func (o *timelineOptions) places(ctx context.Context, m *matter, read map[string]int64) (map[string]int64, error) {
	all, err := m.seat.Together(ctx, m.stream)
	now := map[string]int64{}
	for _, stream := range all {
		if order, ok := read[stream]; ok {
			now[stream] = order
			continue
		}
		head, err := m.seat.Locate(ctx, stream)
		if err != nil {
			return nil, err
		}
		now[stream] = head.Order
	}
	return now, err
}

// news prints what has been written in one of the incidents since it was read.
func (o *timelineOptions) news(ctx context.Context, m *matter, stream string, read map[string]int64, shown, known map[string]bool, match desk.Match) error {
	events, err := m.seat.Since(ctx, stream, read[stream])
	for _, e := range events {
		read[stream] = e.Order
		if _, ok := incident.EntryOf(e); ok {
			known[e.ID] = true
		}
		if shown[e.ID] {
			continue
		}
		if err := o.came(ctx, m, e, match); err != nil {
			return err
		}
	}
	return err
}

// quietly is how following ends: an interruption is no failure.
func quietly(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// came prints what an event adds to the timeline, or what it does to an entry that stands there.
func (o *timelineOptions) came(ctx context.Context, m *matter, e incident.Event, match desk.Match) error {
	if e.Undoes != "" {
		return o.undone(ctx, m, e, match)
	}
	id, change := e.ID, ""
	if a, ok := e.Body.(incident.Amendment); ok {
		id, change = a.TargetID(), strings.TrimPrefix(string(e.Body.Kind()), "entry.")
	} else if _, ok := incident.EntryOf(e); !ok {
		return nil
	}
	entry, err := m.seat.Entry(ctx, m.stream, id)
	if refused, ok := desk.AsError(err); ok && refused.Code == incident.CodeNotFound {
		return nil // taken back meanwhile: the undoing is told
	}
	if err != nil || !fits(entry, match) {
		return err
	}
	if change == "" {
		return o.print(m, entry)
	}
	return o.changed(m, entry, change)
}

// all are the ids of the entries that stand.
func (o *timelineOptions) all(ctx context.Context, m *matter) (map[string]bool, error) {
	ids := map[string]bool{}
	for e, err := range m.seat.Entries(ctx, m.stream) {
		if err != nil {
			return nil, err
		}
		ids[e.ID] = true
	}
	return ids, nil
}

// arrived prints once what came by a bundle from where it was written before what was read last, and gives what is known now.
// It looks for them only when the timeline has another length than what is known.
func (o *timelineOptions) arrived(ctx context.Context, m *matter, read map[string]int64, known map[string]bool, match desk.Match) (map[string]bool, error) {
	last, err := m.seat.Timeline(ctx, m.stream, desk.Window{Limit: 1})
	if err != nil || last.Before+len(last.Entries)+last.After == len(known) {
		return known, err
	}
	stand := map[string]bool{}
	for e, err := range m.seat.Entries(ctx, m.stream) {
		if err != nil {
			return known, err
		}
		if e.Order > read[e.Stream] { // read next
			continue
		}
		if stand[e.ID] = true; known[e.ID] || !fits(e, match) {
			continue
		}
		if err := o.changed(m, e, "arrived"); err != nil {
			return known, err
		}
	}
	return stand, nil
}

// undone tells what an act that was taken back had added, which stands nowhere any more but in the events, or changed.
func (o *timelineOptions) undone(ctx context.Context, m *matter, undo incident.Event, match desk.Match) error {
	for e, err := range m.seat.Events(ctx, undo.Stream) {
		if err != nil {
			return err
		}
		if e.Act != undo.Undoes {
			continue
		}
		entry, ok := incident.EntryOf(e)
		if a, amends := e.Body.(incident.Amendment); amends {
			entry, err = m.seat.Entry(ctx, m.stream, a.TargetID())
			ok = err == nil
		}
		if !ok || !fits(entry, match) {
			continue
		}
		if err := o.changed(m, entry, "undone"); err != nil {
			return err
		}
	}
	return nil
}

// changed prints an entry that was there before, after the word for what was done to it.
func (o *timelineOptions) changed(m *matter, e incident.Entry, change string) error {
	if o.json {
		return o.emit(changedLine{change, report.TimelineLine(e, o.lang, lang.Clock{Ref: m.now, Loc: m.state.Location()})})
	}
	o.tell("  [" + o.words.Live.Changed[change] + "]  " + m.line(e))
	return nil
}

// Where a line that is too long for a pane goes on: below its words, or where there is little room a bit to the right.
const (
	underWords   = 9
	underLittle  = 2
	littleColumn = 40
)

// tell prints a line; one that is followed on a terminal is wrapped between words.
func (o *timelineOptions) tell(line string) {
	columns := 0
	if f, ok := o.world.out.(*os.File); ok && o.stream {
		columns, _, _ = xterm.GetSize(f.Fd())
	}
	for _, l := range wrapped(line, columns) {
		o.say(l)
	}
}

// wrapped breaks a line for a pane of so many columns; 0: there is none.
func wrapped(line string, columns int) []string {
	under := underWords
	if columns < littleColumn {
		under = underLittle
	}
	if columns <= 2*under || cell.Width(line) <= columns {
		return []string{line}
	}
	before := cell.Cut(line, under)
	lines := cell.Wrap(line[len(before):], columns-under)
	for i := range lines {
		if i == 0 {
			lines[i] = before + lines[i]
		} else {
			lines[i] = cell.Spaces(under) + lines[i]
		}
	}
	return lines
}

// fits tells whether an entry matches, as the store would tell.
func fits(e incident.Entry, match desk.Match) bool {
	switch {
	case len(match.Kinds) > 0 && !slices.Contains(match.Kinds, e.Kind), match.Key && !e.Key:
		return false
	case match.Author != "" && e.Actor != match.Author && e.Words != match.Author:
		return false
	case match.Tag != "" && !slices.Contains(e.Tags, match.Tag):
		return false
	}
	text := strings.ToLower(e.Text)
	return !slices.ContainsFunc(strings.Fields(match.Text), func(w string) bool { return !strings.Contains(text, strings.ToLower(w)) })
}
