package text

import "fmt"

// Incident is what the frame of the incident screen, its timeline and its composer say.
type Incident struct {
	Chair, NoChair  string
	Next            string // before what to do now
	Drill           string
	More            func(n int) string // promises that did not fit
	Fresh           func(n int) string // entries that came below
	Earlier         func(n int) string // entries above that are not loaded
	Lines           func(n int) string // further lines of an entry
	Whole           string             // %s: how long what is kept beside an entry is
	Empty           string             // a timeline without entries
	Filtered        string             // before the filter in force
	Struck          string
	Corrected       string
	ComposerGhost   string
	Unfit           func(word string) string // a leading word the composer does not know
	SearchTitle     string
	FilterTitle     string
	FilterAll       string
	FilterKey       string
	FilterBy        string
	CorrectTitle    string
	StrikeTitle     string
	StrikeHint      string
	MoveTitle       string
	MoveHint        string
	WhoTitle        string
	NoteTitle       string
	NotANote        string
	NoProgress      string
	MilestoneTitle  string
	MilestoneHint   string
	BadTime         string
	EndTitle        string
	ReasonTitle     string
	Undone          string
	UndoneToo       string // what it had written into the inventory too
	Detail          Detail
	Promises        Promises
	StateWord       string // before how the incident stands
	Missing         string // an incident that is not there any more
	SeverityUnset   string
	PromisesNothing string
	ServiceTitle    string
	NoServices      string
	Ladder          Ladder
	Gaps            Gaps
	Crew            Crew
}

// Detail is the full view of an entry.
type Detail struct {
	Happened, Recorded, By, Words, Kind, Tags, First, Why, Outcome, Owner, Host, Dir, Incident string
}

// Promises is the list of everything owed.
type Promises struct {
	Title, Reason, Owner, Late, HowTitle, ReachedTitle, ExtendTitle, ExtendHint, ExtendWhy, HandTitle, SnoozeTitle, Settled string
}

var incidentJA = Incident{
	Ladder: ladderJA, Gaps: gapsJA, Crew: crewJA,
	Chair: "指揮", NoChair: "指揮 不在（C で指揮を執る）", Next: "次", Drill: "訓練",
	More: func(n int) string { return fmt.Sprintf("ほか%d件", n) }, Fresh: func(n int) string { return fmt.Sprintf("新着%d件", n) },
	Earlier: func(n int) string { return fmt.Sprintf("以前%d件", n) }, Lines: func(n int) string { return fmt.Sprintf("（ほか%d行）", n) }, Whole: "（添付 %s）",
	Empty: "記録はまだありません。n で記録します", Filtered: "絞り込み", Struck: "取り消し", Corrected: "訂正",
	ComposerGhost: "n で記録する", Unfit: func(w string) string { return w + " という種別はありません" },
	SearchTitle: "タイムラインを検索", FilterTitle: "絞り込み", FilterAll: "すべて", FilterKey: "重要な記録", FilterBy: "記録者",
	CorrectTitle: "記録を訂正", StrikeTitle: "記録に取り消し線を引く", StrikeHint: "理由（省略可）。元の記録は残ります",
	MoveTitle: "起きた時刻", MoveHint: "14:02、-5m、昨日 14:05 など", WhoTitle: "担当", NoteTitle: "根拠・回答",
	NotANote: "操作の記録は訂正できません。u で取り消せます", NoProgress: "状態を記録できるのは仮説・質問・対応だけです",
	MilestoneTitle: "時刻を記録する", MilestoneHint: "14:02、-5m、昨日 14:05 など。「-」で不明に戻す", BadTime: "時刻を読み取れません",
	EndTitle: "終了の種類", ReasonTitle: "理由", Undone: "直前の操作を取り消しました", UndoneToo: "運用台帳の記入も取り消しました",
	Detail: Detail{
		Happened: "起きた時刻", Recorded: "記録時刻", By: "記録者", Words: "発言者", Kind: "種別", Tags: "タグ", First: "訂正前", Why: "取り消しの理由",
		Outcome: "結果", Owner: "担当", Host: "実行ホスト", Dir: "実行ディレクトリ", Incident: "記録先（統合前）",
	},
	Promises: Promises{
		Title: "期限", Reason: "根拠", Owner: "担当", Late: "遅れ", HowTitle: "完了の内容", ReachedTitle: "連絡がついた相手", ExtendTitle: "延長後の期限",
		ExtendHint: "15:30、30m など", ExtendWhy: "延長の理由", HandTitle: "新しい担当", SnoozeTitle: "いつまで通知を止めるか", Settled: "完了・取り下げ",
	},
	StateWord: "状態", Missing: "このインシデントは見つかりません", SeverityUnset: "重要度未設定",
	PromisesNothing: "期限はありません", ServiceTitle: "サービスを選ぶ", NoServices: "運用台帳がありません。shirei inventory import FILE で取り込みます",
}

var incidentEN = Incident{
	Ladder: ladderEN, Gaps: gapsEN, Crew: crewEN,
	Chair: "commander", NoChair: "no commander (C takes the chair)", Next: "next", Drill: "DRILL",
	More: func(n int) string { return fmt.Sprintf("%d more", n) }, Fresh: func(n int) string { return fmt.Sprintf("%d new", n) },
	Earlier: func(n int) string { return fmt.Sprintf("%d earlier", n) }, Lines: func(n int) string { return fmt.Sprintf("(%d more lines)", n) }, Whole: " (%s attached)",
	Empty: "nothing here yet; n starts writing", Filtered: "only", Struck: "struck", Corrected: "corrected",
	ComposerGhost: "n to write", Unfit: func(w string) string { return w + " is no kind of entry" },
	SearchTitle: "Find in the timeline", FilterTitle: "Show only", FilterAll: "everything", FilterKey: "key events", FilterBy: "author",
	CorrectTitle: "Correct the entry", StrikeTitle: "Strike the entry", StrikeHint: "why (may be empty); the first words are kept",
	MoveTitle: "When it happened", MoveHint: "14:02, -5m, yesterday 14:05 …", WhoTitle: "Who", NoteTitle: "Evidence or answer",
	NotANote: "an act is not corrected; u takes it back", NoProgress: "only hypotheses, questions and actions have a state",
	MilestoneTitle: "Record a time", MilestoneHint: "14:02, -5m, yesterday 14:05 …; - makes it unknown again", BadTime: "that is no time",
	EndTitle: "How it ends", ReasonTitle: "Why", Undone: "took back your last act", UndoneToo: "what it wrote into the inventory too",
	Detail: Detail{
		Happened: "happened", Recorded: "recorded", By: "by", Words: "in the words of", Kind: "kind", Tags: "tags", First: "before correction",
		Why: "struck because", Outcome: "outcome", Owner: "who", Host: "ran on", Dir: "in directory", Incident: "written in (merged)",
	},
	Promises: Promises{
		Title: "Owed", Reason: "why", Owner: "owner", Late: "late", HowTitle: "How it was done", ReachedTitle: "Who was reached", ExtendTitle: "Until when",
		ExtendHint: "15:30, 30m …", ExtendWhy: "Why it is moved", HandTitle: "New owner", SnoozeTitle: "Quiet until", Settled: "settled",
	},
	StateWord: "state", Missing: "this incident is not there", SeverityUnset: "severity not set",
	PromisesNothing: "nothing is owed", ServiceTitle: "Which service", NoServices: "there is no inventory; bring one in with shirei inventory import FILE",
}
