package crew

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// brief is what somebody who takes a seat has to know, from the record. Where it comes with an offer, it is accepted or
// refused here.
type brief struct {
	room   Room
	offer  *incident.Offer // nil: only to be read
	text   string
	lines  []string
	inner  int // the width lines are wrapped to
	scroll widget.Scroll
}

// brief writes the brief as things stand and opens it.
func (r Room) brief(offer *incident.Offer) tea.Cmd {
	seat, st, now, l := r.Env.Seat, r.state(), r.Env.Now, r.Env.Lang
	return func() tea.Msg {
		threads, err := seat.Threads(context.Background(), st.Stream)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return screen.Overlay{Pane: &brief{room: r, offer: offer, text: report.BriefOf(st, threads, now, l).Text(l)}}
	}
}

// Update moves, and closes once the answer is on disk.
func (b *brief) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		b.scroll.Key(keymap.Fold(msg))
	case screen.Acted:
		if did, ok := msg.Act.Cmd.(incident.AnswerHandover); ok && b.offer != nil && did.Offer == b.offer.ID && msg.Err == nil {
			return screen.Send(screen.Close{})
		}
	}
	return nil
}

// Do answers the offer, or copies the brief.
func (b *brief) Do(action string) (tea.Cmd, bool) {
	w := b.room.words()
	switch {
	case action == "copy":
		return screen.Send(screen.Copy{Text: b.text, Said: b.room.Env.Words.Common.Copied}), true
	case !b.Answers():
		return nil, false
	case action == "answer.yes":
		took := w.Took(b.room.role(b.offer.Role))
		return b.room.act(incident.AnswerHandover{Offer: b.offer.ID, Accept: true, Brief: b.text}, took), true
	case action == "answer.no":
		return b.room.refuse(*b.offer), true
	}
	return nil, false
}

// View draws as much of the brief as fits; what the keys do stands below it.
func (b *brief) View(w, h int) widget.Frame {
	st, words := b.room.Env.Styles, b.room.words()
	inner := max(w-4, 2)
	if b.inner != inner {
		b.inner, b.lines = inner, cell.Wrap(clean.Block(b.text), inner)
	}
	b.scroll.SetHeight(max(min(len(b.lines), h-3), 1))
	b.scroll.SetLines(b.lines)
	foot := st.Faint.Render(b.room.Env.Words.Help.ReadHint)
	switch o, waits := b.stands(); {
	case waits:
		foot = b.room.keys(words.Accept, words.Refuse)
	case b.offer != nil:
		foot = st.Soon.Render(words.NoLonger(b.room.Env.Lang.OfferState(o.State(b.room.Env.Now))))
	}
	if n := b.scroll.Below(); n > 0 {
		foot = cell.Row(inner, foot, st.Strong.Render("space")+" "+st.Dim.Render(words.Below(n)))
	}
	title := words.BriefTitle
	if b.offer != nil {
		title += "  " + b.room.role(b.offer.Role)
	}
	return widget.Frame{Lines: widget.Boxed(st, title, append(b.scroll.View(inner), foot), w)}
}

// Answers tells that the two answering keys are the pane's while it lies on top.
func (b *brief) Answers() bool {
	_, waits := b.stands()
	return waits
}

// stands gives the offer as the record has it now: it may have been replaced or taken back while the brief was read.
func (b *brief) stands() (o incident.Offer, waits bool) {
	if b.offer == nil {
		return o, false
	}
	for _, o := range b.room.state().Offers {
		if o.ID == b.offer.ID {
			return o, o.State(b.room.Env.Now).Open()
		}
	}
	return o, false
}

func (b *brief) Scope() string         { return keymap.InText }
func (b *brief) Typing() bool          { return false }
func (b *brief) Back() (tea.Cmd, bool) { return nil, false }
