// Package probe runs a command that an inventory declares, on this machine and for a limited time, and remembers which
// commands a person has accepted here. It never decides to run one: whoever calls it has shown the command first.
package probe
