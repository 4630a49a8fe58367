package ladder

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// Purpose is what somebody is called for.
type Purpose string

const (
	Decide   Purpose = "decide"   // who may decide
	Escalate Purpose = "escalate" // who is reached when it takes too long
	Client   Purpose = "client"   // who is told
	Vendor   Purpose = "vendor"   // the desk of an integration
	Anyone   Purpose = "anyone"   // everybody the inventory names, for what is none of the others
)

// Start is where a ladder begins.
type Start struct {
	Purpose Purpose
	For     string // as calls name it: decide, escalate, client, vendor.paygate, anyone
	Name    string // of the integration; whom the escalation has to reach
	Promise string // the id of the promise that reaching somebody keeps
	Blank   string // the path in the inventory that names nobody
	Since   time.Time
	first   []string // ids the walk begins at, in order
}

// Starts lists whom one may have to call: what the step at hand asks for first, and before it an escalation that is due.
func (b Book) Starts(step incident.Step) []Start {
	escalation := b.escalation()
	vendors := b.vendors()
	var out []Start
	switch step {
	case incident.StepTriage:
		if b.State.Triage.Layers[incident.LayerExternal].Verdict == incident.VerdictSuspected {
			out = append(vendors, escalation, b.deciders(), b.client())
			break
		}
		out = append([]Start{escalation, b.deciders(), b.client()}, vendors...)
	case incident.StepSeverity:
		out = append([]Start{escalation, b.deciders(), b.client()}, vendors...)
	case incident.StepMeasures:
		out = append([]Start{b.deciders(), escalation, b.client()}, vendors...)
	default:
		out = append([]Start{b.client(), b.deciders(), escalation}, vendors...)
	}
	out = append(out, b.anyone())
	if i := slices.IndexFunc(out, func(s Start) bool { return s.Purpose == Escalate }); b.pressing(escalation.Promise) {
		out = slices.Insert(slices.Delete(out, i, i+1), 0, escalation)
	}
	return out
}

// pressing tells whether a promise is due soon, or overdue.
func (b Book) pressing(id string) bool {
	return slices.ContainsFunc(b.State.Owed(b.Now), func(p incident.Promise) bool {
		return p.ID == id && (p.State == incident.DueSoon || p.State == incident.Overdue)
	})
}

// deciders begins at who may decide, in their order, anew after each decision.
func (b Book) deciders() Start {
	s := Start{Purpose: Decide, For: string(Decide), Blank: "response.deciders"}
	if n := len(b.State.Decisions); n > 0 {
		s.Since = b.State.Decisions[n-1].At
	}
	items := slices.Clone(b.Inventory.Response.Deciders.Items)
	slices.SortStableFunc(items, func(x, y inventory.Decider) int { return cmp.Compare(order(x.Order), order(y.Order)) })
	for _, d := range items {
		s.first = append(s.first, d.ID)
		if d.Contact.State() == inventory.Blank {
			s.Blank = "response.deciders." + d.ID + ".contact"
		}
	}
	return s
}

// order puts who has no place last.
func order(n inventory.Number) int {
	if !n.Set {
		return 1 << 30
	}
	return n.N
}

// escalation begins at whom the inventory names for the severity, from the rung on that is due.
func (b Book) escalation() Start {
	s := Start{Purpose: Escalate, For: string(Escalate), Blank: "monitoring.escalation"}
	names := b.rungs()
	for _, p := range b.State.Owed(b.Now) {
		if p.Kind != incident.PromiseEscalation {
			continue
		}
		s.Promise, s.For, s.Name = p.ID, p.ID, p.What
		due := slices.IndexFunc(names, func(e inventory.Escalation) bool { return b.called(e.To.Value) == p.What })
		if due > 0 {
			names = names[due:]
		}
		break
	}
	for _, e := range names {
		s.first = append(s.first, e.To.Value)
		if e.To.State() == inventory.Blank {
			s.Blank = "monitoring.escalation." + e.ID + ".to"
		}
	}
	return s
}

// rungs are the escalations of the inventory that hold for the severity, the earliest first; before one is set, all.
func (b Book) rungs() []inventory.Escalation {
	var out []inventory.Escalation
	sev := string(b.State.Severity.Severity)
	for _, e := range b.Inventory.Monitoring.Escalation.Items {
		if level := e.Level.Value; level == "" || sev == "" || level == sev {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y inventory.Escalation) int { return cmp.Compare(order(x.After), order(y.After)) })
	return out
}

// called is the name of a person, as the policy names the rungs it takes from the inventory.
func (b Book) called(id string) string {
	p, _ := b.Inventory.Person(id)
	return cmp.Or(p.Name, id)
}

// client begins at who gets the first report, else at the client's people in their order.
func (b Book) client() Start {
	s := Start{Purpose: Client, For: string(Client), Blank: "contact.first_report.to"}
	for _, r := range b.State.Reports {
		if r.Audience == incident.Client {
			s.Since = r.At
		}
	}
	if to := b.Inventory.Contact.FirstReport.To.Values; len(to) > 0 {
		s.first = slices.Clone(to)
		return s
	}
	client := strings.TrimSpace(b.Inventory.Service.Client.Value)
	var theirs []inventory.Person
	for _, p := range b.Inventory.Contact.People.Items {
		if client != "" && strings.HasPrefix(p.Org.Value, client) {
			theirs = append(theirs, p)
		}
	}
	slices.SortStableFunc(theirs, func(x, y inventory.Person) int { return cmp.Compare(order(x.Order), order(y.Order)) })
	for _, p := range theirs {
		s.first = append(s.first, p.ID)
	}
	return s
}

// anyone begins at each person in turn.
func (b Book) anyone() Start {
	s := Start{Purpose: Anyone, For: string(Anyone), Blank: "contact.people"}
	people := slices.Clone(b.Inventory.Contact.People.Items)
	slices.SortStableFunc(people, func(x, y inventory.Person) int { return cmp.Compare(order(x.Order), order(y.Order)) })
	for _, p := range people {
		s.first = append(s.first, p.ID)
	}
	return s
}

// vendors begin at the desk of each integration.
func (b Book) vendors() []Start {
	var out []Start
	for _, i := range b.Inventory.Investigation.Integrations.Items {
		s := Start{
			Purpose: Vendor, For: string(Vendor) + "." + i.ID, Name: cmp.Or(i.Name, i.ID),
			Blank: "investigation.integrations." + i.ID + ".desk",
		}
		if i.Desk.Value != "" {
			s.first = []string{i.Desk.Value}
		}
		out = append(out, s)
	}
	return out
}

// Find gives the rung a person stands on, by id or by name in letters of any case or width.
func (l Ladder) Find(who string) (rung int, ok bool) {
	want := inventory.Fold(who)
	i := slices.IndexFunc(l.Rungs, func(r Rung) bool { return inventory.Fold(r.ID) == want || inventory.Fold(r.Name) == want })
	return i, i >= 0
}
