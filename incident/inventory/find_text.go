package inventory

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// searchTexts holds what all entries show, kind by kind as they stand.
type searchTexts []*kindTexts

// kindTexts holds what the entries of one kind show, folded and in one piece.
// The labels of fields are the same for all of them and held once, with a bit
// for each field an entry shows.
type kindTexts struct {
	*kindView
	name   string // of the kind and the section, in every word they have
	fields []textField
	again  map[string][]byte // what many entries say, folded
	all    []byte
	ends   []int // of each entry in all
	shown  []uint64
}

// textField is a field that can show, with its label and, where values read
// otherwise than in the YAML, how those met so far read, folded.
type textField struct {
	*fieldSpec
	label string
	words map[string][]byte
}

func newSearchTexts(entries []Entry) searchTexts {
	var t searchTexts
	var kinds sync.WaitGroup // thousands of texts are folded by as many cores as there are
	for len(entries) > 0 {
		kind := entries[0].kind
		n := slices.IndexFunc(entries, func(e Entry) bool { return e.kind != kind })
		if n < 0 {
			n = len(entries)
		}
		k, own := &kindTexts{kindView: kind, again: map[string][]byte{}}, entries[:n]
		kinds.Go(func() { k.fill(own) })
		t = append(t, k)
		entries = entries[n:]
	}
	kinds.Wait()
	return t
}

func (k *kindTexts) fill(entries []Entry) {
	k.name = Fold(strings.Join(k.called(), "\n"))
	for i := range k.kindSpec.fields {
		f := textField{fieldSpec: &k.kindSpec.fields[i]}
		if inTitle(f.fieldSpec) || f.typ.Kind() == reflect.Bool {
			continue
		}
		f.label = Fold(Label(k.lang, f.fieldSpec.label))
		if hasWords(f.fieldSpec) {
			f.words = map[string][]byte{}
		}
		k.fields = append(k.fields, f)
	}
	k.ends, k.shown = make([]int, len(entries)), make([]uint64, len(entries))
	for i := range entries {
		k.shown[i] = k.entry(&entries[i])
		k.ends[i] = len(k.all)
		if i == 0 { // the rest will take about as much each
			k.all = slices.Grow(k.all, len(k.all)*len(entries)*5/4)
		}
	}
}

// called is what people call the kind and its section: either language will do, and the words of the YAML.
func (k *kindSpec) called() []string {
	out := []string{k.kind, k.section}
	for _, lang := range []string{"ja", "en"} {
		out = append(out, Label(lang, k.kind), Label(lang, k.path()), Label(lang, k.section))
	}
	return out
}

// entry adds an entry's texts and gives the fields whose labels show with them.
func (k *kindTexts) entry(e *Entry) (shown uint64) {
	k.add(e.ID)
	if e.Title != e.ID {
		k.add(e.Title)
	}
	if !e.of.IsValid() {
		k.add(k.doesNotApply(e.NA))
		return 0
	}
	b := base(e.of)
	for i := range k.fields {
		if k.field(&k.fields[i], b, e.of) {
			shown |= 1 << i
		}
	}
	return shown
}

// add adds a text. The words of a query hold no line break, so none is found across two texts.
func (k *kindTexts) add(text string) { k.all = append(appendFold(k.all, text), '\n') }

// addAgain adds a text that many entries have.
func (k *kindTexts) addAgain(text string) {
	folded, known := k.again[text]
	if !known {
		folded = append(appendFold(nil, text), '\n')
		k.again[text] = folded
	}
	k.all = append(k.all, folded...)
}

// field adds what a field shows, and tells whether its label shows with it. Secrets are not searched.
func (k *kindTexts) field(f *textField, b *Base, e reflect.Value) bool {
	field := e.FieldByIndex(f.index).Addr().Interface()
	state, na, shown := k.shows(f.fieldSpec, e, field)
	if !shown {
		return false
	}
	switch state {
	case NA:
		k.add(k.doesNotApply(na))
	case Filled:
		return k.filled(f, b, field)
	}
	return true
}

func (k *kindTexts) filled(f *textField, b *Base, field any) bool {
	if b.SecretOK {
		if _, raw := answerIn(field); secret(f.fieldSpec, b, raw) {
			return false
		}
	}
	switch field := field.(type) {
	case *Means:
		for _, way := range field.List {
			k.addAgain(k.meanLabel(f.fieldSpec.label, way))
			k.add(meanWord(way))
		}
		return false
	case *Texts:
		for _, value := range field.Values {
			k.value(f, value)
		}
	case *Number:
		k.value(f, field.String())
	case *Text:
		k.value(f, field.Value)
	case *string:
		k.value(f, *field)
	}
	return true
}

// value adds a value as in the YAML, and as it reads where that differs.
func (k *kindTexts) value(f *textField, value string) {
	k.add(value)
	if f.words == nil {
		return
	}
	folded, known := f.words[value]
	if !known {
		folded = append(appendFold(nil, k.wordOf(f.fieldSpec, value)), '\n')
		f.words[value] = folded
	}
	k.all = append(k.all, folded...)
}

// match marks the entries that hold all the words.
func (t searchTexts) match(marks []bool, words []string) {
	for _, k := range t {
		k.match(marks[:len(k.ends)], words)
		marks = marks[len(k.ends):]
	}
}

func (k *kindTexts) match(marks []bool, words []string) {
	for i := range marks {
		marks[i] = true
	}
	for _, word := range words {
		if strings.Contains(k.name, word) {
			continue
		}
		labels, raw := k.holding(word), []byte(word)
		from := 0
		for i, to := range k.ends {
			marks[i] = marks[i] && (labels&k.shown[i] != 0 || bytes.Contains(k.all[from:to], raw))
			from = to
		}
	}
}

// holding gives the fields whose label holds a word.
func (k *kindTexts) holding(word string) (fields uint64) {
	for i := range k.fields {
		if strings.Contains(k.fields[i].label, word) {
			fields |= 1 << i
		}
	}
	return fields
}
