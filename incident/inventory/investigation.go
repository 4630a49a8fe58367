package inventory

// Investigation says where to look and where our search ends (調査).
type Investigation struct {
	Integrations List[Integration] `key:"integrations" kind:"integration" need:"triage 20"`
	Logs         List[Log]         `key:"logs" kind:"log" need:"triage 15"`
	Ends         List[End]         `key:"ends" kind:"end" need:"triage 20"`
	Impact       List[Query]       `key:"impact" kind:"query" need:"triage 10"`
	Jobs         List[Job]         `key:"jobs" kind:"job" need:"recover 20"`
	VendorOutage VendorOutage      `key:"vendor_outage"`
	Facts        Facts             `key:"facts"`
}

// Integration is an outside service we depend on (連携先).
type Integration struct {
	Base
	Purpose    Text  `key:"purpose" need:"triage 1"`
	StatusPage Text  `key:"status_page" check:"url" need:"triage 5"`
	Desk       Text  `key:"desk" check:"person" need:"triage 10"`
	Hours      Text  `key:"hours" check:"hours" need:"triage 2"` // of the desk, in Zone
	Zone       Text  `key:"zone" check:"zone"`                   // the service's zone unless said otherwise
	Timeout    Text  `key:"timeout" need:"triage 5"`
	Retry      Text  `key:"retry" need:"triage 5"`
	Degraded   Text  `key:"degraded" need:"decide 10"` // how we go on without it
	Boundary   Text  `key:"boundary" need:"triage 15"` // where our part ends
	Layers     Texts `key:"layer" check:"layer"`       // external unless said otherwise
}

// Log is one place where the service writes what it does.
type Log struct {
	Base
	Layers  Texts `key:"layer" check:"layer" need:"triage 1"`
	Where   Text  `key:"where" need:"triage 5"`
	Command Text  `key:"command" need:"triage 5" or:"url"`
	URL     Text  `key:"url" check:"url"`
	Readers Text  `key:"readers" need:"triage 10"` // who may read it
	Keeps   Text  `key:"keeps"`                    // how long it is kept
}

// End is, for a layer, how far we pursue a cause and who takes over there.
type End struct {
	Base
	Layers   Texts `key:"layer" check:"layer" need:"triage 2"`
	Owner    Text  `key:"owner" check:"ref" need:"triage 5"`
	Until    Text  `key:"until" need:"triage 10"`
	Takeover Text  `key:"takeover" check:"ref" need:"triage 10"`
}

// Query measures the reach of an outage.
type Query struct {
	Base
	Measures Text  `key:"measures" need:"triage 2"` // what the figure means
	Command  Text  `key:"command" need:"triage 5" or:"url"`
	URL      Text  `key:"url" check:"url"`
	Layers   Texts `key:"layer" check:"layer"`
}

// Job is a scheduled job or batch.
type Job struct {
	Base
	Schedule   Text  `key:"schedule" need:"triage 2"`
	Owner      Text  `key:"owner" check:"ref" need:"recover 5"`
	WatchedBy  Text  `key:"watched_by" need:"triage 10"` // how one hears that it stopped
	Rerun      Text  `key:"rerun" need:"recover 10"`
	Correction Text  `key:"correction" need:"recover 10"` // how its data is put right
	Log        Text  `key:"log" need:"triage 3"`
	Command    Text  `key:"command"`
	Layers     Texts `key:"layer" check:"layer"` // app unless said otherwise
}

// VendorOutage is what we say when the cause is an outside service.
type VendorOutage struct {
	Base
	Text Text `key:"text" need:"report 5"`
}

// Facts says who collects technical facts and how progress is shared.
type Facts struct {
	Base
	Collector Text   `key:"collector" check:"ref" need:"report 5"`
	Every     Number `key:"every" check:"minutes" need:"report 2"`
	Form      Text   `key:"form" need:"report 2"`
}
