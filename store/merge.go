package store

import "shirei/incident"

// Merge adds events that were stamped elsewhere, in any order, and folds the streams they touch anew.
func (t *tx) Merge(events []incident.Event) (int, error) {
	added, err := t.merge(events)
	return added, t.keep(err)
}

func (t *tx) merge(events []incident.Event) (added int, err error) {
	var touched []string
	seen := map[string]bool{}
	for _, e := range events {
		body, _, err := wellFormed(&e)
		if err != nil {
			return 0, err
		}
		fresh, err := t.insert(&e, body)
		if err != nil {
			return 0, err
		}
		if !fresh {
			continue
		}
		added++
		if !seen[e.Stream] {
			seen[e.Stream] = true
			touched = append(touched, e.Stream)
		}
	}
	for _, stream := range touched {
		if _, err := t.refold(stream); err != nil {
			return 0, err
		}
	}
	return added, nil
}
