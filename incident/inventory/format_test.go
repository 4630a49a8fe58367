package inventory

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the texts hold, what was written is read back the same.
func TestFormatRoundTrip(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[ -~\n]{0,40}`),
		rapid.StringMatching(`[a-zA-Zあ-ん漢字:#\-{}\[\],&*!|>'"% \n\t]{0,30}`),
		rapid.SampledFrom([]string{"null", "true", "~", "1.10", "0x1F", "1e3", "- a", "a: b", "a #b", "2026-09-01", "|", " x", "x ", "\n", "a\n\nb\n", "a\n b\nc", "\ufeff", "\u2028", "\x00", "---", "...", "12:30", "<<", "?", "a\r\nb", "=", "日本語：値", "a\n# b", "\u0085"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		entry := func(id string) Base {
			return Base{ID: id, Name: text.Draw(t, "name"), SecretOK: true}
		}
		field := func(label string) Text {
			if rapid.Bool().Draw(t, "na") {
				na := text.Draw(t, label)
				if na == "" {
					na = "x"
				}
				return Text{NA: na}
			}
			return Text{Value: text.Draw(t, label)}
		}
		s := &Service{Service: About{Base: entry("shop"), Client: field("client"), OwnDesk: field("desk")}}
		s.Monitoring.Watches.NA = text.Draw(t, "list na")
		s.Change.Release = Release{Base: entry(""), Steps: field("steps"), Tell: field("tell")}
		for i, n := 0, rapid.IntRange(0, 3).Draw(t, "n"); i < n; i++ {
			s.Contact.People.Items = append(s.Contact.People.Items, Person{
				Base: entry(string(rune('a' + i))), Org: field("org"), Order: Number{N: i + 1, Set: true}, WayOut: field("way out"),
				Means: Means{List: []Mean{{Kind: "phone", Value: text.Draw(t, "phone")}}},
			})
		}
		if values := rapid.SliceOfN(text, 0, 3).Draw(t, "functions"); len(values) > 0 {
			for i := range values {
				values[i] += "x" // an empty line of a list is no answer
			}
			s.Service.MainFunctions.Values = values
		}
		out := Format(s)
		back, err := Parse(out)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if !reflect.DeepEqual(s, back) {
			t.Fatalf("read back differs\n%q\n%+v\n%+v", out, s, back)
		}
		if again := Format(back); string(again) != string(out) {
			t.Fatalf("not stable:\n%s\n%s", out, again)
		}
	})
}
