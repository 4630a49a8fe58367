package inventory

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/store"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
)

// logAlone is the log as a pane of its own.
type logAlone struct{ *changeLog }

func (logAlone) Scope() string         { return keymap.InInventory }
func (logAlone) Typing() bool          { return false }
func (logAlone) Back() (tea.Cmd, bool) { return nil, false }

// workshop is a log over a real store, with what is asked and told.
type workshop struct {
	*termtest.Driver
	t    *testing.T
	log  *changeLog
	host *screentest.Host
	desk *desk.Desk
	now  time.Time
}

func newWorkshop(t *testing.T, l lang.Lang, yaml string, w, h int) *workshop {
	t.Helper()
	k := &workshop{t: t, now: screentest.Noon}
	clock := func() time.Time { return k.now }
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), store.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	n := 0
	k.desk = desk.New(s, desk.Options{Clock: clock, Zone: "Asia/Tokyo", NewID: func() string {
		n++
		return fmt.Sprintf("019aa000-0000-7000-8000-%012d", n)
	}})
	env := screentest.Env(l)
	env.Seat = k.seat("佐藤")
	if _, err := env.Seat.ImportInventory(t.Context(), []byte(yaml)); err != nil {
		t.Fatal(err)
	}
	svc, err := env.Seat.Service(t.Context(), "shop")
	if err != nil {
		t.Fatal(err)
	}
	k.log = newChanges(env)
	k.host = &screentest.Host{Env: env, Pane: logAlone{k.log}}
	k.host.Hear = func(msg tea.Msg) tea.Cmd {
		switch msg := msg.(type) {
		case logRead, logActed:
			return k.log.Update(msg)
		case does:
			return msg.cmd
		}
		k.host.Note(msg)
		return nil
	}
	k.Driver = termtest.New(t, k.host, w, h)
	k.run(k.log.Load(svc))
	return k
}

// does hands the model a command.
type does struct{ cmd tea.Cmd }

func (k *workshop) run(cmd tea.Cmd) { k.Send(does{cmd}) }

func (k *workshop) seat(name string) *desk.Seat {
	return k.desk.For(desk.Principal{Name: name, Via: incident.ViaConsole})
}

// answer enters lines into what is asked, and takes items by id from what is offered.
func (k *workshop) answer(said ...string) {
	k.t.Helper()
	for _, s := range said {
		switch q := k.host.Last().(type) {
		case screen.Prompt:
			k.run(q.Then(s))
		case screen.Pick:
			if !slices.ContainsFunc(q.Items, func(i screen.Item) bool { return i.ID == s }) {
				k.t.Fatalf("%q is not among %+v", s, q.Items)
			}
			k.run(q.Then(s))
		default:
			k.t.Fatalf("asked is %+v", q)
		}
	}
}

// first is the change on top, as it stands.
func (k *workshop) first() incident.ServiceChange {
	k.t.Helper()
	if len(k.log.all) == 0 {
		k.t.Fatal("no change")
	}
	return k.log.all[0]
}

const workshopYAML = `service: {id: shop, name: 店, zone: Asia/Tokyo}
change:
  emergency: {rule: 運用責任者の口頭承認で先に進めてよい}
`

// fill records changes of every state.
func (k *workshop) fill() {
	k.t.Helper()
	must := func(out desk.Changed, err error) incident.ServiceChange {
		k.t.Helper()
		if err != nil {
			k.t.Fatal(err)
		}
		return out.Change
	}
	ctx := k.t.Context()
	act := func(who string, c incident.ServiceChange, make func(incident.ServiceChange) incident.Command) {
		k.t.Helper()
		k.now = k.now.Add(time.Minute)
		must(k.seat(who).ActOnChange(ctx, c.ID, make))
	}
	must(k.seat("ci").RecordChange(ctx, "shop", incident.RecordChange{
		ChangePlan: incident.ChangePlan{What: "shop v2.31\x1b[31m 反映", Ref: "4f2a91c", Undo: "v2.30へ切り戻し"}, By: "鈴木", At: k.now.Add(-26 * time.Hour),
	}))
	waf := must(k.seat("鈴木").RequestChange(ctx, "shop", incident.RequestChange{ChangePlan: incident.ChangePlan{
		What: "WAFルールの追加", Reach: "全画面", Risk: "正規の利用者を遮断するおそれ", Undo: "ルールを外す", UndoUntil: "次の配信まで",
	}}))
	act("高橋", waf, func(c incident.ServiceChange) incident.Command { return incident.ApproveChange{Of: c} })
	act("鈴木", waf, func(c incident.ServiceChange) incident.Command {
		return incident.ScheduleChange{Of: c, From: k.now.Add(3 * time.Hour), To: k.now.Add(4 * time.Hour)}
	})
	act("鈴木", waf, func(c incident.ServiceChange) incident.Command {
		return incident.NoticeChange{Of: c, To: "A社", How: "メール"}
	})
	if _, err := k.seat("佐藤").Declare(ctx, incident.Declare{Title: "決済障害"}, "shop"); err != nil {
		k.t.Fatal(err)
	}
	k.now = k.now.Add(time.Minute)
	hot := must(k.seat("伊藤").RequestChange(ctx, "shop", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "接続数の上限を引き上げ", Emergency: true}}))
	act("伊藤", hot, func(c incident.ServiceChange) incident.Command { return incident.FinishChange{Of: c} })
	act("伊藤", hot, func(c incident.ServiceChange) incident.Command {
		return incident.VerifyChange{Of: c, Evidence: "5xxが減らない"}
	})
	k.log.env.Now = k.now
	k.run(k.log.read())
}

func TestChangeFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
		full bool
		keys []string
	}{
		{"changes-ja-none-80", lang.JA, 80, 18, false, nil},
		{"changes-ja-80", lang.JA, 80, 18, true, []string{"j"}},
		{"changes-ja-52", lang.JA, 52, 18, true, nil},
		{"changes-en-120", lang.EN, 120, 34, true, nil},
		{"changes-en-60", lang.EN, 60, 10, true, []string{"G"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newWorkshop(t, c.lang, workshopYAML, c.w, c.h)
			if c.full {
				k.fill()
			}
			k.Press(c.keys...)
			termtest.Golden(t, c.name, k.Frame())
		})
	}
}

func TestAChangeIsRequestedInTheConsole(t *testing.T) {
	for _, c := range []struct {
		answers []string
		want    incident.ChangePlan
	}{
		{[]string{"WAF ", "全画面", "", "yes", "外す", "usual"}, incident.ChangePlan{What: "WAF", Reach: "全画面", Undo: "外す"}},
		{[]string{"移行", "", "", "no", "列を削除", "usual"}, incident.ChangePlan{What: "移行", Irreversible: "列を削除"}},
		{[]string{"配信", "", "", "partly", "戻す", "22時まで", "usual"}, incident.ChangePlan{What: "配信", Undo: "戻す", UndoUntil: "22時まで"}},
		{[]string{"止血", "", "危険", "", "emergency"}, incident.ChangePlan{What: "止血", Risk: "危険", Emergency: true, Rule: "運用責任者の口頭承認で先に進めてよい"}},
	} {
		k := newWorkshop(t, lang.JA, workshopYAML, 80, 18)
		k.Press("a")
		k.answer(c.answers...)
		if got := k.first(); got.ChangePlan != c.want || got.Asked.By != "佐藤" {
			t.Errorf("%v asks for %+v", c.answers, got)
		}
	}
	k := newWorkshop(t, lang.EN, "service: {id: shop, name: x}\n", 80, 18)
	k.Press("a")
	k.answer("hotfix", "", "", "", "emergency", "the owner said so")
	if got := k.first(); got.Rule != "the owner said so" {
		t.Errorf("%+v", got)
	}
	k.Press("u")
	if len(k.log.all) != 0 {
		t.Errorf("after an undo there is %+v", k.log.all)
	}
	k.Press("u")
	if _, ok := k.host.Last().(screen.Failed); !ok {
		t.Errorf("nothing left to undo is said by %+v", k.host.Last())
	}
}

func TestAChangeGoesOnInTheConsole(t *testing.T) {
	k := newWorkshop(t, lang.JA, workshopYAML, 80, 18)
	k.Press("a")
	k.answer("WAF", "", "", "yes", "外す", "usual")
	state := func(want incident.ChangeState) {
		t.Helper()
		if got := k.first().State(); got != want {
			t.Fatalf("it is %s, not %s", got, want)
		}
	}
	k.Press("enter")
	k.answer("approve", "") // one's own, without a word why
	if _, refused := k.host.Last().(screen.Failed); !refused {
		t.Errorf("said is %+v", k.host.Last())
	}
	k.Press("enter")
	k.answer("approve", "1人のため")
	state(incident.ChangeIsApproved)
	k.Press("enter")
	k.answer("schedule", "いつか")
	if q, ok := k.host.Last().(screen.Prompt); !ok || q.Value != "いつか" || !strings.Contains(q.Hint, "いつか") {
		t.Fatalf("what cannot be read is asked again as %+v", k.host.Last())
	}
	k.answer("23:00 1:30")
	state(incident.ChangeIsScheduled)
	if c := k.first(); c.To.Sub(c.From) != 150*time.Minute {
		t.Errorf("from %s to %s", c.From, c.To)
	}
	for _, step := range []struct {
		answers []string
		want    incident.ChangeState
	}{
		{[]string{"notice", "A社 メール"}, incident.ChangeIsScheduled}, {[]string{"start"}, incident.ChangeIsDoing}, {[]string{"done"}, incident.ChangeIsDone},
		{[]string{"verify", "no", "5xx"}, incident.ChangeIsDone}, {[]string{"undone", "5xx"}, incident.ChangeIsUndone},
	} {
		k.Press("enter")
		k.answer(step.answers...)
		state(step.want)
	}
	if c := k.first(); c.Notices[0].To != "A社" || c.Notices[0].How != "メール" || !c.Unhealthy() || c.UndoneBy != "外す" {
		t.Errorf("%+v", c)
	}
	k.Press("enter")
	k.answer("show")
	if shown, ok := k.host.Last().(screen.Show); !ok || !strings.Contains(shown.Text, "A社 メール") {
		t.Errorf("shown is %+v", k.host.Last())
	}
}

func TestWindow(t *testing.T) {
	loc := desk.LoadZone("Asia/Tokyo")
	now := time.Date(2026, 11, 21, 21, 0, 0, 0, loc)
	for s, want := range map[string]string{
		"22:00": "11-21 22:00 -", "22:00 23:30": "11-21 22:00 11-21 23:30", "２２：００〜１：３０": "11-21 22:00 11-22 01:30",
		"11-24 22:00 23:00": "11-24 22:00 11-24 23:00", "": "refused", "x": "refused", "22:00 x": "refused",
	} {
		from, to, err := window(s, now, loc)
		got := from.In(loc).Format("01-02 15:04") + " -"
		if !to.IsZero() {
			got = from.In(loc).Format("01-02 15:04 ") + to.In(loc).Format("01-02 15:04")
		}
		if err != nil {
			got = "refused"
		}
		if got != want {
			t.Errorf("%q is %s, not %s", s, got, want)
		}
	}
}
