package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shirei/incident"
)

// alias is a person's name and what stands for it outside.
type alias struct{ name, role string }

// internalNames lists the people whom the record names as acting, the longest name first. Names of a single letter, and
// the login root, mean too much else to be replaced.
func (d *document) internalNames() []alias {
	known := map[string]string{}
	add := func(role string, names ...string) {
		for _, n := range names {
			n = strings.TrimSpace(n)
			if utf8.RuneCountInString(n) < 2 || n == "root" || known[n] != "" {
				continue
			}
			known[n] = role
		}
	}
	for _, r := range incident.Roles() {
		add(d.Lang.Role(r), d.s.Roles[r].Who)
	}
	for _, x := range d.s.Decisions {
		add(d.w.decidedBy, x.Decider)
		add(d.w.approvedBy, x.Approver)
		for _, o := range x.Objections {
			add(d.Lang.Role(incident.Operations), o.Who)
		}
	}
	for _, l := range incident.Layers() {
		add(d.Lang.Role(incident.Operations), d.s.Triage.Layers[l].Owner)
	}
	for _, c := range d.s.Calls {
		if c.For != "client" {
			add(d.Lang.Role(incident.Operations), c.Name)
		}
	}
	for _, a := range d.s.ActionItems {
		add(d.Lang.Role(incident.Operations), a.Owner)
	}
	if d.s.Imported == "" { // of a retold one the writer is whoever imported it
		for _, r := range d.s.Reports {
			add(d.Lang.Role(incident.Communications), r.By, r.Reviewer)
		}
		for _, f := range d.s.Facts {
			add(d.Lang.Role(incident.Operations), f.By)
		}
	}
	var out []alias
	for n, role := range known {
		out = append(out, alias{n, role})
	}
	slices.SortFunc(out, func(a, b alias) int {
		return cmp.Or(cmp.Compare(len(b.name), len(a.name)), cmp.Compare(a.name, b.name))
	})
	return out
}

// replace puts the role in the place of the name, where a name in Latin letters stands as a whole word.
func (a alias) replace(text string) string {
	var b strings.Builder
	rest := text
	for {
		i := strings.Index(rest, a.name)
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		end := i + len(a.name)
		before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(rest)+i])
		after, _ := utf8.DecodeRuneInString(rest[end:])
		first, _ := utf8.DecodeRuneInString(a.name)
		last, _ := utf8.DecodeLastRuneInString(a.name)
		b.WriteString(rest[:i])
		if joined(before, first) || joined(last, after) {
			b.WriteString(a.name)
		} else {
			b.WriteString(a.role)
		}
		rest = rest[end:]
	}
}

// joined tells whether two letters belong to one word; only alphabets that part their words can tell.
func joined(a, b rune) bool {
	latin := func(r rune) bool {
		return r < 0x2000 && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return latin(a) && latin(b)
}
