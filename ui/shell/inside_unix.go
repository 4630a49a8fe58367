//go:build unix

package shell

import (
	"encoding/json"
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// insideName is the first argument of this program where it is to stand between a run and its command. It is no command of
// its own, and not for people.
const insideName = "run-inside"

// controlFD is the socket to whom it reports, among its files.
const controlFD = 3

// order is what it is told to do.
type order struct {
	Signal syscall.Signal `json:",omitempty"`
	Group  bool           `json:",omitempty"` // to all of the command's job
	Resume bool           `json:",omitempty"`
	Front  bool           `json:",omitempty"` // with the terminal at its disposal
}

// report is what it tells. The first is of the start.
type report struct {
	Refused syscall.Errno      `json:",omitempty"`
	Stopped syscall.Signal     `json:",omitempty"`
	Status  syscall.WaitStatus `json:",omitempty"` // how it ended, where it was not stopped
}

// Inside is the whole program where its arguments say that it stands between a run and its command; it tells whether they do. A
// command can only be stopped and resumed by a parent that shares its terminal, as a shell does (POSIX: a process group
// without one is orphaned, and not stopped by keys); this is the parent.
func Inside(args []string) bool {
	if len(args) < 4 || args[0] != insideName {
		return false
	}
	syscall.CloseOnExec(controlFD)
	control := os.NewFile(controlFD, "control")
	front, path, argv := args[1] == "front", args[2], args[3:]
	tell := json.NewEncoder(control)
	pid, err := syscall.ForkExec(path, argv, &syscall.ProcAttr{
		Env: os.Environ(), Files: []uintptr{0, 1, 2}, Sys: &syscall.SysProcAttr{Setpgid: true, Foreground: front, Ctty: 1},
	})
	if err != nil {
		errno, ok := err.(syscall.Errno)
		if !ok {
			errno = syscall.EACCES
		}
		_ = tell.Encode(report{Refused: errno})
		return true
	}
	// After the start, since the command would inherit it.
	signal.Ignore(syscall.SIGTTIN, syscall.SIGTTOU, syscall.SIGTSTP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
	_ = tell.Encode(report{})
	parent := &parent{pid: pid}
	go parent.obey(json.NewDecoder(control))
	parent.watch(tell)
	return true
}

// parent is the command's.
type parent struct {
	mu   sync.Mutex
	pid  int
	gone bool // reaped: its number may be another's
}

func (p *parent) obey(from *json.Decoder) {
	for {
		var o order
		if err := from.Decode(&o); err != nil { // who runs it was killed
			p.kill(-p.pid, syscall.SIGHUP)
			return
		}
		switch {
		case o.Resume:
			group := syscall.Getpgrp()
			if o.Front {
				group = p.pid
			}
			_ = setFront(1, group)
			p.kill(-p.pid, syscall.SIGCONT)
		case o.Group:
			p.kill(-p.pid, o.Signal)
		default:
			p.kill(p.pid, o.Signal)
		}
	}
}

func (p *parent) kill(pid int, s syscall.Signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.gone {
		_ = syscall.Kill(pid, s)
	}
}

// watch reports how the command stops and ends.
func (p *parent) watch(tell *json.Encoder) {
	for {
		var status syscall.WaitStatus
		_, err := syscall.Wait4(p.pid, &status, syscall.WUNTRACED, nil)
		switch {
		case err == syscall.EINTR:
		case err == nil && status.Stopped():
			_ = tell.Encode(report{Stopped: status.StopSignal()})
		default:
			p.mu.Lock()
			p.gone = true
			p.mu.Unlock()
			_ = setFront(1, syscall.Getpgrp()) // our end hangs up on the group in front: what it left in the background lives on
			_ = tell.Encode(report{Status: status})
			return
		}
	}
}

// beginInside starts this program as the parent of a command whose streams these are, with out as its terminal.
func beginInside(c *exec.Cmd, front bool, in, out, errs *os.File) (*os.File, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ends, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(ends[0])
	syscall.CloseOnExec(ends[1])
	ours, theirs := os.NewFile(uintptr(ends[0]), "control"), os.NewFile(uintptr(ends[1]), "control")
	defer theirs.Close()
	where := "back"
	if front {
		where = "front"
	}
	inside := exec.Command(self, append([]string{insideName, where, c.Path}, c.Args...)...)
	inside.Stdin, inside.Stdout, inside.Stderr = in, out, errs
	inside.ExtraFiles = []*os.File{theirs}
	inside.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if err := inside.Start(); err != nil {
		_ = ours.Close()
		return nil, err
	}
	go func() { _ = inside.Wait() }()
	return ours, nil
}

// inFront tells whether our job is the one that may use a terminal.
func inFront(tty *os.File) bool {
	job, err := unix.IoctlGetInt(int(tty.Fd()), unix.TIOCGPGRP)
	return err == nil && job == syscall.Getpgrp()
}

// setFront lets a job use a terminal.
func setFront(tty, job int) error { return unix.IoctlSetPointerInt(tty, unix.TIOCSPGRP, job) }

// diedOf is a wait status as an error; nil for success.
func diedOf(status syscall.WaitStatus) error {
	switch {
	case status.Signaled():
		return &died{signal: int(status.Signal())}
	case status.ExitStatus() != 0:
		return &died{code: status.ExitStatus()}
	}
	return nil
}

// Pass dies of the interrupt that ended the command, with all of the job: a script or a loop in which it was run ends too, as
// it would have without us. A command that ended otherwise is not passed on.
func (r Result) Pass() {
	if r.Signal != int(syscall.SIGINT) {
		return
	}
	signal.Reset(syscall.SIGINT)
	job := os.Getpid()
	if r.apart {
		job = 0
	}
	if syscall.Kill(job, syscall.SIGINT) == nil {
		time.Sleep(noShell) // until it has come
	}
}
