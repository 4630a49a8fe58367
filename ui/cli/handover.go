package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
)

// handoverCommand hands a seat over, asks for one, and answers.
func (a *app) handoverCommand() *cobra.Command {
	var accept, withdraw, brief bool
	var refuse string
	c := a.command("handover [ID] [ROLE WHO]", 0, 3, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		if len(args) >= 2 {
			id, rest := optionalID(args, 2)
			m, err := a.locate(ctx, id)
			if err != nil {
				return err
			}
			role, to := roleOf(rest[0]), rest[1]
			asked := to
			if to == m.seat.Who() {
				asked = m.state.Roles[role].Who // they ask for it
			}
			return m.actOn(ctx, asked, incident.OfferHandover{Role: role, To: to})
		}
		id, _ := optionalID(args, 0)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		switch {
		case brief:
			return m.showBrief(ctx)
		case accept, withdraw, c.Flags().Changed("refuse"):
			return m.answerOffer(ctx, accept, withdraw, refuse)
		}
		return m.seats()
	}
	f := c.Flags()
	f.BoolVar(&accept, "accept", false, "")
	f.StringVar(&refuse, "refuse", "", "")
	f.BoolVar(&withdraw, "withdraw", false, "")
	f.BoolVar(&brief, "brief", false, "")
	return c
}

// roleOf takes "layer-db" for layer.db, as people type it.
func roleOf(word string) incident.Role {
	for _, l := range incident.Layers() {
		if underscored(word) == "layer_"+string(l) {
			return incident.OwnerOf(l)
		}
	}
	return incident.Role(word)
}

// answerOffer answers the hand-over that waits for whoever acts, with the brief they were shown; withdrawing is for who made it.
func (m *matter) answerOffer(ctx context.Context, accept, withdraw bool, why string) error {
	i := slices.IndexFunc(m.state.Offers, func(o incident.Offer) bool {
		waits := o.State(m.now).Open()
		if withdraw {
			return waits && o.By == m.seat.Who()
		}
		return waits && o.Asked() == m.seat.Who()
	})
	if i < 0 {
		return told{m.words.Crew.NoOffer, m.words.Crew.NoOfferNext, incident.Refuse(incident.CodeNotFound, "handover")}
	}
	o := m.state.Offers[i]
	if withdraw {
		return m.act(ctx, incident.WithdrawHandover{Offer: o.ID, Reason: why})
	}
	shown := ""
	if accept {
		b, err := m.brief(ctx)
		if err != nil {
			return err
		}
		shown = b.Text(m.lang)
		if !m.json {
			m.lines(shown)
		}
	}
	return m.act(ctx, incident.AnswerHandover{Offer: o.ID, Accept: accept, Why: why, Brief: shown})
}

// lines says a text line by line.
func (m *matter) lines(words string) {
	for line := range strings.Lines(words) {
		m.say(strings.TrimSuffix(line, "\n"))
	}
}

func (m *matter) brief(ctx context.Context) (report.Brief, error) {
	threads, err := m.seat.Threads(ctx, m.stream)
	return report.BriefOf(m.state, threads, m.now, m.lang), err
}

func (m *matter) showBrief(ctx context.Context) error {
	b, err := m.brief(ctx)
	if err != nil {
		return err
	}
	if m.json {
		return m.emit(b)
	}
	m.lines(b.Text(m.lang))
	return nil
}

// seats lists who sits where, and the hand-overs that wait.
func (m *matter) seats() error {
	var rows [][]string
	for _, r := range incident.AllRoles() {
		h, held := m.state.Roles[r]
		if _, layer := r.Layer(); layer && !held {
			continue
		}
		waits := ""
		for _, o := range m.state.Offers {
			if st := o.State(m.now); o.Role == r && st.Open() {
				waits = m.words.Crew.Waits(o.To, m.lang.OfferState(st))
			}
		}
		if m.json {
			line := map[string]any{"role": r, "who": h.Who, "since": nil, "waits": waits}
			if held {
				line["since"] = h.Since.In(m.loc)
			}
			if err := m.emit(line); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, []string{m.lang.Role(r), m.lang.Seat(clean.Line(h.Who)), waits})
	}
	m.table(rows)
	return nil
}
