package keymap

import (
	"errors"
	"fmt"
	"slices"
)

// Table is the checked key table. The zero value knows no key.
type Table struct {
	scopes []Scope
	index  map[string]map[string]Action // scope, key
	byID   map[string]Action
}

// New checks the scopes and makes the table; the scope named "" is global. The
// error joins every fault found: a key twice within one reach, a key that
// strikes in one place and is harmless in another, an action without an ID or
// without words in both languages, and one ID that means two things.
func New(scopes ...Scope) (Table, error) {
	t := Table{scopes: scopes, index: map[string]map[string]Action{}, byID: map[string]Action{}}
	var faults []error
	for _, s := range scopes {
		if _, twice := t.index[s.Name]; twice {
			faults = append(faults, fmt.Errorf("scope %q stands twice", s.Name))
		}
		keys := map[string]Action{}
		t.index[s.Name] = keys
		for _, a := range s.Actions {
			faults = append(faults, t.checkAction(a))
			t.byID[a.ID] = a
			for _, k := range a.Keys {
				if old, taken := keys[k]; taken {
					faults = append(faults, clash(s.Name, k, old, a))
				}
				keys[k] = a
			}
		}
	}
	faults = append(faults, t.checkReach(), t.checkStrikes())
	return t, errors.Join(faults...)
}

func (t Table) checkAction(a Action) error {
	switch old, known := t.byID[a.ID]; {
	case a.ID == "":
		return fmt.Errorf("an action labelled %q has no ID", a.Label.EN)
	case a.Label.JA == "" || a.Label.EN == "" || a.Tooltip.JA == "" || a.Tooltip.EN == "":
		return fmt.Errorf("%s lacks words in a language", a.ID)
	case known && (!slices.Equal(old.Keys, a.Keys) || old.Label != a.Label || old.Strikes != a.Strikes):
		return fmt.Errorf("%s means two things", a.ID)
	}
	return nil
}

// checkReach finds keys a scope would hide from a scope around it.
func (t Table) checkReach() error {
	var faults []error
	for _, s := range t.scopes {
		for _, outer := range parents(s.Name)[1:] {
			for _, a := range s.Actions {
				for _, k := range a.Keys {
					if o, taken := t.index[outer][k]; taken && s.Name != "" {
						faults = append(faults, clash(s.Name, k, o, a))
					}
				}
			}
		}
	}
	return errors.Join(faults...)
}

// checkStrikes finds keys a habit from one screen would make dangerous on another.
func (t Table) checkStrikes() error {
	strikes, harmless := map[string]Action{}, map[string]Action{}
	for _, s := range t.scopes {
		for _, a := range s.Actions {
			for _, k := range a.Keys {
				if a.Strikes {
					strikes[k] = a
				} else {
					harmless[k] = a
				}
			}
		}
	}
	var faults []error
	for _, k := range sortedKeys(strikes) {
		if h, both := harmless[k]; both {
			faults = append(faults, fmt.Errorf("key %s strikes in %s and is harmless in %s", k, strikes[k].ID, h.ID))
		}
	}
	return errors.Join(faults...)
}

func sortedKeys(m map[string]Action) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func clash(scope, key string, a, b Action) error {
	return fmt.Errorf("scope %q: key %s is %s and %s", scope, key, a.ID, b.ID)
}

// Match returns what a key, named as by Fold, does in a scope.
func (t Table) Match(scope, key string) (Action, bool) {
	if key == "" {
		return Action{}, false
	}
	for {
		if a, ok := t.index[scope][key]; ok {
			return a, true
		}
		if scope == "" {
			return Action{}, false
		}
		scope = outer(scope)
	}
}

// outer returns the scope around a scope; the global one is around all.
func outer(scope string) string { return parents(scope)[1] }

// Reach returns what can be done in a scope: its own actions first, then those
// around it, then the global ones.
func (t Table) Reach(scope string) []Action {
	var all []Action
	for _, name := range parents(scope) {
		for _, s := range t.scopes {
			if s.Name == name {
				all = append(all, s.Actions...)
			}
		}
	}
	return all
}

// Action returns an action by its ID.
func (t Table) Action(id string) (Action, bool) {
	a, ok := t.byID[id]
	return a, ok
}

// Scopes returns every scope in the order given, for help and the README.
func (t Table) Scopes() []Scope { return t.scopes }
