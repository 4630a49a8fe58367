package inventory

import "shirei/ui/term/screen"

// newPart makes what is drawn in place of entries; nil where a section draws those.
func newPart(env *screen.Env, of int) part {
	switch of {
	case ofReadiness:
		return newReadiness(env)
	case ofChanges:
		return newChanges(env)
	}
	return nil
}
