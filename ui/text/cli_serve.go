package text

import (
	"fmt"
	"strings"

	"shirei/incident/clean"
)

// CLIServe is what the server of the war room says: to whoever runs it, and to those who come by SSH.
type CLIServe struct {
	Listening   string             // %[1]s: the address
	People      string             // %[1]d people, %[2]s: the file of keys
	Fingerprint string             // %s
	HowTo       string             // %[1]s: what to type
	Drained     string             // after the last session has ended
	OnlyHere    string             // to listen beyond this machine
	Refusals    map[string]Message // by code: %[1]s, %[2]s, %[3]s
	KeysBad     Message            // %[1]s: the file, %[2]d: how many problems
	KeysChanged string             // of a file that was changed into a bad one while serving
	Faults      map[string]string  // of a line of keys, %[1]s: the piece

	Ends       map[string]string // why a session ends
	Draining   string            // on every screen, while there is time to read it; one row of 80 cells
	Stranger   string            // to somebody whose key is not known
	Full       string
	NoTerminal string
	BadQuotes  string
	NotThere   Message // a command that SSH does not take: %[1]s
	NotFlag    Message // a flag it does not take: %[1]s
	PassOn     string  // instead of recording here what runs or lies there
	Commands   string  // heading of those it takes
}

var serveJA = CLIServe{
	Listening: "SSHで待ち受けています：%[1]s", People: "利用できる人：%[1]d名（%[2]s）", Fingerprint: "ホスト鍵：%s", HowTo: "接続方法：%[1]s",
	Drained:  "すべての接続を終了しました。",
	OnlyHere: "このマシンからのみ接続できます。ほかのマシンから接続するには --ssh で待ち受けるアドレスを指定してください。",
	Refusals: map[string]Message{
		"address":          {"アドレスとして読み取れません：%[1]s", "--ssh 127.0.0.1:2222 のように指定してください。"},
		"in_use":           {"%[1]s はほかのプログラムが使用中です。", "別のポートを指定するか、すでに shirei serve が起動していないか確認してください。"},
		"no_right":         {"%[1]s で待ち受ける権限がありません。", "1024以上のポートを指定してください。"},
		"listen":           {"%[1]s で待ち受けられません：%[2]s", "アドレスとポートを確認してください。"},
		"unreadable":       {"%[1]s を読み込めません：%[2]s", "ファイルの場所と権限を確認してください。"},
		"no_keys":          {"鍵のファイルがありません：%[1]s", "1人1行で作成し、chmod 600 を設定してください。例：name=\"佐藤\",grant=\"command\" ssh-ed25519 AAAA…"},
		"unwritable":       {"%[1]s に書き込めません：%[2]s", "フォルダーの権限と空き容量を確認してください。"},
		"not_a_file":       {"%[1]s は通常のファイルではありません。", "通常のファイルを指定してください。"},
		"not_own":          {"%[1]s の所有者が別のユーザーです。", "所有者を変更するか、自分のファイルを指定してください。"},
		"open_to_others":   {"%[1]s はほかのユーザーからも読み書きできる状態です（%[2]s）。", "chmod 600 %[1]s を実行してください。"},
		"too_big":          {"%[1]s が大きすぎます。", "ファイルの内容を確認してください。"},
		"host_key_broken":  {"ホスト鍵を読み取れません：%[1]s", "バックアップから戻すか、ファイルを退避して --accept-new-host-key で作り直してください。"},
		"host_key_gone":    {"ホスト鍵がなくなっています：%[1]s（これまでの鍵：%[2]s）", "バックアップから戻してください。作り直す場合は --accept-new-host-key を付け、利用者に新しい鍵を知らせてください。"},
		"host_key_changed": {"ホスト鍵が変わっています：%[1]s（これまで：%[2]s、現在：%[3]s）", "意図した変更の場合のみ --accept-new-host-key を付け、利用者に新しい鍵を知らせてください。"},
	},
	KeysBad:     Message{"%[1]s に問題が%[2]d件あります。サーバーは起動していません。", "示した行を直して、もう一度実行してください。"},
	KeysChanged: "鍵のファイルに問題があります。変更前から残っている鍵だけを有効にしています。",
	Faults: map[string]string{
		"option": "使えない指定です：%[1]s（name、grant、services、lang を 名前=\"値\" の形で、空白を入れずカンマで区切ります）", "twice": "同じ指定が2回あります：%[1]s",
		"name": "name がないか、使えない名前です：%[1]s", "grant": "grant は command、respond、observe のいずれかです：%[1]s", "services": "services に空の項目があります：%[1]s",
		"lang": "lang は ja か en です：%[1]s", "key": "鍵を読み取れません", "kind": "使えない種類の鍵です：%[1]s", "weak": "RSA鍵が短すぎます：%[1]sビット（3072ビット以上）",
		"key_twice": "%[1]s行目と同じ鍵です", "name_twice": "同じ名前がほかの行にもあります：%[1]s", "text": "UTF-8でないか、制御文字を含みます", "empty": "鍵が1つもありません",
	},
	Ends: map[string]string{
		"key": "この鍵の権限が変更されたか、取り消されたため、接続を終了します。", "idle": "一定時間操作がなかったため、接続を終了しました。入力途中の内容は保存しています。",
		"drain": "サーバーが停止したため、接続を終了しました。入力途中の内容は保存しています。再開後に、もう一度接続してください。", "panic": "内部エラーのため、この接続を終了しました。ほかの接続と記録には影響ありません。",
	},
	Draining:   "サーバーを停止します。入力途中の内容は保存しています。",
	Stranger:   "登録されている鍵がありません。shirei serve の管理者に公開鍵（~/.ssh/id_ed25519.pub など）を渡し、登録を依頼してください。",
	Full:       "接続数の上限に達しています。少し待って、もう一度接続してください。",
	NoTerminal: "コンソールには端末が必要です。ssh -t で接続するか、ssh ホスト status のようにコマンドを指定してください。",
	BadQuotes:  "コマンドの引用符が閉じていません。",
	NotThere:   Message{"%[1]s はSSH経由では実行できません。", "サーバー側で直接実行してください。"},
	NotFlag:    Message{"%[1]s はSSH経由では指定できません。記録する名前は鍵で決まり、サーバーのファイルは扱えません。", "この指定を外して、もう一度実行してください。"},
	PassOn:     "手元のマシンで実行し、結果を渡してください：CMD | ssh ホスト log -",
	Commands:   "使えるコマンド：%s",
}

var serveEN = CLIServe{
	Listening: "listening for SSH: %[1]s", People: "who may come: %[1]d (%[2]s)", Fingerprint: "host key: %s", HowTo: "to connect: %[1]s",
	Drained:  "every session has ended.",
	OnlyHere: "Only this machine can connect. To listen beyond it, name the address: --ssh.",
	Refusals: map[string]Message{
		"address":          {"Not an address: %[1]s", "Write it as --ssh 127.0.0.1:2222."},
		"in_use":           {"Another program listens there already: %[1]s", "Choose another port, or look for a shirei serve that runs."},
		"no_right":         {"No right to listen there: %[1]s", "Choose a port from 1024 on."},
		"listen":           {"Cannot listen on %[1]s: %[2]s", "Check the address and the port."},
		"unreadable":       {"%[1]s cannot be read: %[2]s", "Check where it is and who may read it."},
		"no_keys":          {"There is no file of keys: %[1]s", "Write one, a line each, and chmod 600 it: name=\"Sato\",grant=\"command\" ssh-ed25519 AAAA…"},
		"unwritable":       {"%[1]s cannot be written: %[2]s", "Check the folder's permissions and the space left."},
		"not_a_file":       {"%[1]s is not an ordinary file.", "Name an ordinary file."},
		"not_own":          {"%[1]s belongs to another user.", "Change its owner, or name a file of your own."},
		"open_to_others":   {"Others can read or write %[1]s (%[2]s).", "Run chmod 600 %[1]s."},
		"too_big":          {"%[1]s is too big.", "Check what is in it."},
		"host_key_broken":  {"The host key cannot be read: %[1]s", "Bring it back from a backup, or move it away and make a new one with --accept-new-host-key."},
		"host_key_gone":    {"The host key is gone: %[1]s (it was %[2]s)", "Bring it back from a backup. To make a new one, add --accept-new-host-key, and tell everybody its fingerprint."},
		"host_key_changed": {"The host key has changed: %[1]s (it was %[2]s, and is %[3]s)", "If that was meant, add --accept-new-host-key, and tell everybody the new fingerprint."},
	},
	KeysBad:     Message{"%[1]s has problems: %[2]d. The server has not started.", "Mend the lines shown and try again."},
	KeysChanged: "The file of keys has problems. Only keys that were in it before and still are stay in force.",
	Faults: map[string]string{
		"option": "not an option: %[1]s (name, grant, services and lang are written name=\"value\", with commas and no blanks between)", "twice": "given twice: %[1]s",
		"name": "name is missing, or cannot be used: %[1]s", "grant": "grant is command, respond or observe: %[1]s", "services": "services has an empty item: %[1]s",
		"lang": "lang is ja or en: %[1]s", "key": "the key cannot be read", "kind": "a kind of key that is not taken: %[1]s", "weak": "the RSA key is too short: %[1]s bits (3072 at least)",
		"key_twice": "the same key as in line %[1]s", "name_twice": "the same name stands in another line: %[1]s", "text": "not UTF-8, or a control character in it", "empty": "no key in it",
	},
	Ends: map[string]string{
		"key": "What this key may do was changed or taken away; the session ends.", "idle": "No key was pressed for a long time; the session has ended. What was half typed is kept.",
		"drain": "The server has stopped; this session has ended. What was half typed is kept: connect again once it is back.", "panic": "Something went wrong inside; this session has ended. The others and the record are untouched.",
	},
	Draining:   "The server is stopping. What is half typed is kept.",
	Stranger:   "None of your keys is known here. Give your public key (such as ~/.ssh/id_ed25519.pub) to whoever runs shirei serve.",
	Full:       "There is no place left. Wait a moment and connect again.",
	NoTerminal: "The console needs a terminal. Connect with ssh -t, or name a command: ssh HOST status.",
	BadQuotes:  "A quote of the command is not closed.",
	NotThere:   Message{"Not over SSH: %[1]s.", "Run it on the server itself."},
	NotFlag:    Message{"Not over SSH: %[1]s. The key is who acts, and no file of the server's is touched.", "Leave it out and try again."},
	PassOn:     "Run it where you are, and pass on what it says: CMD | ssh HOST log -",
	Commands:   "What can be run: %s",
}

// Fill puts cleaned arguments into a refusal or a fault.
func (CLIServe) Fill(message string, args ...string) string {
	if !strings.Contains(message, "%") {
		return message
	}
	words := []any{"", "", ""}
	for i := range min(len(args), len(words)) {
		words[i] = clean.Line(args[i])
	}
	return fmt.Sprintf(message, words...)
}
