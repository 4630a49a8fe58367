package text

// CLIInventory is what the commands that edit an inventory say.
type CLIInventory struct {
	Saved, Added, Removed  string // before what was edited
	Reviewed               string
	Brought, Same          string
	NoPath                 string // %s: a path the form does not have
	NoField                string // %[1]s: a path; %[2]s the keys there are
	NotAnEntry, NotAField  string // %s: a path
	NoKind                 string // %[1]s: a word; %[2]s the kinds there are
	SecretNext             string // how a value passes that looks like a secret and is none
	WholeFile              string // a revision of the whole inventory
	EntryAdded, EntryGone  string // marks of a revision
	TakenBack, PassedOver  string
	NoHistory              string
	Blank                  string
	NA                     string // %s: why it does not apply
	EditorBlank            string // above the blank fields of the text to edit
	NoEditor, NoEditorNext string
	EditorFailed           string // %s: why
	Kept                   string // %s: the file that holds the text
	KeptAgain              string // %s: the command that takes it once it is mended
	Rebased                string // %s: the file that holds it laid over what others wrote
	Heads                  [6]string
}

var cliInventoryJA = CLIInventory{
	Saved: "記録しました", Added: "追加しました", Removed: "削除しました",
	Reviewed: "確認済みにしました",
	Brought:  "以前の内容に戻しました", Same: "変更はありません",
	NoPath:     "台帳に「%s」はありません",
	NoField:    "台帳に「%[1]s」はありません（使える欄：%[2]s）",
	NotAnEntry: "「%s」は項目ではありません（例：service、monitoring.dashboards.top）",
	NotAField:  "「%s」には値を設定できません（例：service.client、monitoring.dashboards.top.url）",
	NoKind:     "「%[1]s」という種別はありません（使える種別：%[2]s）",
	SecretNext: "パスワードなどの値ではなく、保管場所を書いてください。機密情報でなければ --secret-ok を付けて実行してください。",
	WholeFile:  "台帳全体",
	EntryAdded: "追加", EntryGone: "削除", TakenBack: "取り消し済み", PassedOver: "反映されず",
	NoHistory:    "変更はありません。",
	Blank:        "（空欄）",
	NA:           "対象外：%s",
	EditorBlank:  "空欄（行頭の # を外して記入）",
	NoEditor:     "エディターが設定されていません。",
	NoEditorNext: "EDITOR を設定してください。または shirei inventory export で書き出して編集し、shirei inventory import で取り込めます。",
	EditorFailed: "エディターが正常に終了しませんでした（%s）。何も変更していません。",
	Kept:         "編集した内容は %s にあります。",
	KeptAgain:    "直した後に取り込むには：%s",
	Rebased:      "現在の内容に編集を反映したものは %s にあります。",
	Heads:        [6]string{"サービス", "名称", "整備度", "空欄", "要見直し", "最終変更"},
}

var cliInventoryEN = CLIInventory{
	Saved: "recorded", Added: "added", Removed: "removed",
	Reviewed: "reviewed",
	Brought:  "brought back", Same: "nothing was changed",
	NoPath:     "the inventory has no place “%s”",
	NoField:    "the inventory has no place “%[1]s” (fields there: %[2]s)",
	NotAnEntry: "“%s” is no entry (entries are such as service, monitoring.dashboards.top)",
	NotAField:  "“%s” takes no value (fields are such as service.client, monitoring.dashboards.top.url)",
	NoKind:     "there is no kind “%[1]s” (kinds: %[2]s)",
	SecretNext: "Write where it is kept, not the value. If it is no secret, run it again with --secret-ok.",
	WholeFile:  "the whole inventory",
	EntryAdded: "added", EntryGone: "removed", TakenBack: "undone", PassedOver: "did not take",
	NoHistory:    "Nothing was changed.",
	Blank:        "(blank)",
	NA:           "does not apply: %s",
	EditorBlank:  "Blank fields (take away the # to fill one)",
	NoEditor:     "No editor is set.",
	NoEditorNext: "Set EDITOR. Or write it out with shirei inventory export, edit it, and take it in with shirei inventory import.",
	EditorFailed: "The editor failed (%s). Nothing was changed.",
	Kept:         "Your text is in %s.",
	KeptAgain:    "Once it is mended, take it in with: %s",
	Rebased:      "Laid over what stands now it is in %s.",
	Heads:        [6]string{"Service", "Name", "Ready", "Blanks", "Stale", "Last changed"},
}
