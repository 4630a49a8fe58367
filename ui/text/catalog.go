// Package text holds the words of the interface in Japanese and in English as typed catalogs, so that a missing word
// does not compile, and words the errors of the domain. The words of the rules themselves are in incident/lang.
package text

import "shirei/incident/lang"

// Catalog is every word of the interface in one language, by area. Each area has a file of its own, which holds its
// type and its words in both languages; a test compares the languages.
type Catalog struct {
	Common Common
	Errors Errors
}

// For gives the catalog of a language. It is shared: nobody writes to it.
func For(l lang.Lang) *Catalog {
	if l == lang.JA {
		return &japanese
	}
	return &english
}

var (
	japanese = Catalog{Common: commonJA, Errors: errorsJA}
	english  = Catalog{Common: commonEN, Errors: errorsEN}
)
