package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident"
)

// triageOptions holds one field per flag; only flags that were given lead to an act.
type triageOptions struct {
	*app
	given func(flag string) bool

	symptom, working, family, foundBy, period, count, target string
	layer, verdict, owner, evidence, check, answer           string
	change, who, undo, at                                    string
	inquiry                                                  int
	text, answered                                           string
	searchEnd, takeover                                      string
	milestone                                                string
}

func (a *app) triageCommand() *cobra.Command {
	o := &triageOptions{app: a}
	c := a.command("triage [ID]", 0, 1, o.run)
	f := c.Flags()
	o.given = f.Changed
	o.flags(f)
	c.AddCommand(a.triageGuideCommand(), a.triageAnswerCommand())
	return c
}

func (o *triageOptions) flags(f *pflag.FlagSet) {
	for name, to := range map[string]*string{
		"symptom": &o.symptom, "working": &o.working, "family": &o.family, "found-by": &o.foundBy,
		"period": &o.period, "count": &o.count, "target": &o.target,
		"layer": &o.layer, "verdict": &o.verdict, "owner": &o.owner, "evidence": &o.evidence, "check": &o.check, "answer": &o.answer,
		"change": &o.change, "who": &o.who, "undo": &o.undo, "at": &o.at,
		"text": &o.text, "answered-by": &o.answered, "search-end": &o.searchEnd, "takeover": &o.takeover, "milestone": &o.milestone,
	} {
		f.StringVar(to, name, "", "")
	}
	f.IntVar(&o.inquiry, "inquiry", 0, "")
}

func (o *triageOptions) run(ctx context.Context, args []string) error {
	err := o.together(o.given, "verdict owner: layer", "evidence: layer check", "answer: check", "check: layer", "who undo: change",
		"text answered-by: inquiry", "at: layer change milestone")
	if err != nil {
		return err
	}
	id, _ := optionalID(args, 0)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	at, err := m.moment(o.at)
	if err != nil {
		return err
	}
	cmds := append(o.seen(), o.isolated(at)...)
	cmds = append(cmds, o.around(m, at)...)
	if len(cmds) == 0 {
		return usage(o.words.Usage.NothingGiven, "triage")
	}
	return m.act(ctx, cmds...)
}

// seen is what the outage looks like and how wide it is.
func (o *triageOptions) seen() (cmds []incident.Command) {
	if o.given("symptom") {
		cmds = append(cmds, incident.SetFact{Key: incident.FactSymptom, Text: o.symptom})
	}
	if o.given("working") {
		cmds = append(cmds, incident.SetFact{Key: incident.FactWorking, Text: o.working})
	}
	var sort incident.SortSymptom
	if o.given("family") {
		family := incident.Family(o.family)
		sort.Family = &family
	}
	if o.given("found-by") {
		found := incident.FoundBy(o.foundBy)
		sort.FoundBy = &found
	}
	for flag, field := range map[string]struct {
		to   **string
		from *string
	}{"period": {&sort.Period, &o.period}, "count": {&sort.Count, &o.count}, "target": {&sort.Target, &o.target}} {
		if o.given(flag) {
			*field.to = field.from
		}
	}
	if sort != (incident.SortSymptom{}) {
		cmds = append(cmds, sort)
	}
	return cmds
}

// isolated is what is thought of a layer, or the answer to one of its first checks.
func (o *triageOptions) isolated(at incident.When) (cmds []incident.Command) {
	if o.given("check") {
		return []incident.Command{incident.AnswerCheck{
			Layer: incident.Layer(o.layer), Check: o.check, Answer: incident.Answer(o.answer), Evidence: o.evidence,
		}}
	}
	if o.given("layer") {
		if o.verdict == "open" {
			o.verdict = ""
		}
		cmds = append(cmds, incident.AssessLayer{When: at, LayerAssessed: incident.LayerAssessed{
			Layer: incident.Layer(o.layer), Verdict: incident.Verdict(o.verdict), Owner: o.owner, Evidence: o.evidence,
		}})
	}
	return cmds
}

// around is what changed lately, who asked, how far it is pursued, and when it was what.
func (o *triageOptions) around(m *matter, at incident.When) (cmds []incident.Command) {
	if o.given("change") {
		cmds = append(cmds, incident.NoteChange{What: o.change, Who: o.who, At: at.At, CanBe: o.undo})
	}
	if o.given("inquiry") {
		cmds = append(cmds, incident.LogInquiry{Count: o.inquiry, Text: o.text, Answered: o.answered})
	}
	if o.given("search-end") || o.given("takeover") {
		bound := incident.BoundSearch{End: m.state.Triage.SearchEnd, Takeover: m.state.Triage.Takeover}
		if o.given("search-end") {
			bound.End = o.searchEnd
		}
		if o.given("takeover") {
			bound.Takeover = o.takeover
		}
		cmds = append(cmds, bound)
	}
	if o.given("milestone") {
		cmds = append(cmds, incident.RecordMilestone{Milestone: incident.Milestone(o.milestone), At: at})
	}
	return cmds
}
