package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/guide"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// guides are the team's own layer guides in the settings folder, triage/FAMILY.yaml. Strays are files there whose name
// is no family, which nobody would read.
func (a *app) guides() (own guide.Own, strays []string) {
	dir, err := a.configDir()
	if err != nil {
		return nil, nil // no home, so no file of one's own
	}
	dir = filepath.Join(dir, "triage")
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil
	}
	own = guide.Own{}
	for _, f := range found {
		path, name := filepath.Join(dir, f.Name()), strings.TrimSuffix(f.Name(), ".yaml")
		if family := incident.Family(name); f.Name() == guide.FileOf(family) && slices.Contains(incident.Families(), family) {
			own[family] = ownGuide(path)
		} else if strings.HasSuffix(f.Name(), ".yaml") || strings.HasSuffix(f.Name(), ".yml") {
			strays = append(strays, path)
		}
	}
	return own, strays
}

// maxGuide is more than a guide may hold, in bytes; reading stops there.
const maxGuide = 65 << 10

func ownGuide(path string) guide.File {
	file := guide.File{Path: path}
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular(): // a pipe would be waited for
		err = &fs.PathError{Op: "open", Path: path, Err: errors.New("not a regular file")}
	case err == nil && info.Size() > maxGuide:
		err = incident.Refuse(incident.CodeTooBig, path, "64 KB")
	case err == nil:
		file.Data, err = os.ReadFile(path)
	}
	if told := (*fs.PathError)(nil); errors.As(err, &told) {
		err = unreadable(path, err)
	}
	file.Err = err
	return file
}

func (a *app) triageGuideCommand() *cobra.Command {
	family := ""
	c := a.command("guide [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		return a.triageGuide(ctx, id, incident.Family(family))
	})
	c.Flags().StringVar(&family, "family", "", "")
	return c
}

// triageGuide prints a guide: of an incident with its answers, or of a family alone, to be read before there is any.
func (a *app) triageGuide(ctx context.Context, id string, family incident.Family) error {
	if family != "" && !slices.Contains(incident.Families(), family) {
		return incident.Refuse(incident.CodeUnknownWord, append([]string{"symptom", string(family)}, codes(incident.Families())...)...)
	}
	triage := incident.Triage{}
	if id != "" || family == "" {
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		triage = m.state.Triage
		if family == "" {
			family = triage.Family
		}
	}
	if family == "" {
		return incident.Refuse(incident.CodeEmpty, "symptom")
	}
	g := a.guideOf(family)
	if a.json {
		return a.emit(a.guideJSON(g, g.Stand(triage)))
	}
	a.showGuide(g, g.Stand(triage))
	return nil
}

// guideOf reads a family's guide, and says on the error stream what of the team's own cannot be used.
func (a *app) guideOf(f incident.Family) guide.Guide {
	own, strays := a.guides()
	w := &text.For(a.lang).Triage.Guide
	for _, path := range strays {
		fmt.Fprintf(a.errs, w.Stray+"\n", clean.Line(path), strings.Join(codes(incident.Families()), ", "))
	}
	g, err := own.Of(f)
	if err != nil {
		fmt.Fprintf(a.errs, "%s  %s\n", text.GuideFault(err, a.lang), w.Stands)
	}
	return g
}

func codes[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}

func (a *app) showGuide(g guide.Guide, s guide.Stand) {
	w, source := &text.For(a.lang).Triage.Guide, text.For(a.lang).Triage.Guide.Ships
	if g.Own != "" {
		source = w.Own + a.words.Colon + g.Own
	}
	a.say(w.Title, "  ", a.lang.Family(g.Family), "  ", w.Progress(len(s.Answers), len(g.Steps)), "  ", source)
	for i, x := range g.Steps {
		words := x.Words(a.lang)
		a.say("")
		a.say(cell.Pad(strconv.Itoa(i+1), 2), " ", x.ID, "  ", words.Look, "  ", a.lang.Layer(x.Layer))
		if c, ok := s.Answers[x.ID]; ok {
			a.say("   ", a.lang.Answer(c.Answer), "  ", c.Evidence)
		}
		a.say("   ", words.How)
		a.say("   ", w.Normal, " ", words.Normal)
		a.say("   ", w.Abnormal, " ", words.Abnormal)
		if words.Why != "" {
			a.say("   ", w.Why, " ", words.Why)
		}
	}
	a.say("")
	a.say(a.leftLine(s))
	switch {
	case s.Splits >= 0:
		a.say(w.Splits(s.Splits+1), "  ", g.Steps[s.Splits].ID, "  ", g.Steps[s.Splits].Words(a.lang).Look)
	case len(s.Left) > 1:
		a.say(w.NothingSplits)
	}
}

// leftLine names the layers that are left.
func (a *app) leftLine(s guide.Stand) string {
	names := make([]string, len(s.Left))
	for i, l := range s.Left {
		names[i] = a.lang.Layer(l)
	}
	return text.For(a.lang).Triage.Guide.Leaves(names, text.For(a.lang).Common.And)
}

func (a *app) guideJSON(g guide.Guide, s guide.Stand) any {
	steps := []any{}
	for i, x := range g.Steps {
		words := x.Words(a.lang)
		step := map[string]any{
			"id": x.ID, "layer": x.Layer, "look": words.Look, "how": words.How, "why": words.Why,
			"normal": effectJSON(x.Normal, words.Normal), "abnormal": effectJSON(x.Abnormal, words.Abnormal),
			"next": i == s.Next, "separates": i == s.Splits,
		}
		if c, ok := s.Answers[x.ID]; ok {
			step["answer"], step["evidence"], step["at"] = c.Answer, c.Evidence, c.At
		}
		steps = append(steps, step)
	}
	verdicts := map[incident.Layer]incident.Verdict{}
	for _, l := range incident.Layers() {
		verdicts[l] = s.Verdicts[l]
	}
	return map[string]any{
		"family": g.Family, "own": g.Own, "answered": len(s.Answers), "steps": steps, "verdicts": verdicts, "left": codes(s.Left),
	}
}

func effectJSON(e guide.Effect, says string) any {
	return map[string]any{"says": says, "suspect": codes(e.Suspect), "clear": codes(e.Clear)}
}

func (a *app) triageAnswerCommand() *cobra.Command {
	evidence := ""
	c := a.command("answer [ID] STEP ANSWER", 2, 3, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 2)
		return a.triageAnswer(ctx, id, rest[0], incident.Answer(rest[1]), evidence)
	})
	c.Flags().StringVar(&evidence, "evidence", "", "")
	return c
}

// triageAnswer records the answer to a step of the guide, with what it says of the layers.
func (a *app) triageAnswer(ctx context.Context, id, step string, answer incident.Answer, evidence string) error {
	m, err := a.locate(ctx, id)
	if err != nil {
		return err
	}
	if m.state.Triage.Family == "" {
		return incident.Refuse(incident.CodeEmpty, "symptom")
	}
	g := a.guideOf(m.state.Triage.Family)
	act := g.Answer(m.state.Triage, step, answer, evidence, a.lang)
	if act == nil {
		ids := []string{"check", step}
		for _, x := range g.Steps {
			ids = append(ids, x.ID)
		}
		return incident.Refuse(incident.CodeUnknownWord, ids...)
	}
	return m.act(ctx, act...)
}
