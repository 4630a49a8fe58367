package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
)

func TestPostmortem(t *testing.T) {
	for _, l := range langs {
		r := outage(t, stories[l], "")
		for _, reader := range []Reader{ForInternal, ForClient} {
			golden(t, "incident."+string(l)+"."+string(reader)+".md", markdown(t, r.doc(l, reader)))
		}
	}
}

// A drill and an incident of which nothing is known are documents too; nothing in them is blank.
func TestPostmortemOfNothing(t *testing.T) {
	for _, l := range langs {
		r := newRecord(t, incident.Profile{}).at("14:00")
		r.do("佐藤", incident.Declare{Title: "x", Drill: true})
		for _, reader := range []Reader{ForInternal, ForClient} {
			got := markdown(t, r.doc(l, reader))
			if strings.Contains(got, "%!") || strings.Contains(got, "|  |") {
				t.Errorf("something is blank:\n%s", got)
			}
			for _, m := range regexp.MustCompile(`(?m)^(#+) .*\n\n(#+) `).FindAllStringSubmatch(got, -1) {
				if len(m[2]) <= len(m[1]) {
					t.Errorf("%q has nothing below it", m[0])
				}
			}
		}
	}
}

// The client's report names nobody.
func TestClientReadsNoNames(t *testing.T) {
	for _, l := range langs {
		w := stories[l]
		r := outage(t, w, "")
		r.do(w.chief, incident.TakeNote{Text: w.chief + " " + w.hand, As: incident.EntryRecovery, Key: true})
		got := markdown(t, r.doc(l, ForClient))
		for _, name := range []string{w.chief, w.hand, w.comms, w.guess} {
			if strings.Contains(got, name) {
				t.Errorf("names %q", name)
			}
		}
		if !strings.Contains(got, w.seen) {
			t.Error("lacks the key event")
		}
	}
}

// To a client a suspicion is no cause, and an unreviewed text says so among us.
func TestSuspicionIsNoCause(t *testing.T) {
	for conf, told := range map[incident.Confidence]bool{incident.Confirmed: true, incident.Suspected: false, incident.Checking: false} {
		s := incident.NewState(stream)
		s.Facts[incident.FactCause] = incident.Fact{Text: "stripped threads", Confidence: conf}
		s.Reports = []incident.Report{{Number: 1, Audience: incident.Client, Text: "hello"}, {Number: 2, Audience: incident.Client, Text: "again", Reviewer: "Ito"}}
		for _, part := range []string{"", "worn out"} {
			if part != "" {
				s.Parts[incident.PartCause] = []string{part}
			}
			for _, r := range []Reader{ForClient, ForInternal} {
				var b strings.Builder
				d := Doc{State: s, Lang: lang.EN, For: r, Entries: func(func(incident.Entry, error) bool) {}}
				if err := Postmortem(&b, d); err != nil {
					t.Fatal(err)
				}
				doc := b.String()
				if got := strings.Contains(doc, "stripped threads"); got != (told || r != ForClient) {
					t.Errorf("%s, %s, written %q: told is %v", conf, r, part, got)
				}
				if r != ForClient && strings.Contains(doc, "Not known yet (") == told {
					t.Errorf("%s: our own document does not say how sure the cause is", conf)
				}
				if n := strings.Count(doc, "none recorded"); r != ForClient && n != 1 {
					t.Errorf("%d texts without a review", n)
				}
			}
		}
	}
}

func TestReplaceNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"sato", "sato saw it; satoshi and sato-san", "指揮 saw it; satoshi and 指揮-san"},
		{"佐藤", "佐藤さんがsatoへ", "指揮さんがsatoへ"},
		{"Al", "All Al", "All 指揮"},
	} {
		if got := (alias{c.name, "指揮"}).replace(c.text); got != c.want {
			t.Errorf("%q became %q", c.text, got)
		}
	}
}

var (
	gfm = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	tag = regexp.MustCompile(`<[^>]*>`)
)

// shape parses a document and gives its tables' row counts by their first heading; text must have become nothing else.
func shape(t interface{ Fatalf(string, ...any) }, source string) map[string]int {
	rows := map[string]int{}
	doc := gfm.Parser().Parse(text.NewReader([]byte(source)))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *extast.Table:
			head := n.FirstChild().FirstChild()
			name := fmt.Sprintf("%s/%d", head.Lines().Value([]byte(source)), n.FirstChild().ChildCount())
			rows[name] += n.ChildCount() - 1
			rows["tables "+name]++
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Link, *ast.Image, *ast.CodeSpan, *ast.CodeBlock, *ast.Emphasis,
			*extast.Strikethrough, *extast.TaskCheckBox, *extast.FootnoteLink, *ast.ThematicBreak:
			return ast.WalkStop, fmt.Errorf("text became %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatalf("%v in\n%s", err, source)
	}
	return rows
}

func shown(t interface{ Fatalf(string, ...any) }, source string) string {
	var b bytes.Buffer
	if err := gfm.Convert([]byte(source), &b); err != nil {
		t.Fatalf("%v", err)
	}
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(b.String(), ""))), " ")
}

var piece = rapid.OneOf(
	rapid.String(),
	rapid.SampledFrom([]string{" ", "\n", "\n\n", "\t", "**", "__", "~~", "```", "|", `\`, "\\|", "](", "![", "[x] ", "[^1]", "]: ", "<b>", "<!--", "-->", "&lt;",
		"1. ", "# ", "---", "--|--", "> ", "- ", "http://x.example/", "www.x.example", "障害", "\x00", "\x1b[m", "\u202e", "{{", "%s", "<script>"}),
)

// Whatever the texts hold, the timeline is one table with a row for each entry, and each text is shown.
func TestInert(t *testing.T) {
	mark := 0
	texts := rapid.Map(rapid.SliceOfN(piece, 0, 6), func(p []string) string {
		mark++
		return fmt.Sprintf("%sword%04d.%s", strings.Join(p[:len(p)/2], ""), mark, strings.Join(p[len(p)/2:], ""))
	})
	rapid.Check(t, func(rt *rapid.T) {
		var said []string
		say := func(label string) string { s := texts.Draw(rt, label); said = append(said, s); return s }
		s := incident.NewState(stream)
		s.Title, s.Zone = say("title"), "Asia/Tokyo"
		s.Severity.Reason = say("severity")
		s.Triage.Layers[incident.LayerDB] = incident.LayerState{Verdict: incident.VerdictSuspected, Evidence: []string{say("evidence")}}
		s.Decisions = []incident.Decision{{DecisionMade: incident.DecisionMade{What: say("what"), Reason: say("why"), Decider: say("who")}}}
		s.Reports = []incident.Report{{Number: 1, Audience: incident.Audience(say("audience")), Text: say("report"), Means: say("means")}}
		for _, p := range incident.PartsOf() {
			s.Parts[p] = []string{say("part"), say("part")}
		}
		s.ActionItems = []incident.ActionItem{{Text: say("item"), Owner: say("owner")}}
		s.Gaps = []incident.Gap{{Field: say("gap"), Value: say("value")}}
		s.Conditions = []incident.Condition{{Text: say("condition"), Done: true, Evidence: say("proof")}}
		n := rapid.IntRange(1, 5).Draw(rt, "entries")
		var entries []incident.Entry
		for i := range n {
			entries = append(entries, incident.Entry{Note: true, Kind: incident.EntryNote, Text: say("entry"), Actor: say("actor"), OccurredAt: time.Unix(int64(i), 0)})
		}
		d := Doc{State: s, Entries: all(entries), Lang: lang.EN, For: ForInternal, Now: clockTime("14:00")}
		source := markdown(t, d)
		rows := shape(rt, source)
		if rows["Time/4"] != n || rows["tables Time/4"] != 1 {
			rt.Fatalf("%d entries gave %v in\n%s", n, rows, source)
		}
		seen := shown(rt, source)
		for _, text := range said {
			word := regexp.MustCompile(`word\d+\.`).FindString(text)
			if !strings.Contains(clean.Line(text), word) { // an escape sequence swallowed it
				continue
			}
			if c := strings.Count(seen, word); c < 1 || c > 2 { // the first of several lines stands in its row too
				rt.Fatalf("%q is shown %d times in\n%s", clean.Line(text), c, source)
			}
		}
		d.For = ForClient
		shape(rt, markdown(t, d))
	})
}

// Milestones out of order are noted and give no figure.
func TestDisorder(t *testing.T) {
	s := incident.NewState(stream)
	s.Marks[incident.Began] = incident.Mark{At: clockTime("14:00")}
	s.Marks[incident.Recovered] = incident.Mark{At: clockTime("13:00")}
	got := markdown(t, Doc{State: s, Lang: lang.JA, Now: clockTime("15:00")})
	for _, want := range []string{"記録の時刻が前後している", "「発生」より「復旧」が先", "| TTR（発生→復旧） | 算出不可 |"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q", want)
		}
	}
}

func TestErrorsOfEntries(t *testing.T) {
	want := errors.New("disk")
	d := Doc{State: incident.NewState(stream), Lang: lang.JA, Entries: func(yield func(incident.Entry, error) bool) { yield(incident.Entry{}, want) }}
	for _, write := range []func(io.Writer, Doc) error{Postmortem, JSON} {
		if err := write(io.Discard, d); !errors.Is(err, want) {
			t.Errorf("gave %v", err)
		}
	}
}

func TestJSON(t *testing.T) {
	r := outage(t, stories[lang.JA], "")
	r.do("佐藤", incident.TakeNote{Text: "<b>&"})
	var b bytes.Buffer
	if err := JSON(&b, r.doc(lang.JA, "")); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Status   map[string]any
		Timeline []Line
		Reports  []any
		Items    []any `json:"action_items"`
		Triage   struct{ Layers map[string]layerForm }
		Facts    map[string]factForm
		Gaps     []Gap
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	if got.Triage.Layers["app"].Verdict != incident.VerdictSuspected || got.Facts["cause"].Confidence != incident.Suspected || got.Gaps[0].Minutes != 13 || got.Gaps[0].By != "佐藤" || got.Gaps[0].EndedBy != "鈴木" {
		t.Errorf("%+v %+v %+v", got.Triage, got.Facts, got.Gaps)
	}
	if len(got.Timeline) != len(r.entries()) || len(got.Reports) != 2 || len(got.Items) != 1 || !strings.Contains(b.String(), `"text":"<b>&"`) {
		t.Errorf("%d entries, %d reports, %d items", len(got.Timeline), len(got.Reports), len(got.Items))
	}
}

func TestStatus(t *testing.T) {
	for _, l := range langs {
		var b bytes.Buffer
		for _, until := range []string{"told", ""} {
			r := outage(t, stories[l], until)
			data, err := json.MarshalIndent(StatusOf(r.state, r.now, l), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			b.Write(append(data, '\n'))
		}
		golden(t, "status."+string(l)+".json", b.String())
	}
	empty, err := json.Marshal(StatusOf(incident.NewState(stream), clockTime("14:00"), lang.EN))
	if err != nil || !strings.Contains(string(empty), `"severity":null`) || !strings.Contains(string(empty), `"promises":[]`) || !strings.Contains(string(empty), `"ttr_min":null`) {
		t.Errorf("%s, %v", empty, err)
	}
}

func BenchmarkPostmortem(b *testing.B) {
	r := outage(b, stories[lang.JA], "")
	e := r.entries()[3]
	e.Note, e.Kind, e.Struck, e.Text = true, incident.EntryObservation, false, "決済APIの応答 p99=2400ms | error_rate 12% (node-07), retrying <n=3>"
	d := r.doc(lang.JA, ForInternal)
	d.Entries = func(yield func(incident.Entry, error) bool) {
		for i := range 100_000 {
			e.OccurredAt = e.OccurredAt.Add(time.Duration(i%3) * time.Second)
			if !yield(e, nil) {
				return
			}
		}
	}
	for _, c := range []struct {
		name  string
		write func(io.Writer, Doc) error
	}{{"markdown", Postmortem}, {"json", JSON}} {
		b.Run(c.name, func(b *testing.B) {
			var size counter
			b.ReportAllocs()
			for b.Loop() {
				size = 0
				if err := c.write(&size, d); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size))
		})
	}
}

type counter int64

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
