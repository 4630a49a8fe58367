package probe

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Trust is the list of commands that a person has accepted on this machine: one SHA-256 a line, of the service and the
// command as it stands, so that a command which was changed since is a new one. No file that is imported can add to it.
// It has to be a plain file of our own which nobody else may read or write.
type Trust struct{ Path string }

// key is what stands in the list for a command. No id of a service holds a NUL.
func key(service, command string) string {
	sum := sha256.Sum256([]byte(service + "\x00" + command))
	return hex.EncodeToString(sum[:])
}

// Has tells whether a person has accepted the command for the service. Loose and Unreadable: the list cannot be relied
// upon, and then nothing is accepted.
func (t Trust) Has(service, command string) (bool, error) {
	info, err := os.Stat(t.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, &Error{Unreadable, t.Path, err}
	case !info.Mode().IsRegular(), info.Mode().Perm()&0o077 != 0, !ours(info):
		return false, &Error{Loose, t.Path, nil}
	}
	f, err := os.Open(t.Path)
	if err != nil {
		return false, &Error{Unreadable, t.Path, err}
	}
	defer f.Close()
	want := key(service, command)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == want {
			return true, nil
		}
	}
	if err := lines.Err(); err != nil {
		return false, &Error{Unreadable, t.Path, err}
	}
	return false, nil
}

// Accept adds the command to the list. Lines are appended whole, so two consoles do not spoil each other's.
func (t Trust) Accept(service, command string) error {
	if has, err := t.Has(service, command); has || err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(t.Path), 0o700); err != nil {
		return &Error{Unwritable, t.Path, err}
	}
	f, err := os.OpenFile(t.Path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return &Error{Unwritable, t.Path, err}
	}
	_, err = f.WriteString(key(service, command) + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return &Error{Unwritable, t.Path, err}
	}
	return nil
}
