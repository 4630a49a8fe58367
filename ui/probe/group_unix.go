//go:build unix

package probe

import (
	"io/fs"
	"os"
	"os/exec"
	"syscall"
)

// alone puts the command into a process group of its own, so that what it starts can be ended with it.
func alone(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// terminate asks the whole group to end: a client of a database takes its query back at that.
func terminate(p *os.Process) error { return syscall.Kill(-p.Pid, syscall.SIGTERM) }

// kill ends the whole group at once; a group that is gone already is no error.
func kill(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

// ours tells whether a file belongs to whoever runs this program.
func ours(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}
