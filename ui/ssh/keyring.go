package ssh

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
)

// maxKeys bounds the file of keys, in bytes.
const maxKeys = 1 << 20

// keyring is the file of keys as it was last read. It is read again whenever it changed.
type keyring struct {
	path string

	mu     sync.Mutex
	people map[string]Person // by fingerprint
	stamp  stamp
}

// stamp tells one version of a file from another.
type stamp struct {
	inode uint64
	size  int64
	time  time.Time
	mode  fs.FileMode
}

// openKeys reads the file of keys. Errors: [Problems], a [Refusal].
func openKeys(path string) (*keyring, error) {
	k := &keyring{path: path}
	_, _, err := k.refresh()
	return k, err
}

// who finds the person of a key, by the file as it stands now.
func (k *keyring) who(fingerprint string) (Person, bool) {
	_, _, _ = k.refresh() // what is wrong with it is said by whoever watches it
	k.mu.Lock()
	defer k.mu.Unlock()
	p, ok := k.people[fingerprint]
	return p, ok
}

// refresh reads the file again if it changed, and tells the keys whose line is gone or says something else now. A file that
// cannot be taken leaves those in force that still stand in it, so that a slip of the pen locks nobody out, and whoever was
// removed is out all the same.
func (k *keyring) refresh() (changed bool, gone []string, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	data, now, err := readOwn(k.path, maxKeys, k.stamp)
	if now == k.stamp {
		return false, nil, nil
	}
	k.stamp = now
	next := map[string]Person{}
	if err == nil {
		var people []Person
		people, err = ParseKeys(data)
		for _, p := range people {
			next[p.Key] = p
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		next = stillThere(k.people, data)
	}
	for key, p := range k.people {
		if q, ok := next[key]; !ok || !p.same(q) {
			gone = append(gone, key)
		}
	}
	k.people = next
	return true, gone, err
}

// stillThere gives the people whose key stands in a text that was not taken; all of them where it could not be read.
func stillThere(people map[string]Person, data []byte) map[string]Person {
	if data == nil {
		return people
	}
	found := map[string]bool{}
	for line := range strings.SplitSeq(string(data), "\n") {
		if p, problem := parseLine(strings.TrimSpace(line)); problem == nil {
			found[p.Key] = true
		}
	}
	next := map[string]Person{}
	for key, p := range people {
		if found[key] {
			next[key] = p
		}
	}
	return next
}

// readOwn reads a file that nobody else may read or write, unless it is as it was before; data is nil then and where it was
// not read. The file is looked at after it was opened, so that it cannot be exchanged in between.
func readOwn(path string, limit int64, before stamp) ([]byte, stamp, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // a pipe in its place must not hang
	if err != nil {
		return nil, stamp{size: -1}, because(err, "unreadable", path, reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, stamp{size: -1}, because(err, "unreadable", path, reason(err))
	}
	now := stamp{size: info.Size(), time: info.ModTime(), mode: info.Mode()}
	owner := uint32(os.Getuid())
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		now.inode, owner = sys.Ino, sys.Uid
	}
	switch {
	case now == before:
		return nil, now, nil
	case !info.Mode().IsRegular():
		return nil, now, refuse("not_a_file", path)
	case owner != uint32(os.Getuid()) && owner != 0:
		return nil, now, refuse("not_own", path)
	case info.Mode().Perm()&0o077 != 0:
		return nil, now, refuse("open_to_others", path, info.Mode().Perm().String())
	case info.Size() > limit:
		return nil, now, refuse("too_big", path)
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, now, because(err, "unreadable", path, reason(err))
	}
	return data, now, nil
}

// reason is what the system says of a file, without its path.
func reason(err error) string {
	var told *fs.PathError
	if errors.As(err, &told) {
		return told.Err.Error()
	}
	return err.Error()
}
