package exchange

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
)

var tokyo = time.FixedZone("JST", 9*3600)

// noon is the time of the paste in these tables: Friday 2026-11-20 15:00 in Tokyo.
var noon = time.Date(2026, 11, 20, 15, 0, 0, 0, tokyo)

// show writes what was understood, an entry a line: time, kind, text.
func show(pasted []Pasted) string {
	var b strings.Builder
	for _, p := range pasted {
		at := "-"
		if p.Known {
			at = p.At.In(tokyo).Format("01-02 15:04:05")
		}
		b.WriteString(at + " " + string(p.Kind) + " " + strings.ReplaceAll(p.Text, "\n", "|") + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestParsePaste(t *testing.T) {
	for _, c := range []struct{ name, paste, want string }{
		{"plain", "14:05 text", "11-20 14:05:00 note text"},
		{"seconds", "14:05:30.25 text", "11-20 14:05:30 note text"},
		{"one figure", "9:05 text", "11-20 09:05:00 note text"},
		{"date", "2026-11-19 14:05 text", "11-19 14:05:00 note text"},
		{"dates", "2026/11/19 14:05　text\n11/18 14:06 b\n2026年11月17日(火) 14時7分 c", "11-19 14:05:00 note text\n11-18 14:06:00 note b\n11-17 14:07:00 note c"},
		{"rfc", "2026-11-19T05:05:00Z text\n2026-11-18T22:05:00-07:00: b\n14:06 JST c", "11-19 14:05:00 note text\n11-19 14:05:00 note b\n11-19 14:06:00 note c"},
		{"last year", "12/31 23:50 x", "12-31 23:50:00 note x"},
		{"full width", "１４：０５　text １", "11-20 14:05:00 note text １"},
		{"japanese clock", "14時05分 検知した\n午後2:06 b\n14時7分30秒、c", "11-20 14:05:00 note 検知した\n11-20 14:06:00 note b\n11-20 14:07:30 note c"},
		{"am pm", "2:05 PM a\n14:06 am I late", "11-20 14:05:00 note a\n11-20 14:06:00 note am I late"},
		{"list", "- 14:05 a\n・14:06 b\n* 14:07 - c\n> 14:08 d", "11-20 14:05:00 note a\n11-20 14:06:00 note b\n11-20 14:07:00 note c\n11-20 14:08:00 note d"},
		{"brackets", "[14:05] 佐藤: text\n【14:06】b\n(14:07) c", "11-20 14:05:00 note 佐藤: text\n11-20 14:06:00 note b\n11-20 14:07:00 note c"},
		{"continued", "14:05 a\n  at x()\n\n続き\n14:06 b", "11-20 14:05:00 note a|  at x()|続き\n11-20 14:06:00 note b"},
		{"name in line", "14:05 佐藤 text", "11-20 14:05:00 note 佐藤 text"},
		{"tabs", "14:05\t佐藤\ttext", "11-20 14:05:00 note 佐藤\ttext"},
		{"name and time above", "佐藤  14:05\n検知: 止まった\n二行目\n鈴木 [14:06]\nb", "11-20 14:05:00 detection 佐藤: 検知: 止まった|二行目\n11-20 14:06:00 note 鈴木: b"},
		{"name above time", "Sato\n  2:05 PM\na\nb\nSuzuki\n  2:06 PM\nc", "11-20 14:05:00 note Sato: a|b\n11-20 14:06:00 note Suzuki: c"},
		{"name apart", "Sato\n14:05\na\n14:06\nb\n\nSuzuki\n14:07\nc", "11-20 14:05:00 note Sato: a\n11-20 14:06:00 note b\n11-20 14:07:00 note Suzuki: c"},
		{"name at the end", "14:05 a\n\nSato\n14:06", "11-20 14:05:00 note a\n11-20 14:06:00 note Sato"},
		{"day lines", "2026/11/18(水)\n23:50\t佐藤\ta\n00:10\t佐藤\tb\n2026.11.20 金曜日\n9:00 鈴木 c", "11-18 23:50:00 note 佐藤\ta\n11-19 00:10:00 note 佐藤\tb\n11-20 09:00:00 note 鈴木 c"},
		{"midnight", "23:50 a\n00:10 b\n00:05 c", "11-19 23:50:00 note a\n11-20 00:10:00 note b\n11-20 00:05:00 note c"},
		{"a whole day back", "09:00 a\n18:00 b", "11-19 09:00:00 note a\n11-19 18:00:00 note b"},
		{"two nights", "20:00 a\n06:00 b\n20:00 c\n06:00 d", "11-18 20:00:00 note a\n11-19 06:00:00 note b\n11-19 20:00:00 note c\n11-20 06:00:00 note d"},
		{"two minutes ahead", "15:02 a", "11-20 15:02:00 note a"},
		{"three minutes ahead", "15:03 a", "11-19 15:03:00 note a"},
		{"after a dated line", "11/19 23:50 a\n00:10 b\n23:00 c", "11-19 23:50:00 note a\n11-20 00:10:00 note b\n11-19 23:00:00 note c"},
		{"undated", "a\nb\n14:05 c", "- note a|b\n11-20 14:05:00 note c"},
		{"no such time", "25:00 a\n14:60 b", "- note 25:00 a|14:60 b"},
		{"no such date", "2026-02-30 14:05 a", "- note 2026-02-30 14:05 a"},
		{"sentence", "14:05に検知\n14:05-14:20 停止\n14:05 〜 14:20 停止", "11-20 14:05:00 note 14:05に検知\n11-20 14:05:00 note 14:05-14:20 停止\n11-20 14:05:00 note 14:05 〜 14:20 停止"},
		{"no stamp", "3-4 people\n10:1 ratio\n::1\n14:05text", "- note 3-4 people|10:1 ratio|::1|14:05text"},
		{"kinds", "14:00 検知: a\n14:01 【対応】b\n14:02 判断：c\n14:03 Detection: d\n14:04 復旧:\n14:05 対応中", "11-20 14:00:00 detection 検知: a\n11-20 14:01:00 action 【対応】b\n11-20 14:02:00 decision 判断：c\n11-20 14:03:00 detection Detection: d\n11-20 14:04:00 recovery 復旧:\n11-20 14:05:00 note 対応中"},
		{"time alone", "14:05", "11-20 14:05:00 note 14:05"},
		{"line ends", "14:05 a\r\n14:06 b\r14:07 c", "11-20 14:05:00 note a\n11-20 14:06:00 note b\n11-20 14:07:00 note c"},
		{"literal", "14:05 <b>`|\x1b[31m", "11-20 14:05:00 note <b>`|\x1b[31m"},
		{"nothing", " \n\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(ParsePaste(c.paste, noon, tokyo)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestPasteKeepsRaw(t *testing.T) {
	got := ParsePaste("2026-11-20\nSato\n  14:05\n a\nb\n", noon, tokyo)
	if len(got) != 1 || got[0].Raw != "Sato\n  14:05\n a\nb" || got[0].Text != "Sato: a\nb" {
		t.Errorf("%+v", got)
	}
}

func TestPasteBecomesNotes(t *testing.T) {
	notes := Notes(ParsePaste("a\n14:05 検知: b", noon, tokyo))
	env := incident.Env{Now: noon, NewID: IDs("paste")("notes")}
	events, err := incident.DecideBlind("s", notes, incident.By{Name: "sato", Via: incident.ViaCLI}, env)
	if err != nil || len(events) != 2 {
		t.Fatal(events, err)
	}
	if !events[0].OccurredAt.Equal(noon) || !events[1].OccurredAt.Equal(noon.Add(-55*time.Minute)) || events[0].Act != events[1].Act {
		t.Errorf("%+v", events)
	}
}

func FuzzPaste(f *testing.F) {
	for _, s := range []string{
		"14:05 a\n23:50 b\n00:10 c", "佐藤  14:05\nx\n\nSuzuki\n  2:05 PM\ny", "2026/11/20(金)\n１４：０５　a", "11/20 14時5分 a\n\xff\xfe 14:06\n0:00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pasted := ParsePaste(s, noon, tokyo)
		kept := ""
		for _, p := range pasted {
			if p.Known == p.At.IsZero() || strings.TrimSpace(p.Text) == "" {
				t.Fatalf("%+v", p)
			}
			kept += p.Raw
		}
		if len(Notes(pasted)) != len(pasted) {
			t.Fatal("notes")
		}
		for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
			if st, text, ok := stamped(line); ok && st.clock == "" && text == "" || strings.TrimSpace(line) == "" {
				continue
			}
			if !strings.Contains(kept, line) {
				t.Fatalf("lost %q", line)
			}
		}
	})
}

func BenchmarkParsePaste(b *testing.B) {
	text := strings.Repeat("14:05 佐藤: 再起動した\n  at x()\n00:10 b\n", 20000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		ParsePaste(text, noon, tokyo)
	}
}
