package inventory

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"shirei/incident"
)

// Told is one answer that an edit changes, or an entry that it adds or removes, in words. Text in it is uncleaned.
type Told struct {
	Entry          string // Accounts > Cloud console
	Name           string // Cloud console
	Field          string // empty where the whole entry was added or removed
	Was, Now       string // empty where blank; masked where it looks like a secret
	Added, Removed bool
}

// Tell words edits in ja or en, with the names as they stand in s. Who was last at an entry, and when, is left out, but for
// the day of a review.
func (s *Service) Tell(lang string, edits ...incident.InventoryEdit) (out []Told) {
	names, people := s.titles(lang), s.names()
	for _, e := range edits {
		k, ok := KindOf(e.Path)
		if !ok {
			continue
		}
		c := Told{Entry: PlaceLabel(lang, e.Path, nameIn(e, names[e.Path])), Added: e.New, Removed: e.Remove}
		c.Name = strings.TrimPrefix(c.Entry, Label(lang, k.Path)+" > ")
		if e.New || e.Remove {
			out = append(out, c)
			continue
		}
		fields := k.Fields
		if IsList(e.Path) {
			fields = []FieldForm{{Key: "na", Label: "na"}}
		}
		for _, f := range fields {
			if raw, ok := e.Set[f.Key]; ok && !slices.Contains([]string{"updated", "updated_by", "reviewed_by"}, f.Key) {
				c.Field, c.Was, c.Now = Label(lang, f.Label), tell(lang, f, e.Was[f.Key], people), tell(lang, f, raw, people)
				out = append(out, c)
			}
		}
	}
	return out
}

// tell words one answer.
func tell(lang string, f FieldForm, raw json.RawMessage, people map[string]string) string {
	var na struct{ NA string }
	if len(raw) > 0 && raw[0] == '{' && json.Unmarshal(raw, &na) == nil && na.NA != "" {
		return Label(lang, "does_not_apply") + " (" + na.NA + ")"
	}
	raw = MaskedAnswer(f, raw)
	if f.Ref == "" {
		return strings.ReplaceAll(WordAnswer(lang, f, raw), "\n", " ")
	}
	var ids []string
	if json.Unmarshal(raw, &ids) != nil {
		ids = []string{WriteAnswer(f, raw)}
	}
	ids = slices.Clone(ids)
	for i, id := range ids {
		ids[i] = cmp.Or(people[id], id)
	}
	return strings.Join(ids, Label(lang, "comma"))
}
