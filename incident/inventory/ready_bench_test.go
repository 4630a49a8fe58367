package inventory

import "testing"

// Five thousand entries in one section are weighed well within 20 ms.
func BenchmarkReadiness5000(b *testing.B) {
	for name, full := range map[string]bool{"full": true, "short": false} {
		s, err := Parse(many(5000, full))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Readiness(lookedAt)
			}
		})
	}
}
