package text

// Measures is what the measures screen says.
type Measures struct{}

var measuresJA = Measures{}

var measuresEN = Measures{}
