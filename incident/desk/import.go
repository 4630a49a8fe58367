package desk

import (
	"context"
	"strings"

	"shirei/incident"
	"shirei/incident/exchange"
)

// Imported tells what an import led to.
type Imported struct {
	Stream string
	Added  bool // false: it was there already, with the same content
	State  *incident.State
}

// ImportFacts retells an incident from a facts file, in one transaction. The same file again adds nothing; the same name
// with other content is refused with CodeDiffers.
func (s *Seat) ImportFacts(ctx context.Context, f *exchange.Facts) (Imported, error) {
	out := Imported{Stream: exchange.Stream(f.Name)}
	err := s.store.Write(ctx, func(tx Tx) error {
		known, err := tx.Exists(out.Stream)
		if err != nil {
			return err
		}
		if known {
			out.State, err = tx.State(out.Stream)
			if err == nil && out.State.Digest != f.Digest() {
				err = incident.Refuse(incident.CodeDiffers, f.Name, strings.Join(f.Difference(out.State), ", "))
			}
			return err
		}
		var events []incident.Event
		if events, out.State, err = exchange.Retell(f, s.by(), s.env(nil, "")); err != nil {
			return err
		}
		out.Added = true
		return tx.Append(events, out.State)
	})
	return out, err
}
