package text

// Triage is what the triage screen says.
type Triage struct{}

var triageJA = Triage{}

var triageEN = Triage{}
