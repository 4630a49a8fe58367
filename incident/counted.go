package incident

import (
	"slices"
	"strings"
)

// tailDigits of the act's random end keep two things apart that people far from each other gave the same number.
const tailDigits = 6

// counted names the next of things that are told by their number: the number, which people type, and a tail of the act,
// since another copy of the incident may count the same.
func (c *casework) counted(kind string, before int) string {
	tail := Tail(c.act)
	return kind + "." + itoa(before+1) + "-" + tail[max(0, len(tail)-tailDigits):]
}

// ShortID is what people type of the id of a promise, an action item or a task: "promise.1" of "promise.1-ab12f3". Any
// other id is as short as it gets.
func ShortID(id string) string {
	short, tail, _ := strings.Cut(id, "-")
	kind, number, _ := strings.Cut(short, ".")
	if tail != "" && isDigits(number) && slices.Contains([]string{"promise", "item", "task"}, kind) {
		return short
	}
	return id
}

// ShownID is an id as it is shown to people: short, unless another in the incident goes by the same number.
func (s *State) ShownID(id string) string {
	short, alike := ShortID(id), 0
	for _, d := range s.Promised {
		alike += bit(ShortID(d.ID) == short)
	}
	for _, a := range s.ActionItems {
		alike += bit(ShortID(a.ID) == short)
	}
	for _, t := range s.Tasks {
		alike += bit(ShortID(t.ID) == short)
	}
	if alike > 1 {
		return id
	}
	return short
}

// ItemNamed finds an action item by its id, or by its number where that is plain. CodeNotFound, CodeAmbiguous.
func (s *State) ItemNamed(id string) (ActionItem, error) {
	return named(s.ActionItems, id, func(a ActionItem) (string, bool) { return a.ID, a.Open() })
}

// TaskNamed finds a task by its id, or by its number where that is plain. CodeNotFound, CodeAmbiguous.
func (s *State) TaskNamed(id string) (Task, error) {
	return named(s.Tasks, id, func(t Task) (string, bool) { return t.ID, !t.Done })
}

// named finds one by its exact id, or by its short one: the only one that has it, or else the only open one.
func named[T any](all []T, id string, of func(T) (id string, open bool)) (T, error) {
	var found, open []T
	args := []string{id}
	for _, x := range all {
		own, isOpen := of(x)
		if own == id {
			return x, nil
		}
		if ShortID(own) != id {
			continue
		}
		found, args = append(found, x), append(args, own)
		if isOpen {
			open = append(open, x)
		}
	}
	if len(open) == 1 {
		found = open
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		var none T
		return none, Refuse(CodeNotFound, id)
	}
	slices.Sort(args[1:])
	var none T
	return none, Refuse(CodeAmbiguous, args...)
}

// begins tells whether an id begins with what was typed, which does not end within its number: promise.1 is not the
// beginning of promise.10-ab12f3.
func begins(id, typed string) bool {
	short := ShortID(id)
	from := strings.LastIndexByte(short, '.') + 1
	within := len(typed) > from && len(typed) < len(short)
	return strings.HasPrefix(id, typed) && !(within && isDigits(short[from:]) && !strings.HasPrefix(id, "ask."))
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
