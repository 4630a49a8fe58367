package report

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"shirei/incident"
	"shirei/incident/lang"
)

var langs = []lang.Lang{lang.JA, lang.EN}

// emptyLabel is a labelled line that says nothing, unless its lines follow below.
var emptyLabel = regexp.MustCompile(`(?m)^[^\n]*[:：][ 　]*$\n?([^ ]|\z)`)

// sound refuses what may never leave.
func sound(t interface{ Fatalf(string, ...any) }, text string) {
	for _, raw := range []string{"<no value>", "{{", "}}", "<nil>", "%!", "\n\n\n"} {
		if strings.Contains(text, raw) {
			t.Fatalf("holds %q:\n%s", raw, text)
		}
	}
	if m := emptyLabel.FindString(text); m != "" {
		t.Fatalf("empty line %q:\n%s", m, text)
	}
}

// Every audience, stage and language, from a full record, is as reviewed.
func TestTexts(t *testing.T) {
	until := map[incident.Stage]string{incident.StageFirst: "told", incident.StageUpdate: "decided", incident.StageVendor: "decided", incident.StageMitigated: "mitigated"}
	for _, l := range langs {
		for _, a := range incident.Audiences() {
			var b strings.Builder
			for _, stage := range incident.Stages() {
				r := outage(t, stories[l], until[stage])
				in := Input{State: r.state, Profile: r.profile, Audience: a, Stage: stage, Lang: l, Now: r.now, Next: r.now.Add(1800e9), Templates: templates()}
				if stage == incident.StageFirst {
					in.State.Reports = nil
				}
				text, err := Draft(in)
				if err != nil {
					t.Fatal(err)
				}
				short, err := Short(in)
				if err != nil {
					t.Fatal(err)
				}
				sound(t, text)
				sound(t, short)
				b.WriteString("==== " + string(stage) + "\n" + text + "---- short\n" + short + "\n")
			}
			golden(t, "text."+string(l)+"."+string(a)+".txt", b.String())
		}
	}
}

// With nothing known, every text says so in words.
func TestTextsOfNothing(t *testing.T) {
	for _, l := range langs {
		for _, a := range append(incident.Audiences(), "取引先/../x") {
			for _, stage := range incident.Stages() {
				s := incident.NewState(stream)
				s.Drill = true
				in := Input{State: s, Audience: a, Stage: stage, Lang: l, Now: clockTime("14:15"), Templates: templates()}
				for _, write := range []func(Input) (string, error){Draft, Short} {
					text, err := write(in)
					if err != nil {
						t.Fatal(err)
					}
					sound(t, text)
					for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
						if mark := strings.TrimSpace(phrasingOf(l).drill); !strings.HasPrefix(line, mark) {
							t.Fatalf("line %q of a drill does not say so", line)
						}
					}
				}
			}
		}
	}
}

// Outside, a suspected cause is marked, and one that is merely being checked is not told.
func TestCauseOutside(t *testing.T) {
	for _, c := range []struct {
		confidence incident.Confidence
		audience   incident.Audience
		has, not   string
	}{
		{incident.Suspected, incident.Client, "原因：DBの停止（推定）", "確認中（"},
		{incident.Checking, incident.Client, "原因：確認中", "DBの停止"},
		{incident.Checking, incident.Internal, "原因：DBの停止（確認中）", ""},
		{incident.Confirmed, incident.Client, "原因：DBの停止\n", "推定"},
		{incident.Confirmed, incident.Users, "お問い合わせ", "DBの停止"},
	} {
		r := newRecord(t, stories[lang.JA].profile).at("14:05")
		r.do("佐藤", incident.Declare{Title: "障害"}, incident.SetFact{Key: incident.FactCause, Text: "DBの停止", Confidence: c.confidence})
		text, err := Draft(Input{State: r.state, Audience: c.audience, Stage: incident.StageFirst, Lang: lang.JA, Now: r.now, Templates: templates()})
		if err != nil || !strings.Contains(text, c.has) || c.not != "" && strings.Contains(text, c.not) {
			t.Errorf("%+v: %v\n%s", c, err, text)
		}
	}
}

// Whatever the facts hold, a text can be sent as it is.
func TestHostileFacts(t *testing.T) {
	files := templates()
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"{{", "}}", "{{{.X}}}", "<no value>", "<<no value>", "\x1b[2J", "\u202e", "a\nb\n\nc", "\x00"}))
	rapid.Check(t, func(rt *rapid.T) {
		s := incident.NewState(stream)
		s.Title, s.Service = texts.Draw(rt, "title"), texts.Draw(rt, "service")
		for _, k := range incident.FactKeys() {
			s.Facts[k] = incident.Fact{Text: texts.Draw(rt, "fact"), Confidence: rapid.SampledFrom(incident.Confidences()).Draw(rt, "how sure")}
		}
		in := Input{State: s, Lang: rapid.SampledFrom(langs).Draw(rt, "lang"), Now: clockTime("14:15"), Templates: files}
		in.Audience, in.Stage = rapid.SampledFrom(incident.Audiences()).Draw(rt, "a"), rapid.SampledFrom(incident.Stages()).Draw(rt, "s")
		text, err := Draft(in)
		if err != nil {
			rt.Fatal(err)
		}
		for _, raw := range []string{"<no value>", "{{", "}}", "\x1b", "\u202e", "\x00"} {
			if strings.Contains(text, raw) {
				rt.Fatalf("holds %q:\n%s", raw, text)
			}
		}
	})
}

// An override stands in for the file that ships; a broken one is named with its line.
func TestOverrides(t *testing.T) {
	in := Input{State: incident.NewState(stream), Audience: incident.Client, Stage: incident.StageFirst, Lang: lang.JA, Templates: templates()}
	override := func(text string) (string, error) {
		in.Overrides = fstest.MapFS{"ja/first.client.tmpl": {Data: []byte(text)}}
		return Draft(in)
	}
	if text, err := override("{{.Symptom}} {{template \"head\" .}}"); err != nil || !strings.Contains(text, "（未記入：事象） 【第1報】") {
		t.Errorf("%q, %v", text, err)
	}
	for text, want := range map[string]incident.Error{
		"a\n{{.Nothing}}":  {Code: incident.CodeBadFile, Args: []string{"ja/first.client.tmpl", "2"}},
		"a\n\n{{if}}":      {Code: incident.CodeBadFile, Args: []string{"ja/first.client.tmpl", "3"}},
		`{{"{"}}{{"{"}}x`:  {Code: incident.CodeReportRaw, Args: []string{"{{"}},
		`{{"<no value>"}}`: {Code: incident.CodeReportRaw, Args: []string{"<no value>"}},
	} {
		_, err := override(text)
		var e *incident.Error
		if !errors.As(err, &e) || e.Code != want.Code || !strings.HasPrefix(strings.Join(e.Args, "|"), strings.Join(want.Args, "|")) {
			t.Errorf("%q gave %v, want %v", text, err, want)
		}
	}
}
