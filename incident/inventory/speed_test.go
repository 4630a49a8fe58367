package inventory

import (
	"fmt"
	"testing"
)

// sizes are the inventories whose reading, searching and showing has to stay under 5 ms each.
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

// BenchmarkRead5000 reads 5,000 entries back for the screen: under 5 ms.
func BenchmarkRead5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		data := Pack(s)
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			back, err := Unpack(data)
			if err != nil {
				b.Fatal(err)
			}
			NewView(back, "ja", lookedAt)
		}
	})
}

func BenchmarkUnpack5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		data := Pack(s)
		for b.Loop() {
			if _, err := Unpack(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkPack5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		for b.Loop() {
			Pack(s)
		}
	})
}

// BenchmarkFirstKey5000 is the first key of a search: under 5 ms, though the texts are folded for it.
func BenchmarkFirstKey5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		for b.Loop() {
			b.StopTimer()
			v := NewView(s, "ja", lookedAt)
			b.StartTimer()
			v.Matches("確")
		}
	})
}

// BenchmarkKey5000 is every further key.
func BenchmarkKey5000(b *testing.B) {
	each(b, func(b *testing.B, s *Service) {
		v := NewView(s, "ja", lookedAt)
		for _, query := range []string{"確", "check", "ﾛｸﾞ 499", "どこにもない"} {
			b.Run(fmt.Sprint(len(v.Find(query)), " found"), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					v.Matches(query)
				}
			})
		}
	})
}
