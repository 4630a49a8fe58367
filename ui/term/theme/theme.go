// Package theme turns tokens into the one struct of styles every screen draws
// with. Colour means severity, an overdue promise or the single accent, and
// nothing else; a word or glyph always stands with it. Emphasis without colour
// is bold, reverse and underline, so NO_COLOR reads the same.
package theme

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Styles is handed down to every screen and widget; it is a value, so that one
// process can serve many terminals.
type Styles struct {
	Text   Style // the terminal's own colour
	Dim    Style // secondary text, labels
	Faint  Style // what may be overlooked: hints, filler
	Strong Style // titles, the focused label
	Accent Style // the one accent: the current step, the focused pane
	Rule   Style // lines between panes, day breaks

	Critical, High, Medium Style // severity badges, reversed; the word stands in them

	Overdue Style // a promise that is late, reversed
	Soon    Style // a promise due soon
	Ok      Style // kept, ticked, recovered
	Focus   Style // the selected row; paint it with Over
	Ghost   Style // text offered but not entered
	Error   Style // what went wrong; a mark and words stand with it
	Drill   Style // 訓練, reversed without colour

	Glyphs Glyphs
}

// tokens are colours by meaning: an index of the 256-colour or 16-colour table,
// or "" for the terminal's own.
type tokens struct {
	dim, faint, rule, accent, focus       string
	critical, high, medium, overdue, soon string
	faintBit                              bool // soften with SGR 2 where there is no grey
}

// The 256-colour tokens keep a contrast of at least 4.5 (WCAG AA) for words and
// 1.5 for rules against black and white; a test measures them.
func darkTokens() tokens {
	return tokens{dim: "247", faint: "244", rule: "240", accent: "75", focus: "237",
		critical: "203", high: "214", medium: "186", overdue: "203", soon: "221"}
}

func lightTokens() tokens {
	return tokens{dim: "240", faint: "242", rule: "250", accent: "25", focus: "254",
		critical: "160", high: "130", medium: "58", overdue: "160", soon: "130"}
}

// In 16 colours the grey and the yellows differ too much between terminals to be
// read on either background, so softness is SGR 2 and medium has no colour.
func dark16Tokens() tokens {
	return tokens{accent: "14", critical: "9", high: "11", overdue: "9", soon: "11", faintBit: true}
}

func light16Tokens() tokens {
	return tokens{accent: "4", critical: "1", high: "5", overdue: "1", soon: "5", faintBit: true}
}

func pick(dark bool, profile colorprofile.Profile) tokens {
	switch {
	case profile == colorprofile.NoTTY, profile == colorprofile.ASCII:
		return tokens{}
	case profile == colorprofile.ANSI && dark:
		return dark16Tokens()
	case profile == colorprofile.ANSI:
		return light16Tokens()
	case dark:
		return darkTokens()
	}
	return lightTokens()
}

// Cursor stands before a row: the cursor on the one that is selected, and its width on the others.
func (s *Styles) Cursor(selected bool) string {
	if !selected {
		return "  "
	}
	return s.Accent.Render(s.Glyphs.Current) + " "
}

// Row paints a whole line of the row that is selected, styled runs and all, and leaves the others as they are.
func (s *Styles) Row(line string, selected bool) string {
	if !selected {
		return line
	}
	return s.Focus.Over(line)
}

// New makes the styles for a background, a colour profile and a glyph set. An
// unknown profile is taken as 256 colours: the renderer reduces what it must.
func New(dark bool, profile colorprofile.Profile, glyphs Glyphs) Styles {
	return build(pick(dark, profile), glyphs)
}

func build(t tokens, g Glyphs) Styles {
	plain := lipgloss.NewStyle()
	fg := func(c string) lipgloss.Style {
		if c == "" {
			return plain
		}
		return plain.Foreground(lipgloss.Color(c))
	}
	soft := func(c string) lipgloss.Style {
		if c == "" && t.faintBit {
			return plain.Faint(true)
		}
		return fg(c)
	}
	focus := plain.Bold(true).Underline(true)
	if t.focus != "" {
		focus = plain.Bold(true).Background(lipgloss.Color(t.focus))
	}
	accent := fg(t.accent).Bold(true)
	if t.accent == "" {
		accent = plain.Bold(true)
	}
	return Styles{
		Text: newStyle(plain), Dim: newStyle(soft(t.dim)), Faint: newStyle(soft(t.faint)),
		Strong: newStyle(plain.Bold(true)), Accent: newStyle(accent), Rule: newStyle(soft(t.rule)),
		Critical: newStyle(fg(t.critical).Bold(true).Reverse(true)),
		High:     newStyle(fg(t.high).Bold(true).Reverse(true)),
		Medium:   newStyle(fg(t.medium).Bold(true).Reverse(true)),
		Overdue:  newStyle(fg(t.overdue).Reverse(true)),
		Soon:     newStyle(fg(t.soon).Bold(true)),
		Ok:       newStyle(plain), Focus: newStyle(focus), Ghost: newStyle(soft(t.faint)),
		Error: newStyle(plain.Bold(true)), Drill: newStyle(plain.Bold(true).Reverse(true)),
		Glyphs: g,
	}
}
