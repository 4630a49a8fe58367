package inventory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
)

// mixed is an inventory of n entries over all sections, half of their fields blank.
func mixed(n int) *inv.Service {
	s := &inv.Service{}
	text := func(i int, what string) inv.Text {
		return inv.Text{Value: fmt.Sprintf("%s %d を確認する", what, i)}
	}
	layer := func(i int) inv.Texts {
		return inv.Texts{Values: []string{[]string{"external", "app", "db", "infra"}[i%4]}}
	}
	for i := range n / 6 {
		b := inv.Base{ID: fmt.Sprint("e", i), Name: fmt.Sprintf("決済の%d番", i), Reviewed: "2026-09-01"}
		s.Monitoring.Checks.Items = append(s.Monitoring.Checks.Items, inv.Check{Base: b, Look: text(i, "応答時間"), Layers: layer(i)})
		s.Access.Accounts.Items = append(s.Access.Accounts.Items, inv.Account{Base: b, Login: text(i, "踏み台"), Holder: inv.Text{Value: b.ID}})
		s.Response.Measures.Items = append(s.Response.Measures.Items, inv.Measure{Base: b, How: text(i, "縮退"), Layers: layer(i)})
		s.Investigation.Logs.Items = append(s.Investigation.Logs.Items, inv.Log{Base: b, Where: text(i, "ロググループ"), Layers: layer(i)})
		s.Change.Sensitive.Items = append(s.Change.Sensitive.Items, inv.Sensitive{Base: b, Where: text(i, "CDN"), Holder: inv.Text{Value: b.ID}})
		s.Contact.People.Items = append(s.Contact.People.Items, inv.Person{Base: b, Org: text(i, "運用会社"), Means: inv.Means{List: []inv.Mean{{Kind: "phone", Value: "03-0000-0000"}}}})
	}
	return s
}

// BenchmarkScreen5000 shows 5,000 entries at 120x40: each under 5 ms, to lay them out once included.
func BenchmarkScreen5000(b *testing.B) {
	for name, svc := range map[string]*inv.Service{"one section": dashboards(5000), "all sections": mixed(5000)} {
		env := newEnv(lang.JA)
		lay := func() *book { return newBook(&desk.Service{Inventory: svc}, env, screentest.Noon) }
		s := New(env, screen.Place{Layers: []string{"db"}}).(*pane)
		s.bring(lay())
		s.Do("inv.layers")
		for _, x := range []struct {
			name string
			run  func()
		}{
			{"lay out", func() { lay() }},
			{"frame", func() { s.View(120, 40) }},
			{"layers and frame", func() { s.Do("inv.layers"); s.View(120, 40) }},
			{"blanks and frame", func() { s.Do("inv.blanks"); s.View(120, 40) }},
		} {
			b.Run(name+"/"+x.name, func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					from := time.Now()
					x.run()
					took = append(took, time.Since(from))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2])/float64(time.Millisecond), "ms-median")
			})
		}
	}
}
