package term

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	"shirei/incident/guide"
	"shirei/incident/lang"
	"shirei/ui/probe"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/theme"
	"shirei/ui/text"
)

// Opening is what the console works on: whose seat at the desk, which session, and where to begin.
type Opening struct {
	Seat    *desk.Seat
	Session string
	Drafts  []desk.Draft // found for the session, those of a killed one included
	At      screen.Place // empty: home
	End     func()       // ends the session; may be nil
}

// Options is what the console is started with.
type Options struct {
	// Open opens the store while the terminal is set up. An error ends the console, and Run answers it.
	Open   func(ctx context.Context) (Opening, error)
	Lang   lang.Lang
	Glyphs theme.Glyphs
	Now    func() time.Time
	Out    string // the folder exports are written to, as it is shown
	Remote bool
	Log    func(error) // causes of errors, which no screen shows

	// Templates are the texts that ship inside, Overrides those that a person has put beside them (nil: none).
	Templates, Overrides fs.FS
	// Guides are a team's own layer guides.
	Guides guide.Own

	Runner *probe.Runner                                                       // of the inventory's commands; nil: they are only shown
	Opener func(ctx context.Context, url string) error                         // nil: links are copied
	Editor func(path string) *exec.Cmd                                         // edits a file in the person's editor; nil: there is none
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

// New makes the root model.
func New(ctx context.Context, o Options) *Root {
	r := &Root{ctx: ctx, opt: o, made: time.Now(), caps: newCaps(), kept: map[string]screen.Screen{}, at: waiting{}}
	r.env = &screen.Env{
		Lang: o.Lang, Words: text.For(o.Lang), Keys: keymap.Keys(), Now: o.Now(), Out: o.Out, Remote: o.Remote, Clock: true,
		Drafts: screen.NewDrafts("", nil), Styles: r.caps.styles(o.Glyphs), Templates: o.Templates, Overrides: o.Overrides, Guides: o.Guides,
	}
	return r
}

// startup is how long the first frame may take at most, in the mean of slow machines.
const startup = 200 * time.Millisecond

// uncollected puts off collecting garbage: it would take half of the time to the first frame, on two cores. What gathers
// meanwhile are a few megabytes.
func uncollected(d time.Duration) {
	percent := debug.SetGCPercent(-1)
	time.AfterFunc(d, func() { debug.SetGCPercent(percent) })
}

// Run runs the console until it is quit, restores the terminal and saves what was half typed. A hang-up or a
// termination ends it the same way.
func Run(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	uncollected(startup)
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
	return errors.Join(err, root.failed, root.end(context.WithoutCancel(ctx)))
}
