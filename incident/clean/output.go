package clean

import "strings"

// Output is [Block] for what a program printed on a terminal: a line that was drawn over by carriage returns, as a progress
// bar is, stands as it was last seen, and what a program drew on a screen of its own is left out.
func Output(s string) string {
	lines := strings.Split(strings.ReplaceAll(withoutScreens(s), "\r\n", "\n"), "\n")
	for i, line := range lines {
		if strings.ContainsAny(line, "\r\b") {
			lines[i] = overdrawn(line)
		}
	}
	return Block(strings.Join(lines, "\n"))
}

// The alternate screen of xterm, which editors and pagers draw on.
const screenOn, screenOff = "\x1b[?1049h", "\x1b[?1049l"

func withoutScreens(s string) string {
	before, rest, found := strings.Cut(s, screenOn)
	if !found {
		return s
	}
	var b strings.Builder
	for found {
		b.WriteString(before)
		_, rest, _ = strings.Cut(rest, screenOff)
		before, rest, found = strings.Cut(rest, screenOn)
	}
	return b.String() + before
}

// overdrawn writes a line as a terminal does that knows carriage return, backspace and erasing to the end.
func overdrawn(line string) string {
	var cells []rune
	at := 0
	for i, part := range strings.Split(line, "\r") {
		if i > 0 {
			at = 0
		}
		for part != "" {
			drawn, rest, erased := strings.Cut(part, "\x1b[K")
			for _, r := range strings.ReplaceAll(Line(strings.ReplaceAll(drawn, "\b", "\ue000")), "\t", " ") {
				switch {
				case r == '\ue000':
					at = max(0, at-1)
				case at < len(cells):
					cells[at], at = r, at+1
				default:
					cells, at = append(cells, r), at+1
				}
			}
			if erased {
				cells = cells[:min(at, len(cells))]
			}
			part = rest
		}
	}
	return string(cells)
}
