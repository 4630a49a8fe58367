package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
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
		err = m.act(ctx, exchange.Notes(pasted))
	} else {
		err = o.show(m, pasted)
	}
	if n := goneOn(pasted); n > 0 && err == nil {
		o.note(o.words.Aside.Joined(n))
	}
	return err
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
		lines := strings.Split(clean.Block(p.Text), "\n")
		rows = append(rows, []string{at, o.lang.Entry(p.Kind), lines[0]})
		for _, line := range lines[1:] {
			mark := o.words.Aside.JoinedMark
			if clockLike.MatchString(when.Fold(line)) {
				mark = o.words.Aside.ClockMark
			}
			rows = append(rows, []string{"  + " + mark, "", line})
		}
	}
	if !o.json {
		o.table(rows)
		o.say(o.words.PasteHint(len(pasted)))
	}
	return nil
}

// clockLike finds a line that was surely meant to begin an entry, and whose time cannot be read.
var clockLike = regexp.MustCompile(`^[\s\[(【（]*\d{1,2}[:時]\d`)

// goneOn counts the lines that went on with the entry above them.
func goneOn(pasted []exchange.Pasted) (n int) {
	for _, p := range pasted {
		n += strings.Count(clean.Block(p.Text), "\n")
	}
	return n
}

// read reads a file, or standard input for "-", up to a limit in bytes.
func (a *app) read(path string, limit int64) ([]byte, error) {
	in, name := a.in, "stdin"
	if path != "-" && a.guest != nil {
		return nil, incident.Refuse(incident.CodeNotFound, path) // the files here are the server's
	}
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		in, name = f, path
	}
	data, err := a.drain(io.LimitReader(in, limit+1))
	if errors.Is(err, context.Canceled) {
		return nil, err
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	if int64(len(data)) > limit {
		return nil, incident.Refuse(incident.CodeTooBig, name, megabytes(limit))
	}
	return data, nil
}

// drain reads to the end, but no longer than until a signal: whoever types, or the pipe, may never end.
func (a *app) drain(in io.Reader) ([]byte, error) {
	type all struct {
		data []byte
		err  error
	}
	done := make(chan all, 1)
	go func() {
		data, err := io.ReadAll(in)
		done <- all{data, err}
	}()
	select {
	case got := <-done:
		return got.data, got.err
	case <-a.stopped:
		return nil, context.Canceled
	}
}
