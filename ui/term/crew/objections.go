package crew

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/ui/term/screen"
)

// CallObjections asks everybody for strong objections before a decision.
func (r Room) CallObjections() tea.Cmd {
	w := r.words()
	return screen.Send(screen.Prompt{
		Title: w.ObjectionsTitle, Label: w.ObjectionsAbout, Hint: w.ObjectionsHint, Stream: r.state().Stream, Field: "objections",
		Then: func(about string) tea.Cmd {
			return r.act(incident.CallObjections{About: strings.TrimSpace(about)}, w.ObjectionsCalled)
		},
	})
}

// closedFor is how long the outcome of a round is told to whoever decides.
const closedFor = 5 * time.Minute

// objectionCalls ask whoever is in the incident, but not who asks, to speak within the minute, then tell how many have and
// what they object. Once the minute is over or everybody here has spoken, the commander is told what came of it.
func (r Room) objectionCalls(c *Calls) []call {
	w, sheet, me := r.words(), r.state().Sheet, r.me()
	since := r.Env.Now.Sub(sheet.CallFor)
	if sheet.CallFor.IsZero() || since >= incident.ObjectionWindow+closedFor || !r.takesPart() {
		return nil
	}
	left := incident.ObjectionWindow - since
	id := "objections " + sheet.CallFor.Format(time.RFC3339Nano)
	spoke, strong := r.heard()
	switch silent, _ := sheet.Unheard([]string{me}, r.Env.Now); {
	case len(silent) > 0 && sheet.CallBy != me:
		x := call{
			id: id, rank: hearObjection, loud: left < urgent, text: w.CallObject(name(sheet.CallAbout)), tail: w.Remains(r.seconds(left)),
			yes: w.NoObjection, no: w.Object,
			since: sheet.CallFor, doYes: func() tea.Cmd { return r.act(incident.HearObjection{Who: me}, w.Spoken) }, doNo: r.object,
		}
		return []call{x}
	case left > 0 && spoke < len(r.present()):
		x := call{id: id + " heard", rank: tellNews, text: w.CallHearing(spoke, len(r.present()), strong) + r.firstStrong(), tail: w.Remains(r.seconds(left))}
		if strong > 0 && sheet.CallBy == me {
			x.rank = hearObjection // what was objected is what who asked waits for
		}
		return []call{x}
	case r.decided(sheet):
		x := call{id: id + " over", rank: tellNews, text: w.CallHeard(spoke, len(r.present()), strong) + r.firstStrong(), yes: w.Decide, no: w.PutAway}
		x.doYes = func() tea.Cmd {
			return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: r.state().Stream, Step: incident.StepMeasures}})
		}
		x.doNo = c.away(r, x.id)
		return []call{x}
	}
	return nil
}

// urgent is how long before the end of the minute the call becomes loud.
const urgent = 20 * time.Second

// object asks for the objection; nothing is none.
func (r Room) object() tea.Cmd {
	w := r.words()
	return screen.Send(screen.Prompt{
		Title: w.ObjectionsTitle, Label: w.ObjectWhat, Hint: name(r.state().Sheet.CallAbout), Stream: r.state().Stream, Field: "objection",
		Then: func(said string) tea.Cmd {
			if strings.TrimSpace(said) == "" {
				return nil
			}
			return r.act(incident.HearObjection{Who: r.me(), Text: strings.TrimSpace(said)}, w.Spoken)
		},
	})
}

// takesPart tells whether whoever sits here is in the incident: it is on their glass, or they were given something to do.
func (r Room) takesPart() bool {
	me, st := r.me(), r.state()
	return st.Sheet.CallBy == me || slices.Contains(r.present(), me) || r.sits(me) != "" ||
		slices.ContainsFunc(st.Asks, func(a incident.Ask) bool { return a.Who == me && a.State(r.Env.Now).Open() })
}

// present lists the people at the incident who are asked, and those who have spoken.
func (r Room) present() []string {
	var names []string
	for _, h := range r.Env.Here {
		if h.Name == r.state().Sheet.CallBy {
			continue
		}
		if h.Stream == r.state().Stream && !h.Watches && !slices.Contains(names, h.Name) {
			names = append(names, h.Name)
		}
	}
	for _, o := range r.state().Sheet.Objections {
		if !slices.Contains(names, o.Who) {
			names = append(names, o.Who)
		}
	}
	return names
}

// heard counts who has spoken, and who has a strong objection.
func (r Room) heard() (spoke, strong int) {
	var names []string
	for _, o := range r.state().Sheet.Objections {
		if !slices.Contains(names, o.Who) {
			names = append(names, o.Who)
		}
		if o.Text != "" {
			strong++
		}
	}
	return len(names), strong
}

// firstStrong words the first strong objection; nothing where there is none.
func (r Room) firstStrong() string {
	for _, o := range r.state().Sheet.Objections {
		if o.Text != "" {
			return "  " + name(o.Who) + r.Env.Words.Common.Colon + name(o.Text)
		}
	}
	return ""
}

// decided tells whether whoever sits here is told what came of a round: they asked, or commanded when it was over. Whoever
// takes the chair later is not told what was told already. Without a commander everybody looks.
func (r Room) decided(sheet incident.Sheet) bool {
	chair, me := r.state().Roles[incident.Commander], r.me()
	return sheet.CallBy == me || chair.Who == "" || chair.Who == me && !chair.Since.After(sheet.CallFor.Add(incident.ObjectionWindow))
}
