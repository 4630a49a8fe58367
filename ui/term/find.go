package term

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/ui/term/help"
	"shirei/ui/term/keymap"
	"shirei/ui/term/palette"
	"shirei/ui/term/screen"
)

// help lists what works where one stands.
func (r *Root) help() tea.Cmd {
	r.overlays = append(r.overlays, help.New(r.env, r.top().Scope()))
	return nil
}

// palette opens what finds every act, entry and incident. The acts are there at once; the rest is read first.
func (r *Root) palette() tea.Cmd {
	if r.top().Scope() == palette.Scope {
		return nil // a list to choose from is open already
	}
	acts := palette.Acts(r.env, r.at.Scope(), r.at.Disabled)
	env, ctx, place, groups := r.env, r.ctx, r.place, r.env.Words.Help.Scopes
	return func() tea.Msg {
		items := append(acts, incidents(ctx, env.Seat, groups[keymap.InIncident])...)
		items = append(items, entries(ctx, env, place, groups[keymap.InInventory])...)
		return screen.Overlay{Pane: palette.New(env, items)}
	}
}

// incidents lists the newest incidents. What cannot be read is left out: the palette is no place for errors.
func incidents(ctx context.Context, seat *desk.Seat, group string) []palette.Item {
	heads, err := seat.Heads(ctx, desk.HeadFilter{Limit: 200})
	if err != nil {
		return nil
	}
	items := make([]palette.Item, 0, len(heads))
	for _, h := range heads {
		to := screen.Place{Screen: screen.Incident, Stream: h.Stream}
		items = append(items, palette.Item{
			ID: h.Stream, Title: clean.Line(h.Title), Detail: incident.Short(h.Stream), Group: group, Run: screen.Send(screen.Go{To: to}),
		})
	}
	return items
}

// entries lists the entries of every service's inventory.
func entries(ctx context.Context, env *screen.Env, place screen.Place, group string) []palette.Item {
	rows, err := env.Seat.Services(ctx)
	if err != nil {
		return nil
	}
	var items []palette.Item
	for _, row := range rows {
		svc, err := env.Seat.Service(ctx, row.ID)
		if err != nil {
			continue
		}
		for _, e := range inventory.NewView(svc.Inventory, string(env.Lang), env.Now).Entries() {
			to := screen.Place{Screen: screen.Inventory, Service: row.ID, Stream: place.Stream, Path: e.Path}
			items = append(items, palette.Item{
				ID: row.ID + "/" + e.Path, Title: clean.Line(e.Title), Detail: inventory.Label(string(env.Lang), e.Kind) + " " + clean.Line(row.Name),
				Group: group, Run: screen.Send(screen.Go{To: to}),
			})
		}
	}
	return items
}
