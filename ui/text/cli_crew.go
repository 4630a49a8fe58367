package text

import "fmt"

// CLICrew is what the command line says of the people in the war room and of what they know.
type CLICrew struct {
	NoAsks                         string
	NothingAsked, NothingAskedNext string // of whoever acts
	SeveralAsks                    string
	NoOffer, NoOfferNext           string
	Known, Doing, Unknown, None    string

	Waits             func(to, state string) string       // of a hand-over
	MergedInto        func(from, to, title string) string // what is followed goes on there
	Merged            func(from, to, title string) string // what is written goes to the incident it was merged into
	NotHere, Watching func(who string) string             // of whoever cannot see, or not answer, what was asked of them
}

var cliCrewJA = CLICrew{
	NoAsks:       "依頼はありません",
	NothingAsked: "自分宛ての依頼はありません。何も記録していません。", NothingAskedNext: "依頼の一覧は shirei ask で表示できます。",
	SeveralAsks: "自分宛ての依頼が複数あります。いずれかを指定してください：",
	NoOffer:     "自分の応答を待つ引き継ぎはありません。何も記録していません。", NoOfferNext: "申し出るには shirei handover ROLE WHO を実行してください。",
	Known: "分かっていること", Doing: "対応中のこと", Unknown: "分かっていないこと", None: "なし",
	Waits: func(to, state string) string { return fmt.Sprintf("%sへの引き継ぎ：%s", to, state) },
	MergedInto: func(from, to, title string) string {
		return fmt.Sprintf("%s は %s「%s」に統合済みのため、%s を表示します。", from, to, title, to)
	},
	Merged: func(from, to, title string) string {
		return fmt.Sprintf("%s は %s「%s」に統合済みのため、%s に記録します。", from, to, title, to)
	},
	NotHere: func(who string) string {
		return who + "さんはコンソールを開いていません。直接連絡してください。"
	},
	Watching: func(who string) string {
		return who + "さんは閲覧のみで応答できません。直接連絡してください。"
	},
}

var cliCrewEN = CLICrew{
	NoAsks:       "nothing was asked of anybody",
	NothingAsked: "Nothing is asked of you. Nothing was recorded.", NothingAskedNext: "shirei ask lists what was asked.",
	SeveralAsks: "Several things are asked of you. Name one:",
	NoOffer:     "No hand-over waits for your answer. Nothing was recorded.", NoOfferNext: "Offer one with shirei handover ROLE WHO.",
	Known: "What we know", Doing: "What we do", Unknown: "What we do not know", None: "nothing",
	Waits: func(to, state string) string { return fmt.Sprintf("to %s: %s", to, state) },
	MergedInto: func(from, to, title string) string {
		return fmt.Sprintf("%s was merged into %s (%s), which is shown from here on.", from, to, title)
	},
	Merged: func(from, to, title string) string {
		return fmt.Sprintf("%s was merged into %s (%s); this is recorded there.", from, to, title)
	},
	NotHere:  func(who string) string { return who + " has no console open; call them." },
	Watching: func(who string) string { return who + " only watches and cannot answer; call them." },
}
