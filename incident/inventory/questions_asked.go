package inventory

import (
	"cmp"
	"strings"
)

// Asked is who can answer a question.
type Asked string

// The four whom questions go to.
const (
	AskClient     Asked = "client"     // 発注元
	AskMaintainer Asked = "maintainer" // 現行の保守担当
	AskVendor     Asked = "vendor"     // a 連携先, each by its name
	AskTeam       Asked = "team"       // ourselves
)

// AskedOf are all of them, in the order of their questions.
func AskedOf() []Asked { return []Asked{AskClient, AskMaintainer, AskVendor, AskTeam} }

// asked says who knows the answers of a kind, and of the fields somebody else knows: what has been agreed and who may
// decide, the client; how it is built and run today, whoever maintains it; its own desk, the vendor; who of us does
// what, our team.
var asked = map[string]Asked{
	"service": AskClient, "service.own_desk": AskTeam, "service.client": AskTeam, "service.zone": AskTeam,
	"watch": AskMaintainer, "dashboard": AskMaintainer, "check": AskMaintainer,
	"route": AskTeam, "route:list": AskMaintainer, "route.to": AskMaintainer, "route.hours": AskMaintainer,
	"severity": AskClient, "escalation": AskClient, "escalation.to": AskTeam,

	"account": AskMaintainer, "account.holder": AskClient, "account.admin": AskClient, "account.mfa_emergency": AskClient,
	"account.grant": AskClient, "account.grant_by": AskClient,
	"leaver": AskTeam,

	"measure": AskMaintainer, "measure.decider": AskClient, "decider": AskClient, "template": AskTeam,
	"notice": AskTeam, "notice.reviewer": AskClient, "rollback": AskMaintainer, "condition": AskClient,
	"condition.evidence": AskTeam, "major": AskClient, "runbook": AskMaintainer, "limit": AskClient, "promise": AskTeam,

	"integration": AskMaintainer, "integration.status_page": AskVendor, "integration.desk": AskVendor,
	"integration.hours": AskVendor, "integration.boundary": AskVendor,
	"log": AskMaintainer, "end": AskClient, "end.owner": AskTeam, "end.layer": AskTeam, "query": AskMaintainer,
	"job": AskMaintainer, "vendor_outage": AskClient, "facts": AskTeam,

	"release": AskMaintainer, "release.approver": AskClient, "release.tell": AskClient, "emergency": AskClient,
	"sensitive": AskMaintainer, "patches": AskMaintainer,
	"capacity": AskMaintainer, "capacity.protect_first": AskClient, "capacity.decider": AskClient,

	"person": AskTeam, "person:list": AskClient, "first_report": AskClient, "first_report.template": AskTeam, "post_report": AskClient,
	"boundary": AskClient,
}

// knowing finds who knows the answer to a blank.
type knowing struct {
	client  string            // its name
	vendors map[string]string // names by id of the integration
	people  map[string]string // the vendor whose desk they are, by id of the person
	theirs  map[string]bool   // people of the client, by id
}

func (s *Service) knowing() knowing {
	k := knowing{client: s.Service.Client.Value, vendors: map[string]string{}, people: map[string]string{}, theirs: map[string]bool{}}
	for _, i := range s.Investigation.Integrations.Items {
		name := cmp.Or(i.Name, i.ID)
		k.vendors[i.ID] = name
		if desk := i.Desk.Value; desk != "" && k.people[desk] == "" {
			k.people[desk] = name
		}
	}
	client := Fold(k.client)
	for _, p := range s.Contact.People.Items {
		k.theirs[p.ID] = client != "" && strings.Contains(Fold(p.Org.Value), client)
	}
	return k
}

// whom settles who is asked for a blank, and the name of the client or the vendor.
func (k knowing) whom(f Field) (Asked, string) {
	part := f.Key // dashboard.url
	if f.whole() {
		part = f.Kind + ":list"
	}
	who := cmp.Or(asked[part], asked[f.Kind])
	if f.Kind == "person" && !f.whole() { // a vendor knows its desk, the client its own people
		if vendor := k.people[f.Entry]; vendor != "" {
			return AskVendor, vendor
		}
		if k.theirs[f.Entry] {
			who = AskClient
		}
	}
	switch who {
	case AskClient:
		return who, k.client
	case AskVendor:
		return who, k.vendors[f.Entry]
	}
	return who, ""
}

// whole tells of a field that stands for a kind with no entry.
func (f Field) whole() bool { return f.Key == f.Path && !strings.HasPrefix(f.Key, f.Kind+".") }
