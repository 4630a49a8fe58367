package term

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"shirei/ui/term/screen"
)

// linkFor is how long a link that could not be opened stands to be clicked, unless a key is pressed.
const linkFor = time.Minute

// unopened is a link the desktop could not open.
type unopened struct{ url string }

// link opens a link where the person sits: with the desktop's opener, or, over SSH or without one, by copying it and
// standing as a link of the terminal.
func (r *Root) link(url string) tea.Cmd {
	if r.env.Remote || r.opt.Opener == nil {
		return r.handOver(url)
	}
	opener, ctx := r.opt.Opener, r.ctx
	return func() tea.Msg {
		if err := opener(ctx, url); err != nil {
			return unopened{url}
		}
		return nil
	}
}

// handOver copies a link and shows it as one.
func (r *Root) handOver(url string) tea.Cmd {
	r.say(screen.Toast{Text: r.env.Words.Common.Copied + " " + url, Link: url})
	r.toast.until = r.opt.Now().Add(linkFor)
	return tea.SetClipboard(url)
}

// linked makes text a link of the terminal (OSC 8), which opens it on the machine the terminal runs on.
func linked(text, url string) string {
	return ansi.SetHyperlink(inert(url)) + text + ansi.ResetHyperlink()
}

// inert writes an address in the characters an escape sequence may hold: what is not printable ASCII as its code.
func inert(url string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; c > ' ' && c <= '~' {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}
