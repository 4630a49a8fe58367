package report

import (
	"time"

	"shirei/incident"
	"shirei/incident/when"
)

// The forms below are the parts of the JSON export. Their own times are on the incident's own wall clock, null where not known;
// checks, changes, inquiries, tasks and action items are as they are stored, in UTC.

type triageForm struct {
	Symptom   incident.Family               `json:"symptom"`
	FoundBy   incident.FoundBy              `json:"found_by"`
	Period    string                        `json:"period"`
	Count     string                        `json:"count"`
	Target    string                        `json:"target"`
	Layers    map[incident.Layer]layerForm  `json:"layers"`
	Checks    []incident.Check              `json:"checks"`
	Changes   []incident.Change             `json:"changes"`
	Inquiries []incident.Inquiry            `json:"inquiries"`
	SearchEnd string                        `json:"search_end"`
	Takeover  string                        `json:"takeover"`
	Reason    string                        `json:"severity_reason"`
	Past      []incident.Severity           `json:"severity_past"`
	Playbook  map[string]incident.LineState `json:"playbook"`
	Skipped   map[incident.Step]string      `json:"skipped"`
	Roles     map[incident.Role]string      `json:"roles"`
}

type layerForm struct {
	Verdict  incident.Verdict `json:"verdict"`
	Owner    string           `json:"owner"`
	Evidence []string         `json:"evidence"`
}

type factForm struct {
	Text       string              `json:"text"`
	Confidence incident.Confidence `json:"confidence"`
	At         *time.Time          `json:"at"`
	By         string              `json:"by"`
}

type reportForm struct {
	Number        int               `json:"number"`
	Audience      incident.Audience `json:"audience"`
	Stage         incident.Stage    `json:"stage"`
	Lang          string            `json:"lang"`
	Text          string            `json:"text"`
	At            *time.Time        `json:"at"`
	By            string            `json:"by"`
	Means         string            `json:"means"`
	To            string            `json:"to"`
	Reviewer      string            `json:"reviewer"`
	ReviewSkipped string            `json:"review_skipped"`
	Next          *time.Time        `json:"next"`
}

type decisionForm struct {
	Outcome    incident.Outcome              `json:"outcome"`
	What       string                        `json:"what"`
	Reason     string                        `json:"reason"`
	At         *time.Time                    `json:"at"`
	Decider    string                        `json:"decider"`
	Approver   string                        `json:"approver"`
	Change     string                        `json:"change_mind"`
	Until      *time.Time                    `json:"until"`
	Options    []incident.Option             `json:"options"`
	Objections []incident.Objection          `json:"objections"`
	Carried    map[incident.Carry]*time.Time `json:"carried"`
	Result     string                        `json:"result"`
}

type conditionForm struct {
	Text     string     `json:"text"`
	Done     bool       `json:"done"`
	Evidence string     `json:"evidence"`
	By       string     `json:"by"`
	At       *time.Time `json:"at"`
}

type gapForm struct {
	Field   string     `json:"field"`
	Opened  *time.Time `json:"opened"`
	Closed  *time.Time `json:"closed"`
	CostMin int        `json:"cost_min"` // whole minutes
	Value   string     `json:"value"`
	GaveUp  bool       `json:"gave_up"`
}

func (d Doc) triageForm() triageForm {
	s, t := d.State, d.State.Triage
	f := triageForm{
		Symptom: t.Family, FoundBy: t.FoundBy, Period: t.Reach.Period, Count: t.Reach.Count, Target: t.Reach.Target,
		Layers: map[incident.Layer]layerForm{}, Checks: list(t.Checks), Changes: list(t.Changes), Inquiries: list(t.Inquiries),
		SearchEnd: t.SearchEnd, Takeover: t.Takeover, Reason: s.Severity.Reason, Past: list(s.Severity.Past),
		Playbook: map[string]incident.LineState{}, Skipped: s.Skipped, Roles: map[incident.Role]string{},
	}
	for l, x := range t.Layers {
		f.Layers[l] = layerForm{x.Verdict, x.Owner, list(x.Evidence)}
	}
	for line, x := range s.Playbook {
		f.Playbook[line] = x.State
	}
	for r, h := range s.Roles {
		f.Roles[r] = h.Who
	}
	return f
}

func (d Doc) factForms() map[incident.FactKey]factForm {
	out, loc := map[incident.FactKey]factForm{}, d.State.Location()
	for k, f := range d.State.Facts {
		out[k] = factForm{f.Text, f.Confidence, moment(f.At, loc), f.By}
	}
	return out
}

func (d Doc) reportForms() []reportForm {
	out, loc := []reportForm{}, d.State.Location()
	for _, r := range d.State.Reports {
		out = append(out, reportForm{
			Number: r.Number, Audience: r.Audience, Stage: r.Stage, Lang: r.Lang, Text: r.Text, At: moment(r.At, loc), By: r.By,
			Means: r.Means, To: r.To, Reviewer: r.Reviewer, ReviewSkipped: r.ReviewSkipped, Next: moment(r.Next, loc),
		})
	}
	return out
}

func (d Doc) decisionForms() []decisionForm {
	out, loc := []decisionForm{}, d.State.Location()
	for _, x := range d.State.Decisions {
		f := decisionForm{
			Outcome: x.Outcome, What: x.What, Reason: x.Reason, At: moment(x.At, loc), Decider: x.Decider, Approver: x.Approver,
			Change: x.Change, Until: moment(x.Until, loc), Options: list(x.Options), Objections: list(x.Objections),
			Carried: map[incident.Carry]*time.Time{}, Result: x.Result,
		}
		for c, at := range x.Carried {
			f.Carried[c] = moment(at, loc)
		}
		out = append(out, f)
	}
	return out
}

func (d Doc) conditionForms() []conditionForm {
	out, loc := []conditionForm{}, d.State.Location()
	for _, c := range d.State.Conditions {
		out = append(out, conditionForm{c.Text, c.Done, c.Evidence, c.By, moment(c.At, loc)})
	}
	return out
}

func (d Doc) gapForms() []gapForm {
	out, loc := []gapForm{}, d.State.Location()
	for _, g := range d.State.Gaps {
		cost := when.Minutes(d.State.Cost(g, d.Now))
		out = append(out, gapForm{g.Field, moment(g.Opened, loc), moment(g.Closed, loc), cost, g.Value, g.GaveUp})
	}
	return out
}
