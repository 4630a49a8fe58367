package term

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/theme"
	"shirei/ui/text"
)

// Options is what the console is started with.
type Options struct {
	Seat    *desk.Seat
	Session string
	Drafts  []desk.Draft // found for the session, those of a killed one included
	Lang    lang.Lang
	Glyphs  theme.Glyphs
	Now     func() time.Time
	Out     string // the folder exports are written to, as it is shown
	Remote  bool
	At      screen.Place
	Log     func(error) // causes of errors, which no screen shows

	// Templates are the texts that ship inside, Overrides those that a person has put beside them (nil: none).
	Templates, Overrides fs.FS

	Opener func(ctx context.Context, url string) error                         // nil: links are copied
	Save   func(ctx context.Context, name, text string) (path string, _ error) // writes into the folder of exports
	Export func(ctx context.Context, e screen.Export) (path string, _ error)
}

func (o Options) log(err error) {
	if o.Log != nil {
		o.Log(err)
	}
}

// framesPerSecond is twice Bubble Tea's usual rate: a key is answered sooner, and an idle console costs the same.
const framesPerSecond = 120

// New makes the root model, with the first screen loaded, so that the first frame is a whole one.
func New(ctx context.Context, o Options) *Root {
	r := &Root{ctx: ctx, opt: o, caps: newCaps(), kept: map[string]screen.Screen{}, wake: o.Seat.Changed(ctx)}
	r.env = &screen.Env{
		Seat: o.Seat, Session: o.Session, Lang: o.Lang, Words: text.For(o.Lang), Keys: keymap.Keys(), Now: o.Now(), Out: o.Out,
		Remote: o.Remote, Drafts: screen.NewDrafts(o.Session, o.Drafts), Styles: r.caps.styles(o.Glyphs), Clock: true,
		Templates: o.Templates, Overrides: o.Overrides,
	}
	if o.At.Screen == "" {
		o.At.Screen = screen.Home
	}
	r.place = o.At
	r.at = r.open(o.At)
	r.kept[key(o.At)] = r.at
	r.settle(r.at.Init())
	return r
}

// Run runs the console until it is quit, restores the terminal and saves what was half typed. A hang-up or a
// termination ends it the same way.
func Run(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	root := New(ctx, o)
	p := tea.NewProgram(root, tea.WithInput(in), tea.WithOutput(out), tea.WithFPS(framesPerSecond))
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	go func() {
		select {
		case <-hangup:
			p.Quit()
		case <-ctx.Done():
		}
	}()
	_, err := p.Run()
	return errors.Join(err, root.Flush(context.WithoutCancel(ctx)))
}
