package text

// Report is what the report screen says.
type Report struct{}

var reportJA = Report{}

var reportEN = Report{}
