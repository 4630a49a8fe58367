package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/report"
	"shirei/ui/text"
)

// gaps are the facts without which the text may not leave; one that went out as it was has none.
func (o *reportOptions) gaps(in report.Input) []incident.FactKey {
	if o.text != "" {
		return nil
	}
	return slices.DeleteFunc(in.State.Blocking(in.Stage, in.Profile), func(k incident.FactKey) bool {
		return k == incident.FactNext && !in.Next.IsZero()
	})
}

// gapped says what is blank, and the commands that fill it.
func (o *reportOptions) gapped(id string, gaps []incident.FactKey) error {
	var names, codes, commands []string
	for _, k := range gaps {
		value := "\"…\""
		if k == incident.FactNext {
			value = "30m"
		}
		names, codes = append(names, o.lang.Fact(k)), append(codes, string(k))
		commands = append(commands, "  "+strings.Join(strings.Fields("shirei fact "+id+" "+string(k)+" "+value), " "))
	}
	aside := o.words.Aside
	what := fmt.Sprintf(aside.Gap, strings.Join(names, text.For(o.lang).Common.And))
	return told{what, fmt.Sprintf(aside.GapFill, strings.Join(commands, "\n")), incident.Refuse(incident.CodeReportGap, codes...)}
}

// send records the text as sent, word for word.
func (o *reportOptions) send(ctx context.Context, m *matter, in report.Input, words string) error {
	at, err := m.past(o.at)
	if err != nil {
		return err
	}
	second := in.Stage == incident.StageFirst && in.State.NextNumber(in.Audience) > 1
	err = m.act(ctx, incident.SendReport{After: true, Again: o.again, Draft: o.text == "", At: incident.Moment(at), ReportSent: incident.ReportSent{
		Audience: in.Audience, Stage: in.Stage, Lang: string(in.Lang), Text: words, Means: o.means, To: o.to,
		Reviewer: o.reviewer, ReviewSkipped: o.noReview, Next: in.Next,
	}})
	if err != nil {
		return err
	}
	if second {
		o.note(fmt.Sprintf(o.words.Aside.FirstAgain, o.lang.Audience(in.Audience)))
	}
	if strings.TrimSpace(o.reviewer+o.noReview) == "" {
		o.note(o.words.Aside.NotReviewed)
	}
	return nil
}
