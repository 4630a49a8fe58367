package cli

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/pem"
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
	"time"

	"github.com/google/uuid"
	gossh "golang.org/x/crypto/ssh"

	"shirei/store"
)

// patience is how long a test waits for what has to come.
const patience = 20 * time.Second

// stream is what somebody is sent, as it grows.
type stream struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *stream) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *stream) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// forget leaves out what came so far.
func (s *stream) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Reset()
}

func (s *stream) shows(t *testing.T, want string) []string {
	t.Helper()
	re := regexp.MustCompile(want)
	for end := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		if m := re.FindStringSubmatch(s.String()); m != nil {
			return m
		}
		if time.Now().After(end) {
			t.Fatalf("%q never came, but %q", want, s.String())
		}
	}
}

// room is a server of the war room on a port of this machine.
type room struct {
	*testing.T
	home, addr string
	out        stream
	stop       func()
	done       chan error
}

func private(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(slices.Repeat([]byte{n}, ed25519.SeedSize))
}

func signerOf(t *testing.T, n byte) gossh.Signer {
	t.Helper()
	s, err := gossh.NewSignerFromKey(private(n))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The keys of these tests.
const (
	commands = iota + 1
	responds
	observes
	bound
)

func openRoom(t *testing.T) *room {
	t.Helper()
	r := &room{T: t, home: t.TempDir(), done: make(chan error, 1)}
	keys := ""
	for n, options := range map[byte]string{
		commands: `name="佐藤",grant="command"`, responds: `name="鈴木",grant="respond"`, observes: `name="Ito",grant="observe",lang="en"`,
		bound: `name="田中",grant="command",services="bank"`,
	} {
		keys += options + " " + string(gossh.MarshalAuthorizedKey(signerOf(t, n).PublicKey()))
	}
	path := filepath.Join(r.home, "keys")
	if err := os.WriteFile(path, []byte(keys), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{
		"XDG_DATA_HOME": r.home, "XDG_CONFIG_HOME": r.home, "XDG_STATE_HOME": r.home, "HOME": r.home, "TZ": "Asia/Tokyo", "SHIREI_AS": "server",
	}
	a := newApp(nil, world{
		in: strings.NewReader(""), out: &r.out, errs: &r.out, env: func(k string) string { return env[k] }, clock: time.Now,
		newID: func() string { return uuid.Must(uuid.NewV7()).String() },
	})
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	go func() {
		err := a.execute(ctx, []string{"serve", "--ssh", "127.0.0.1:0", "--keys", path})
		_ = a.out.Flush()
		_ = a.close()
		r.done <- err
	}()
	t.Cleanup(func() { stop(); <-r.done })
	r.addr = r.out.shows(t, `127\.0\.0\.1:\d+`)[0]
	r.out.shows(t, "ssh -p")
	return r
}

func (r *room) dial(n byte) *gossh.Client {
	r.Helper()
	c, err := gossh.Dial("tcp", r.addr, &gossh.ClientConfig{
		User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(signerOf(r.T, n))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience,
	})
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = c.Close() })
	return c
}

// run runs a command, with something on its standard input, and gives all it answered and the exit code.
func (r *room) run(n byte, command, in string) (string, int) {
	r.Helper()
	c := r.dial(n)
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		r.Fatal(err)
	}
	s.Stdin = strings.NewReader(in)
	out, err := s.CombinedOutput(command)
	if exit, ok := err.(*gossh.ExitError); ok {
		return string(out), exit.ExitStatus()
	} else if err != nil {
		r.Fatalf("%s: %v %s", command, err, out)
	}
	return string(out), 0
}

func (r *room) ok(n byte, command string) string {
	r.Helper()
	out, code := r.run(n, command, "")
	if code != 0 {
		r.Fatalf("%s: %d, %s", command, code, out)
	}
	return out
}

// open opens a console of 120x40.
func (r *room) open(n byte, command string) (*stream, io.Writer, *gossh.Session) {
	r.Helper()
	s, err := r.dial(n).NewSession()
	if err != nil {
		r.Fatal(err)
	}
	drawn := &stream{}
	s.Stdout, s.Stderr = drawn, drawn
	in, err := s.StdinPipe()
	if err != nil {
		r.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", 40, 120, nil); err != nil {
		r.Fatal(err)
	}
	if err := s.Start(command); err != nil {
		r.Fatal(err)
	}
	return drawn, in, s
}

func TestServeCommands(t *testing.T) {
	r := openRoom(t)
	r.ok(commands, `declare "決済障害" --severity high`)
	if out := r.ok(observes, "status --line"); !strings.Contains(out, "決済障害") || !strings.Contains(out, "High") {
		t.Error(out)
	}
	r.ok(responds, `log 'DB の接続が尽きた' --key`)
	if out, code := r.run(responds, "log -", "標準入力から\n"); code != 0 || !strings.Contains(out, "標準入力から") {
		t.Error(code, out)
	}
	if out := r.ok(commands, "timeline"); !strings.Contains(out, "鈴木  DB の接続") {
		t.Errorf("the key is not the actor: %s", out)
	}
	if out := r.ok(bound, "list --all"); strings.Contains(out, "決済障害") {
		t.Errorf("another service is seen: %s", out)
	}
	for _, c := range []struct {
		who     byte
		command string
		code    int
		said    string
	}{
		{observes, "log x", 1, "observe"},
		{observes, "role scribe Ito", 1, "observe"},
		{observes, "undo", 1, "observe"},
		{responds, "severity medium --reason 'x'", 1, "重要度の引き下げ|lowering the severity"},
		{responds, "end false-alarm --reason x", 1, "終息|ending"},
		{responds, "role scribe 田中", 1, "役割|seats"},
		{bound, "log x", 1, "対応中の|No incident is active"},
		{commands, "log x --as 田中", 1, "--as"},
		{commands, "list --db /tmp/x.db", 1, "--db"},
		{commands, "export -o /tmp/x", 1, "--out"},
		{commands, "serve", 1, "serve"},
		{commands, "doctor --rebuild", 1, "doctor"},
		{commands, "demo", 1, "demo"},
		{commands, "open", 1, "ssh -t"},
		{commands, "run -- id", 1, "log -"},
		{commands, "attach /etc/passwd", 1, "log -"},
		{commands, "tmux", 1, "tmux"},
		{commands, "log it's down", 2, "引用符|quote"},
		{commands, "paste /etc/passwd", 1, "paste"},
		{commands, "import bundle -", 1, "import"},
		{commands, "inventory edit", 1, "inventory edit"},
		{commands, "inventory show /etc/passwd", 1, "/etc/passwd"},
		{commands, "inventory check " + filepath.Join(r.home, "keys"), 1, "keys"},
		{commands, "__complete log", 1, "."},
		{commands, "; sh", 1, "."},
		{commands, "$(id)", 1, "."},
	} {
		out, code := r.run(c.who, c.command, "")
		if (code == 0) != (c.code == 0) || !regexp.MustCompile(c.said).MatchString(out) {
			t.Errorf("%s: %d, %s", c.command, code, out)
		}
		if strings.Contains(out, "root:") || strings.Contains(out, "uid=") || strings.Contains(out, "ssh-ed25519") {
			t.Errorf("%s reaches the machine: %s", c.command, out)
		}
	}
}

// Every command that is let through is one, so that a list that has gone stale is noticed.
func TestGuestCommandsExist(t *testing.T) {
	a := newApp(nil, world{in: strings.NewReader(""), out: io.Discard, errs: io.Discard, env: func(string) string { return "" }})
	root := a.root()
	for _, path := range guestCommands {
		if c, _, err := root.Find(strings.Fields(path)); err != nil || pathOf(c) != path {
			t.Errorf("%s is no command", path)
		}
	}
}

// What one writes stands on the other's screen, while a third floods the room.
func TestServeConsoles(t *testing.T) {
	r := openRoom(t)
	id, _, _ := strings.Cut(r.ok(commands, `declare "決済障害" --severity high`), " ")
	one, typing, session := r.open(commands, "open "+id)
	two, _, _ := r.open(observes, "open "+id)
	one.shows(t, "記録|note")
	two.shows(t, "declared")

	_, flood, _ := r.open(responds, "open "+id)
	go func() {
		fmt.Fprint(flood, "\x1b[200~"+strings.Repeat("長い貼り付け\x1b]0;x\x07\x1b[2J\r", 40_000)+"\x1b[201~") // 1 MB
		for range 1000 {
			fmt.Fprint(flood, "\x1b[31m\x1b]52;c;eA==\x07j")
		}
	}()
	fmt.Fprint(typing, "n")
	fmt.Fprint(typing, "WXYZ9876\r")
	two.shows(t, "WXYZ9876")
	r.ok(responds, "log QJKV5432")
	one.shows(t, "QJKV5432")
	two.shows(t, "QJKV5432")
	if err := session.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	if out := r.ok(commands, "timeline"); !strings.Contains(out, "佐藤  WXYZ9876") {
		t.Error(out)
	}

	fmt.Fprint(typing, "nhalf typed") // and then the server is stopped
	time.AfterFunc(time.Second, r.stop)
	one.shows(t, "サーバーを停止|server is stopping")
	_ = session.Wait()
	select {
	case err := <-r.done:
		r.done <- nil
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("the server does not end")
	}
	db, err := store.Open(t.Context(), filepath.Join(r.home, "shirei", "shirei.db"), store.Options{Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if kept, err := db.Adopt(t.Context(), "later", "佐藤"); err != nil || len(kept) != 1 || kept[0].Text != "half typed" {
		t.Errorf("of what was half typed %v is kept, %v", kept, err)
	}
}

// TestServeDatabaseIsGone: while the file is away, or another lies in its place, every screen and command says so and
// nothing is written; once it is back, all goes on.
func TestServeDatabaseIsGone(t *testing.T) {
	r := openRoom(t)
	id, _, _ := strings.Cut(r.ok(commands, `declare "決済障害" --severity high`), " ")
	drawn, typing, _ := r.open(observes, "open "+id)
	drawn.shows(t, "declared")
	path := filepath.Join(r.home, "shirei", "shirei.db")
	for name, put := range map[string]func() error{
		"moved away": func() error { return nil },
		"replaced":   func() error { return os.WriteFile(path, nil, 0o600) },
	} {
		if err := errors.Join(os.Rename(path, path+".away"), put()); err != nil {
			t.Fatal(err)
		}
		drawn.shows(t, "moved or replaced")
		if out, code := r.run(commands, "log void", ""); code != exitRefused || !strings.Contains(out, "置き換え") && !strings.Contains(out, "replaced") {
			t.Errorf("%s: %d, %s", name, code, out)
		}
		if err := os.Rename(path+".away", path); err != nil {
			t.Fatal(err)
		}
		drawn.shows(t, "is back")
		drawn.forget()
		fmt.Fprint(typing, "\x0c") // any key takes the word away
		r.ok(commands, "log back-"+strings.ReplaceAll(name, " ", "-"))
		drawn.shows(t, "back-"+strings.ReplaceAll(name, " ", "-"))
		drawn.forget()
	}
	if out := r.ok(commands, "timeline"); strings.Contains(out, "void") || strings.Count(out, "back-") != 2 {
		t.Error(out)
	}
}

// The client that everybody has.
func TestServeOpenSSH(t *testing.T) {
	client, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("there is no ssh here")
	}
	r := openRoom(t)
	r.ok(commands, `declare "決済障害" --severity high`)
	block, err := gossh.MarshalPrivateKey(private(commands), "")
	if err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(r.home, "id")
	if err := os.WriteFile(key, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	host, port, _ := strings.Cut(r.addr, ":")
	ssh := func(args ...string) (string, error) {
		common := []string{
			"-F", "none", "-i", key, "-p", port, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes",
			"-o", "UserKnownHostsFile=" + filepath.Join(r.home, "known"), host,
		}
		out, err := exec.Command(client, append(common, args...)...).CombinedOutput()
		return string(out), err
	}
	if out, err := ssh("status", "--line"); err != nil || !strings.Contains(out, "決済障害") {
		t.Errorf("%s, %v", out, err)
	}
	for _, args := range [][]string{{"-s", "sftp"}, {"sh", "-c", "id"}, {"scp", "-f", "/etc/passwd"}, {"-W", "127.0.0.1:22"}} {
		if out, err := ssh(args...); err == nil || strings.Contains(out, "uid=") || strings.Contains(out, "root:") {
			t.Errorf("%q: %s, %v", args, out, err)
		}
	}
}
