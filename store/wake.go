package store

import (
	"context"
	"database/sql"
	"os"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// hub tells whoever listens that the database has changed. One watch serves all listeners of the process; it runs
// while there are any.
type hub struct {
	mu   sync.Mutex
	subs map[chan struct{}]bool
	stop func()        // ends the watch; nil while none runs
	poke chan struct{} // a write of this process
	file *os.File      // the side file, opened with the first write
	done bool

	running sync.WaitGroup // the watch that runs, or is about to end
}

func (s *Store) wakePath() string { return s.path + "-wake" }

// announce tells other processes by touching the side file, after the commit, and this one directly.
func (s *Store) announce() {
	h := &s.wake
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.file == nil && !h.done {
		h.file, _ = os.OpenFile(s.wakePath(), os.O_CREATE|os.O_RDWR, 0o600) // if it cannot be had, the slow poll stands behind it
	}
	if h.file != nil {
		_, _ = h.file.WriteAt([]byte{1}, 0)
	}
	if h.poke != nil {
		send(h.poke)
	}
}

// send sends to a channel with room for one, unless one waits there already.
func send(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Changed is sent to after every write of events, by whichever process, until ctx ends; then it is closed. Sends are merged.
func (s *Store) Changed(ctx context.Context) <-chan struct{} {
	h := &s.wake
	c := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.done || ctx.Err() != nil {
		close(c)
		return c
	}
	if h.subs == nil {
		h.subs = map[chan struct{}]bool{}
	}
	h.subs[c] = true
	if h.stop == nil {
		s.startWatch()
	}
	context.AfterFunc(ctx, func() { h.leave(c) })
	return c
}

func (h *hub) leave(c chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.subs[c] {
		return
	}
	delete(h.subs, c)
	close(c)
	if len(h.subs) == 0 && h.stop != nil {
		h.stop()
		h.stop = nil
	}
}

// close ends every subscription and waits for the watch, so that its connection is closed before the pool is.
func (h *hub) close() {
	h.end()
	h.running.Wait()
}

func (h *hub) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.done = true
	for c := range h.subs {
		delete(h.subs, c)
		close(c)
	}
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	if h.file != nil {
		_ = h.file.Close()
		h.file = nil
	}
}

func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.subs {
		send(c)
	}
}

// startWatch begins with what stands now, so that whatever comes after Changed has returned is told. The hub is locked.
func (s *Store) startWatch() {
	ctx, cancel := context.WithCancel(context.Background())
	s.wake.poke = make(chan struct{}, 1)
	w := watch{s: s, poke: s.wake.poke}
	if w.conn, _ = s.readers.Conn(ctx); w.conn != nil {
		w.changed(ctx)
	}
	w.files = s.watchFile()
	s.wake.running.Go(func() { w.run(ctx) })
	s.wake.stop = cancel
}

// watchFile watches the side file; nil if it cannot be watched, which leaves the poll.
func (s *Store) watchFile() *fsnotify.Watcher {
	if s.refusal == nil {
		if f, err := os.OpenFile(s.wakePath(), os.O_CREATE|os.O_RDWR, 0o600); err == nil {
			_ = f.Close()
		}
	}
	files, err := fsnotify.NewWatcher()
	if err != nil {
		return nil
	}
	if err := files.Add(s.wakePath()); err != nil {
		_ = files.Close()
		return nil
	}
	return files
}

// watch is the one that looks, on a connection of its own: data_version counts what others committed as seen from it.
type watch struct {
	s     *Store
	conn  *sql.Conn
	last  int64
	poke  chan struct{}
	files *fsnotify.Watcher
}

func (w *watch) run(ctx context.Context) {
	var touched chan fsnotify.Event
	var troubled chan error
	if w.files != nil {
		touched, troubled = w.files.Events, w.files.Errors
		defer w.files.Close()
	}
	if w.conn != nil {
		defer w.conn.Close()
	}
	poll := time.NewTicker(w.s.opts.Poll)
	defer poll.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-touched:
		case <-troubled: // too much at once for the kernel to tell: look
		case <-w.poke:
		case <-poll.C:
		}
		if w.changed(ctx) {
			w.s.wake.tell()
		}
	}
}

// changed tells whether anything was committed since it was last asked. It takes some 6 µs (COMPONENTS.md).
func (w *watch) changed(ctx context.Context) bool {
	if w.conn == nil {
		return true
	}
	var now int64
	if err := w.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now); err != nil || now == w.last {
		return false
	}
	w.last = now
	return true
}
