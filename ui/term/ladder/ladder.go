// Package ladder draws the contact ladder over an incident: who is called next, by which means, and how long we wait. Two
// keys bring an attempt onto the timeline.
package ladder

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/ladder"
	"shirei/ui/term/gap"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// Pane is the ladder over the screen of an incident.
type Pane struct {
	env    *screen.Env
	stands func() screen.Case
	step   incident.Step
	starts []ladder.Start
	at     string // the start that is shown, as calls name it
	ladder ladder.Ladder
	rows   []row
	list   widget.List
	next   row    // where the mark stood; the cursor follows it
	keeps  string // the promise that the call on its way keeps

	service  *desk.Service // whose holidays these are; the zones looked up stay known
	holidays func(time.Time) bool
}

// row is a person, or one of their means.
type row struct{ rung, way int }

// person is the way of a row that is the person's own.
const person = -1

// New opens the ladder of what the step at hand asks for first; stands gives the incident as it stands.
func New(env *screen.Env, stands func() screen.Case, step incident.Step) *Pane {
	p := &Pane{env: env, stands: stands, step: step, next: row{-1, -1}}
	p.load()
	return p
}

func (p *Pane) words() *text.Ladder { return &p.env.Words.Incident.Ladder }

// book is what the ladder is worked out from, now.
func (p *Pane) book() ladder.Book {
	c := p.stands()
	if p.holidays == nil || p.service != c.Service {
		p.service, p.holidays = c.Service, panel.Holidays(c)
	}
	return ladder.Book{Inventory: panel.Inventory(c), State: c.State, Now: p.env.Now, Holiday: p.holidays}
}

// load works the ladder out anew. The cursor goes with the mark on who is next; where it was moved, it stays.
func (p *Pane) load() {
	b := p.book()
	p.starts = b.Starts(p.step)
	i := slices.IndexFunc(p.starts, func(s ladder.Start) bool { return s.For == p.at })
	if i < 0 { // the first time, or the escalation has gone on to its next rung
		i = first(b, p.starts)
	}
	p.at = p.starts[i].For
	p.ladder = b.Ladder(p.starts[i])
	p.rows = p.rows[:0]
	for i, r := range p.ladder.Rungs {
		p.rows = append(p.rows, row{i, person})
		for j := range r.Ways {
			p.rows = append(p.rows, row{i, j})
		}
	}
	p.list.SetLen(len(p.rows))
	next := row{p.ladder.Next.Rung, p.ladder.Next.Way}
	if next != p.next && p.ladder.Reached == nil { // who answered stays under the cursor, for a word on what was said
		at := slices.Index(p.rows, next)
		if at < 0 {
			at = slices.IndexFunc(p.rows, p.callable)
		}
		p.list.Select(max(at, 0))
	}
	p.next = next
}

// first is the place of the first purpose that has somebody to call; where none has, of the step's own.
func first(b ladder.Book, starts []ladder.Start) int {
	i := slices.IndexFunc(starts, func(s ladder.Start) bool { return len(b.Ladder(s).Rungs) > 0 })
	return max(i, 0)
}

// Update follows the record and the clock, and moves.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(keymap.Fold(msg))
	case screen.Acted:
		return p.acted(msg)
	}
	p.load()
	return nil
}

func (p *Pane) key(key string) tea.Cmd {
	switch key {
	case "left", "shift+tab":
		p.turn(-1)
	case "right", "tab":
		p.turn(1)
	default:
		p.list.Key(key)
		p.skip(key)
	}
	return nil
}

// turn goes on to another purpose.
func (p *Pane) turn(by int) {
	i := slices.IndexFunc(p.starts, func(s ladder.Start) bool { return s.For == p.at })
	p.at = p.starts[(i+by+len(p.starts))%len(p.starts)].For
	p.next = row{-1, -1}
	p.load()
	if p.ladder.Reached != nil {
		p.list.Select(max(slices.IndexFunc(p.rows, p.callable), 0))
	}
}

// skip steps over the names of people who can be called by some means.
func (p *Pane) skip(key string) {
	i := p.list.Selected()
	if i < 0 || p.callable(p.rows[i]) {
		return
	}
	if (key == "k" || key == "up" || key == "pgup") && i > 0 {
		p.list.Select(i - 1)
		return
	}
	p.list.Select(i + 1)
}

// callable tells whether a row can be called: a means, or somebody without any.
func (p *Pane) callable(r row) bool {
	return r.way != person || len(p.ladder.Rungs[r.rung].Ways) == 0
}

// Do records an attempt with the row under the cursor, or copies its number.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	i := p.list.Selected()
	switch action {
	case "ladder.answered", "ladder.silent", "copy":
	case "ladder.note":
		return p.note(), true
	case "gap":
		return p.lacking(), true
	case "undo":
		return screen.Do(screen.Act{Stream: p.stands().State.Stream, Undo: true}), true
	default:
		return nil, false
	}
	if i < 0 {
		return nil, true
	}
	r := p.rows[i]
	if action == "copy" {
		if r.way == person {
			return nil, true
		}
		return screen.Send(screen.Copy{Text: p.ladder.Rungs[r.rung].Ways[r.way].Value, Said: p.env.Words.Common.Copied}), true
	}
	return p.call(r, action == "ladder.answered"), true
}

// lacking records what the inventory lacks of the person under the cursor: a means, or the way out; of a ladder without
// anybody, who stands on it. Where nothing is blank it asks what is missing.
func (p *Pane) lacking() tea.Cmd {
	c, field := p.stands(), ""
	switch i := p.list.Selected(); {
	case i < 0:
		field = p.ladder.Blank
	case len(p.ladder.Rungs[p.rows[i].rung].Ways) == 0:
		field = p.ladder.Rungs[p.rows[i].rung].Path + ".means"
	case p.ladder.Rungs[p.rows[i].rung].WayOut.State() == inventory.Blank:
		field = p.ladder.Rungs[p.rows[i].rung].Path + ".way_out"
	}
	if field == "" || c.View == nil {
		return gap.Choose(p.env, c, p.step)
	}
	return gap.At(p.env, c, p.step, field)
}

// call records an attempt. Who answered for an escalation keeps it, if one says so after.
func (p *Pane) call(r row, answered bool) tea.Cmd {
	cmd := p.ladder.Call(r.rung, r.way, answered)
	p.keeps = ""
	if answered {
		p.keeps = p.ladder.Promise
	}
	who, mean := clean.Line(cmd.Name), ""
	if cmd.Mean != "" {
		mean = p.env.Lang.Mean(cmd.Mean)
	}
	return screen.Do(screen.Act{
		Stream: p.stands().State.Stream, Cmd: cmd, Said: p.words().Done(who, mean, answered), Tag: tag,
	})
}

// tag marks what the ladder asked for.
const tag = "ladder"

// acted offers to keep the promise that reaching somebody keeps.
func (p *Pane) acted(done screen.Acted) tea.Cmd {
	made, ok := done.Act.Cmd.(incident.MakeCall)
	if done.Act.Tag != tag || !ok || done.Err != nil || p.keeps == "" {
		return nil
	}
	id := p.keeps
	p.keeps = ""
	w, mean := p.words(), ""
	if made.Mean != "" {
		mean = p.env.Lang.Mean(made.Mean)
	}
	for _, o := range p.stands().State.Owed(p.env.Now) {
		if o.ID != id {
			continue
		}
		title, effect := w.Kept(p.env.Lang.Promise(o))
		return screen.Send(screen.Ask{
			Confirm: widget.Confirm{Title: title, Effect: effect, Yes: w.Keep},
			Yes: screen.Do(screen.Act{
				Stream: done.Act.Stream, Cmd: incident.KeepPromise{ID: id, How: w.How(made.Name, mean)}, Tag: tag,
			}),
		})
	}
	return nil
}

// note writes down what was said with whoever stands under the cursor.
func (p *Pane) note() tea.Cmd {
	i := p.list.Selected()
	if i < 0 {
		return nil
	}
	r, w := p.ladder.Rungs[p.rows[i].rung], p.words()
	stream := p.stands().State.Stream
	return screen.Send(screen.Prompt{
		Title: w.Title, Label: w.Note + "  " + clean.Line(r.Name), Stream: stream, Field: "ladder.note." + r.ID,
		Then: func(said string) tea.Cmd {
			if strings.TrimSpace(said) == "" {
				return nil
			}
			return screen.Do(screen.Act{
				Stream: stream, Cmd: incident.TakeNote{Text: w.Noted(r.Name) + said, As: incident.EntryCommunication},
			})
		},
	})
}

// Scope is the place in the key table.
func (p *Pane) Scope() string { return keymap.InLadder }

// Typing is never: a question opens over it.
func (p *Pane) Typing() bool { return false }

// Back has no step of its own.
func (p *Pane) Back() (tea.Cmd, bool) { return nil, false }
