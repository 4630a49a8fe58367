package report

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/lang"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it)\n%s", name, got)
	}
}

// record is an incident in the making: commands go through the rules, on a clock and with ids of the test.
type record struct {
	t       testing.TB
	events  []incident.Event
	state   *incident.State
	profile incident.Profile
	now     time.Time
	ids     int
}

const stream = "0198f000-0000-7000-8000-00000000ab12"

func newRecord(t testing.TB, profile incident.Profile) *record {
	return &record{t: t, state: incident.NewState(stream), profile: profile}
}

// at moves the clock to a time of the incident's day, 2026-11-20, in Tokyo.
func (r *record) at(clock string) *record {
	r.now = clockTime(clock)
	return r
}

func clockTime(clock string) time.Time {
	at, err := time.Parse("2006-01-02 15:04 -07:00", "2026-11-20 "+clock+" +09:00")
	if err != nil {
		panic(err)
	}
	return at
}

func (r *record) do(who string, cmds ...incident.Command) {
	r.t.Helper()
	for _, cmd := range cmds {
		env := incident.Env{
			Now: r.now, Service: r.profile, Calendar: calendar.Default(r.profile.Zone),
			NewID: func() string { r.ids++; return fmt.Sprintf("id-%04d", r.ids) },
			Entry: func(id string) (incident.Entry, bool) {
				for _, e := range r.entries() {
					if e.ID == id {
						return e, true
					}
				}
				return incident.Entry{}, false
			},
		}
		events, err := incident.Decide(r.state, cmd, incident.By{Name: who, Via: incident.ViaConsole}, env)
		if err != nil {
			r.t.Fatalf("%T: %v", cmd, err)
		}
		for i := range events {
			events[i].Order = int64(len(r.events) + i)
		}
		r.events = append(r.events, events...)
		r.state, _ = incident.Fold(stream, r.events)
	}
}

func (r *record) entries() []incident.Entry {
	_, entries := incident.Fold(stream, r.events)
	slices.SortStableFunc(entries, func(a, b incident.Entry) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.Order, b.Order))
	})
	return entries
}

func (r *record) doc(l lang.Lang, reader Reader) Doc {
	return Doc{State: r.state, Entries: all(r.entries()), Lang: l, For: reader, Now: r.now, Profile: r.profile}
}

func all(entries []incident.Entry) iter.Seq2[incident.Entry, error] {
	return func(yield func(incident.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func markdown(t testing.TB, d Doc) string {
	t.Helper()
	var b strings.Builder
	if err := Postmortem(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func templates() fs.FS { return os.DirFS("../../assets/templates") }

// story is one set of words for the same small incident.
type story struct {
	lang                                                      lang.Lang
	profile                                                   incident.Profile
	chief, hand, comms                                        string
	title, symptom, reach, working, cause, doing, outlook     string
	seen, guess, guessWrong, told, checked, evidence, measure string
	why, option, how, change, condition, proof, inquiry       string
	report, report2, means, to, item, rootCause, factor, gap  string
	gapValue, verified, severityWhy, strike                   string
}

var stories = map[lang.Lang]story{
	lang.JA: {
		lang: lang.JA,
		profile: incident.Profile{Client: "A社",
			ID: "shop", Name: "みなと通販サイト", Zone: "Asia/Tokyo", MainFunctions: []string{"決済"},
			Conditions: []string{"決済成功率が通常の水準に戻っている", "滞留した注文がない"}, OwnDesk: "運用窓口 03-0000-0000",
		},
		chief: "佐藤", hand: "鈴木", comms: "高橋",
		title: "決済障害", symptom: "クレジットカード決済の約12%が失敗", reach: "13:58以降にカード決済を利用したお客様（約340件）",
		working: "商品の閲覧、ログイン、代金引換での注文", cause: "13:55の決済モジュール更新（v2.3）に伴う接続設定の誤り",
		doing: "更新前のバージョンへ切り戻し中", outlook: "14:50頃",
		seen: "決済エラー率が12%まで上昇", guess: "カード会社側の障害", guessWrong: "他社サイトでは正常", told: "発注元の田中様へ電話で連絡",
		checked: "決済APIのタイムアウト多発", evidence: "エラーの9割がv2.3のサーバーで発生", measure: "v2.2へ切り戻し", why: "更新直後から発生し、切り戻しは10分で完了するため",
		option: "接続設定のみ修正", how: "設定ファイルを差し替えて再起動", change: "切り戻し後もエラー率が下がらない場合", condition: "決済成功率が通常の水準に戻っている",
		proof: "10分間の成功率 99.8%", inquiry: "カードが使えないとのお問い合わせ",
		report: "【第1報】決済障害（14:12現在）\n一部のお客様でカード決済が失敗しております。", report2: "【第2報・復旧】決済障害\n14:45に復旧いたしました。",
		means: "メール", to: "発注元ご担当者様", item: "更新時に決済の疎通試験を必須とする", rootCause: "更新手順に接続設定の確認がなかった",
		factor: "検証環境の接続先が本番と異なっていた", gap: "決済代行会社の夜間窓口", gapValue: "03-1111-1111", verified: "新しいエラーなし",
		severityWhy: "主要機能の決済が一部失敗", strike: "誤記",
	},
	lang.EN: {
		lang: lang.EN,
		profile: incident.Profile{
			ID: "desk", Name: "Harbor Desk", Zone: "Asia/Tokyo", MainFunctions: []string{"payment"},
			Conditions: []string{"payment success rate is back to normal", "no orders are stuck"}, OwnDesk: "operations desk, +81 3 0000 0000",
		},
		chief: "Sato", hand: "Suzuki", comms: "Mori",
		title: "Payment outage", symptom: "about 12% of card payments fail", reach: "customers who paid by card since 13:58 (about 340)",
		working: "browsing, sign-in, invoices", cause: "wrong connection settings in payment module v2.3, released at 13:55",
		doing: "rolling back to the version before", outlook: "about 14:50",
		seen: "payment error rate rose to 12%", guess: "the card network is down", guessWrong: "other shops are fine", told: "called Mr Tanaka at the client",
		checked: "many timeouts at the payment API", evidence: "nine errors in ten come from v2.3 servers", measure: "roll back to v2.2",
		why: "it began right after the release, and a rollback takes 10 minutes", option: "fix the settings only", how: "replace the file and restart",
		change: "the error rate stays up after the rollback", condition: "payment success rate is back to normal", proof: "99.8% over ten minutes",
		inquiry: "card is refused", report: "[Report 1] Payment outage (as of 14:12)\nSome card payments fail.",
		report2: "[Report 2: recovered] Payment outage\nRecovered at 14:45.", means: "mail", to: "the client's operations manager",
		item: "require a payment test at every release", rootCause: "the release steps did not check the connection settings",
		factor: "the staging environment uses another endpoint", gap: "the payment provider's night desk", gapValue: "+81 3 1111 1111",
		verified: "no new errors", severityWhy: "part of the main function payment fails", strike: "typo",
	},
}

// outage walks the whole incident; until is the last act wanted ("told", "" for all).
func outage(t testing.TB, w story, until string) *record {
	r := newRecord(t, w.profile)
	r.at("14:02").do(w.chief, incident.Declare{Title: w.title, FoundBy: "monitoring", Began: clockTime("13:58"), Detected: clockTime("14:01")})
	r.at("14:03").do(w.chief, incident.TakeRole{Role: incident.Communications, Who: w.comms}, incident.RecordMilestone{Milestone: incident.Responded},
		incident.TakeNote{Text: w.seen, As: incident.EntryObservation, Key: true}, incident.TakeNote{Text: w.strike})
	r.do(w.chief, incident.Strike{Target: r.last(), Reason: w.strike})
	r.at("14:05").do(w.chief, incident.SetSeverity{To: incident.High, Reason: w.severityWhy}, incident.OpenGap{Field: w.gap, Step: incident.StepTriage})
	r.at("14:07").do(w.hand, incident.TakeNote{Text: w.guess, As: incident.EntryHypothesis},
		incident.AnswerCheck{Layer: incident.LayerApp, Check: "API", Answer: incident.AnswerAbnormal, Evidence: w.checked})
	r.do(w.hand, incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerApp, Verdict: incident.VerdictSuspected, Owner: w.hand, Evidence: w.evidence}},
		incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerInfra, Verdict: incident.VerdictCleared}},
		incident.SetFact{Key: incident.FactSymptom, Text: w.symptom}, incident.SetFact{Key: incident.FactReach, Text: w.reach, Confidence: incident.Suspected},
		incident.SetFact{Key: incident.FactWorking, Text: w.working}, incident.LogInquiry{Count: 3, Text: w.inquiry})
	r.at("14:12").do(w.comms, incident.SendReport{ReportSent: incident.ReportSent{
		Audience: incident.Client, Stage: incident.StageFirst, Lang: string(w.lang), Text: w.report, Means: w.means, To: w.to, Reviewer: w.chief, Next: clockTime("14:45"),
	}, At: incident.Moment(clockTime("14:12"))}, incident.TakeNote{Text: w.told, As: incident.EntryCommunication})
	if until == "told" {
		return r
	}
	r.at("14:18").do(w.hand, incident.CloseGap{Gap: r.state.Gaps[0].ID, Value: w.gapValue},
		incident.SetFact{Key: incident.FactCause, Text: w.cause, Confidence: incident.Suspected}, incident.SetFact{Key: incident.FactDoing, Text: w.doing},
		incident.SetFact{Key: incident.FactOutlook, Text: w.outlook, Confidence: incident.Suspected})
	r.do(w.chief, incident.FillSheet{Options: &[]incident.Option{{ID: "1", Measure: w.measure, Minutes: 10}, {ID: "2", Measure: w.option, How: w.how, Minutes: 15}}},
		incident.HearObjection{Who: w.hand})
	r.at("14:20").do(w.chief, incident.MakeDecision{DecisionMade: incident.DecisionMade{
		Outcome: incident.RollBack, What: w.measure, Reason: w.why, Decider: w.chief, Change: w.change,
	}})
	if until == "decided" {
		return r
	}
	r.at("14:22").do(w.hand, incident.CarryDecision{Step: incident.CarryStarted})
	r.at("14:34").do(w.hand, incident.CarryDecision{Step: incident.CarryFinished}, incident.RecordMilestone{Milestone: incident.Mitigated})
	if until == "mitigated" {
		return r
	}
	r.at("14:45").do(w.hand, incident.CarryDecision{Step: incident.CarryVerified, Note: w.verified},
		incident.TickCondition{Text: w.condition, Done: true, Evidence: w.proof},
		incident.TickCondition{Text: w.profile.Conditions[1], Done: true, Evidence: "0"}, incident.Recover{})
	r.at("14:52").do(w.comms, incident.SendReport{ReportSent: incident.ReportSent{
		Audience: incident.Client, Stage: incident.StageResolved, Lang: string(w.lang), Text: w.report2, Means: w.means, ReviewSkipped: "-",
	}})
	r.at("15:20").do(w.chief, incident.Resolve{}, incident.WritePart{Part: incident.PartCause, Items: []string{w.rootCause}},
		incident.WritePart{Part: incident.PartFactors, Items: []string{w.factor}},
		incident.AddItem{ActionItem: incident.ActionItem{Text: w.item, Kind: "prevent", Owner: w.hand, Due: clockTime("15:20").AddDate(0, 0, 14)}})
	return r
}

// last is the id of the entry that was recorded last.
func (r *record) last() string { return r.events[len(r.events)-1].ID }
