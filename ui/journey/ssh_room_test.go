package journey

import (
	"bufio"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/term"
	gossh "golang.org/x/crypto/ssh"
)

// host is shirei serve as a process of its own, on a port of this machine.
type host struct {
	cmd  *exec.Cmd
	addr string
	said sync.WaitGroup // until all it says has been read
}

// visitors have keys, by number.
var visitors = []string{"Ito", "Abe", "Mori"}

func visitorKey(n int) gossh.Signer {
	s, err := gossh.NewSignerFromKey(ed25519.NewKeyFromSeed(slices.Repeat([]byte{byte(n + 1)}, ed25519.SeedSize)))
	if err != nil {
		panic(err) // a key of ours that is none
	}
	return s
}

// serves starts a server on the room's database. The test ends it, kindly or not.
func (r *room) serves(t testing.TB, sessions int) *host {
	t.Helper()
	keys, lines := filepath.Join(r.dir, "authorized_keys"), ""
	for n, name := range visitors {
		lines += fmt.Sprintf(`name=%q,grant="command",lang="en" %s`, name, gossh.MarshalAuthorizedKey(visitorKey(n).PublicKey()))
	}
	if err := os.WriteFile(keys, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return r.opens(t, keys, sessions)
}

// opens starts a server for those who stand in a file of keys.
func (r *room) opens(t testing.TB, keys string, sessions int) *host {
	t.Helper()
	h := &host{cmd: r.command(program, "serve", "--ssh", "127.0.0.1:0", "--keys", keys, "--sessions", fmt.Sprint(sessions))}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := h.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for where := regexp.MustCompile(`127\.0\.0\.1:\d+`); h.addr == "" && said.Scan(); {
		h.addr = where.FindString(said.Text())
	}
	if h.addr == "" {
		t.Fatalf("the server does not start: %v", h.cmd.Wait())
	}
	h.said.Go(func() { _, _ = io.Copy(io.Discard, out) })
	return h
}

// kill ends the server as kill -9 does.
func (h *host) kill() {
	_ = h.cmd.Process.Kill()
	h.said.Wait()
	_ = h.cmd.Wait() // killed
}

// dial connects as one of the visitors.
func dial(addr string, n int) (*gossh.Client, error) {
	return gossh.Dial("tcp", addr, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(visitorKey(n))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience,
	})
}

// remote runs a command at the server; only a nil error says that it was done.
func remote(c *gossh.Client, command string) (string, error) {
	s, err := c.NewSession()
	if err != nil {
		return "", err
	}
	defer s.Close()
	out, err := s.CombinedOutput(command)
	return string(out), err
}

// The environment of the test binary as a client with a terminal: OpenSSH's is not everywhere.
const (
	clientAddr     = "SHIREI_JOURNEY_SSH"
	clientIncident = "SHIREI_JOURNEY_OPEN"
)

// visit is that client: the console of the server, in the terminal it is started in.
func visit(addr, id string) error {
	c, err := dial(addr, 0)
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		return err
	}
	before, err := term.MakeRaw(os.Stdin.Fd())
	if err != nil {
		return err
	}
	w, h, err := term.GetSize(os.Stdout.Fd())
	s.Stdin, s.Stdout, s.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = errors.Join(err, s.RequestPty("xterm-256color", h, w, nil))
	if err == nil {
		err = s.Run("open " + id)
	}
	return errors.Join(err, term.Restore(os.Stdin.Fd(), before))
}

// window opens another window of the room with a console in it: of the machine itself, or over SSH where a host is named.
func (r *room) window(n int, as string, h *host) *room {
	r.t.Helper()
	other := *r
	other.pane = fmt.Sprintf("room:%d", n)
	line := fmt.Sprintf("shirei --as %s open %s", as, r.incident)
	if h != nil {
		line = fmt.Sprintf("%s=%s %s=%s %s", clientAddr, h.addr, clientIncident, r.incident, os.Args[0])
	}
	r.tmux("new-window", "-d", "-t", other.pane, line)
	other.shows(walk)
	return &other
}

// at is the room as a part of the test sees it.
func (r *room) at(t *testing.T) *room {
	other := *r
	other.t = t
	return &other
}

// together runs the parts of a test at the same time; each may fail for itself.
func together(t *testing.T, parts map[string]func(*testing.T)) {
	var all sync.WaitGroup
	for name, part := range parts {
		all.Go(func() { t.Run(name, part) })
	}
	all.Wait()
}

// kept fails unless each of the texts stands on the timeline once, and no text of the kind stands there twice. It gives
// how many of the kind stand there.
func (r *room) kept(acknowledged []string, kind *regexp.Regexp) int {
	r.t.Helper()
	times := map[string]int{}
	for _, text := range kind.FindAllString(r.shirei("timeline", "--json"), -1) {
		times[text]++
	}
	for text, n := range times {
		if n > 1 {
			r.t.Errorf("%s stands there %d times", text, n)
		}
	}
	lost := slices.DeleteFunc(slices.Clone(acknowledged), func(text string) bool { return times[text] > 0 })
	if len(lost) > 0 {
		r.t.Errorf("of %d acknowledged entries %d are lost: %s", len(acknowledged), len(lost), strings.Join(lost[:min(len(lost), 9)], ", "))
	}
	return len(times)
}
