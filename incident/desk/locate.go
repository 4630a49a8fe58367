package desk

import (
	"context"
	"strings"

	"shirei/incident"
	"shirei/incident/when"
)

// most is how many candidates are named where an id fits several incidents.
const most = 20

// Locate finds the incident a person means: by any unique prefix of its short id, or, with none given, the one that is
// active. Refused: none is, or several (their ids and titles), no such incident, a prefix of several.
func (s *Seat) Locate(ctx context.Context, id string) (Head, error) {
	meant := strings.ToLower(strings.TrimSpace(when.Fold(id)))
	if meant != "" && strings.Trim(meant, "-") == "" { // no digit of it: every id would fit
		return Head{}, incident.Refuse(incident.CodeNotFound, id)
	}
	heads, err := s.store.Heads(ctx, HeadFilter{Active: meant == "", Tail: meant, Limit: most})
	switch {
	case err != nil:
		return Head{}, err
	case len(heads) == 1:
		return heads[0], nil
	case len(heads) == 0 && meant == "":
		return Head{}, incident.Refuse(incident.CodeNoneActive)
	case len(heads) == 0:
		return Head{}, incident.Refuse(incident.CodeNotFound, id)
	case meant == "":
		return Head{}, incident.Refuse(incident.CodeSeveralActive, named(heads)...)
	}
	return Head{}, incident.Refuse(incident.CodeAmbiguous, append([]string{id}, named(heads)...)...)
}

// LocateLast is Locate for what is done after an outage: with no id and none active, it is the one that waits for its
// postmortem (over, not closed, not retold from a file), or the only one there ever was.
func (s *Seat) LocateLast(ctx context.Context, id string) (Head, error) {
	head, err := s.Locate(ctx, id)
	if !isCode(err, incident.CodeNoneActive) {
		return head, err
	}
	heads, all := s.store.Heads(ctx, HeadFilter{Limit: most})
	if all != nil {
		return Head{}, all
	}
	if len(heads) == 1 {
		return heads[0], nil
	}
	var waiting []Head
	for _, h := range heads {
		st, err := s.store.State(ctx, h.Stream)
		if err != nil {
			return Head{}, err
		}
		if st.Imported == "" && st.Status() == incident.StatusResolved {
			waiting = append(waiting, h)
		}
	}
	if len(waiting) == 1 {
		return waiting[0], nil
	}
	return Head{}, err
}

// named lists incidents by their short ids and titles. The ids are as long as it takes to tell them apart: those that a
// short id fits all begin alike.
func named(heads []Head) []string {
	digits := len(incident.Short(heads[0].Stream))
	for digits < len(incident.Tail(heads[0].Stream)) && !apart(heads, digits) {
		digits++
	}
	var out []string
	for _, h := range heads {
		out = append(out, begin(h, digits)+" "+h.Title)
	}
	return out
}

// apart tells whether so many digits tell incidents apart.
func apart(heads []Head, digits int) bool {
	seen := map[string]bool{}
	for _, h := range heads {
		seen[begin(h, digits)] = true
	}
	return len(seen) == len(heads)
}

func begin(h Head, digits int) string {
	tail := incident.Tail(h.Stream)
	return tail[:min(digits, len(tail))]
}
