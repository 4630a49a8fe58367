package cli

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
)

// choosing locates an incident; where several are active and none was named, whoever sits at the terminal is asked which is
// meant. An answer that is none of them leaves the refusal.
func (a *app) choosing(ctx context.Context, locate func(context.Context, string) (desk.Head, error), id string) (desk.Head, error) {
	head, err := locate(ctx, id)
	e, ok := desk.AsError(err)
	if !ok || e.Code != incident.CodeSeveralActive || !a.asks() {
		return head, err
	}
	if err := a.out.Flush(); err != nil {
		return desk.Head{}, err
	}
	for i, each := range e.Args {
		fmt.Fprintf(a.errs, "%d  %s\n", i+1, clean.Line(each))
	}
	fmt.Fprint(a.errs, a.words.Aside.Which)
	a.release() // ctrl+c ends the question
	answer, failed := readLine(a.in)
	if failed != nil {
		return desk.Head{}, failed
	}
	if answer = strings.ToLower(strings.TrimSpace(when.Fold(answer))); answer == "" {
		return head, err
	}
	if n, _ := strconv.Atoi(answer); len(answer) == 1 && n > 0 && n <= len(e.Args) {
		answer, _, _ = strings.Cut(e.Args[n-1], " ")
	}
	return locate(ctx, answer)
}

// rescued keeps what was read or printed, and could not be recorded, in a file of the person's own, and says why, and how
// it is recorded from there.
func (a *app) rescued(e evidence, unsaved error) bool {
	a.logCause(unsaved)
	what, next := a.worded(unsaved)
	a.note(what)
	f, err := os.CreateTemp("", "shirei-*-"+safeName(e.Name))
	if err == nil {
		_, err = f.Write(e.content)
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		a.note(a.words.Evidence.Lost)
		return false
	}
	a.note(fmt.Sprintf(a.words.Evidence.Unsaved, f.Name()))
	if e, ok := desk.AsError(unsaved); ok && e.Code == incident.CodeSeveralActive {
		next = fmt.Sprintf(a.words.Evidence.UnsavedNext, quoted([]string{f.Name()}))
	}
	a.note(next)
	return true
}

// keptOr says what was done to what was read, once it is recorded; else it is kept in a file. Who came over SSH has it at
// home.
func (a *app) keptOr(err error, e evidence) error {
	if err == nil {
		a.tell(e, 0)
		return nil
	}
	if a.guest != nil || len(e.content) == 0 {
		return err
	}
	a.rescued(e, err)
	return exits{codeOf(err)}
}
