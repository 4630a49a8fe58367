package text

// Help is what the help, the palette and the general overlays say.
type Help struct {
	Title   string            // of the help
	Scopes  map[string]string // headings, by scope of the key table
	Key     string            // heads of the README's columns
	Label   string
	Tooltip string

	Palette string // title
	Find    string // offered while nothing is typed
	Narrow  string // the same in a list to choose from
	Nothing string // nothing was found
	Acts    string // the group of the key table's acts

	RunHint    string // keys of the palette
	PickHint   string // keys of a list to choose from
	PromptHint string // keys of a one-line input
	GhostHint  string // … where a value is on offer
	ReadHint   string // keys of a text to read
	CloseHint  string // keys of the help
	Below      string // %d: lines below the window
}

var helpJA = Help{
	Title: "キー一覧",
	Scopes: map[string]string{
		"": "どこでも", "home": "ホーム", "incident": "インシデント", "incident/timeline": "タイムライン",
		"incident/panel": "ステップの画面", "incident/panel/triage": "状況把握・切り分け", "incident/panel/postmortem": "ポストモーテム", "incident/preview": "送信前の文面",
		"promises": "期限の一覧", "ladder": "連絡順", "seats": "体制・引き継ぎ", "board": "分担と依頼", "knowledge": "状況整理", "probe": "コマンドの実行", "inventory": "運用台帳", "inventories": "運用台帳の一覧", "templates": "台帳のひな形", "history": "運用台帳の変更履歴", "entry": "運用台帳の項目", "text": "文書の表示", "pick": "一覧からの選択", "ask": "確認", "input": "入力欄", "composer": "記録の入力欄", "prompt": "質問への入力", "editor": "文章の入力",
	},
	Key: "キー", Label: "操作", Tooltip: "説明",
	Palette: "操作・台帳・インシデントを探す", Find: "名前や別名で探す", Narrow: "入力して絞り込む", Nothing: "見つかりません。別の言葉で探してください",
	Acts:    "操作",
	RunHint: "up/down 選択   enter 実行   esc 閉じる", PickHint: "up/down 選択   enter 決定   esc 閉じる",
	PromptHint: "enter 決定   esc 戻る", GhostHint: "right 候補を採用   enter 決定   esc 戻る",
	ReadHint: "j/k 移動   y コピー   esc 閉じる", CloseHint: "j/k 移動   esc 閉じる", Below: "下に%d行",
}

var helpEN = Help{
	Title: "Keys",
	Scopes: map[string]string{
		"": "Everywhere", "home": "Home", "incident": "Incident", "incident/timeline": "Timeline",
		"incident/panel": "A step's panel", "incident/panel/triage": "Triage", "incident/panel/postmortem": "Postmortem", "incident/preview": "A text before it goes out",
		"promises": "Everything owed", "ladder": "The contact ladder", "seats": "Roles and hand-over", "board": "Who is doing what", "knowledge": "Where we stand", "probe": "Running a command", "inventory": "Inventory", "inventories": "The inventories", "templates": "Templates of an inventory", "history": "The inventory's history", "entry": "An inventory entry", "text": "A text", "pick": "A list to choose from", "ask": "A confirmation", "input": "A field", "composer": "The composer", "prompt": "A question", "editor": "A longer text",
	},
	Key: "Key", Label: "Act", Tooltip: "What it does",
	Palette: "Find an act, an inventory entry or an incident", Find: "a name or an alias", Narrow: "type to narrow", Nothing: "Nothing found; try other words",
	Acts:    "act",
	RunHint: "up/down select   enter run   esc close", PickHint: "up/down select   enter choose   esc close",
	PromptHint: "enter done   esc back", GhostHint: "right take the offer   enter done   esc back",
	ReadHint: "j/k move   y copy   esc close", CloseHint: "j/k move   esc close", Below: "%d lines below",
}
