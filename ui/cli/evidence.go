package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/mask"
	"shirei/ui/shell"
)

// evidence is content that is about to be kept, with what was done to it.
type evidence struct {
	incident.Attached
	content []byte
	last    []byte // its end, where the middle was left out
}

// evidence prepares what was read or printed: secrets are masked, unless it is to stay raw, and where the middle is missing a
// line says so.
func (a *app) evidence(name string, kept *shell.Kept, raw bool) evidence {
	head, tail, left := kept.Ends()
	e := evidence{Attached: incident.Attached{Name: name, Left: left, Raw: raw}, last: head}
	if !raw && left > 0 {
		whole := len(head) + len(tail)
		head, tail = mask.Ends(head, tail)
		e.Left += int64(whole - len(head) - len(tail))
	}
	if !raw {
		n := 0
		head, e.Masked = mask.Text(head, a.words.Evidence.Mark)
		tail, n = mask.Text(tail, a.words.Evidence.Mark)
		e.Masked += n
	}
	if e.content, e.last = head, head; left > 0 {
		e.content = slices.Concat(head, []byte("\n[… "+lang.Bytes(e.Left)+" …]\n"), tail)
		e.last = tail
	}
	e.Size, e.Binary = int64(len(e.content)), bytes.IndexByte(e.content, 0) >= 0
	return e
}

// keptBytes is what is kept of one content besides the line that says what was left out, in bytes. Masking may make it longer.
const keptBytes = incident.MaxAttachment - 64<<10

// fits cuts what masking has made too long.
func (e *evidence) fits() {
	if over := e.Size - incident.MaxAttachment; over > 0 {
		e.content, e.Left, e.Size = e.content[:incident.MaxAttachment], e.Left+over, incident.MaxAttachment
	}
}

// keep records content with its entry.
func (e *evidence) keep(ctx context.Context, seat *desk.Seat, stream string, cmd func(incident.Attached) incident.Command) (desk.Outcome, error) {
	e.fits()
	return seat.Keep(ctx, stream, e.content, func(digest string) incident.Command {
		of := e.Attached
		of.SHA256 = digest
		return cmd(of)
	})
}

// tell says on standard error what was done to it; more is what was masked elsewhere in its entry.
func (a *app) tell(e evidence, more int) {
	t := &a.words.Evidence
	if n := e.Masked + more; n > 0 {
		a.note(t.Masked(n))
	}
	if e.Raw {
		a.note(t.Raw)
	}
	if e.Left > 0 {
		a.note(t.Left(lang.Bytes(e.Left)))
	}
}

// lines are the first (or, with a negative n, the last) lines of an output as it was seen, each cut to what an entry shows.
func linesOf(output []byte, n int) string {
	text := strings.Trim(clean.Output(string(output)), "\n")
	all := strings.Split(text, "\n")
	switch {
	case text == "":
		return ""
	case n < 0 && len(all) > -n:
		all = all[len(all)+n:]
	case n > 0 && len(all) > n:
		all = all[:n]
	}
	for i, l := range all {
		if cut := []rune(l); len(cut) > lineRunes {
			all[i] = string(cut[:lineRunes])
		}
		all[i] = strings.TrimRight(all[i], " ")
	}
	return strings.Join(all, "\n")
}

// lineRunes bounds a line of an entry; all of it stands in what is kept beside it.
const lineRunes = 1000

// shown is the content of an attachment for a terminal.
func (a *app) shown(of *incident.Attached, content []byte) string {
	if of.Binary {
		return fmt.Sprintf(a.words.Evidence.Binary, lang.Bytes(of.Size)) + "\n"
	}
	return strings.TrimRight(clean.Output(string(content)), "\n") + "\n"
}

// A text of more lines or bytes than these is kept beside its entry, which then has its first lines.
const (
	longLines  = 20
	longBytes  = 4 << 10
	firstLines = 10
)

// piped reads standard input to its end, however long: a short text is the entry's, of a long one the first lines are, and
// all of it is to be kept beside it.
func (a *app) piped(raw bool) (text string, e evidence, long bool, err error) {
	kept, read := shell.NewKept(keptBytes), make(chan error, 1)
	go func() {
		_, err := io.Copy(kept, a.in)
		read <- err
	}()
	select {
	case err := <-read:
		if err != nil {
			return "", e, false, unreadable("stdin", err)
		}
	case <-a.stopped:
		return "", e, false, context.Canceled
	}
	e = a.evidence("stdin.txt", kept, raw)
	text = strings.TrimSuffix(strings.TrimSuffix(string(e.content), "\n"), "\r")
	if !e.Binary && e.Left == 0 && len(text) <= longBytes && strings.Count(text, "\n") < longLines {
		return text, e, false, nil
	}
	if e.Binary {
		return e.Name, e, true, nil
	}
	return cmp.Or(linesOf(e.content, firstLines), e.Name), e, true, nil
}
