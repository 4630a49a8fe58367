package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/ui/text"
)

// editing is the text of an inventory, or of one entry of it, in a person's editor.
type editing struct {
	*app
	seat *desk.Seat
	svc  *desk.Service // as it stood when the editing began
	path string        // of the entry; empty: the whole inventory
	file string        // that holds the text
	from string        // a file to take instead of opening an editor
}

func (a *app) inventoryEdit() *cobra.Command {
	from := ""
	c := a.command("edit [SERVICE] [PATH]", 0, 2, func(ctx context.Context, args []string) error {
		service, path := about(args)
		e := &editing{app: a, path: path, from: from}
		return e.run(ctx, service)
	})
	c.Flags().StringVar(&from, "from", "", "")
	return c
}

func (e *editing) run(ctx context.Context, service []string) (err error) {
	if e.path != "" {
		at, err := e.spot(e.path)
		if err == nil && (at.list() || at.form.Key != "") {
			err = usage(e.words.Inventory.NotAnEntry, e.path)
		}
		if err != nil {
			return err
		}
	}
	if e.svc, err = e.service(ctx, service); err != nil {
		return err
	}
	if e.seat, err = e.app.seat(ctx); err != nil {
		return err
	}
	edited, err := e.edited()
	if err != nil || edited == nil {
		return err
	}
	after, err := e.take(ctx, edited)
	if err != nil {
		return e.kept(ctx, err, edited)
	}
	if e.from == "" {
		_ = os.Remove(e.file)
	}
	if e.path == "" {
		return e.revised(e.svc, after, e.words.Inventory.Saved)
	}
	return e.revised(e.svc, after, e.words.Inventory.Saved, incident.InventoryEdit{Path: e.path})
}

// take makes the text what the inventory says. Of a whole inventory, what others have changed meanwhile stays.
func (e *editing) take(ctx context.Context, edited []byte) (*desk.Service, error) {
	if e.path == "" {
		return e.seat.RewriteInventory(ctx, e.svc.ID, e.svc.YAML, edited)
	}
	edit, err := inventory.ParseEntry(e.svc.Inventory, e.path, edited)
	if err != nil {
		return nil, err
	}
	return e.seat.EditInventory(ctx, e.svc.ID, edit)
}

// edited gives the text as it was saved; nil where nothing was changed.
func (e *editing) edited() ([]byte, error) {
	if e.from != "" {
		e.file = e.from
		return e.read(e.from, maxInventory)
	}
	begun := e.text()
	if err := e.open(begun); err != nil {
		return nil, err
	}
	edited, err := os.ReadFile(e.file)
	if err != nil {
		return nil, unreadable(e.file, err)
	}
	if bytes.Equal(edited, begun) {
		_ = os.Remove(e.file)
		e.say(e.words.Inventory.Same)
		return nil, nil
	}
	return edited, nil
}

// text is what is edited: the YAML, and below an entry the fields that are blank, as comments.
func (e *editing) text() []byte {
	if e.path == "" {
		return []byte(e.svc.YAML)
	}
	out, there := inventory.FormatEntry(e.svc.Inventory, e.path)
	if !there { // a new entry begins with its id
		out = []byte("id: " + e.path[strings.LastIndexByte(e.path, '.')+1:] + "\n")
	}
	kind, _ := inventory.KindOf(e.path)
	blanks, answers := "", e.svc.Inventory.Answers(e.path)
	for _, f := range kind.Fields {
		if answers["na"] != nil {
			break // nothing is asked of what does not apply
		}
		if answers[f.Key] == nil && (!f.Common || f.Key == "name") {
			blanks += "# " + f.Key + ":  # " + inventory.Label(string(e.lang), f.Label) + "\n"
		}
	}
	if blanks != "" {
		blanks = "\n# " + e.words.Inventory.EditorBlank + "\n" + blanks
	}
	return append(out, blanks...)
}

// open runs the editor on a file that only this person can read.
func (e *editing) open(begun []byte) error {
	editor := e.editor()
	if editor == nil {
		return told{e.words.Inventory.NoEditor, e.words.Inventory.NoEditorNext, nil}
	}
	f, err := os.CreateTemp("", "shirei-"+e.svc.ID+"-*.yaml") // 0600
	if err != nil {
		return unwritable(os.TempDir(), err)
	}
	e.file = f.Name()
	_, err = f.Write(begun)
	if err = errors.Join(err, f.Close()); err != nil {
		return unwritable(e.file, err)
	}
	c := editor(e.file)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := c.Run(); err != nil {
		return told{
			fmt.Sprintf(e.words.Inventory.EditorFailed, clean.Line(err.Error())), fmt.Sprintf(e.words.Inventory.Kept, clean.Line(e.file)), err,
		}
	}
	return nil
}

// kept tells where the text is that could not be taken, and how it is taken once it is mended.
func (e *editing) kept(ctx context.Context, err error, edited []byte) error {
	words, file, what, next, left := e.words.Inventory, e.file, "", "", ""
	found, conflict := (inventory.Problems)(nil), (*inventory.Conflict)(nil)
	switch {
	case errors.As(err, &found):
		e.listProblems(e.file, found)
		what = fmt.Sprintf(text.For(e.lang).Errors.Refused.Several, len(found))
		left = e.hide(edited, found)
	case errors.As(err, &conflict):
		what, _ = e.worded(err)
		if merged := e.rebase(ctx, edited); merged != "" {
			file, next = merged, fmt.Sprintf(words.Rebased, clean.Line(merged))
		}
	default:
		what, next = e.worded(err)
	}
	again := "shirei inventory edit " + e.svc.ID
	if e.path != "" {
		again += " " + e.path
	}
	lines := []string{fmt.Sprintf(words.Kept, clean.Line(e.file)), left, next, fmt.Sprintf(words.KeptAgain, again+" --from "+clean.Line(file))}
	return told{what, strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n"), err}
}

// hide takes out of our own file what was refused as a secret, and says so; a file of the person's is theirs.
func (e *editing) hide(edited []byte, found inventory.Problems) string {
	words := text.For(e.lang).Inventory.Edit.YAML
	rest, hid := inventory.HideSecrets(string(edited), string(e.text()), words.Hidden, found)
	if e.from != "" || !hid {
		return ""
	}
	if os.WriteFile(e.file, []byte(rest), 0o600) != nil {
		_ = os.Remove(e.file) // rather no text than a secret that stays
	}
	return words.LeftOut
}
