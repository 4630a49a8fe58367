package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/text"
)

// whoCommand lists who is here: at one incident, or at any.
func (a *app) whoCommand() *cobra.Command {
	return a.command("who [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		stream := ""
		if id != "" {
			head, err := seat.Locate(ctx, id)
			if err != nil {
				return err
			}
			stream = head.Stream
		}
		here, err := seat.Present(ctx, stream)
		if err != nil {
			return err
		}
		return a.present(ctx, seat, here)
	})
}

// hereJSON is one session of who --json.
type hereJSON struct {
	Name     string          `json:"name"`
	Incident string          `json:"incident,omitempty"`
	Step     incident.Step   `json:"step,omitempty"`
	Roles    []incident.Role `json:"roles"`
	Typing   bool            `json:"typing"`
	Idle     bool            `json:"idle"`
	Remote   bool            `json:"remote"`
	Since    time.Time       `json:"since"`
	Seen     time.Time       `json:"seen"`
}

// present lists people, each with the roles they have in the incident on their screen; for programs, each terminal.
func (a *app) present(ctx context.Context, seat *desk.Seat, here []desk.Here) error {
	states, now := map[string]*incident.State{}, seat.Now()
	for _, h := range here {
		if _, known := states[h.Stream]; !known && h.Stream != "" {
			states[h.Stream], _ = seat.State(ctx, h.Stream) // of one that is gone nobody has a role
		}
	}
	if a.json {
		for _, h := range here {
			if err := a.emit(hereLine(h, h.Roles(states[h.Stream]))); err != nil {
				return err
			}
		}
		return nil
	}
	var rows [][]string
	for _, p := range desk.Persons(here) {
		rows = append(rows, a.hereRow(p, p.Roles(states[p.Stream]), now))
	}
	if len(here) == 0 {
		a.say(text.For(a.lang).Common.Presence.Nobody)
	}
	a.table(rows)
	return nil
}

func hereLine(h desk.Here, roles []incident.Role) hereJSON {
	one := hereJSON{
		Name: h.Name, Step: h.Step, Roles: append([]incident.Role{}, roles...), Typing: h.Typing, Idle: h.Idle, Remote: h.Remote,
		Since: h.Since, Seen: h.Seen,
	}
	if h.Stream != "" {
		one.Incident = incident.Short(h.Stream)
	}
	return one
}

func (a *app) hereRow(h desk.Person, roles []incident.Role, now time.Time) []string {
	words := text.For(a.lang).Common
	var held []string
	for _, r := range roles {
		held = append(held, a.lang.Role(r))
	}
	at, step, doing, remote := words.Presence.AtNone, "", "", ""
	if h.Stream != "" {
		at = incident.Short(h.Stream)
	}
	if h.Step != "" {
		step = a.lang.StepShort(h.Step)
	}
	switch {
	case h.Typing:
		doing = words.Presence.Typing
	case h.Idle:
		doing = words.Presence.Idle + " " + when.Span(now.Sub(h.Seen), string(a.lang))
	}
	if h.Terminals > 1 {
		doing = strings.TrimSpace(doing + " " + words.Presence.Terminals(h.Terminals))
	}
	if h.Remote {
		remote = "SSH"
	}
	return []string{clean.Line(h.Name), strings.Join(held, words.And), at, step, doing, remote}
}
