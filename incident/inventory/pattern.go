package inventory

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled at its first use, so that a start that needs none does not wait for it.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
