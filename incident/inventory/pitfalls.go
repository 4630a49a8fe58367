package inventory

import (
	"reflect"
	"slices"
)

// Pitfall is the answer to one of the seven questions.
type Pitfall struct {
	N        int      // 1 to 7
	Key      string   // no_responder …; Label words "pitfalls.no_responder", PitfallQuestion the question to a person
	Answer   string   // yes, no or unknown; unknown counts as yes
	By       string   // who answered: fields, person, or nobody
	Looked   []string // the kinds whose fields answer it: monitoring.routes
	Evidence []string // paths of what is missing; empty where the answer is no
	Said     string   // what a person answered: yes, no, unknown, or nothing; the fields may have overruled it
	Because  string   // what that person wrote
}

// Who answered a pitfall.
const (
	ByFields = "fields"
	ByPerson = "person"
	ByNobody = "nobody"
)

// pitfallRule names the fields whose blanks are a pitfall.
type pitfallRule struct {
	key   string
	asks  []ask
	extra func(*Service) []string
}

type ask struct {
	kind   string // its path
	fields []string
}

var pitfallRules = [7]pitfallRule{
	{"no_responder", []ask{{"monitoring.routes", []string{"first_taker", "nights", "nobody_answers"}}}, takersOutOfReach},
	{"locked_out", []ask{{"access.accounts", []string{"login", "holder", "admin", "mfa", "mfa_emergency", "grant"}}}, nil},
	{"endless_search", []ask{
		{"investigation.integrations", []string{"desk", "boundary"}},
		{"investigation.ends", []string{"until", "takeover"}},
	}, layersWithoutEnd},
	{"vendor_cascade", []ask{{"investigation.integrations", []string{"timeout", "retry", "degraded"}}}, nil},
	{"silent_jobs", []ask{{"investigation.jobs", []string{"owner", "watched_by", "rerun"}}}, nil},
	{"surge", []ask{{"change.capacity", []string{"measured", "scaling", "protect_first", "decider"}}}, nil},
	{"unknown_changes", []ask{
		{"change.release", []string{"owner", "approver", "tell", "history"}},
		{"change.sensitive", []string{"holder"}},
	}, nil},
}

func (s *Service) pitfalls() [7]Pitfall {
	kinds := map[string]reflect.Value{}
	specs := map[string]*kindSpec{}
	for k, v := range s.kinds() {
		kinds[k.path()], specs[k.path()] = v, k
	}
	var out [7]Pitfall
	for i, rule := range pitfallRules {
		asked := kinds["pitfalls."+rule.key].Interface().(Answer)
		p := Pitfall{N: i + 1, Key: rule.key, Said: asked.Answer.Value, Because: asked.Because.Value}
		silent := true // nothing there to judge by
		for _, a := range rule.asks {
			missing, blank := specs[a.kind].missing(kinds[a.kind], a.fields)
			p.Looked = append(p.Looked, a.kind)
			p.Evidence = append(p.Evidence, missing...)
			silent = silent && blank
		}
		if rule.extra != nil && !silent {
			p.Evidence = append(p.Evidence, rule.extra(s)...)
		}
		p.Answer, p.By = settle(p.Said, silent, len(p.Evidence) > 0)
		out[i] = p
	}
	return out
}

// settle weighs what a person said against what the fields show. The fields win
// over a "no"; nothing wins over a person's "yes"; where the fields are all
// blank only the person can tell.
func settle(said string, silent, missing bool) (answer, by string) {
	switch {
	case said == "yes":
		return "yes", ByPerson
	case silent && said == "no":
		return "no", ByPerson
	case silent:
		return "unknown", ByNobody
	case missing:
		return "yes", ByFields
	}
	return "no", ByFields
}

// missing gives the paths of the named fields that are blank. blank tells that
// the whole kind is.
func (k *kindSpec) missing(v reflect.Value, fields []string) (paths []string, blank bool) {
	if k.list && v.FieldByName("NA").String() != "" {
		return nil, false
	}
	entries := k.entries(v)
	if len(entries) == 0 {
		return []string{k.path()}, true
	}
	asked := 0
	for _, e := range entries {
		k.each(e, func(f *fieldSpec, state State, _ string) {
			if !slices.Contains(fields, f.key) {
				return
			}
			asked++
			if state == Blank {
				paths = append(paths, k.entryPath(base(e).ID)+"."+f.key)
			}
		})
	}
	return paths, !k.list && len(paths) == asked
}

// layersWithoutEnd gives the layers for which nobody wrote where the search
// ends.
func layersWithoutEnd(s *Service) []string {
	if s.Investigation.Ends.NA != "" || len(s.Investigation.Ends.Items) == 0 {
		return nil
	}
	var out []string
	for _, layer := range layers {
		if !slices.ContainsFunc(s.Investigation.Ends.Items, func(e End) bool {
			return slices.Contains(e.Layers.Values, layer)
		}) {
			out = append(out, "investigation.ends."+layer)
		}
	}
	return out
}

// takersOutOfReach gives the first takers of alerts whom nobody can call: a name
// without a telephone number is no responder.
func takersOutOfReach(s *Service) []string {
	var out []string
	looked := map[string]bool{}
	for _, r := range s.Monitoring.Routes.Items {
		id := r.FirstTaker.Value
		if r.FirstTaker.State() != Filled || looked[id] {
			continue
		}
		looked[id] = true
		if p, ok := s.Person(id); !ok || p.Means.State() == Blank {
			out = append(out, "contact.people."+id+".means")
		}
	}
	return out
}
