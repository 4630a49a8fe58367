// Package ssh serves the war room over SSH: it tells who somebody is by their key, and gives them the console or a
// command. Whom to let in, and how many, is decided here; what they may do there is decided at the desk.
//
// There is no shell behind it: no subsystem, no forwarding, no agent, no file, and of the client's environment only what
// chooses a language and colours.
package ssh
