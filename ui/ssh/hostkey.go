package ssh

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	gossh "golang.org/x/crypto/ssh"
)

// maxHostKey bounds the file of the host's key and that of its fingerprint, in bytes.
const maxHostKey = 64 << 10

// HostKey reads the key by which clients know this host, an Ed25519 key in OpenSSH's form, or makes it at the first run
// (0600). Its fingerprint is remembered in a second file, beside the database: a key that is another than before, or gone,
// is refused, since everybody's client would refuse it too, unless accept says that it is meant.
func HostKey(path, remembered string, accept bool) (gossh.Signer, error) {
	known, err := fingerprintIn(remembered)
	if err != nil {
		return nil, err
	}
	data, _, err := readOwn(path, maxHostKey, stamp{})
	if errors.Is(err, fs.ErrNotExist) {
		if known != "" && !accept {
			return nil, refuse("host_key_gone", path, known)
		}
		data, err = makeHostKey(path)
	}
	if err != nil {
		return nil, err
	}
	key, err := gossh.ParsePrivateKey(data)
	if err != nil {
		return nil, because(err, "host_key_broken", path)
	}
	if key.PublicKey().Type() != gossh.KeyAlgoED25519 {
		return nil, refuse("host_key_broken", path)
	}
	now := gossh.FingerprintSHA256(key.PublicKey())
	switch {
	case now == known:
		return key, nil
	case known != "" && !accept:
		return nil, refuse("host_key_changed", path, known, now)
	}
	return key, writeOwn(remembered, []byte(now+"\n"))
}

func fingerprintIn(path string) (string, error) {
	data, _, err := readOwn(path, maxHostKey, stamp{})
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), err
}

// makeHostKey makes a key; a file that came to be meanwhile is not overwritten.
func makeHostKey(path string) ([]byte, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	block, err := gossh.MarshalPrivateKey(private, "shirei")
	if err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	data := pem.EncodeToMemory(block)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, because(err, "unwritable", path, reason(err))
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(path) // half a key would be refused for ever
		return nil, because(err, "unwritable", path, reason(err))
	}
	return data, nil
}

// writeOwn replaces a small file that nobody else may read.
func writeOwn(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".shirei-*") // 0600
	if err != nil {
		return because(err, "unwritable", path, reason(err))
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return because(err, "unwritable", path, reason(err))
	}
	return nil
}
