package palette

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"shirei/incident/inventory"
)

// Index finds things by what a person half remembers of their names, whatever the case and width. Names that hold the
// words come first, then those that hold their letters in order.
type Index struct {
	n     int
	names []string // folded
	owner []int    // the thing each name belongs to
	title []bool   // whether it is the thing's first name
}

// A name longer than this, in bytes, is searched by its words only: in a long text any few letters stand in order.
const fuzzyBytes = 96

// NewIndex indexes n things; names gives those of one, its title first.
func NewIndex(n int, names func(i int) []string) *Index {
	x := &Index{n: n, names: make([]string, 0, n), owner: make([]int, 0, n), title: make([]bool, 0, n)}
	for i := range n {
		for j, name := range names(i) {
			x.names = append(x.names, inventory.Fold(name))
			x.owner = append(x.owner, i)
			x.title = append(x.title, j == 0)
		}
	}
	return x
}

// How well a thing answers a query; less is better.
const (
	atStart = iota // its title begins with the first word
	inTitle
	inAlias
	spread // the words stand in several of its names
	loose  // only its letters, in order
	never
)

// Find gives the things that answer a query, the best first and otherwise in their own order. An empty query gives all.
func (x *Index) Find(query string) []int {
	words := strings.Fields(inventory.Fold(query))
	rank := make([]int, x.n)
	if len(words) > 0 {
		x.rank(rank, words)
	}
	out := make([]int, 0, x.n)
	for level := atStart; level < loose; level++ {
		for i, r := range rank {
			if r == level {
				out = append(out, i)
			}
		}
	}
	if len(words) == 1 && utf8.RuneCountInString(words[0]) > 1 {
		out = append(out, x.loose(words[0], rank)...)
	}
	return out
}

// rank tells of each thing how well its names hold the words.
func (x *Index) rank(rank []int, words []string) {
	for from := 0; from < len(x.names); {
		i, to := x.owner[from], from
		for to < len(x.names) && x.owner[to] == i {
			to++
		}
		rank[i] = x.best(from, to, words)
		from = to
	}
}

// best is the rank of the thing whose names are from..to.
func (x *Index) best(from, to int, words []string) int {
	best, missing := never, false
	for n := from; n < to; n++ {
		switch name := x.names[n]; {
		case !holds(name, words):
		case x.title[n] && strings.HasPrefix(name, words[0]):
			return atStart
		case x.title[n]:
			best = min(best, inTitle)
		default:
			best = min(best, inAlias)
		}
	}
	if best < never || len(words) == 1 {
		return best
	}
	for _, w := range words {
		missing = missing || !slices.ContainsFunc(x.names[from:to], func(name string) bool { return strings.Contains(name, w) })
	}
	if missing {
		return never
	}
	return spread
}

func holds(name string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(name, w) {
			return false
		}
	}
	return true
}

// loose gives the things not ranked yet of which one short name holds the letters in order, the closest first.
func (x *Index) loose(word string, rank []int) []int {
	var names []string
	var owner []int
	for n, name := range x.names {
		if rank[x.owner[n]] == never && len(name) <= fuzzyBytes && inOrder(name, word) {
			names, owner = append(names, name), append(owner, x.owner[n])
		}
	}
	type hit struct{ item, score int }
	var hits []hit
	for _, m := range fuzzy.FindNoSort(word, names) {
		if last := len(hits) - 1; last >= 0 && hits[last].item == owner[m.Index] {
			hits[last].score = max(hits[last].score, m.Score)
			continue
		}
		hits = append(hits, hit{owner[m.Index], m.Score})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	out := make([]int, len(hits))
	for i, h := range hits {
		out[i] = h.item
	}
	return out
}

// inOrder is a cheap sieve before names are scored: the letters of word stand in name, in order.
func inOrder(name, word string) bool {
	for _, r := range word {
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+utf8.RuneLen(r):]
	}
	return true
}
