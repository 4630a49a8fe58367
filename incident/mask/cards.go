package mask

// cards masks numbers of payment cards: as many digits as a scheme has behind its prefix, written together or in the groups
// that stand on a card, with a check digit that fits (Luhn). Of other long numbers one in ten would fit too; most of those
// an outage's logs are full of, instants above all, begin with no scheme's prefix.
func (m *masker) cards(text []byte) []byte {
	var out []byte
	last := 0
	for i := 0; i < len(text); i++ {
		if !digit(text[i]) {
			continue
		}
		digits, end := number(text, i)
		if (i == 0 || !partOfWord(text[i-1])) && (end == len(text) || !partOfWord(text[end])) && card(digits) {
			out = append(append(out, text[last:i]...), m.mark...)
			last = end
			m.count++
		}
		i = end
	}
	if last == 0 {
		return text
	}
	return append(out, text[last:]...)
}

// longestCard and shortestCard are in digits (ISO/IEC 7812 and the schemes in use).
const longestCard, shortestCard = 19, 13

// number reads digits from i on, together or in groups of at least four with one blank or hyphen between, and gives where
// they end. Of a longer number than a card's only the end counts.
func number(text []byte, i int) (digits []byte, end int) {
	buf := [longestCard + 1]byte{}
	digits = buf[:0]
	group := 0
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case digit(c):
			if len(digits) < cap(digits) {
				digits = append(digits, c-'0')
			}
			group++
		case (c == ' ' || c == '-') && group >= 4 && len(digits) < longestCard && i+1 < len(text) && digit(text[i+1]):
			group = 0
		default:
			return digits, i
		}
	}
	return digits, i
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// partOfWord tells of what, beside a number, makes it part of something else: a hash, a fraction, a name, a mark.
func partOfWord(c byte) bool {
	return c == '_' || c == '.' || digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// schemes are the beginnings of the numbers of cards and how many digits they have.
var schemes = []struct{ from, to, prefix, shortest, longest int }{
	{4, 4, 1, 13, 19},       // Visa
	{51, 55, 2, 16, 16},     // Mastercard
	{2221, 2720, 4, 16, 16}, // Mastercard
	{34, 34, 2, 15, 15},     // American Express
	{37, 37, 2, 15, 15},
	{3528, 3589, 4, 16, 19}, // JCB
	{300, 305, 3, 14, 19},   // Diners Club
	{36, 36, 2, 14, 19},
	{38, 39, 2, 16, 19},
	{6011, 6011, 4, 16, 19}, // Discover
	{644, 659, 3, 16, 19},
	{62, 62, 2, 16, 19}, // UnionPay
}

func card(digits []byte) bool {
	if len(digits) < shortestCard || len(digits) > longestCard || !luhn(digits) {
		return false
	}
	for _, s := range schemes {
		begin := 0
		for _, d := range digits[:s.prefix] {
			begin = begin*10 + int(d)
		}
		if begin >= s.from && begin <= s.to && len(digits) >= s.shortest && len(digits) <= s.longest {
			return true
		}
	}
	return false
}

// luhn tells whether the last digit checks the others.
func luhn(digits []byte) bool {
	sum := 0
	for i, d := range digits {
		if (len(digits)-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += int(d)
	}
	return sum%10 == 0
}
