package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// pending is a file that is being written: it gets its name only when it is whole.
type pending struct {
	*os.File
	path string
	here bool // written in place: a pipe or a device, not a file
}

// draftFile begins a file beside the one it will replace.
func draftFile(path string) (*pending, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, unwritable(path, syscall.EISDIR)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, unwritable(path, err)
		}
		return &pending{File: f, path: path, here: true}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, unwritable(path, err)
	}
	return &pending{File: f, path: path}, nil
}

// keep puts the finished file in its place.
func (p *pending) keep() error {
	if p.here {
		return p.Close()
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(p.path); err == nil {
		mode = info.Mode().Perm()
	}
	err := errors.Join(p.Chmod(mode), p.Sync(), p.Close())
	if err == nil {
		err = os.Rename(p.Name(), p.path)
	}
	if err != nil {
		_ = os.Remove(p.Name())
		return unwritable(p.path, err)
	}
	return nil
}

// discard throws away what was not kept; after keep it does nothing.
func (p *pending) discard() {
	if p.Close() == nil && !p.here {
		_ = os.Remove(p.Name())
	}
}

// unwritable words that a file could not be written.
func unwritable(path string, err error) error {
	var told *fs.PathError
	what := err.Error()
	if errors.As(err, &told) {
		what = told.Err.Error()
	}
	return &fileError{path: path, what: what, cause: err}
}

// fileError is a file of the person's that could not be written.
type fileError struct {
	path, what string
	cause      error
}

func (e *fileError) Error() string { return e.path + ": " + e.what }
func (e *fileError) Unwrap() error { return e.cause }

// saveNew writes a text into a new file of a folder: never over another one, but beside it as name-2, name-3 …
func saveNew(folder, name, text string) (string, error) {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(filepath.Base(name), ext)
	for n := 1; ; n++ {
		path := filepath.Join(folder, stem+ext)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", stem, n, ext))
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if errors.Is(err, fs.ErrExist) && n < 1000 {
			continue
		}
		if err != nil {
			return "", unwritable(path, err)
		}
		_, err = f.WriteString(text)
		if err = errors.Join(err, f.Close()); err != nil {
			_ = os.Remove(path)
			return "", unwritable(path, err)
		}
		return path, nil
	}
}

// megabytes writes a limit.
func megabytes(limit int64) string { return fmt.Sprintf("%d MB", limit>>20) }
