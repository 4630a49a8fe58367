// Package journey holds the tests that walk the whole program: the real binary, a real terminal in tmux, a real
// database, and, at the end, what the store and the exported files hold.
package journey
