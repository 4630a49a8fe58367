package journey

import (
	"regexp"
	"strings"
	"time"
)

// What a hand does in the console: it looks before each key whether the one before has arrived.

// wait looks again until a condition holds; what says what was waited for.
func (r *room) wait(what string, holds func() bool) {
	r.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			r.t.Fatalf("waited in vain: %s; the screen is\n%s", what, r.screen())
		}
	}
}

// shows waits until a text stands on the screen; gone until it does not.
func (r *room) shows(text string) {
	r.t.Helper()
	r.wait("for "+text, func() bool { return strings.Contains(r.screen(), text) })
}

func (r *room) gone(text string) {
	r.t.Helper()
	r.wait("for the end of "+text, func() bool { return !strings.Contains(r.screen(), text) })
}

// cursorLine begins the row of a panel that has the cursor.
const cursorLine = "\n ▸ "

// current is the row under the cursor, with its place, without the mark of more rows above or below.
func (r *room) current() string {
	s := "\n" + r.screen()
	i := strings.Index(s, cursorLine)
	if i < 0 {
		return ""
	}
	line, _, _ := strings.Cut(s[i+1:], "\n")
	left, _, _ := strings.Cut(line, "│")
	return strings.Repeat("\n", strings.Count(s[:i], "\n")) + strings.TrimRight(left, " ▲▼")
}

// stuck is how long a row may stay after a key before it counts as the last one. A busy machine costs a second look
// from the top, nothing else.
const stuck = time.Second

// settled is how long the cursor has to stand on a row that was looked for: something else may move it too.
const settled = 30 * time.Millisecond

// row goes down to the row of a panel that is called so; marks may stand before the name.
func (r *room) row(name string) { r.t.Helper(); r.rowLike(`[^\pL\n]*` + regexp.QuoteMeta(name)) }

// rowLike goes to the row whose words begin as a pattern says.
func (r *room) rowLike(pattern string) {
	r.t.Helper()
	want := regexp.MustCompile(`^\n* ▸ ` + pattern)
	for end := time.Now().Add(patience); time.Now().Before(end); {
		at := r.current()
		if want.MatchString(at) && !within(settled, func() bool { return r.current() != at }) {
			return
		} else if want.MatchString(at) {
			continue
		}
		r.keys("j")
		if !within(stuck, func() bool { return r.current() != at }) {
			r.keys("g")
			within(stuck, func() bool { return r.current() != at })
		}
	}
	r.t.Fatalf("no row like %q on:\n%s", pattern, r.screen())
}

func within(d time.Duration, holds func() bool) bool {
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return holds()
}

// fill types a value into a row of a panel.
func (r *room) fill(row, value string) {
	r.t.Helper()
	r.row(row)
	r.enter(value)
}

// enter types a value into the row under the cursor, and waits until the cursor has gone on to the next.
func (r *room) enter(value string) {
	r.t.Helper()
	r.keys("Enter")
	r.text(value)
	r.wait("for "+value+" in its row", func() bool { return strings.Contains(r.current(), value) })
	at := r.current()
	r.keys("Enter")
	r.wait("for the next row", func() bool { return r.current() != at })
	if !within(settled, func() bool { return !r.typing() }) { // an empty row opens behind a filled one
		r.keys("Escape")
		r.wait("for the end of typing", func() bool { return !r.typing() })
	}
}

// typing tells that the terminal shows its cursor, as it does in a row that is typed into.
func (r *room) typing() bool {
	return strings.TrimSpace(r.tmux("display-message", "-p", "-t", r.pane, "#{cursor_flag}")) == "1"
}

// step turns to a step and waits for something of it.
func (r *room) step(key, sign string) {
	r.t.Helper()
	r.keys(key)
	r.shows(sign)
}

// answer waits for a question of one line, answers it, and waits until it is gone.
func (r *room) answer(title, value string) {
	r.t.Helper()
	r.shows("─ " + title + " ─")
	r.line(value)
	r.gone("─ " + title + " ─")
}

// choose waits for a list, narrows it to what is typed, and takes that.
func (r *room) choose(title, item string) {
	r.t.Helper()
	r.shows("─ " + title + " ─")
	r.text(item)
	r.shows("▸ " + item)
	r.keys("Enter")
	r.gone("─ " + title + " ─")
}

// take accepts what a question offers.
func (r *room) take(title string) {
	r.t.Helper()
	r.shows("─ " + title + " ─")
	r.keys("Right", "Enter")
	r.gone("─ " + title + " ─")
}

// confirm says yes to a question that names its effect.
func (r *room) confirm(title, yes string) {
	r.t.Helper()
	r.shows("─ " + title + " ─")
	r.keys("Right")
	r.shows("▸ " + yes)
	r.keys("Enter")
	r.gone("─ " + title + " ─")
}

// back presses esc once and waits for a sign of where it leads: a key right behind it would be read as one with alt.
func (r *room) back(sign string) {
	r.t.Helper()
	r.keys("Escape")
	r.shows(sign)
}

// digits are what the clock changes by itself.
var digits = regexp.MustCompile(`\d`)

// press presses a key and waits until more than the clock has changed, or it seems that nothing will.
func (r *room) press(key string) {
	r.t.Helper()
	still := func() string { return digits.ReplaceAllString(r.screen(), "") }
	before := still()
	r.keys(key)
	within(stuck, func() bool { return still() != before })
}

// home goes back with esc alone until the first screen stands there.
func (r *room) home(sign string) {
	r.t.Helper()
	for range 12 {
		if strings.Contains(r.screen(), sign) {
			return
		}
		r.press("Escape")
	}
	r.t.Fatalf("esc does not lead home but to\n%s", r.screen())
}
