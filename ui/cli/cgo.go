//go:build cgo

package cli

// hasCgo tells that SQLite was built in.
const hasCgo = true
