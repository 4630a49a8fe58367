package ssh

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestCommandsAndConsole(t *testing.T) {
	h := serve(t, Limits{})
	s, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Setenv("LANG", "ja_JP.UTF-8"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"TMUX", "EDITOR", "SHIREI_DB", "SHIREI_AS", "LD_PRELOAD", "TEA_TRACE"} {
		if s.Setenv(name, "x") == nil {
			t.Errorf("the client has set %s", name)
		}
	}
	out, err := s.Output(`log "二 語" x`)
	if exit := (*gossh.ExitError)(nil); !errors.As(err, &exit) || exit.ExitStatus() != 3 || string(out) != `佐藤 ja ["log" "二 語" "x"]` {
		t.Errorf("%s, %v", out, err)
	}
	observer := h.client(2)
	screen := console(t, observer)
	screen.shows("size=80x24;")
	screen.shows("said=Ito en ;")
	if err := screen.WindowChange(30, 100); err != nil {
		t.Fatal(err)
	}
	screen.shows("100x30;")
	if err := screen.WindowChange(1<<31, 1<<31); err != nil {
		t.Fatal(err)
	}
	screen.shows("1000x500")
	screen.types("q")
	if err := screen.Wait(); err != nil {
		t.Error(err)
	}
	_ = observer.Close()
	for _, what := range []string{"started", "login", "command", "session", "ended", "logout"} {
		_ = h.logged(what, "")
	}
	if e := h.logged("command", ""); e.Name != "佐藤" || e.Command != "log" || *e.Exit != 3 || !strings.HasPrefix(e.Key, "SHA256:") || e.From != "127.0.0.1" {
		t.Errorf("the command is logged as %+v", e)
	}
	if info, err := os.Stat(h.log); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the log is open to others: %v, %v", info.Mode(), err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	h := serve(t, Limits{Failures: 100})
	for name, method := range map[string]gossh.AuthMethod{
		"a password":           gossh.Password("x"),
		"keyboard-interactive": gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return []string{"x"}, nil }),
		"a key nobody knows":   gossh.PublicKeys(signer(t, 7)),
	} {
		c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{method}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
		if err == nil {
			_ = c.Close()
			t.Errorf("%s lets in", name)
		}
	}
	h.logged("refused", "log-in failed")

	c := h.client(1)
	for _, kind := range []string{"direct-tcpip", "x11", "forwarded-tcpip", "auth-agent@openssh.com", "direct-streamlocal@openssh.com", "tun@openssh.com"} {
		if ch, _, err := c.OpenChannel(kind, nil); err == nil {
			_ = ch.Close()
			t.Errorf("a channel %s is open", kind)
		}
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "hostkeys-prove-00@openssh.com"} {
		if ok, _, err := c.SendRequest(kind, true, gossh.Marshal(struct {
			Host string
			Port uint32
		}{"0.0.0.0", 0})); err != nil || ok {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "break", "signal", "xon-xoff"} {
		if ok, err := s.SendRequest(kind, true, gossh.Marshal(struct{ Name string }{"sftp"})); err != nil || ok {
			t.Errorf("request %s: %v, %v", kind, ok, err)
		}
	}
	for _, term := range []string{"xterm\x1b]0;x", strings.Repeat("x", 65), "端末"} {
		if err := s.RequestPty(term, 24, 80, nil); err == nil {
			t.Errorf("a terminal %q is taken", term)
		}
	}
	if ok, _ := s.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{strings.Repeat("x", maxCommand+1)})); ok {
		t.Error("an endless command is taken")
	}
	h.logged("refused", "channel direct-tcpip")
	h.logged("refused", "request tcpip-forward")
	h.logged("refused", "request subsystem")

	s, err = c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	s.Stderr = &said
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err == nil || !strings.Contains(said.String(), "ssh -t") {
		t.Errorf("a console without a terminal: %v, %q", err, said.String())
	}
}

// A client may ask about a key it does not have before it proves its own: who it is is the one it proved.
func TestTheProvedKeyIsTheActor(t *testing.T) {
	h := serve(t, Limits{})
	asksFirst := &borrowed{signer(t, 1)}
	c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
		User: "佐藤", Auth: []gossh.AuthMethod{gossh.PublicKeys(asksFirst, signer(t, 2))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		if c, err = h.dial(2); err != nil { // the borrowed key ended the first try
			t.Fatal(err)
		}
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if out, _ := s.Output("x"); !strings.HasPrefix(string(out), "Ito ") {
		t.Errorf("they are taken for %s", out)
	}
}

// borrowed is a public key without its private half.
type borrowed struct{ gossh.Signer }

func (b *borrowed) Sign(io.Reader, []byte) (*gossh.Signature, error) {
	return &gossh.Signature{Format: b.PublicKey().Type(), Blob: make([]byte, 64)}, nil
}

func TestTheCapHolds(t *testing.T) {
	const limit, attempts = 50, 200
	h := serve(t, Limits{Sessions: limit, HalfOpen: attempts})
	var wg sync.WaitGroup
	var mu sync.Mutex
	var in []*screen
	turned := 0
	for range attempts {
		wg.Go(func() {
			c, err := h.dial(1)
			if err != nil {
				t.Error(err)
				return
			}
			session, err := c.NewSession()
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				turned++
				if !strings.Contains(err.Error(), "no place left") {
					t.Error(err)
				}
				_ = c.Close()
				return
			}
			t.Cleanup(func() { _ = c.Close() })
			in = append(in, &screen{Session: session})
		})
	}
	wg.Wait()
	if len(in) != limit || turned != attempts-limit {
		t.Errorf("%d are in, %d were turned away", len(in), turned)
	}
	_ = in[0].Close()
	h.until("a place is free again", func() bool { return h.gate.places() < limit })
	if out, err := run(h.client(1), "x"); err == nil || out == "" {
		t.Errorf("the free place cannot be taken: %s, %v", out, err)
	}
}

func run(c *gossh.Client, command string) (string, error) {
	s, err := c.NewSession()
	if err != nil {
		return "", err
	}
	defer s.Close()
	out, err := s.CombinedOutput(command)
	return string(out), err
}

// Whoever connects and says nothing, or says nonsense, is cut off, and others come in meanwhile.
func TestHalfOpenAndGarbage(t *testing.T) {
	h := serve(t, Limits{HalfOpen: 8, Handshake: 300 * time.Millisecond})
	var silent []net.Conn
	for n := range 20 {
		c, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if n%2 == 1 {
			_, _ = io.WriteString(c, strings.Repeat("GET / HTTP/1.1\r\n\x00\xff", 50))
		}
		silent = append(silent, c)
	}
	h.logged("refused", "have not logged in")
	for _, c := range silent {
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatal("a silent client is not cut off")
		}
	}
	h.until("their places are free", func() bool { h.gate.mu.Lock(); defer h.gate.mu.Unlock(); return h.gate.halfOpen == 0 })
	if out, err := run(h.client(1), "x"); out == "" {
		t.Error(err)
	}
}

func TestFailuresTurnAnAddressAway(t *testing.T) {
	h := serve(t, Limits{Failures: 3, Window: time.Hour})
	for range 3 {
		if _, err := h.dial(7); err == nil {
			t.Fatal("an unknown key is let in")
		}
	}
	h.until("the third failure is counted", func() bool { h.gate.mu.Lock(); defer h.gate.mu.Unlock(); return h.gate.failed["127.0.0.1"].n == 3 })
	if _, err := h.dial(1); err == nil {
		t.Error("the address is not turned away")
	}
	h.logged("refused", "too many failed log-ins")
}

func TestARemovedKeyEndsItsSessions(t *testing.T) {
	h := serve(t, Limits{})
	gone, stays := console(t, h.client(1)), console(t, h.client(2))
	gone.shows("size=")
	stays.shows("size=")
	write(t, h.keys, lineOf(signer(t, 2).PublicKey(), `name="Ito",grant="observe",lang="en"`), 0o600)
	_ = gone.Wait()
	gone.shows("taken away")
	if _, err := h.dial(1); err == nil {
		t.Error("a removed key is let in")
	}
	stays.types("x")
	stays.shows("key1;")
	write(t, h.keys, lineOf(signer(t, 2).PublicKey(), `name="Ito",grant="respond",lang="en"`), 0o600)
	_ = stays.Wait() // what it may do has changed
	h.logged("ended", "key")
}

func TestAPanicEndsOneSession(t *testing.T) {
	h := serve(t, Limits{})
	other := console(t, h.client(2))
	bad := console(t, h.client(1))
	bad.shows("size=")
	bad.types("p")
	if err := bad.Wait(); err == nil {
		t.Error("the session ended as if nothing had happened")
	}
	bad.shows("went wrong")
	h.logged("panic", "")
	if out, err := run(h.client(1), "panic"); err == nil || !strings.Contains(out, "went wrong") {
		t.Errorf("a command's panic: %q, %v", out, err)
	}
	other.types("x")
	other.shows("key1;")
}

// A client that is killed, or that shares its connection and closes one session, leaves nothing behind.
func TestWhoIsGoneLeavesNothing(t *testing.T) {
	h := serve(t, Limits{})
	shared := h.client(1)
	one, two := console(t, shared), console(t, shared)
	one.shows("size=")
	two.shows("size=")
	_ = one.Close()
	h.until("one session is left", func() bool { return len(h.sessions()) == 1 && h.gate.places() == 1 })
	two.types("x")
	two.shows("key1;")
	_ = shared.Close()
	h.until("none is left", func() bool { return len(h.sessions()) == 0 && h.gate.places() == 0 && len(h.connections()) == 0 })
	h.logged("logout", "")
}

func TestIdleVacantAndDead(t *testing.T) {
	h := serve(t, Limits{Idle: 150 * time.Millisecond, Vacant: 100 * time.Millisecond, Alive: 30 * time.Millisecond})
	idle := console(t, h.client(1))
	_ = idle.Wait()
	idle.shows("No key was pressed")

	vacant := h.client(2)
	_ = vacant.Wait() // closed by the server

	raw, err := net.Dial("tcp", h.addr) // a client that stops answering
	if err != nil {
		t.Fatal(err)
	}
	dead := &deaf{Conn: raw}
	conn, chans, reqs, err := gossh.NewClientConn(dead, h.addr, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(signer(t, 1))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		t.Fatal(err)
	}
	c := gossh.NewClient(conn, chans, reqs)
	defer c.Close()
	wait, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := wait.Start("wait"); err != nil {
		t.Fatal(err)
	}
	dead.stop()
	h.until("nobody is left", func() bool { return len(h.connections()) == 0 })
}

// deaf is a connection whose client sends nothing any more.
type deaf struct {
	net.Conn
	mu   sync.Mutex
	mute bool
}

func (d *deaf) stop() { d.mu.Lock(); d.mute = true; d.mu.Unlock() }
func (d *deaf) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.mute {
		return len(p), nil
	}
	return d.Conn.Write(p)
}

func TestDrain(t *testing.T) {
	h := serve(t, Limits{Drain: 500 * time.Millisecond})
	a, b := console(t, h.client(1)), console(t, h.client(2))
	a.shows("size=")
	b.shows("size=")
	waits, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := waits.Start("wait"); err != nil {
		t.Fatal(err)
	}
	h.until("all are in", func() bool { return len(h.sessions()) == 3 })
	began := time.Now()
	if err := h.ended(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	a.shows("stopping")
	b.shows("stopping")
	_ = a.Wait()
	if _, err := h.dial(1); err == nil {
		t.Error("somebody is let in afterwards")
	}
	if last := h.entries(); last[len(last)-1].What != "drained" {
		t.Errorf("the log ends with %+v", last[len(last)-1])
	}
}

// One who reads nothing of what is drawn holds up neither the others nor the end of the server.
func TestAScreenThatIsNotRead(t *testing.T) {
	h := serve(t, Limits{Drain: 500 * time.Millisecond})
	s, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.StdoutPipe(); err != nil { // nobody reads it
		t.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.RequestPty("xterm", 500, 1000, nil), s.Shell()); err != nil {
		t.Fatal(err)
	}
	go func() {
		for range 2000 {
			if _, err := io.WriteString(in, "abcdefghij"); err != nil {
				return
			}
		}
	}()
	other := console(t, h.client(2))
	other.types("xyz")
	other.shows("key3;")
	if err := h.ended(); err != nil {
		t.Error(err)
	}
}

func TestStrangersCannotFillTheLog(t *testing.T) {
	now := time.Unix(0, 0)
	a, err := openAudit(t.TempDir()+"/log", func() time.Time { return now }, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	var b counter
	a.to = &b
	for range 10 * strangersPerMinute {
		a.stranger(Entry{What: "refused", Why: strings.Repeat("長", 1000) + "\x1b[2J"})
	}
	if b.lines != strangersPerMinute || b.bytes > strangersPerMinute*1000 {
		t.Errorf("%d lines, %d bytes", b.lines, b.bytes)
	}
	now = now.Add(time.Minute)
	a.stranger(Entry{What: "refused"})
	if !strings.Contains(b.last, fmt.Sprintf(`"passed_over":%d`, 9*strangersPerMinute)) {
		t.Error(b.last)
	}
}

type counter struct {
	lines, bytes int
	last         string
}

func (c *counter) Write(p []byte) (int, error) {
	c.lines, c.bytes, c.last = c.lines+1, c.bytes+len(p), string(p)
	return len(p), nil
}
func (*counter) Close() error { return nil }
