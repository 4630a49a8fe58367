package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/text/cell"
)

// about parts a service and a path, of which either may be left out. What names a place of the form is a path.
func about(args []string) (service []string, path string) {
	if len(args) == 2 {
		return args[:1], args[1]
	}
	if len(args) == 1 {
		if _, ok := inventory.KindOf(args[0]); ok {
			return nil, args[0]
		}
	}
	return args, ""
}

func (a *app) inventoryHistory() *cobra.Command {
	back := ""
	c := a.command("history [SERVICE] [PATH]", 0, 2, func(ctx context.Context, args []string) error {
		service, path := about(args)
		if path != "" {
			if _, err := a.spot(path); err != nil {
				return err
			}
		}
		svc, err := a.service(ctx, service)
		if err != nil {
			return err
		}
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		if back != "" {
			return a.bringBack(ctx, seat, svc, back, path)
		}
		history, err := seat.InventoryHistory(ctx, svc.ID, path)
		if err != nil {
			return err
		}
		return a.history(svc, history)
	})
	c.Flags().StringVar(&back, "back", "", "")
	return c
}

func (a *app) bringBack(ctx context.Context, seat *desk.Seat, svc *desk.Service, event, path string) error {
	var paths []string
	if path != "" {
		at, err := a.spot(path)
		if err != nil {
			return err
		}
		paths = append(paths, at.entry())
	}
	after, err := seat.BringBack(ctx, svc.ID, event, paths...)
	if err != nil {
		return a.refused(err)
	}
	return a.revised(svc, after, a.words.Inventory.Brought)
}

// history lists revisions, the newest first.
func (a *app) history(svc *desk.Service, history []desk.Revision) error {
	if len(history) == 0 && !a.json {
		a.say(a.words.Inventory.NoHistory)
	}
	for _, r := range history {
		if a.json {
			if err := a.emit(revisionJSON(r)); err != nil {
				return err
			}
			continue
		}
		a.revision(svc, r)
	}
	return nil
}

// eventDigits is how many digits of an event's end are shown: enough to name it.
const eventDigits = 8

func (a *app) revision(svc *desk.Service, r desk.Revision) {
	words, l := a.words.Inventory, string(a.lang)
	head := []string{
		when.Stamp(r.Event.RecordedAt, desk.LoadZone(svc.Profile.Zone)), r.Event.ID[max(0, len(r.Event.ID)-eventDigits):], r.Event.Actor,
	}
	if _, whole := r.Event.Body.(incident.InventoryRevised); whole {
		head = append(head, words.WholeFile)
	}
	if r.Path != "" {
		head = append(head, placeOf(svc, l, r))
	}
	for _, mark := range []struct {
		on   bool
		word string
	}{
		{r.Edit != nil && r.Edit.New, words.EntryAdded}, {r.Edit != nil && r.Edit.Remove, words.EntryGone},
		{r.Undone, words.TakenBack}, {r.Passed, words.PassedOver},
	} {
		if mark.on {
			head = append(head, "["+mark.word+"]")
		}
	}
	a.say(strings.Join(head, "  "))
	if r.Edit == nil {
		return
	}
	kind, _ := inventory.KindOf(r.Path)
	for _, key := range keysChanged(kind, r.Edit) {
		form, ok := kind.Field(key)
		if !ok {
			form = inventory.FieldForm{Key: key, Label: key}
		}
		line := "    " + inventory.Label(l, form.Label) + a.words.Colon
		if !r.Edit.New {
			line += a.answerLine(form, r.Edit.Was[key])
		}
		if !r.Edit.New && !r.Edit.Remove {
			line += " → "
		}
		if !r.Edit.Remove {
			line += a.answerLine(form, r.Edit.Set[key])
		}
		a.say(line)
	}
}

// placeOf words what a revision changed.
func placeOf(svc *desk.Service, lang string, r desk.Revision) string {
	if r.Edit == nil {
		return svc.Inventory.Place(lang, r.Path)
	}
	return svc.Inventory.PlaceOf(lang, *r.Edit)
}

// keysChanged are the answers an edit changes, in the order of the form. The program's own stamps are no answers.
func keysChanged(kind inventory.Kind, e *incident.InventoryEdit) []string {
	from := e.Set
	if e.Remove {
		from = e.Was
	}
	place := map[string]int{"updated": -1, "updated_by": -1}
	for i, f := range kind.Fields {
		if place[f.Key] == 0 {
			place[f.Key] = i + 1
		}
	}
	keys := slices.Collect(maps.Keys(from))
	keys = slices.DeleteFunc(keys, func(key string) bool { return place[key] < 0 })
	slices.SortFunc(keys, func(x, y string) int { return cmp.Or(cmp.Compare(place[x], place[y]), cmp.Compare(x, y)) })
	return keys
}

// answerCells bounds an answer on a line of the history.
const answerCells = 200

// answerLine words an answer on one line; what looks like a secret is masked.
func (a *app) answerLine(form inventory.FieldForm, raw json.RawMessage) string {
	raw = inventory.MaskedAnswer(form, raw)
	var na struct{ NA string }
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return a.words.Inventory.Blank
	case json.Unmarshal(raw, &na) == nil && na.NA != "":
		return fmt.Sprintf(a.words.Inventory.NA, na.NA)
	}
	said := inventory.WordAnswer(string(a.lang), form, raw)
	return cell.CutTail(strings.ReplaceAll(said, "\n", " "), answerCells, "…")
}

func revisionJSON(r desk.Revision) any {
	_, whole := r.Event.Body.(incident.InventoryRevised)
	out := map[string]any{
		"event": r.Event.ID, "at": r.Event.RecordedAt, "by": r.Event.Actor, "via": r.Event.Via, "act": r.Event.Act,
		"path": r.Path, "file": whole, "undone": r.Undone, "passed_over": r.Passed,
	}
	if e := r.Edit; e != nil {
		kind, _ := inventory.KindOf(r.Path)
		out["new"], out["removed"] = e.New, e.Remove
		out["set"], out["was"] = maskedAnswers(kind, e.Set), maskedAnswers(kind, e.Was)
	}
	return out
}

func maskedAnswers(kind inventory.Kind, answers map[string]json.RawMessage) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for key, raw := range answers {
		form, _ := kind.Field(key)
		out[key] = inventory.MaskedAnswer(form, raw)
	}
	return out
}
