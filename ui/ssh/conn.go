package ssh

import (
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"time"

	wire "charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"shirei/ui/text"
)

// conn is a connection that frees its place among those who have not logged in when it does, or when it is gone.
type conn struct {
	net.Conn
	settle func()
	gone   func()

	mu    sync.Mutex
	lobby *lobby
	in    *Visit // who has logged in
}

func (c *conn) Close() error {
	c.settle()
	c.gone()
	return c.Conn.Close()
}

type connKey struct{}

// arrived lets a connection try to log in, unless its address or the host has had enough.
func (s *Server) arrived(ctx wire.Context, c net.Conn) net.Conn {
	host := hostOf(c.RemoteAddr())
	if why := s.gate.knock(host); why != "" {
		s.audit.stranger(Entry{What: "refused", From: host, Why: why})
		return nil
	}
	own := &conn{Conn: c, settle: sync.OnceFunc(s.gate.settled)}
	own.gone = sync.OnceFunc(func() { s.forget(own) })
	s.mu.Lock()
	s.conns[own] = true
	s.mu.Unlock()
	ctx.SetValue(connKey{}, own)
	return own
}

func (s *Server) forget(c *conn) {
	s.mu.Lock()
	delete(s.conns, c)
	s.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.in != nil {
		s.audit.write(c.in.entry("logout", ""))
	}
}

// settings are those of the protocol that the wire leaves to us.
func (s *Server) settings(ctx wire.Context) *gossh.ServerConfig {
	return &gossh.ServerConfig{
		MaxAuthTries: s.cfg.Tries,
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			return p, s.proved(ctx, key)
		},
		KeyboardInteractiveCallback: s.stranger,
	}
}

// stranger lets nobody in. A client comes here once none of its keys was taken, which is when it can be told what to do;
// said at every key, it would meet everybody whose agent holds another one as well. It counts no failure.
func (s *Server) stranger(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
	return nil, &gossh.BannerError{Err: gossh.ErrNoAuth, Message: text.For(s.cfg.Lang).CLI.Serve.Stranger + "\n"}
}

// proved says that a client has proved a key: it has logged in, and has a while to begin a session.
func (s *Server) proved(ctx wire.Context, key gossh.PublicKey) error {
	own, ok := ctx.Value(connKey{}).(*conn)
	if !ok {
		return errors.New("no connection")
	}
	host := hostOf(own.RemoteAddr())
	v, ok := s.visitor(key, host)
	if !ok {
		return errors.New("the key is gone")
	}
	own.settle()
	s.gate.success(host)
	s.audit.write(v.entry("login", ""))
	l := &lobby{since: time.Now()}
	own.mu.Lock()
	own.lobby, own.in = l, &v
	own.mu.Unlock()
	time.AfterFunc(s.cfg.Vacant, func() {
		if l.vacantFor(time.Now()) >= s.cfg.Vacant {
			_ = own.Close()
		}
	})
	return nil
}

// failed counts and tells a log-in that came to nothing. Whoever offers no key is not counted against the address.
func (s *Server) failed(c net.Conn, err error) {
	host, why := hostOf(c.RemoteAddr()), err.Error()
	if tried := (*gossh.ServerAuthError)(nil); errors.As(err, &tried) {
		why = "log-in failed"
		if slices.ContainsFunc(tried.Errors, func(e error) bool { return !errors.Is(e, gossh.ErrNoAuth) }) {
			s.gate.failure(host)
		}
	}
	s.audit.stranger(Entry{What: "refused", From: host, Why: why})
}

// lobby is what a connection has open after it logged in.
type lobby struct {
	watched bool // guarded by its connection

	mu       sync.Mutex
	sessions int
	since    time.Time // since when there is none
}

// perConnection bounds the sessions of one connection, as a client that shares it opens them.
const perConnection = 10

func (l *lobby) enter() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sessions >= perConnection {
		return false
	}
	l.sessions++
	return true
}

func (l *lobby) leave(now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sessions--
	l.since = now
}

func (l *lobby) vacantFor(now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sessions > 0 {
		return 0
	}
	return now.Sub(l.since)
}

// lobbyOf gives the lobby of a connection that has logged in. With the first session it is asked whether it is there.
func (s *Server) lobbyOf(ctx wire.Context, c *gossh.ServerConn) *lobby {
	own, ok := ctx.Value(connKey{}).(*conn)
	if !ok {
		return &lobby{sessions: perConnection} // nobody enters
	}
	own.mu.Lock()
	defer own.mu.Unlock()
	if l := own.lobby; !l.watched {
		l.watched = true
		go s.keepAlive(ctx, c, l)
	}
	return own.lobby
}

// keepAlive asks the client from time to time whether it is there, and closes the connection of one that is not, or that
// has had no session for too long.
func (s *Server) keepAlive(ctx wire.Context, c *gossh.ServerConn, l *lobby) {
	t := time.NewTicker(s.cfg.Alive)
	defer t.Stop()
	answered := make(chan error, 1)
	unanswered, asked := 0, false
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-answered:
			if err != nil {
				_ = c.Close()
				return
			}
			unanswered, asked = 0, false
		case <-t.C:
			if unanswered++; unanswered > 3 || l.vacantFor(time.Now()) > s.cfg.Vacant {
				_ = c.Close()
				return
			}
			if !asked {
				asked = true
				go func() {
					_, _, err := c.SendRequest("keepalive@openssh.com", true, nil)
					answered <- err
				}()
			}
		}
	}
}

// channel opens a session, if there is a place and the key is still good.
func (s *Server) channel(srv *wire.Server, c *gossh.ServerConn, ch gossh.NewChannel, ctx wire.Context) {
	l := s.lobbyOf(ctx, c)
	v, ok := s.visitorOf(ctx)
	words := text.For(v.Lang).CLI.Serve
	turnAway := func(why, said string) {
		s.audit.write(v.entry("refused", why))
		_ = ch.Reject(gossh.ResourceShortage, said)
	}
	switch {
	case !ok:
		turnAway("the key is gone", words.Ends["key"])
		_ = c.Close()
		return
	case s.draining.Load():
		turnAway("draining", words.Ends["drain"])
		return
	case !l.enter():
		turnAway("too many sessions of one connection", words.Full)
		return
	}
	defer func() { l.leave(time.Now()) }()
	if !s.gate.enter() {
		turnAway("too many sessions", words.Full)
		return
	}
	defer s.gate.leave()
	wire.DefaultSessionHandler(srv, c, &strict{NewChannel: ch, refused: func(what string) {
		s.audit.write(v.entry("refused", "request "+what))
	}}, ctx)
}

// visitor is whose key it is.
func (s *Server) visitor(key gossh.PublicKey, from string) (Visit, bool) {
	v := Visit{From: from, Lang: s.cfg.Lang, Env: func(string) string { return "" }}
	v.Key = gossh.FingerprintSHA256(key)
	p, ok := s.keys.who(v.Key)
	if ok {
		v.Person = p
	}
	if p.Lang != "" {
		v.Lang = p.Lang
	}
	return v, ok
}

// visitorOf is who has logged in on a connection, by the key it has proved and the keys as they stand.
func (s *Server) visitorOf(ctx wire.Context) (Visit, bool) {
	own, in := ctx.Value(connKey{}).(*conn)
	key, proved := ctx.Value(wire.ContextKeyPublicKey).(wire.PublicKey)
	if !in || !proved {
		return Visit{Lang: s.cfg.Lang}, false
	}
	return s.visitor(key, hostOf(own.RemoteAddr()))
}

func (v Visit) entry(what, why string) Entry {
	return Entry{What: what, Name: v.Name, Grant: string(v.Grant), Key: v.Key, From: v.From, Why: why}
}

// otherChannel refuses forwarding and whatever else there may be.
func (s *Server) otherChannel(_ *wire.Server, _ *gossh.ServerConn, ch gossh.NewChannel, ctx wire.Context) {
	v, _ := s.visitorOf(ctx)
	s.audit.write(v.entry("refused", "channel "+ch.ChannelType()))
	_ = ch.Reject(gossh.Prohibited, "only sessions")
}

// otherRequest refuses what asks to listen here.
func (s *Server) otherRequest(ctx wire.Context, _ *wire.Server, r *gossh.Request) (bool, []byte) {
	if r.Type != "keepalive@openssh.com" {
		v, _ := s.visitorOf(ctx)
		s.audit.write(v.entry("refused", "request "+r.Type))
	}
	return false, nil
}

// watched is the input of a session: it knows when a key was last pressed, and when there will be no more.
type watched struct {
	io.Reader
	pressed func()
	over    func()
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if n > 0 {
		w.pressed()
	}
	if err != nil {
		w.over()
	}
	return n, err
}
