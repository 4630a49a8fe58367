package text

// CLIBegin is what is said of a new inventory.
type CLIBegin struct {
	Made             string
	Next             string
	Steps            [3]string // what the console, the questions and the check are for
	Taken, TakenNext string    // %s: the id
}

var beginJA = CLIBegin{
	Made: "台帳を作成しました", Next: "次にすること：",
	Steps: [3]string{"コンソールで i を押し、連絡先から順に空欄を埋める", "発注元・現行の保守担当・連携先への確認事項を依頼文にする", "整備度と落とし穴を確認する"},
	Taken: "「%s」の台帳はすでにあります。何も変更していません。", TakenNext: "別のIDを指定するか、shirei inventory show %s で現在の内容を確認してください。",
}

var beginEN = CLIBegin{
	Made: "inventory made", Next: "Next:",
	Steps: [3]string{"press i in the console and fill the blanks, beginning with the people", "write out what to ask the client, the present maintainer and the vendors", "see how ready it is"},
	Taken: "There is an inventory of “%s” already. Nothing was changed.", TakenNext: "Choose another id, or look at it with shirei inventory show %s.",
}
