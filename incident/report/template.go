package report

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"text/template"

	"shirei/incident"
)

// find reads the first template there is of the names, in the language of the text, together with its shared parts.
// For each name an override goes before the file that ships.
func (in Input) find(names []string) (*template.Template, error) {
	for _, name := range names {
		source, ok := in.read(name)
		if !ok {
			continue
		}
		file := string(in.Lang) + "/" + name + ".tmpl"
		t := template.New(file)
		if parts, ok := in.read("parts"); ok {
			if _, err := t.New(string(in.Lang) + "/parts.tmpl").Parse(parts); err != nil {
				return nil, badTemplate(string(in.Lang)+"/parts.tmpl", err)
			}
		}
		if _, err := t.Parse(source); err != nil {
			return nil, badTemplate(file, err)
		}
		return t, nil
	}
	return nil, incident.Refuse(incident.CodeNotFound, string(in.Lang)+"/"+names[0]+".tmpl")
}

// read takes a template's text. Names with a slash, as an imported audience may bear, are none.
func (in Input) read(name string) (string, bool) {
	path := string(in.Lang) + "/" + name + ".tmpl"
	if strings.ContainsAny(name, `/\`) || !fs.ValidPath(path) {
		return "", false
	}
	for _, from := range []fs.FS{in.Overrides, in.Templates} {
		if from == nil {
			continue
		}
		if data, err := fs.ReadFile(from, path); err == nil {
			return string(data), true
		}
	}
	return "", false
}

var atLine = regexp.MustCompile(`:(\d+):`)

// badTemplate says in which file and line a template is broken.
func badTemplate(file string, err error) error {
	line := ""
	if m := atLine.FindStringSubmatch(err.Error()); m != nil {
		line = m[1]
	}
	e := incident.Refuse(incident.CodeBadFile, file, line, err.Error())
	e.Cause = errors.Unwrap(err)
	return e
}
