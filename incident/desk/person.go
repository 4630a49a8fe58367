package desk

import "time"

// Person is somebody who is present: all their terminals that have one incident on the screen, or none, taken together.
type Person struct {
	Here
	Terminals int
}

// Persons takes together what one person has open, in the order in which they came. The terminal that is used speaks for
// the others; who may do more than observe on one of them may do so.
func Persons(here []Here) []Person {
	var out []Person
	for _, h := range here {
		i := 0
		for i < len(out) && (out[i].Name != h.Name || out[i].Stream != h.Stream) {
			i++
		}
		if i == len(out) {
			out = append(out, Person{h, 1})
			continue
		}
		p := &out[i]
		p.Terminals++
		watches, since := p.Watches && h.Watches, earlier(p.Since, h.Since)
		if h.busier(p.Here) {
			p.Here = h
		}
		p.Watches, p.Since = watches, since
	}
	return out
}

// busier tells whether a terminal is in use rather than another of the same person.
func (h Here) busier(o Here) bool {
	switch {
	case h.Typing != o.Typing:
		return h.Typing
	case h.Idle != o.Idle:
		return !h.Idle
	}
	return h.Seen.After(o.Seen)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
