package cli

import (
	"fmt"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// note says something beside the answer, on standard error.
func (a *app) note(text string) { fmt.Fprintln(a.errs, clean.Line(text)) }

// hint is the next step of an error in terms of flags and commands; empty where the general one says all there is.
func (a *app) hint(err error) string {
	e, ok := desk.AsError(err)
	if !ok {
		return ""
	}
	key := string(e.Code)
	if len(e.Args) > 0 {
		if next, ok := a.words.Aside.Hints[key+"."+e.Args[0]]; ok {
			return next
		}
		if e.Code == incident.CodeEmpty && a.running != nil && a.running.Flags().Lookup(e.Args[0]) != nil {
			return fmt.Sprintf(a.words.Aside.GiveFlag, "--"+e.Args[0])
		}
	}
	if a.running != nil {
		command, _, _ := strings.Cut(pathOf(a.running), " ")
		if next, ok := a.words.Aside.Hints[command+" "+key]; ok {
			return next
		}
	}
	return a.words.Aside.Hints[key]
}

// noteLiteral tells, once a run, that what looks like the composer's kind was taken as text.
func (a *app) noteLiteral(text string) {
	word, _, _ := strings.Cut(when.Fold(strings.TrimSpace(text)), " ")
	name, slash := strings.CutPrefix(word, "/")
	if !slash {
		return
	}
	for _, k := range incident.NoteKinds() {
		if slices.Contains([]string{string(k), lang.JA.Entry(k), strings.ToLower(lang.EN.Entry(k))}, strings.ToLower(name)) {
			a.note(fmt.Sprintf(a.words.Aside.Literal, "--kind "+string(k)))
			return
		}
	}
}
