// Package policy reads how long everything may take from a YAML file, as an overlay on a table that stands.
package policy

import (
	"maps"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"shirei/incident"
	"shirei/incident/strict"
)

// maxSize is the most a policy file may hold, in bytes; the default table takes under 4 KB.
const maxSize = 16 << 10

// maxDepth is how deep flow collections may nest: {escalate: [{…}]} in a row, and one to spare.
const maxDepth = 4

// File is how an error names the file; a caller that knows its path puts that in its place as the first argument.
const File = "policy.yaml"

// Parse lays a policy file over a table: a key that is there replaces what stood, a list of rungs as a whole, and what is
// not mentioned stays. The base is not changed.
//
// Refused with [incident.CodeBadFile] (file, line, fault, piece): no YAML, an unknown key or one that stands twice, a bad
// term or number, an anchor, alias or tag, deep nesting; with [incident.CodeTooBig]: more than 16 KB.
func Parse(data []byte, base incident.Policy) (incident.Policy, error) {
	in, tree := strict.New(File, data, maxSize, maxDepth)
	p := base
	p.Rows = maps.Clone(base.Rows)
	if p.Rows == nil {
		p.Rows = map[incident.Severity]incident.Row{}
	}
	if tree != nil {
		reader{in}.policy(tree, &p)
	}
	if err := in.Err(); err != nil {
		return incident.Policy{}, err
	}
	return p, nil
}

func (r reader) policy(n ast.Node, p *incident.Policy) {
	r.Fields(n, File, func(key string, v ast.Node) bool {
		switch key {
		case "severity":
			p.Severity = r.term(v)
		case "chair":
			r.chair(v, p)
		case string(incident.Critical), string(incident.High), string(incident.Medium):
			row := p.Rows[incident.Severity(key)]
			r.row(key, v, &row)
			p.Rows[incident.Severity(key)] = row
		default:
			return false
		}
		return true
	})
}

func (r reader) chair(n ast.Node, p *incident.Policy) {
	r.Fields(n, "chair", func(key string, v ast.Node) bool {
		switch key {
		case "offered":
			p.ChairOffered = r.plain(v)
		case "pressed":
			p.ChairPressed = r.plain(v)
		default:
			return false
		}
		return true
	})
}

func (r reader) row(name string, n ast.Node, row *incident.Row) {
	r.Fields(n, name, func(key string, v ast.Node) bool {
		switch key {
		case "first_report":
			row.FirstReport = r.term(v)
		case "update":
			row.Update = r.term(v)
		case "escalate":
			row.Ladder = r.ladder(v)
		case "repeat":
			row.Repeat = r.plain(v)
		case "decide":
			row.Decide = r.term(v)
		case "size_up":
			row.SizeUp = r.plain(v)
		case "size_up_later":
			row.SizeUpLater = r.plain(v)
		case "watch":
			row.Watch = r.term(v)
		case "report_days":
			row.ReportDays = r.days(v)
		default:
			return false
		}
		return true
	})
}

func (r reader) ladder(n ast.Node) []incident.Rung {
	var out []incident.Rung
	for _, item := range r.Items(n, "escalate") {
		var rung incident.Rung
		r.Fields(item, "escalate", func(key string, v ast.Node) bool {
			switch key {
			case "after":
				rung.After = r.term(v)
			case "to":
				rung.To = r.name(v)
			default:
				return false
			}
			return true
		})
		switch {
		case rung.After.IsZero():
			r.Fault(item, "missing", "after")
		case rung.To == "":
			r.Fault(item, "missing", "to")
		}
		out = append(out, rung)
	}
	return slices.Clip(out)
}

// days reads a count of business days; "-" stands for none.
func (r reader) days(n ast.Node) int {
	text := r.Scalar(n)
	if text == "-" {
		return 0
	}
	days, err := strconv.Atoi(text)
	if err != nil || days < 1 || days > 1000 {
		r.Fault(n, "bad_number", text)
	}
	return days
}
