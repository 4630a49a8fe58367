package inventory

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// readiness draws how ready the inventory is: the verdict on top, then what is blank, the pitfalls, the boundaries and
// what is stale, as rows of which each leads to its place in the inventory.
type readiness struct {
	env    *screen.Env
	from   screen.Place // the screen this is a part of, so that a row leads within it
	svc    *desk.Service
	report inv.Report
	places inv.Places
	rows   []readyRow
	whole  map[string]bool // groups that are shown whole
	list   widget.List
}

// readyRow is a line of the list. The cursor steps over those that lead nowhere.
type readyRow struct {
	path  string // where enter goes
	group string // which enter folds or unfolds
	head  bool
	text  string
	right string // drawn dim at the end
	sub   bool   // said of the row above
	mark  string // a glyph before the text
}

// folded is how many rows of a group are shown before it is unfolded.
const folded = 5

func newReadiness(env *screen.Env) *readiness {
	return &readiness{env: env, whole: map[string]bool{}}
}

// Load weighs the inventory. The cursor stays on its row where that is still there.
func (r *readiness) Load(svc *desk.Service) tea.Cmd {
	if svc == nil || svc == r.svc {
		return nil
	}
	first := r.svc == nil
	r.svc, r.report = svc, svc.Inventory.Readiness(r.env.Now)
	r.places = svc.Inventory.Places(string(r.env.Lang))
	r.lay()
	if first {
		r.list.Select(0)
	}
	r.skip(1)
	return nil
}

// Update moves the cursor.
func (r *readiness) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		was := r.list.Selected()
		r.list.Key(keymap.Fold(key))
		by := 1
		if r.list.Selected() < was {
			by = -1
		}
		r.skip(by)
	}
	return nil
}

// skip steps over rows that lead nowhere, back where there is nothing further on.
func (r *readiness) skip(by int) {
	for _, d := range []int{by, -by} {
		for i := r.list.Selected(); i >= 0 && i < len(r.rows); i += d {
			if r.rows[i].leads() {
				r.list.Select(i)
				return
			}
		}
	}
}

func (row readyRow) leads() bool { return row.path != "" || row.group != "" }

// Do goes to the place of the row under the cursor, or shows more of its group.
func (r *readiness) Do(action string) (tea.Cmd, bool) {
	at := r.list.Selected()
	if action != "open" || at < 0 {
		return nil, false
	}
	row := r.rows[at]
	switch {
	case row.path != "":
		to := r.from
		to.Screen, to.Path, to.Find, to.Layers = screen.Inventory, row.path, "", nil
		return screen.Send(screen.Go{To: to}), true
	case row.group != "":
		r.whole[row.group] = !r.whole[row.group]
		r.lay()
		r.skip(-1)
	}
	return nil, true
}

// lay makes the rows anew.
func (r *readiness) lay() {
	r.rows = r.rows[:0]
	r.layBlanks()
	r.layPitfalls()
	r.layBoundaries()
	r.layStale()
	r.list.SetLen(len(r.rows))
}

func (r *readiness) head(text string) { r.rows = append(r.rows, readyRow{head: true, text: text}) }

func (r *readiness) add(row readyRow) { r.rows = append(r.rows, row) }

// group adds a heading, the first rows of a group, and one that shows the others.
func (r *readiness) group(group, head string, n int, row func(i int) readyRow) {
	words := r.env.Words.Readiness
	r.head(head)
	most := min(n, folded)
	if r.whole[group] || n == folded+1 {
		most = n
	}
	for i := range most {
		r.add(row(i))
	}
	switch {
	case most < n:
		r.add(readyRow{group: group, text: words.More(n - most), sub: true})
	case n > folded+1:
		r.add(readyRow{group: group, text: words.Fewer, sub: true})
	}
}

func (r *readiness) layBlanks() {
	words := r.env.Words.Readiness
	if len(r.report.Blanks) == 0 {
		r.head(words.NoBlanks)
		return
	}
	row := func(b inv.Field) readyRow {
		return readyRow{path: b.Path, text: clean.Line(r.places.Of(b.Path)), right: words.Cost(words.Steps[b.Step], b.Weight)}
	}
	rest := r.report.Rest()
	if len(rest) == 0 {
		r.head(words.Blanks(len(r.report.First)))
	} else {
		r.head(words.First(len(r.report.First)))
	}
	for _, b := range r.report.First {
		r.add(row(b))
	}
	if len(rest) > 0 {
		r.group("blanks", words.Rest(len(rest)), len(rest), func(i int) readyRow { return row(rest[i]) })
	}
}

func (r *readiness) layPitfalls() {
	words, st := r.env.Words.Readiness, r.env.Styles
	r.head(words.Trouble)
	for _, p := range r.report.Pitfalls {
		mark := map[string]string{"yes": st.Glyphs.Suspected, "no": st.Glyphs.Cleared, "unknown": st.Glyphs.Unknown}[p.Answer]
		r.add(readyRow{
			path: pitfallPath(p), mark: mark, text: inv.Label(string(r.env.Lang), "pitfalls."+p.Key),
			right: words.Answers[p.Answer],
		})
		for _, said := range r.grounds(p) {
			r.add(said)
		}
	}
}

// pitfallPath is where a pitfall is mended: at its first blank, or where a person answers it.
func pitfallPath(p inv.Pitfall) string {
	if p.Answer == "no" || p.By == inv.ByPerson || len(p.Evidence) == 0 {
		return "pitfalls." + p.Key
	}
	return p.Evidence[0]
}

// mostEvidence is how many blanks are named under a pitfall; all of them stand among the blanks.
const mostEvidence = 2

// grounds are on what an answer rests.
func (r *readiness) grounds(p inv.Pitfall) (out []readyRow) {
	words, colon := r.env.Words.Readiness, r.env.Words.Common.Colon
	say := func(path, label, text string) {
		out = append(out, readyRow{path: path, sub: true, text: label + colon + clean.Line(text)})
	}
	if p.Answer == "unknown" {
		say("pitfalls."+p.Key+".answer", words.Ask, inv.PitfallQuestion(string(r.env.Lang), p.Key))
	}
	if p.Answer != "no" {
		for _, path := range p.Evidence[:min(len(p.Evidence), mostEvidence)] {
			say(path, words.Missing, r.places.Of(path))
		}
		if more := len(p.Evidence) - mostEvidence; more > 0 {
			out = append(out, readyRow{sub: true, text: r.env.Words.Common.Others(more)})
		}
	}
	if p.Said == "no" && p.Answer == "yes" {
		out = append(out, readyRow{sub: true, text: words.Overrule})
	}
	if p.Because != "" {
		say("pitfalls."+p.Key+".because", words.Because, p.Because)
	}
	return out
}

func (r *readiness) layBoundaries() {
	words, lang := r.env.Words.Readiness, string(r.env.Lang)
	r.head(words.Boundaries)
	for _, b := range r.report.Boundaries {
		row := readyRow{path: "boundaries." + b.Line, text: inv.Label(lang, "boundaries."+b.Line), right: words.Whole}
		if b.AgreedOn != "" {
			row.right = words.Agreed(clean.Line(b.AgreedOn), clean.Line(b.AgreedWith))
		}
		if len(b.Missing) > 0 {
			row.path += "." + b.Missing[0]
			row.right = words.Lacks(boundaryParts(lang, words.Part, b.Missing))
		}
		r.add(row)
	}
}

// boundaryParts words who, when and what.
func boundaryParts(lang, join string, keys []string) string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = inv.Label(lang, "boundary."+key)
	}
	return strings.Join(out, join)
}

func (r *readiness) layStale() {
	words := r.env.Words.Readiness
	if len(r.report.Stale) == 0 {
		r.head(words.NoStale)
		return
	}
	r.group("stale", words.Stale(len(r.report.Stale)), len(r.report.Stale), func(i int) readyRow {
		s := r.report.Stale[i]
		row := readyRow{path: s.Path, text: clean.Line(r.places.Of(s.Path)), right: words.Never}
		if s.Due != "" {
			row.right = words.Since(s.Due)
		}
		return row
	})
}
