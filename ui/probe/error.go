package probe

// Reason says why a command is not run. ui/text words each.
type Reason string

const (
	Untrusted  Reason = "untrusted"   // nobody has accepted the command on this machine
	NoShell    Reason = "no_shell"    // there is no sh
	Loose      Reason = "loose"       // the list of accepted commands could have been written by others
	Unreadable Reason = "unreadable"  // the list cannot be read
	Unwritable Reason = "unwritable"  // the list cannot be written
	Empty      Reason = "empty"       // there is nothing to run
	NotStarted Reason = "not_started" // the shell could not be started
)

// Error is why a command is not run. The cause is for the log.
type Error struct {
	Reason Reason
	Path   string // the file concerned, if any
	Cause  error
}

func (e *Error) Error() string {
	text := string(e.Reason)
	if e.Path != "" {
		text += ": " + e.Path
	}
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Cause }
