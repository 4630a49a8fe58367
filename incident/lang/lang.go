package lang

import (
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
)

// Lang is a language the program speaks.
type Lang string

const (
	JA Lang = "ja"
	EN Lang = "en"
)

// Parse reads a language as a flag or a locale names it: "ja", "ja_JP.UTF-8", "en-GB", "C", "POSIX".
// For any other it answers English and false.
func Parse(s string) (Lang, bool) {
	name := strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(name, "_-.@"); i >= 0 {
		name = name[:i]
	}
	switch name {
	case "ja":
		return JA, true
	case "en", "c", "posix":
		return EN, true
	}
	return EN, false
}

// words are all words of one language. Both languages fill every map with the same keys; a test holds them equal.
type words struct {
	severity     map[incident.Severity]string
	meaning      map[incident.Severity]string
	atOnce       map[incident.Severity]string
	playbook     map[string]string
	step         map[incident.Step]string
	stepShort    map[incident.Step]string
	stepState    map[incident.StepState]string
	milestone    map[incident.Milestone]string
	metric       map[Metric]string
	audience     map[incident.Audience]string
	stage        map[incident.Stage]string
	fact         map[incident.FactKey]string
	confidence   map[incident.Confidence]string
	layer        map[incident.Layer]string
	verdict      map[incident.Verdict]string
	answer       map[incident.Answer]string
	family       map[incident.Family]string
	foundBy      map[incident.FoundBy]string
	role         map[incident.Role]string
	ownerOf      string // the owner of a layer {0}
	askState     map[incident.AskState]string
	offerState   map[incident.OfferState]string
	link         map[incident.LinkKind]string
	change       map[incident.ChangeState]string
	changeAct    map[incident.ChangeAct]string
	mean         map[incident.Mean]string
	entry        map[incident.EntryKind]string
	progress     map[incident.Progress]string
	unsettled    map[incident.EntryKind]string
	promise      map[incident.PromiseKind]string
	promiseShort map[incident.PromiseKind]string
	promiseState map[incident.PromiseState]string
	rung         map[string]string
	escalate     string // with the rung as {0}
	outcome      map[incident.Outcome]string
	carry        map[incident.Carry]string
	reversible   map[string]string
	trend        map[string]string
	answered     map[string]string
	status       map[incident.Status]string
	part         map[incident.Part]string
	itemKind     map[incident.ItemKind]string
	itemState    map[incident.ItemState]string
	lineState    map[incident.LineState]string
	task         map[incident.TaskKind]string
	term         termWords
	phrase       map[string]string
}

// termWords are the shapes of terms and remainders, each with the figure or span as {0}.
type termWords struct {
	hours, day, days, never string
	left, over, late        string
	vacant                  string // a seat nobody holds
	to                      string // a promise {0} to an audience {1}
	toShort                 string
}

func (l Lang) words() *words {
	if l == JA {
		return &japanese
	}
	return &english
}

// word looks a code up. A word nobody listed, as imports bring them, is returned as it is, cleaned.
func word[K ~string](m map[K]string, code K) string {
	if w, ok := m[code]; ok {
		return w
	}
	return clean.Line(string(code))
}
