package ssh

import (
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

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
