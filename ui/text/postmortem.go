package text

import "fmt"

// Postmortem is what the screen of the postmortem says.
type Postmortem struct {
	Thin          func(n int) string // parts still empty that a reader would miss
	Complete      string
	ThinMark      string // a word beside a thin part
	Lines         func(n int) string
	PerLine       string // how items are typed
	Prose         string // how a text is typed
	Empty         string // nothing is written yet
	EditHint      string
	Items, Add    string // action items
	NoItems       string
	AddTitle      string
	TextLabel     string
	KindTitle     string
	NoKind        string
	OwnerTitle    string
	OwnerLabel    string
	DueTitle      string
	DueLabel      string
	DueHint       string
	Kind          string
	Owner         string
	Due           string
	State         string
	ItemHint      string
	Internal      string // the two documents
	Client        string
	Making        string
	Cut           func(n int) string // the preview leaves out so many entries
	ExportTitle   string
	ExportEffect  func(document, folder string) string
	ExportYes     string
	CannotPreview string

	Meanwhile         func(who, at string) string // somebody else wrote the part while it is typed
	Both, Mine, Yours string                      // what to do about it
	ChangedTitle      func(part string) string

	Gaps                                                           func(span string) string             // the heading of what was missing
	GapText                                                        func(what string, known bool) string // the action item that is proposed; known: what it is stands there by now
	GapHint, GapItem, GapPlace                                     string
	GapStep, GapTime, GapCost, GapBy, GapFound, GapGaveUp, GapOpen string
}

var postmortemJA = Postmortem{
	Thin: func(n int) string { return fmt.Sprintf("空欄 %d件", n) }, Complete: "主な項目は記入済み", ThinMark: "空欄",
	Lines:   func(n int) string { return fmt.Sprintf("%d件", n) },
	PerLine: "1行に1件。tab で記録、esc で戻る", Prose: "tab で記録、esc で戻る", Empty: "未記入", EditHint: "enter で入力",
	Items: "改善項目", Add: "＋ 改善項目を追加", NoItems: "改善項目はまだありません", AddTitle: "改善項目", TextLabel: "内容",
	KindTitle: "種別", NoKind: "未定", OwnerTitle: "改善項目の担当", OwnerLabel: "担当", DueTitle: "改善項目の期限", DueLabel: "期限",
	DueHint: "例：2026-12-10（省略可）", Kind: "種別", Owner: "担当", Due: "期限", State: "状態",
	ItemHint: "enter 編集  space 状態を進める  x 見送り", Internal: "ポストモーテム（社内用）", Client: "障害報告書（発注元用）",
	Making: "文書を作成しています", Cut: func(n int) string {
		return fmt.Sprintf("表示は先頭%d件まで。書き出しには全件が入ります", n)
	},
	ExportTitle:  "Markdownを書き出します",
	ExportEffect: func(d, f string) string { return d + "を " + f + " に書き出しますか" }, ExportYes: "書き出す",
	CannotPreview: "文書を作成できませんでした",
	Meanwhile:     func(who, at string) string { return who + "さんが " + at + " に書き換えました" },
	Both:          "両方の文をつなげて編集する", Mine: "自分の文で置き換える", Yours: "相手の文を残す（自分の文は下書きのまま）",
	ChangedTitle: func(part string) string { return "「" + part + "」が書き換えられています" },
	Gaps:         func(span string) string { return "不明点（合計" + span + "）" },
	GapText: func(what string, known bool) string {
		if known {
			return "運用台帳の「" + what + "」の内容を確認し、同様の空欄を見直す"
		}
		return "運用台帳に「" + what + "」を記載する"
	},
	GapHint: "enter 改善項目にする・台帳を開く", GapItem: "改善項目にする", GapPlace: "運用台帳を開く",
	GapStep: "ステップ", GapTime: "時刻", GapCost: "所要", GapBy: "記録者", GapFound: "判明", GapGaveUp: "断念", GapOpen: "未判明",
}

var postmortemEN = Postmortem{
	Thin: func(n int) string { return fmt.Sprintf("%d still empty", n) }, Complete: "the main parts are written", ThinMark: "empty",
	Lines:   func(n int) string { return fmt.Sprintf("%d", n) },
	PerLine: "one item a line; tab records, esc goes back", Prose: "tab records, esc goes back", Empty: "nothing written yet", EditHint: "enter to write",
	Items: "Action items", Add: "+ add an action item", NoItems: "no action items yet", AddTitle: "Action item", TextLabel: "What will change",
	KindTitle: "Kind", NoKind: "leave it open", OwnerTitle: "Owner of the action item", OwnerLabel: "Owner", DueTitle: "Due date of the action item", DueLabel: "Due",
	DueHint: "2026-12-10, for example; may be empty", Kind: "Kind", Owner: "Owner", Due: "Due", State: "State",
	ItemHint: "enter edits  space next state  x drops it", Internal: "Postmortem (internal)", Client: "Incident report (for the client)",
	Making: "making the document", Cut: func(n int) string {
		return fmt.Sprintf("the first %d entries are shown; the export holds all of them", n)
	},
	ExportTitle:  "Export as Markdown",
	ExportEffect: func(d, f string) string { return "Write \"" + d + "\" to a new file in " + f + "?" }, ExportYes: "export",
	CannotPreview: "the document could not be made",
	Meanwhile:     func(who, at string) string { return who + " wrote this at " + at },
	Both:          "edit both texts, one after the other", Mine: "replace it with mine", Yours: "leave theirs; mine stays a draft",
	ChangedTitle: func(part string) string { return part + " was written meanwhile" },
	Gaps:         func(span string) string { return "Missing (" + span + " in all)" },
	GapText: func(what string, known bool) string {
		if known {
			return "Check what the inventory now says, and fill the like of it: " + what
		}
		return "Write into the inventory: " + what
	},
	GapHint: "enter: action item, or the inventory", GapItem: "make it an action item", GapPlace: "open the inventory there",
	GapStep: "Step", GapTime: "Time", GapCost: "Cost", GapBy: "By", GapFound: "Found", GapGaveUp: "Given up", GapOpen: "still missing",
}
