package cli

import (
	"time"

	"shirei/incident/ladder"
)

// ladderForm is a ladder as JSON has it.
type ladderForm struct {
	Purpose string     `json:"purpose"`
	For     string     `json:"for"`
	Promise string     `json:"promise"`
	Blank   string     `json:"blank"` // the field of the inventory that names nobody; empty where somebody stands on it
	Reached string     `json:"reached"`
	Over    bool       `json:"over"`
	Next    *nextForm  `json:"next"`
	People  []rungForm `json:"people"`
}

type nextForm struct {
	Who     string `json:"who"`
	Means   string `json:"means"`
	WaitSec int    `json:"wait_sec"`
	Closed  bool   `json:"closed"`
}

type rungForm struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	WaitMin int       `json:"wait_min"`
	Assumed bool      `json:"wait_assumed"`
	WayOut  string    `json:"way_out"`
	Means   []wayForm `json:"means"`
}

type wayForm struct {
	Kind     string     `json:"kind"`
	Value    string     `json:"value"`
	Open     bool       `json:"open"`
	Known    bool       `json:"hours_known"`
	Opens    *time.Time `json:"opens"`
	LastAt   *time.Time `json:"last_at"`
	Answered bool       `json:"last_answered"`
}

func formOf(b ladder.Book, l ladder.Ladder) ladderForm {
	f := ladderForm{Purpose: string(l.Purpose), For: l.For, Promise: l.Promise, Over: l.Next.Over, People: []rungForm{}}
	if len(l.Rungs) == 0 {
		f.Blank = l.Blank
	}
	if l.Reached != nil {
		f.Reached = l.Reached.Who
	}
	if !l.Next.Over {
		r := l.Rungs[l.Next.Rung]
		f.Next = &nextForm{Who: r.ID, Means: r.Ways[l.Next.Way].Kind, WaitSec: int(l.Waits(b.Now).Seconds()), Closed: l.Next.Closed}
	}
	for _, r := range l.Rungs {
		out := rungForm{ID: r.ID, Name: r.Name, WaitMin: int(r.Wait.Minutes()), Assumed: r.Assumed, WayOut: r.WayOut.Value, Means: []wayForm{}}
		for _, w := range r.Ways {
			way := wayForm{Kind: w.Kind, Value: w.Value, Open: w.Open, Known: w.Known}
			if !w.Opens.IsZero() {
				way.Opens = &w.Opens
			}
			if w.Last != nil {
				at := w.Last.At.In(b.State.Location())
				way.LastAt, way.Answered = &at, w.Last.Answered
			}
			out.Means = append(out.Means, way)
		}
		f.People = append(f.People, out)
	}
	return f
}
