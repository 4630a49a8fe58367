package guide

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/strict"
)

const (
	maxSize  = 64 << 10 // bytes; the longest that ships takes under 16 KB
	maxDepth = 5        // of flow collections: {steps: [{normal: {clear: [db]}}]}
	maxSteps = 30       // more than anybody walks through in an outage
	maxText  = 400      // characters of one text: six lines on 80 columns
	maxLook  = 60       // characters of a question: it stands on one line
)

// Parse reads a family's file. File is how errors name it.
//
// Refused with [incident.CodeBadFile] (file, line, fault, piece): no YAML, no steps, an unknown key, layer or effect, a
// missing or doubled id, a step without words, a text of several lines or too long; with [incident.CodeTooBig]: over 64 KB.
func Parse(data []byte, f incident.Family, file string) (Guide, error) {
	in, tree := strict.New(file, data, maxSize, maxDepth)
	r, g := reader{in}, Guide{Family: f}
	if tree != nil {
		r.Fields(tree, file, func(key string, v ast.Node) bool {
			if key == "steps" {
				g.Steps = r.steps(v)
			}
			return key == "steps"
		})
	}
	if err := in.Err(); err != nil {
		return Guide{}, err
	}
	if len(g.Steps) == 0 {
		return Guide{}, incident.Refuse(incident.CodeBadFile, file, "0", "missing", "steps")
	}
	return g, nil
}

type reader struct{ *strict.Reader }

func (r reader) steps(n ast.Node) []Step {
	var out []Step
	for _, item := range r.Items(n, "steps") {
		s := r.step(item)
		switch {
		case r.Err() != nil:
			return nil
		case slices.ContainsFunc(out, func(x Step) bool { return x.ID == s.ID }):
			r.Fault(item, "twice_step", s.ID)
		case len(out) == maxSteps:
			r.Fault(item, "too_many")
		}
		out = append(out, s)
	}
	return out
}

// plain is an id: it stands in the record and on the command line.
var plain = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

func (r reader) step(n ast.Node) Step {
	s := Step{words: map[lang.Lang]Words{}}
	r.Fields(n, "steps", func(key string, v ast.Node) bool {
		switch key {
		case "id":
			if s.ID = r.Scalar(v); !plain.MatchString(s.ID) {
				r.Fault(v, "bad_id", s.ID)
			}
		case "layer":
			s.Layer = r.layer(v)
		case "normal":
			s.Normal = r.effect(key, v)
		case "abnormal":
			s.Abnormal = r.effect(key, v)
		case string(lang.JA), string(lang.EN):
			s.words[lang.Lang(key)] = r.words(key, v)
		default:
			return false
		}
		return true
	})
	switch {
	case s.ID == "":
		r.Fault(n, "missing", "id")
	case s.Layer == "":
		r.Fault(n, "missing", "layer")
	case len(s.words) == 0:
		r.Fault(n, "missing", "ja")
	}
	return s
}

func (r reader) layer(n ast.Node) incident.Layer {
	l := incident.Layer(r.Scalar(n))
	if !slices.Contains(incident.Layers(), l) {
		r.Fault(n, "bad_layer", string(l))
	}
	return l
}

// effect reads {suspect: […], clear: […]}; an answer cannot do both to a layer.
func (r reader) effect(name string, n ast.Node) Effect {
	var e Effect
	seen := map[incident.Layer]bool{}
	list := func(key string, v ast.Node) (out []incident.Layer) {
		for _, item := range r.Items(v, key) {
			l := r.layer(item)
			if seen[l] {
				r.Fault(item, "twice_step", string(l))
			}
			seen[l] = true
			out = append(out, l)
		}
		return out
	}
	r.Fields(n, name, func(key string, v ast.Node) bool {
		switch key {
		case "suspect":
			e.Suspect = list(key, v)
		case "clear":
			e.Clear = list(key, v)
		default:
			return false
		}
		return true
	})
	return e
}

func (r reader) words(name string, n ast.Node) Words {
	var w Words
	fields := map[string]*string{"look": &w.Look, "how": &w.How, "normal": &w.Normal, "abnormal": &w.Abnormal, "why": &w.Why}
	r.Fields(n, name, func(key string, v ast.Node) bool {
		to, ok := fields[key]
		switch {
		case key == "look":
			*to = r.text(v, maxLook)
		case ok:
			*to = r.text(v, maxText)
		}
		return ok
	})
	for _, key := range []string{"look", "how", "normal", "abnormal"} { // why may be left out
		if *fields[key] == "" {
			r.Fault(n, "missing", name+"."+key)
		}
	}
	return w
}

func (r reader) text(n ast.Node, most int) string {
	s := r.Scalar(n)
	if s == "" || utf8.RuneCountInString(s) > most || strings.ContainsFunc(s, unicode.IsControl) {
		r.Fault(n, "bad_line", s)
	}
	return s
}
