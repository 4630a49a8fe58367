// Package keymap holds the one table of what a key does where. Dispatch, footer,
// help, palette and the README's key list are all read from it, so they cannot
// disagree. It is data: a screen is asked elsewhere whether an action is open.
package keymap

import "strings"

// Words is a phrase in both languages of the console.
type Words struct{ JA, EN string }

// In returns the phrase in "ja", or in English for anything else.
func (w Words) In(lang string) string {
	if lang == "ja" {
		return w.JA
	}
	return w.EN
}

// Action is one thing a person can do, named once for every surface.
type Action struct {
	ID      string   // unique, such as "timeline.strike"
	Keys    []string // key names as Fold returns them; none means palette only
	Show    string   // what footer and help print for the keys, such as "1-6"; "" is the first key
	Label   Words    // one or two words, for footer and palette
	Tooltip Words    // one sentence for the help overlay
	Alias   []string // other words to find it by, in either language
	Footer  bool     // stands in the footer of its scope
	Beside  bool     // stands beside the composer at rest: who is here and what they do
	Always  bool     // of those in the footer, one that is never left out for want of room
	Strikes bool     // takes something away or sends it out; its key must not be harmless elsewhere
}

// KeyHint returns what stands for the action's keys in footer and help.
func (a Action) KeyHint() string {
	switch {
	case a.Show != "":
		return a.Show
	case len(a.Keys) > 0:
		return a.Keys[0]
	}
	return ""
}

// Scope is a place on the glass with its own keys. Its name is a path:
// "incident/timeline" reaches its own keys, those of "incident", and the global
// ones, whose scope is "".
type Scope struct {
	Name    string
	Actions []Action
}

// parents returns the scope and what it reaches, nearest first, ending with "".
func parents(scope string) []string {
	var names []string
	for scope != "" {
		names = append(names, scope)
		i := strings.LastIndexByte(scope, '/')
		scope = scope[:max(i, 0)]
	}
	return append(names, "")
}
