package text

// Severity is what the severity screen says.
type Severity struct{}

var severityJA = Severity{}

var severityEN = Severity{}
