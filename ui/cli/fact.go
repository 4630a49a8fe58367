package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
)

type factOptions struct {
	*app
	confidence, at string
}

func (a *app) factCommand() *cobra.Command {
	o := factOptions{app: a}
	c := a.command("fact [ID] [KEY TEXT|-]", 0, 3, o.run)
	c.Annotations = map[string]string{verbatim: "yes"}
	c.Flags().StringVar(&o.confidence, "confidence", "", "")
	c.Flags().StringVar(&o.at, "at", "", "")
	return c
}

func (o *factOptions) run(ctx context.Context, args []string) error {
	want := 2
	if len(args) < want {
		want = 0 // only look
	}
	id, rest := optionalID(args, want)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	if want == 0 {
		return o.show(ctx, m)
	}
	f := incident.SetFact{Key: incident.FactKey(rest[0]), Confidence: incident.Confidence(o.confidence)}
	if f.Text, err = o.body(rest[1]); err != nil {
		return err
	}
	if f.Key == incident.FactNext && f.Text != "" {
		next, err := m.future(f.Text)
		if err != nil {
			return err
		}
		f.Text = next.Format(time.RFC3339)
	}
	if f.When, err = m.moment(o.at); err != nil {
		return err
	}
	return m.act(ctx, f)
}

// show lists the fact sheet as every text would use it.
func (o *factOptions) show(ctx context.Context, m *matter) error {
	p, _, err := m.profile(ctx)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, k := range incident.FactKeys() {
		f := m.state.FactOf(k, p)
		if o.json {
			if err := o.emit(map[string]any{"key": k, "text": f.Text, "confidence": f.Confidence}); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, []string{string(k), o.lang.Fact(k), o.lang.Confidence(f.Confidence), m.face().Show(f.Text)})
	}
	o.table(rows)
	return nil
}
