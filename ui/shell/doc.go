// Package shell runs a command in the person's own terminal as it would run without us, and keeps what it printed.
//
// Where standard input and output are terminals, the command gets a terminal of its own with the same settings and size, to
// which keys and output are handed through untouched. Else it gets the person's standard input, and pipes in the place of the
// others, which stay apart. What is kept is bounded, whatever is printed. A command that is suspended with ctrl-z goes on
// running in its own terminal: only a shell can take the person's terminal back from it.
package shell
