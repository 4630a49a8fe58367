package report

import (
	"shirei/incident"
	"shirei/incident/lang"
)

// phrasing are the words that the code puts into a text itself; everything else stands in the templates.
type phrasing struct {
	checking, unwritten, mark, drill   string // unwritten holds the fact, mark the confidence, as %s
	nothing, nobody, notTold, unlisted string
	noInquiry, inquiries               string // %d
	service                            string // where it has no name
	label, last                        string // number; number and time
	suffix                             map[string]string
	named                              map[string]string // stages that bear a name and no number
	and, updated                       string
	due                                string // of an action item, with the date as %s
	decision                           string // outcome, what
	labels                             map[incident.FactKey]string
}

var (
	phrasingJA = phrasing{
		checking: "確認中", unwritten: "（未記入：%s）", mark: "%s（%s）", drill: "【訓練】",
		nothing: "なし", nobody: "未定", notTold: "未報告", unlisted: "未特定", noInquiry: "記録なし", inquiries: "%d件",
		service: "本サービス", label: "第%d報", last: "第%d報 %s",
		suffix: map[string]string{"mitigated": "・暫定復旧", "resolved": "・復旧"},
		named:  map[string]string{"interim": "中間報告", "final": "最終報告"},
		and:    "、", updated: "【更新】", due: "%s（%sまで）", decision: "%s（%s）",
		labels: map[incident.FactKey]string{
			incident.FactSymptom: "事象", incident.FactBegan: "発生日時", incident.FactReach: "影響範囲", incident.FactWorking: "正常な機能",
			incident.FactCause: "原因", incident.FactDoing: "対応状況", incident.FactOutlook: "復旧見込み", incident.FactNext: "次報の時刻",
			incident.FactDesk: "お問い合わせ窓口",
		},
	}
	phrasingEN = phrasing{
		checking: "being checked", unwritten: "(not filled in: %s)", mark: "%s (%s)", drill: "[DRILL] ",
		nothing: "none", nobody: "nobody yet", notTold: "not yet", unlisted: "not yet known", noInquiry: "none recorded", inquiries: "%d",
		service: "the service", label: "Report %d", last: "report %d, %s",
		suffix: map[string]string{"mitigated": ": mitigated", "resolved": ": recovered"},
		named:  map[string]string{"interim": "Interim report", "final": "Final report"},
		and:    ", ", updated: " [updated]", due: "%s (due %s)", decision: "%s (%s)",
		labels: map[incident.FactKey]string{
			incident.FactSymptom: "symptom", incident.FactBegan: "time it began", incident.FactReach: "reach", incident.FactWorking: "what still works",
			incident.FactCause: "cause", incident.FactDoing: "what we are doing", incident.FactOutlook: "expected recovery",
			incident.FactNext: "next word", incident.FactDesk: "contact",
		},
	}
)

func phrasingOf(l lang.Lang) *phrasing {
	if l == lang.JA {
		return &phrasingJA
	}
	return &phrasingEN
}
