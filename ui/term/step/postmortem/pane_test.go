package postmortem

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
	"shirei/ui/text/cell"
)

func at(h, m int) time.Time {
	return time.Date(2026, 11, 24, h, m, 0, 0, time.FixedZone("JST", 9*3600))
}

// entriesOf yields n entries, then an error if there is one.
func entriesOf(n int, err error) func(context.Context, string) iter.Seq2[incident.Entry, error] {
	return func(context.Context, string) iter.Seq2[incident.Entry, error] {
		return func(yield func(incident.Entry, error) bool) {
			for range n {
				if !yield(incident.Entry{Kind: incident.EntryNote, Note: true, Text: "PayGate窓口へ架電、折り返し待ち", Actor: "鈴木", OccurredAt: at(14, 14)}, nil) {
					return
				}
			}
			if err != nil {
				yield(incident.Entry{}, err)
			}
		}
	}
}

func on(t testing.TB, l lang.Lang, w, h, entries int, err error) *steptest.Bench {
	return steptest.NewOutage(t, func(env *screen.Env) screen.Step {
		p := New(env).(*Pane)
		p.entries = entriesOf(entries, err)
		return p
	}, l, steptest.ReadyShop, w, h)
}

func ja(t *testing.T) *steptest.Bench { return on(t, lang.JA, 80, 18, 3, nil) }

func half(s *steptest.Bench) {
	s.At(120)
	s.Record(
		incident.SetFact{Key: incident.FactReach, Text: "決済の約12%", Confidence: incident.Confirmed},
		incident.WritePart{Part: incident.PartSummary, Items: []string{"14:02 からカード決済の約12%が失敗した。", "14:52 に復旧した。"}},
		incident.WritePart{Part: incident.PartFactors, Items: []string{"タイムアウト設定の変更", "連携先の応答遅延"}},
	)
}

func full(s *steptest.Bench) {
	half(s)
	for _, p := range incident.PartsOf()[1:] {
		s.Record(incident.WritePart{Part: p, Items: []string{"記入済み"}})
	}
	s.Record(
		incident.AddItem{ActionItem: incident.ActionItem{Text: "タイムアウト値を設定ファイルの検査に加える", Kind: "prevent", Owner: "鈴木", Due: at(23, 59)}},
		incident.AddItem{ActionItem: incident.ActionItem{Text: "失敗率の監視を追加", Kind: "detect", State: "doing"}},
	)
}

func TestFrames(t *testing.T) {
	for name, fill := range map[string]func(*steptest.Bench){"empty": func(*steptest.Bench) {}, "half": half, "full": full} {
		s := ja(t)
		fill(s)
		termtest.Golden(t, name+"-ja", s.Frame())
		s = on(t, lang.EN, 60, 20, 3, nil)
		fill(s)
		termtest.Golden(t, name+"-en", s.Frame())
	}
	s := on(t, lang.JA, 52, 20, 3, nil)
	full(s)
	s.Press("G", "k")
	termtest.Golden(t, "narrow-ja", s.Frame())
}

func TestWriteAPart(t *testing.T) {
	s := ja(t)
	half(s)
	s.GoTo("✓ 寄与要因")
	s.Press("enter")
	s.Press("enter")
	s.Commit("監視の不足")
	termtest.Golden(t, "typing-ja", s.Frame())
	s.Press("tab")
	got := s.Last().(incident.WritePart)
	if got.Part != incident.PartFactors || len(got.Items) != 3 || got.Items[2] != "監視の不足" {
		t.Errorf("wrote %+v", got)
	}
	if d := s.Env.Drafts.Text(s.State.Stream, "postmortem.factors"); d != "" {
		t.Errorf("the draft %q stays", d)
	}
	n := len(s.Acts)
	s.Press("k", "enter", "tab") // unchanged: nothing to record
	if len(s.Acts) != n {
		t.Errorf("an unchanged part was written: %v", s.Last())
	}
}

func TestParagraphsAndItems(t *testing.T) {
	for _, c := range []struct {
		part incident.Part
		text string
		want []string
	}{
		{incident.PartSummary, "一段落目\n続き\n\n二段落目\n", []string{"一段落目\n続き", "二段落目"}},
		{incident.PartWhys, "なぜ1\n\n なぜ2 \n", []string{"なぜ1", "なぜ2"}},
		{incident.PartLucky, "\n \n", nil},
	} {
		got := split(c.part, c.text)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", c.part, got, c.want)
		}
		if again := split(c.part, join(c.part, got)); strings.Join(again, "|") != strings.Join(got, "|") {
			t.Errorf("%s: %q becomes %q", c.part, got, again)
		}
	}
}

func TestEscKeepsTheDraft(t *testing.T) {
	s := ja(t)
	s.GoTo("· 根本原因")
	s.Press("enter")
	s.Paste("一行目\n二行目")
	s.Press("esc")
	if len(s.Acts) != 0 || !s.Frame().Contains("二行目") || !s.Frame().Contains("下書き") {
		t.Fatalf("acts %v\n%s", s.Acts, s.Frame())
	}
	s.Press("enter", "ctrl+s")
	if got := s.State.Parts[incident.PartCause]; len(got) != 1 || got[0] != "一行目\n二行目" {
		t.Errorf("wrote %q", got)
	}
}

func TestOfferFromTheRecord(t *testing.T) {
	s := ja(t)
	half(s)
	s.GoTo("· 影響")
	s.Press("enter", "right", "tab")
	if got := s.State.Parts[incident.PartImpact]; len(got) != 1 || got[0] != "決済の約12%" {
		t.Errorf("wrote %q", got)
	}
}

func TestActionItems(t *testing.T) {
	s := ja(t)
	s.Press("a")
	s.Answer("監視を追加", "detect", "鈴木", "2026-12-10")
	want := incident.ActionItem{Text: "監視を追加", Kind: "detect", Owner: "鈴木", Due: time.Date(2026, 12, 10, 23, 59, 0, 0, at(0, 0).Location())}
	got := s.State.ActionItems
	if len(got) != 1 || !got[0].Due.Equal(want.Due) || got[0].Text != want.Text || got[0].Kind != want.Kind || got[0].Owner != want.Owner {
		t.Fatalf("items %+v", got)
	}
	s.GoTo("監視を追加")
	for _, state := range []incident.ItemState{"doing", "done", "open"} {
		if s.Press("space"); s.State.ActionItems[0].State != state {
			t.Errorf("state %q, want %q", s.State.ActionItems[0].State, state)
		}
	}
	s.Press("x")
	if s.State.ActionItems[0].State != "dropped" {
		t.Errorf("state %q after striking", s.State.ActionItems[0].State)
	}
	s.Press("enter")
	s.Answer("監視を2つ追加", "", "伊藤", "")
	if a := s.State.ActionItems[0]; a.Text != "監視を2つ追加" || a.Kind != "" || a.Owner != "伊藤" || !a.Due.IsZero() {
		t.Errorf("changed to %+v", a)
	}
}

// A date that cannot be read is asked for again; nothing that was said before it is lost.
func TestWrongDateIsAskedAgain(t *testing.T) {
	s := ja(t)
	s.Press("a")
	s.Answer("監視を追加", "detect", "鈴木", "来月", "2026-12-10")
	if s.Failed() == nil || len(s.State.ActionItems) != 1 || s.State.ActionItems[0].Owner != "鈴木" {
		t.Errorf("items %+v", s.State.ActionItems)
	}
	s.Press("a")
	s.Answer("手順書を直す") // and then given up at the next question
	s.Press("a")
	if s.Prompt == nil || s.Prompt.Value != "手順書を直す" {
		t.Errorf("what was entered is gone: %+v", s.Prompt)
	}
}

func TestRendered(t *testing.T) {
	s := ja(t)
	full(s)
	s.Press("m")
	termtest.Golden(t, "rendered-ja", s.Frame())
	s.Press("G")
	if s.Frame().Contains("概要") {
		t.Errorf("it does not scroll\n%s", s.Frame())
	}
	s.Press("s")
	if f := s.Frame(); !strings.HasPrefix(f.Rows[0], "障害報告書") {
		t.Errorf("not the client's\n%s", f)
	}
	s.Press("y")
	if c := s.Copied; len(c) != 1 || !strings.Contains(c[0].Text, "障害報告書") {
		t.Errorf("copied %+v", c)
	}
	s.Resize(60, 18)
	for _, r := range s.Frame().Rows {
		if cell.Width(r) > 60 {
			t.Errorf("not wrapped anew: %q", r)
		}
	}
	s.Press("esc")
	if !s.Frame().Contains("改善項目") || len(s.Acts) != 0 {
		t.Errorf("not back at the outline\n%s", s.Frame())
	}
}

// A resize wraps the document anew: a short one at once, a long one with the next key.
func TestResizeWrapsAnew(t *testing.T) {
	for _, n := range []int{3, previewEntries} {
		s := on(t, lang.JA, 80, 400, n, nil)
		s.Frame()
		s.Press("m")
		whole := func(f termtest.Frame) bool { return f.Contains("PayGate窓口へ架電、折り返し待ち") }
		s.Wait(whole)
		s.Resize(30, 400)
		s.Frame()
		s.Press("g")
		s.Wait(func(f termtest.Frame) bool { return !whole(f) && f.Contains("窓口") })
	}
}

func TestOneCursorOnTheGlass(t *testing.T) {
	s := ja(t)
	s.Press("enter")
	s.Commit("途中")
	s.Send(screen.Focus{})
	if f := s.Frame(); f.Contains("▸") || f.Caret || !f.Contains("途中") {
		t.Errorf("%s", f)
	}
	s.Send(screen.Focus{On: true})
	if !s.Frame().Contains("▸") {
		t.Errorf("%s", s.Frame())
	}
}

func TestLongDocumentIsCut(t *testing.T) {
	s := on(t, lang.JA, 80, 18, previewEntries+1, nil)
	s.Press("m")
	s.Wait(func(f termtest.Frame) bool { return f.Contains("先頭2000件まで") })
}

func TestDocumentThatFails(t *testing.T) {
	s := on(t, lang.JA, 80, 18, 0, errors.New("disk"))
	s.Press("m")
	if s.Failed() == nil || !s.Frame().Contains("作成できませんでした") {
		t.Errorf("%s", s.Frame())
	}
}

func TestExportAsksFirst(t *testing.T) {
	s := ja(t)
	s.Press("w")
	if s.Ask == nil || !strings.Contains(s.Ask.Confirm.Effect, "/home/sato/exports に書き出しますか") || s.Exported != nil {
		t.Fatalf("asked %+v", s.Ask)
	}
	s.Press("s", "w")
	s.Confirm()
	want := screen.Export{Stream: s.State.Stream, For: "client", Lang: lang.JA}
	if got := s.Exported; len(got) != 1 || got[0] != want {
		t.Errorf("sent %+v", got)
	}
}

func TestAnotherPanesDocumentIsNotTaken(t *testing.T) {
	s := ja(t)
	s.Send(tea.Msg(written{pane: &Pane{}, src: []byte("# x"), lines: []string{"x"}}))
	s.Press("m")
	if f := s.Frame(); f.Rows[1] == "x" {
		t.Errorf("%s", f)
	}
}

func BenchmarkView(b *testing.B) {
	s := on(b, lang.JA, 80, 18, 3, nil)
	full(s)
	b.ReportAllocs()
	for b.Loop() {
		s.Pane.View(80, 18)
	}
}

// What was missing stands with its minutes; each becomes an action item, or leads to its place in the inventory.
func TestGaps(t *testing.T) {
	s := ja(t)
	half(s)
	s.Record(incident.Rename{ToService: true}, incident.OpenGap{Field: "investigation.integrations.paygate.desk", Step: incident.StepTriage})
	s.At(125)
	s.Record(incident.OpenGap{Field: "夜間の連絡先"})
	s.At(133)
	s.Record(incident.CloseGap{Gap: s.State.Gaps[0].ID, Value: "PayGate窓口"}, incident.CloseGap{Gap: s.State.Gaps[1].ID, GaveUp: true, Reason: "夜間は確認できない"})
	s.GoTo("· 外部連携")
	termtest.Golden(t, "gap-ja", s.Frame())
	s.Press("enter")
	s.Choose("inventory")
	if len(s.Went) != 1 || s.Went[0].To.Path != "investigation.integrations.paygate.desk" || s.Went[0].To.Screen != screen.Inventory {
		t.Errorf("went %+v", s.Went)
	}
	s.Press("enter")
	s.Choose("item")
	if s.Prompt == nil || s.Prompt.Value != "運用台帳の「外部連携 > paygate > 窓口」の内容を確認し、同様の空欄を見直す" {
		t.Fatalf("proposes %+v", s.Prompt)
	}
	s.Answer(s.Prompt.Value)
	if s.Pick == nil || s.Pick.Items[0].ID != "process" {
		t.Errorf("offers %+v", s.Pick)
	}
	s.Answer("process", "鈴木", "2026-12-10")
	if a := s.State.ActionItems[len(s.State.ActionItems)-1]; a.Owner != "鈴木" || a.Kind != "process" || !strings.Contains(a.Text, "窓口") {
		t.Errorf("item %+v", a)
	}
	if !s.Frame().Contains("✓ 外部連携") {
		t.Errorf("not marked as taken up\n%s", s.Frame())
	}
	s.Press("j", "enter")
	if len(s.Pick.Items) != 1 {
		t.Errorf("offers %+v", s.Pick.Items)
	}
}
