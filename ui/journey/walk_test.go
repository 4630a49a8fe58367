package journey

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// outage is one journey through an outage. Its labels come from the catalogue: the journey is about what keys do.
type outage struct {
	*room
	w       *text.Catalog
	l       lang.Lang
	stocked bool // the service has an inventory
	title   string
	note    string // with everything Markdown and a terminal would stumble over
	reason  string
	cause   string
	item    string

	id      string
	report  string // as it was copied
	written string // the exported file
}

// TestJapaneseAt80x24 starts from an empty database: the first run asks for a name; the inventory is the EC site's.
func TestJapaneseAt80x24(t *testing.T) {
	t.Parallel()
	o := &outage{
		room: enter(t, "ja", 80, 24), w: text.For(lang.JA), l: lang.JA, stocked: true,
		title: "カード決済が完了しない", note: "PayGateの応答 | 30秒 <b>遅延</b> *要確認*", reason: "v2.31の反映直後から失敗し、検証環境で再現",
		cause: "タイムアウト設定の誤り", item: "リリース前に決済の疎通試験を行う",
	}
	book, err := filepath.Abs("../../assets/example/shop-ec.yaml")
	if err != nil {
		t.Fatal(err)
	}
	o.shirei("inventory", "import", book)
	o.line("shirei")
	ask, _, _ := strings.Cut(o.w.CLI.AskName, "[")
	o.shows(strings.TrimSpace(ask))
	o.line("佐藤")
	o.shows(o.w.Home.NoneActive)
	o.through("佐藤")
}

// TestEnglishAt160x45 has no inventory: what it would offer is typed.
func TestEnglishAt160x45(t *testing.T) {
	t.Parallel()
	o := &outage{
		room: enter(t, "en", 160, 45), w: text.For(lang.EN), l: lang.EN,
		title: "checkout fails for some customers", note: "error rate | 12% <b>bold</b> *and* `rising` _fast_", reason: "errors began with v2.31, reproduced in staging",
		cause: "timeout set below the vendor's p99", item: "test the payment path before each release",
	}
	o.line("shirei --as Sato")
	o.shows(o.w.Home.NoneActive)
	o.through("Sato")
}

func (o *outage) through(who string) {
	o.t.Helper()
	o.declare(who)
	o.triage()
	o.severity()
	o.firstReport()
	o.decide()
	o.recover()
	o.postmortem()
	o.leadsHome()
	o.record(who)
	o.document()
}

// status is what `shirei status --json` says.
type status struct {
	ID, Short, Title, Service, Severity, State, Commander string

	Milestones map[string]*time.Time
	Metrics    map[string]*float64
	Promises   []struct{ ID, State string }
	Counts     struct {
		Events, Reports, Decisions int
		Key, OpenActions           int
	}
}

func (o *outage) status() (s status) {
	o.t.Helper()
	if err := json.Unmarshal([]byte(o.shirei("status", o.id, "--json")), &s); err != nil {
		o.t.Fatal(err)
	}
	return s
}

// kept waits until the store, asked by a second process, says something of the incident.
func (o *outage) kept(pattern string) { o.t.Helper(); o.until(pattern, "status", o.id, "--json") }

func (o *outage) declare(who string) {
	o.t.Helper()
	o.keys("d")
	o.shows(o.w.Home.DeclareAsk)
	o.line(o.title)
	o.shows("1 " + o.l.StepShort(incident.StepTriage) + " ▸")
	var head status
	if err := json.Unmarshal([]byte(o.until(`"commander":"`+who+`"`, "list", "--json")), &head); err != nil {
		o.t.Fatal(err)
	}
	if o.id = head.Short; head.Title != o.title {
		o.t.Errorf("declared %q", head.Title)
	}
}

func (o *outage) triage() {
	o.t.Helper()
	o.row(o.l.Fact(incident.FactSymptom))
	o.keys("Right") // the title is on offer
	for _, m := range []struct {
		of   incident.Milestone
		said string
	}{{incident.Began, "-12m"}, {incident.Detected, "-10m"}, {incident.Responded, "-9m"}} {
		name := o.l.Milestone(m.of)
		o.rowLike("(?i:" + regexp.QuoteMeta(name) + ")")
		o.enter(m.said)
		o.kept(`"` + string(m.of) + `":"20`)
	}
	o.fill(o.w.Triage.Count, "12%")
	o.rowLike(".*" + regexp.QuoteMeta(o.l.Layer(incident.LayerApp)))
	o.keys("Space")
	o.choose(o.l.Layer(incident.LayerApp), o.l.Verdict(incident.VerdictSuspected))
	o.answer(o.w.Triage.Evidence(o.l.Layer(incident.LayerApp), o.l.Verdict(incident.VerdictSuspected)), "v2.31")
	o.until(`"kind":"layer","text":"v2.31"`, "timeline", o.id, "--json")
	o.keys("n")
	o.line("/" + string(incident.EntryObservation) + " @-8m ! #shop " + o.note)
	o.until(`"kind":"observation"`, "timeline", o.id, "--json")
	o.closed()
}

// closed leaves the composer, if it has not closed behind its line.
func (o *outage) closed() {
	o.t.Helper()
	if !within(stuck, func() bool { return strings.Contains(o.screen(), o.w.Incident.ComposerGhost) }) {
		o.back(o.w.Incident.ComposerGhost)
	}
}

func (o *outage) severity() {
	o.t.Helper()
	o.step("2", o.w.Severity.Signs)
	o.row(o.l.Phrase(incident.Say("sign.main_partly"), lang.Clock{}))
	o.keys("Space")
	o.shows("★ " + o.l.Severity(incident.High))
	o.row(o.l.Severity(incident.High))
	o.keys("Enter")
	o.kept(`"severity":"high"`)
}

func (o *outage) firstReport() {
	o.t.Helper()
	w := o.w.Report
	o.step("3", w.Preview)
	o.row(o.l.Fact(incident.FactNext))
	o.keys("Right") // the cadence's time is on offer
	o.row(o.l.Fact(incident.FactDesk))
	if o.stocked {
		o.keys("Right")
	} else {
		o.enter("ops desk, ops@example.com")
	}
	o.row(w.Preview)
	o.keys("Enter")
	o.shows("▸ " + w.Copy)
	o.gone(w.Missing("")) // what was answered a moment ago may still be on its way to the disk
	o.keys("Enter")
	o.until(`"what":"[^"]*copied`, "timeline", o.id, "--json", "--lang", "en")
	o.wait("for the clipboard", func() bool { return o.clipboard() != "" })
	o.report = o.clipboard()
	if s := o.status(); s.Milestones["first_report"] != nil {
		o.t.Error("copying a text counts as sending it")
	}
	o.back(w.Preview)
	o.row(w.Unsent)
	o.keys("Enter")
	o.shows("▸ " + w.Record)
	o.keys("Enter")
	o.answer(w.TimeTitle, "")
	if o.stocked {
		o.answer(w.MeansTitle, "")
		o.answer(w.ToTitle, "")
		o.take(w.ReviewTitle)
	} else {
		o.answer(w.MeansTitle, "phone")
		o.answer(w.ToTitle, "Tanaka")
		o.answer(w.ReviewTitle, "")
		o.answer(w.SkipTitle, "alone on shift")
	}
	o.confirm(w.RecordTitle, w.RecordYes)
	o.kept(`"first_report":"20`)
}

// clipboard is what an outer terminal would have been given.
func (o *outage) clipboard() string {
	out, _ := o.command("tmux", "-S", o.socket, "show-buffer").Output() // fails while there is none
	return string(out)
}

func (o *outage) decide() {
	o.t.Helper()
	w := o.w.Measures
	o.step("4", w.Rollback)
	if o.stocked {
		o.row("直前のリリースを切り戻す")
		o.keys("Enter")
		o.shows(w.DecideTitle)
		o.row(w.What)
		o.keys("Right")
	} else {
		o.fill(w.Rollback, "10")
		o.row(w.Decide)
		o.keys("Enter")
		o.shows(w.DecideTitle)
		o.row(w.Outcome)
		o.keys("Space")
		o.shows(o.l.Outcome(incident.RollBack))
		o.fill(w.What, "roll back v2.31")
	}
	o.fill(w.Reason, o.reason)
	o.row(w.Decider)
	if o.stocked {
		o.keys("Right")
	} else {
		o.enter("Suzuki")
	}
	o.row(w.Review)
	o.keys("Enter")
	o.confirm(w.ConfirmTitle, w.ConfirmYes)
	o.kept(`"decided":"20`)
	o.wait("for the first thing to carry out", func() bool { return strings.Contains(o.current(), o.l.Carry(incident.CarryStarted)) })
	for _, c := range []incident.Carry{incident.CarryStarted, incident.CarryFinished, incident.CarryVerified} {
		o.row(o.l.Carry(c))
		o.keys("Enter")
	}
	o.row(o.l.Milestone(incident.Mitigated))
	o.keys("Enter")
	o.kept(`"mitigated":"20`)
}

func (o *outage) recover() {
	o.t.Helper()
	w := o.w.Recovery
	o.step("5", w.Times)
	conditions := []string{"注文が通る", "指標が平常", "データの整合", "ジョブの追いつき"}
	if !o.stocked {
		conditions = []string{"orders pass"}
		o.keys("a")
		o.answer(w.ConditionTitle, conditions[0])
		o.shows(conditions[0])
	}
	for i, c := range conditions {
		o.row(c)
		o.keys("Space")
		o.answer(w.EvidenceTitle, "3/3")
		o.shows(w.Progress(i+1, len(conditions)))
	}
	o.row(o.l.Milestone(incident.Recovered) + " ")
	o.keys("Right") // now is on offer
	o.kept(`"recovered":"20`)
	o.row(w.Resolve)
	o.keys("Enter")
	o.answer(w.ReasonTitle, "quiet for an hour") // the watch window still runs
	o.kept(`"state":"resolved"`)
}

func (o *outage) postmortem() {
	o.t.Helper()
	w := o.w.Postmortem
	o.step("6", w.Items)
	o.row(o.l.Part(incident.PartCause))
	o.keys("Enter")
	o.shows(w.Prose)
	o.text(o.cause)
	o.keys("Tab")
	o.gone(w.Prose)
	o.keys("a")
	o.answer(w.AddTitle, o.item)
	o.choose(w.KindTitle, o.l.ItemKind(incident.ItemKinds()[0]))
	o.answer(w.OwnerTitle, "ito")
	o.answer(w.DueTitle, "")
	o.kept(`"open_actions":1`)
	o.keys("w")
	o.confirm(w.ExportTitle, w.ExportYes)
	o.written = filepath.Join(o.dir, o.id+"-postmortem.md")
	o.shows(filepath.Base(o.written))
}

// leadsHome goes back with esc alone, to a home that knows how it ended.
func (o *outage) leadsHome() {
	o.t.Helper()
	o.home(o.w.Home.NoneActive)
	o.shows(o.title)
	o.keys("C-c")
	o.wait("for the shell", func() bool { return !o.alternate() })
}
