package inventory

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
)

// stock is a store that knows inventories and nothing else.
type stock struct {
	desk.Store
	rows    []desk.ServiceRow
	changes []incident.ServiceChange
}

func (s *stock) Services(context.Context) ([]desk.ServiceRow, error) { return s.rows, nil }

func (s *stock) Changes(context.Context, desk.ChangeFilter) ([]incident.ServiceChange, error) {
	return s.changes, nil
}

func (s *stock) Service(_ context.Context, id string) (desk.ServiceRow, error) {
	for _, r := range s.rows {
		if r.ID == id {
			return r, nil
		}
	}
	return desk.ServiceRow{}, incident.Refuse(incident.CodeNotFound, id)
}

// host shows the screen and writes down what it asks of the root.
func host(env *screen.Env, s screen.Screen) *screentest.Host {
	m := &screentest.Host{Env: env, Pane: s}
	m.Hear = func(msg tea.Msg) tea.Cmd {
		switch msg.(type) {
		case screen.Copy, screen.Open, screen.Act, screen.Toast, screen.Pick, screen.Failed:
			m.Note(msg)
			return nil
		}
		return s.Update(msg)
	}
	return m
}

func example(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("../../../assets/example/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func service(id, name, yaml string) desk.ServiceRow {
	return desk.ServiceRow{ID: id, Name: name, YAML: yaml, RevisedAt: screentest.Noon, RevisedBy: "佐藤"}
}

func newEnv(l lang.Lang, rows ...desk.ServiceRow) *screen.Env {
	seat := desk.New(&stock{rows: rows}, desk.Options{Clock: func() time.Time { return screentest.Noon }, Zone: "Asia/Tokyo"}).For(desk.Principal{Name: "佐藤"})
	env := screentest.Env(l)
	env.Seat = seat
	return env
}

func start(t testing.TB, env *screen.Env, to screen.Place, w, h int) (*termtest.Driver, *screentest.Host) {
	t.Helper()
	m := host(env, New(env, to))
	d := termtest.New(t, m, w, h)
	d.Wait(func(f termtest.Frame) bool { return !f.Contains(env.Words.Inventory.Loading) })
	return d, m
}

// sparse is an inventory somebody has only begun.
const sparse = `
service: {id: shop, name: "店\u202e舗", zone: Asia/Tokyo}
monitoring:
  dashboards:
    - {id: top, name: ショップ全体, first: true, layer: [app, db], url: "https://grafana.example.jp/d/top"}
    - {id: pay, name: 決済, layer: external}
investigation:
  jobs: {na: バッチなし}
contact:
  people:
    - {id: sato, name: 佐藤, means: [{kind: phone, value: 03-0000-1100}]}
`

func shop(t testing.TB) desk.ServiceRow {
	return service("shop", "A社 公式オンラインショップ", example(t, "shop-ec.yaml"))
}

var suspected = screen.Place{Screen: screen.Inventory, Stream: "i1", Service: "shop", Layers: []string{"external", "db"}}

func TestFrames(t *testing.T) {
	ja, en := newEnv(lang.JA, shop(t)), newEnv(lang.EN, service("metrics", "Metrics SaaS", example(t, "metrics-saas.yaml")))
	begun := newEnv(lang.JA, service("shop", "店舗", sparse))
	for _, c := range []struct {
		name string
		env  *screen.Env
		to   screen.Place
		w, h int
		keys []string
	}{
		{"ja-none-80", newEnv(lang.JA), screen.Place{}, 80, 18, nil},
		{"en-none-60", newEnv(lang.EN), screen.Place{Service: "shop"}, 60, 20, nil},
		{"ja-begun-80", begun, screen.Place{}, 80, 18, []string{"enter"}},
		{"ja-begun-blanks-80", begun, screen.Place{}, 80, 18, []string{"b"}},
		{"ja-begun-detail-80", begun, screen.Place{Path: "monitoring.dashboards.pay"}, 80, 18, nil},
		{"ja-begun-pitfalls-120", begun, screen.Place{}, 120, 18, []string{"G", "k", "enter"}},
		{"ja-begun-pitfall-80", begun, screen.Place{}, 80, 18, []string{"G", "k", "enter", "enter"}},
		{"ja-full-120", ja, screen.Place{}, 120, 24, []string{"j", "j"}},
		{"ja-suspected-120", ja, suspected, 120, 24, nil},
		{"ja-sections-80", ja, screen.Place{}, 80, 18, nil},
		{"ja-find-80", ja, screen.Place{}, 80, 18, []string{"/", "ｶ", "ー", "ド"}},
		{"en-full-60", en, screen.Place{}, 60, 20, []string{"tab"}},
		{"en-detail-60", en, screen.Place{Stream: "i1"}, 60, 20, []string{"/", "d", "a", "s", "h", "enter", "enter"}},
		{"en-full-160", en, screen.Place{Find: "dashboard"}, 160, 30, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := start(t, c.env, c.to, c.w, c.h)
			d.Press(c.keys...)
			termtest.Golden(t, c.name, d.Frame())
		})
	}
}

func TestActs(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, shop(t)), suspected, 80, 18)
	const url = "https://grafana.example.jp/d/shop-overview"
	d.Press("o")
	if want := (screen.Open{URL: url}); m.Last() != want {
		t.Errorf("o sent %v", m.Last())
	}
	d.Press("y")
	if c, ok := m.Last().(screen.Copy); !ok || c.Text != url || !strings.Contains(c.Said, url) {
		t.Errorf("y sent %v", m.Last())
	}
	d.Press("n")
	act, _ := m.Last().(screen.Act)
	want := incident.TakeNote{Text: "ダッシュボード「ショップ全体」を確認", As: incident.EntryObservation}
	if act.Stream != "i1" || !reflect.DeepEqual(act.Cmd, want) || act.Said == "" {
		t.Errorf("n sent %+v", m.Last())
	}
	m.Env.Remote = true
	d.Press("enter", "o")
	if c, ok := m.Last().(screen.Copy); !ok || c.Text != url {
		t.Errorf("over SSH o sent %v", m.Last())
	}
}

func TestActsSayWhyNot(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, service("shop", "店", sparse)), screen.Place{}, 80, 18)
	words := m.Env.Words.Inventory
	for _, c := range []struct{ keys, why string }{
		{"o", words.NoEntry}, {"f", words.NoLayer}, {"enter n", words.NoCase}, {"/ 決 済 enter o", words.NoLink}, {"y", words.NoCopy},
	} {
		d.Press(strings.Fields(c.keys)...)
		if got := m.Last(); got != (screen.Toast{Text: c.why}) {
			t.Errorf("%s sent %v, want %q", c.keys, got, c.why)
		}
	}
}

// In the list an entry says what matters in an outage, and never only when it was last changed.
func TestGist(t *testing.T) {
	const yaml = `
service: {id: shop}
response:
  measures: [{id: m, name: 代引きのみ, kind: restrict, minutes: 15, decider: boss, how: 管理画面, updated: 2026-11-20, updated_by: 佐藤}]
  deciders: [{id: boss, name: 運用責任者, contact: sato, order: 1, scope: 停止と切り戻し, updated: 2026-11-20}, {id: blank, updated: 2026-11-20}]
investigation:
  jobs: [{id: j, name: 夜間連携, schedule: 毎日 2:00, owner: sato, rerun: 何度でも可, updated: 2026-11-20}]
contact:
  people: [{id: sato, name: 佐藤, role: 当番, order: 1, means: [{kind: phone, value: 03-1, hours: 24h}], updated: 2026-11-20}]
`
	_, m := start(t, newEnv(lang.JA, service("shop", "店", yaml)), screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	for path, want := range map[string]string{
		"response.measures.m": "15分  運用責任者 (佐藤)  管理画面", "response.deciders.boss": "佐藤  停止と切り戻し", "response.deciders.blank": "",
		"investigation.jobs.j": "毎日 2:00  佐藤  何度でも可", "contact.people.sato": "03-1 (24h)  当番",
	} {
		if got := s.book.rows[s.book.find(path)].gist("ja"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestSuspectedLayers(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, shop(t)), suspected, 120, 40)
	s := m.Pane.(*pane)
	if r, _ := s.current(); !r.First || r.Kind != "dashboard" {
		t.Errorf("it begins on %+v", r.Entry)
	}
	for _, i := range s.shown {
		if r := s.book.rows[i]; !r.Blank && !strings.Contains(fmt.Sprint(r.Layers), "external") && !strings.Contains(fmt.Sprint(r.Layers), "db") {
			t.Errorf("%s of %v is shown", r.Path, r.Layers)
		}
	}
	narrowed := len(s.shown)
	if d.Press("f"); len(s.shown) != len(s.book.rows) {
		t.Errorf("f shows %d of %d", len(s.shown), len(s.book.rows))
	}
	if d.Press("f"); len(s.shown) != narrowed {
		t.Errorf("f again shows %d, not %d", len(s.shown), narrowed)
	}
	d.Press("/")
	d.Type("リリース")
	if len(s.shown) == 0 {
		t.Error("a search inside an incident does not look everywhere")
	}
}

// An entry is found by the words for its kind and its section, in either language; the screen opened again shows all.
func TestSearchByKind(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, shop(t)), screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	d.Press("/")
	for word, section := range map[string]string{"dashboard": "monitoring", "ダッシュボード": "monitoring", "Contact": "contact", "落とし穴": "pitfalls"} {
		s.find.SetValue("")
		d.Commit(word)
		if !slices.ContainsFunc(s.shown, func(i int) bool { return s.book.rows[i].Section == section }) {
			t.Errorf("%s finds nothing of %s", word, section)
		}
	}
	d.Press("enter")
	d.Send(screen.Go{To: s.to})
	if s.finding || len(s.shown) != len(s.book.rows) {
		t.Errorf("opened again it still looks for %q", s.find.Value())
	}
}

func TestSearch(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, shop(t)), screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	d.Press("/")
	d.Commit("ＰＡＹＧＡＴＥ")
	if len(s.shown) == 0 || len(s.shown) == len(s.book.rows) || !d.Frame().Caret {
		t.Fatalf("%d found, cursor %v", len(s.shown), d.Frame().Caret)
	}
	d.Press("down", "enter")
	if s.Typing() || s.list.Selected() != 1 {
		t.Error("enter does not go to the list")
	}
	found := len(s.shown)
	d.Press("enter", "esc")
	if len(s.shown) != found || s.list.Selected() != 1 {
		t.Error("the search is lost after a look at an entry")
	}
	d.Press("esc")
	if len(s.shown) != len(s.book.rows) {
		t.Error("esc does not end the search")
	}
	d.Press("/", "right")
	if s.find.Value() != "ＰＡＹＧＡＴＥ" || len(s.shown) != found {
		t.Errorf("the words are gone: %q", s.find.Value())
	}
	d.Press("esc", "esc", "esc")
	if m.Left || s.focus != sections {
		t.Error("esc left too early")
	}
	if d.Press("esc"); !m.Left {
		t.Error("esc does not leave")
	}
}

func TestBlanksWorstFirst(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, service("shop", "店", sparse)), screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	d.Press("b")
	last := 1 << 30
	for _, i := range s.shown {
		if b := s.book.blanks()[i]; b.minutes > last || b.minutes == 0 {
			t.Fatalf("%d min after %d", b.minutes, last)
		} else {
			last = b.minutes
		}
	}
	if len(s.shown) != len(s.book.ready.Blanks) {
		t.Errorf("%d of %d blanks are shown", len(s.shown), len(s.book.ready.Blanks))
	}
	i := slices.IndexFunc(s.shown, func(i int) bool { return s.book.blanks()[i].key != "" })
	for range i {
		d.Press("j")
	}
	b := s.book.blanks()[s.shown[i]]
	if d.Press("enter"); s.form == nil || s.form.path != s.book.rows[b.row].Path || s.form.form.Current() != b.key {
		t.Error("enter does not go into the row of the blank")
	}
}

func TestChoosesAmongServices(t *testing.T) {
	env := newEnv(lang.JA, shop(t), service("metrics", "Metrics", example(t, "metrics-saas.yaml")))
	d, m := start(t, env, screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	if f := d.Frame(); s.book != nil || !f.Contains("Metrics") || !f.Contains("A社 公式オンラインショップ") || !f.Contains("%") {
		t.Fatalf("it begins with\n%s", f)
	}
	d.Press("j", "enter")
	d.Wait(func(termtest.Frame) bool { return s.book != nil })
	d.Send(screen.Woken{})
	if s.book.svc.ID != "metrics" {
		t.Error("the choice is lost when the store changes")
	}
	if d.Press("esc"); s.book != nil || m.Left {
		t.Error("esc does not go back to the choice")
	}
	if d.Press("esc"); !m.Left {
		t.Error("esc does not leave")
	}
}

func TestRevisionKeepsThePlace(t *testing.T) {
	env := newEnv(lang.JA)
	store := &stock{rows: []desk.ServiceRow{service("shop", "店", sparse)}}
	env.Seat = desk.New(store, desk.Options{Clock: func() time.Time { return screentest.Noon }}).For(desk.Principal{Name: "佐藤"})
	d, m := start(t, env, screen.Place{Path: "contact.people.sato"}, 80, 18)
	s := m.Pane.(*pane)
	before := s.book
	if d.Send(screen.Woken{}); s.book != before {
		t.Error("an unchanged inventory was laid out anew")
	}
	store.rows[0].YAML = strings.Replace(sparse, "    - {id: top, name: ショップ全体, first: true, layer: [app, db], url: \"https://grafana.example.jp/d/top\"}\n", "", 1)
	store.rows[0].RevisedAt = screentest.Noon.Add(time.Minute)
	d.Send(screen.Woken{})
	if s.book == before || s.form == nil || s.form.path != "contact.people.sato" {
		t.Errorf("after a revision it stands on %+v", s.form)
	}
}

func TestPitfallsSayWhatIsBehindThem(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, service("shop", "店", sparse)), screen.Place{}, 80, 30)
	s := m.Pane.(*pane)
	d.Press("G", "k")
	if len(s.shown) != 7 || !d.Frame().Contains(fmt.Sprintf(m.Env.Words.Inventory.Open, s.book.ready.PitfallCount())) {
		t.Fatalf("%d pitfalls are shown", len(s.shown))
	}
	d.Press("enter", "enter")
	if f := d.Frame(); !f.Contains("アラートの通知経路") || f.Contains(m.Env.Words.Inventory.Edit.Never) {
		t.Errorf("the first pitfall is\n%s", f)
	}
}

func TestAChangeWhileLoadingIsSeen(t *testing.T) {
	store := &stock{}
	env := newEnv(lang.JA)
	env.Seat = desk.New(store, desk.Options{Clock: func() time.Time { return screentest.Noon }}).For(desk.Principal{Name: "佐藤"})
	s := New(env, screen.Place{}).(*pane)
	first := s.Init()()
	store.rows = []desk.ServiceRow{service("shop", "店", sparse)}
	if cmd := s.Update(screen.Woken{}); cmd != nil {
		t.Error("it was asked twice at once")
	}
	again := s.Update(first)
	if again == nil {
		t.Fatal("the change is not asked for")
	}
	if s.Update(again()); s.book == nil {
		t.Error("the change is not seen")
	}
}
