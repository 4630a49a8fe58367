package term

import (
	"context"
	"fmt"
	"os"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// shop is the outage of a service with the whole example inventory and a full timeline.
func shop(b *testing.B) func(*desk.Seat) screen.Place {
	return func(s *desk.Seat) screen.Place {
		ctx := context.Background()
		yaml, err := os.ReadFile("../../assets/example/shop-ec.yaml")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.ImportInventory(ctx, yaml); err != nil {
			b.Fatal(err)
		}
		at := outage(b)(s)
		for i := range 200 {
			note := incident.TakeNote{Text: fmt.Sprintf("決済の失敗率は %d%%。PayGate窓口の折り返し待ち、影響はカード決済のみ", i%20), As: incident.NoteKinds()[i%8]}
			if _, err := s.Act(ctx, at.Stream, note); err != nil {
				b.Fatal(err)
			}
		}
		return at
	}
}

// BenchmarkView draws every screen at 160x45: under 2 ms and under 2,000 allocations each.
func BenchmarkView(b *testing.B) {
	for _, at := range []struct {
		name string
		keys []string
	}{
		{"timeline", nil}, {"triage", []string{"1"}}, {"severity", []string{"2"}}, {"report", []string{"3"}},
		{"measures", []string{"4"}}, {"recovery", []string{"5"}}, {"postmortem", []string{"6"}}, {"promises", []string{"c"}},
		{"help", []string{"?"}}, {"palette", []string{"ctrl+k"}}, {"inventory", []string{"i"}}, {"home", []string{"esc"}},
	} {
		b.Run(at.name, func(b *testing.B) {
			c := start(b, lang.JA, 160, 45, shop(b))
			c.Press(at.keys...)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				c.root.draw()
			}
		})
	}
}
