package incident

import (
	"cmp"
	"slices"

	"shirei/incident"
	"shirei/ui/term/keymap"
	"shirei/ui/text/cell"
)

// beside lists, next to the composer at rest, the keys to the people and to what is known, as many as w cells hold: what
// matters now first. The footer of 80 columns has no room for them.
func (s *Screen) beside(w int) string {
	if s.Typing() || !s.loaded {
		return ""
	}
	rank := map[string]int{}
	for i, id := range []string{"chair", "objections", "knowledge", "board", "ask", "seats", "who"} {
		rank[id] = i + 1
	}
	acts := slices.DeleteFunc(s.env.Keys.Reach(s.Scope()), func(a keymap.Action) bool { return !a.Beside || !s.matters(a.ID) })
	slices.SortStableFunc(acts, func(a, b keymap.Action) int { return cmp.Compare(rank[a.ID], rank[b.ID]) })
	for i := range acts {
		acts[i].Footer = true
	}
	st, line := s.env.Styles, ""
	for _, it := range keymap.Items(string(s.env.Lang), w, acts) {
		if line != "" {
			line += "   "
		}
		line += st.Strong.Render(it.Key) + " " + st.Dim.Render(it.Label)
	}
	return line
}

// matters tells whether a key is worth its room now: the chair while nobody sits there, objections while a decision is
// to be made.
func (s *Screen) matters(action string) bool {
	c := s.at.State
	if s.Disabled(action) != "" {
		return false
	}
	switch action {
	case "chair":
		return c.Active() && c.Roles[incident.Commander].Who == ""
	case "objections":
		return c.Active() && (s.step == incident.StepMeasures || len(s.at.Next) > 0 && s.at.Next[0].Step == incident.StepMeasures)
	case "ask":
		return c.Active()
	}
	return true
}

// rest draws the composer at rest: how to write, and the keys beside it.
func (s *Screen) rest(w int) string {
	st := s.env.Styles
	said := s.env.Words.Incident.ComposerGhost
	if s.env.Seat.Watches() {
		said = s.env.Words.Common.Presence.Watching
	}
	left := " " + st.Dim.Render(st.Glyphs.Prompt) + " " + st.Faint.Render(said)
	return cell.Row(w, left, s.beside(w-cell.Width(left)-4)+" ")
}
