package text

import "fmt"

// Probe is what is said when a command of the inventory is run. A span is worded already: 0.8秒, 30 s.
type Probe struct {
	Title    string
	Unknown  string // nobody has accepted the command on this machine
	Accept   string // beside the box that accepts it
	Accepted string // somebody has accepted it here
	NotYet   string // enter was pressed before that
	How      func(limit string) string
	Remote   string // why nothing is run here
	NoRunner string
	Running  func(span, limit string) string
	Ending   string // it was asked to end
	Exit     func(code int, span string) string
	Signal   func(span string) string
	Late     func(limit string) string
	Stopped  func(span string) string
	Lost     func(bytes int64) string
	NoOutput string
	Copied   string // the output
	CopiedIt string // the command
	Recorded string
	Verdict  func(check string) string // asks what a first check shows
	Answered string
	NoCase   string // there is no incident to record it in
	Seconds  func(tenths int64) string

	// Keys of each state, under the text.
	LookKeys, AskKeys, RefusedKeys, RunKeys, DoneKeys, CheckKeys, LooseKeys string
	Below                                                                   string // %d lines

	// On the command line.
	Sure, SureNew  string // asked before it runs; of one that nobody has accepted yet
	NotRun         string
	None, NoneNext string // %s: a path without a command that may be run

	// Reasons words why a command is not run, by probe.Reason; %[1]s is the file.
	Reasons map[string]Message
}

var probeJA = Probe{
	Title:   "コマンドの確認と実行",
	Unknown: "このマシンでは未承認のコマンドです。内容を確認してください。", Accept: "内容を確認し、このマシンでの実行を承認する",
	Accepted: "このマシンで承認済みのコマンドです。", NotYet: "内容を確認し、space で承認してから実行してください",
	How: func(limit string) string {
		return "sh で実行します。入力はなく、" + limit + "で打ち切ります。"
	},
	Remote:   "SSH接続中は実行できません。コピーして使ってください。",
	NoRunner: "この環境では実行できません。コピーして使ってください。",
	Running:  func(span, limit string) string { return "実行中 " + span + "（制限 " + limit + "）" },
	Ending:   "中止しています",
	Exit: func(code int, span string) string {
		if code == 0 {
			return "正常終了（終了コード 0） " + span
		}
		return fmt.Sprintf("異常終了（終了コード %d） %s", code, span)
	},
	Signal:   func(span string) string { return "シグナルにより終了 " + span },
	Late:     func(limit string) string { return "制限時間の" + limit + "で打ち切り" },
	Stopped:  func(span string) string { return "手動で中止 " + span },
	Lost:     func(n int64) string { return fmt.Sprintf("途中の%dバイトを省略", n) },
	NoOutput: "（出力なし）", Copied: "出力をコピーしました", CopiedIt: "コマンドをコピーしました", Recorded: "結果をタイムラインに記録しました",
	Verdict: func(check string) string { return check + " の判定" }, Answered: "判定を記録しました",
	NoCase:   "インシデントから開いたときに記録できます",
	Seconds:  func(t int64) string { return tenths(t) + "秒" },
	LookKeys: "enter 実行   y コピー   esc 戻る", AskKeys: "space 承認   y コピー   esc 戻る", RefusedKeys: "y コピー   esc 戻る",
	RunKeys: "esc 中止", DoneKeys: "enter 記録   r 再実行   y 出力をコピー   esc 閉じる",
	CheckKeys: "enter 判定   n 出力を記録   r 再実行   y コピー   esc 閉じる", LooseKeys: "r 再実行   y 出力をコピー   esc 閉じる",
	Below: "下に%d行",
	Sure:  "実行しますか [y/N]: ", SureNew: "内容を確認し、このマシンでの実行を承認しますか [y/N]: ", NotRun: "実行していません",
	None: "%s には実行できるコマンドがありません。", NoneNext: "実行できるのは、初動確認・ログ・影響範囲の調査のコマンドです。shirei inventory show で確認してください。",
	Reasons: map[string]Message{
		"untrusted":   {"このコマンドは、このマシンでは承認されていません。", "--yes なしで実行し、内容を確認して承認してください。"},
		"no_shell":    {"sh が見つからないため、実行できません。", "コマンドをコピーし、ほかの端末で実行してください。"},
		"loose":       {"承認済みコマンドの一覧（%[1]s）に、ほかのユーザーの権限があるか、所有者が異なります。実行していません。", "内容に心当たりがなければ削除し、そうでなければ chmod 600 で権限を直してください。"},
		"unreadable":  {"承認済みコマンドの一覧（%[1]s）を読み取れません。実行していません。", "ファイルとフォルダーの権限を確認してください。"},
		"unwritable":  {"承認を %[1]s に保存できません。実行していません。", "フォルダーの権限と空き容量を確認してください。"},
		"empty":       {"実行するコマンドがありません。", "台帳の項目にコマンドを記入してください。"},
		"not_started": {"コマンドを開始できませんでした。", "もう一度実行してください。続く場合は、コピーしてほかの端末で実行してください。"},
	},
}

var probeEN = Probe{
	Title:   "Look at it, then run it",
	Unknown: "Nobody has accepted this command on this machine yet. Read it first.", Accept: "I have read it; it may run on this machine",
	Accepted: "This command was accepted on this machine.", NotYet: "Read it and accept it with space, then run it",
	How: func(limit string) string {
		return "It is run by sh, without input, and ended after " + limit + "."
	},
	Remote:   "Nothing is run over SSH. Copy it and use it where it may run.",
	NoRunner: "Nothing can be run here. Copy it instead.",
	Running:  func(span, limit string) string { return "running " + span + " (limit " + limit + ")" },
	Ending:   "stopping it",
	Exit: func(code int, span string) string {
		if code == 0 {
			return "done (exit status 0) " + span
		}
		return fmt.Sprintf("failed (exit status %d) %s", code, span)
	},
	Signal:   func(span string) string { return "ended by a signal " + span },
	Late:     func(limit string) string { return "ended at the limit of " + limit },
	Stopped:  func(span string) string { return "stopped by hand " + span },
	Lost:     func(n int64) string { return fmt.Sprintf("%d bytes in the middle left out", n) },
	NoOutput: "(no output)", Copied: "output copied", CopiedIt: "command copied", Recorded: "the outcome is on the timeline",
	Verdict: func(check string) string { return check + ": what does it show" }, Answered: "the answer is recorded",
	NoCase:   "Outcomes go to the incident it was opened from; there is none",
	Seconds:  func(t int64) string { return tenths(t) + " s" },
	LookKeys: "enter run   y copy   esc back", AskKeys: "space accept   y copy   esc back", RefusedKeys: "y copy   esc back",
	RunKeys: "esc stop", DoneKeys: "enter record   r again   y copy the output   esc close",
	CheckKeys: "enter answer   n record the output   r again   y copy   esc close", LooseKeys: "r again   y copy the output   esc close",
	Below: "%d lines below",
	Sure:  "Run it? [y/N]: ", SureNew: "Have you read it, and may it run on this machine? [y/N]: ", NotRun: "nothing was run",
	None: "%s has no command that may be run.", NoneNext: "Commands of first checks, logs and queries may; see shirei inventory show.",
	Reasons: map[string]Message{
		"untrusted":   {"Nobody has accepted this command on this machine.", "Run it without --yes, read it and accept it."},
		"no_shell":    {"There is no sh here, so nothing can be run.", "Copy the command and run it elsewhere."},
		"loose":       {"Others have rights on the list of accepted commands (%[1]s), or it is not yours. Nothing was run.", "Delete it if you do not know what is in it, else set its rights with chmod 600."},
		"unreadable":  {"The list of accepted commands (%[1]s) cannot be read. Nothing was run.", "Check the rights of the file and its folder."},
		"unwritable":  {"The acceptance cannot be saved in %[1]s. Nothing was run.", "Check the folder's rights and the space left."},
		"empty":       {"There is no command to run.", "Write one into the inventory's entry."},
		"not_started": {"The command could not be started.", "Try again; if it goes on, copy it and run it elsewhere."},
	},
}

// tenths writes tenths as a decimal; a whole number has none.
func tenths(n int64) string {
	if n%10 == 0 {
		return fmt.Sprint(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}
