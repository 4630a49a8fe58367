package widget

import (
	"strings"
	"testing"

	"shirei/ui/text/cell"
)

// A text is read whole while nobody types in it, on one line while somebody does, and a long one ends with a mark.
func TestTextIsReadWhole(t *testing.T) {
	steps := strings.Repeat("前の版へ戻して確認する。", 8)
	f := NewForm([]Field{
		{ID: "steps", Label: "手順", Kind: Text, Value: steps, Whole: true},
		{ID: "text", Label: "文面", Kind: Long, Value: strings.Repeat("行\n", 40), Whole: true},
	}, chip)
	f.SetSize(50, 60)
	f.Browse()
	lines := f.View(styles()).Lines
	if !strings.Contains(strings.Join(lines, ""), "確認する") || strings.Contains(lines[3], "文面") {
		t.Errorf("it is read as\n%s", strings.Join(lines, "\n"))
	}
	rows, marks := 0, 0
	for _, l := range lines {
		if cell.Width(l) != 50 {
			t.Errorf("%d cells: %q", cell.Width(l), l)
		}
		if strings.Contains(l, "行") {
			rows++
		}
		marks += strings.Count(l, styles().Glyphs.Ellipsis)
	}
	if rows != wholeMost-1 || marks != 1 {
		t.Errorf("%d lines of the long text, %d marks", rows, marks)
	}
	f.Focus()
	if lines := f.View(styles()).Lines; !strings.Contains(lines[1], "文面") {
		t.Errorf("it is typed in\n%s", strings.Join(lines, "\n"))
	}
}

// What somebody else lets choose shows its word, is not cycled, and takes what is offered.
func TestChosen(t *testing.T) {
	f := NewForm([]Field{{ID: "who", Label: "判断者", Kind: Chosen, Ghost: "sato", Options: []Option{{"sato", "佐藤"}}}}, chip)
	f.Browse()
	if l := f.View(styles()).Lines[0]; !strings.Contains(l, "佐藤 "+styles().Glyphs.Take) {
		t.Errorf("the offer is %q", l)
	}
	if r := f.press(t, "left"); r.Used || f.Value("who") != "" {
		t.Error("left chooses")
	}
	if r := f.press(t, "right"); !r.Changed || f.Value("who") != "sato" {
		t.Error("right does not take what is offered")
	}
	if l := f.View(styles()).Lines[0]; strings.Contains(l, styles().Glyphs.Take) || !strings.Contains(l, "佐藤") {
		t.Errorf("the choice is %q", l)
	}
}
