package pty_test

import (
	"bufio"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"

	"shirei/ui/shell/pty"
)

// TestPairs opens many terminals at once while the collector moves stacks: each must be given its own other end.
func TestPairs(t *testing.T) {
	var opened sync.WaitGroup
	for range 200 {
		opened.Go(func() { pair(t) })
		runtime.GC()
	}
	opened.Wait()
}

func pair(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Error(err)
		return
	}
	defer master.Close()
	defer slave.Close()
	if err := pty.Resize(master, 101, 33); err != nil {
		t.Error(err)
	}
	if cols, rows, err := pty.Size(slave); err != nil || cols != 101 || rows != 33 {
		t.Errorf("%s is not the other end: %dx%d, %v", slave.Name(), cols, rows, err)
	}
}

func TestStart(t *testing.T) {
	c := exec.Command("sh", "-c", "stty size; tty")
	glass, err := pty.Start(c, 101, 33)
	if err != nil {
		t.Fatal(err)
	}
	defer glass.Close()
	said := bufio.NewReader(glass)
	size, _ := said.ReadString('\n')
	name, _ := said.ReadString('\n')
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
	if strings.TrimSpace(size) != "33 101" || !strings.HasPrefix(name, "/dev/") {
		t.Errorf("%q %q", size, name)
	}
}
