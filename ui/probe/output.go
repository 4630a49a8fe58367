package probe

import (
	"fmt"

	"shirei/ui/shell"
)

// Most is how much of an output is kept, in bytes: its first half and its last one.
const Most = 64 << 10

// output is what is kept of what a command prints.
type output struct{ *shell.Kept }

func newOutput() output { return output{shell.NewKept(Most)} }

// text gives what is kept. Where bytes were left out, a line says how many.
func (o output) text() (string, int64) {
	head, tail, lost := o.Ends()
	if lost == 0 {
		return string(head), 0
	}
	return fmt.Sprintf("%s\n[… %d bytes …]\n%s", head, lost, tail), lost
}
