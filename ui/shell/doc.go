// Package shell runs a command in the person's own terminal as it would run without us, and keeps what it printed.
//
// Where standard output is a terminal, the command gets a terminal of its own with the same settings and size, to which keys
// and output are handed through untouched, and a parent on it that stops and resumes it as a shell does with a job. Else it
// gets the person's standard input, and pipes in the place of the others, which stay apart. What is kept is bounded, whatever
// is printed. One thing differs: where the command's standard input is no terminal or it was started in the background, ctrl-z
// stops the shell's job, but the command itself only once it waits for its keys or its output.
package shell
