package cli

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"shirei/assets"
	"shirei/incident"
	"shirei/incident/report"
)

type reportOptions struct {
	*app
	given func(string) bool

	audience, stage, next, out              string
	at, means, to, text, reviewer, noReview string
	sent, short, again                      bool
}

func (a *app) reportCommand() *cobra.Command {
	o := &reportOptions{app: a}
	c := a.command("report [ID]", 0, 1, o.run)
	f := c.Flags()
	o.given = f.Changed
	for name, to := range map[string]*string{
		"audience": &o.audience, "stage": &o.stage, "next": &o.next, "out": &o.out, "at": &o.at, "means": &o.means, "to": &o.to,
		"text": &o.text, "reviewer": &o.reviewer, "no-review": &o.noReview,
	} {
		f.StringVar(to, name, "", "")
	}
	f.BoolVar(&o.sent, "sent", false, "")
	f.BoolVar(&o.short, "short", false, "")
	f.BoolVar(&o.again, "again", false, "")
	return c
}

func (o *reportOptions) run(ctx context.Context, args []string) error {
	if err := o.together(o.given, "at means to text reviewer no-review again: sent"); err != nil {
		return err
	}
	id, _ := optionalID(args, 0)
	m, err := o.locateLast(ctx, id)
	if err != nil {
		return err
	}
	in, err := o.input(ctx, m)
	if err != nil {
		return err
	}
	gaps := o.gaps(in)
	if len(gaps) > 0 && (o.sent || o.out != "") {
		return o.gapped(id, gaps)
	}
	words, err := o.write(in)
	if err != nil {
		return err
	}
	switch {
	case o.sent:
		return o.send(ctx, m, in, words)
	case o.out != "":
		return o.save(ctx, m, incident.CopyReport{Audience: in.Audience, Stage: in.Stage, Text: words}, words)
	case o.json:
		err = o.emit(map[string]any{
			"audience": in.Audience, "stage": in.Stage, "lang": in.Lang, "text": words, "missing": append([]incident.FactKey{}, gaps...),
		})
	default:
		_, err = io.WriteString(o.app.out, words)
	}
	if err == nil && len(gaps) > 0 {
		err = o.gapped(id, gaps) // the draft was for reading; it says itself where it is blank
	}
	return err
}

// input is what the text is drafted from. Where the flags say nothing, it is the client's, at the stage that is due.
func (o *reportOptions) input(ctx context.Context, m *matter) (report.Input, error) {
	p, _, err := m.profile(ctx)
	if err != nil {
		return report.Input{}, err
	}
	in := report.Input{
		State: m.state, Profile: p, Lang: o.lang, Now: m.now, Templates: builtin(), Overrides: o.templates(),
		Audience: incident.Audience(cmp.Or(o.audience, string(incident.Client))),
	}
	in.Stage = incident.Stage(cmp.Or(o.stage, string(stageDue(m.state, in.Audience))))
	if !slices.Contains(incident.Audiences(), in.Audience) {
		return in, unknownWord("--audience", in.Audience, incident.Audiences())
	}
	if !slices.Contains(incident.Stages(), in.Stage) {
		return in, unknownWord("--stage", in.Stage, incident.Stages())
	}
	in.Next, err = m.future(o.next)
	if err == nil && in.Next.IsZero() && in.Stage.WantsNext() {
		in.Next, _ = time.Parse(time.RFC3339, m.state.Facts[incident.FactNext].Text) // none: it is missing
	}
	if !in.Stage.WantsNext() {
		in.Next = time.Time{}
	}
	return in, err
}

func unknownWord[T ~string](field string, value T, allowed []T) error {
	args := []string{field, string(value)}
	for _, w := range allowed {
		args = append(args, string(w))
	}
	return incident.Refuse(incident.CodeUnknownWord, args...)
}

// stageDue is the text that comes next for an audience.
func stageDue(s *incident.State, a incident.Audience) incident.Stage {
	last, told := s.LastReport(a)
	switch {
	case !s.Mark(incident.Recovered).IsZero() && (!told || last.Stage != incident.StageResolved):
		return incident.StageResolved
	case !s.Mark(incident.Recovered).IsZero():
		return incident.StageFinal
	case !told:
		return incident.StageFirst
	case !s.Mark(incident.Mitigated).IsZero() && last.Stage != incident.StageMitigated:
		return incident.StageMitigated
	}
	return incident.StageUpdate
}

// builtin are the templates that ship inside.
func builtin() fs.FS {
	sub, err := fs.Sub(assets.Files, "templates")
	if err != nil {
		panic("cli: templates are not embedded: " + err.Error())
	}
	return sub
}

// write gives the text: the one that went out as it was, else the draft.
func (o *reportOptions) write(in report.Input) (string, error) {
	if o.text != "" {
		data, err := o.read(o.text, maxText)
		return string(data), err
	}
	if o.short {
		return report.Short(in)
	}
	return report.Draft(in)
}

// save writes the text into a file and records it; if either fails, neither is done.
func (o *reportOptions) save(ctx context.Context, m *matter, cmd incident.Command, words string) error {
	f, err := draftFile(o.out)
	if err != nil {
		return err
	}
	defer f.discard()
	if _, err := io.WriteString(f, words); err != nil {
		return unwritable(o.out, err)
	}
	if _, err := m.seat.Act(ctx, m.stream, cmd); err != nil {
		return err
	}
	if err := f.keep(); err != nil {
		return err
	}
	if o.json {
		return o.emit(map[string]string{"path": o.out})
	}
	o.say(o.out)
	return nil
}
