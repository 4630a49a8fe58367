package text

// Severity is what the severity screen says.
type Severity struct {
	Signs       string // heading of the questions
	Recommended string
	Levels      string // heading of the severities
	Terms       string // before what the policy asks
	Playbook    string // heading, with the severity after it
	Owed        string // heading of what is due
	History     string
	Set         string // before the time it was set
	ReasonTitle string // of lowering or overruling
	ReasonLabel string
	ReasonHint  string
	WhoTitle    string
	Who         string
	SkipTitle   string
	SkipHint    string
	Already     string
	AboutSign   string
	AboutLevel  string
	AboutLine   string
	NoMain      string // the inventory names no main function
	NoNames     string // there is no inventory
	Escalation  string // heading: whom the inventory says to call, and when
	Deciders    string // heading: who decides, in the order they are called
	Condition   string // before what makes it this severity, by the inventory
	AboutCall   string
}

var severityJA = Severity{
	Signs: "該当する条件（space）", Recommended: "推奨", Levels: "重要度を選ぶ（enter）", Terms: "期限",
	Playbook: "対応手順", Owed: "進行中の期限", History: "変更履歴", Set: "設定",
	ReasonTitle: "推奨または現在より低くする理由", ReasonLabel: "理由", ReasonHint: "引き下げには理由が必要です",
	WhoTitle: "担当を決める", Who: "担当者", SkipTitle: "見送る理由", SkipHint: "理由は記録に残ります",
	Already:    "すでにその重要度です",
	AboutSign:  "space 印を付ける・外す。迷ったら高いほうを選びます",
	AboutLevel: "enter この重要度に設定する", AboutLine: "space 完了  a 担当  x 見送り",
	NoMain: "主要機能 空欄", NoNames: "主要機能は台帳で指定",
	Escalation: "エスカレーション（発生からの時間）", Deciders: "判断者（連絡順）", Condition: "台帳の基準", AboutCall: "l 連絡する",
}

var severityEN = Severity{
	Signs: "What applies (space)", Recommended: "recommended", Levels: "Choose the severity (enter)", Terms: "due",
	Playbook: "Playbook", Owed: "What is owed since", History: "History", Set: "set",
	ReasonTitle: "Why lower than recommended, or than it stands", ReasonLabel: "reason", ReasonHint: "Lowering needs a reason",
	WhoTitle: "Assign this line", Who: "who", SkipTitle: "Why is this line skipped", SkipHint: "The reason stays in the record",
	Already:    "that severity is set already",
	AboutSign:  "space marks or unmarks. If unsure, take the higher one",
	AboutLevel: "enter sets this severity", AboutLine: "space done  a assign  x skip",
	NoMain: "main functions blank", NoNames: "an inventory names the main functions",
	Escalation: "Escalation, from the beginning", Deciders: "Who decides, in order", Condition: "by the inventory", AboutCall: "l calls",
}
