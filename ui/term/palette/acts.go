package palette

import (
	"slices"

	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
)

// Acts makes items of what the key table offers in a scope. Disabled says why one cannot be done now; empty if it can.
func Acts(env *screen.Env, scope string, disabled func(id string) string) []Item {
	var items []Item
	lang, seen := string(env.Lang), map[string]bool{}
	for _, a := range env.Keys.Reach(scope) {
		if seen[a.ID] || byHand(a) {
			continue
		}
		seen[a.ID] = true
		items = append(items, Item{
			ID: a.ID, Title: a.Label.In(lang), Detail: a.Tooltip.In(lang), Group: env.Words.Help.Acts,
			Alias: append([]string{a.Label.JA, a.Label.EN, a.Tooltip.JA, a.Tooltip.EN}, a.Alias...),
			Keys:  a.KeyHint(), Disabled: disabled(a.ID), Run: screen.Send(screen.Perform{Action: a.ID}),
		})
	}
	return items
}

// byHand tells of an action that means nothing apart from its key: moving about, and the palette itself.
func byHand(a keymap.Action) bool {
	return slices.Contains([]string{"move", "back", "palette", "ghost", "input.enter", "input.next", "steps", "prompt.enter", "editor.done", "composer.enter", "pick.move", "pick.enter", "ask.move", "ask.enter"}, a.ID) ||
		slices.Contains([]string{"composer.kind", "composer.time", "composer.tag", "composer.key"}, a.ID)
}
