package report

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/report"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// outgoing is a text on its way out.
type outgoing struct {
	choice
	text   string
	copied time.Time // when it was copied out already; zero: it was not

	at                           time.Time // zero: as it is recorded
	means, to, reviewer, skipped string
}

// preview shows exactly what goes out, and the ways out.
type preview struct {
	p      *Pane
	out    outgoing
	number int // of the text, when it was opened
	scroll widget.Scroll
	width  int // the text is wrapped for
	at     int // the chosen way
}

func newPreview(p *Pane, o outgoing) *preview {
	return &preview{p: p, out: o, number: p.c.State.NextNumber(o.audience)}
}

// way is a way out of the preview.
type way struct{ id, label string }

func (v *preview) ways() []way {
	w := v.p.words()
	all := []way{{"copy", w.Copy}, {"save", w.Save}, {"record", w.Record}, {"telephone", w.Telephone}}
	if !v.out.copied.IsZero() {
		return []way{all[2], all[0], all[1]}
	}
	return all
}

func (v *preview) update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	n := len(v.ways())
	switch k := keymap.Fold(press); k {
	case "left":
		v.at = (v.at + n - 1) % n
	case "right":
		v.at = (v.at + 1) % n
	default:
		v.scroll.Key(k)
	}
	return nil
}

func (v *preview) do(action string) (tea.Cmd, bool) {
	switch action {
	case "preview.go":
		return v.take(v.ways()[v.at].id), true
	case "copy":
		return v.take("copy"), true
	}
	return nil, false
}

// take goes a way out. Nothing leaves while a needed fact is missing or another text went out meanwhile.
func (v *preview) take(id string) tea.Cmd {
	if id == "telephone" {
		return v.telephone()
	}
	if why := v.blocked(); why != "" {
		return screen.Send(screen.Toast{Text: why, Bad: true})
	}
	switch id {
	case "copy":
		return v.copyOut(screen.Copy{Text: v.out.text, Said: v.p.words().Copied})
	case "save":
		return v.copyOut(screen.SaveFile{Name: v.file(), Text: v.out.text})
	}
	return v.p.record(v.out)
}

// blocked says why the text may not leave; empty if it may.
func (v *preview) blocked() string {
	p := v.p
	if !v.out.copied.IsZero() {
		return ""
	}
	if p.c.State.NextNumber(v.out.audience) != v.number {
		return p.words().Stale
	}
	if names := p.missingNames(v.out.stage); names != "" {
		return p.words().Missing(names)
	}
	return ""
}

// copyOut lets a text out by a way that keeps no promise, and records it once.
func (v *preview) copyOut(msg tea.Msg) tea.Cmd {
	p := v.p
	for _, c := range p.c.State.Copied {
		if c.Audience == v.out.audience && c.Stage == v.out.stage && c.Text == v.out.text {
			return screen.Send(msg)
		}
	}
	cmd := incident.CopyReport{Audience: v.out.audience, Stage: v.out.stage, Text: v.out.text}
	return tea.Batch(screen.Send(msg), p.act(cmd))
}

// file names the file a text is saved in.
func (v *preview) file() string {
	plain := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}
	parts := []string{v.p.c.State.Short(), string(v.out.audience), strconv.Itoa(v.number), string(v.out.stage), string(v.out.lang)}
	for i, s := range parts {
		parts[i] = strings.Map(plain, strings.ToLower(s))
	}
	return strings.Join(parts, "-") + ".txt"
}

func (v *preview) telephone() tea.Cmd {
	short, err := report.Short(v.p.input(v.out.choice))
	if err != nil {
		return screen.Send(screen.Failed{Err: err})
	}
	return screen.Send(screen.Show{Title: v.p.words().Telephone, Text: short})
}

// view draws the head, the text word for word, and the ways out below it.
func (v *preview) view(w, h int) widget.Frame {
	st, p := v.p.env.Styles, v.p
	head := st.Strong.Render(p.words().Going(p.lang().Stage(v.out.stage), p.lang().Audience(v.out.audience), p.language(v.out.lang)))
	lines := []string{head}
	if why := v.blocked(); why != "" {
		lines = append(lines, st.Error.Render(cell.CutTail(st.Glyphs.Warn+" "+why, w, st.Glyphs.Ellipsis)))
	} else if !v.out.copied.IsZero() {
		lines = append(lines, st.Soon.Render(p.words().Unsent+"  "+p.at(v.out.copied)))
	}
	if v.width != w {
		v.width = w
		v.scroll.SetLines(cell.Wrap(v.out.text, w))
	}
	menu := v.menu(w)
	v.scroll.SetHeight(max(h-len(lines)-1-len(menu), 1))
	lines = append(lines, v.scroll.View(w)...)
	more := strings.Repeat(st.Glyphs.H, w)
	if n := v.scroll.Below(); n > 0 {
		said := " " + p.words().Lines(n)
		more = strings.Repeat(st.Glyphs.H, max(w-cell.Width(said), 0)) + said
	}
	lines = append(append(lines, st.Rule.Render(more)), menu...)
	return widget.Frame{Lines: widget.Fit(lines, w, h)}
}

// menu is the ways out, each of them whole, on as many lines as they take.
func (v *preview) menu(w int) []string {
	st, lines, used := v.p.env.Styles, []string{""}, 0
	for i, x := range v.ways() {
		item := "  " + x.label
		if i == v.at {
			item = st.Accent.Render(st.Glyphs.Current) + " " + st.Strong.Render(x.label)
		}
		n := cell.Width(item)
		if used > 0 && used+2+n > w {
			lines, used = append(lines, ""), 0
		}
		if used > 0 {
			item, n = "  "+item, n+2
		}
		lines[len(lines)-1] += item
		used += n
	}
	return lines
}
