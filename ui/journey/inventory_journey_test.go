package journey

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/text"
)

// begun is an inventory that lacks what an outage asks for: no roll-back at all, and no status page of its vendor.
const begun = `# 店舗の台帳（作成中）
service: {id: shop, name: 店舗サイト, client: A社, zone: Asia/Tokyo}
response:
  recovery:
    - {id: order, name: 注文が通る, check: テスト注文が3件通る, by: sato}
investigation:
  integrations:
    # 決済代行
    - id: paygate
      name: PayGate
      purpose: 与信・売上確定
      desk: paygate-desk
      hours: 24時間
      timeout: 接続3秒
      retry: 再送しない
      degraded: 代引きで受け付ける
      boundary: 要求の送信まで
contact:
  people:
    - {id: sato, name: 佐藤 健, means: [{kind: phone, value: 03-0000-1101}]}
    - {id: paygate-desk, name: PayGate 窓口, means: [{kind: phone, value: 03-0000-4401, hours: 24時間}]}
`

const (
	paygate    = "investigation.integrations.paygate"
	statusPage = paygate + ".status_page"
	rollbacks  = "response.rollbacks"
	nightDesk  = "PayGateの夜間の責任者" // no field names it
)

// begins opens the console of a person on the inventory that was begun, in Japanese at 80x24.
func begins(t *testing.T, who string) *room {
	t.Helper()
	r := enter(t, "ja", 80, 24)
	book := filepath.Join(r.dir, "shop.yaml")
	if err := os.WriteFile(book, []byte(begun), 0o600); err != nil {
		t.Fatal(err)
	}
	r.shirei("--as", "鈴木", "inventory", "import", book)
	r.comes(who)
	return r
}

func (r *room) comes(who string) {
	r.t.Helper()
	r.line("shirei --as " + who)
	r.shows(text.For(lang.JA).Home.NoneActive)
}

// gap is what `shirei status --json` says of one.
type gap struct {
	Field, Label, Step, Value, Reason, By string

	ClosedBy string `json:"closed_by"`
	GaveUp   bool   `json:"gave_up"`
	Minutes  int
	Opened   time.Time
	Closed   *time.Time
}

func (r *room) gaps() map[string]gap {
	r.t.Helper()
	var s struct{ Gaps []gap }
	if err := json.Unmarshal([]byte(r.shirei("status", r.incident, "--json")), &s); err != nil {
		r.t.Fatal(err)
	}
	out := map[string]gap{}
	for _, g := range s.Gaps {
		out[g.Field] = g
	}
	return out
}

// book is the inventory as it leaves the machine, with the file itself.
func (r *room) book() (*inventory.Service, string) {
	r.t.Helper()
	doc := r.shirei("inventory", "export", "shop")
	svc, err := inventory.Parse([]byte(doc))
	if err != nil {
		r.t.Fatalf("%v in\n%s", err, doc)
	}
	return svc, doc
}

// search is one walk through what an outage lacks.
type search struct {
	*room
	w *text.Catalog
	l lang.Lang
}

// TestGapsFillTheInventory: three blanks are met at three steps; two are filled and one is given up, each by one key;
// the postmortem tells what they cost, and the inventory has the answers with who and when.
func TestGapsFillTheInventory(t *testing.T) {
	t.Parallel()
	s := &search{begins(t, "佐藤"), text.For(lang.JA), lang.JA}
	s.declares()
	s.misses()
	s.finds()
	s.ends()
	s.reviews()
	s.holds()
}

func (s *search) declares() {
	s.t.Helper()
	s.keys("d")
	s.shows(s.w.Home.DeclareAsk)
	s.line("店舗サイトでカード決済が完了しない")
	s.shows("1 " + s.l.StepShort(incident.StepTriage) + " ▸")
	var head status
	if err := json.Unmarshal([]byte(s.until(`"commander":"佐藤"`, "list", "--json")), &head); err != nil {
		s.t.Fatal(err)
	}
	if s.incident = head.Short; head.Service != "shop" {
		s.t.Errorf("it is about %q", head.Service)
	}
}

// lacks waits until the store knows a gap of a step that is open.
func (s *search) lacks(field string, at incident.Step) {
	s.t.Helper()
	s.wait("for the gap "+field, func() bool {
		g, ok := s.gaps()[field]
		return ok && g.Step == string(at) && g.Closed == nil && g.By == "佐藤"
	})
}

// ended waits until it is closed.
func (s *search) ended(field string) {
	s.t.Helper()
	s.wait("for the end of the gap "+field, func() bool { return s.gaps()[field].Closed != nil })
}

func (s *search) misses() {
	s.t.Helper()
	w := s.w.Incident.Gaps
	s.rowLike(".*" + s.l.Layer(incident.LayerExternal))
	s.keys("Enter")
	s.rowLike(`連携先 +PayGate`)
	s.keys("b") // on the row that lacks it
	s.lacks(statusPage, incident.StepTriage)
	s.shows(w.Asked)
	s.step("3", s.w.Report.Preview)
	s.keys("b")
	s.shows("─ " + w.Title + " ─")
	s.line(nightDesk)
	s.lacks(nightDesk, incident.StepFirstReport)
	s.step("4", s.w.Measures.Rollback)
	s.keys("b")
	s.choose(w.Title, "切り戻し手順")
	s.lacks(rollbacks, incident.StepMeasures)
	s.see(`不明点3件 [1-9]\d*秒`) // beside what is owed; the longest
}

// takes goes down to a choice and takes it; the question behind it may be called the same.
func (s *search) takes(item string) {
	s.t.Helper()
	s.shows(item)
	s.wait("for the choice "+item, func() bool {
		if strings.Contains(s.screen(), "▸ "+item) {
			return true
		}
		s.press("Down")
		return false
	})
	s.keys("Enter")
	s.gone("▸ " + item)
}

func (s *search) finds() {
	s.t.Helper()
	w, l := s.w.Incident.Gaps, "外部連携 > PayGate > ステータスページ"
	s.keys("1")
	s.rowLike(`連携先 +PayGate`)
	s.keys("b") // the same key, on the same row
	s.takes(w.Fill)
	s.shows(w.Into)
	s.line("status.paygate.example.com")
	s.gone(w.Into) // what is wrong with it is said instead, and it stays to be mended
	s.shows("› status.paygate.example.com")
	s.keys("Home")
	s.text("https://")
	s.keys("Enter")
	s.gone("─ " + l + " ─")
	s.ended(statusPage)
	s.shows("https://status.paygate.example.com") // where it is looked for
	s.step("4", s.w.Measures.Rollback)
	s.keys("b")
	s.choose(w.Title, "● 切り戻し手順")
	s.takes(w.Fill)
	s.shows(w.NameHint)
	s.line("アプリを前の版に戻す")
	s.shows(w.Later)
	s.line("管理画面 > リリース > 前の版")
	s.ended(rollbacks)
	s.step("3", s.w.Report.Preview)
	s.keys("b")
	s.choose(w.Title, "● "+nightDesk)
	s.takes(w.GiveUp)
	s.shows(w.Reason + " ")
	s.answer(nightDesk, "夜間は確認できない")
	s.ended(nightDesk)
	s.gone("不明点1件")
}

func (s *search) ends() {
	s.t.Helper()
	w := s.w.Recovery
	s.step("5", w.Times)
	s.row("注文が通る")
	s.keys("Space")
	s.answer(w.EvidenceTitle, "3/3")
	s.shows(w.Progress(1, 1))
	s.row(s.l.Milestone(incident.Recovered) + " ")
	s.keys("Right")
	s.until(`"recovered":"20`, "status", s.incident, "--json")
	s.row(w.Resolve)
	s.keys("Enter")
	s.until(`"state":"resolved"`, "status", s.incident, "--json")
}

// reviews reads what each gap cost, and makes an action item of the one that was given up.
func (s *search) reviews() {
	s.t.Helper()
	w := s.w.Postmortem
	s.step("6", "不明点（合計")
	for _, g := range s.gaps() {
		cost := when.Span(g.Closed.Sub(g.Opened), "ja")
		s.rowLike(`· ` + string([]rune(g.Label)[:6]) + `.* ` + cost + ` *$`)
		s.see(`(?m)` + w.GapCost + ` +` + cost + ` *$`)
	}
	s.row(nightDesk)
	s.shows("夜間は確認できない")
	s.keys("Enter")
	s.choose(nightDesk, w.GapItem)
	s.answer(w.AddTitle, "")
	s.shows("▸ " + s.l.ItemKind("process")) // as proposed
	s.choose(w.KindTitle, s.l.ItemKind(incident.ItemKinds()[0]))
	s.answer(w.OwnerTitle, "伊藤")
	s.answer(w.DueTitle, "")
	s.until(`"open_actions":1`, "status", s.incident, "--json")
	s.rowLike("✓ " + nightDesk)
}

// holds checks the exports.
func (s *search) holds() {
	s.t.Helper()
	all := s.gaps()
	if g := all[statusPage]; g.Value != "https://status.paygate.example.com" || g.ClosedBy != "佐藤" {
		s.t.Errorf("the status page is %+v", g)
	}
	if g := all[rollbacks]; !strings.HasPrefix(g.Value, "アプリを前の版に戻す") || g.GaveUp {
		s.t.Errorf("the roll-back is %+v", g)
	}
	if g := all[nightDesk]; !g.GaveUp || g.Reason != "夜間は確認できない" {
		s.t.Errorf("the desk is %+v", g)
	}
	if told := s.shirei("timeline", s.incident); !strings.Contains(told, "判明  外部連携 > PayGate > ステータスページ：https") || !strings.Contains(told, "確認を断念  "+nightDesk) {
		s.t.Errorf("the timeline does not say what was found:\n%s", told)
	}
	svc, doc := s.book()
	today := `"` + all[statusPage].Closed.In(tokyo(s.t)).Format(time.DateOnly) + `"`
	if len(svc.Response.Rollbacks.Items) != 1 {
		s.t.Fatalf("the inventory has %d roll-backs:\n%s", len(svc.Response.Rollbacks.Items), doc)
	}
	added := rollbacks + "." + svc.Response.Rollbacks.Items[0].ID
	for path, want := range map[string]string{
		statusPage: `"https://status.paygate.example.com"`, paygate + ".updated": today, paygate + ".updated_by": `"佐藤"`,
		added + ".name": `"アプリを前の版に戻す"`, added + ".steps": `"管理画面 > リリース > 前の版"`, added + ".updated": today, added + ".updated_by": `"佐藤"`,
		"contact.people.sato.updated_by": "",
	} {
		if got := string(svc.Answer(path)); got != want {
			s.t.Errorf("%s is %s, not %s", path, got, want)
		}
	}
	if !strings.Contains(doc, "# 店舗の台帳（作成中）") || !strings.Contains(doc, "# 決済代行") {
		s.t.Errorf("comments are lost:\n%s", doc)
	}
	file := filepath.Join(s.dir, "postmortem.md")
	s.shirei("export", s.incident, "-o", file)
	d := read(s.t, file)
	for _, g := range all {
		tables := d.tablesWith(g.Label)
		if len(tables) == 0 || !slices.ContainsFunc(tables[0], func(row []string) bool {
			return slices.Contains(row, g.Label) && slices.Contains(row, when.Span(g.Closed.Sub(g.Opened), "ja"))
		}) {
			s.t.Errorf("what %q cost is not in the document", g.Label)
		}
	}
	if !d.holds(s.w.Postmortem.GapText(nightDesk, false)) || !d.holds("伊藤") {
		s.t.Error("the action item is not in the document")
	}
}

func tokyo(t *testing.T) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// TestTwoConsolesAtOneEntry: what one writes stands on the other without a key; of two answers to one field neither is
// lost, and whoever came second decides.
func TestTwoConsolesAtOneEntry(t *testing.T) {
	t.Parallel()
	first := begins(t, "佐藤")
	second := first.beside()
	second.comes("鈴木")
	for _, r := range []*room{first, second} {
		r.keys("i")
		r.shows("店舗サイト")
		r.keys("/")
		r.text("PayGate")
		r.keys("Enter")
		r.shows("検索：PayGate")
		r.keys("Enter")
		r.shows(paygate)
	}
	second.types("リトライ", "照会のみ2回")
	second.keys("Enter")
	first.see(`リトライ +照会のみ2回`)
	first.shows("鈴木") // who wrote it

	first.types("タイムアウト", "接続8秒")
	second.types("タイムアウト", "接続6秒")
	second.keys("Enter")
	first.see(`接続8秒(?s:.*)鈴木さんが「接続6秒」`) // told while it is typed, below it
	first.keys("Enter")
	first.see(`接続8秒(?s:.*)鈴木さんが \d\d:\d\d に「接続6秒」`)
	if svc, _ := first.book(); string(svc.Answer(paygate+".timeout")) != `"接続6秒"` {
		t.Errorf("the store has %s before anybody decided", svc.Answer(paygate+".timeout"))
	}
	first.keys("Enter") // one's own
	first.until(`timeout: 接続8秒`, "inventory", "export", "shop")
	second.see(`タイムアウト +接続8秒`)
	first.until(`接続3秒 → 接続6秒(?s:.*)`, "inventory", "history", "shop", paygate) // and the other's is in the history
	first.until(`接続6秒 → 接続8秒`, "inventory", "history", "shop", paygate)
}

// types opens a row of a form and writes a value over what it holds; nothing is recorded yet.
func (r *room) types(row, value string) {
	r.t.Helper()
	r.formRow(row)
	r.keys("Enter", "C-u")
	r.text(value)
	r.see(`▸ ` + row + ` +` + value)
}

// formRow goes down a form of the inventory to the row that is called so.
func (r *room) formRow(name string) {
	r.t.Helper()
	r.wait("for the row "+name, func() bool {
		if strings.Contains(r.screen(), "▸ "+name+" ") {
			return true
		}
		before := r.screen()
		r.keys("j")
		if !within(stuck, func() bool { return r.screen() != before }) {
			r.keys("g")
			within(stuck, func() bool { return r.screen() != before })
		}
		return false
	})
}
