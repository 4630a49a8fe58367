package ssh

import (
	"context"
	"errors"
	"io"
	"maps"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	wire "charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/lang"
)

// Visit is who has come, and what their terminal says of itself.
type Visit struct {
	Person
	From string // their address
	Lang lang.Lang
	Env  func(string) string // LANG, COLORTERM …; nothing else of theirs
}

// Console is a console on somebody's terminal.
type Console interface {
	Run() error
	Say(text string) // on the screen, for a moment
	Resize(w, h int)
	Quit() // ends it, half-typed text kept
}

// Done is what became of a command.
type Done struct {
	Exit    int
	Command string // its path; empty: there is none such
	Why     string // it was refused, if it was
}

// Config is what the server is started with.
type Config struct {
	Keys  string // path of the file of keys
	Host  gossh.Signer
	Audit string // path of the audit log
	Limits
	Lang  lang.Lang // of what is said to somebody whose language is not known
	Now   func() time.Time
	Check time.Duration // between looks at the file of keys; 0: 2 s

	// Console makes the console of a session; id is the incident it begins with, or empty.
	Console func(ctx context.Context, v Visit, id string, o ...tea.ProgramOption) Console
	// Run runs a command in this process.
	Run func(ctx context.Context, v Visit, args []string, in io.Reader, out, errs io.Writer) Done
	// Warn is told what whoever runs the server should know.
	Warn func(error)
}

// Server lets people in.
type Server struct {
	cfg   Config
	keys  *keyring
	gate  *gate
	audit *audit
	wire  *wire.Server

	draining atomic.Bool
	mu       sync.Mutex
	open     map[*session]bool
	conns    map[*conn]bool
	running  sync.WaitGroup // sessions
}

// New reads the keys and opens the audit log; it listens to nobody yet. Errors: [Problems] of the file of keys, a [Refusal].
func New(cfg Config) (*Server, error) {
	or(&cfg.Check, 2*time.Second)
	keys, err := openKeys(cfg.Keys)
	if err != nil {
		return nil, err
	}
	log, err := openAudit(cfg.Audit, cfg.Now, cfg.Warn)
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, keys: keys, gate: newGate(cfg.Limits, cfg.Now), audit: log, open: map[*session]bool{}, conns: map[*conn]bool{}}
	s.cfg.Limits = s.gate.Limits
	s.wire, err = wish.NewServer(
		func(w *wire.Server) error { w.AddHostKey(cfg.Host); return nil },
		wish.WithVersion("shirei"),
		wish.WithPublicKeyAuth(s.known),
		wish.WithMiddleware(s.middleware),
	)
	if err != nil {
		return nil, errors.Join(err, log.to.Close())
	}
	w := s.wire
	w.HandshakeTimeout = s.cfg.Handshake
	w.ConnCallback, w.ConnectionFailedCallback = s.arrived, s.failed
	w.ServerConfigCallback = s.settings
	// Only sessions: no forwarding in either direction, no subsystem as sftp.
	w.ChannelHandlers = map[string]wire.ChannelHandler{"session": s.channel, "default": s.otherChannel}
	w.RequestHandlers = map[string]wire.RequestHandler{"default": s.otherRequest}
	w.SubsystemHandlers = map[string]wire.SubsystemHandler{}
	return s, nil
}

// People are those the file of keys names.
func (s *Server) People() int {
	s.keys.mu.Lock()
	defer s.keys.mu.Unlock()
	return len(s.keys.people)
}

// known tells whether a key is in the file. It is asked for keys, not for people: a client may ask about several before it
// proves one, so who it is is looked up from the proven one when a session begins.
func (s *Server) known(_ wire.Context, key wire.PublicKey) bool {
	_, ok := s.keys.who(gossh.FingerprintSHA256(key))
	return ok
}

// Serve serves until ctx is over, then drains: every screen says so, half-typed text is kept, and what still runs at the
// end of the time is cut off.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	s.audit.write(Entry{What: "started", From: l.Addr().String()})
	watching, stop := context.WithCancel(ctx)
	go s.watchKeys(watching)
	served := make(chan error, 1)
	go func() { served <- s.wire.Serve(l) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-served:
	}
	stop()
	s.drain()
	s.audit.write(Entry{What: "drained"})
	s.audit.close()
	if errors.Is(err, wire.ErrServerClosed) {
		return nil
	}
	return err
}

// watchKeys reads the file of keys again when it changes, and ends the sessions of keys that are gone or say something else.
func (s *Server) watchKeys(ctx context.Context) {
	for t := time.NewTicker(s.cfg.Check); ; {
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-t.C:
			s.recheck()
		}
	}
}

// recheck compares every session with the keys as they stand, and says what is wrong with the file when it changed.
func (s *Server) recheck() {
	changed, _, err := s.keys.refresh()
	if changed {
		e := Entry{What: "keys"}
		if err != nil {
			e.Why = err.Error()
			s.cfg.Warn(err)
		}
		s.audit.write(e)
	}
	for _, o := range s.sessions() {
		if p, ok := s.keys.who(o.visit.Key); !ok || !p.same(o.visit.Person) {
			o.end("key")
		}
	}
}

func (s *Server) sessions() []*session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Keys(s.open))
}

func (s *Server) connections() []*conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Keys(s.conns))
}

// drain ends everything: what is open is told, is asked to end, and is cut off.
func (s *Server) drain() {
	s.draining.Store(true)
	go func() { _ = s.wire.Shutdown(context.Background()) }() // nobody comes in any more; it does not wait for us
	over := make(chan struct{})
	go func() { s.running.Wait(); close(over) }()
	for _, o := range s.sessions() {
		o.say(o.words.Draining)
	}
	hard := time.After(s.cfg.Drain)
	if len(s.sessions()) > 0 {
		select {
		case <-over:
		case <-time.After(s.cfg.Drain * 2 / 5): // to read it
		}
	}
	for _, o := range s.sessions() {
		o.end("drain")
	}
	select {
	case <-over:
	case <-hard:
	}
	_ = s.wire.Close()
	for _, c := range s.connections() {
		_ = c.Close()
	}
}
