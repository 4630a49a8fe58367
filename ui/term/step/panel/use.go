package panel

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/probe"
	"shirei/ui/term/screen"
)

// Use does what an entry of the inventory is there for in the search of a layer: copy its command or its means, open its
// link, run its command after a look at it. What the entry does not have is said.
func Use(env *screen.Env, c screen.Case, layer incident.Layer, action string, e inventory.Entry) tea.Cmd {
	t := &env.Words.Panel
	switch {
	case action == "copy" && e.Copy != "":
		return screen.Send(screen.Copy{Text: e.Copy, Said: env.Words.Common.Copied})
	case action == "copy":
		return screen.Send(screen.Toast{Text: t.NoCopy})
	case action == "link" && e.URL != "":
		return screen.Send(screen.Open{URL: e.URL})
	case action == "link":
		return screen.Send(screen.Toast{Text: t.NoLink})
	case probe.Of(e) != "":
		return screen.Send(run(env, c, layer, e))
	}
	return screen.Send(screen.Toast{Text: t.NoRun})
}

// run asks for an entry's command to be run; that of a first check answers it.
func run(env *screen.Env, c screen.Case, layer incident.Layer, e inventory.Entry) screen.Run {
	asked := screen.Run{
		Stream: c.State.Stream, Service: Inventory(c).Service.ID, What: clean.Line(e.Title), From: Origin(env, e), Command: e.Command,
	}
	if e.Kind == "check" {
		asked.Layer, asked.Check = layer, e.Title
	}
	return asked
}
