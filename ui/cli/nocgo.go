//go:build !cgo

package cli

// hasCgo tells that SQLite was not built in, which is said before anything else.
const hasCgo = false
