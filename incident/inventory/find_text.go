package inventory

import (
	"bytes"
	"strings"
)

// searchTexts holds what all entries show, folded, in one piece. The labels of
// fields are the same for all entries of a kind; they are held once, with a bit
// for each field an entry shows.
type searchTexts struct {
	all    []byte
	ends   []int // of each entry in all
	shown  []uint64
	labels map[*kindView][]string
	words  map[string]string // of choices, people and units, folded
}

// textBytes is what an entry's text takes, roughly.
const textBytes = 256

func newSearchTexts(entries []Entry) *searchTexts {
	t := &searchTexts{
		all: make([]byte, 0, textBytes*len(entries)), ends: make([]int, len(entries)), shown: make([]uint64, len(entries)),
		labels: map[*kindView][]string{}, words: map[string]string{},
	}
	for i := range entries {
		e := &entries[i]
		if _, known := t.labels[e.kind]; !known {
			t.labels[e.kind] = e.kind.foldedLabels()
		}
		t.add(e.ID)
		t.add(e.Title)
		t.add(e.Kind)
		if e.of.IsValid() {
			for n := range e.kind.fields {
				if t.field(e.kind, &e.kind.fields[n], e) {
					t.shown[i] |= 1 << n
				}
			}
		} else {
			t.add(e.kind.doesNotApply(e.NA))
		}
		t.ends[i] = len(t.all)
	}
	return t
}

func (k *kindView) foldedLabels() []string {
	out := make([]string, len(k.fields))
	for i := range k.fields {
		out[i] = Fold(Label(k.lang, k.fields[i].label))
	}
	return out
}

// add adds a text. Words of a query hold no line break, so none is found across two texts.
func (t *searchTexts) add(text string) { t.all = append(appendFold(t.all, text), '\n') }

// word adds a text that many entries have.
func (t *searchTexts) word(text string) {
	folded, known := t.words[text]
	if !known {
		folded = Fold(text)
		t.words[text] = folded
	}
	t.all = append(append(t.all, folded...), '\n')
}

// field adds what a field shows, and tells whether its label shows with it. Secrets are not searched.
func (t *searchTexts) field(k *kindView, f *fieldSpec, e *Entry) bool {
	v := e.of.FieldByIndex(f.index)
	state, raw, shown := k.shows(f, e.of, v)
	switch {
	case !shown || state == Filled && secret(f, base(e.of), raw):
		return false
	case state == NA:
		t.add(raw)
		t.word(Label(k.lang, "does_not_apply"))
	case state == Filled:
		if means, ok := v.Addr().Interface().(*Means); ok {
			t.means(k, f, means.List)
			return false
		}
		t.add(raw)
		if hasWords(f) {
			t.word(k.word(f, v, raw))
		}
	}
	return true
}

func (t *searchTexts) means(k *kindView, f *fieldSpec, means []Mean) {
	for _, way := range means {
		t.word(k.meanLabel(f.label, way))
		t.add(meanWord(way))
	}
}

// match marks the entries that hold all the words.
func (t *searchTexts) match(marks []bool, entries []Entry, words []string) {
	var kind *kindView
	labels := make([]uint64, len(words)) // the fields of the kind whose label holds each word
	from := 0
	for i := range entries {
		if entries[i].kind != kind {
			kind = entries[i].kind
			t.holding(labels, kind, words)
		}
		text := t.all[from:t.ends[i]]
		from = t.ends[i]
		marks[i] = true
		for n, word := range words {
			if labels[n]&t.shown[i] == 0 && !bytes.Contains(text, []byte(word)) {
				marks[i] = false
				break
			}
		}
	}
}

func (t *searchTexts) holding(to []uint64, kind *kindView, words []string) {
	for n, word := range words {
		to[n] = 0
		for i, label := range t.labels[kind] {
			if strings.Contains(label, word) {
				to[n] |= 1 << i
			}
		}
	}
}
