package text

import "fmt"

// InventoryEdit is what the inventory screen says where one fills it.
type InventoryEdit struct {
	BlankNote func(step string, minutes int) string           // beside a blank: which step it stops, and for how long
	Unkept    string                                          // beside a row whose text is not recorded
	BlankSays func(step string, minutes int) string           // the same as a sentence
	NA        string                                          // beside a field that does not apply
	NAWhy     string                                          // before the reason
	Reviewed  func(day, by string) string                     // in the head of an entry; by may be empty
	Updated   func(day, by string) string                     // the same
	Never     string                                          // nobody has reviewed it
	Next      func(what string) string                        // the row that goes to the next blank
	Masked    string                                          // hint: a masked value is typed over
	Hint      map[string]string                               // how a field is written, by the rule it is held to
	Secret    string                                          // a value that looks like a secret
	NotSecret string                                          // the row that lets a value pass
	Conflict  func(by, value, when string) string             // below a row somebody else has changed too
	Meanwhile func(by, value string) string                   // the same while one types
	Gone      func(title string) string                       // somebody has removed the entry that was open
	Add       func(kind string) string                        // title
	AddName   string                                          // label
	AddKind   string                                          // title
	AddHint   string                                          //
	AddPerson string                                          // %s: a name that is not among the contacts
	PickWho   func(field string) string                       // title
	PickMany  func(field string) string                       // title; several can be chosen
	NATitle   func(what string) string                        //
	NALabel   string                                          //
	NAHint    string                                          //
	NABack    string                                          // the same where it does not apply already
	Applies   string                                          // it does again
	Value     string                                          // title: a new value
	Remove    func(title string) string                       // title of the question
	RemoveIt  string                                          //
	Removes   string                                          // what it does
	Empties   string                                          // the same for an entry that exists once
	Clear     string                                          //
	Called    func(kind, title string) string                 // an entry, by what it is and its name
	UsedBy    func(title string, fields []string) string      // it cannot be removed
	Removed   func(title string) string                       //
	Cleared   string                                          //
	Nothing   string                                          // nothing is there to be removed
	Marked    string                                          // does not apply now
	NowSeen   func(n int) string                              // entries reviewed today
	AllSeen   func(what string, n int) (title, effect string) //
	SeeIt     string                                          //
	Undone    UndoWords                                       //
	NoAdd     string                                          // nothing can be added here
	NoEdit    string                                          // this row is no entry
	NoRun     string                                          // the entry has no command
	GapTitle  func(what string) string                        // opened to fill a gap of an incident
	GapClosed string                                          //

	History  HistoryWords
	YAML     YAMLWords
	Services ServicesWords
}

// HistoryWords is what the history of an entry says.
type HistoryWords struct {
	Title      func(what string) string
	None       string
	Loading    string
	Whole      string // a revision of the whole file
	Added      string
	Removed    string
	Undone     string // a revision that was taken back
	Was, Now   string // heads: old and new
	Blank      string
	BackTitle  string
	BackEffect func(when, by string) string
	BackWhole  func(when, by string) string // the same of the whole inventory
	Back       string
	Brought    string
}

// YAMLWords is what editing in $EDITOR says.
type YAMLWords struct {
	Remote   string
	NoEditor string
	Failed   string // the editor ended with an error
	Same     string // nothing was changed
	Saved    string
	Title    string // something is wrong with the text
	Effect   func(problems string) string
	Line     func(line int, problem string) string
	Again    string
	Leave    string
	Hidden   string // in place of what looked like a secret, in the draft
	LeftOut  string // says so
	Behind   string // somebody has changed the same answers meanwhile
}

// ServicesWords is what the choice of an inventory says, and what begins a new one.
type ServicesWords struct {
	Name, Client, Score, Blanks, Stale string // heads
	New                                string // the row that begins one
	Empty                              string // there is none yet
	Import                             string // %s: the command
	From                               string // title: what to begin with
	Templates                          [4][2]string
	AskName, AskClient, AskID          string
	NameHint, ClientHint, IDHint       string
	Begin                              string // title of the questions
	Begun                              func(name string) string
	Taken                              func(id string) string
}

var inventoryEditJA = InventoryEdit{
	BlankNote: func(step string, n int) string { return fmt.Sprintf("空欄 %s%d分", step, n) },
	BlankSays: func(step string, n int) string {
		return fmt.Sprintf("空欄のままだと、%sが最大%d分遅れます。", step, n)
	},
	Unkept: "未記録",
	NA:     "対象外", NAWhy: "対象外：",
	Reviewed: func(day, by string) string { return beside("確認 "+day, by) },
	Updated:  func(day, by string) string { return beside("更新 "+day, by) },
	Never:    "未確認",
	Next:     func(what string) string { return "次の空欄へ：" + what },
	Masked:   "伏せて表示しています。enter で新しい値を入力できます。",
	Hint: map[string]string{
		"minutes": "分単位で入力（15、90m、1h30m）", "days": "営業日数で入力（3）", "order": "連絡する順番を数字で入力（1）",
		"hours": "例：平日 9:00-18:00、月-金 9:00-17:00、24時間", "zone": "例：Asia/Tokyo", "clock": "例：22:00", "date": "例：2026-09-01",
		"period": "例：90d（日）、12w（週）", "span": "例：15m、1h、4bh（営業時間）、1bd（営業日）", "url": "http(s) から始まるURL",
		"closed": "例：12-29/01-03、2026-08-13（「、」で区切る）", "place": "パスワードそのものではなく、保管場所を書いてください",
		"list": "「、」で区切って複数入力できます", "means": "例：電話 03-1234-5678 9:00-18:00；メール a@example.jp",
		"ref": "enter で連絡先から選択。未登録の名前はその場で追加できます", "many": "enter で選択。もう一度選ぶと外れます",
		"choice": "space で選択肢を切り替え", "bool": "space で切り替え", "long": "enter で改行、ctrl+s で確定",
	},
	Secret:    "機密情報のように見えます。値ではなく、保管場所を書いてください。",
	NotSecret: "機密情報ではないので、この項目では許可する",
	Conflict: func(by, value, when string) string {
		return fmt.Sprintf("%sが %s に「%s」へ変更しています。enter：自分の内容で上書き、esc：相手の内容を採用", someoneJA(by), when, value)
	},
	Meanwhile: func(by, value string) string {
		return fmt.Sprintf("入力中に、%sが「%s」へ変更しました。", someoneJA(by), value)
	},
	Gone: func(title string) string { return "「" + title + "」は台帳から削除されました" },
	Add:  func(kind string) string { return kind + "を追加" }, AddName: "名称", AddKind: "追加する種別",
	AddHint:   "名称だけで追加し、残りは続けて入力できます。",
	AddPerson: "「%s」を連絡先に追加",
	PickWho:   func(field string) string { return field + "を選ぶ" },
	PickMany:  func(field string) string { return field + "を選ぶ（複数可）" },
	NATitle:   func(what string) string { return what + "を対象外にする" }, NALabel: "理由",
	NAHint: "このサービスに当てはまらない理由を残します。空欄としては数えません。",
	NABack: "理由を直せます。消して enter を押すと、対象に戻ります。", Applies: "対象に戻しました（u で元に戻せます）",
	Value:  "新しい値",
	Remove: func(title string) string { return "「" + title + "」を削除" }, RemoveIt: "削除する",
	Removes: "この項目を台帳から削除します。変更履歴から元に戻せます。",
	Empties: "この項目の内容をすべて消します。変更履歴から元に戻せます。", Clear: "消す",
	Called: func(kind, title string) string { return kind + "「" + title + "」" },
	UsedBy: func(title string, fields []string) string {
		return fmt.Sprintf("「%s」は次の項目から参照されているため、削除できません：%s。先にこれらの参照先を変更してください。", title, listed(fields, "、", "ほか%d件"))
	},
	Removed: func(title string) string {
		return "「" + title + "」を削除しました（u で元に戻せます）"
	},
	Cleared: "消しました（u で元に戻せます）", Nothing: "削除する内容がありません", Marked: "対象外にしました（u で元に戻せます）",
	NowSeen: func(n int) string { return fmt.Sprintf("%d件を本日確認済みにしました", n) },
	AllSeen: func(what string, n int) (string, string) {
		return "確認済みにする", fmt.Sprintf("「%s」の%d件を、本日時点で正しいと確認したものとして記録します。", what, n)
	},
	SeeIt: "確認済みにする", Undone: undoJA,
	NoAdd: "ここに追加できる項目はありません", NoEdit: "この行は編集できません", NoRun: "この項目に実行できるコマンドはありません",
	GapTitle: func(what string) string { return "不明点を埋める：" + what }, GapClosed: "不明点を解消し、台帳に記録しました",
	History: HistoryWords{
		Title: func(what string) string { return "変更履歴  " + what }, None: "変更の記録はありません", Loading: "読み込み中",
		Whole: "台帳全体の更新", Added: "追加", Removed: "削除", Undone: "取り消し済み", Was: "変更前", Now: "変更後", Blank: "空欄",
		BackTitle: "以前の内容に戻す",
		BackEffect: func(when, by string) string {
			return fmt.Sprintf("この項目を、%s（%s）の変更後の内容に戻します。今の内容は変更履歴に残ります。", when, by)
		},
		BackWhole: func(when, by string) string {
			return fmt.Sprintf("台帳全体を、%s（%s）の更新後の内容に戻します。今の内容は変更履歴に残ります。", when, by)
		},
		Back: "戻す", Brought: "以前の内容に戻しました",
	},
	YAML: YAMLWords{
		Remote:   "SSH接続中はエディターを開けません。各欄で編集するか、手元で shirei inventory edit を使ってください。",
		NoEditor: "エディターが設定されていません。環境変数 VISUAL か EDITOR を設定してください。",
		Failed:   "エディターが異常終了しました。台帳は変更していません。", Same: "変更はありませんでした", Saved: "台帳に記録しました",
		Line: func(n int, p string) string {
			if n == 0 {
				return p
			}
			return fmt.Sprintf("%d行目 %s", n, p)
		},
		Title: "まだ記録していません", Effect: func(p string) string {
			return p + "\n\n編集した内容は下書きに残っています。次に開くと続きから編集できます。"
		},
		Again: "エディターで直す", Leave: "後で直す",
		Hidden: "機密情報のように見える値は残していません。保管場所を書いてください", LeftOut: "機密情報のように見える値は残していません。",
		Behind: "ほかの人が同じ箇所を変更しました。編集した内容は下書きに残っています。",
	},
	Services: ServicesWords{
		Name: "サービス", Client: "発注元", Score: "整備度", Blanks: "空欄", Stale: "要見直し",
		New:   "＋ 新しい台帳を作る",
		Empty: "運用台帳はまだありません。ひな形から作ると、空欄に答えるだけで整います。", Import: "YAMLの台帳ファイルがある場合は %s で取り込めます。",
		From: "台帳のひな形",
		Templates: [4][2]string{
			{"ECサイト", "決済・配送・在庫などの連携がある販売サイト"}, {"SaaS", "契約企業が使う業務サービス"},
			{"会員サイト", "会員登録・ログイン・配信が中心のサイト"}, {"空の台帳", "何も書かれていない状態から作る"},
		},
		AskName: "サービス名", AskClient: "発注元", AskID: "ID",
		NameHint: "画面や報告文に出る名前です。", ClientHint: "報告の宛先になる会社名です。まだ決まっていなければ空欄のまま enter。",
		IDHint: "コマンドで使う短い名前です（文字・数字・-・_）。", Begin: "新しい台帳",
		Begun: func(name string) string {
			return "「" + name + "」の台帳を作成しました。b で空欄を上から埋められます"
		},
		Taken: func(id string) string {
			return "ID「" + id + "」の台帳はすでにあります。別のIDを入力してください。"
		},
	},
}

var inventoryEditEN = InventoryEdit{
	BlankNote: func(step string, n int) string { return fmt.Sprintf("blank, %s %d min", step, n) },
	BlankSays: func(step string, n int) string {
		return fmt.Sprintf("While this is blank, %s may lose up to %d min. ", step, n)
	},
	Unkept: "not recorded",
	NA:     "does not apply", NAWhy: "Does not apply: ",
	Reviewed: func(day, by string) string { return beside("reviewed "+day, by) },
	Updated:  func(day, by string) string { return beside("updated "+day, by) },
	Never:    "never reviewed",
	Next:     func(what string) string { return "Next blank: " + what },
	Masked:   "Drawn masked. Press enter to type a new value over it.",
	Hint: map[string]string{
		"minutes": "in minutes: 15, 90m, 1h30m", "days": "in business days: 3", "order": "the rank in which they are called: 1",
		"hours": "such as mon-fri 09:00-18:00, weekdays 9:00-17:00, 24h", "zone": "such as Asia/Tokyo", "clock": "such as 22:00", "date": "such as 2026-09-01",
		"period": "such as 90d (days) or 12w (weeks)", "span": "such as 15m, 1h, 4bh (business hours), 1bd (business day)", "url": "an http(s) address",
		"closed": "such as 12-29/01-03, 2026-08-13", "place": "write where the password is kept, not the password",
		"list": "several are separated by commas", "means": "such as phone 03-1234-5678 9:00-18:00; mail a@example.com",
		"ref": "enter picks a contact; a new name can be added at once", "many": "enter picks; picking again takes it out",
		"choice": "space goes to the next choice", "bool": "space switches it", "long": "enter breaks the line, ctrl+s is done",
	},
	Secret:    "This looks like a secret. Write where it is kept, not the secret.",
	NotSecret: "This is no secret: let it pass for this entry",
	Conflict: func(by, value, when string) string {
		return fmt.Sprintf("%s changed this to “%s” at %s. enter: write yours over it, esc: take theirs", someoneEN(by), value, when)
	},
	Meanwhile: func(by, value string) string {
		return fmt.Sprintf("%s changed this to “%s” while you type.", someoneEN(by), value)
	},
	Gone: func(title string) string { return "“" + title + "” was removed from the inventory" },
	Add:  func(kind string) string { return "Add: " + kind }, AddName: "Name", AddKind: "What to add",
	AddHint:   "The name is enough to add it; the rest can be filled in next.",
	AddPerson: "Add “%s” to the contacts",
	PickWho:   func(field string) string { return "Pick: " + field },
	PickMany:  func(field string) string { return "Pick any: " + field },
	NATitle:   func(what string) string { return "Does not apply: " + what }, NALabel: "Why",
	NAHint: "Why it does not apply to this service. It is no blank then.",
	NABack: "Change the reason, or clear it and press enter: then it applies again.", Applies: "It applies again (u takes it back)",
	Value:  "New value",
	Remove: func(title string) string { return "Remove “" + title + "”" }, RemoveIt: "Remove it",
	Removes: "Removes this entry from the inventory. The history can bring it back.",
	Empties: "Clears all answers of this entry. The history can bring them back.", Clear: "Clear it",
	Called: func(kind, title string) string { return kind + " “" + title + "”" },
	UsedBy: func(title string, fields []string) string {
		return fmt.Sprintf("“%s” cannot be removed: these refer to it: %s. Change them first.", title, listed(fields, ", ", " and %d more"))
	},
	Removed: func(title string) string { return "Removed “" + title + "” (u takes it back)" },
	Cleared: "Cleared (u takes it back)", Nothing: "There is nothing to remove", Marked: "Marked as not applicable (u takes it back)",
	NowSeen: func(n int) string {
		if n == 1 {
			return "1 entry is reviewed as of today"
		}
		return fmt.Sprintf("%d entries are reviewed as of today", n)
	},
	AllSeen: func(what string, n int) (string, string) {
		return "Mark as reviewed", fmt.Sprintf("Records that all %[2]d entries of “%[1]s” were found true today.", what, n)
	},
	SeeIt: "Mark as reviewed", Undone: undoEN,
	NoAdd: "Nothing can be added here", NoEdit: "This row cannot be edited", NoRun: "This entry has no command to run",
	GapTitle: func(what string) string { return "Fill the gap: " + what }, GapClosed: "The gap is closed and the inventory holds the answer",
	History: HistoryWords{
		Title: func(what string) string { return "History  " + what }, None: "No change is on record", Loading: "Loading",
		Whole: "the whole inventory", Added: "added", Removed: "removed", Undone: "taken back", Was: "before", Now: "after", Blank: "blank",
		BackTitle: "Bring a version back",
		BackEffect: func(when, by string) string {
			return fmt.Sprintf("Takes this entry back to how it stood after the change of %s (%s). What stands now stays in the history.", when, by)
		},
		BackWhole: func(when, by string) string {
			return fmt.Sprintf("Takes the whole inventory back to how it stood after the change of %s (%s). What stands now stays in the history.", when, by)
		},
		Back: "Bring it back", Brought: "The earlier version is back",
	},
	YAML: YAMLWords{
		Remote:   "No editor can be opened over SSH. Edit the fields here, or use shirei inventory edit on your own machine.",
		NoEditor: "No editor is set. Set VISUAL or EDITOR in the environment.",
		Failed:   "The editor ended with an error. The inventory was not changed.", Same: "Nothing was changed", Saved: "The inventory holds it now",
		Line: func(n int, p string) string {
			if n == 0 {
				return p
			}
			return fmt.Sprintf("line %d: %s", n, p)
		},
		Title: "Not recorded yet", Effect: func(p string) string {
			return p + "\n\nWhat you wrote is kept as a draft; opening the editor again goes on from there."
		},
		Again: "Correct it in the editor", Leave: "Later",
		Hidden: "what looked like a secret was left out; write where it is kept", LeftOut: "What looks like a secret was left out of it.",
		Behind: "Somebody else has changed the same place. What you wrote is kept as a draft.",
	},
	Services: ServicesWords{
		Name: "Service", Client: "Client", Score: "Ready", Blanks: "Blank", Stale: "Review",
		New:   "+ Begin a new inventory",
		Empty: "There is no inventory yet. Begin one from a template and answer its blanks.", Import: "An inventory written as YAML is imported with %s.",
		From: "Begin with",
		Templates: [4][2]string{
			{"Online shop", "payment, shipping and stock by outside services"}, {"SaaS", "a service other companies work with"},
			{"Membership site", "sign-up, log-in and content for members"}, {"Empty", "nothing is written yet"},
		},
		AskName: "Name of the service", AskClient: "Client", AskID: "ID",
		NameHint: "It stands on the screen and in reports.", ClientHint: "The company reports are addressed to. Leave it blank with enter if nobody is yet.",
		IDHint: "A short name for commands (letters, digits, - and _).", Begin: "New inventory",
		Begun: func(name string) string {
			return "“" + name + "” has an inventory now. b lists its blanks, worst first"
		},
		Taken: func(id string) string { return "There is an inventory “" + id + "” already. Enter another ID." },
	},
}

func beside(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}

// listed names the first few of a list.
func listed(items []string, comma, more string) string {
	const most = 3
	out := ""
	for i, s := range items {
		if i == most {
			return out + fmt.Sprintf(more, len(items)-most)
		}
		if i > 0 {
			out += comma
		}
		out += s
	}
	return out
}
