package ssh

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

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
	h.tellsStrangers()

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

// tellsStrangers: whose key is not known is told once what to do, and who comes with a known one hears nothing of it.
func (h *host) tellsStrangers() {
	h.Helper()
	for who, want := range map[byte]int{7: 1, 1: 0} {
		heard := 0
		c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
			User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey(), BannerCallback: func(said string) error {
				if heard++; !strings.Contains(said, "public key") {
					h.Errorf("a stranger is told %q", said)
				}
				return nil
			},
			Auth: []gossh.AuthMethod{
				gossh.PublicKeys(signer(h, who)), gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }),
			},
		})
		if (err == nil) != (want == 0) || heard != want {
			h.Errorf("key %d: %v, told %d times", who, err, heard)
		}
		if err == nil {
			_ = c.Close()
		}
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
