// Package termtest draws a Bubble Tea model on an in-memory screen and drives it
// with keys, so that a test sees what a person sees: rows of cells and a cursor.
// Only tests import it.
package termtest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "rewrite golden files")

// Frame is one drawn screen.
type Frame struct {
	Rows  []string // plain text, spaces at the end taken off
	Caret bool
	X, Y  int // the cursor's cell, where Caret
}

// Draw draws content on a screen of w by h cells and reports an error where it
// does not fit: a line that is too long or one too many.
func Draw(content string, w, h int) (Frame, error) {
	var wrong error
	for i, line := range strings.Split(content, "\n") {
		if n := ansi.StringWidth(line); n > w {
			wrong = fmt.Errorf("row %d has %d cells of %d: %q", i, n, w, ansi.Strip(line))
		} else if i >= h {
			wrong = fmt.Errorf("row %d of %d: %q", i, h, ansi.Strip(line))
		}
	}
	screen := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(content).Draw(screen, screen.Bounds())
	f := Frame{Rows: make([]string, h)}
	for y := range h {
		f.Rows[y] = row(screen, y, w)
	}
	return f, wrong
}

func row(screen uv.ScreenBuffer, y, w int) string {
	var b strings.Builder
	for x := 0; x < w; {
		c := screen.CellAt(x, y)
		if c == nil || c.Width <= 0 {
			b.WriteByte(' ')
			x++
			continue
		}
		b.WriteString(c.Content)
		x += c.Width
	}
	return strings.TrimRight(b.String(), " ")
}

// DrawView draws a view and its cursor.
func DrawView(v tea.View, w, h int) (Frame, error) {
	f, err := Draw(v.Content, w, h)
	if v.Cursor != nil {
		f.Caret, f.X, f.Y = true, v.Cursor.X, v.Cursor.Y
		if err == nil && (f.X < 0 || f.X >= w || f.Y < 0 || f.Y >= h) {
			err = fmt.Errorf("the cursor is at %d,%d on a screen of %dx%d", f.X, f.Y, w, h)
		}
	}
	return f, err
}

// String returns the rows and, last, where the cursor is.
func (f Frame) String() string {
	s := strings.Join(f.Rows, "\n") + "\n"
	if f.Caret {
		s += fmt.Sprintf("cursor %d,%d\n", f.X, f.Y)
	}
	return s
}

// Contains reports whether a row holds text.
func (f Frame) Contains(text string) bool { return f.Find(text) >= 0 }

// Find returns the first row that holds text, or -1.
func (f Frame) Find(text string) int {
	for y, r := range f.Rows {
		if strings.Contains(r, text) {
			return y
		}
	}
	return -1
}

// Golden compares a frame with testdata/name.golden and fails where they differ;
// with -update it writes the file instead.
func Golden(t testing.TB, name string, f Frame) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := []byte(f.String())
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs\n--- got\n%s--- want\n%s", name, got, want)
	}
}
