package lang

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"shirei/incident"
	"shirei/ui/text/texttest"
)

// has tells whether a map of words holds a code that comes as a plain string.
func has[K ~string](m map[K]string) func(string) bool {
	return func(code string) bool { return m[K(code)] != "" }
}

// byType gives the words of a language for each string type of package incident that has constants.
func byType(w *words) map[string]func(string) bool {
	return map[string]func(string) bool{
		"Severity": has(w.severity), "Step": has(w.step), "StepState": has(w.stepState), "Milestone": has(w.milestone),
		"Audience": has(w.audience), "Stage": has(w.stage), "FactKey": has(w.fact), "Confidence": has(w.confidence),
		"Layer": has(w.layer), "Verdict": has(w.verdict), "Answer": has(w.answer), "Role": has(w.role), "EntryKind": has(w.entry),
		"Progress": has(w.progress), "PromiseKind": has(w.promise), "PromiseState": has(w.promiseState), "Outcome": has(w.outcome),
		"Carry": has(w.carry), "Status": has(w.status), "Part": has(w.part), "LineState": has(w.lineState), "TaskKind": has(w.task), "Mean": has(w.mean),
		"AskState": has(w.askState), "OfferState": has(w.offerState), "LinkKind": has(w.link),
		"ChangeState": has(w.change), "ChangeAct": has(w.changeAct),
	}
}

// not worded here: ui/text words the errors, and Via is only told to machines.
var notWorded = []string{"Code", "Via"}

var languages = map[Lang]*words{JA: &japanese, EN: &english}

func TestEveryConstantHasWords(t *testing.T) {
	src := readSource(t)
	for l, w := range languages {
		known := byType(w)
		for typ, codes := range src.codes {
			if slices.Contains(notWorded, typ) {
				continue
			}
			worded, ok := known[typ]
			if !ok {
				t.Errorf("nobody words incident.%s", typ)
				continue
			}
			for _, code := range codes {
				if !worded(code) {
					t.Errorf("%s has no words for %s %q", l, typ, code)
				}
			}
		}
		for typ := range known {
			if len(src.codes[typ]) == 0 {
				t.Errorf("incident.%s has no constants any more", typ)
			}
		}
	}
}

func TestEveryListHasWords(t *testing.T) {
	for l, w := range languages {
		miss := func(ok bool, what string, code any) {
			if !ok {
				t.Errorf("%s has no words for %s %v", l, what, code)
			}
		}
		for _, f := range incident.Families() {
			miss(w.family[f] != "", "symptom", f)
		}
		for _, f := range incident.Finders() {
			miss(w.foundBy[f] != "", "finder", f)
		}
		for _, k := range incident.ItemKinds() {
			miss(w.itemKind[k] != "", "kind of action item", k)
		}
		for _, s := range incident.ItemStates() {
			miss(w.itemState[s] != "", "state of action item", s)
		}
		for _, m := range Metrics() {
			miss(w.metric[m] != "", "metric", m)
		}
		for _, s := range append(incident.Severities(), "") {
			miss(w.meaning[s] != "" && w.atOnce[s] != "", "meaning of severity", s)
			for _, line := range incident.Playbook(s) {
				miss(w.playbook[line] != "", "line", line)
			}
		}
		for _, s := range incident.Steps() {
			miss(w.stepShort[s] != "", "step", s)
		}
		for _, row := range incident.DefaultPolicy().Rows {
			for _, rung := range row.Ladder {
				miss(w.rung[rung.To] != "", "rung", rung.To)
			}
		}
		miss(w.rung["next"] != "", "rung", "next")
		miss(reflect.TypeFor[incident.Metrics]().NumField() == len(Metrics()), "the figures of", "incident.Metrics")
	}
}

// TestLanguagesAgree holds the tables equal: the same keys, nothing empty, the same placeholders.
func TestLanguagesAgree(t *testing.T) {
	texttest.Agree(t, "words", reflect.ValueOf(japanese), reflect.ValueOf(english), places)
}

var placeholder = regexp.MustCompile(`\{(\d+)(?::([a-z]+))?\}`)

// places lists the placeholders of a template, sorted.
func places(template string) []string {
	out := placeholder.FindAllString(template, -1)
	slices.Sort(out)
	return out
}

func TestEveryPhraseHasWords(t *testing.T) {
	src := readSource(t)
	for _, state := range []string{"overdue", "soon"} { // completed in [incident.State.Next]
		src.said["next."+state] = src.said["next."]
	}
	delete(src.said, "next.")
	src.said["due.fallback"] = src.said["due.from"] + 1
	for l, w := range languages {
		for code, n := range src.said {
			template, ok := w.phrase[code]
			if !ok {
				t.Errorf("%s has no words for %q", l, code)
			}
			for _, p := range placeholder.FindAllStringSubmatch(template, -1) {
				if int(p[1][0]-'0') >= n {
					t.Errorf("%s %q: %s, but it is said with %d arguments", l, code, p[0], n)
				}
			}
			if left := strings.ContainsAny(placeholder.ReplaceAllString(template, ""), "{}"); left {
				t.Errorf("%s %q: a broken placeholder in %q", l, code, template)
			}
			if strings.Count(template, "[") != strings.Count(template, "]") {
				t.Errorf("%s %q: an open bracket in %q", l, code, template)
			}
		}
		for code := range w.phrase {
			if _, ok := src.said[code]; !ok {
				t.Errorf("%s: nobody says %q", l, code)
			}
		}
	}
}

// TestKindsOfPlaceholders holds every kind of argument to one that render words.
func TestKindsOfPlaceholders(t *testing.T) {
	known := map[string]string{
		"": "x", "time": "2026-11-20T14:05:00+09:00", "term": "1bd", "severity": "high", "milestone": "began", "step": "triage",
		"layer": "db", "verdict": "cleared", "answer": "normal", "audience": "users", "stage": "first", "outcome": "wait",
		"carry": "failed", "status": "duplicate", "task": "rerun", "role": "scribe", "mean": "chat", "link": "follows", "change": "done", "seat": "", "promise": "decide",
		"bytes": "2048", "none": "yes",
	}
	used := map[string]bool{}
	for _, template := range phrasesEN {
		for _, p := range placeholder.FindAllStringSubmatch(template, -1) {
			used[p[2]] = true
		}
	}
	for kind := range used {
		arg, ok := known[kind]
		if !ok {
			t.Errorf("{0:%s} is no kind of argument", kind)
		}
		if kind != "" && JA.render(kind, arg, Clock{}) == arg {
			t.Errorf("{0:%s} leaves %q as it is", kind, arg)
		}
	}
	if missing := len(known) - len(used); missing != 0 {
		t.Errorf("used %v of %v", slices.Sorted(maps.Keys(used)), slices.Sorted(maps.Keys(known)))
	}
}

func TestWidths(t *testing.T) {
	cells := (&runewidth.Condition{}).StringWidth
	for l, w := range languages {
		for k, text := range w.entry {
			if cells(text) > 8 {
				t.Errorf("%s: kind %s takes %d cells", l, k, cells(text))
			}
		}
		for s, text := range w.stepShort {
			if cells(text) > 14 {
				t.Errorf("%s: step %s takes %d cells", l, s, cells(text))
			}
		}
		seen := map[string]bool{}
		for _, k := range incident.NoteKinds() {
			if seen[l.Entry(k)] {
				t.Errorf("%s: two kinds of note are called %q", l, l.Entry(k))
			}
			seen[l.Entry(k)] = true
		}
	}
}
