package journey

import (
	"os/exec"
	"syscall"
)

// memory is the largest memory of a finished program, in KiB.
func memory(cmd *exec.Cmd) int64 {
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss
	}
	return 0
}
