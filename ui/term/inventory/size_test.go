package inventory

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
)

// dashboards is an inventory of n dashboards.
func dashboards(n int) *inv.Service {
	svc := &inv.Service{}
	for i := range n {
		d := inv.Dashboard{Base: inv.Base{ID: fmt.Sprint("d", i), Name: fmt.Sprintf("決済ダッシュボード %d", i)}}
		d.URL = inv.Text{Value: fmt.Sprintf("https://grafana.example.jp/d/board-%d", i)}
		d.Layers = inv.Texts{Values: []string{"app", "db"}}
		svc.Monitoring.Dashboards.Items = append(svc.Monitoring.Dashboards.Items, d)
	}
	return svc
}

// large is the screen over an inventory of n dashboards.
func large(t testing.TB, n int) *pane {
	env := newEnv(lang.JA)
	s := New(env, screen.Place{Layers: []string{"db"}}).(*pane)
	s.bring(newBook(&desk.Service{Inventory: dashboards(n)}, env, screentest.Noon))
	if len(s.book.rows) < n || len(s.shown) < n {
		t.Fatalf("%d rows, %d shown", len(s.book.rows), len(s.shown))
	}
	s.Do("find")
	return s
}

// A frame over many entries may not cost more than one over few (ui contract: under 2,000 allocations).
func TestFrameOfManyEntries(t *testing.T) {
	s := large(t, 5000)
	if n := testing.AllocsPerRun(5, func() { s.View(160, 45) }); n > 1500 {
		t.Errorf("a frame takes %v allocations", n)
	}
}

func BenchmarkSearchKey(b *testing.B) {
	s := large(b, 5000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := tea.KeyPressMsg{Code: tea.KeyExtended, Text: "決"}
		if i%2 == 1 {
			key = tea.KeyPressMsg{Code: tea.KeyBackspace}
		}
		s.Update(key)
	}
}

func BenchmarkView(b *testing.B) {
	s := large(b, 5000)
	b.ReportAllocs()
	for b.Loop() {
		s.View(160, 45)
	}
}
