package triage

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/guide"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

func family(f incident.Family) incident.Command { return incident.SortSymptom{Family: &f} }

func TestGuideFrames(t *testing.T) {
	for _, c := range []struct {
		name  string
		lang  lang.Lang
		title string
		w, h  int
	}{{"ja", lang.JA, "切り分けガイド", 80, 18}, {"en", lang.EN, "Layer guide", 60, 20}, {"narrow-ja", lang.JA, "切り分けガイド", 52, 30}} {
		b := steptest.New(t, New, c.lang, steptest.Shop, c.w, c.h)
		b.GoTo(c.title)
		termtest.Golden(t, "guide-none-"+c.name, b.Frame())
		b.Record(family("payment"))
		b.Press("enter")
		termtest.Golden(t, "guide-begin-"+c.name, b.Frame())
		b.Press("enter")
		b.Answer("normal", "代引きは平常\x1b[31m")
		b.At(2)
		b.Press("enter")
		b.Answer("abnormal", "タイムアウト 41件")
		termtest.Golden(t, "guide-half-"+c.name, b.Frame())
		for i := range 8 {
			b.At(3 + i)
			b.Press("enter")
			b.Answer([]string{"normal", "unclear"}[i%2], "")
		}
		termtest.Golden(t, "guide-full-"+c.name, b.Frame())
		b.Press("esc")
		termtest.Golden(t, "guide-list-"+c.name, b.Frame())
	}
}

// TestGuideAnswerIsOneAct, which moves the layers at once, and goes on to the next step.
func TestGuideAnswerIsOneAct(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 24)
	b.Record(family("vendor"))
	b.GoTo("切り分けガイド  0/9")
	b.Press("enter")
	n := len(b.Acts)
	b.Press("space")
	if d := b.Pick.Items[1].Detail; !strings.Contains(d, "その連携先だけ失敗している") {
		t.Errorf("an answer does not say what it means: %q", d)
	}
	b.Answer("abnormal", "PayGate 12%")
	if len(b.Acts) != n+1 || len(b.Last().(incident.All)) != 2 {
		t.Errorf("%#v", b.Acts[n:])
	}
	c := b.State.Triage.Checks[0]
	if c.Guide != "vendor/calls" || c.Answer != incident.AnswerAbnormal || c.Evidence != "PayGate 12%" {
		t.Errorf("%+v", c)
	}
	if f := b.Frame(); !f.Contains("▸ · 2       別回線からの同じAPI") || !f.Contains("● 1 異常  連携先ごとの自社側エラー率・応答時間  PayGate 12%") {
		t.Errorf("%s", f)
	}
	b.Press("esc")
	if f := b.Frame(); !f.Contains("● 被疑      外部連携") || !f.Contains("切り分けガイド  1/9  次：別回線からの同じAPI") {
		t.Errorf("%s", f)
	}
}

// TestGuideFollowsTheRecord: what somebody else has answered shows; an answer given anew takes back what the old one said.
func TestGuideFollowsTheRecord(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 24)
	b.Record(family("vendor"))
	b.GoTo("切り分けガイド  0/9")
	b.Press("enter")
	g, err := guide.Own(nil).Of("vendor")
	if err != nil {
		t.Fatal(err)
	}
	b.At(1)
	b.Record(g.Answer(b.State.Triage, "elsewhere", incident.AnswerAbnormal, "携帯回線でも同じ", lang.EN))
	if f := b.Frame(); !f.Contains("● 2 異常  別回線からの同じAPI  携帯回線でも同じ") || !f.Contains("残り 外部連携、アプリケーション、データベース") {
		t.Errorf("%s", f)
	}
	b.At(2)
	b.GoTo("● 2")
	b.Press("enter")
	if b.Pick.Items[2].ID != "abnormal" {
		t.Errorf("the answer that stands comes first: %v", b.Pick.Items)
	}
	b.Answer("unclear", "")
	if v := b.State.Triage.Layers[incident.LayerExternal].Verdict; v != incident.VerdictOpen {
		t.Errorf("the layer is still %q", v)
	}
}

func TestGuideAsksForTheFamily(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 24)
	b.GoTo("切り分けガイド  事象の分類を選ぶと始められます")
	b.Press("enter")
	b.Choose("security")
	if got := *b.Last().(incident.SortSymptom).Family; got != "security" {
		t.Error(got)
	}
	if f := b.Frame(); !f.Contains("切り分けガイド  セキュリティ・パッチ  0/9") || !f.Contains("▸ · 1 証拠の保全") {
		t.Errorf("%s", f)
	}
}

func TestGuideUsesTheInventory(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 24)
	b.Record(family("payment"))
	b.GoTo("切り分けガイド")
	b.Press("enter", "r")
	if len(b.Ran) != 1 || b.Ran[0].Command != "curl -sS https://api.paygate.example.com/health" {
		t.Errorf("%+v", b.Ran)
	}
	b.Press("o")
	b.Choose("1")
	if len(b.Opened) != 1 || b.Opened[0].URL != "https://status.paygate.example.com/" {
		t.Errorf("%+v", b.Opened)
	}
	b.GoTo("· 8 ")
	b.Press("r")
	if len(b.Toasts) != 1 {
		t.Errorf("%+v", b.Toasts)
	}
}

// TestOwnGuide: a team's guide stands in for the one that ships; of a broken one the line is told and it is left aside.
func TestOwnGuide(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 24)
	b.Env.Guides = guide.Own{
		"slow":  {Path: "slow.yaml", Data: []byte("steps:\n- {id: one, layer: db, ja: {look: 独自の手順, how: 見る, normal: 正, abnormal: 異}}\n")},
		"login": {Path: "/etc/x/login.yaml", Data: []byte("steps:\n- id: one\n  layer: cdn\n")},
	}
	b.Record(family("slow"))
	b.GoTo("切り分けガイド  0/1")
	b.Press("enter")
	if f := b.Frame(); !f.Contains("独自の手順") || !f.Contains("自チームのガイド") {
		t.Errorf("%s", f)
	}
	b.Record(family("login"))
	if f := b.Frame(); !f.Contains("login.yaml 3行目：「cdn」というレイヤーはありません") || !f.Contains("標準のガイド") || !f.Contains("自社ID") {
		t.Errorf("%s", f)
	}
}
