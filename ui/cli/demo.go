package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"shirei/assets"
	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
	"shirei/ui/term/screen"
)

// demoAge is how long ago the demo's incident was declared: long enough for its first promises to press.
const demoAge = 12 * time.Minute

func (a *app) demoCommand() *cobra.Command {
	return a.command("demo", 0, 0, func(ctx context.Context, _ []string) error {
		if err := a.canDraw(); err != nil {
			return err
		}
		path, free, err := a.demoPlace()
		if err != nil {
			return err
		}
		defer free()
		stream, err := a.buildDemo(ctx, path)
		if err != nil {
			return err
		}
		return a.runConsole(context.WithoutCancel(ctx), func(context.Context) (screen.Place, error) {
			return screen.Place{Screen: screen.Incident, Stream: stream}, nil
		})
	})
}

// demoPlace finds a place for the demo's database where no other demo has its own, and holds it until it is freed: each makes
// its database anew, which must not happen under one that somebody else looks at.
func (a *app) demoPlace() (path string, free func(), err error) {
	dir, err := a.dataDir()
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return "", nil, unwritable(dir, err)
	}
	for n := 1; ; n++ {
		name := "demo"
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		path = filepath.Join(dir, name+".db")
		held, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return "", nil, unwritable(path, err)
		}
		err = syscall.Flock(int(held.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return path, func() { _ = held.Close() }, nil
		}
		_ = held.Close()
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return "", nil, unwritable(path, err)
		}
	}
}

// buildDemo makes the demo's database anew and fills it through the desk, by a clock that runs through the last minutes.
// It leaves the store open by the real clock and gives the incident that goes on.
func (a *app) buildDemo(ctx context.Context, path string) (stream string, err error) {
	for _, suffix := range []string{"", "-wal", "-shm", "-wake", "-sessions", ".log"} {
		if err := os.RemoveAll(path + suffix); err != nil {
			return "", unwritable(path+suffix, err)
		}
	}
	now := a.clock().Add(-demoAge)
	seat, err := a.open(ctx, path, func() time.Time { return now })
	if err != nil {
		return "", err
	}
	if err := a.demoPast(ctx, seat); err != nil {
		return "", err
	}
	if stream, err = play(ctx, seat, storyOf(a.lang, now), &now); err != nil {
		return "", err
	}
	if err := a.close(); err != nil {
		return "", err
	}
	_, err = a.open(ctx, path, a.clock)
	return stream, err
}

// demoPast imports the example inventories and the past incidents in the person's language.
func (a *app) demoPast(ctx context.Context, seat *desk.Seat) error {
	inventories, err := fs.Glob(assets.Files, "example/*.yaml")
	if err != nil {
		return err
	}
	for _, name := range inventories {
		data, err := assets.Files.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := seat.ImportInventory(ctx, data); err != nil {
			return err
		}
	}
	past, err := fs.Glob(assets.Files, "demo/*."+string(a.lang)+".json")
	if err != nil {
		return err
	}
	for _, name := range past {
		data, err := assets.Files.ReadFile(name)
		if err != nil {
			return err
		}
		facts, err := exchange.ReadFacts(data)
		if err != nil {
			return inFile(err, name)
		}
		if _, err := seat.ImportFacts(ctx, facts); err != nil {
			return err
		}
	}
	return nil
}

// story is an incident that is being worked on: who does what, how many minutes after it was declared.
type story struct {
	service string
	declare incident.Declare
	began   time.Duration // before it was declared
	found   time.Duration
	chair   string
	scenes  []scene
}

type scene struct {
	after time.Duration
	who   string
	do    incident.Command
}

// play tells the story through the desk, setting the clock to each scene.
func play(ctx context.Context, seat *desk.Seat, s story, now *time.Time) (string, error) {
	start := *now
	as := func(who string) *desk.Seat { return seat.For(desk.Principal{Name: who, Via: incident.ViaConsole}) }
	s.declare.Began, s.declare.Detected = start.Add(-s.began), start.Add(-s.found)
	out, err := as(s.chair).Declare(ctx, s.declare, s.service)
	if err != nil {
		return "", err
	}
	for _, scene := range s.scenes {
		*now = start.Add(scene.after)
		if _, err := as(scene.who).Act(ctx, out.Stream, scene.do); err != nil {
			return "", err
		}
	}
	return out.Stream, nil
}
