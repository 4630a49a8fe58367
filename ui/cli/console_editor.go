package cli

import (
	"cmp"
	"os/exec"
)

// editor gives the command that edits a file in the person's editor, which may come with flags; nil where none is set.
func (a *app) editor() func(path string) *exec.Cmd {
	name := cmp.Or(a.env("VISUAL"), a.env("EDITOR"))
	if name == "" {
		return nil
	}
	return func(path string) *exec.Cmd { return exec.Command("sh", "-c", name+` "$1"`, name, path) }
}
