package text

// Inventory is what the inventory screen says. Words of sections, kinds and fields are the inventory's own.
type Inventory struct {
	Title   string // before the service's name
	All     string // the first of the sections
	Section string // heads of the columns
	Filled  string
	Stale   string // marks an entry to be reviewed again, and heads the count
	Kind    string
	Name    string
	Gist    string
	Cost    string
	Step    string
	Field   string

	Blank     string // in place of a value
	Blanks    string // %d: blank fields of an entry
	BlankCost string // %[1]s: the step it stops, %[2]d: minutes
	First     string // the dashboard to look at first
	Minutes   string // %d

	OnlyBlanks string // filters in force
	OnlyLayers string // %s: the layers
	Found      string // %s: the words looked for
	Ghost      string // offered in the empty search
	Count      string // %[1]d of %[2]d
	Hits       string // %d entries answer the search
	FindKeys   string
	Empty      string // no entry is left by the filters

	Ready    string // %d percent
	AllBlank string // %d blanks
	AllStale string // %d entries to review
	Pitfalls string // %[1]d of 7
	Open     string // %d pitfalls, beside their section

	Looked  string // the note: %[1]s kind, %[2]s title
	Noted   string
	Copied  string // %s
	NoLink  string
	NoCopy  string
	NoEntry string // nothing is selected
	NoCase  string // not opened from an incident
	NoLayer string // no layer is suspected

	None    string // no inventory is known
	NoneFor string // %s: … of this service
	Import  string // says how one is imported, on the command line
	Command string
	Failed  string
	Loading string

	Readiness string // the first row of the sections
	Changes   string // the last one
	Edit      InventoryEdit
}

var inventoryJA = Inventory{
	Title: "台帳", All: "すべて", Section: "区分", Filled: "記入", Stale: "要見直し", Kind: "種別", Name: "名称", Gist: "内容",
	Cost: "遅れ", Step: "ステップ", Field: "空欄の項目",
	Blank: "空欄", Blanks: "空欄%d", BlankCost: "%[1]s：最大%[2]d分遅れ", First: "最初に見る",
	Minutes:    "%d分",
	OnlyBlanks: "空欄のみ", OnlyLayers: "被疑：%s", Found: "検索：%s", Ghost: "台帳全体から探す", Count: "%[1]d/%[2]d",
	Hits: "%d件", FindKeys: "enter 一覧へ   esc 戻る", Empty: "該当する項目はありません",
	Ready: "整備度 %d%%", AllBlank: "空欄 %d", AllStale: "要見直し %d", Pitfalls: "落とし穴 %[1]d/7", Open: "該当%d",
	Looked: "%[1]s「%[2]s」を確認", Noted: "タイムラインに記録しました", Copied: "コピーしました：%s",
	NoLink: "この項目にリンクはありません", NoCopy: "この項目にコピーできる内容はありません", NoEntry: "項目を選んでください",
	NoCase: "インシデントから開いたときに記録できます", NoLayer: "被疑のレイヤーはまだありません",
	None: "運用台帳はまだ取り込まれていません。", NoneFor: "「%s」の運用台帳はまだ取り込まれていません。",
	Import: "YAMLの台帳ファイルを、次のコマンドで取り込みます。", Command: "shirei inventory import FILE",
	Failed: "台帳を読み込めませんでした。", Loading: "読み込み中",
	Readiness: "棚卸し", Changes: "変更記録", Edit: inventoryEditJA,
}

var inventoryEN = Inventory{
	Title: "Inventory", All: "All", Section: "Section", Filled: "Filled", Stale: "review", Kind: "Kind", Name: "Name", Gist: "What it says",
	Cost: "Cost", Step: "Step", Field: "Blank field",
	Blank: "blank", Blanks: "%d blank", BlankCost: "about %[2]d min lost in %[1]s", First: "look here first",
	Minutes:    "%d min",
	OnlyBlanks: "blanks only", OnlyLayers: "suspected: %s", Found: "found: %s", Ghost: "search the whole inventory", Count: "%[1]d/%[2]d",
	Hits: "%d found", FindKeys: "enter to the list   esc back", Empty: "No entry is like this",
	Ready: "Ready %d%%", AllBlank: "blank %d", AllStale: "to review %d", Pitfalls: "pitfalls %[1]d/7", Open: "%d open",
	Looked: "Looked at %[1]s \"%[2]s\"", Noted: "Noted on the timeline", Copied: "Copied: %s",
	NoLink: "This entry has no link", NoCopy: "This entry has nothing to copy", NoEntry: "Select an entry first",
	NoCase: "Notes go to the incident it was opened from; there is none", NoLayer: "No layer is suspected yet",
	None: "No inventory has been imported yet.", NoneFor: "No inventory of \"%s\" has been imported yet.",
	Import: "Write one as YAML and import it with this command:", Command: "shirei inventory import FILE",
	Failed: "The inventory could not be read.", Loading: "Loading",
	Readiness: "Readiness", Changes: "Changes", Edit: inventoryEditEN,
}
