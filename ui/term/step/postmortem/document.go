package postmortem

import (
	"bytes"
	"context"
	"fmt"
	"iter"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/term/widget/markdown"
	"shirei/ui/text/cell"
)

// document is the rendered document. It is written outside Update, since a long incident takes a while.
type document struct {
	scroll  widget.Scroll
	src     []byte
	width   int // of the pane, in cells
	made    int // the width it was rendered for
	writing bool
	stale   bool // the record or the wish has changed since the writing began
	cut     bool // entries were left out
	failed  bool
}

// written is a document as it comes back. It carries its pane, since more than one may be at it.
type written struct {
	pane  *Pane
	src   []byte
	lines []string
	width int
	cut   bool
	err   error
}

// previewEntries is how many entries the preview shows at most; nobody reads more of them in a terminal, and the
// export holds them all.
const previewEntries = 2000

// write makes the document in a command, once at a time.
func (p *Pane) write() tea.Cmd {
	if !p.rendered {
		return nil
	}
	if p.doc.writing {
		p.doc.stale = true
		return nil
	}
	p.doc.writing, p.doc.stale = true, false
	width, st, entries := p.doc.width, p.env.Styles, p.entries
	doc := report.Doc{State: p.c.State, Lang: p.env.Lang, For: p.reader(), Now: p.env.Now, Profile: p.c.Profile()}
	return func() tea.Msg {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		out := written{pane: p, width: width}
		doc.Entries = first(entries(ctx, doc.State.Stream), previewEntries, &out.cut)
		var b bytes.Buffer
		if out.err = report.Postmortem(&b, doc); out.err == nil {
			out.src = b.Bytes()
			out.lines = markdown.Render(out.src, width, st)
		}
		return out
	}
}

// atOnce is the size of a document, in bytes, that is rendered anew within a frame when the window changes: a few ms.
const atOnce = 24 << 10

// refit renders a short document anew for another width.
func (p *Pane) refit() {
	if p.doc.made != p.doc.width && p.doc.src != nil && len(p.doc.src) <= atOnce {
		p.doc.made = p.doc.width
		p.doc.scroll.SetLines(markdown.Render(p.doc.src, p.doc.width, p.env.Styles))
	}
}

// fit writes a long document anew for another width.
func (p *Pane) fit() tea.Cmd {
	if p.doc.made == p.doc.width || p.doc.writing {
		return nil
	}
	return p.write()
}

// first yields the first n entries and tells whether there are more.
func first(all iter.Seq2[incident.Entry, error], n int, more *bool) iter.Seq2[incident.Entry, error] {
	return func(yield func(incident.Entry, error) bool) {
		left := n
		for e, err := range all {
			if left--; left < 0 {
				*more = true
				return
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// take shows a document that has come back, or writes it again if something has changed meanwhile.
func (p *Pane) take(w written) tea.Cmd {
	if w.pane != p {
		return nil
	}
	p.doc.writing = false
	if p.doc.stale {
		return p.write()
	}
	if p.doc.failed = w.err != nil; p.doc.failed {
		p.doc.made = p.doc.width
		return screen.Send(screen.Failed{Err: w.err})
	}
	p.doc.src, p.doc.made, p.doc.cut = w.src, w.width, w.cut
	p.doc.scroll.SetLines(w.lines)
	return nil
}

// drawDocument draws the document below its name.
func (p *Pane) drawDocument(w, h int) []string {
	p.refit()
	st, t := p.env.Styles, p.words()
	head := st.Strong.Render(p.documentName())
	switch {
	case p.doc.failed:
		head += "  " + st.Error.Render(st.Glyphs.Warn+" "+t.CannotPreview)
	case p.doc.src == nil:
		head += "  " + st.Dim.Render(t.Making)
	case p.doc.cut:
		head += "  " + st.Dim.Render(t.Cut(previewEntries))
	}
	p.doc.scroll.SetHeight(max(h-1, 1))
	more := ""
	if n := p.doc.scroll.Below(); n > 0 {
		more = st.Accent.Render(fmt.Sprintf("%s %d", st.Glyphs.Down, n))
	}
	head = cell.Row(w, cell.CutTail(head, w-cell.Width(more)-1, st.Glyphs.Ellipsis), more)
	return widget.Fit(append([]string{head}, p.doc.scroll.View(w)...), w, h)
}

// export asks once, naming where the document goes.
func (p *Pane) export() tea.Cmd {
	t := p.words()
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: t.ExportTitle, Effect: t.ExportEffect(p.documentName(), clean.Line(p.env.Out)), Yes: t.ExportYes},
		Yes:     screen.Send(screen.Export{Stream: p.c.State.Stream, For: string(p.reader()), Lang: p.env.Lang}),
	})
}

// copy takes the document where it is shown, else the text under the cursor.
func (p *Pane) copy() tea.Cmd {
	text := string(p.doc.src)
	if !p.rendered {
		switch at := p.current(); at.kind {
		case rowPart:
			text = join(at.part, p.c.State.Parts[at.part])
		case rowItem:
			text = at.item.Text
		default:
			text = ""
		}
	}
	if text == "" {
		return nil
	}
	return screen.Send(screen.Copy{Text: clean.Block(text), Said: p.env.Words.Common.Copied})
}
