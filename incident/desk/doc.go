// Package desk is the one door to incidents: it loads, lets the rules decide, appends and tells everyone who watches.
//
// Surfaces hold a [Seat], got from [Desk.For]; every read, watch and act passes it. The ports behind the desk are
// stated here and implemented by package store.
package desk
