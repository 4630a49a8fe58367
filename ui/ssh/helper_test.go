package ssh

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/lang"
)

// patience is how long a test waits for what has to come; it is never waited out where all is well.
const patience = 20 * time.Second

// stage is a small program in the place of the console: it shows its size and what it was told, echoes keys, and does as
// its keys say: q quits, p panics.
type stage struct {
	program *tea.Program
	w, h    int
	said    string
	keys    int
}

type said string

func (s *stage) Init() tea.Cmd { return nil }
func (s *stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.w, s.h = msg.Width, msg.Height
	case said:
		s.said = string(msg)
	case tea.PasteMsg:
		s.keys += len(msg.Content)
	case tea.KeyPressMsg:
		s.keys++
		switch msg.String() {
		case "q":
			return s, tea.Quit
		case "p":
			panic("a mistake of ours")
		}
	}
	return s, nil
}
func (s *stage) View() tea.View {
	lines := []string{fmt.Sprintf("size=%dx%d;", s.w, s.h), "said=" + s.said + ";"}
	for n := range min(s.keys, 9) { // a line each, since only cells that change are drawn
		lines = append(lines, fmt.Sprintf("key%d;", n+1))
	}
	return tea.NewView(strings.Join(lines, "\n"))
}

func (s *stage) Run() error      { _, err := s.program.Run(); return err }
func (s *stage) Say(text string) { s.program.Send(said(text)) }
func (s *stage) Resize(w, h int) { s.program.Send(tea.WindowSizeMsg{Width: w, Height: h}) }
func (s *stage) Quit()           { s.program.Quit() }

// host is a server on a port of this machine.
type host struct {
	testing.TB
	*Server
	addr, keys, log string
	stop            func()
	served          chan error
	mu              sync.Mutex
	warned          []error
}

// people of every test: 1 commands, 2 observes.
func people(t testing.TB) string {
	return lineOf(signer(t, 1).PublicKey(), `name="佐藤",grant="command"`) + "\n" + lineOf(signer(t, 2).PublicKey(), `name="Ito",grant="observe",lang="en"`)
}

func serve(t testing.TB, limits Limits) *host {
	t.Helper()
	dir := t.TempDir()
	h := &host{TB: t, keys: filepath.Join(dir, "keys"), log: filepath.Join(dir, "audit.jsonl"), served: make(chan error, 1)}
	write(t, h.keys, people(t), 0o600)
	var err error
	h.Server, err = New(Config{
		Keys: h.keys, Host: signer(t, 99), Audit: h.log, Limits: limits, Lang: lang.EN, Now: time.Now, Check: 10 * time.Millisecond,
		Console: func(_ context.Context, v Visit, id string, o ...tea.ProgramOption) Console {
			s := &stage{said: v.Name + " " + string(v.Lang) + " " + v.Env("TMUX") + id}
			s.program = tea.NewProgram(s, o...)
			return s
		},
		Run: func(ctx context.Context, v Visit, args []string, in io.Reader, out, errs io.Writer) Done {
			switch args[0] {
			case "panic":
				panic("a mistake of ours")
			case "wait":
				<-ctx.Done()
			}
			fmt.Fprintf(out, "%s %s %q", v.Name, v.Lang, args)
			return Done{Exit: 3, Command: args[0]}
		},
		Warn: func(err error) {
			h.mu.Lock()
			defer h.mu.Unlock()
			h.warned = append(h.warned, err)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.addr = l.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go func() { h.served <- h.Serve(ctx, l) }()
	t.Cleanup(stop)
	return h
}

// ended stops the server and waits for its end.
func (h *host) ended() error {
	h.Helper()
	h.stop()
	select {
	case err := <-h.served:
		return err
	case <-time.After(patience):
		h.Fatal("the server does not end")
		return nil
	}
}

func (h *host) dial(n byte) (*gossh.Client, error) {
	return gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(signer(h, n))}, HostKeyCallback: gossh.FixedHostKey(signer(h, 99).PublicKey()), Timeout: patience,
	})
}

func (h *host) client(n byte) *gossh.Client {
	h.Helper()
	c, err := h.dial(n)
	if err != nil {
		h.Fatal(err)
	}
	h.Cleanup(func() { _ = c.Close() })
	return c
}

// screen is a console at the client's end, with everything that was drawn on it.
type screen struct {
	*gossh.Session
	testing.TB
	in io.Writer

	mu    sync.Mutex
	drawn bytes.Buffer
	more  chan struct{}
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	s.drawn.Write(p)
	s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
	return len(p), nil
}

func console(t testing.TB, c *gossh.Client) *screen {
	t.Helper()
	session, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{Session: session, TB: t, more: make(chan struct{}, 1)}
	s.Stdout, s.Stderr = s, s
	if s.in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	return s
}

// shows waits until something was drawn.
func (s *screen) shows(want string) {
	s.Helper()
	late := time.After(patience)
	for {
		s.mu.Lock()
		found := strings.Contains(s.drawn.String(), want)
		s.mu.Unlock()
		if found {
			return
		}
		select {
		case <-s.more:
		case <-late:
			s.Fatalf("%q was never drawn, but %q", want, s.drawn.String())
		}
	}
}

func (s *screen) types(text string) {
	s.Helper()
	if _, err := io.WriteString(s.in, text); err != nil {
		s.Fatal(err)
	}
}

// entries reads the audit log.
func (h *host) entries() (out []Entry) {
	h.Helper()
	f, err := os.Open(h.log)
	if err != nil {
		h.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var e Entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			h.Fatalf("%s: %v", lines.Bytes(), err)
		}
		out = append(out, e)
	}
	return out
}

// logged waits until the log holds such a line.
func (h *host) logged(what, why string) Entry {
	h.Helper()
	var found Entry
	h.until("the log holds "+what+" "+why, func() bool {
		for _, e := range h.entries() {
			if e.What == what && strings.Contains(e.Why, why) {
				found = e
				return true
			}
		}
		return false
	})
	return found
}

// until waits for something that has to come to be.
func (h *host) until(what string, is func() bool) {
	h.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			h.Fatalf("it never comes that %s", what)
		}
	}
}

// places tells how many sessions are open.
func (g *gate) places() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.sessions
}
