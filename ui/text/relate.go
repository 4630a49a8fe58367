package text

// Relate is what the console says of incidents that belong together.
type Relate struct {
	Title                                              string
	Open                                               func(how, short string) string
	Merge, Take, Follows, CausedBy                     string // what one can be to another
	MergeTitle, TakeTitle, FollowsTitle, CausedByTitle string // before which other one
	None                                               string // there is no other
	Why, MergeHint, LinkHint                           string
	Merging, Merged                                    func(from, into string) string
	Linked                                             string
	Call                                               func(into, title string) string // to whoever has the merged one open
	Move                                               string                          // the key of that call
	NoteTitle, NoteThere, NoteHere                     func(short string) string       // where a line is written
}

var relateJA = Relate{
	Title: "統合・関連付け", Open: func(how, short string) string { return "開く：" + how + " " + short },
	Merge: "重複として別のインシデントに統合する", Take: "別のインシデントをここに統合する",
	Follows: "先行インシデントを関連付ける", CausedBy: "原因となったインシデントを関連付ける",
	MergeTitle: "どのインシデントに統合しますか", TakeTitle: "どのインシデントをここに統合しますか", FollowsTitle: "先行インシデント", CausedByTitle: "原因となったインシデント",
	None: "ほかにインシデントはありません",
	Why:  "理由", MergeHint: "統合元は重複として終了し、期限を取り下げます。記録はどちらも残り、u で元に戻せます", LinkHint: "省略できます",
	Merging: func(from, into string) string { return from + " を " + into + " に統合する" },
	Merged: func(from, into string) string {
		return from + " を " + into + " に統合しました。u で元に戻せます"
	},
	Linked: "関連付けました",
	Call: func(into, title string) string {
		return into + " に統合されました：" + title
	},
	Move: "統合先へ移動",
	NoteTitle: func(short string) string {
		return "このインシデントは " + short + " に統合されました。どこに記録しますか"
	},
	NoteThere: func(short string) string { return short + "（統合先）に記録して移動する" },
	NoteHere:  func(short string) string { return short + "（重複）に記録する" },
}

var relateEN = Relate{
	Title: "Merge or link", Open: func(how, short string) string { return "go to: " + how + " " + short },
	Merge: "merge this into another: it is a duplicate", Take: "merge another into this",
	Follows: "link the incident this follows", CausedBy: "link the incident that caused this",
	MergeTitle: "Merge into which", TakeTitle: "Merge which into this", FollowsTitle: "Follows which", CausedByTitle: "Caused by which",
	None: "there is no other incident",
	Why:  "Why", MergeHint: "the one merged ends as a duplicate, its promises are withdrawn; both records stay, u parts them", LinkHint: "may be empty",
	Merging:   func(from, into string) string { return "Merge " + from + " into " + into },
	Merged:    func(from, into string) string { return "merged " + from + " into " + into + "; u parts them" },
	Linked:    "linked",
	Call:      func(into, title string) string { return "merged into " + into + ": " + title },
	Move:      "go there",
	NoteTitle: func(short string) string { return "This was merged into " + short + ". Write where" },
	NoteThere: func(short string) string { return "in " + short + ", which goes on; and go there" },
	NoteHere:  func(short string) string { return "in " + short + ", the duplicate" },
}
