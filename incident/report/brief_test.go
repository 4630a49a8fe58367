package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
)

// briefed is an incident half an hour in, with something of everything a brief tells.
func briefed(t *testing.T) (*record, []incident.Entry) {
	r := newRecord(t, incident.Profile{Zone: "Asia/Tokyo", Client: "A社"})
	r.at("14:02").do("佐藤", incident.Declare{Title: "決済の一部が完了しない", Severity: incident.High, Began: clockTime("13:50"), Detected: clockTime("14:00")})
	r.at("14:05").do("佐藤", incident.TakeRole{Role: incident.Commander, Who: "佐藤"}, incident.TakeRole{Role: incident.OwnerOf(incident.LayerDB), Who: "加藤"},
		incident.SetFact{Key: incident.FactSymptom, Text: "カード決済が完了しない"},
		incident.SetFact{Key: incident.FactReach, Text: "決済の約12%", Confidence: incident.Suspected},
		incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerExternal, Verdict: incident.VerdictSuspected, Evidence: "障害情報なし"}},
		incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerDB, Verdict: incident.VerdictCleared, Evidence: "接続数は平常"}})
	r.at("14:10").do("佐藤", incident.OpenGap{Field: "investigation.integrations.paygate.desk", Step: incident.StepTriage},
		incident.MakeAsk{Who: "鈴木", What: "PayGateの窓口へ架電", Minutes: 10},
		incident.TakeNote{Text: "v2.31のタイムアウト設定", As: incident.EntryHypothesis},
		incident.TakeNote{Text: "DBのロック", As: incident.EntryHypothesis},
		incident.TakeNote{Text: "コンビニ払いは正常か", As: incident.EntryQuestion},
		incident.TakeNote{Text: "全ホストの設定を比較", As: incident.EntryAction})
	r.at("14:15").do("佐藤", incident.MakeDecision{DecisionMade: incident.DecisionMade{
		Outcome: incident.RollBack, What: "v2.30へ切り戻す", Reason: "変更直後から発生", Decider: "田中",
	}}, incident.CarryDecision{Step: incident.CarryStarted})
	var threads []incident.Entry
	for _, e := range r.entries() {
		if len(incident.ProgressOf(e.Kind)) > 0 && e.Note {
			threads = append(threads, e)
		}
	}
	threads[1].Progress, threads[1].Outcome = incident.ProgressRuledOut, "ロック待ちなし"
	threads[3].Progress, threads[3].Owner = incident.ProgressStarted, "鈴木"
	return r.at("14:31"), threads
}

func TestBrief(t *testing.T) {
	r, threads := briefed(t)
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		golden(t, "brief."+string(l)+".txt", BriefOf(r.state, threads, r.now, l).Text(l))
		data, err := json.MarshalIndent(KnowledgeOf(r.state, threads, r.now, l), "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "knowledge."+string(l)+".json", string(data)+"\n")
	}
}

// An incident of which nothing is known yet still gives a brief that says so.
func TestBriefOfNothing(t *testing.T) {
	r := newRecord(t, incident.Profile{})
	r.at("14:02").do("佐藤", incident.Declare{Title: "不明"})
	b := BriefOf(r.state, nil, r.now, lang.JA)
	if len(b.State) != 5 || len(b.People) != 4 {
		t.Errorf("%+v", b)
	}
}

// Who takes over goes on from the very words the client was last sent.
func TestBriefHoldsTheLastWordsToTheClient(t *testing.T) {
	r, threads := briefed(t)
	if b := BriefOf(r.state, threads, r.now, lang.JA); len(b.Words) != 0 || strings.Contains(b.Text(lang.JA), briefJA.words) {
		t.Errorf("words that nobody sent: %q", b.Words)
	}
	r.do("佐藤", incident.SendReport{ReportSent: incident.ReportSent{
		Audience: incident.Client, Stage: incident.StageFirst, Text: "【第1報】決済障害\n\nカード決済が完了しません。", Next: clockTime("15:00"), ReviewSkipped: "急ぐ",
	}})
	b := BriefOf(r.state, threads, r.now, lang.JA)
	if want := []string{"【第1報】決済障害", "カード決済が完了しません。"}; !slices.Equal(b.Words, want) || !strings.HasSuffix(b.Text(lang.JA), want[1]+"\n") {
		t.Errorf("%q", b.Words)
	}
}
