package text

import (
	"fmt"
	"strconv"

	"shirei/incident/report"
)

// Crew is what the room of an incident says of the people in it: seats and hand-over, asks, what is known, objections.
type Crew struct {
	Who   string // asks for a name
	Other string // %s: a name that was typed
	// NotHere follows what was done about somebody who does not see it.
	NotHere, Watching func(who string) string

	SeatsTitle, SeatsHint string
	Vacant                string
	Since                 func(at, span string) string
	HandedTo, Wants       func(who string) string // of an offer that waits

	Take, Give, GiveShort, Record, Leave, Read, Withdraw string
	TakeNow, TakeNowWhy                                  string
	AskFor                                               func(holder string) string
	GiveTitle                                            func(role string) string
	LeaveEffect                                          string
	ReadFirst, Accept, Refuse, RefuseWhy, Agree          string
	AgreeEffect                                          func(role, taker string) string
	BriefTitle                                           string
	Below                                                func(n int) string        // lines below the window
	NoLonger                                             func(state string) string // of an offer whose brief is read

	// What was done.
	Took, Yours, Left  func(role string) string
	Recorded, Passed   func(role, who string) string
	Asked, Offered     func(who string) string
	AskedFirst         func(who string) string // of one who is here: the seat is not taken before they were asked
	Withdrawn, Refused string

	// Calls, and what their keys do.
	NoCall                 string
	JustChanged            string // a key came while what it answers took another's place
	PutAway, Later, Change string
	CallGiven, CallWanted  func(by, role string) string
	CallRefused            func(who, role, why string) string
	CallSilent             func(who, role, state string) string
	CallTaken              func(who, role string) string
	CallYours              func(role string) string
	CallLost               func(by string) string
	CallChair              func(span string) string

	// Asks and the board.
	AskWho, AskWhat, AskMinutes, AskNothing, AskBadMinutes           string
	AskTitle                                                         func(who string) string
	AskAccept, AskDone, AskResult, AskWithdraw, AskAgain, AskInstead string
	AskMade                                                          func(who string) string
	AskTaken, AskWithdrawn                                           string
	Remains, Over                                                    func(span string) string
	CallAsk                                                          func(by, what string) string
	CallDoing                                                        func(what string) string
	CallAskRefused                                                   func(who, what, why string) string
	CallAskDone                                                      func(who, what, result string) string
	CallAskOpen                                                      func(who, what, state string) string
	BoardTitle, BoardHint, Free, Nobodys                             string
	AskCount                                                         func(n int) string // of those that somebody is at
	AskedBy                                                          func(by, at, due string) string

	// What is known.
	KnowledgeTitle, Known, Doing, Unknown, AddTitle string
	Count                                           func(n int) string
	Settle                                          func(kind report.MatterKind) string // what enter does with a line that is no note

	// Objections before a decision.
	ObjectionsTitle, ObjectionsAbout, ObjectionsHint, ObjectionsCalled string
	CallObject                                                         func(about string) string
	NoObjection, Object, ObjectWhat, Spoken, Decide                    string
	CallHearing, CallHeard                                             func(spoke, of, strong int) string
}

var crewJA = Crew{
	Who: "名前", Other: "「%s」とする",
	NotHere: func(who string) string {
		return "。" + who + "さんは画面を開いていないため、直接連絡してください"
	},
	Watching: func(who string) string {
		return "。" + who + "さんは閲覧のみで画面から応じられないため、直接連絡してください"
	},
	SeatsTitle: "体制・引き継ぎ", SeatsHint: "enter で引き受け・引き継ぎ・辞退を選ぶ", Vacant: "空席",
	Since:    func(at, span string) string { return at + " から" + span },
	HandedTo: func(who string) string { return who + "さんへ" }, Wants: func(who string) string { return who + "さんが交代を希望" },
	Take: "自分が引き受ける", Give: "引き継ぎを申し出る", GiveShort: "引き継ぐ", Record: "決まった担当を記録する", Leave: "空席にする",
	Read: "引き継ぎ資料を読む", Withdraw: "申し出を取り下げる", TakeNow: "すぐに交代する（理由を記録）", TakeNowWhy: "すぐに交代する理由",
	AskFor:      func(holder string) string { return holder + "さんに交代を申し出る" },
	GiveTitle:   func(role string) string { return role + "を引き継ぐ相手" },
	LeaveEffect: "指揮が不在になります。引き継ぐ相手がいる場合は、引き継ぎを申し出てください。",
	ReadFirst:   "資料を読む", Accept: "引き受ける", Refuse: "辞退", RefuseWhy: "辞退の理由", Agree: "交代する",
	AgreeEffect: func(role, taker string) string { return role + "を" + taker + "さんに引き継ぎます。" },
	BriefTitle:  "引き継ぎ資料", Below: func(n int) string { return fmt.Sprintf("下に%d行", n) }, NoLonger: func(state string) string {
		return "この引き継ぎはもう応答を待っていません（" + state + "）"
	},
	Took:  func(role string) string { return role + "を引き受けました" },
	Yours: func(role string) string { return role + "はすでに自分が担当しています" },
	Left:  func(role string) string { return role + "を空席にしました" },
	Recorded: func(role, who string) string {
		return "体制を記録しました（" + role + "：" + who + "さん）"
	},
	Passed: func(role, who string) string { return role + "を" + who + "さんに引き継ぎました" },
	Asked:  func(who string) string { return who + "さんに交代を申し出ました" },
	AskedFirst: func(who string) string {
		return who + "さんに交代を申し出ました。応答を待てない場合は、同じ操作ですぐに交代できます"
	},
	Offered: func(who string) string { return who + "さんに引き継ぎを申し出ました" }, Withdrawn: "申し出を取り下げました", Refused: "辞退を記録しました",
	NoCall: "応答を待っている依頼や引き継ぎはありません", JustChanged: "表示が替わった直後のため応答していません。もう一度押してください",
	PutAway: "閉じる", Later: "後で", Change: "変更する",
	CallGiven:  func(by, role string) string { return by + "さんから" + role + "の引き継ぎ" },
	CallWanted: func(by, role string) string { return by + "さんが" + role + "の交代を申し出" },
	CallSilent: func(who, role, state string) string { return role + "の引き継ぎ：" + who + "さん " + state },
	CallRefused: func(who, role, why string) string {
		return role + "の引き継ぎを" + who + "さんが辞退：" + why
	},
	CallYours: func(role string) string { return role + "を引き継ぎました" },
	CallTaken: func(who, role string) string { return who + "さんが" + role + "を引き受けました" },
	CallLost:  func(by string) string { return "指揮は" + by + "さんに交代しました" },
	CallChair: func(span string) string { return "指揮を執って" + span + "。引き継ぎの時期です" },

	AskWho: "依頼する相手", AskWhat: "依頼の内容", AskMinutes: "何分以内か", AskNothing: "内容が空のため、依頼していません", AskBadMinutes: "分数は1以上の数字で入力してください",
	AskTitle:  func(who string) string { return who + "さんに依頼" },
	AskAccept: "了解", AskDone: "結果を記録", AskResult: "結果", AskWithdraw: "依頼を取り下げる", AskAgain: "ほかの人に依頼する", AskInstead: "ほかの人に依頼し直す（この依頼は取り下げ）",
	AskMade:  func(who string) string { return who + "さんに依頼しました" },
	AskTaken: "了解を記録しました", AskWithdrawn: "依頼を取り下げました",
	Remains: func(span string) string { return "残" + span }, Over: func(span string) string { return "超過" + span },
	CallAsk:   func(by, what string) string { return by + "さんから依頼：" + what },
	CallDoing: func(what string) string { return "対応中：" + what },
	CallAskRefused: func(who, what, why string) string {
		return who + "さんが辞退：" + what + "（" + why + "）"
	},
	CallAskDone: func(who, what, result string) string { return who + "さん 完了：" + what + " → " + result },
	CallAskOpen: func(who, what, state string) string { return who + "さん " + state + "：" + what },
	BoardTitle:  "分担と依頼", BoardHint: "enter で依頼・結果の記録   a で新しい依頼", Free: "手空き", Nobodys: "担当未定",
	AskCount: func(n int) string { return fmt.Sprintf("依頼%d件", n) },
	AskedBy:  func(by, at, due string) string { return at + " に" + by + "さんが依頼、期限 " + due },

	KnowledgeTitle: "状況整理", Known: "分かっていること", Doing: "対応中のこと", Unknown: "分かっていないこと", AddTitle: "追加する", Count: countJA("件"),
	Settle: func(kind report.MatterKind) string {
		switch kind {
		case report.MatterAsk:
			return "応答・結果・取り下げ"
		case report.MatterGap:
			return "判明した内容を記録"
		case report.MatterLayer:
			return "切り分けへ"
		case report.MatterMeasure:
			return "暫定対応へ"
		}
		return "一次報告で入力"
	},

	ObjectionsTitle: "強い異論の確認", ObjectionsAbout: "判断の内容", ObjectionsHint: "参加者全員の画面で確認します（60秒）。内容は省略できます", ObjectionsCalled: "全員に確認しています",
	CallObject: func(about string) string {
		if about == "" {
			return "判断の前に、強い異論はありますか"
		}
		return "強い異論の確認：" + about
	},
	NoObjection: "異論なし", Object: "異論あり", ObjectWhat: "異論の内容", Spoken: "回答を記録しました", Decide: "判断へ",
	CallHearing: func(spoke, of, strong int) string {
		return fmt.Sprintf("異論の確認中：回答%d/%d名、異論%d件", spoke, of, strong)
	},
	CallHeard: func(spoke, of, strong int) string {
		if of == 0 {
			return "異論の確認：画面で答えられる人がほかにいません"
		}
		if strong == 0 {
			return fmt.Sprintf("異論の確認を終了：異論なし（回答%d/%d名）", spoke, of)
		}
		return fmt.Sprintf("異論の確認を終了：異論%d件（回答%d/%d名）", strong, spoke, of)
	},
}

var crewEN = Crew{
	Who: "name", Other: "use “%s”",
	NotHere:    func(who string) string { return "; " + who + " is not here, so call them" },
	Watching:   func(who string) string { return "; " + who + " only watches and cannot answer here, so call them" },
	SeatsTitle: "Roles and hand-over", SeatsHint: "enter: take it, hand it over, leave it", Vacant: "vacant",
	Since:    func(at, span string) string { return "since " + at + ", " + span },
	HandedTo: func(who string) string { return "to " + who }, Wants: func(who string) string { return who + " asks for it" },
	Take: "take it myself", Give: "offer it to somebody", GiveShort: "hand over", Record: "record who holds it", Leave: "leave it vacant",
	Read: "read the brief", Withdraw: "withdraw the offer", TakeNow: "take it now, with a reason", TakeNowWhy: "Why it is taken now",
	AskFor:      func(holder string) string { return "ask " + holder + " for it" },
	GiveTitle:   func(role string) string { return "Hand over to whom: " + role },
	LeaveEffect: "Nobody will be in command. If somebody can take it, offer it to them instead.",
	ReadFirst:   "read the brief", Accept: "accept", Refuse: "refuse", RefuseWhy: "Why not", Agree: "hand it over",
	AgreeEffect: func(role, taker string) string { return taker + " takes over: " + role + "." },
	BriefTitle:  "Brief", Below: func(n int) string { return fmt.Sprintf("%d lines below", n) }, NoLonger: func(state string) string { return "this offer no longer waits: " + state },
	Took:     func(role string) string { return "you took over: " + role },
	Yours:    func(role string) string { return "you hold it already: " + role },
	Left:     func(role string) string { return "vacant now: " + role },
	Recorded: func(role, who string) string { return "recorded: " + role + " is " + who },
	Passed:   func(role, who string) string { return "handed to " + who + ": " + role },
	Asked:    func(who string) string { return "asked " + who + " for it" },
	AskedFirst: func(who string) string {
		return "asked " + who + " for it; if it cannot wait for an answer, the same key takes it now"
	},
	Offered: func(who string) string { return "offered to " + who }, Withdrawn: "the offer is withdrawn", Refused: "the refusal is recorded",
	NoCall: "nothing waits for your answer", JustChanged: "this has just come, so nothing was answered: press again",
	PutAway: "close", Later: "later", Change: "change",
	CallGiven:  func(by, role string) string { return by + " hands you the seat: " + role },
	CallWanted: func(by, role string) string { return by + " asks you for the seat: " + role },
	CallSilent: func(who, role, state string) string { return "hand-over of " + role + " to " + who + ": " + state },
	CallRefused: func(who, role, why string) string {
		return who + " refused the hand-over of " + role + ": " + why
	},
	CallYours: func(role string) string { return "the seat is yours: " + role },
	CallTaken: func(who, role string) string { return who + " has taken over: " + role },
	CallLost:  func(by string) string { return by + " has taken the chair from you" },
	CallChair: func(span string) string { return "in command for " + span + "; time to hand over" },

	AskWho: "Ask whom", AskWhat: "For what", AskMinutes: "Within how many minutes", AskNothing: "nothing was entered, so nothing was asked", AskBadMinutes: "minutes are a number from 1 on",
	AskTitle:  func(who string) string { return "Ask " + who },
	AskAccept: "understood", AskDone: "tell the result", AskResult: "What came of it", AskWithdraw: "withdraw the ask", AskAgain: "ask somebody else", AskInstead: "ask somebody else instead (this ask is withdrawn)",
	AskMade:  func(who string) string { return "asked " + who },
	AskTaken: "your “understood” is recorded", AskWithdrawn: "the ask is withdrawn",
	Remains: func(span string) string { return span + " left" }, Over: func(span string) string { return span + " over" },
	CallAsk:   func(by, what string) string { return by + " asks: " + what },
	CallDoing: func(what string) string { return "yours: " + what },
	CallAskRefused: func(who, what, why string) string {
		return who + " refused: " + what + " (" + why + ")"
	},
	CallAskDone: func(who, what, result string) string { return who + " is done: " + what + ": " + result },
	CallAskOpen: func(who, what, state string) string { return who + ", " + state + ": " + what },
	BoardTitle:  "Who is doing what", BoardHint: "enter: ask somebody, tell a result; a: a new ask", Free: "free", Nobodys: "nobody yet",
	AskCount: func(n int) string { return fmt.Sprintf("asked for %d", n) },
	AskedBy:  func(by, at, due string) string { return "asked by " + by + " at " + at + ", due " + due },

	KnowledgeTitle: "Where we stand", Known: "What we know", Doing: "What we do", Unknown: "What we do not know", AddTitle: "Add", Count: strconv.Itoa,
	Settle: func(kind report.MatterKind) string {
		switch kind {
		case report.MatterAsk:
			return "answer, tell its result, withdraw"
		case report.MatterGap:
			return "record what it is"
		case report.MatterLayer:
			return "to triage"
		case report.MatterMeasure:
			return "to measures"
		}
		return "fill it at the report"
	},

	ObjectionsTitle: "Strong objections", ObjectionsAbout: "What is about to be decided", ObjectionsHint: "Everybody here is asked for 60 seconds; this may be left empty", ObjectionsCalled: "everybody is asked",
	CallObject: func(about string) string {
		if about == "" {
			return "Before the decision: any strong objection?"
		}
		return "Any strong objection? " + about
	},
	NoObjection: "none", Object: "object", ObjectWhat: "The objection", Spoken: "your answer is recorded", Decide: "decide",
	CallHearing: func(spoke, of, strong int) string {
		return fmt.Sprintf("objections: %d of %d have spoken, %d object", spoke, of, strong)
	},
	CallHeard: func(spoke, of, strong int) string {
		if of == 0 {
			return "objections: nobody else is here who can answer"
		}
		if strong == 0 {
			return fmt.Sprintf("no objection: %d of %d have spoken", spoke, of)
		}
		return fmt.Sprintf("objections: %d (%d of %d have spoken)", strong, spoke, of)
	},
}
