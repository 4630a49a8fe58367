package inventory

// Boundaries are the five lines of responsibility (責任分界).
type Boundaries struct {
	Notification  Boundary `key:"notification" kind:"boundary"`
	FirstResponse Boundary `key:"first_response" kind:"boundary"`
	Investigation Boundary `key:"investigation" kind:"boundary"`
	Change        Boundary `key:"change" kind:"boundary"`
	Reporting     Boundary `key:"reporting" kind:"boundary"`
}

// Boundary is one line: who does what by when, and what is not ours.
type Boundary struct {
	Base
	Who        Text `key:"who" need:"triage 10"`
	When       Text `key:"when" need:"triage 5"`
	What       Text `key:"what" need:"triage 10"`
	NotOurs    Text `key:"not_ours" need:"triage 5"`
	AgreedWith Text `key:"agreed_with" need:"postmortem 2"`
	AgreedOn   Text `key:"agreed_on" check:"date" need:"postmortem 1"`
	Document   Text `key:"document" need:"postmortem 1"`
}

// Pitfalls are the answers a person gave to the seven questions. Where the
// fields already show a pitfall, they win over an answer of "no".
type Pitfalls struct {
	NoResponder    Answer `key:"no_responder" kind:"answer"`
	LockedOut      Answer `key:"locked_out" kind:"answer"`
	EndlessSearch  Answer `key:"endless_search" kind:"answer"`
	VendorCascade  Answer `key:"vendor_cascade" kind:"answer"`
	SilentJobs     Answer `key:"silent_jobs" kind:"answer"`
	Surge          Answer `key:"surge" kind:"answer"`
	UnknownChanges Answer `key:"unknown_changes" kind:"answer"`
}

// Answer is one answered question of Pitfalls.
type Answer struct {
	Base
	Answer  Text `key:"answer" check:"answer"`
	Because Text `key:"because"`
}
