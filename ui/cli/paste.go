package cli

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/exchange"
	"shirei/incident/when"
)

type pasteOptions struct {
	*app
	yes bool
}

func (a *app) pasteCommand() *cobra.Command {
	o := pasteOptions{app: a}
	c := a.command("paste [ID] [FILE|-]", 0, 2, o.run)
	c.Flags().BoolVar(&o.yes, "yes", false, "")
	return c
}

func (o *pasteOptions) run(ctx context.Context, args []string) error {
	id, file := o.target(args)
	data, err := o.read(file, maxText)
	if err != nil {
		return err
	}
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	pasted := exchange.ParsePaste(string(data), m.now, m.state.Location())
	if len(pasted) == 0 {
		return incident.Refuse(incident.CodeEmpty, "text")
	}
	if o.yes {
		return m.act(ctx, exchange.Notes(pasted))
	}
	return o.show(m, pasted)
}

// target tells the ID from the file: a single argument is a file if there is one of that name.
func (o *pasteOptions) target(args []string) (id, file string) {
	switch {
	case len(args) == 2:
		return args[0], args[1]
	case len(args) == 0 || args[0] == "-":
		return "", "-"
	}
	if _, err := os.Stat(args[0]); err == nil {
		return "", args[0]
	}
	return args[0], "-"
}

// show says what was understood; nothing is recorded.
func (o *pasteOptions) show(m *matter, pasted []exchange.Pasted) error {
	var rows [][]string
	for _, p := range pasted {
		if o.json {
			line := struct {
				At   *time.Time         `json:"at"`
				Kind incident.EntryKind `json:"kind"`
				Text string             `json:"text"`
			}{nil, p.Kind, p.Text}
			if p.Known {
				line.At = &p.At
			}
			if err := o.emit(line); err != nil {
				return err
			}
			continue
		}
		at := o.words.NoTime
		if p.Known {
			at = when.Stamp(p.At, m.state.Location())
		}
		rows = append(rows, []string{at, o.lang.Entry(p.Kind), m.headOf(incident.Entry{Text: p.Text})})
	}
	if !o.json {
		o.table(rows)
		o.say(o.words.PasteHint(len(pasted)))
	}
	return nil
}

// read reads a file, or standard input for "-", up to a limit in bytes.
func (a *app) read(path string, limit int64) ([]byte, error) {
	in, name := a.in, "stdin"
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		in, name = f, path
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	if int64(len(data)) > limit {
		return nil, incident.Refuse(incident.CodeTooBig, name, megabytes(limit))
	}
	return data, nil
}
