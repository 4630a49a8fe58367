package cli

import (
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// tale holds the words of the demo's incident in one language; what happens is the same in both.
type tale struct {
	service, title               string
	chair, hands, scribe         string
	symptom, working, count      string
	detected, seen, released     string
	releaseUndo, healthy, slow   string
	hypothesis, called, callback string
	doing, question              string
	family                       incident.Family
	suspected, cleared           incident.Layer
}

var tales = map[lang.Lang]tale{
	lang.JA: {
		service: "shop", title: "決済の一部が完了しない", chair: "佐藤", hands: "鈴木", scribe: "伊藤",
		symptom: "カード決済が完了せず、購入手続きの画面に戻される", working: "代引き・銀行振込、会員ログイン、商品検索", count: "カード決済の約12%",
		detected: "PayGate 呼び出し失敗率 12%（しきい値 3%）のアラート", seen: "カード決済のみ。代引きと銀行振込は正常に完了する",
		released: "shop v2.31 を反映（決済の再試行回数を変更）", releaseUndo: "切り戻し可（10分）",
		healthy: "接続数・スロークエリ・ロックとも平常", slow: "PayGate の応答時間 p95 が0.8秒から4.1秒へ悪化", hypothesis: "v2.31 の再試行で、PayGate 側の同時接続の上限に当たっている",
		called: "PayGate 窓口へ架電。担当者からの折り返し待ち", callback: "PayGate 窓口の折り返し", doing: "PayGate（決済代行）へ照会中。切り戻しの準備中",
		question: "与信だけ取れて注文が完了していない会員は何人か",
		family:   "payment", suspected: incident.LayerExternal, cleared: incident.LayerDB,
	},
	lang.EN: {
		service: "metrics", title: "Some dashboards show no data since the last deploy", chair: "Reyes", hands: "Okafor", scribe: "Lind",
		symptom: "dashboards load, but recent data is missing for some workspaces", working: "sign-in, alerts, older data", count: "about 12 % of workspaces",
		detected: "alert: ingest lag 240 s on two of nine shards", seen: "only workspaces on shards 4 and 7; the others are current",
		released: "ingest v2.31 deployed (retry policy changed)", releaseUndo: "can be rolled back in 10 min",
		healthy: "CPU, disk and network of all nodes as usual", slow: "write latency p95 up from 0.8 s to 4.1 s on those shards", hypothesis: "the retries of v2.31 run into the connection limit of the store",
		called: "called cloud support; waiting for their engineer", callback: "cloud support calls back", doing: "asking cloud support; preparing a rollback",
		question: "how many workspaces miss data they cannot get back",
		family:   "data", suspected: incident.LayerDB, cleared: incident.LayerInfra,
	},
}

// storyOf is the demo's incident, minute by minute: triage is under way, the severity is set, nothing has gone out yet.
func storyOf(l lang.Lang, start time.Time) story {
	t := tales[l]
	m := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	note := func(kind incident.EntryKind, text string, key bool) incident.Command {
		return incident.TakeNote{Text: text, As: kind, Key: key}
	}
	fact := func(k incident.FactKey, text string, c incident.Confidence) incident.Command {
		return incident.SetFact{Key: k, Text: text, Confidence: c}
	}
	layer := func(x incident.Layer, v incident.Verdict, evidence string) incident.Command {
		return incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: x, Verdict: v, Evidence: evidence}}
	}
	return story{
		service: t.service, chair: t.chair, began: m(6), found: m(2),
		declare: incident.Declare{Title: t.title, FoundBy: "monitoring"},
		scenes: []scene{
			{m(0), t.scribe, incident.TakeRole{Role: incident.Scribe, Who: t.scribe}},
			{m(1), t.hands, note(incident.EntryDetection, t.detected, true)},
			{m(1), t.hands, incident.RecordMilestone{Milestone: incident.Responded}},
			{m(2), t.hands, note(incident.EntryObservation, t.seen, false)},
			{m(2), t.scribe, fact(incident.FactSymptom, t.symptom, incident.Confirmed)},
			{m(3), t.scribe, incident.SortSymptom{Family: &t.family, Count: &t.count}},
			{m(3), t.scribe, fact(incident.FactWorking, t.working, incident.Confirmed)},
			{m(4), t.hands, incident.NoteChange{What: t.released, Who: t.hands, CanBe: t.releaseUndo, At: start.Add(-m(14))}},
			{m(4), t.chair, incident.SetSeverity{To: incident.High, Proposed: incident.High}},
			{m(5), t.hands, layer(t.cleared, incident.VerdictCleared, t.healthy)},
			{m(6), t.hands, layer(t.suspected, incident.VerdictSuspected, t.slow)},
			{m(7), t.hands, note(incident.EntryHypothesis, t.hypothesis, true)},
			{m(8), t.hands, note(incident.EntryAction, t.called, false)},
			{m(8), t.chair, incident.MakePromise{What: t.callback, Owner: t.hands, Due: start.Add(m(20))}},
			{m(9), t.scribe, fact(incident.FactDoing, t.doing, incident.Confirmed)},
			{m(10), t.scribe, note(incident.EntryQuestion, t.question, false)},
		},
	}
}
