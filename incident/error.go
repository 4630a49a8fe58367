package incident

import "strings"

// Code says why an act was refused; ui/text words every code in both languages, with what to do next.
type Code string

const (
	CodeNotFound      Code = "not_found"       // args: what was asked for
	CodeAmbiguous     Code = "ambiguous"       // args: prefix, the candidates
	CodeNoneActive    Code = "none_active"     // no incident is active
	CodeSeveralActive Code = "several_active"  // args: their short ids
	CodeEmpty         Code = "empty"           // args: the field
	CodeUnknownWord   Code = "unknown_word"    // args: field, value, the words allowed
	CodeFuture        Code = "future"          // args: the time given (RFC 3339)
	CodeBadTime       Code = "bad_time"        // args: the text given
	CodeReasonNeeded  Code = "reason_needed"   // args: for what
	CodeAlreadyDone   Code = "already_done"    // args: what
	CodeNotYet        Code = "not_yet"         // args: what has to come first
	CodeReportGap     Code = "report_gap"      // args: the missing facts
	CodeReportRaw     Code = "report_raw"      // args: the raw piece found in the text
	CodeTold          Code = "told"            // a time told to somebody outside does not move
	CodeReachedNeeded Code = "reached_needed"  // an escalation is kept only by who was reached
	CodeNotYours      Code = "not_yours"       // args: whose
	CodeHeld          Code = "held"            // args: who holds the seat
	CodeNotAsked      Code = "not_asked"       // args: who is to answer
	CodePartChanged   Code = "part_changed"    // args: the part of the postmortem, who wrote it meanwhile, when (RFC 3339)
	CodeNotGranted    Code = "not_granted"     // args: the grant, what it does not hold
	CodeNothingToUndo Code = "nothing_to_undo" //
	CodeCannotUndo    Code = "cannot_undo"     // a text that is out stays out
	CodeItself        Code = "itself"          // args: the incident that was to be linked to itself, how
	CodeCircle        Code = "circle"          // args: the incident that leads back here
	CodeNotANote      Code = "not_a_note"      // only notes are corrected
	CodeDiffers       Code = "differs"         // args: name, what differs
	CodeBadFile       Code = "bad_file"        // args: file, line, what
	CodeBadBundle     Code = "bad_bundle"      // args: file, line, what
	CodeStranger      Code = "stranger"        // args: fingerprint, whose; a bundle of a store that is not known here
	CodeOtherKey      Code = "other_key"       // args: whose, the fingerprint known, the bundle's
	CodeNotThatKey    Code = "not_that_key"    // args: the fingerprint given, the bundle's
	CodeTooBig        Code = "too_big"         // args: what, limit
	CodeNotSaved      Code = "not_saved"       // the store could not write; nothing was kept
	CodeBusy          Code = "busy"            // locked for too long; not saved
	CodeReadOnly      Code = "read_only"       //
	CodeFull          Code = "full"            // no space
	CodeDamaged       Code = "damaged"         //
	CodeMoved         Code = "moved"           // args: path; another file, or none, lies where the database was opened
	CodeNewer         Code = "newer"           // args: its version, ours, "bundle" where it is one
	CodeNotADatabase  Code = "not_a_database"  // args: path
	CodeNoHome        Code = "no_home"         //
	CodeNoCgo         Code = "no_cgo"          //
	CodeNoTerminal    Code = "no_terminal"     //
	CodeNoFiles       Code = "no_files"        // over SSH the files are the server's
	CodeUsage         Code = "usage"           // args: what is wrong
	CodeProblems      Code = "problems"        // args: how many
)

// Error is the one error of the domain: a code with its arguments, and the cause, which goes to the log and not to the screen.
type Error struct {
	Code  Code
	Args  []string
	Cause error
}

func (e *Error) Error() string {
	parts := append([]string{string(e.Code)}, e.Args...)
	if e.Cause != nil {
		parts = append(parts, e.Cause.Error())
	}
	return strings.Join(parts, ": ")
}

func (e *Error) Unwrap() error { return e.Cause }

// Refuse makes an [Error].
func Refuse(c Code, args ...string) *Error { return &Error{Code: c, Args: args} }

// Phrase is something the rules say: a code and its arguments, worded by package lang in either language.
// Times among the arguments are RFC 3339.
type Phrase struct {
	Code string   `json:"code,omitempty"`
	Args []string `json:"args,omitempty"`
}

// Say makes a [Phrase].
func Say(code string, args ...string) Phrase { return Phrase{Code: code, Args: args} }
