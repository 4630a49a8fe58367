package inventory

import (
	"slices"
	"strings"

	"shirei/incident/clean"
)

// group puts what a party is asked about several entries of one kind under one question: each point is asked once, and
// answered entry by entry. It stands where the first of them stood.
func (a *asking) group(in *Inquiry) {
	byKind := map[string][]int{}
	for i, q := range in.Questions {
		if q.entry {
			byKind[q.kind] = append(byKind[q.kind], i)
		}
	}
	taken := map[int]bool{}
	for _, members := range byKind {
		if len(members) < 2 {
			continue
		}
		in.Questions[members[0]] = a.grouped(in, members)
		for _, i := range members[1:] {
			taken[i] = true
		}
	}
	kept := in.Questions[:0]
	for i, q := range in.Questions {
		if !taken[i] {
			kept = append(kept, q)
		}
	}
	in.Questions = kept
}

// grouped makes one question of several about entries of one kind.
func (a *asking) grouped(in *Inquiry, members []int) Question {
	out := in.Questions[members[0]]
	out.Path = out.Path[:strings.LastIndexByte(out.Path, '.')]
	out.Points, out.paths = nil, nil
	at := map[string]int{} // of the points, by what is asked
	for _, i := range members {
		q := in.Questions[i]
		out.paths = append(out.paths, q.paths...)
		if q.Minutes > out.Minutes {
			out.Minutes, out.Step = q.Minutes, q.Step
		}
		for _, p := range q.Points {
			j, known := at[p.Text]
			if !known {
				j = len(out.Points)
				at[p.Text] = j
				out.Points = append(out.Points, Point{Path: out.Path, Text: p.Text})
			}
			out.Points[j].Of = append(out.Points[j].Of, Point{Path: p.Path, Text: clean.DocLine(a.titles[q.Path])})
		}
	}
	order := a.fieldOrder(out.kind)
	slices.SortStableFunc(out.Points, func(x, y Point) int { return order[x.Text] - order[y.Text] })
	out.about, out.each = a.aboutEach(in.Of, out.kind), true
	return out
}

// fieldOrder is the place of each question of a kind in the order of the form.
func (a *asking) fieldOrder(kind string) map[string]int {
	out := map[string]int{}
	for _, k := range kindsBySpecificity() {
		for i, f := range k.fields {
			if k.kind == kind {
				out[a.words[f.label]] = i
			}
		}
	}
	return out
}

// aboutEach leads in to several entries of a kind by the words that lead in to one of them.
func (a *asking) aboutEach(who Asked, kind string) string {
	form := a.form(who, kind)
	if a.lang == "ja" {
		if rest, first := strings.CutPrefix(form, "「%s」"); first {
			return "それぞれ" + rest
		}
		return "それぞれの" + strings.Replace(form, "「%s」", "", 1)
	}
	noun, named := strings.CutSuffix(form, " “%s”")
	what, one := strings.CutPrefix(noun, "For the ")
	switch yours, theirs := strings.CutPrefix(noun, "For your "); {
	case theirs:
		return "For each of your " + yours + "s"
	case named && one && !strings.HasSuffix(what, " in"):
		return "For each " + what
	}
	return strings.Replace(form, "“%s”", "each of these", 1)
}
