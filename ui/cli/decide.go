package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident"
)

type decideOptions struct {
	*app
	given func(string) bool

	outcome, what, reason, decider, approver, until, change, at  string
	suspected, reversible, why, trend, emergency, evidence, leak string
	rollback, verify                                             int
	limits, objections                                           []string
	carry, note                                                  string
}

func (a *app) decideCommand() *cobra.Command {
	o := &decideOptions{app: a}
	c := a.command("decide [ID]", 0, 1, o.run)
	o.given = c.Flags().Changed
	o.flags(c.Flags())
	return c
}

func (o *decideOptions) flags(f *pflag.FlagSet) {
	for name, to := range map[string]*string{
		"outcome": &o.outcome, "what": &o.what, "reason": &o.reason, "decider": &o.decider, "approver": &o.approver,
		"until": &o.until, "change-mind": &o.change, "at": &o.at, "suspected": &o.suspected, "reversible": &o.reversible,
		"why": &o.why, "trend": &o.trend, "emergency": &o.emergency, "evidence": &o.evidence, "leak": &o.leak,
		"carry": &o.carry, "note": &o.note,
	} {
		f.StringVar(to, name, "", "")
	}
	f.IntVar(&o.rollback, "rollback-min", 0, "")
	f.IntVar(&o.verify, "verify-min", 0, "")
	f.StringArrayVar(&o.limits, "limit", nil, "")
	f.StringArrayVar(&o.objections, "objection", nil, "")
}

func (o *decideOptions) run(ctx context.Context, args []string) error {
	if err := o.together(o.given, "note: carry", "at: outcome what carry"); err != nil {
		return err
	}
	id, _ := optionalID(args, 0)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	cmds, err := o.commands(m)
	if err != nil {
		return err
	}
	if len(cmds) == 0 {
		return o.show(ctx, m)
	}
	return m.act(ctx, cmds...)
}

// commands are what the flags ask for, in the order in which it happens: the sheet, the objections, the decision, its course.
func (o *decideOptions) commands(m *matter) (cmds []incident.Command, err error) {
	sheet, filled, err := o.sheet(m)
	if err != nil {
		return nil, err
	}
	at, err := m.moment(o.at)
	if err != nil {
		return nil, err
	}
	if filled {
		cmds = append(cmds, sheet)
	}
	for _, objection := range o.objections {
		who, words, _ := strings.Cut(objection, ":")
		cmds = append(cmds, incident.HearObjection{Who: strings.TrimSpace(who), Text: strings.TrimSpace(words)})
	}
	if o.deciding() {
		d := incident.MakeDecision{When: at, DecisionMade: incident.DecisionMade{
			Outcome: incident.Outcome(strings.ReplaceAll(o.outcome, "-", "_")), What: o.what, Reason: o.reason, Decider: o.decider,
			Approver: o.approver, Change: o.change,
		}}
		if d.Until, err = m.future(o.until); err != nil {
			return nil, err
		}
		cmds = append(cmds, d)
	}
	if o.given("carry") {
		cmds = append(cmds, incident.CarryDecision{Step: incident.Carry(o.carry), Note: o.note, At: at.At})
	}
	return cmds, nil
}

// deciding tells that a decision is made, whole or not.
func (o *decideOptions) deciding() bool {
	return slices.ContainsFunc([]string{"outcome", "what", "reason", "until", "change-mind"}, o.given)
}

// sheet fills the decision sheet. Who decides is part of it as long as nothing is decided.
func (o *decideOptions) sheet(m *matter) (incident.FillSheet, bool, error) {
	var s incident.FillSheet
	filled := false
	decided := o.deciding()
	for flag, field := range map[string]struct {
		to   **string
		from *string
	}{
		"suspected": {&s.Suspected, &o.suspected}, "reversible": {&s.Reversible, &o.reversible}, "why": {&s.Why, &o.why},
		"trend": {&s.Trend, &o.trend}, "decider": {&s.Decider, &o.decider}, "approver": {&s.Approver, &o.approver},
		"emergency": {&s.Emergency, &o.emergency}, "evidence": {&s.Evidence, &o.evidence}, "leak": {&s.Leak, &o.leak},
	} {
		if o.given(flag) && (!decided || flag != "decider" && flag != "approver") {
			*field.to, filled = field.from, true
		}
	}
	if o.given("rollback-min") {
		s.Rollback, filled = &o.rollback, true
	}
	if o.given("verify-min") {
		s.Verify, filled = &o.verify, true
	}
	if o.given("limit") {
		limits, err := o.named(m)
		if err != nil {
			return s, false, err
		}
		s.AddLimits, filled = limits, true
	}
	return s, filled, nil
}

// named reads limits written as "15:30 nightly batch".
func (o *decideOptions) named(m *matter) (limits []incident.Limit, err error) {
	for _, limit := range o.limits {
		clock, what, ok := strings.Cut(strings.TrimSpace(limit), " ")
		if !ok {
			return nil, usage(o.words.Usage.BadValue, "--limit", limit)
		}
		at, err := m.future(clock)
		if err != nil {
			return nil, err
		}
		limits = append(limits, incident.Limit{What: strings.TrimSpace(what), At: at})
	}
	return limits, nil
}
