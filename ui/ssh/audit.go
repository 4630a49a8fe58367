package ssh

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"shirei/incident/clean"
)

// Entry is one line of the audit log.
type Entry struct {
	At      time.Time `json:"at"`
	What    string    `json:"what"` // started, login, refused, session, command, panic, logout, keys, drained
	Name    string    `json:"name,omitempty"`
	Grant   string    `json:"grant,omitempty"`
	Key     string    `json:"key,omitempty"` // the fingerprint
	From    string    `json:"from,omitempty"`
	Command string    `json:"command,omitempty"` // its path, without the texts behind it
	Exit    *int      `json:"exit,omitempty"`
	Why     string    `json:"why,omitempty"`
	Passed  int       `json:"passed_over,omitempty"` // refusals before this one that were only counted
}

// strangersPerMinute bounds the lines that those nobody knows can cause, so that they cannot fill the disk.
const strangersPerMinute = 60

// audit writes JSON Lines. What cannot be written is said to whoever runs the server: an outage with a full disk must not
// lock everybody out.
type audit struct {
	now  func() time.Time
	fail func(error)

	mu     sync.Mutex
	to     io.WriteCloser
	minute time.Time
	lines  int // of strangers in this minute
	passed int
}

// openAudit appends to a log that nobody else may read (0600), which it makes.
func openAudit(path string, now func() time.Time, fail func(error)) (*audit, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		err = errors.Join(f.Chmod(0o600))
	}
	if err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	return &audit{now: now, fail: fail, to: f}, nil
}

func (a *audit) write(e Entry) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.put(e)
}

// stranger writes what somebody caused who has not proved who they are; above a rate it is only counted.
func (a *audit) stranger(e Entry) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if minute := a.now().Truncate(time.Minute); !minute.Equal(a.minute) {
		a.minute, a.lines = minute, 0
	}
	if a.lines++; a.lines > strangersPerMinute {
		a.passed++
		return
	}
	e.Passed, a.passed = a.passed, 0
	a.put(e)
}

func (a *audit) put(e Entry) {
	e.At = a.now().UTC().Truncate(time.Millisecond)
	e.Why, e.Command = short(e.Why), short(e.Command)
	data, err := json.Marshal(e)
	if err == nil {
		_, err = a.to.Write(append(clean.JSON(data), '\n'))
	}
	if err != nil {
		a.fail(err)
	}
}

func (a *audit) close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.to.Close(); err != nil {
		a.fail(err)
	}
}

// maxWhy bounds a text in the log, in bytes.
const maxWhy = 300

func short(s string) string {
	s = clean.Line(s)
	if len(s) > maxWhy {
		s = s[:maxWhy]
	}
	return s
}
