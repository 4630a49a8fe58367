package cli

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// lowPort is one that only the system's own may listen on, by tradition; some systems let everybody.
const lowPort = "81"

// outsider is the program as somebody runs it who is not root, in a folder of their own.
type outsider struct {
	*testing.T
	dir, program string
}

func outside(t *testing.T) *outsider {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "shirei-serve-") // a test's own folder is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	o := &outsider{t, dir, filepath.Join(dir, "program")}
	keys := filepath.Join(dir, "keys")
	program, err := os.ReadFile(os.Args[0])
	line := `name="佐藤",grant="command" ` + string(gossh.MarshalAuthorizedKey(signerOf(t, 1).PublicKey()))
	err = errors.Join(err, os.WriteFile(o.program, program, 0o755), os.WriteFile(keys, []byte(line), 0o600), os.Chmod(dir, 0o777))
	if os.Getuid() == 0 {
		err = errors.Join(err, os.Chown(keys, nobody, nobody))
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// nobody is who root becomes to have no rights.
const nobody = 65534

// serve runs shirei serve on an address and gives what it says.
func (o *outsider) serve(l lang.Lang, addr string) string {
	o.Helper()
	cmd := exec.CommandContext(o.Context(), o.program, "serve", "--keys", "keys", "--ssh", addr, "--lang", string(l))
	cmd.Args[0] = "shirei" // what the test binary is to be
	cmd.Dir = o.dir
	cmd.Env = []string{"HOME=" + o.dir, "PATH=/usr/bin:/bin"}
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitRefused {
		o.Errorf("%s: %v", addr, err)
	}
	return string(out)
}

// TestServeCannotListen: an address that is taken, and a port that whoever starts it may not have.
func TestServeCannotListen(t *testing.T) {
	o := outside(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	start, _ := os.ReadFile("/proc/sys/net/ipv4/ip_unprivileged_port_start")
	everyones := strings.TrimSpace(string(start)) == "0"
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		words := text.For(l).CLI.Serve
		for code, addr := range map[string]string{"in_use": taken.Addr().String(), "no_right": "127.0.0.1:" + lowPort} {
			if code == "no_right" && everyones {
				continue
			}
			said, m := o.serve(l, addr), words.Refusals[code]
			if !strings.Contains(said, words.Fill(m.What, addr)) || !strings.Contains(said, words.Fill(m.Next, addr)) {
				t.Errorf("%s %s: %s", l, code, said)
			}
		}
	}
}
