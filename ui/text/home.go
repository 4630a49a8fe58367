package text

// Home is what the home screen says.
type Home struct{}

var homeJA = Home{}

var homeEN = Home{}
