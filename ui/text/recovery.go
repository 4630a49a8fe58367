package text

// Recovery is what the recovery screen says.
type Recovery struct{}

var recoveryJA = Recovery{}

var recoveryEN = Recovery{}
