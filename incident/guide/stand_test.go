package guide

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shirei/incident"
	"shirei/incident/lang"
)

const (
	external = incident.LayerExternal
	app      = incident.LayerApp
	db       = incident.LayerDB
	infra    = incident.LayerInfra

	normal    = incident.AnswerNormal
	abnormal  = incident.AnswerAbnormal
	unclear   = incident.AnswerUnclear
	suspected = incident.VerdictSuspected
	cleared   = incident.VerdictCleared
)

// follow answers steps one after another as a person would, on a real record.
func follow(t interface{ Fatal(...any) }, g Guide, s *incident.State, at time.Time, id string, a incident.Answer, said string) incident.All {
	all := g.Answer(s.Triage, id, a, said, lang.JA)
	n := 0
	env := incident.Env{Now: at, NewID: func() string { n++; return at.String() + string(rune('a'+n)) }}
	if _, err := incident.Decide(s, all, incident.By{Name: "佐藤"}, env); err != nil {
		t.Fatal(err)
	}
	return all
}

var start = time.Date(2026, 11, 20, 14, 5, 0, 0, time.UTC)

func TestAnswerMovesTheLayers(t *testing.T) {
	g, s := builtin("payment"), incident.NewState("s")
	if x := g.Stand(s.Triage); x.Next != 0 || len(x.Answers) != 0 || len(x.Left) != 4 {
		t.Errorf("%+v", x)
	}
	all := follow(t, g, s, start, "methods", normal, "代引きは平常")
	if len(all) != 4 { // the answer, one suspected, two cleared
		t.Errorf("%+v", all)
	}
	got := s.Triage.Layers
	if got[external].Verdict != suspected || got[db].Verdict != cleared || got[infra].Verdict != cleared || got[app].Verdict != "" {
		t.Errorf("%+v", got)
	}
	if e := got[external].Evidence[0]; e != "代引きは平常（決済代行を通らない支払い：正常）" {
		t.Error(e)
	}
	x := g.Stand(s.Triage)
	if x.Next != 1 || !slices.Equal(x.Left, []incident.Layer{external, app}) || g.Steps[x.Splits].ID != "codes" {
		t.Errorf("%+v", x)
	}
	if all := follow(t, g, s, start.Add(time.Minute), "codes", unclear, ""); len(all) != 1 {
		t.Errorf("%+v", all)
	}
	if all := g.Answer(s.Triage, "nothing", normal, "", lang.JA); all != nil {
		t.Errorf("%+v", all)
	}
}

// The ground of a verdict reads as it is written on a timeline, in both languages.
func TestGround(t *testing.T) {
	g, s := builtin("payment"), incident.NewState("s")
	for _, c := range []struct {
		l          lang.Lang
		said, want string
	}{
		{lang.JA, "", "決済代行を通らない支払い：異常"}, {lang.JA, "代引き12件中9件が失敗", "代引き12件中9件が失敗（決済代行を通らない支払い：異常）"},
		{lang.EN, " ", "payments that bypass the provider: abnormal"}, {lang.EN, "9 of 12 fail", "9 of 12 fail (payments that bypass the provider: abnormal)"},
	} {
		all := g.Answer(s.Triage, "methods", incident.AnswerAbnormal, c.said, c.l)
		if got := all[1].(incident.AssessLayer).Evidence; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestCorrectedAnswer: a layer that only the old answer moved goes back; one that a person has judged since stays.
func TestCorrectedAnswer(t *testing.T) {
	g, s := builtin("payment"), incident.NewState("s")
	follow(t, g, s, start, "methods", normal, "")
	judged := incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: infra, Verdict: suspected, Evidence: "回線の警報"}}
	if _, err := incident.Decide(s, judged, incident.By{Name: "鈴木"}, incident.Env{Now: start, NewID: func() string { return "x" }}); err != nil {
		t.Fatal(err)
	}
	follow(t, g, s, start.Add(time.Minute), "methods", abnormal, "")
	got := s.Triage.Layers
	if got[app].Verdict != suspected || got[external].Verdict != cleared || got[db].Verdict != "" || got[infra].Verdict != suspected {
		t.Errorf("%+v", got)
	}
	if n := len(got[external].Evidence); n != 2 {
		t.Errorf("%d lines of evidence", n)
	}
	if n := len(s.Triage.Checks); n != 1 {
		t.Errorf("%d answers to one step", n)
	}
}

// TestSuspicionOfAPerson stays until a person takes it back; what a person cleared, an answer may suspect.
func TestSuspicionOfAPerson(t *testing.T) {
	g, s := builtin("payment"), incident.NewState("s")
	for l, v := range map[incident.Layer]incident.Verdict{db: suspected, external: cleared} {
		judged := incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: l, Verdict: v}}
		if _, err := incident.Decide(s, judged, incident.By{Name: "鈴木"}, incident.Env{Now: start, NewID: func() string { return "x" }}); err != nil {
			t.Fatal(err)
		}
	}
	follow(t, g, s, start.Add(time.Minute), "methods", normal, "")
	if got := s.Triage.Layers; got[db].Verdict != suspected || got[infra].Verdict != cleared || got[external].Verdict != suspected {
		t.Errorf("%+v", got)
	}
}

// TestTheLaterAnswerHolds, whichever step comes first in the guide; both stay as grounds.
func TestTheLaterAnswerHolds(t *testing.T) {
	g := builtin("vendor")
	for _, c := range []struct {
		order []string
		want  incident.Verdict
	}{{[]string{"calls", "elsewhere"}, cleared}, {[]string{"elsewhere", "calls"}, suspected}} {
		s := incident.NewState("s")
		for i, id := range c.order {
			follow(t, g, s, start.Add(time.Duration(i)*time.Minute), id, map[string]incident.Answer{"calls": abnormal, "elsewhere": normal}[id], "")
		}
		x := g.Stand(s.Triage)
		if x.Verdicts[external] != c.want || s.Triage.Layers[external].Verdict != c.want || !slices.Equal(x.Grounds[external], c.order) {
			t.Errorf("%v: %+v", c.order, x)
		}
	}
}

// answers draws an answer to some steps of a guide, each at a time of its own.
func answers(t *rapid.T, g Guide) []incident.Check {
	var out []incident.Check
	order := rapid.Permutation(g.Steps).Draw(t, "order")
	for i, s := range order[:rapid.IntRange(0, len(order)).Draw(t, "n")] {
		a := rapid.SampledFrom([]incident.Answer{normal, abnormal, unclear}).Draw(t, "answer")
		out = append(out, incident.Check{Layer: s.Layer, Check: s.ID, Answer: a, At: start.Add(time.Duration(i) * time.Minute), Guide: g.Key(s)})
	}
	return out
}

// TestOrderInTheRecord: how the answers lie in the record changes nothing, only when they were given.
func TestOrderInTheRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := builtin(rapid.SampledFrom(incident.Families()).Draw(t, "family"))
		given := answers(t, g)
		a := g.Stand(incident.Triage{Checks: given})
		b := g.Stand(incident.Triage{Checks: rapid.Permutation(given).Draw(t, "shuffled")})
		for _, l := range incident.Layers() {
			if a.Verdicts[l] != b.Verdicts[l] || !slices.Equal(a.Grounds[l], b.Grounds[l]) {
				t.Errorf("%s: %v from %v, or %v from %v", l, a.Verdicts[l], a.Grounds[l], b.Verdicts[l], b.Grounds[l])
			}
		}
		if a.Next != b.Next || a.Splits != b.Splits {
			t.Errorf("%d and %d, %d and %d", a.Next, b.Next, a.Splits, b.Splits)
		}
	})
}

// TestNoNonsense: after any walk through a guide, with corrections, the record says of each layer what the latest answer
// that speaks of it said, and names it as evidence; and with every step answered nothing is left to ask.
func TestNoNonsense(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := builtin(rapid.SampledFrom(incident.Families()).Draw(t, "family"))
		s := incident.NewState("s")
		steps := append(rapid.Permutation(g.Steps).Draw(t, "order"), rapid.SliceOfN(rapid.SampledFrom(g.Steps), 0, 5).Draw(t, "again")...)
		for i, x := range steps {
			a := rapid.SampledFrom([]incident.Answer{normal, abnormal, unclear}).Draw(t, "answer")
			follow(t, g, s, start.Add(time.Duration(i)*time.Minute), x.ID, a, "")
			stand := g.Stand(s.Triage)
			for _, l := range incident.Layers() {
				if s.Triage.Layers[l].Verdict != stand.Verdicts[l] {
					t.Fatalf("%s: the record says %q, the answers %q", l, s.Triage.Layers[l].Verdict, stand.Verdicts[l])
				}
				if n := len(stand.Grounds[l]); n > 0 && s.Triage.Layers[l].Evidence == nil {
					t.Fatalf("%s: %v without evidence", l, stand.Grounds[l])
				}
			}
		}
		if stand := g.Stand(s.Triage); stand.Next != -1 || stand.Splits != -1 || len(stand.Answers) != len(g.Steps) {
			t.Errorf("%+v", stand)
		}
	})
}

// TestSplits: a step is worth most where its answers speak differently of what is left, and nothing for a single layer.
func TestSplits(t *testing.T) {
	s := Step{Normal: Effect{Suspect: []incident.Layer{infra}, Clear: []incident.Layer{external}}, Abnormal: Effect{Suspect: []incident.Layer{external}, Clear: []incident.Layer{infra}}}
	alike := Step{Normal: Effect{Clear: []incident.Layer{app, db}}, Abnormal: Effect{Suspect: []incident.Layer{app, db}}}
	for _, c := range []struct {
		step Step
		left []incident.Layer
		want int
	}{
		{s, []incident.Layer{external, infra}, 4}, {s, []incident.Layer{external, app}, 2}, {s, []incident.Layer{app, db}, 0},
		{s, []incident.Layer{external}, 0}, {s, nil, 0}, {alike, []incident.Layer{app, db}, 0}, {alike, []incident.Layer{app, infra}, 2},
	} {
		if got := c.step.separates(c.left); got != c.want {
			t.Errorf("%v: %d, want %d", c.left, got, c.want)
		}
	}
}

// TestRealOutages: asked what its owners could see at the time, the guide of each of the ten outages suspects the layer it
// came from, and clears none of those the owner names.
func TestRealOutages(t *testing.T) {
	for _, c := range []struct {
		name    string
		family  incident.Family
		layers  []incident.Layer // as the owner names them
		root    incident.Layer
		answers map[string]incident.Answer
	}{
		{"aws-2025-10-20-dynamodb", "errors", []incident.Layer{infra, db, external}, infra,
			map[string]incident.Answer{"edge": abnormal, "reach": abnormal, "vendor-errors": abnormal, "db-errors": abnormal, "release": normal}},
		{"cloudflare-2022-06-21-bgp", "change", []incident.Layer{infra}, infra,
			map[string]incident.Answer{"app-release": normal, "infra-change": abnormal, "unchanged": normal, "db-change": normal}},
		{"cloudflare-2025-11-18-feature-file", "errors", []incident.Layer{app, db, external}, app,
			map[string]incident.Answer{"edge": normal, "hosts": normal, "release": normal, "config": abnormal, "load": unclear, "vendor-errors": abnormal}},
		{"dfds-2021-12-10-log4shell", "security", []incident.Layer{app, infra, external}, app,
			map[string]incident.Answer{"used-app": abnormal, "used-infra": abnormal, "used-vendor": abnormal, "signs": normal, "leak": normal}},
		{"gitlab-2017-01-31-database", "data", []incident.Layer{db, infra}, db,
			map[string]incident.Answer{"keep": abnormal, "stored": abnormal, "manual": abnormal, "replica": abnormal, "feed": normal, "release": normal}},
		{"gitlab-2024-09-10-background-jobs", "job", []incident.Layer{infra, app}, infra,
			map[string]incident.Answer{"started": normal, "backlog": abnormal, "room": abnormal, "db": normal, "input": normal}},
		{"kddi-2022-07-02-volte", "change", []incident.Layer{infra, db}, infra,
			map[string]incident.Answer{"app-release": normal, "infra-change": abnormal, "vendor-change": normal, "after": abnormal}},
		{"moj-2026-03-30-waf-upgrade-rollback", "login", []incident.Layer{infra, app}, infra,
			map[string]incident.Answer{"own-id": abnormal, "waf": abnormal, "members": normal, "idp": normal, "cookie": abnormal}},
		{"mybinder-2018-04-18-culler", "change", []incident.Layer{app, infra}, app,
			map[string]incident.Answer{"app-release": abnormal, "unchanged": normal, "after": abnormal, "vendor-change": normal}},
		{"tse-2020-10-01-arrowhead", "other", []incident.Layer{infra, external}, infra,
			map[string]incident.Answer{"reach": normal, "change": normal, "errors": normal, "hardware": abnormal}},
	} {
		g, s := builtin(c.family), incident.NewState("s")
		for i, x := range g.Steps {
			if a, ok := c.answers[x.ID]; ok {
				follow(t, g, s, start.Add(time.Duration(i)*time.Minute), x.ID, a, "")
			}
		}
		if n := len(g.Stand(s.Triage).Answers); n != len(c.answers) {
			t.Errorf("%s: %d answers of %d: a step is gone", c.name, n, len(c.answers))
		}
		if v := s.Triage.Layers[c.root].Verdict; v != suspected {
			t.Errorf("%s: %s is %q", c.name, c.root, v)
		}
		for _, l := range c.layers {
			if s.Triage.Layers[l].Verdict == cleared {
				t.Errorf("%s: %s was cleared", c.name, l)
			}
		}
	}
}
