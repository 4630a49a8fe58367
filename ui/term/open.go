package term

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/crew"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// opened brings what the console works on.
type opened struct {
	Opening
	err error
}

// opening opens the store, outside Update.
func (r *Root) opening() tea.Cmd {
	open, ctx := r.opt.Open, r.ctx
	return func() tea.Msg {
		o, err := open(ctx)
		return opened{o, err}
	}
}

// begin shows the first screen; without a store the console is over.
func (r *Root) begin(o opened) tea.Cmd {
	if o.err != nil {
		r.failed = o.err
		return tea.Quit
	}
	r.env.Seat, r.env.Session, r.env.Drafts = o.Seat, o.Session, screen.NewDrafts(o.Session, o.Drafts)
	r.close, r.wake = o.End, o.Seat.Changed(r.ctx)
	if o.At.Screen == "" {
		o.At.Screen = screen.Home
	}
	r.presence.keyed = r.opt.Now()
	r.calls = crew.NewCalls(r.env, r.standing, r.opt.Now)
	return tea.Batch(r.show(o.At), r.watch(), r.look(), r.calls.Load())
}

// standing is the incident on the screen, if one is.
func (r *Root) standing() (screen.Case, bool) {
	if on, ok := r.at.(interface{ Stands() (screen.Case, bool) }); ok {
		return on.Stands()
	}
	return screen.Case{}, false
}

// end saves what is half typed and ends the session.
func (r *Root) end(ctx context.Context) error {
	var failed error
	for k, text := range r.env.Drafts.Take() {
		failed = errors.Join(failed, r.env.Seat.SaveDraft(ctx, k, text))
	}
	if r.close != nil {
		r.close()
	}
	return failed
}

// waiting is the screen before there is one.
type waiting struct{}

func (waiting) Init() tea.Cmd              { return nil }
func (waiting) Update(tea.Msg) tea.Cmd     { return nil }
func (waiting) View(int, int) widget.Frame { return widget.Frame{} }
func (waiting) Scope() string              { return keymap.InText }
func (waiting) Typing() bool               { return true }
func (waiting) Back() (tea.Cmd, bool)      { return nil, true }
func (waiting) Do(string) (tea.Cmd, bool)  { return nil, true }
func (waiting) Disabled(string) string     { return "" }
func (waiting) Title() string              { return "" }
