package inventory

import (
	"fmt"
	"strings"
)

// The codes of what can be wrong with the YAML of an inventory. Problem.Words
// says each in Japanese and English.
const (
	CodeNotUTF8       = "not_utf8"
	CodeTooBig        = "too_big" // limit in MiB
	CodeTooDeep       = "too_deep"
	CodeTooMany       = "too_many"      // how many more were left out
	CodeTooManyKeys   = "too_many_keys" // limit
	CodeSyntax        = "syntax"        // the parser's words
	CodeAnchor        = "anchor"        // the text of the anchor
	CodeAlias         = "alias"         // the text of the alias
	CodeTag           = "tag"           // the text of the tag
	CodeDocuments     = "many_documents"
	CodeComplexKey    = "complex_key"
	CodeUnknownKey    = "unknown_key"   // key, keys that exist there
	CodeDuplicateKey  = "duplicate_key" // key, line of the first
	CodeWrongType     = "wrong_type"    // wanted, got
	CodeMissingID     = "missing_id"
	CodeMissingReason = "missing_reason"
	CodeBadID         = "bad_id"       // id
	CodeDuplicateID   = "duplicate_id" // id, where the first is
	CodeFixedID       = "fixed_id"     // the id that stays
	CodeBadURL        = "bad_url"      // value
	CodeBadZone       = "bad_zone"     // value
	CodeBadHours      = "bad_hours"    // value
	CodeBadClock      = "bad_clock"    // value
	CodeBadDate       = "bad_date"     // value
	CodeBadPeriod     = "bad_period"   // value
	CodeBadSpan       = "bad_span"     // value
	CodeBadNumber     = "bad_number"   // value, lowest, highest
	CodeUnknownLayer  = "unknown_layer"
	CodeUnknownChoice = "unknown_choice" // value, values that exist
	CodeDangling      = "dangling"       // id, where it was looked for
	CodeCircular      = "circular"       // the ids of the circle
	CodeTwoFirst      = "two_first"      // where the other is
	CodeInUse         = "in_use"         // the paths that refer to it
	CodeNotEmpty      = "not_empty"      // how many entries the list has
	CodeUnknownPath   = "unknown_path"
	CodeSecret        = "secret"
)

// Problem is one thing wrong with the YAML of an inventory.
type Problem struct {
	Line int    // from 1; 0 where the whole file is meant
	Path string // monitoring.dashboards.top.url; empty where no field is meant
	Code string
	Args []any // what the code names; never the value of a likely secret
}

// Error is the problem in plain English.
func (p Problem) Error() string { return p.Words("en") }

// Problems is everything wrong with one file, in the order of its lines.
type Problems []Problem

// Error lists the problems in plain English, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = fmt.Sprintf("line %d: %s", p.Line, p.Words("en"))
		if p.Line == 0 {
			lines[i] = p.Words("en")
		}
	}
	return strings.Join(lines, "\n")
}

// most is how many problems are told at once: beyond that a person starts over.
const most = 200

func (ps *Problems) add(line int, path, code string, args ...any) {
	*ps = append(*ps, Problem{Line: line, Path: path, Code: code, Args: args})
}
