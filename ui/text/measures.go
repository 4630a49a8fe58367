package text

import "fmt"

// Measures is what the screen of measures and the rollback decision says.
type Measures struct {
	DecideBy       string                                             // before the wall time
	NoDecideBy     string                                             // nothing gives a time yet
	MinutesBlank   string                                             // the minutes a rollback takes are not known
	MinutesOffered func(n string) string                              // they are on offer and not taken yet
	Sum            func(at, what string, rollback, verify int) string // how the time comes about
	PolicyTime     string                                             // it comes from the severity: nothing is taken off
	Escalation     string                                             // the instant it is counted from is an escalation
	Gone           string                                             // a limit that has passed
	UndoNoted      func(how string) string                            // how the suspected change is undone, by the record
	Passed         func(at string) string                             // it is over; started now, it would be back at that time
	Left, Over     func(span string) string                           // how long there is, or by how much it is over
	Inventory      string                                             // marks what comes from the inventory
	Record         string                                             // marks what comes from the incident's own record
	Default        string                                             // marks what comes from the policy
	BlankOf        func(what string) string                           // the inventory has none
	Contacts       func(list string) string                           // who decides, in the order they are called
	TakeHint       string                                             // how to take what is offered

	Suspected, Reversible, Why, Rollback, Verify, Trend           string
	Decider, Approver, Emergency, Evidence, Leak                  string
	Criteria, Major, Release                                      string
	RollBackAfter                                                 func(minutes int) string
	Limits, AddLimit, LimitTitle, LimitLabel, LimitHint           string
	OwnLimit                                                      string
	Options, AddOption, OptionTitle, OptionName, OptionEffect     string
	ColMeasure, ColMinutes, ColReversible, ColEffect, ColDecider  string
	OptionMinutes, OptionReversible, OptionDecider                string
	OptionAbout                                                   string // what the keys do on an option
	Minutes                                                       func(n int) string
	How, Effect                                                   func(s string) string
	Objections, AskObjection, ObjectionTitle, Who, ObjectionLabel string
	ObjectionHint, NoObjection, NotAsked                          string
	Asked                                                         func(n, strong int) string

	Decide, DecideTitle, Review, Outcome, What, Reason, Change, Until string
	DecideAbout, UntilAbout                                           string
	ConfirmTitle, ConfirmYes                                          string
	Differ                                                            func(named, owner, measure string) string // who decides by the inventory is another
	Unasked                                                           string                                    // nobody was asked for objections
	Decided                                                           string                                    // said when it is recorded
	Sentence                                                          func(d Sentence) string
	Done                                                              string // heading above what became of the decision
	RecordNow                                                         string // what the key does on a row without a time
	Already                                                           func(what, at string) string
	Earlier                                                           string

	LeakTitle, LeakEffect, LeakYes, LeakPromise string
}

// Sentence is a decision in words, each part as a person reads it; empty parts are left out.
type Sentence struct{ At, Outcome, What, Reason, Decider, Approver, Change, Until string }

var measuresJA = Measures{
	DecideBy: "判断期限", NoDecideBy: "判断期限は未定（重要度を設定すると決まります）", MinutesBlank: "所要不明",
	MinutesOffered: func(n string) string { return "切り戻し" + n + "分は未採用" },
	Sum: func(at, what string, rollback, verify int) string {
		return fmt.Sprintf("＝ %s %s - 切り戻し%d分 - 検証%d分", at, what, rollback, verify)
	},
	PolicyTime: "重要度による期限（所要時間は差し引かない）",
	Escalation: "エスカレーション", Gone: "時刻超過",
	UndoNoted: func(how string) string { return "記録された戻し方：" + how },
	Passed:    func(at string) string { return "超過・今開始なら" + at + "復旧見込み" },
	Left:      func(span string) string { return "残" + span },
	Over:      func(span string) string { return "超過" + span },
	Inventory: "台帳", Record: "記録", Default: "既定",
	BlankOf:  func(what string) string { return what + "：台帳は空欄" },
	Contacts: func(list string) string { return "連絡順 " + list },
	TakeHint: "→ で採用",

	Suspected: "疑わしい変更", Reversible: "切り戻し可否", Why: "切り戻し条件", Rollback: "切り戻し(分)", Verify: "検証(分)", Trend: "影響の傾向",
	Decider: "判断者", Approver: "承認者", Emergency: "緊急時の規定", Evidence: "証拠保全", Leak: "個人情報漏えい",
	Criteria: "切り戻しの基準", Major: "大規模障害", Release: "リリース", RollBackAfter: func(n int) string { return fmt.Sprintf("原因不明のまま%d分で切り戻し", n) },
	Limits: "この時刻までに終える", AddLimit: "＋ 時刻を追加", LimitTitle: "この時刻までに終える", LimitLabel: "内容 @時刻",
	LimitHint: "例：夜間バッチ @22:00", OwnLimit: "x で外す",
	Options: "対応策の比較", AddOption: "＋ 対応策を追加", OptionTitle: "対応策を追加", OptionName: "対応策", OptionEffect: "効果",
	ColMeasure: "対応策", ColMinutes: "所要", ColReversible: "可否", ColEffect: "効果", ColDecider: "判断者",
	OptionMinutes: "所要時間（分）", OptionReversible: "戻せるか", OptionDecider: "判断者",
	OptionAbout: "enter この対応策で判断  space 比較に入れる・外す",
	Minutes:     func(n int) string { return fmt.Sprintf("%d分", n) },
	How:         func(s string) string { return "手順：" + s },
	Effect:      func(s string) string { return "効果：" + s },
	Objections:  "強い異論", AskObjection: "強い異論はありますか", ObjectionTitle: "強い異論はありますか", Who: "発言者",
	ObjectionLabel: "異論の内容", ObjectionHint: "なければ空欄のまま enter", NoObjection: "なし", NotAsked: "未確認",
	Asked: func(n, strong int) string {
		if strong == 0 {
			return fmt.Sprintf("%d名に確認 異論なし", n)
		}
		return fmt.Sprintf("%d名に確認 異論%d件", n, strong)
	},

	Decide: "判断を記録する", DecideTitle: "判断の記録", Review: "文面を確認して記録", Outcome: "判断", What: "実施内容", Reason: "理由",
	Change: "見直し条件", Until: "待機の期限", DecideAbout: "esc で戻る。入力した内容は残ります",
	UntilAbout: "「時刻を決めて待機」のときに必要です。例：15:30、30m",
	Differ: func(named, owner, measure string) string {
		return "判断者は「" + named + "」ですが、台帳では「" + measure + "」の判断者は「" + owner + "」です"
	},
	ConfirmTitle: "この判断を記録します", ConfirmYes: "記録する", Unasked: "強い異論の有無は未確認です。", Decided: "判断を記録しました",
	Sentence: func(d Sentence) string {
		s := d.At + " " + d.Outcome + "と判断。" + d.What
		if d.Until != "" {
			s += "（" + d.Until + "まで）"
		}
		s += "。"
		for _, p := range [][2]string{{"理由：", d.Reason}, {"判断者：", d.Decider}, {"承認者：", d.Approver}, {"見直し条件：", d.Change}} {
			if p[1] != "" {
				s += p[0] + p[1] + "。"
			}
		}
		return s
	},
	Done:      "実施状況",
	RecordNow: "enter で今の時刻を記録",
	Already:   func(what, at string) string { return what + "は " + at + " に記録済みです" },
	Earlier:   "これまでの判断",

	LeakTitle: "個人情報漏えいのおそれ", LeakYes: "期限に加える", LeakPromise: "個人情報保護委員会への速報",
	LeakEffect: "「個人情報保護委員会への速報」を期限に加えます（暦日で5日以内）。",
}

var measuresEN = Measures{
	DecideBy: "Decide by", NoDecideBy: "No decide-by time yet (set the severity first)", MinutesBlank: "minutes unknown",
	MinutesOffered: func(n string) string { return n + " min only offered" },
	Sum: func(at, what string, rollback, verify int) string {
		return fmt.Sprintf("= %s %s - %d min rollback - %d min check", at, what, rollback, verify)
	},
	PolicyTime: "set by the severity; rollback and check are not taken off",
	Escalation: "escalation", Gone: "passed",
	UndoNoted: func(how string) string { return "Noted with the change: " + how },
	Passed:    func(at string) string { return "late; started now, back at " + at },
	Left:      func(span string) string { return span + " left" },
	Over:      func(span string) string { return span + " over" },
	Inventory: "inventory", Record: "record", Default: "default",
	BlankOf:  func(what string) string { return what + ": blank in the inventory" },
	Contacts: func(list string) string { return "call in order: " + list },
	TakeHint: "→ takes it",

	Suspected: "Suspect", Reversible: "Undoable", Why: "Why it cannot", Rollback: "Rollback min", Verify: "Verify min", Trend: "Trend",
	Decider: "Decider", Approver: "Approver", Emergency: "Emergency", Evidence: "Evidence kept", Leak: "Data leaked",
	Criteria: "When to roll back", Major: "major outage", Release: "release", RollBackAfter: func(n int) string { return fmt.Sprintf("after %d min without a cause", n) },
	Limits: "Must be done before", AddLimit: "+ add a time", LimitTitle: "Must be done before", LimitLabel: "what @time",
	LimitHint: "for example: nightly batch @22:00", OwnLimit: "x takes it off",
	Options: "Measures side by side", AddOption: "+ add a measure", OptionTitle: "Add a measure", OptionName: "Measure", OptionEffect: "Effect",
	ColMeasure: "Measure", ColMinutes: "Takes", ColReversible: "Undoable", ColEffect: "Effect", ColDecider: "Decider",
	OptionMinutes: "Minutes it takes", OptionReversible: "Can it be undone", OptionDecider: "Decider",
	OptionAbout: "enter decides on it  space weighs it or not",
	Minutes:     func(n int) string { return fmt.Sprintf("%d min", n) },
	How:         func(s string) string { return "How: " + s },
	Effect:      func(s string) string { return "Effect: " + s },
	Objections:  "Strong objections", AskObjection: "Strong objections?", ObjectionTitle: "Strong objections?", Who: "Who spoke",
	ObjectionLabel: "The objection", ObjectionHint: "enter with nothing: no objection", NoObjection: "none", NotAsked: "not asked yet",
	Asked: func(n, strong int) string {
		if strong == 0 {
			return fmt.Sprintf("%d asked, none", n)
		}
		return fmt.Sprintf("%d asked, %d objecting", n, strong)
	},

	Decide: "Record the decision", DecideTitle: "The decision", Review: "Read it through and record it", Outcome: "Decision", What: "What is done",
	Reason: "Reason", Change: "Would change it", Until: "Wait until", DecideAbout: "esc goes back; what was typed stays",
	UntilAbout: "Needed where the decision is to wait: 15:30, 30m",
	Differ: func(named, owner, measure string) string {
		return named + " is to decide, but by the inventory " + owner + " decides on “" + measure + "”"
	},
	ConfirmTitle: "Record this decision", ConfirmYes: "record it", Unasked: "Nobody was asked for strong objections.", Decided: "decision recorded",
	Sentence: func(d Sentence) string {
		s := d.At + " Decided: " + d.Outcome + ". " + d.What
		if d.Until != "" {
			s += " (until " + d.Until + ")"
		}
		s += "."
		for _, p := range [][2]string{{"Reason: ", d.Reason}, {"Decider: ", d.Decider}, {"Approver: ", d.Approver}, {"Would change it: ", d.Change}} {
			if p[1] != "" {
				s += " " + p[0] + p[1] + "."
			}
		}
		return s
	},
	Done:      "Carrying it out",
	RecordNow: "enter records the time now",
	Already:   func(what, at string) string { return what + " was recorded at " + at },
	Earlier:   "Earlier decisions",

	LeakTitle: "Personal data may have leaked", LeakYes: "add the promise", LeakPromise: "Prompt report to the data protection authority",
	LeakEffect: "This adds a promise: prompt report to the data protection authority, within 5 calendar days.",
}
