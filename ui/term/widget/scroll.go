package widget

// Scroll is a read-only window over lines that are wrapped already.
type Scroll struct {
	lines  []string
	top    int
	height int
}

// SetLines replaces the text; the place in it is kept where it still exists.
func (s *Scroll) SetLines(lines []string) {
	s.lines = lines
	s.keep()
}

// SetHeight sets the lines the window takes.
func (s *Scroll) SetHeight(h int) {
	s.height = max(h, 1)
	s.keep()
}

// Top returns the first line in sight.
func (s *Scroll) Top() int { return s.top }

// GoTo brings a line to the top of the window, or as near as the text allows.
func (s *Scroll) GoTo(line int) {
	s.top = line
	s.keep()
}

// Below returns how many lines are hidden below the window.
func (s *Scroll) Below() int { return max(len(s.lines)-s.top-s.height, 0) }

// Key handles a key named by keymap.Fold and reports whether it is a scroll key.
func (s *Scroll) Key(k string) bool {
	switch k {
	case "j", "down":
		s.top++
	case "k", "up":
		s.top--
	case "pgdown", "space":
		s.top += max(s.height-1, 1) // one line stays, to find the place again
	case "pgup":
		s.top -= max(s.height-1, 1)
	case "g", "home":
		s.top = 0
	case "G", "end":
		s.top = len(s.lines)
	default:
		return false
	}
	s.keep()
	return true
}

func (s *Scroll) keep() {
	s.top = max(min(s.top, len(s.lines)-s.height), 0)
}

// View draws the window as exactly its height of lines, w cells each.
func (s *Scroll) View(w int) []string {
	return Fit(s.lines[min(s.top, len(s.lines)):], w, max(s.height, 1))
}
