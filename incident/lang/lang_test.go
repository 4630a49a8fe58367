package lang

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"shirei/incident"
)

var tokyo = time.FixedZone("JST", 9*3600)

func at(hour, minute int) time.Time { return time.Date(2026, 11, 20, hour, minute, 0, 0, tokyo) }

func TestParse(t *testing.T) {
	for in, want := range map[string]Lang{
		"ja": JA, "ja_JP.UTF-8": JA, "JA-jp": JA, " ja ": JA, "en": EN, "en_GB": EN, "C": EN, "C.UTF-8": EN, "POSIX": EN,
	} {
		if got, ok := Parse(in); got != want || !ok {
			t.Errorf("Parse(%q) = %s, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "fr_FR.UTF-8", "jam", "日本語"} {
		if got, ok := Parse(in); got != EN || ok {
			t.Errorf("Parse(%q) = %s, %v", in, got, ok)
		}
	}
}

func TestForeignWordsStayAsTheyAre(t *testing.T) {
	for _, l := range []Lang{JA, EN} {
		if got := l.Audience("取引先\x1b[31m銀行\u202e"); got != "取引先銀行" {
			t.Errorf("%s: %q", l, got)
		}
	}
}

func TestTerm(t *testing.T) {
	for in, want := range map[string][2]string{
		"30m": {"30分", "30 min"}, "1h": {"1時間", "1 h"}, "90m": {"1時間30分", "1 h 30 min"}, "4bh": {"4営業時間", "4 business h"},
		"1bd": {"1営業日", "1 business day"}, "10bd": {"10営業日", "10 business days"}, "-": {"なし", "none"}, "soon\x07": {"soon", "soon"},
	} {
		if ja, en := JA.Term(in), EN.Term(in); ja != want[0] || en != want[1] {
			t.Errorf("Term(%q) = %q, %q", in, ja, en)
		}
	}
}

func TestPhrase(t *testing.T) {
	clock := Clock{Ref: at(14, 15), Loc: tokyo}
	for _, c := range []struct {
		p      incident.Phrase
		ja, en string
	}{
		{incident.Say("due.from", "high", "4h", "began", "2026-11-20T01:02:00Z"), "High：発生 10:02 から4時間", "High: 4 h after began 10:02"},
		{incident.Say("due.from", "", "10m", "declared", "2026-11-19T23:58:00+09:00"), "宣言 11-19 23:58 から10分", "10 min after declared 11-19 23:58"},
		{
			incident.Say("due.fallback", "medium", "4bh", "declared", "2026-11-20T10:02:00+09:00", "detected"),
			"Medium：宣言 10:02 から4営業時間（検知時刻が不明のため）", "Medium: 4 business h after declared 10:02 (time of “detected” unknown)",
		},
		{incident.Say("report.sent", "client", "first", "A社 田中様"), "第1報（発注元）を送信 宛先：A社 田中様", "first report (client) sent to A社 田中様"},
		{incident.Say("report.sent", "client", "first", ""), "第1報（発注元）を送信", "first report (client) sent"},
		{incident.Say("role.taken", "commander", ""), "指揮：空席", "commander: vacant"},
		{incident.Say("decision.made", ""), "判断", "decided"},
		{incident.Say("decision.made", "roll_back"), "切り戻しと判断", "decided: roll back"},
		{incident.Say("next.overdue", "first_report.client", "2026-11-20T14:17:00+09:00"), "一次報告（発注元）が期限超過（14:17）", "first report (client) was due 14:17"},
		{incident.Say("promise.kept", "update.外部.監査.12"), "続報（外部.監査） #12 完了", "update (外部.監査) #12: kept"},
		{incident.Say("promise.kept", "escalation.2"), "エスカレーション #2 完了", "escalation #2: kept"},
		{incident.Say("promise.kept", "promise.1"), "個別の期限 #1 完了", "other promise #1: kept"},
		{incident.Say("promise.kept", "promise.12-ab12f3"), "個別の期限 #12 完了", "other promise #12: kept"},
		{incident.Say("promise.kept", "x.1"), "x.1 完了", "x.1: kept"},
		{incident.Say("condition.open", "{0:time} [x]"), "復旧条件（未確認）：{0:time} [x]", "recovery condition open: {0:time} [x]"},
		{incident.Say("from.tomorrow", "a", "b"), "from.tomorrow a b", "from.tomorrow a b"},
		{incident.Phrase{}, "", ""},
	} {
		if got := JA.Phrase(c.p, clock); got != c.ja {
			t.Errorf("ja %v\n got %q\nwant %q", c.p, got, c.ja)
		}
		if got := EN.Phrase(c.p, clock); got != c.en {
			t.Errorf("en %v\n got %q\nwant %q", c.p, got, c.en)
		}
	}
}

func TestClockWithoutZoneTellsTheOffset(t *testing.T) {
	if got := (Clock{}).Show("2026-11-20T14:05:00+09:00"); got != "2026-11-20 14:05 +09:00" {
		t.Error(got)
	}
}

func TestPromise(t *testing.T) {
	due := func(d incident.Due) incident.Promise { return incident.Promise{Due: d} }
	for _, c := range []struct {
		p                        incident.Promise
		ja, jaShort, en, enShort string
	}{
		{
			due(incident.Due{Kind: incident.PromiseFirstReport, Audience: incident.Client}),
			"一次報告（発注元）", "一次報告(発注元)", "first report (client)", "first report (client)",
		},
		{
			due(incident.Due{Kind: incident.PromiseEscalation, What: "l3_client"}),
			"L3・発注元へエスカレーション", "L3・発注元", "escalation: L3 and client", "L3 and client",
		},
		{
			due(incident.Due{Kind: incident.PromiseEscalation, What: "next"}),
			"次の連絡先へエスカレーション", "次の連絡先", "escalation: next level", "next level",
		},
		{due(incident.Due{Kind: incident.PromiseDecide}), "暫定対応・切り戻しの判断", "判断", "decision on measures or rollback", "decide"},
		{
			due(incident.Due{Kind: incident.PromiseReport, Audience: incident.Client}),
			"障害報告書（発注元）", "障害報告書", "post-incident report (client)", "report",
		},
		{
			due(incident.Due{Kind: incident.PromiseCustom, What: "PayGate\x1b[2Jへ\n再確認"}),
			"PayGateへ 再確認", "PayGateへ 再確認", "PayGateへ 再確認", "PayGateへ 再確認",
		},
		{due(incident.Due{Kind: incident.PromiseCustom}), "個別の期限", "期限", "other promise", "promise"},
	} {
		got := [4]string{JA.Promise(c.p), JA.PromiseShort(c.p), EN.Promise(c.p), EN.PromiseShort(c.p)}
		if want := [4]string{c.ja, c.jaShort, c.en, c.enShort}; got != want {
			t.Errorf("got %q\nwant %q", got, want)
		}
	}
}

func TestRemaining(t *testing.T) {
	due := incident.Due{Kind: incident.PromiseDecide, At: at(14, 17)}
	for _, c := range []struct {
		p      incident.Promise
		now    time.Time
		ja, en string
	}{
		{incident.Promise{Due: due, State: incident.Running}, at(14, 15), "残2分", "2m left"},
		{incident.Promise{Due: due, State: incident.DueSoon}, at(14, 17), "残0秒", "0s left"},
		{incident.Promise{Due: due, State: incident.Snoozed}, at(14, 15).Add(30 * time.Second), "残1分", "1m left"},
		{incident.Promise{Due: due, State: incident.Overdue, Late: 12 * time.Minute}, at(18, 0), "超過12分", "12m over"},
		{incident.Promise{Due: due, State: incident.DueSoon}, at(14, 18), "超過1分", "1m over"},
		{incident.Promise{Due: due, State: incident.KeptLate, Late: 5 * time.Minute}, at(18, 0), "5分遅れ", "5m late"},
		{incident.Promise{Due: due, State: incident.Withdrawn}, at(18, 0), "取り下げ", "withdrawn"},
	} {
		if ja, en := JA.Remaining(c.p, c.now), EN.Remaining(c.p, c.now); ja != c.ja || en != c.en {
			t.Errorf("%s at %s: %q, %q", c.p.State, c.now.Format("15:04"), ja, en)
		}
	}
}

// FuzzPhrase: whatever a stored event holds, its words never panic and never carry control characters to the screen.
func FuzzPhrase(f *testing.F) {
	for code := range phrasesJA {
		f.Add(code, "first_report.client.2", "2026-11-20T14:05:00+09:00", byte(2))
	}
	f.Add("x\x1b]0;y\x07", "{9999999999999999999}", "[", byte(0))
	f.Fuzz(func(t *testing.T, code, a, b string, n byte) {
		p := incident.Phrase{Code: code, Args: []string{a, b, a, b, a}[:n%6]}
		for _, l := range []Lang{JA, EN} {
			got := l.Phrase(p, Clock{Ref: at(14, 0), Loc: tokyo})
			if strings.ContainsFunc(got, unicode.IsControl) {
				t.Errorf("%s %q: %q", l, p, got)
			}
		}
	})
}

// What can be settled has a word for not being settled yet, of its own.
func TestOpenEnds(t *testing.T) {
	for _, l := range []Lang{JA, EN} {
		for _, k := range incident.NoteKinds() {
			if len(incident.ProgressOf(k)) > 0 && l.Stands(k, incident.ProgressOpen) == l.Progress(incident.ProgressOpen) {
				t.Errorf("%s: %s has no word", l, k)
			}
			if got := l.Stands(k, incident.ProgressFinished); got != l.Progress(incident.ProgressFinished) {
				t.Errorf("%s: finished %s is %q", l, k, got)
			}
		}
	}
}
