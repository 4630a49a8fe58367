package keymap

// The scopes of the console.
const (
	InHome      = "home"
	InIncident  = "incident"
	InTimeline  = "incident/timeline"
	InPanel     = "incident/panel"
	InTriage    = "incident/panel/triage"
	InInventory = "inventory"
	InShelf     = "inventories" // the choice of one
	InTemplates = "templates"   // the choice of what a new one begins with
	InHistory   = "history"     // of the inventory
	InEntry     = "entry"       // one entry of the inventory, as rows to fill
	InLadder    = "ladder"      // over the incident: whom to call next
	InSeats     = "seats"       // over the incident: who sits where, and hand-over
	InBoard     = "board"       // over the incident: who is doing what
	InKnowledge = "knowledge"   // over the incident: what is known, done and not known
	InProbe     = "probe"       // over any screen: a command before and after it is run
	InPromises  = "promises"    // over the incident
	InText      = "text"        // over any screen: something to read
	InPick      = "pick"        // over any screen: a list one types over
	InAsk       = "ask"         // over any screen: yes or no
	InInput     = "input"       // a field or the composer has the keys
	InComposer  = "composer"    // the line that writes on the timeline
	InPrompt    = "prompt"      // one line that is asked for
	InEditor    = "editor"      // a text of several lines
	InPost      = "incident/panel/postmortem"
	InPreview   = "incident/preview" // a text before it goes out
)

func action(id, ja, en, tipJA, tipEN string, keys ...string) Action {
	return Action{ID: id, Keys: keys, Label: Words{ja, en}, Tooltip: Words{tipJA, tipEN}}
}

func (a Action) foot() Action                { a.Footer = true; return a }
func (a Action) always() Action              { a.Footer, a.Always = true, true; return a }
func (a Action) beside() Action              { a.Beside = true; return a }
func (a Action) shown(s string) Action       { a.Show = s; return a }
func (a Action) strikes() Action             { a.Strikes = true; return a }
func (a Action) also(words ...string) Action { a.Alias = words; return a }

// Keys is the key table of the console. The README's list, the footer, the help and the palette are made from it.
func Keys() Table {
	t, err := New(
		Scope{"", []Action{
			action("help", "キー", "keys", "ここで使えるキーの一覧を開く", "List the keys that work here", "?").always().also("help", "ヘルプ"),
			action("palette", "操作", "find", "操作・台帳・インシデントを探す", "Find any act, inventory entry or incident", "ctrl+k").always(),
			action("back", "戻る", "back", "一つ前に戻る。入力中の内容は残る", "Go one step back; what was typed stays", "esc").foot(),
			action("quit", "終了", "quit", "すぐに終了する。下書きは残る", "Quit at once; drafts are kept", "ctrl+c").also("exit", "終わる"),
			action("answer.yes", "応じる", "answer", "画面下の依頼・引き継ぎに応じる", "Answer the call at the foot of the screen", "+").also("accept", "了解", "依頼", "引き継ぎ"),
			action("answer.no", "断る", "refuse", "画面下の依頼・引き継ぎを断る（理由を記録）", "Refuse the call at the foot of the screen, with a reason", "-").also("refuse", "辞退"),
		}},
		Scope{InHome, []Action{
			move(),
			action("declare", "宣言", "declare", "インシデントを宣言する", "Declare an incident", "d").foot().also("new", "incident", "開始", "新規"),
			open(), find(), inventory(),
			relates(),
			action("home.all", "全件", "all", "終了したものも表示する", "List the ended ones too", "A").foot(),
		}},
		Scope{InIncident, incidentKeys()},
		Scope{InTimeline, timelineKeys()},
		Scope{InPanel, []Action{
			move(),
			edit(), ghost(), tick(), add(), remove(), copying(),
		}},
		Scope{InPost, []Action{
			action("post.rendered", "表示切替", "rendered", "入力画面と仕上がりの表示を切り替える", "Switch between writing and the rendered document", "m").foot(),
			action("post.export", "書き出し", "export", "Markdownを書き出す", "Export the Markdown", "w").foot().also("export", "書き出し", "markdown"),
			action("post.client", "報告書", "client's", "ポストモーテムと障害報告書を切り替える", "Switch between the internal document and the client's report", "s").foot(),
		}},
		Scope{InTriage, []Action{run(), link()}},
		Scope{InPreview, []Action{
			action("preview.way", "送り方", "way out", "左右で送り方を選ぶ", "Choose how it goes out", "left", "right").shown("left/right").foot(),
			action("preview.go", "決定", "do it", "選んだ送り方で進める", "Go the chosen way", "enter").foot(),
			move(), copying(),
		}},
		Scope{InLadder, []Action{
			move(),
			action("ladder.answered", "応答あり", "answered", "連絡がついたことを記録する", "Record that they answered", "enter").foot(),
			action("ladder.silent", "応答なし", "no answer", "応答がなかったことを記録し、次の手段へ進む", "Record that nobody answered; go to the next way", "space").foot(),
			action("ladder.turn", "用件", "what for", "用件を切り替える", "Whom to call for something else", "left", "right").shown("left/right").foot(),
			action("ladder.note", "内容", "what was said", "連絡の内容を記録する", "Write down what was said", "n").foot(),
			lacking(), undo(), copying(),
		}},
		Scope{InSeats, []Action{move(), open()}},
		Scope{InBoard, []Action{move(), open(), add()}},
		Scope{InKnowledge, []Action{move(), open(), progress(), add(), copying()}},
		Scope{InProbe, []Action{
			action("probe.go", "実行・記録", "run, record", "確認したコマンドを実行する。終了後は結果を記録する。初動確認なら判定（正常・異常・判断不可）を選ぶ", "Run the command that is shown; afterwards record the outcome, of a first check as its answer", "enter").foot(),
			tick(), move(), run(), noteIt(), copying(),
		}},
		Scope{InPromises, []Action{
			move(), open(),
			action("promise.keep", "完了", "keep", "対応済みとして記録する", "Record that it was done", "K").foot(),
			action("promise.extend", "延長", "extend", "期限を延長する（理由が必要）", "Move it, with a reason", "E").foot(),
			action("promise.hand", "担当変更", "hand over", "担当を変更する", "Give it another owner", "H").foot(),
			action("promise.snooze", "通知停止", "snooze", "指定した時刻まで通知を止める", "Keep it quiet for a while", "Z"),
		}},
		Scope{InInventory, []Action{
			move(), open(), find(), add(),
			action("inv.blanks", "空欄のみ", "blanks", "空欄の項目だけを表示する", "Show blanks only", "b").foot(),
			swap(), link(), run(), reviewed(),
			action("inv.layers", "被疑のみ", "layers", "被疑レイヤーの項目だけを表示する", "Only the suspected layers, or all", "f").foot(),
			action("inv.edit", "編集", "edit", "選んだ項目を編集する", "Edit the entry", "e"),
			action("inv.services", "台帳一覧", "inventories", "台帳を選ぶ・新しく作る", "Choose an inventory, or begin a new one", "S").also("new inventory", "新規", "サービス", "切り替え"),
			copying(), noteIt(), remove(), undo(), notOurs(), history(), editor(),
		}},
		Scope{InHistory, []Action{
			move(),
			action("history.back", "この内容に戻す", "bring back", "選んだ変更の直後の内容に戻す", "Bring back what stood after the change", "enter").foot(),
		}},
		Scope{InShelf, []Action{move(), open(), add()}},
		Scope{InTemplates, []Action{
			move(),
			action("inv.begin", "作る", "begin", "選んだひな形から新しい台帳を作る", "Begin a new inventory with the template", "enter").foot(),
		}},
		Scope{InEntry, []Action{move(), edit(), ghost(), notOurs().foot(), reviewed(), add(), history().foot(), link(), run(), tick(), remove(), undo(), editor(), copying(), noteIt()}},
		Scope{InText, []Action{move(), copying()}},
		Scope{InPick, []Action{
			action("pick.move", "選択", "select", "上下で選ぶ", "Up and down", "up", "down").shown("up/down").foot(),
			action("pick.enter", "決定", "choose", "選んだものに決定する", "Choose it", "enter").foot(),
		}},
		Scope{InAsk, []Action{
			action("ask.move", "選択", "select", "左右で選ぶ", "To the other choice", "left", "right", "tab").shown("left/right").foot(),
			action("ask.enter", "決定", "choose", "選んだほうに決定する", "Choose it", "enter").foot(),
		}},
		Scope{InInput, []Action{
			action("input.enter", "記録", "record", "記録して次へ", "Record it and go on", "enter").foot(),
			action("input.next", "次の欄", "next field", "次の欄へ", "To the next field", "tab").foot(),
		}},
		Scope{InEditor, []Action{
			action("editor.done", "確定", "done", "書き終えて先へ進む", "Done writing; go on", "ctrl+s").foot(),
		}},
		Scope{InPrompt, []Action{
			action("prompt.enter", "決定", "enter it", "入力を決める", "Enter what was typed", "enter").foot(),
		}},
		Scope{InComposer, []Action{
			action("composer.enter", "記録", "record", "タイムラインに記録する", "Record it on the timeline", "enter").foot(),
			action("composer.kind", "種別", "kind", "行頭の / で種別を選ぶ", "A leading / picks the kind").shown("/").foot(),
			action("composer.time", "時刻", "time", "@14:02 や @-5m で起きた時刻を指定する", "@14:02 or @-5m says when it happened").shown("@").foot(),
			action("composer.tag", "タグ", "tag", "# でタグを付ける", "# tags the entry").shown("#").foot(),
			action("composer.key", "重要", "key event", "! で重要な記録にする", "! makes it a key event").shown("!").foot(),
		}},
	)
	if err != nil {
		panic(err) // the table is constant; a test reads it
	}
	return t
}

func incidentKeys() []Action {
	steps := []Words{
		{"切り分け", "triage"}, {"重要度", "severity"}, {"一次報告", "report"}, {"暫定対応", "measures"}, {"復旧", "recovery"}, {"ポストモーテム", "postmortem"},
	}
	tips := []Words{
		{"状況把握・切り分けへ", "To triage"}, {"重要度へ", "To severity"}, {"一次報告・続報へ", "To the reports"},
		{"暫定対応・切り戻し判断へ", "To measures and the rollback decision"}, {"復旧確認へ", "To the recovery check"}, {"ポストモーテムへ", "To the postmortem"},
	}
	list := []Action{
		action("steps", "ステップ", "steps", "1から6でステップへ移る", "1 to 6 go to the steps").shown("1-6").foot(),
		lacking(), // before the note, whose key the composer names
		action("note", "記録", "note", "タイムラインに記録する", "Write on the timeline", "n").foot().also("log", "メモ", "書く"),
		swap(),
	}
	for i, w := range steps {
		n := string(rune('1' + i))
		a := action("step."+n, w.JA, w.EN, tips[i].JA, tips[i].EN, n)
		list = append(list, a)
	}
	return append(list,
		inventory(),
		action("promises", "期限", "promises", "期限の一覧を開く", "List everything owed", "c").foot().also("期限", "ledger", "due"),
		action("ladder", "連絡順", "call", "次に連絡する相手と手段を開き、結果を記録する", "Whom to call next and how; record what came of it", "l").foot().also("call", "架電", "電話", "contact"),
		undo(),
		action("lead", "時刻表示", "clock", "時刻とT+の表示を入れ替える", "Lead with the wall clock or with T+", "T"),
		action("who", "参加者", "here", "参加者と役割、見ているステップ、入力中かどうかを表示する", "Who is here, in which role, at which step, and who is typing", "W").beside().also("presence", "参加", "people", "who"),
		action("bell", "ベル", "bell", "この端末のベルを止める・鳴らす", "Switch the bell of this terminal off, or on", "B").also("bell", "mute", "ベル", "通知"),
		action("service", "サービス", "service", "このインシデントのサービスを選ぶ", "Say which service this incident belongs to", "S").also("service", "台帳", "サービス"),
		action("chair", "指揮を執る", "take the chair", "自分が指揮を執る・交代を申し出る", "Take the commander's chair, or ask for it", "C").beside().also("commander", "指揮"),
		action("knowledge", "状況", "what we know", "分かっていること・対応中のこと・分かっていないことを開く", "What we know, what we do, what we do not know", "Q").beside().also("questions", "仮説", "質問", "状況整理", "size-up"),
		action("objections", "異論の確認", "objections", "判断の前に、強い異論の有無を全員に確認する（60秒）", "Ask everybody here for strong objections, for 60 seconds", "O").beside().also("異論", "異議", "veto"),
		action("ask", "依頼", "ask", "相手・内容・分数を指定して依頼する", "Ask somebody for something within so many minutes", "R").beside().also("request", "依頼", "お願い"),
		action("board", "分担", "who does what", "分担と依頼の一覧（誰が何をしているか、手空きは誰か）を開く", "Who is doing what now, and who is free", "P").beside().also("asks", "依頼", "手空き", "担当", "free"),
		action("seats", "体制", "roles", "体制（役割・レイヤーの担当）と引き継ぎを開く", "Who sits where; take a seat, hand it over", "H").beside().also("hand over", "引き継ぎ", "役割", "担当", "roles"),
		action("milestone", "時刻の記録", "milestone", "発生・検知・復旧などの時刻を記録する", "Record when it began, was detected, mitigated …", "t").also("発生", "検知", "began", "mitigated", "暫定復旧"),
		action("resolve", "終息", "resolve", "終息を記録する", "Record that it is resolved").also("resolve", "終息", "解決"),
		action("reopen", "再開", "reopen", "終了したインシデントを再開する", "Reopen it").also("reopen"),
		action("end", "復旧以外で終了", "end otherwise", "誤検知・静観・取り下げ・重複として終了する", "End it as a false alarm, watch only, withdrawn or duplicate").also("誤検知", "静観", "false alarm", "duplicate"),
		relates(),
		action("close", "クローズ", "close", "ポストモーテムの完了後にクローズする", "Close it once the postmortem is done").also("close"),
	)
}

func timelineKeys() []Action {
	return []Action{
		move(), open(),
		find(),
		action("filter", "絞り込み", "filter", "種別・記録者・タグ・重要な記録で絞り込む", "By kind, author, tag or key events", "f").foot(),
		action("correct", "訂正", "correct", "記録を訂正する", "Correct the entry", "e"),
		remove(),
		action("entry.time", "時刻の訂正", "move in time", "起きた時刻を訂正する", "Say when it really happened", "@"),
		action("entry.key", "重要", "key event", "重要な記録の印を付ける・外す", "Mark as a key event, or not", "!"),
		progress(),
		copying(),
	}
}

func move() Action {
	return action("move", "移動", "move", "上下に移動する。g/G で端へ", "Up and down; g/G to the ends", "j", "k", "up", "down", "pgup", "pgdown", "g", "G", "home", "end").shown("j/k")
}
func lacking() Action {
	return action("gap", "不明点", "we lack this", "不明点を記録し、判明するまでの時間を計る", "Record what is missing; the minutes until it is found are counted", "b").foot().also("gap", "空欄", "missing")
}
func open() Action {
	return action("open", "開く", "open", "選んだ行を開く", "Open what is selected", "enter").foot()
}
func find() Action {
	return action("find", "検索", "find", "キーワードで探す", "Find by words", "/").foot()
}
func inventory() Action {
	return action("inventory", "台帳", "inventory", "運用台帳を開く", "Open the inventory", "i").foot().also("台帳", "棚卸し", "整備度", "readiness", "dashboard", "ダッシュボード", "連絡先")
}
func swap() Action {
	return action("swap", "切替", "switch", "左右を切り替える", "Switch panes", "tab").foot()
}
func remove() Action {
	return action("strike", "取り消し", "strike", "取り消す・外す・見送る。記録は残る", "Strike it; the record keeps it", "x").strikes()
}
func edit() Action {
	return action("edit", "入力", "edit", "選んだ行を入力・実行する", "Edit the row, or do what it says", "enter", "e").foot()
}
func ghost() Action {
	return action("ghost", "候補を採用", "take offer", "台帳などの候補を採用する", "Take the value on offer, from the inventory or the record", "right")
}
func tick() Action {
	return action("tick", "チェック", "tick", "チェックを付ける・外す。選択肢を進める", "Tick, untick, or go to the next choice", "space").foot()
}
func add() Action {
	return action("add", "追加", "add", "行を追加する", "Add a row", "a").foot()
}
func progress() Action {
	return action("entry.progress", "状態", "progress", "仮説の確定・棄却、回答、着手・完了を記録する", "Confirm or rule out, answer, assign, start, finish", "p").foot()
}
func undo() Action {
	return action("undo", "元に戻す", "undo", "自分の直前の操作を取り消す", "Take back your own last act", "u").strikes().also("取り消し")
}
func link() Action {
	return action("link", "リンク", "open link", "リンクを開く（SSHではコピー）", "Open the link (over SSH it is copied)", "o").foot().also("url", "開く")
}
func run() Action {
	return action("run", "実行", "run", "台帳のコマンドを確認してから実行する", "Run the inventory's command, after a look at it", "r").foot().also("command", "コマンド")
}
func noteIt() Action {
	return action("inv.note", "記録", "note it", "確認したことをタイムラインに記録する", "Note on the timeline that it was looked at", "n")
}
func notOurs() Action {
	return action("inv.na", "対象外", "n/a", "この台帳では対象外とする（理由が必要）", "Mark that it does not apply, with the reason", "N")
}
func reviewed() Action {
	return action("inv.reviewed", "確認済み", "reviewed", "今日の時点で正しいことを確認したと記録する", "Record that it was found true today", "v").foot()
}
func relates() Action {
	return action("relate", "統合・関連", "merge, link", "重複を統合する、先行・原因のインシデントを関連付ける、関連先を開く", "Merge a duplicate, link what it follows or what caused it, go to what is linked", "M").also("merge", "link", "duplicate", "統合", "重複", "関連", "split")
}
func history() Action {
	return action("inv.history", "変更履歴", "history", "変更履歴を開き、以前の内容に戻す", "Who changed it and when; bring a version back", "h")
}
func editor() Action {
	return action("inv.editor", "YAML編集", "as YAML", "$EDITORでYAMLとして編集する（SSHでは不可）", "Edit it as YAML in $EDITOR (not over SSH)", "ctrl+e").also("editor", "yaml")
}
func copying() Action {
	return action("copy", "コピー", "copy", "クリップボードへコピーする", "Copy to the clipboard", "y")
}
