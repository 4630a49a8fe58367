package incident

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// draftField names the composer's half-typed text.
const draftField = "composer"

// composer is the line that writes on the timeline.
type composer struct {
	env    *screen.Env
	stream string
	input  *widget.Input
	loc    *time.Location
	sent   string // on its way; it leaves the line when it is on disk
}

func newComposer(env *screen.Env, stream string) *composer {
	c := &composer{env: env, stream: stream, loc: env.Now.Location()}
	c.input = widget.NewInput(func(l, n int) string { return env.Words.Common.Paste(l, n) })
	c.input.SetValue(env.Drafts.Text(stream, draftField))
	return c
}

func (c *composer) draft() desk.DraftKey { return c.env.Drafts.Key(c.stream, draftField) }

func (c *composer) update(msg tea.Msg) {
	c.input.Update(msg)
	c.env.Drafts.Put(c.draft(), c.input.Value())
}

// send records the line. It leaves the composer only when it is on disk; the draft goes in the same transaction.
func (c *composer) send() tea.Cmd { return c.sendTo(c.stream) }

// sendTo records the line in an incident: in this one, or in the one it was merged into.
func (c *composer) sendTo(stream string) tea.Cmd {
	line := parseLine(c.input.Value(), c.env.Now, c.loc)
	if line.wrong != "" {
		return screen.Send(screen.Toast{Text: c.env.Words.Incident.Unfit(clean.Line(line.wrong)), Bad: true})
	}
	if strings.TrimSpace(line.text) == "" || c.sent != "" {
		return nil
	}
	c.sent = c.input.Value()
	note := incident.TakeNote{Text: line.text, As: line.kind, At: incident.Moment(line.at), Tags: line.tags, Key: line.key}
	return screen.Do(screen.Act{Stream: stream, Cmd: note, Sent: []desk.DraftKey{c.draft()}, Tag: draftField, Said: c.env.Words.Common.Saved})
}

// acted empties and closes the line once what it held is on disk, and tells so; after a failure everything stays, and so
// does what was typed meanwhile.
func (c *composer) acted(done screen.Acted) bool {
	if done.Act.Tag != draftField || !slices.Contains(done.Act.Sent, c.draft()) {
		return false
	}
	sent := c.sent
	c.sent = ""
	if done.Err != nil {
		return false
	}
	if c.input.Value() != sent {
		c.env.Drafts.Put(c.draft(), c.input.Value())
		return false
	}
	c.input.SetValue("")
	c.input.Blur()
	return true
}

// view draws the line: what is typed, and which kind, time and author it will get.
func (c *composer) view(w int, focused bool) widget.Frame {
	st := c.env.Styles
	head := " " + st.Dim.Render(st.Glyphs.Prompt) + " "
	if focused {
		head = " " + st.Accent.Render(st.Glyphs.Prompt) + " "
	}
	tail := c.tail()
	c.input.SetGhost("")
	c.input.SetWidth(max(w-3-cell.Width(tail)-2, 10))
	in := c.input.View(st).At(3, 0)
	return widget.Frame{Lines: []string{cell.Row(w, head+in.Lines[0], tail+" ")}, X: in.X, Y: 0, Caret: focused && in.Caret}
}

// tail says what the line will become.
func (c *composer) tail() string {
	st := c.env.Styles
	if c.input.Empty() {
		return ""
	}
	line := parseLine(c.input.Value(), c.env.Now, c.loc)
	if line.wrong != "" {
		return st.Error.Render(clean.Line(line.wrong) + " ?")
	}
	at := line.at
	if at.IsZero() {
		at = c.env.Now
	}
	kind := line.kind
	if kind == "" {
		kind = incident.EntryNote
	}
	mark := ""
	if line.key {
		mark = st.Accent.Render(st.Glyphs.Star) + " "
	}
	for _, t := range line.tags {
		mark += st.Dim.Render("#"+clean.Line(t)) + " "
	}
	return mark + st.Strong.Render(c.env.Lang.Entry(kind)) + "  " + when.Clock(at, c.env.Now, c.loc) + "  " + st.Dim.Render(clean.Line(c.env.Seat.Who()))
}

// line is what the composer makes of its text.
type line struct {
	kind  incident.EntryKind
	at    time.Time
	tags  []string
	key   bool
	text  string
	wrong string // a leading command that is none
}

// parseLine reads the leading words of a line: /kind, @time, #tag, and !. Anything else, and everything after the
// first word that is none of them, is the text, untouched. Full-width forms count as the ASCII ones.
func parseLine(s string, now time.Time, loc *time.Location) line {
	var out line
	rest := s
	for {
		trimmed := strings.TrimLeft(rest, " 　")
		token, after := cut(trimmed)
		folded := keymap.FoldText(token)
		if !out.take(folded, token, now, loc) {
			out.text = trimmed
			return out
		}
		if out.wrong != "" {
			out.text = trimmed
			return out
		}
		rest = after
	}
}

// cut splits off the first word; full-width blanks part words too.
func cut(s string) (token, rest string) {
	if i := strings.IndexAny(s, " 　\n"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// take reads one leading word and tells whether it was a command.
func (l *line) take(folded, raw string, now time.Time, loc *time.Location) bool {
	if folded == "!" {
		l.key = true
		return true
	}
	if len(folded) < 2 {
		return false
	}
	switch folded[0] {
	case '/':
		kind, ok := kindNamed(folded[1:], strings.TrimLeft(raw, "/／・"))
		if !ok && len(strings.TrimSpace(folded[1:])) > 0 && !strings.ContainsAny(folded[1:], "/.") {
			l.wrong = raw
			return true
		}
		if ok {
			l.kind = kind
		}
		return ok
	case '@':
		at, err := when.Parse(folded[1:], now, loc)
		if err != nil {
			return false
		}
		l.at = at
		return true
	case '#':
		l.tags = append(l.tags, strings.TrimLeft(raw, "#＃"))
		return true
	}
	return false
}

// kindNamed finds the kind of note that is called so, or begins so: by its code or in either language.
func kindNamed(folded, raw string) (incident.EntryKind, bool) {
	code := strings.ToLower(folded)
	for _, fits := range []func(name, typed string) bool{
		func(name, typed string) bool { return name == typed }, strings.HasPrefix,
	} {
		for _, k := range incident.NoteKinds() {
			if fits(string(k), code) || fits(lang.JA.Entry(k), raw) || fits(lang.EN.Entry(k), code) {
				return k, true
			}
		}
	}
	return "", false
}

// kindHints lists the kinds while one is typed.
func (c *composer) kindHints(w int) string {
	value := keymap.FoldText(c.input.Value())
	if !strings.HasPrefix(value, "/") || strings.ContainsAny(value, " \n") {
		return ""
	}
	var names []string
	for _, k := range incident.NoteKinds() {
		names = append(names, "/"+c.env.Lang.Entry(k))
	}
	return cell.CutTail(" "+strings.Join(names, "  "), w, c.env.Styles.Glyphs.Ellipsis)
}
