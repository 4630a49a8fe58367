package text

// Postmortem is what the postmortem screen says.
type Postmortem struct{}

var postmortemJA = Postmortem{}

var postmortemEN = Postmortem{}
