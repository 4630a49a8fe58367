package text

// Help is what the help screen says.
type Help struct{}

var helpJA = Help{}

var helpEN = Help{}
