package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
)

// documentName is the document's name in a folder that is exported into.
const documentName = "postmortem.md"

// filesFolder stands beside the document and holds what entries keep.
const filesFolder = "attachments"

// beside gives the file of a document that is written into a folder, else what was named.
func (o *exportOptions) beside() string {
	info, err := os.Stat(o.to)
	if o.format == "md" && (strings.HasSuffix(o.to, string(os.PathSeparator)) || err == nil && info.IsDir()) {
		return filepath.Join(o.to, documentName)
	}
	return o.to
}

// beside is what was written beside a document.
type beside struct {
	files int
	bytes int64
}

// files writes what the entries keep beside a document that will stand in a file, and gives where each is, seen from there: a
// file is named by the id of its entry, as attachments lists it, and the same content is written once. What has not come to
// this store has no link.
func (m *matter) files(ctx context.Context, document string, wrote *beside) (func(incident.Entry) string, error) {
	entries, err := m.seat.Attachments(ctx, m.stream)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	folder := filepath.Join(filepath.Dir(document), filesFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, unwritable(folder, err)
	}
	at, known := map[string]string{}, map[incident.Attached]string{}
	for _, e := range entries {
		if e.Struck {
			continue
		}
		same := incident.Attached{SHA256: e.Attached.SHA256, Name: e.Attached.Name}
		if at[e.ID] = known[same]; at[e.ID] != "" {
			continue
		}
		content, err := m.seat.Content(ctx, e)
		if missing, ok := desk.AsError(err); ok && missing.Code == incident.CodeNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		name := incident.Tail(e.ID) + "-" + safeName(e.Attached.Name)
		if err := writeWhole(filepath.Join(folder, name), content); err != nil {
			return nil, err
		}
		at[e.ID] = path.Join(filesFolder, name)
		known[same] = at[e.ID]
		wrote.files, wrote.bytes = wrote.files+1, wrote.bytes+int64(len(content))
	}
	return func(e incident.Entry) string { return at[e.ID] }, nil
}

// writeWhole writes a file that appears only when it is whole.
func writeWhole(path string, content []byte) error {
	f, err := draftFile(path)
	if err != nil {
		return err
	}
	defer f.discard()
	if _, err := io.Copy(f, bytes.NewReader(content)); err != nil {
		return unwritable(path, err)
	}
	return f.keep()
}

// safeName keeps of a name what is a file's name anywhere: letters, digits, dots, dashes, and no hidden file.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, clean.Line(name))
	if cut := []rune(strings.Trim(name, ".-")); len(cut) > 0 {
		return string(cut[max(0, len(cut)-longestName):])
	}
	return "file"
}

// longestName leaves the digest before it room in the 255 bytes of a file's name, in characters of three bytes.
const longestName = 80

// prepare makes the folder that a document is to stand in, where one was asked for.
func (o *exportOptions) prepare(document string) error {
	if document == o.to {
		return nil
	}
	if err := os.MkdirAll(o.to, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return unwritable(o.to, err)
	}
	return nil
}
