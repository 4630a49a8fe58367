package ssh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	wire "charm.land/ssh"
	"charm.land/wish/v2"
	"github.com/charmbracelet/colorprofile"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// session is one console or one command.
type session struct {
	visit   Visit
	words   text.CLIServe
	cancel  context.CancelFunc
	console Console // nil: a command runs
	once    sync.Once
	why     atomic.Value // why it was ended from here; a key of the words' Ends
}

// say tells it something on its screen; a screen that takes nothing any more must hold up nobody.
func (o *session) say(text string) {
	if o.console != nil {
		go o.console.Say(text)
	}
}

// end ends it from here.
func (o *session) end(why string) {
	o.once.Do(func() {
		o.why.Store(why)
		if o.console != nil {
			go o.console.Quit()
		} else {
			o.cancel()
		}
	})
}

func (o *session) ended() string {
	why, _ := o.why.Load().(string)
	return why
}

// middleware is the one handler of sessions: nothing runs behind it.
func (s *Server) middleware(wire.Handler) wire.Handler { return s.session }

var _ wish.Middleware = (*Server)(nil).middleware

// session serves a console or a command. Whatever goes wrong in it ends it alone.
func (s *Server) session(c wire.Session) {
	s.running.Add(1)
	defer s.running.Done()
	v, ok := s.visitorOf(c.Context())
	if !ok {
		_ = c.Exit(1)
		return
	}
	v = v.saying(c.Environ())
	ctx, cancel := context.WithCancel(c.Context())
	defer cancel()
	o := &session{visit: v, words: text.For(v.Lang).CLI.Serve, cancel: cancel}
	defer func() {
		if r := recover(); r != nil {
			s.panicked(o, fmt.Errorf("%v\n%s", r, debug.Stack()))
			fmt.Fprintf(c.Stderr(), "\r\n%s\r\n", o.words.Ends["panic"])
			_ = c.Exit(1)
		}
	}()
	terminal, sizes, isTerminal := c.Pty()
	args, closed := split(c.RawCommand())
	opens := len(args) > 0 && args[0] == "open"
	if c.RawCommand() != "" && !opens {
		s.command(ctx, o, c, args, closed, sizes)
		return
	}
	place := ""
	if opens {
		place = strings.Join(args[1:], " ")
	}
	if !isTerminal || terminal.Term == "" || terminal.Term == "dumb" {
		fmt.Fprintf(c.Stderr(), "%s\r\n", o.words.NoTerminal)
		s.audit.write(v.entry("refused", "no terminal"))
		_ = c.Exit(1)
		return
	}
	s.consoleSession(ctx, o, c, terminal, sizes, place)
}

// saying takes in what the client's terminal says of itself; the language of a key's line wins.
func (v Visit) saying(environ []string) Visit {
	said := map[string]string{}
	for _, kv := range environ {
		name, value, _ := strings.Cut(kv, "=")
		said[name] = value
	}
	v.Env = func(name string) string { return said[name] }
	if v.Person.Lang != "" {
		return v
	}
	for _, word := range []string{said["SHIREI_LANG"], cmp.Or(said["LC_ALL"], said["LC_MESSAGES"], said["LANG"])} {
		if l, ok := lang.Parse(word); ok {
			v.Lang = l
			break
		}
	}
	return v
}

// enter lists a session among those that are told and ended from here.
func (s *Server) enter(o *session) (leave func()) {
	s.mu.Lock()
	s.open[o] = true
	s.mu.Unlock()
	if s.draining.Load() {
		o.end("drain")
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open, o)
	}
}

// consoleSession runs the console until it is quit, the client is gone, no key was pressed for too long, or it is ended
// from here.
func (s *Server) consoleSession(ctx context.Context, o *session, c wire.Session, t wire.Pty, sizes <-chan wire.Window, place string) {
	var idle *time.Timer
	in := &watched{Reader: c, pressed: func() { idle.Reset(s.cfg.Idle) }, over: func() { o.end("gone") }}
	env := append(c.Environ(), "TERM="+t.Term)
	o.console = s.cfg.Console(ctx, o.visit, place,
		tea.WithInput(in), tea.WithOutput(c), tea.WithEnvironment(env), tea.WithColorProfile(colorprofile.Env(env)),
		tea.WithWindowSize(t.Window.Width, t.Window.Height),
		tea.WithoutSignalHandler(), // signals are the server's
	)
	idle = time.AfterFunc(s.cfg.Idle, func() { o.end("idle") })
	defer idle.Stop()
	go func() {
		for size := range sizes {
			o.console.Resize(size.Width, size.Height)
		}
		o.end("gone") // the channel is closed
	}()
	s.audit.write(o.visit.entry("session", ""))
	leave := s.enter(o)
	err := o.console.Run()
	leave()
	why := o.ended()
	if errors.Is(err, tea.ErrProgramPanic) {
		s.panicked(o, err)
		why = "panic"
	} else if err != nil {
		s.cfg.Warn(err)
	}
	if said := o.words.Ends[why]; said != "" {
		fmt.Fprintf(c, "%s\n", said)
	}
	s.audit.write(o.visit.entry("ended", why))
	if err != nil {
		_ = c.Exit(1)
	}
}

// command runs one command; its answer goes to the client alone.
func (s *Server) command(ctx context.Context, o *session, c wire.Session, args []string, closed bool, sizes <-chan wire.Window) {
	go func() {
		for range sizes { // nobody draws, but somebody has to take them
		}
	}()
	if !closed || len(args) == 0 {
		fmt.Fprintf(c.Stderr(), "%s\n", o.words.BadQuotes)
		s.audit.write(o.visit.entry("refused", "quotes"))
		_ = c.Exit(2)
		return
	}
	leave := s.enter(o)
	defer leave()
	limit := time.AfterFunc(s.cfg.Idle, func() { o.end("idle") })
	defer limit.Stop()
	done := s.cfg.Run(ctx, o.visit, args, c, c, c.Stderr())
	e := o.visit.entry("command", done.Why)
	e.Command, e.Exit = done.Command, &done.Exit
	s.audit.write(e)
	_ = c.Exit(done.Exit)
}

func (s *Server) panicked(o *session, err error) {
	s.audit.write(o.visit.entry("panic", err.Error()))
	s.cfg.Warn(err)
}
