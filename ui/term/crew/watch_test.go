package crew_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// watching seats somebody who may only observe before the incident.
func (r *room) watching(name string) *console {
	seat := r.desk.For(desk.Principal{Name: name, Via: incident.ViaSSH, Grant: desk.GrantObserve})
	return r.seated(seat, lang.JA, 80, 24, screen.Place{Screen: screen.Incident, Stream: r.stream})
}

// Who only watches is asked nothing, counts in no round of objections, and is offered to nobody who asks.
func TestWhoOnlyWatchesIsNotAsked(t *testing.T) {
	r := newRoom(t)
	sato, client := r.console("佐藤", lang.JA, 80, 24), r.watching("発注元 田中")
	r.pass(0.1)
	r.do("佐藤", incident.CallObjections{About: "切り戻し"}, incident.MakeAsk{Who: "発注元 田中", What: "影響の確認", Minutes: 5})
	client.quiet()
	client.press("+")
	sato.called("画面で答えられる人がほかにいません")
	sato.press("-")
	sato.press("R")
	if sato.sees("  発注元") {
		t.Errorf("offered:\n%s", sato.Frame())
	}
	sato.enter("発注元 田中")
	sato.enter("在庫の確認")
	sato.enter("5")
	sato.want("閲覧のみ")
	for _, key := range []string{"n", "C", "R", "O"} {
		client.press(key)
		if !client.sees("閲覧の権限では記録や変更はできません") {
			t.Errorf("%s opened something:\n%s", key, client.Frame())
		}
	}
	client.press("W")
	if row := client.Frame().Find("発注元 田中"); row < 0 || !strings.Contains(client.Frame().Rows[row], "閲覧のみ") {
		t.Errorf("not told who only watches:\n%s", client.Frame())
	}
}

// bells counts the bells of a console.
type bells struct {
	tea.Model
	n int
}

func (b *bells) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if raw, ok := msg.(tea.RawMsg); ok && raw.Msg == "\a" {
		b.n++
	}
	_, cmd := b.Model.Update(msg)
	return b, cmd
}

// What is asked of somebody rings at their terminal, once, and at nobody else's.
func TestACallRingsOnce(t *testing.T) {
	for name, ask := range map[string]incident.Command{
		"an ask":     incident.MakeAsk{Who: "鈴木", What: "ログを確認", Minutes: 20},
		"a seat":     incident.OfferHandover{Role: incident.Scribe, To: "鈴木"},
		"objections": incident.CallObjections{About: "切り戻し"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "前からの依頼", Minutes: 20})
			r.pass(0.1)
			var ears []*bells
			for _, who := range []string{"佐藤", "鈴木", "鈴木", "鈴木"} {
				c := r.console(who, lang.JA, 80, 24)
				b := &bells{Model: c.Model}
				c.Model = b
				ears = append(ears, b)
			}
			r.at[2].press("B")   // silent
			r.at[3].press("esc") // at home
			for range 3 {
				r.pass(0.02)
			}
			if ears[1].n != 0 {
				t.Fatalf("%d bells for what stood when the console was opened", ears[1].n)
			}
			r.do("佐藤", ask)
			for range 5 {
				r.pass(0.02)
			}
			want := []int{0, 1, 0, 1}
			if name == "objections" {
				want[3] = ears[3].n // who looks at another screen takes part if they were given something
			}
			for i, b := range ears {
				if b.n != want[i] {
					t.Errorf("console %d: %d bells, want %d", i, b.n, want[i])
				}
			}
		})
	}
}
