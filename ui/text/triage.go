package text

import "fmt"

// Triage is what the triage screen says.
type Triage struct {
	Family, FoundBy, Period, Count, Target string
	NoInventory                            string
	Owner                                  string // before a name
	NoOwner                                string
	Measure                                string // how the reach is measured
	CopyHint                               string
	Evidence                               func(about, verdict string) string // title of a prompt
	EvidenceLabel, EvidenceHint            string
	OwnerTitle                             func(layer string) string
	Who                                    string

	Changes      func(n int) string // heading with the way to add
	ChangeTitle  string
	ChangeHint   string
	What         string
	UndoTitle    string
	UndoHint     string
	CanBe        string // before how it is undone
	Inquiries    func(people int) string
	InquiryTitle string
	InquiryHint  string
	CountAndText string
	SearchEnd    string
	Takeover     string

	Guide Guide

	About  LayerRows
	Ends   string // the kinds of a layer's page, short: where our part ends
	Checks string
	Boards string
	Logs   string
	Links  string // integrations
	Jobs   string

	NotChecked string
	Blanks     func(n int) string
	Gap        string // a blank that was recorded as a gap
	GapHint    string
	NoBlank    string
	NoCommand  string
}

// LayerRows says what can be done with a row of the list of layers.
type LayerRows struct{ Layer, Page, Check, Change, Inquiry string }

var triageJA = Triage{
	Family: "事象の分類", FoundBy: "検知元", Period: "影響期間", Count: "影響件数", Target: "影響対象",
	NoInventory: "運用台帳がありません。取り込み：shirei inventory import FILE",
	Owner:       "担当", NoOwner: "担当未定", Measure: "調べ方", CopyHint: "y コピー",
	Evidence:      func(about, verdict string) string { return about + "：" + verdict },
	EvidenceLabel: "根拠", EvidenceHint: "確認結果を1行で（省略可）",
	OwnerTitle: func(layer string) string { return layer + "の担当" }, Who: "担当者",
	Changes:     func(n int) string { return fmt.Sprintf("直近72時間の変更 %d件（a 追加）", n) },
	ChangeTitle: "直近の変更を追加", ChangeHint: "例：shop v2.31 を反映 @13:48 by 鈴木（@時刻・by 担当は省略可）", What: "内容",
	UndoTitle: "この変更は戻せるか", UndoHint: "戻し方を1行で。不明なら空欄", CanBe: "戻し方",
	Inquiries:    func(people int) string { return fmt.Sprintf("問い合わせ 計%d件（a 追加）", people) },
	InquiryTitle: "問い合わせを記録", InquiryHint: "例：3 カード決済できない by 田中（件数、内容、by 対応者）", CountAndText: "件数と内容",
	SearchEnd: "調査範囲", Takeover: "引き継ぎ先",
	Guide: guideJA,
	About: LayerRows{
		Layer: "space 判定  enter 確認項目  a 担当", Page: "space 判定  a 担当", Check: "space 正常・異常・判断不可",
		Change: "a 変更を追加", Inquiry: "a 問い合わせを追加",
	},
	Ends: "調査範囲", Checks: "初動確認", Boards: "監視画面", Logs: "ログ", Links: "連携先", Jobs: "ジョブ",
	NotChecked: "未確認", Blanks: func(n int) string { return fmt.Sprintf("空欄%d", n) }, Gap: "不明点として記録済み",
	GapHint: "b 不明点として記録",
	NoBlank: "この行に空欄はありません", NoCommand: "コピーするものがありません",
}

var triageEN = Triage{
	Family: "Looks like", FoundBy: "Found by", Period: "Reach: period", Count: "Reach: count", Target: "Reach: target",
	NoInventory: "No inventory. To bring one in: shirei inventory import FILE",
	Owner:       "owner", NoOwner: "no owner", Measure: "how to measure", CopyHint: "y copies",
	Evidence:      func(about, verdict string) string { return about + ": " + verdict },
	EvidenceLabel: "evidence", EvidenceHint: "What was seen, in a line; may stay empty",
	OwnerTitle: func(layer string) string { return "Owner of the " + layer }, Who: "who",
	Changes:     func(n int) string { return fmt.Sprintf("Changes of the last 72 h: %d (a adds)", n) },
	ChangeTitle: "Add a recent change", ChangeHint: "e.g. shop v2.31 went out @13:48 by Suzuki (@time and by may be left out)", What: "what",
	UndoTitle: "Can this change be undone", UndoHint: "How, in a line; leave it empty if nobody knows", CanBe: "undo",
	Inquiries:    func(people int) string { return fmt.Sprintf("Inquiries: %d so far (a adds)", people) },
	InquiryTitle: "Log inquiries", InquiryHint: "e.g. 3 cannot pay by card by Tanaka (count, what, by who answers)", CountAndText: "count and what",
	SearchEnd: "Search ends", Takeover: "Then goes to",
	Guide: guideEN,
	About: LayerRows{
		Layer: "space verdict  enter checks  a owner", Page: "space verdict  a owner", Check: "space normal, abnormal, cannot tell",
		Change: "a adds a change", Inquiry: "a adds inquiries",
	},
	Ends: "our part", Checks: "checks", Boards: "boards", Logs: "logs", Links: "vendors", Jobs: "jobs",
	NotChecked: "not checked", Blanks: func(n int) string { return fmt.Sprintf("%d blank", n) }, Gap: "recorded as a gap",
	GapHint: "b records it as a gap",
	NoBlank: "nothing is blank in this row", NoCommand: "there is nothing to copy",
}
