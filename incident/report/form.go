package report

import (
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/lang"
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

// Gap is something that was missing, with the time it cost.
type Gap struct {
	ID      string        `json:"id"`
	Field   string        `json:"field"` // the path in the inventory, or a person's own words
	Label   string        `json:"label"`
	Step    incident.Step `json:"step"`
	Opened  *time.Time    `json:"opened"`
	Closed  *time.Time    `json:"closed"`  // null while it is open
	Minutes int           `json:"minutes"` // whole ones, of open ones until now
	Value   string        `json:"value"`
	GaveUp  bool          `json:"gave_up"`
	Reason  string        `json:"reason"`    // why it was given up
	By      string        `json:"by"`        // who missed it
	EndedBy string        `json:"closed_by"` // who found it, or gave up
}

type callForm struct {
	At       *time.Time    `json:"at"`
	By       string        `json:"by"`
	Who      string        `json:"who"`
	Name     string        `json:"name"`
	Mean     incident.Mean `json:"means"`
	Answered bool          `json:"answered"`
	Note     string        `json:"note"`
	For      string        `json:"for"`
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

// GapsOf lists what was missing, as it stands at an instant; labels are in l.
func GapsOf(s *incident.State, now time.Time, l lang.Lang) []Gap {
	out, loc := []Gap{}, s.Location()
	for _, g := range s.Gaps {
		out = append(out, Gap{
			ID: g.ID, Field: g.Field, Label: inventory.PlaceLabel(string(l), g.Field, g.Name), Step: g.Step, Opened: moment(g.Opened, loc),
			Closed: moment(g.Closed, loc), Minutes: when.Minutes(s.Cost(g, now)), Value: g.Value, GaveUp: g.GaveUp, Reason: g.Reason,
			By: g.By, EndedBy: g.Ended,
		})
	}
	return out
}

// callForms leave the numbers out: the inventory has them.
func (d Doc) callForms() []callForm {
	out, loc := []callForm{}, d.State.Location()
	for _, c := range d.State.Calls {
		out = append(out, callForm{moment(c.At, loc), c.By, c.Who, c.Name, c.Mean, c.Answered, c.Note, c.For})
	}
	return out
}

// tenureForm is how long somebody sat in a seat.
type tenureForm struct {
	Role  incident.Role `json:"role"`
	Who   string        `json:"who"`
	From  *time.Time    `json:"from"`
	Until *time.Time    `json:"until"` // null: to the end
}

func (d Doc) tenureForms() []tenureForm {
	out, loc := []tenureForm{}, d.State.Location()
	for _, t := range d.State.Sat {
		out = append(out, tenureForm{t.Role, t.Who, moment(t.From, loc), moment(t.Until, loc)})
	}
	return out
}

// linkForm is an incident that belongs to this one.
type linkForm struct {
	How   incident.LinkKind `json:"how"`
	To    string            `json:"to"`
	Title string            `json:"title"`
	At    *time.Time        `json:"at"`
}

func (d Doc) linkForms() []linkForm {
	out, loc := []linkForm{}, d.State.Location()
	for _, l := range d.State.Links {
		out = append(out, linkForm{l.Kind, l.To, l.Title, moment(l.At, loc)})
	}
	return out
}
