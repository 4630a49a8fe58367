package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/lang"
)

type severityOptions struct {
	*app
	given func(string) bool

	reason, at         string
	signs              []string
	line, assign, skip string
	done, open         bool
}

func (a *app) severityCommand() *cobra.Command {
	o := &severityOptions{app: a}
	c := a.command("severity [ID] [critical|high|medium]", 0, 2, o.run)
	f := c.Flags()
	o.given = f.Changed
	f.StringVar(&o.reason, "reason", "", "")
	f.StringVar(&o.at, "at", "", "")
	f.StringSliceVar(&o.signs, "signs", nil, "")
	f.StringVar(&o.line, "playbook", "", "")
	f.BoolVar(&o.done, "done", false, "")
	f.BoolVar(&o.open, "open", false, "")
	f.StringVar(&o.assign, "assign", "", "")
	f.StringVar(&o.skip, "skip", "", "")
	return c
}

func (o *severityOptions) run(ctx context.Context, args []string) error {
	id, level := "", ""
	for _, arg := range args {
		if slices.Contains(incident.Severities(), incident.Severity(strings.ToLower(arg))) || id != "" {
			level = strings.ToLower(arg)
			continue
		}
		id = arg
	}
	if err := o.together(o.given, "done open assign skip: playbook"); err != nil {
		return err
	}
	if level == "" && (o.given("reason") || o.given("at")) {
		return usage(o.words.Usage.TooFew, "shirei severity [ID] critical|high|medium")
	}
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	proposed, why, err := o.recommend()
	if err != nil {
		return err
	}
	switch {
	case level != "":
		at, err := m.moment(o.at)
		if err != nil {
			return err
		}
		return m.act(ctx, incident.SetSeverity{To: incident.Severity(level), Reason: o.reason, Proposed: proposed, When: at})
	case o.line != "":
		return m.act(ctx, o.mark())
	case len(o.signs) > 0:
		return o.advise(proposed, why)
	}
	return o.show(m)
}

// signWords are the words of --signs.
var signWords = []string{"main-down", "main-partly", "at-stake", "growing", "no-workaround"}

// recommend proposes a severity from the signs; none given propose nothing.
func (o *severityOptions) recommend() (incident.Severity, []incident.Phrase, error) {
	if len(o.signs) == 0 {
		return "", nil, nil
	}
	var g incident.Signs
	for _, sign := range o.signs {
		switch sign {
		case "main-down":
			g.MainDown = true
		case "main-partly":
			g.MainPartly = true
		case "at-stake":
			g.AtStake = true
		case "growing":
			g.Growing = true
		case "no-workaround":
			g.NoWorkaround = true
		default:
			return "", nil, incident.Refuse(incident.CodeUnknownWord, append([]string{"--signs", sign}, signWords...)...)
		}
	}
	sev, why := incident.Recommend(g)
	return sev, why, nil
}

// advise says what is recommended and why; nothing is recorded.
func (o *severityOptions) advise(sev incident.Severity, why []incident.Phrase) error {
	var reasons []string
	for _, p := range why {
		reasons = append(reasons, o.lang.Phrase(p, lang.Clock{}))
	}
	if o.json {
		return o.emit(map[string]any{"severity": sev, "reasons": reasons})
	}
	o.say(o.lang.Severity(sev), "  ", o.lang.SeverityMeaning(sev))
	for _, r := range reasons {
		o.say("- ", r)
	}
	o.say(o.words.SetWith("shirei severity " + string(sev)))
	return nil
}

func (o *severityOptions) mark() incident.Command {
	mark := incident.MarkPlaybook{Line: o.line, State: incident.LineDone}
	switch {
	case o.assign != "":
		mark.State, mark.Who = incident.LineAssigned, o.assign
	case o.skip != "":
		mark.State, mark.Reason = incident.LineSkipped, o.skip
	case o.open:
		mark.State = incident.LineOpen
	}
	return mark
}

// show lists the severity and its playbook as they stand.
func (o *severityOptions) show(m *matter) error {
	if o.json {
		return o.app.status(m)
	}
	sev := m.state.Severity
	o.say(o.lang.Severity(sev.Severity), "  ", sev.Reason)
	var rows [][]string
	for _, line := range incident.Playbook(sev.Severity) {
		t := m.state.Playbook[line]
		state := t.State
		if state == "" {
			state = incident.LineOpen
		}
		rows = append(rows, []string{line, o.lang.LineState(state), o.lang.Playbook(line), t.Who + t.Reason})
	}
	o.table(rows)
	return nil
}
