package desk

import (
	"context"

	"shirei/incident"
)

// Keep records what keeps content beside its entry: cmd is given the digest under which the store has it. Both are saved, or
// neither.
func (s *Seat) Keep(ctx context.Context, stream string, content []byte, cmd func(digest string) incident.Command) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		digest, err := tx.PutBlob(content)
		if err != nil {
			return err
		}
		return s.decide(ctx, tx, out, cmd(digest))
	})
}

// Content gives what an entry keeps beside it. CodeNotFound if it keeps nothing, or if what it keeps has not come to this
// store.
func (s *Seat) Content(ctx context.Context, e incident.Entry) ([]byte, error) {
	if e.Attached == nil {
		return nil, notFound(nil, e.ID)
	}
	return s.store.Blob(ctx, e.Attached.SHA256)
}
