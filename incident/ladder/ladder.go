// Package ladder says who is called next, by which means, and how long we wait for them: the contact ladder of a
// service's inventory, laid against the calls that were made.
//
// Somebody who does not answer is tried by their other means at once; before the next person is called, they have the
// time to answer that the inventory gives them. A means outside its hours is kept for when no other is left.
package ladder

import (
	"slices"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// DefaultWait is how long somebody has to answer where the inventory does not say.
const DefaultWait = 5 * time.Minute

// Round is how long a call counts: after that the ladder begins anew.
const Round = time.Hour

// Ladder is the people to call for a purpose, in order, as it stands at an instant.
type Ladder struct {
	Start
	Rungs   []Rung
	Next    Next
	Reached *incident.Call // who answered for this purpose, and nobody was called after them; nil: nobody

	answered map[string]bool // by id: who answered for this purpose, so that who is next is somebody else
	last     *incident.Call  // the last one that was made in vain to anybody on the ladder
}

// Rung is one person on the ladder.
type Rung struct {
	inventory.Person
	Path    string        // of the person in the inventory
	Ways    []Way         // none: a blank of the inventory
	Wait    time.Duration // how long they have to answer
	Assumed bool          // the inventory does not say how long; it is [DefaultWait]
}

// Way is one means of reaching somebody.
type Way struct {
	inventory.Mean
	Open  bool           // now, or its hours are not known
	Known bool           // its hours are known
	Opens time.Time      // when closed: the next opening, on the person's clock; zero: not within two weeks
	Last  *incident.Call // the last attempt; nil: none
	tried bool           // in this round, and in vain
}

// Next is whom to call now.
type Next struct {
	Rung, Way int
	From      time.Time // not before then, since the one before them may still answer; zero: at once
	Over      bool      // everybody was tried: only the way out is left, from then on
	Closed    bool      // outside their hours, since no other means is left
	NoMeans   bool      // with Over: the inventory has no means for anybody, and nobody was called in some other way
}

// Book is what a ladder is worked out from.
type Book struct {
	Inventory *inventory.Service
	State     *incident.State
	Now       time.Time
	Holiday   func(time.Time) bool // by the clock of its argument; nil: no day is one
}

// Ladder works out the ladder of a start.
func (b Book) Ladder(start Start) Ladder {
	l := Ladder{Start: start}
	seen := map[string]bool{}
	for _, id := range start.first {
		for _, p := range b.Inventory.Ladder(id) {
			if !seen[p.ID] {
				seen[p.ID] = true
				l.Rungs = append(l.Rungs, b.rung(p))
			}
		}
	}
	l.hear(b)
	l.Next = l.next()
	return l
}

func (b Book) rung(p inventory.Person) Rung {
	r := Rung{Person: p, Path: "contact.people." + p.ID, Wait: DefaultWait, Assumed: true}
	if p.Wait.Set {
		r.Wait, r.Assumed = time.Duration(p.Wait.N)*time.Minute, false
	}
	for _, m := range p.Means.List {
		r.Ways = append(r.Ways, b.way(p, m))
	}
	return r
}

func (b Book) way(p inventory.Person, m inventory.Mean) Way {
	w := Way{Mean: m, Open: true}
	if loc := b.Inventory.Clock(p.Zone); loc != nil {
		if hours, err := inventory.ParseHours(m.Hours); err == nil {
			at := b.Now.In(loc)
			w.Known, w.Open = true, hours.Open(at, b.Holiday)
			if !w.Open {
				w.Opens, _ = hours.Opens(at, b.Holiday)
			}
		}
	}
	for i, c := range b.State.Calls {
		if c.Who == p.ID && string(c.Mean) == m.Kind && (c.Value == "" || c.Value == m.Value) && (w.Last == nil || !c.At.Before(w.Last.At)) {
			w.Last = &b.State.Calls[i]
		}
	}
	w.tried = w.Last != nil && !w.Last.Answered && b.Now.Sub(w.Last.At) < Round
	return w
}

// hear finds who answered for the purpose in this round, and who was called last and did not.
func (l *Ladder) hear(b Book) {
	l.answered = map[string]bool{}
	for i, c := range b.State.Calls {
		if b.Now.Sub(c.At) >= Round {
			continue
		}
		switch _, ok := l.rung(c.Who); {
		case ok && !c.Answered && (l.last == nil || !c.At.Before(l.last.At)):
			l.last = &b.State.Calls[i]
		case c.Answered && l.last != nil && c.Who == l.last.Who: // they called back
			l.last = nil
		}
		if c.For != l.For || c.At.Before(l.Since) {
			continue
		}
		l.Reached = nil
		if c.Answered {
			l.Reached, l.answered[c.Who] = &b.State.Calls[i], true
		}
	}
}

// next finds the first means nobody was called by in this round: of those that are open, else of the others.
func (l *Ladder) next() Next {
	for _, closed := range []bool{false, true} {
		for i, r := range l.Rungs {
			for j, w := range r.Ways {
				if !w.tried && w.Open != closed && !l.answered[r.ID] {
					return Next{Rung: i, Way: j, From: l.patience(i), Closed: closed}
				}
			}
		}
	}
	bare := !slices.ContainsFunc(l.Rungs, func(r Rung) bool { return len(r.Ways) > 0 })
	return Next{Over: true, Rung: len(l.Rungs), From: l.patience(-1), NoMeans: bare && len(l.Rungs) > 0 && l.last == nil}
}

// rung is where a person stands.
func (l *Ladder) rung(id string) (int, bool) {
	i := slices.IndexFunc(l.Rungs, func(r Rung) bool { return r.ID == id })
	return i, i >= 0
}

// patience is until when whoever was called last, unless they stand on the given rung, has time to answer.
func (l *Ladder) patience(rung int) time.Time {
	if l.last == nil {
		return time.Time{}
	}
	i, _ := l.rung(l.last.Who)
	if i == rung {
		return time.Time{}
	}
	return l.last.At.Add(l.Rungs[i].Wait)
}

// Waits is how long to wait before the next call; none is left where it may be made at once.
func (l Ladder) Waits(now time.Time) time.Duration { return max(0, l.Next.From.Sub(now)) }

// Call is the act of calling somebody on the ladder by one of their means; one without means is called by word of mouth.
func (l Ladder) Call(rung, way int, answered bool) incident.MakeCall {
	r := l.Rungs[rung]
	c := incident.CallMade{Who: r.ID, Name: r.Name, Answered: answered, For: l.For}
	if way >= 0 && way < len(r.Ways) {
		c.Mean, c.Value = incident.Mean(r.Ways[way].Kind), r.Ways[way].Value
	}
	return incident.MakeCall{CallMade: c}
}
