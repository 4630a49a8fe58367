package cli

import (
	"context"
	"errors"
	"io"
	"testing"
)

// A signal ends the reading of a text that never ends.
func TestSignalEndsReading(t *testing.T) {
	in, typing := io.Pipe()
	defer typing.Close()
	stopped := make(chan struct{})
	a := &app{world: world{in: in}, stopped: stopped}
	go func() {
		_, _ = typing.Write([]byte("half a te")) // returns once it is read
		close(stopped)
	}()
	if text, err := a.body("-"); !errors.Is(err, context.Canceled) {
		t.Errorf("%q, %v", text, err)
	}
}
