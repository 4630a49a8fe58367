package incident

import (
	"strconv"
	"time"
)

// MaxAttachment is how much of a file or an output is kept, in bytes: the store's rows stay small enough to copy, and a log
// of that size is more than anybody reads in an outage.
const MaxAttachment = 8 << 20

// Attached names content that is kept beside an entry.
type Attached struct {
	SHA256 string `json:"sha256"` // of what is kept, in hexadecimal digits
	Name   string `json:"name"`
	Size   int64  `json:"size"` // of what is kept, in bytes
	Binary bool   `json:"binary,omitempty"`
	Left   int64  `json:"left,omitempty"`   // bytes left out of its middle
	Masked int    `json:"masked,omitempty"` // how many likely secrets were masked
	Raw    bool   `json:"raw,omitempty"`    // somebody asked that nothing be masked
}

// AttachedTo gives what a body keeps beside its entry; nil if nothing.
func AttachedTo(b Body) *Attached {
	switch b := b.(type) {
	case AttachmentAdded:
		return &b.Attached
	case CommandRan:
		return b.Output
	case NoteTaken:
		return b.Attached
	}
	return nil
}

// AttachmentAdded keeps a file as evidence.
type AttachmentAdded struct {
	Attached
	Text string `json:"text,omitempty"` // what it shows, in a person's words
}

func (AttachmentAdded) Kind() Kind          { return "attachment.added" }
func (AttachmentAdded) apply(*State, Event) {}
func (b AttachmentAdded) tell(e *Entry) {
	e.Kind, e.Text, e.Attached = EntryAttachment, b.Text, &b.Attached
	e.Phrase = Say("attachment.added", b.Name, strconv.FormatInt(b.Size, 10), positive(b.Masked), yes(b.Raw), positive(int(b.Left)))
}

// CommandRan tells what somebody ran in their shell and how it ended.
type CommandRan struct {
	Command string    `json:"command"` // as it can be typed again, with secrets masked
	Host    string    `json:"host,omitempty"`
	Dir     string    `json:"dir,omitempty"`
	Ended   time.Time `json:"ended"` // it began when the event occurred
	Exit    int       `json:"exit"`  // as a shell gives it: 128 and the signal's number where one ended it
	Tail    string    `json:"tail,omitempty"`
	Masked  int       `json:"masked,omitempty"` // in the command
	Output  *Attached `json:"output,omitempty"` // nil: it printed nothing
}

func (CommandRan) Kind() Kind          { return "command.ran" }
func (CommandRan) apply(*State, Event) {}
func (b CommandRan) tell(e *Entry) {
	masked, raw, left := b.Masked, false, int64(0)
	if b.Output != nil {
		masked, raw, left = masked+b.Output.Masked, b.Output.Raw, b.Output.Left
	}
	took := ""
	if d := b.Ended.Sub(e.OccurredAt); d >= time.Second {
		took = d.Round(time.Second).String()
	}
	e.Kind, e.Text, e.Attached = EntryCommand, b.Tail, b.Output
	e.Phrase = Say("command.ran", b.Command, strconv.Itoa(b.Exit), took, positive(masked), yes(raw), positive(int(left)), b.Host, b.Dir)
}

// Ran gives where the command of an entry was run; nothing for an entry of another kind. Its text is the end of the output.
func (e Entry) Ran() (host, dir string) {
	if a := e.Phrase.Args; e.Kind == EntryCommand && len(a) > 7 {
		return a[6], a[7]
	}
	return "", ""
}

// positive is a number for a phrase that leaves out what is none.
func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// yes is what a phrase asks for where it says something only of some.
func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// Attach keeps a file. It depends on nothing in the state (see [Blind]). Refused: no name, no content, a time in the future.
type Attach struct {
	AttachmentAdded
	At When
}

func (a Attach) decide(c *casework) error {
	if err := a.check(); err != nil {
		return err
	}
	return c.at(a.At, a.AttachmentAdded)
}

// check refuses what names no content. The store has put in the digest.
func (a Attached) check() error {
	switch {
	case !said(a.Name):
		return Refuse(CodeEmpty, "name")
	case a.Size <= 0 || a.SHA256 == "":
		return Refuse(CodeEmpty, "content")
	case a.Size > MaxAttachment:
		return Refuse(CodeTooBig, a.Name, strconv.Itoa(MaxAttachment>>20)+" MB")
	}
	return nil
}

// TellCommand records a command that was run. It depends on nothing in the state (see [Blind]). Refused: no command, a time
// in the future.
type TellCommand struct {
	CommandRan
	Began time.Time
}

func (a TellCommand) decide(c *casework) error {
	if !said(a.Command) {
		return Refuse(CodeEmpty, "command")
	}
	if a.Ended.Before(a.Began) { // the clock was set back while it ran
		a.Ended = a.Began
	}
	a.Ended = micro(a.Ended)
	if a.Output != nil {
		if err := a.Output.check(); err != nil {
			return err
		}
	}
	return c.record(a.Began, a.CommandRan)
}
