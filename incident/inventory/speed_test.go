package inventory

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// sizes are inventories of 5,000 entries. To read them back, to search them and to show them each takes less than 5 ms
// (the proof); what it takes stands as ms-median beside what the benchmark adds up.
func sizes(tb testing.TB) map[string]*Service {
	one, err := Parse(many(5000, true))
	if err != nil {
		tb.Fatal(err)
	}
	return map[string]*Service{"one section": one, "all sections": spread(5000)}
}

// each measures something over every one of the sizes.
func each(b *testing.B, run func(b *testing.B, s *Service)) {
	for name, s := range sizes(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			run(b, s)
		})
	}
}

// median runs something as often as the benchmark wants and reports what it takes. prepare, which may be nil, does not count.
func median(b *testing.B, prepare, run func()) {
	var took []time.Duration
	for b.Loop() {
		if prepare != nil {
			b.StopTimer()
			prepare()
			b.StartTimer()
		}
		from := time.Now()
		run()
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2])/float64(time.Millisecond), "ms-median")
}

// BenchmarkRead5000 reads an inventory back for the screen.
func BenchmarkRead5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		data := Pack(s)
		median(b, nil, func() {
			back, err := Unpack(data)
			if err != nil {
				b.Fatal(err)
			}
			NewView(back, "ja", lookedAt)
		})
	})
}

func BenchmarkPack5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		median(b, nil, func() { Pack(s) })
	})
}

// BenchmarkFirstKey5000 is the first key of a search, for which all texts are folded.
func BenchmarkFirstKey5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		var v *View
		median(b, func() { v = NewView(s, "ja", lookedAt) }, func() { v.Matches("確") })
	})
}

// BenchmarkKey5000 is every further key.
func BenchmarkKey5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		v := NewView(s, "ja", lookedAt)
		for _, query := range []string{"確", "check", "ﾛｸﾞ 499", "どこにもない"} {
			b.Run(fmt.Sprint(query, ": ", len(v.Find(query))), func(b *testing.B) {
				median(b, nil, func() { v.Matches(query) })
			})
		}
	})
}

// BenchmarkLayers5000 narrows an inventory to the layers an incident suspects.
func BenchmarkLayers5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		v := NewView(s, "ja", lookedAt)
		median(b, nil, func() { v.InLayers("", "app", "db") })
	})
}
