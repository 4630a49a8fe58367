package store

import (
	"fmt"
	"net/url"
	"time"
)

// fileURI writes a path as a URI that SQLite reads back as the same path, whatever characters are in it.
func fileURI(path, params string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + params
}

// writerDSN opens the one connection that writes: every commit is on disk before it returns. SQLite itself waits at
// most a second at a time, so that a caller who has gone is noticed in between.
func writerDSN(path string, busy time.Duration) string {
	return fileURI(path, fmt.Sprintf(
		"mode=rw&_journal_mode=WAL&_synchronous=FULL&_secure_delete=on&_busy_timeout=%d&_cache_size=-1024&_stmt_cache_size=24",
		min(busy, time.Second).Milliseconds()))
}

// readerDSN opens a connection that only reads. Its transactions are deferred, since immediate ones would take the
// write lock. The cache is small: the whole console is to stay under 25 MB.
func readerDSN(path string, busy time.Duration) string {
	return fileURI(path, fmt.Sprintf("mode=rw&_query_only=1&_busy_timeout=%d&_cache_size=-768&_stmt_cache_size=16", busy.Milliseconds()))
}

// immutableDSN reads a database in a folder where SQLite may not even create the files a reader of a WAL needs.
func immutableDSN(path string) string {
	return fileURI(path, "mode=ro&immutable=1&_query_only=1&_cache_size=-768&_stmt_cache_size=16")
}
