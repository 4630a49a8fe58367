package cli

import "shirei/incident/inventory"

// object is the check as JSON. Texts of the inventory are as they are there.
func (c *checking) object() any {
	return map[string]any{
		"id": c.inv.Service.ID, "name": c.inv.Service.Name, "score": c.Score, "pass": c.Pass(), "verdict": c.Verdict,
		"first": pathsOf(c.First), "filled": c.Filled, "total": c.Total, "pitfall_count": c.PitfallCount(),
		"sections": c.sectionObjects(), "blanks": c.blankObjects(), "stale": c.staleObjects(),
		"pitfalls": c.pitfallObjects(), "boundaries": c.boundaryObjects(),
	}
}

func pathsOf(fields []inventory.Field) []string {
	out := []string{}
	for _, f := range fields {
		out = append(out, f.Path)
	}
	return out
}

func (c *checking) sectionObjects() any {
	out := map[string]any{}
	for _, s := range c.Sections {
		out[s.Section] = map[string]any{"filled": s.Filled, "total": s.Total, "score": s.Score}
	}
	return out
}

func (c *checking) blankObjects() any {
	out := []any{}
	for _, f := range c.Blanks {
		out = append(out, map[string]any{
			"path": f.Path, "section": f.Section, "kind": f.Kind, "label": c.places.Of(f.Path), "step": f.Step, "minutes": f.Weight,
			"cost": c.said.Cost(c.said.Steps[f.Step], f.Weight),
		})
	}
	return out
}

func (c *checking) staleObjects() any {
	out := []any{}
	for _, s := range c.Stale {
		out = append(out, map[string]any{"path": s.Path, "title": s.Title, "reviewed": s.Reviewed, "due": s.Due})
	}
	return out
}

func (c *checking) pitfallObjects() any {
	out := []any{}
	for _, p := range c.Pitfalls {
		out = append(out, map[string]any{
			"n": p.N, "key": p.Key, "title": c.label("pitfalls." + p.Key), "answer": p.Answer, "by": p.By, "looked": p.Looked,
			"missing": append([]string{}, p.Evidence...), "said": p.Said, "because": p.Because,
			"question": inventory.PitfallQuestion(string(c.lang), p.Key),
		})
	}
	return out
}

func (c *checking) boundaryObjects() any {
	out := []any{}
	for _, b := range c.Boundaries {
		out = append(out, map[string]any{
			"line": b.Line, "label": c.label("boundaries." + b.Line), "missing": append([]string{}, b.Missing...),
			"agreed_with": b.AgreedWith, "agreed_on": b.AgreedOn,
		})
	}
	return out
}
