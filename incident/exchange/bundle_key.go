package exchange

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Fingerprint is a store's public key as people compare it, over the telephone if need be: the first 128 bits of its
// SHA-256 as eight groups of four hexadecimal digits.
func Fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	digits := hex.EncodeToString(sum[:16])
	groups := make([]string, 0, 8)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, "-")
}

// SameFingerprint tells whether what somebody typed is the fingerprint: in any case, with or without its hyphens.
func SameFingerprint(typed, fingerprint string) bool {
	bare := func(s string) string {
		return strings.ToLower(strings.NewReplacer("-", "", " ", "", ":", "").Replace(s))
	}
	return bare(typed) == bare(fingerprint)
}

// Whose names the store that packed a bundle, as the bundle itself says: who packed it, and where.
func (h Header) Whose() string {
	switch {
	case h.Host == "":
		return h.By
	case h.By == "":
		return h.Host
	}
	return h.By + " (" + h.Host + ")"
}
