package text

// Incident is what the frame of the incident screen says.
type Incident struct{}

var incidentJA = Incident{}

var incidentEN = Incident{}
