package inventory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shirei/incident/clean"
)

// Inquiry is what is asked of one party.
type Inquiry struct {
	Of        Asked
	Name      string // of the client or the vendor, uncleaned; empty where unknown
	Questions []Question
}

// Question is one question: the blanks of one entry, or of several of one kind, that the same party can answer, or a kind
// with no entry.
type Question struct {
	Path    string  // of the entry; of the kind for several, or none
	Text    string  // the question; with Points what leads in to them
	Points  []Point // empty where the question stands for itself
	Why     string  // why it matters in an outage, half a sentence
	Step    string  // which its worst blank stops
	Minutes int     // its worst blank costs there
	paths   []string
	about   string
	kind    string
	entry   bool // it is about an entry of a list
	each    bool // about several
}

// Point is one blank of a question; of several entries with Of, which names each of them.
type Point struct {
	Path, Text string
	Of         []Point
}

// Paths are the blanks the question asks for.
func (q Question) Paths() []string { return q.paths }

// Questions asks for every blank, in ja or en, by who can answer it, the worst first. Texts hold names as they are in
// the inventory, cleaned for one line.
func (s *Service) Questions(lang string) []Inquiry {
	a := &asking{
		lang: lang, words: questionsEN, knowing: s.knowing(), titles: s.titles(lang),
		parties: map[party]int{}, places: map[subject]int{},
	}
	if lang == "ja" {
		a.words = questionsJA
	}
	for k, v := range s.kinds() {
		if k.section == "pitfalls" {
			continue
		}
		for _, f := range new(SectionScore).count(k, v) {
			a.take(f)
		}
	}
	for i := range a.out {
		a.finish(&a.out[i])
	}
	slices.SortStableFunc(a.out, func(x, y Inquiry) int {
		return cmp.Compare(slices.Index(AskedOf(), x.Of), slices.Index(AskedOf(), y.Of))
	})
	return a.out
}

// asking gathers blanks into questions.
type asking struct {
	knowing
	lang    string
	words   map[string]string
	titles  map[string]string // of entries, by path
	out     []Inquiry
	parties map[party]int   // of out
	places  map[subject]int // of the party's questions
}

type party struct {
	of   Asked
	name string
}

type subject struct {
	party
	path string // of the entry
}

// take puts a blank into the question of its entry.
func (a *asking) take(f Field) {
	who, name := a.whom(f)
	from, path := party{who, name}, f.Path
	if !f.whole() {
		path = path[:strings.LastIndexByte(path, '.')]
	}
	in := a.inquiry(from)
	at, ok := a.places[subject{from, path}]
	if !ok {
		at = len(in.Questions)
		a.places[subject{from, path}] = at
		in.Questions = append(in.Questions, Question{Path: path, Why: a.words[f.Kind+":why"], about: a.about(f, who, path), kind: f.Kind, entry: f.Entry != ""})
	}
	q := &in.Questions[at]
	q.paths = append(q.paths, f.Path)
	if f.Weight > q.Minutes {
		q.Minutes, q.Step = f.Weight, f.Step
	}
	if f.whole() {
		q.Text = a.sentence(a.words[f.Kind+":list"])
		return
	}
	q.Points = append(q.Points, Point{Path: f.Path, Text: a.words[f.Key]})
}

// inquiry is what is asked of a party.
func (a *asking) inquiry(p party) *Inquiry {
	i, ok := a.parties[p]
	if !ok {
		i = len(a.out)
		a.parties[p] = i
		a.out = append(a.out, Inquiry{Of: p.of, Name: p.name})
	}
	return &a.out[i]
}

// about leads in to an entry.
func (a *asking) about(f Field, who Asked, path string) string {
	form := a.form(who, f.Kind)
	if !strings.Contains(form, "%s") {
		return form
	}
	return fmt.Sprintf(form, clean.DocLine(a.titles[path]))
}

// form is what leads in to an entry of a kind.
func (a *asking) form(who Asked, kind string) string {
	if own := a.words[kind+":about.vendor"]; who == AskVendor && own != "" {
		return own
	}
	return a.words[kind+":about"]
}

// finish words the questions of a party and brings the worst to the top.
func (a *asking) finish(in *Inquiry) {
	a.group(in)
	for i := range in.Questions {
		q := &in.Questions[i]
		switch {
		case len(q.Points) == 1 && !q.each:
			q.Text, q.Points = a.together(q.about, q.Points[0].Text), nil
		case len(q.Points) > 0:
			q.Text = a.together(q.about, "")
			for j := range q.Points {
				q.Points[j].Text = a.sentence(q.Points[j].Text)
			}
		}
	}
	steps := Steps()
	slices.SortStableFunc(in.Questions, func(x, y Question) int {
		return cmp.Or(cmp.Compare(y.Minutes, x.Minutes), cmp.Compare(slices.Index(steps, x.Step), slices.Index(steps, y.Step)))
	})
}

// together joins what leads in with one question, or with the list that follows.
func (a *asking) together(about, question string) string {
	switch {
	case a.lang == "ja" && question == "":
		return about + "、次の点をお聞かせください。"
	case a.lang == "ja":
		return about + "、" + a.sentence(question)
	case question == "":
		return about + ":"
	}
	return about + ", " + question
}

// sentence ends a Japanese question, and begins an English one in upper case.
func (a *asking) sentence(text string) string {
	if a.lang != "ja" {
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return text + "。"
}

// titles gives what entries are called, by path.
func (s *Service) titles(lang string) map[string]string {
	out := map[string]string{}
	for k, v := range s.kinds() {
		for _, e := range k.entries(v) {
			b := base(e)
			out[k.entryPath(b.ID)] = cmp.Or(b.Name, b.ID, Label(lang, k.path()))
		}
	}
	return out
}

// PitfallQuestion is the question by which a person answers a pitfall that the fields do not: no is the answer to hope
// for to the pitfall, yes to this.
func PitfallQuestion(lang, key string) string {
	if lang == "ja" {
		return questionsJA["pitfalls."+key] + "。"
	}
	q := questionsEN["pitfalls."+key]
	return strings.ToUpper(q[:1]) + q[1:]
}
