package inventory

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// Conflict is an edit of what someone else has changed meanwhile. Nothing of either is lost: it holds the three answers.
type Conflict struct {
	Path    string // the field's; the entry's where it was removed
	Name    string // of the entry; empty where it has none
	Key     string // empty where the entry was removed
	Was     json.RawMessage
	Theirs  json.RawMessage // as it stands now
	Mine    json.RawMessage // nil where mine clears the answer or removes the entry
	Removed bool            // they removed the entry
	By      string          // who changed it; empty where nobody knows
	At      time.Time       // when; zero where nobody knows
}

// Error says the conflict in plain English.
func (c *Conflict) Error() string { return c.Words("en") }

// Words says the conflict in ja or en.
func (c *Conflict) Words(lang string) string {
	place, who := PlaceLabel(lang, c.Path, c.Name), cmp.Or(c.By, "someone")
	if lang == "ja" {
		who = "ほかの人"
		if c.By != "" {
			who = c.By + "さん"
		}
	}
	switch {
	case lang == "ja" && c.Removed:
		return fmt.Sprintf("%s：編集中に%sが削除しました", place, who)
	case lang == "ja":
		return fmt.Sprintf("%s：編集中に%sが変更しました", place, who)
	case c.Removed:
		return fmt.Sprintf("%s: %s removed it meanwhile", place, who)
	}
	return fmt.Sprintf("%s: %s changed it meanwhile", place, who)
}
