package text

import "fmt"

// Home is what the home screen says.
type Home struct {
	Title       string
	Active      func(n int) string
	Owing       func(n int) string // of incidents that are over
	Past        string
	NoneActive  string
	Begin       []string // how to begin, where nothing is there yet
	DeclareAsk  string   // the prompt of the declaration
	DeclareHint string
	FindAsk     string
	Found       func(n int) string
	NoneFound   string
	Chair       string // before the commander's name
	NoChair     string
	Drill       string
	Declared    string
	NothingOwed string
}

var homeJA = Home{
	Title: "司令", Active: countJA("件対応中"), Owing: func(n int) string { return fmt.Sprintf("終息後も期限が残るもの %d件", n) }, Past: "過去のインシデント", NoneActive: "対応中のインシデントはありません",
	Begin: []string{
		"d        インシデントを宣言する",
		"i        運用台帳を見る・作る（取り込み：shirei inventory import FILE）",
		"訓練     shirei declare \"件名\" --drill で始める",
	},
	DeclareAsk: "何が起きていますか", DeclareHint: "1行で。enter で宣言し、そのまま切り分けに進みます",
	FindAsk: "検索", Found: countJA("件"), NoneFound: "該当なし",
	Chair: "指揮", NoChair: "指揮 不在", Drill: "訓練", Declared: "宣言しました", NothingOwed: "期限はありません",
}

var homeEN = Home{
	Title: "Shirei", Active: countEN("active"), Owing: countEN("resolved, with something still owed"), Past: "Past", NoneActive: "no incident is active",
	Begin: []string{
		"d        declare an incident",
		"i        the inventory, or a new one (import: shirei inventory import FILE)",
		"drill    start one with: shirei declare \"TITLE\" --drill",
	},
	DeclareAsk: "What is happening", DeclareHint: "one line; enter declares it and takes you to triage",
	FindAsk: "Find", Found: countEN("found"), NoneFound: "nothing found",
	Chair: "commander", NoChair: "no commander", Drill: "DRILL", Declared: "declared", NothingOwed: "nothing is owed",
}
