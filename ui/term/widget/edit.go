package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shirei/ui/text/cell"
)

// PasteLabel words the chip that stands for a big paste: lines is 1 for a paste
// without line breaks, chars counts its characters.
type PasteLabel func(lines, chars int) string

// editKeys are the keys of every text field, the shell's habits. ctrl+k is not
// among them: it opens the palette everywhere. Nor is ctrl+v: the clipboard of
// an SSH server is not the person's own; pasting is the terminal's.
type editKeys struct {
	left, right, wordLeft, wordRight, home, end, top, bottom key.Binding
	back, del, killWord, killLine, yank                      key.Binding
}

func newEditKeys() editKeys {
	on := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return editKeys{
		left: on("left", "ctrl+b"), right: on("right", "ctrl+f"),
		wordLeft: on("alt+left", "ctrl+left", "alt+b"), wordRight: on("alt+right", "ctrl+right", "alt+f"),
		home: on("home", "ctrl+a"), end: on("end", "ctrl+e"),
		top: on("ctrl+home"), bottom: on("ctrl+end"),
		back: on("backspace", "ctrl+h", "shift+backspace"), del: on("delete", "ctrl+d"),
		killWord: on("ctrl+w", "alt+backspace"), killLine: on("ctrl+u"), yank: on("ctrl+y"),
	}
}

// editor is what a one-line and a many-line field share: the text, its keys, and
// what is offered while it is empty.
type editor struct {
	buffer
	keys    editKeys
	label   PasteLabel
	lines   int // a paste with more lines becomes a chip
	ghost   string
	focused bool
}

func newEditor(label PasteLabel, lines int) editor {
	return editor{keys: newEditKeys(), label: label, lines: lines}
}

// Focus makes the field take keys and show the cursor.
func (e *editor) Focus() { e.focused = true }

// Blur is Focus undone; the text and the cursor's place stay.
func (e *editor) Blur() { e.focused = false }

// Focused reports whether the field takes keys.
func (e *editor) Focused() bool { return e.focused }

// Value returns the text, with pastes whole and line breaks as \n.
func (e *editor) Value() string { return e.value() }

// Empty reports that nothing was entered.
func (e *editor) Empty() bool { return len(e.units) == 0 }

// SetValue replaces the text and puts the cursor at its end.
func (e *editor) SetValue(s string) {
	e.units, e.at = nil, 0
	e.paste(s)
}

// CursorEnd puts the cursor after the last character.
func (e *editor) CursorEnd() { e.at = len(e.units) }

// SetGhost offers text while the field is empty; "" offers nothing.
func (e *editor) SetGhost(s string) { e.ghost = s }

// Ghost returns the text on offer, or "" once something was entered.
func (e *editor) Ghost() string {
	if !e.Empty() {
		return ""
	}
	return e.ghost
}

// AcceptGhost takes the offered text as if typed and reports whether there was any.
func (e *editor) AcceptGhost() bool {
	g := e.Ghost()
	if g == "" {
		return false
	}
	e.SetValue(g)
	return true
}

// Insert puts text at the cursor as if typed.
func (e *editor) Insert(s string) { e.insert(split(s)...) }

// paste inserts text with its line breaks, as a chip when it is big.
func (e *editor) paste(s string) {
	s = normalPaste(s)
	lines := strings.Count(s, newline) + 1
	if len(s) <= maxPasteBytes && (e.lines == 0 || lines <= e.lines) {
		e.Insert(s)
		return
	}
	show := ""
	if e.label != nil {
		show = e.label(lines, utf8.RuneCountInString(s))
	} else {
		show = "[" + Commas(lines) + "]"
	}
	e.insert(unit{text: s, show: show, w: cell.Width(show), chip: true})
}

// Update handles a key or paste and reports whether the field used it. Keys it
// does not use (esc, tab, enter, left and right at the ends) are the caller's.
func (e *editor) Update(msg tea.Msg) bool {
	if !e.focused {
		return false
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		e.paste(msg.Content)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) == 0 {
			e.Insert(msg.Text)
			return true
		}
		return e.move(msg) || e.erase(msg)
	}
	return false
}

// move handles the keys that only move the cursor.
func (e *editor) move(msg tea.KeyPressMsg) bool {
	to := e.at
	switch {
	case key.Matches(msg, e.keys.left):
		if to--; to < 0 {
			return false // the caller's: to the field or pane before
		}
	case key.Matches(msg, e.keys.right):
		if to++; to > len(e.units) {
			return false // the caller's: to take the ghost text
		}
	case key.Matches(msg, e.keys.wordLeft):
		to = e.wordLeft()
	case key.Matches(msg, e.keys.wordRight):
		to = e.wordRight()
	case key.Matches(msg, e.keys.home):
		to = e.lineStart()
	case key.Matches(msg, e.keys.end):
		to = e.lineEnd()
	case key.Matches(msg, e.keys.top):
		to = 0
	case key.Matches(msg, e.keys.bottom):
		to = len(e.units)
	default:
		return false
	}
	e.at = to
	return true
}

// erase handles the keys that take text away or bring it back.
func (e *editor) erase(msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, e.keys.back):
		e.remove(e.at-1, e.at)
	case key.Matches(msg, e.keys.del):
		e.remove(e.at, e.at+1)
	case key.Matches(msg, e.keys.killWord):
		e.kill(e.wordLeft(), e.at)
	case key.Matches(msg, e.keys.killLine):
		e.kill(e.lineStart(), e.at)
	case key.Matches(msg, e.keys.yank):
		e.insert(e.cut...)
	default:
		return false
	}
	return true
}
