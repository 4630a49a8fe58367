package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
)

// spot is a place in the form of an inventory.
type spot struct {
	path string
	kind inventory.Kind
	form inventory.FieldForm // of the field; without a key the path names an entry or a list
}

// list tells of a whole list, which has no fields.
func (s spot) list() bool { return inventory.IsList(s.path) }

// entry is the path of the entry, or of the list.
func (s spot) entry() string { return strings.TrimSuffix(s.path, "."+s.form.Key) }

// spot finds the place a path names.
func (a *app) spot(path string) (spot, error) {
	kind, ok := inventory.KindOf(path)
	if !ok {
		return spot{}, usage(a.words.Inventory.NoPath, path)
	}
	at := spot{path: path, kind: kind}
	depth := strings.Count(path, ".") - strings.Count(kind.Path, ".")
	if kind.List {
		depth--
	}
	if depth <= 0 {
		return at, nil
	}
	if at.form, ok = kind.Field(path[strings.LastIndexByte(path, '.')+1:]); !ok || depth > 1 {
		return spot{}, usage(a.words.Inventory.NoField, path, strings.Join(keysOf(kind), ", "))
	}
	return at, nil
}

// keysOf are the fields a person fills.
func keysOf(kind inventory.Kind) []string {
	var out []string
	for _, f := range kind.Fields {
		if !f.Common || f.Key == "name" || f.Key == "review_every" {
			out = append(out, f.Key)
		}
	}
	return out
}

// revise edits an inventory and says what was done, by path.
func (a *app) revise(ctx context.Context, svc *desk.Service, said string, edits ...incident.InventoryEdit) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	after, err := seat.EditInventory(ctx, svc.ID, edits...)
	if err != nil {
		return a.refused(err)
	}
	return a.revised(svc, after, said, edits...)
}

// revised says what an edit led to.
func (a *app) revised(before, after *desk.Service, said string, edits ...incident.InventoryEdit) error {
	if before != nil && before.YAML == after.YAML {
		said = a.words.Inventory.Same
	}
	if a.json {
		paths := []string{}
		for _, e := range edits {
			paths = append(paths, e.Path)
		}
		r := after.Inventory.Readiness(a.clock())
		return a.emit(map[string]any{
			"id": after.ID, "name": after.Name, "score": r.Score, "blanks": len(r.Blanks), "paths": paths,
			"changed": before == nil || before.YAML != after.YAML,
		})
	}
	if len(edits) == 0 {
		a.say(said, a.words.Colon, after.ID, "  ", after.Name)
	}
	for _, e := range edits {
		a.say(said, a.words.Colon, after.Inventory.PlaceOf(string(a.lang), e), "  (", e.Path, ")")
	}
	return nil
}

// refused says all that is wrong with an edit, one a line, if it is more than one thing.
func (a *app) refused(err error) error {
	var found inventory.Problems
	if !errors.As(err, &found) {
		return err
	}
	what, next := a.worded(err)
	secret := slices.ContainsFunc(found, func(p inventory.Problem) bool { return p.Code == inventory.CodeSecret })
	if secret && a.running.Flags().Lookup("secret-ok") != nil {
		next = a.words.Inventory.SecretNext
	}
	if len(found) > 1 {
		for _, p := range found {
			fmt.Fprintln(a.errs, clean.Line(p.Words(string(a.lang))))
		}
	}
	return told{what, next, err}
}
