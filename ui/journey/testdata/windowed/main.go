// Command windowed is the least a list can be: a window over many rows, moved by j and k. Key to first byte is measured against it.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{ w, h, at int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch x := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = x.Width, x.Height
	case tea.KeyPressMsg:
		switch x.String() {
		case "j":
			m.at++
		case "k":
			m.at = max(m.at-1, 0)
		case "q":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	var b strings.Builder
	for i := range m.h {
		mark := "  "
		if i == m.at%max(m.h, 1) {
			mark = "> "
		}
		fmt.Fprintf(&b, "%s14:%02d  row %d %s\n", mark, i, m.at+i, strings.Repeat("lorem ipsum ", max(m.w-24, 0)/12))
	}
	v := tea.NewView(strings.TrimSuffix(b.String(), "\n"))
	v.AltScreen = true
	return v
}

func main() {
	fps := 120
	if len(os.Args) > 1 {
		fps, _ = strconv.Atoi(os.Args[1])
	}
	_, _ = tea.NewProgram(model{}, tea.WithFPS(fps)).Run()
}
