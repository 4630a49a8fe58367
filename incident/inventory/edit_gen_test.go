package inventory

import (
	"encoding/json"

	"pgregory.net/rapid"

	"shirei/incident"
)

// words are texts that a careless writer or reader of YAML trips over.
var words = []string{
	"x", "佐藤", "決済：停止（全店）", "a: b", "a #b", "- a", "null", "true", "~", "1.10", "2026-09-01", "|", "x y", "12:30", "a\nb", "a\nb\n", "a\n\n# b\nc: d\n",
	"a\n b", "\u2028", "\"q\"", "it's", "{x}", "[x]", "ｶﾞ", "éa", "שלום", "a\\n", "a, b", "日本、語", "x; y", "  x", "x ", "\n", "# c", "---", "...", "a\r\nb",
}

// answerFor draws an answer that the rule of a field allows, in the inventory as it stands.
func answerFor(t *rapid.T, s *Service, k Kind, f FieldForm) json.RawMessage {
	one := func() string { return textFor(t, s, k, f) }
	switch f.Type {
	case TypeBool:
		return marshal(rapid.Bool().Draw(t, f.Key))
	case TypeMeans:
		var ways []meanJSON
		for range rapid.IntRange(1, 3).Draw(t, "ways") {
			ways = append(ways, meanJSON{
				Kind:  rapid.SampledFrom(append(choices["mean_kind"], "")).Draw(t, "kind"),
				Value: one(),
				Hours: rapid.SampledFrom([]string{"", "24h", "平日 9:00-18:00", "mon-fri 09:00-18:00, sat 10:00-15:00", "mon 9:00-10:00;tue 22:00-06:00"}).Draw(t, "hours"),
			})
		}
		return marshal(ways)
	case TypeTexts:
		var texts []string
		for range rapid.IntRange(1, 3).Draw(t, "texts") {
			texts = append(texts, one())
		}
		return marshal(texts)
	case TypeNumber:
		return marshal(rapid.IntRange(1, 99).Draw(t, f.Key))
	}
	return marshal(one())
}

func textFor(t *rapid.T, s *Service, k Kind, f FieldForm) string {
	if len(f.Choices) > 0 {
		return rapid.SampledFrom(f.Choices).Draw(t, f.Key)
	}
	samples := map[string][]string{
		"": words, "place": {"1Password の保管庫", "金庫の封筒 2\n鍵は総務"},
		"id": {"shop"}, "url": {"https://example.jp/", "http://example.jp/a?b=c&d#e", "https://例え.jp/パス"}, "zone": {"Asia/Tokyo", "UTC"},
		"hours": {"24h", "平日 9:00-18:00", "daily 22:00-06:00"}, "clock": {"22:00", "9:30"}, "date": {"2026-09-01"}, "closed": {"12-29/01-03", "2026-12-31"},
		"period": {"90d", "12w"}, "span": {"15m", "4bh", "1bd"},
	}[f.Check]
	if f.Ref != "" {
		samples = ids(s, f.Ref)
		if k.Path == "contact.people" { // `then`: only people further down, so that there is no circle
			samples = nil
		}
		if len(samples) == 0 {
			return ""
		}
	}
	return rapid.SampledFrom(samples).Draw(t, f.Key)
}

func ids(s *Service, check string) (out []string) {
	for _, p := range s.Contact.People.Items {
		out = append(out, p.ID)
	}
	if check == "ref" {
		for _, p := range s.Response.Deciders.Items {
			out = append(out, p.ID)
		}
	}
	return out
}

// editOf draws an edit that can be made in s, now and then one that Apply refuses.
func editOf(t *rapid.T, s *Service) incident.InventoryEdit {
	path := rapid.SampledFrom(kindPaths()).Draw(t, "kind")
	k, _ := KindOf(path)
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{}}
	if k.List {
		there := entryIDs(s, k.Path)
		act := rapid.SampledFrom([]string{"change", "change", "add", "remove", "na"}).Draw(t, "act")
		if len(there) == 0 && act != "na" {
			act = "add"
		}
		switch act {
		case "na":
			e.Set["na"] = rapid.SampledFrom([]json.RawMessage{marshal("なし"), json.RawMessage("null")}).Draw(t, "na")
			e.Was = s.Answers(path)
			return e
		case "add":
			e.New, e.Path = true, path+"."+NewID(s, path, rapid.SampledFrom([]string{"Top", "名前 1", "ＥＣ", "éa", "שלום"}).Draw(t, "name"))
		default:
			e.Path = path + "." + rapid.SampledFrom(there).Draw(t, "entry")
		}
		if act == "remove" {
			return incident.InventoryEdit{Path: e.Path, Remove: true, Was: s.Answers(e.Path)}
		}
	}
	e.Was = s.Answers(e.Path)
	for range rapid.IntRange(1, 4).Draw(t, "fields") {
		f := k.Fields[rapid.IntRange(0, len(k.Fields)-1).Draw(t, "field")]
		if f.Key == "id" && (k.List || path == "service" && s.Service.ID != "") {
			continue
		}
		switch rapid.IntRange(0, 5).Draw(t, "as") {
		case 0:
			e.Set[f.Key] = json.RawMessage("null")
		case 1:
			e.Set[f.Key] = marshal(map[string]string{"na": "対象外: なし"})
			if f.Common {
				e.Set[f.Key] = json.RawMessage("null")
			}
		default:
			e.Set[f.Key] = answerFor(t, s, k, f)
		}
	}
	return e
}

func kindPaths() (out []string) {
	for _, k := range Kinds() {
		out = append(out, k.Path)
	}
	return out
}

func entryIDs(s *Service, path string) (out []string) {
	k := kindsByPath()[path]
	for _, e := range k.entries(k.in(s)) {
		out = append(out, base(e).ID)
	}
	return out
}

// edited makes edits in turn, as many as can be made, and tells which.
func edited(t *rapid.T, s *Service, n int) (*Service, []incident.InventoryEdit) {
	var done []incident.InventoryEdit
	for range n {
		e := editOf(t, s)
		if next, err := s.Apply(e); err == nil {
			s, done = next, append(done, e)
		}
	}
	return s, done
}

// anyService is an inventory as some edits leave it, from nothing or from an example.
func anyService(t *rapid.T, from ...*Service) *Service {
	s, _ := edited(t, from[rapid.IntRange(0, len(from)-1).Draw(t, "from")], rapid.IntRange(0, 12).Draw(t, "edits before"))
	return s
}

func show(edits []incident.InventoryEdit) string {
	out, _ := json.MarshalIndent(edits, "", " ")
	return string(out)
}
