package text

import "fmt"

// Recovery is what the screen of the recovery check says.
type Recovery struct {
	Progress                         func(done, all int) string
	Watch                            func(at, rest string) string
	WatchOver                        func(at string) string
	Conditions, AddCondition         string
	NoConditions                     string // the inventory has no recovery definition
	ConditionTitle, ConditionLabel   string
	EvidenceTitle, EvidenceLabel     string
	Check, WantedEvidence, CheckedBy func(s string) string
	Untick                           string // what the key does on a ticked row

	Jobs, AddJob, JobTitle                       string
	Data, AddData, DataTitle                     string
	NoJobs                                       string // the inventory lists no jobs
	What, Who, CheckerTitle, Checker             string
	Schedule, Rerun, Correction, CheckedNow, For func(s string) string
	TakeJob                                      string // what the keys do on a job the inventory offers
	Inventory                                    string

	Words        string // heading above the closing words owed
	WordsAbout   string
	Owed         func(what, at, rest string) string
	Times        string
	TimeAbout    string
	NowWord      string // a time field reads it as now
	Resolve      string
	ResolveLater string // not yet: the service is not back
	Resolved     func(at string) string
	Reopen       string
	ReasonTitle  string
	ReasonLabel  string
	ReasonOpen   func(n int) string // conditions are still open
	ReasonWatch  func(until string) string
	ReopenHint   string
	Said         struct{ Resolved, Reopened string }
}

var recoveryJA = Recovery{
	Progress:   func(done, all int) string { return fmt.Sprintf("復旧条件 %d/%d", done, all) },
	Watch:      func(at, rest string) string { return "経過観察 " + at + " まで " + rest },
	WatchOver:  func(at string) string { return "経過観察は " + at + " に終了。終息を記録できます" },
	Conditions: "復旧完了の定義", AddCondition: "＋ 条件を追加", NoConditions: "復旧完了の定義（台帳は空欄）",
	ConditionTitle: "復旧条件を追加", ConditionLabel: "条件",
	EvidenceTitle: "確認の根拠", EvidenceLabel: "根拠",
	Check:          func(s string) string { return "確認：" + s },
	WantedEvidence: func(s string) string { return "根拠：" + s },
	CheckedBy:      func(s string) string { return "担当：" + s },
	Untick:         "space で確認を取り消す",

	Jobs: "ジョブの再実行", AddJob: "＋ ジョブを追加", JobTitle: "再実行するジョブを追加", Data: "データ補正", AddData: "＋ データ補正を追加",
	DataTitle: "補正するデータを追加", NoJobs: "ジョブ（台帳は空欄）",
	What: "内容", Who: "担当", CheckerTitle: "データ補正の確認", Checker: "確認者",
	Schedule:   func(s string) string { return "予定：" + s },
	Rerun:      func(s string) string { return "再実行：" + s },
	Correction: func(s string) string { return "補正：" + s },
	CheckedNow: func(s string) string { return "確認：" + s },
	For:        func(s string) string { return "担当：" + s },
	TakeJob:    "space で再実行の一覧に加える", Inventory: "台帳",

	Words: "未送信の復旧報告", WordsAbout: "enter で一次報告の画面へ",
	Owed:  func(what, at, rest string) string { return what + "  " + at + " " + rest },
	Times: "時刻", TimeAbout: "例：15:05、-5m、昨日 23:50。空にすると不明に戻します", NowWord: "今",
	Resolve: "終息を記録", ResolveLater: "終息は、復旧を記録した後に記録できます", Resolved: func(at string) string { return "終息 " + at },
	Reopen: "再開", ReasonTitle: "理由", ReasonLabel: "理由",
	ReasonOpen:  func(n int) string { return fmt.Sprintf("未確認の復旧条件が%d件あります", n) },
	ReasonWatch: func(until string) string { return "経過観察は " + until + " までです" },
	ReopenHint:  "再開すると、続報・エスカレーション・経過観察の期限が設定し直されます",
	Said:        struct{ Resolved, Reopened string }{"終息を記録しました", "再開しました"},
}

var recoveryEN = Recovery{
	Progress:   func(done, all int) string { return fmt.Sprintf("Conditions %d/%d", done, all) },
	Watch:      func(at, rest string) string { return "Watch until " + at + ", " + rest },
	WatchOver:  func(at string) string { return "Watch over at " + at + ": it can be resolved" },
	Conditions: "Recovery definition", AddCondition: "+ add a condition", NoConditions: "Recovery definition: blank in the inventory",
	ConditionTitle: "Add a condition", ConditionLabel: "Condition",
	EvidenceTitle: "Evidence", EvidenceLabel: "Evidence",
	Check:          func(s string) string { return "Check: " + s },
	WantedEvidence: func(s string) string { return "Evidence: " + s },
	CheckedBy:      func(s string) string { return "By: " + s },
	Untick:         "space takes the tick off",

	Jobs: "Jobs to rerun", AddJob: "+ add a job", JobTitle: "Add a job to rerun", Data: "Data to correct", AddData: "+ add data",
	DataTitle: "Add data to correct", NoJobs: "Jobs: blank in the inventory",
	What: "What", Who: "Who does it", CheckerTitle: "Who checked the correction", Checker: "Checked by",
	Schedule:   func(s string) string { return "Runs: " + s },
	Rerun:      func(s string) string { return "Rerun: " + s },
	Correction: func(s string) string { return "Correction: " + s },
	CheckedNow: func(s string) string { return "checked by " + s },
	For:        func(s string) string { return "by " + s },
	TakeJob:    "space puts it on the list of reruns", Inventory: "inventory",

	Words: "Recovery words still owed", WordsAbout: "enter goes to the reports",
	Owed:  func(what, at, rest string) string { return what + "  " + at + " " + rest },
	Times: "Times", TimeAbout: "15:05, -5m, yesterday 23:50; empty: not known after all", NowWord: "now",
	Resolve: "Record that it is resolved", ResolveLater: "Resolved can be recorded once it is recovered", Resolved: func(at string) string { return "Resolved " + at },
	Reopen: "Reopen", ReasonTitle: "Reason", ReasonLabel: "Reason",
	ReasonOpen:  func(n int) string { return fmt.Sprintf("Conditions still open: %d", n) },
	ReasonWatch: func(until string) string { return "The watch runs until " + until },
	ReopenHint:  "Updates, escalations and the watch start again from now",
	Said:        struct{ Resolved, Reopened string }{"resolved", "reopened"},
}
