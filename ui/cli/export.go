package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
	"shirei/incident/report"
)

type exportOptions struct {
	*app
	format, reader, to string
	service            string
	all                bool
	wrote              beside
}

func (a *app) exportCommand() *cobra.Command {
	o := &exportOptions{app: a}
	c := a.command("export [ID]", 0, 1, o.run)
	f := c.Flags()
	f.StringVar(&o.format, "format", "md", "")
	f.StringVar(&o.reader, "for", "internal", "")
	f.StringVarP(&o.to, "out", "o", "", "")
	f.StringVar(&o.service, "service", "", "")
	f.BoolVar(&o.all, "all", false, "")
	return c
}

func (o *exportOptions) run(ctx context.Context, args []string) error {
	if o.reader != "internal" && o.reader != "client" {
		return incident.Refuse(incident.CodeUnknownWord, "--for", o.reader, "internal", "client")
	}
	write, err := o.writer(ctx, args)
	if err != nil {
		return err
	}
	document := o.beside()
	if err := o.prepare(document); err != nil {
		return err
	}
	if err := o.into(document, write); err != nil || o.wrote.files == 0 {
		return err
	}
	folder := filepath.Join(filepath.Dir(document), filesFolder)
	o.note(o.words.Evidence.Beside(clean.Line(folder)+string(filepath.Separator), o.wrote.files, lang.Bytes(o.wrote.bytes)))
	return nil
}

// writer finds what is to be written, so that nothing is created for what cannot be found.
func (o *exportOptions) writer(ctx context.Context, args []string) (func(io.Writer) error, error) {
	switch {
	case o.format == "bundle" && (o.to == "" || o.to == "-") && isTerminal(o.world.out):
		return nil, usage("%s", o.words.Usage.BundleFile)
	case o.format == "bundle":
		return o.bundle(ctx, args)
	case o.all:
		return nil, usage(o.words.Usage.OnlyBundle, "--all")
	case o.service != "":
		return nil, usage(o.words.Usage.OnlyBundle, "--service")
	}
	id, _ := optionalID(args, 0)
	m, err := o.locateLast(ctx, id)
	if err != nil {
		return nil, err
	}
	switch o.format {
	case "md":
		return func(w io.Writer) error { return m.document(ctx, w, report.Reader(o.reader), o.beside(), &o.wrote) }, nil
	case "json":
		return func(w io.Writer) error {
			d, err := m.doc(ctx, report.Reader(o.reader))
			if err != nil {
				return err
			}
			return report.JSON(&inertJSON{to: w}, d)
		}, nil
	}
	return nil, incident.Refuse(incident.CodeUnknownWord, "--format", o.format, "md", "json", "bundle")
}

// doc is what a document about the incident is written from.
func (m *matter) doc(ctx context.Context, reader report.Reader) (report.Doc, error) {
	p, _, err := m.profile(ctx)
	return report.Doc{
		State: m.state, Entries: m.seat.Entries(ctx, m.stream), Lang: m.lang, For: reader, Now: m.now, Profile: p,
	}, err
}

// document writes the document. Into a file, it has links to what entries keep, which is written beside it; the client's
// report has none.
func (m *matter) document(ctx context.Context, w io.Writer, reader report.Reader, path string, wrote *beside) error {
	d, err := m.doc(ctx, reader)
	if err == nil && path != "" && path != "-" && reader == report.ForInternal {
		d.File, err = m.files(ctx, path, wrote)
	}
	if err != nil {
		return err
	}
	return report.Postmortem(w, d)
}

// into writes to a file, which appears only when it is whole, or to standard output.
func (a *app) into(path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(a.out)
	}
	f, err := draftFile(path)
	if err != nil {
		return err
	}
	defer f.discard()
	if err := write(f); err != nil {
		if told := (*fs.PathError)(nil); errors.As(err, &told) {
			return unwritable(path, err)
		}
		return err
	}
	if err := f.keep(); err != nil {
		return err
	}
	fmt.Fprintln(a.out, clean.Line(path))
	return nil
}
