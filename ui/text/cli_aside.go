package text

import "fmt"

// CLIAside is what the command line says beside its answers, on standard error: what was noticed, and which flag or
// command mends what was refused.
type CLIAside struct {
	// Hints stand in for the next step of an error, by its code or code.variant, or by "command code".
	Hints    map[string]string
	Which    string // asks for a number or an ID, after the incidents that are active
	GiveFlag string // %s: the flag that fills what is missing

	Gap          string // %s: the facts that are blank
	GapFill      string // %s: the commands that fill them, one a line
	FirstAgain   string // %s: the audience
	NotReviewed  string
	Literal      string // a text that begins with a kind; %[1]s the flag that sets it
	NoPromise    string // %[1]s: the promise, %[2]s: those that are open
	NoneOpen     string
	Services     string // %s: their ids
	ServicesNext string // %s: how to name the first
	JoinedMark   string // before a pasted line that went to the entry above
	ClockMark    string // before one that begins like a time

	Joined func(n int) string
}

var asideEN = CLIAside{
	Hints: map[string]string{
		"already_done.crossed":            "Answer it: shirei handover --accept, or shirei handover --refuse \"why\".",
		"reason_needed.take_chair":        "Ask for it: shirei handover commander YOUR-NAME. Or take it now: --reason \"why\".",
		"reason_needed":                   "Give it with --reason \"why\".",
		"reason_needed.lower_severity":    "Say why it is lower than now, or than recommended: --reason \"why\".",
		"reason_needed.skip_line":         "Say why it is skipped: --skip \"why\".",
		"reason_needed.give_up":           "Say why: --give-up \"why\".",
		"reason_needed.open_conditions":   "Check each: shirei recover --condition 1 --evidence \"what was seen\" (shirei recover --list numbers them). Or go on without: --reason \"why\".",
		"reason_needed.decision":          "Say why this was chosen: --reason \"why\".",
		"reason_needed.watch":             "Wait until then, or say why it ends early: shirei resolve --reason \"why\".",
		"reason_needed.extend":            "Say why it is extended: --reason \"why\".",
		"reason_needed.withdraw":          "Say why it is withdrawn: --reason \"why\".",
		"reason_needed.end":               "Say why it ends: --reason \"why\".",
		"reason_needed.reopen":            "Say why it is reopened: --reason \"why\".",
		"reason_needed.keep_severity":     "Set it with shirei severity high, or say why this counts as kept: --how \"why\".",
		"reason_needed.keep_first_report": "Record it with shirei report --stage first --sent, or say why this counts as kept: --how \"why\".",
		"reason_needed.keep_update":       "Record it with shirei report --stage update --sent, or say why this counts as kept: --how \"why\".",
		"reason_needed.keep_closing_word": "Record it with shirei report --stage resolved --sent, or say why this counts as kept: --how \"why\".",
		"reason_needed.keep_decide":       "Record it with shirei decide --outcome, or say why this counts as kept: --how \"why\".",
		"reason_needed.keep_report":       "Record it with shirei report --stage final --sent, or say why this counts as kept: --how \"why\".",
		"reached_needed":                  "Say who was reached: shirei keep escalation.1 \"reached Ito (L3) by phone\", or --how.",
		"not_yet.decision":                "Record the decision first: shirei decide --outcome roll-back --what \"what\" --reason \"why\" --decider NAME.",
		"not_yet.recovered":               "Record the recovery first: shirei recover, or shirei recover --at 15:02.",
		"not_yet.resolved":                "First shirei resolve, or shirei end false-alarm --reason \"why\".",
		"told":                            "Send an update by then, or early with a new time: shirei report --stage update --next 30m --sent.",
		"nothing_to_undo":                 "A wrong entry can be corrected or struck: shirei timeline --ids, then shirei entry correct or shirei entry strike.",
		"already_done.report":             "If it really went out twice, add --again.",
		"already_done.gap":                "Once it is known: --value \"what it turned out to be\".",
		"inventory nothing_to_undo":       "Only one's own changes are undone here; shirei inventory history shows all, and --back brings one back.",
		"inventory not_found":             "shirei inventory list shows the services, shirei inventory show their entries.",
		"several_active":                  "Give the ID after the command, or set SHIREI_INCIDENT=ID for a whole shell.",
		"run several_active":              "Name it: shirei run --to ID -- COMMAND, or set SHIREI_INCIDENT=ID for a whole shell.",
		"attach several_active":           "Name it: shirei attach --to ID FILE, or set SHIREI_INCIDENT=ID for a whole shell.",
	},
	Which:    "Which incident? Number or ID: ",
	GiveFlag: "Give it with %s.",
	Gap:      "This text cannot go out while these are blank: %s. Nothing was recorded.", GapFill: "To fill them:\n%s",
	FirstAgain:  "Note: a first report to this audience (%s) was recorded before. What follows it is --stage update.",
	NotReviewed: "Note: no review is recorded for this text. --reviewer NAME or --no-review \"why\" records it with the text.",
	Literal:     "Note: the text was recorded as it stands. On the command line %[1]s sets the kind.",
	NoPromise:   "Not found among the promises: %[1]s", NoneOpen: "Nothing is owed now; shirei promises shows what was.",
	Services: "More than one service has an inventory: %s", ServicesNext: "Name one: %s",
	JoinedMark: "goes on", ClockMark: "no such time",
	Joined: func(n int) string {
		if n == 1 {
			return "1 line has no time that can be read; it goes on with the entry above it"
		}
		return fmt.Sprintf("%d lines have no time that can be read; they go on with the entries above them", n)
	},
}

var asideJA = CLIAside{
	Hints: map[string]string{
		"already_done.report":             "実際に2回送信した場合は、--again を付けてください。",
		"already_done.crossed":            "shirei handover --accept で応じるか、shirei handover --refuse \"理由\" で辞退してください。",
		"reason_needed.take_chair":        "shirei handover commander 自分の名前 で交代を申し出るか、すぐに交代する理由を --reason \"理由\" で指定してください。",
		"reason_needed":                   "--reason \"理由\" を付けてください。",
		"reason_needed.lower_severity":    "現在や推奨より低くする理由を --reason \"理由\" で指定してください。",
		"reason_needed.skip_line":         "見送る理由を --skip \"理由\" で指定してください。",
		"reason_needed.give_up":           "断念する理由を指定してください：--give-up \"理由\"",
		"reason_needed.open_conditions":   "shirei recover --condition 1 --evidence \"確認した内容\" で確認を記録するか（番号は shirei recover --list で表示）、残したまま進める理由を --reason \"理由\" で指定してください。",
		"reason_needed.decision":          "その対応を選んだ理由を --reason \"理由\" で指定してください。",
		"reason_needed.watch":             "それまで待つか、早く終える理由を指定してください：shirei resolve --reason \"理由\"",
		"reason_needed.extend":            "延長する理由を --reason \"理由\" で指定してください。",
		"reason_needed.withdraw":          "取り下げる理由を --reason \"理由\" で指定してください。",
		"reason_needed.end":               "終了する理由を --reason \"理由\" で指定してください。",
		"reason_needed.reopen":            "再開する理由を --reason \"理由\" で指定してください。",
		"reason_needed.keep_severity":     "shirei severity high などで設定するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reason_needed.keep_first_report": "shirei report --stage first --sent で記録するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reason_needed.keep_update":       "shirei report --stage update --sent で記録するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reason_needed.keep_closing_word": "shirei report --stage resolved --sent で記録するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reason_needed.keep_decide":       "shirei decide --outcome で記録するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reason_needed.keep_report":       "shirei report --stage final --sent で記録するか、完了とみなす根拠を --how \"根拠\" で指定してください。",
		"reached_needed":                  "連絡がついた相手を指定してください：shirei keep escalation.1 \"L3 伊藤に電話で連絡\"（または --how）",
		"not_yet.decision":                "先に判断を記録してください：shirei decide --outcome roll-back --what \"内容\" --reason \"理由\" --decider 名前",
		"not_yet.recovered":               "先に復旧を記録してください：shirei recover（時刻は --at 15:02）",
		"not_yet.resolved":                "先に shirei resolve、または shirei end false-alarm --reason \"理由\" を実行してください。",
		"told":                            "その時刻までに続報を送るか、早めに新しい時刻を案内してください：shirei report --stage update --next 30m --sent",
		"nothing_to_undo":                 "誤った記録は shirei entry correct で訂正するか、shirei entry strike で取り消し線を引けます（IDは shirei timeline --ids で表示）。",
		"already_done.gap":                "分かった時点で、--value \"判明した内容\" を記録してください。",
		"inventory nothing_to_undo":       "取り消せるのは自分の変更だけです。すべての変更は shirei inventory history で確認でき、--back で元に戻せます。",
		"inventory not_found":             "サービスは shirei inventory list、内容は shirei inventory show で確認できます。",
		"several_active":                  "コマンドの後にIDを指定するか、SHIREI_INCIDENT=ID を設定してください。",
		"run several_active":              "shirei run --to ID -- コマンド のように指定するか、SHIREI_INCIDENT=ID を設定してください。",
		"attach several_active":           "shirei attach --to ID ファイル のように指定するか、SHIREI_INCIDENT=ID を設定してください。",
	},
	Which:    "どのインシデントですか（番号またはID）：",
	GiveFlag: "%s で指定してください。",
	Gap:      "未記入の項目があるため、この文面は送信できません：%s。何も記録していません。", GapFill: "記入するには：\n%s",
	FirstAgain:  "注意：この報告先（%s）への一次報告は記録済みです。2回目以降は --stage update を指定します。",
	NotReviewed: "注意：この文面は確認の記録がありません。--reviewer 名前 または --no-review \"理由\" で一緒に記録できます。",
	Literal:     "注意：本文はそのまま記録しました。コマンドでは %[1]s で種別を指定します。",
	NoPromise:   "期限の一覧に見つかりません：%[1]s", NoneOpen: "対応が必要な期限はありません。済んだものは shirei promises で表示できます。",
	Services: "台帳のあるサービスが複数あります：%s", ServicesNext: "サービスを指定してください：%s",
	JoinedMark: "上の続き", ClockMark: "時刻不正",
	Joined: func(n int) string {
		return fmt.Sprintf("時刻を読み取れない行が%d行あり、直前の記録の続きとしました", n)
	},
}
