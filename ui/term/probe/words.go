package probe

import (
	"fmt"
	"strings"
	"time"

	"shirei/incident/clean"
	"shirei/ui/probe"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// Outcome says how a run ended, in one line.
func Outcome(words *text.Catalog, s probe.State, limit time.Duration) string {
	t := &words.Probe
	said, span := "", Span(words, s.Took)
	switch {
	case s.Late:
		said = t.Late(Span(words, limit))
	case s.Stopped:
		said = t.Stopped(span)
	case s.Exit < 0:
		said = t.Signal(span)
	default:
		said = t.Exit(s.Exit, span)
	}
	if s.Lost > 0 {
		said += "  " + t.Lost(s.Lost)
	}
	return said
}

// Span words how long something took, to a tenth of a second.
func Span(words *text.Catalog, d time.Duration) string {
	return words.Probe.Seconds(d.Round(100*time.Millisecond).Milliseconds() / 100)
}

// lastCells bounds the last line of an output within the first line of its entry.
const lastCells = 100

// Entry is a run as an entry of the timeline: what was run, how it ended and its last line, then the output as it came.
func Entry(words *text.Catalog, what string, s probe.State, limit time.Duration) string {
	head := clean.Line(what) + words.Common.Colon + Outcome(words, s, limit)
	output := strings.ToValidUTF8(strings.TrimRight(s.Output, "\r\n\t "), "\uFFFD")
	if output == "" {
		return head
	}
	if one := clean.Line(output); !strings.ContainsAny(output, "\r\n") && cell.Width(one) <= lastCells {
		return head + "  " + one // all of it stands there
	}
	if last := clean.Line(output[strings.LastIndexByte(output, '\n')+1:]); strings.TrimSpace(last) != "" {
		head += "  " + cell.CutTail(last, lastCells, "…")
	}
	return head + "\n" + output
}

// Refusal words why a command is not run, and what to do.
func Refusal(words *text.Catalog, e *probe.Error) text.Message {
	m := words.Probe.Reasons[string(e.Reason)]
	if strings.Contains(m.What, "%") {
		m.What = fmt.Sprintf(m.What, clean.Line(e.Path))
	}
	return m
}
