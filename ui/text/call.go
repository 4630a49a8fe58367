package text

import "fmt"

// Ladder is what the contact ladder says.
type Ladder struct {
	Title    string
	Purposes map[string]string // by ladder.Purpose; of a vendor's desk: its name
	Escalate string            // %s: whom the escalation has to reach
	Next     string
	Now      string
	Wait     func(span, until string) string // before the next person is called
	Assumed  string                          // the wait is not in the inventory
	Reached  func(who, at string) string
	Over     string // everybody was tried
	NoMeans  string // nobody has a means in the inventory
	Closed   func(opens string) string
	Shut     string // closed, and no opening in sight
	Open     string
	Answered string
	Silent   string
	WaitFor  func(span string) string
	WayOut   string
	Means    string // a person without means
	Nobody   string // nobody stands on it
	NoOpen   string // only means outside their hours are left
	Kept     func(promise string) (title, effect string)
	Keep     string
	How      func(who, mean string) string // who was reached, as the promise keeps it
	Note     string
	Noted    func(who string) string
	Done     func(who, mean string, answered bool) string
}

// Gaps is what recording and filling a gap says.
type Gaps struct {
	Title     string // of the list
	Open      string // before how long a gap has been open
	Count     func(n int, span string) string
	Other     string // %s: what was typed
	Asked     string // recorded
	Cost      func(minutes int) string
	None      string // no inventory to pick from
	Fill      string
	GiveUp    string
	InPlace   string // in the inventory itself
	Value     string // the label of the answer
	ValueHint string
	Into      string // the answer goes into the inventory
	Name      string // the name of a new entry
	NameHint  string
	Later     string // a field of a new entry that may stay blank
	Reason    string
	Filled    string
	Closed    string
	GaveUp    string
	AddThere  string // of a list of people: add somebody in the inventory
	Nothing   string // none was recorded
	Total     string // the minutes of all, without overlaps
}

var ladderJA = Ladder{
	Title:    "連絡順",
	Purposes: map[string]string{"decide": "判断者", "escalate": "エスカレーション", "client": "発注元", "anyone": "全連絡先"},
	Escalate: "エスカレーション（%s）",
	Next:     "次", Now: "今すぐ",
	Wait:    func(span, until string) string { return "あと" + span + "待つ（" + until + " まで）" },
	Assumed: "待ち時間は台帳に記載なし（既定の5分）",
	Reached: func(who, at string) string { return at + " " + who + "と連絡済み" },
	Over:    "全員応答なし。代替手段へ",
	NoMeans: "連絡手段が空欄です（esc で戻り b で記録）",
	Closed:  func(opens string) string { return "時間外（次 " + opens + "）" }, Shut: "時間外", Open: "時間内",
	Answered: "応答あり", Silent: "応答なし",
	WaitFor: func(span string) string { return "待ち" + span },
	WayOut:  "代替", Means: "連絡手段", Nobody: "連絡先", NoOpen: "時間内の手段なし",
	Kept: func(promise string) (string, string) {
		return "期限の完了", promise + "を完了として記録します。"
	},
	Keep: "完了にする",
	How: func(who, mean string) string {
		if mean == "" {
			return who
		}
		return who + "（" + mean + "）"
	},
	Note:  "連絡の内容",
	Noted: func(who string) string { return who + "：" },
	Done: func(who, mean string, answered bool) string {
		said := "応答なし"
		if answered {
			said = "応答あり"
		}
		return "記録しました：" + who + " " + mean + " " + said + "（u 取り消し  n 内容）"
	},
}

var ladderEN = Ladder{
	Title:    "Whom to call",
	Purposes: map[string]string{"decide": "decider", "escalate": "escalation", "client": "client", "anyone": "everybody"},
	Escalate: "escalation (%s)",
	Next:     "next", Now: "now",
	Wait:    func(span, until string) string { return "wait " + span + " more (until " + until + ")" },
	Assumed: "the inventory does not say how long to wait: 5 min",
	Reached: func(who, at string) string { return at + " reached " + who },
	Over:    "everybody was tried; take the way out",
	NoMeans: "no ways to reach them are recorded (esc, then b records it)",
	Closed:  func(opens string) string { return "closed (opens " + opens + ")" }, Shut: "closed", Open: "open now",
	Answered: "answered", Silent: "no answer",
	WaitFor: func(span string) string { return "wait " + span },
	WayOut:  "Way out", Means: "ways to reach", Nobody: "people to call", NoOpen: "nothing open is left",
	Kept: func(promise string) (string, string) {
		return "Promise kept", "Records as done: " + promise + "."
	},
	Keep: "Record it",
	How: func(who, mean string) string {
		if mean == "" {
			return who
		}
		return who + " (" + mean + ")"
	},
	Note:  "What was said",
	Noted: func(who string) string { return who + ": " },
	Done: func(who, mean string, answered bool) string {
		said := "no answer"
		if answered {
			said = "answered"
		}
		return "recorded: " + who + ", " + mean + ": " + said + " (u takes it back, n adds what was said)"
	},
}

var gapsJA = Gaps{
	Title: "不明点を記録する", Open: "未判明",
	Count: func(n int, span string) string { return fmt.Sprintf("不明点%d件 %s", n, span) },
	Other: "「%s」を不明点として記録",
	Asked: "不明点として記録しました。判明したら b で記入します",
	Cost:  func(m int) string { return fmt.Sprintf("最大%d分遅れ", m) },
	None:  "関係する台帳の空欄はありません。不明点を入力してください",
	Fill:  "判明した内容を記入する", GiveUp: "確認を断念する（理由を記録）", InPlace: "運用台帳の画面で記入する",
	Value: "判明した内容", ValueHint: "不明点を閉じ、内容をタイムラインに残します", Into: "不明点を閉じ、運用台帳にも記入します",
	Name: "名称", NameHint: "運用台帳に項目を追加します。残りの欄は後から記入できます", Later: "空欄のまま enter で、後から台帳に記入できます",
	Reason: "断念する理由", Filled: "判明した内容を運用台帳に記入しました", Closed: "不明点を閉じました", GaveUp: "確認の断念を記録しました",
	AddThere: "一覧にない：運用台帳で追加する",
	Nothing:  "不明点の記録はありません。", Total: "合計（重なりを除く）",
}

var gapsEN = Gaps{
	Title: "Record what is missing", Open: "missing",
	Count: func(n int, span string) string { return fmt.Sprintf("%d missing %s", n, span) },
	Other: "record “%s” as missing",
	Asked: "recorded as missing; b fills it in once it is known",
	Cost:  func(m int) string { return fmt.Sprintf("blank, up to %d min", m) },
	None:  "no blank of the inventory stops this step; type what is missing",
	Fill:  "write down what it turned out to be", GiveUp: "give it up, with the reason", InPlace: "fill it in on the inventory's screen",
	Value: "What it turned out to be", ValueHint: "closes the gap and keeps the answer on the timeline", Into: "closes the gap and goes into the inventory too",
	Name: "Name", NameHint: "adds an entry to the inventory; its other fields can follow later", Later: "enter alone leaves it blank for now",
	Reason: "Why it is given up", Filled: "found out, and written into the inventory", Closed: "the gap is closed", GaveUp: "recorded as given up",
	AddThere: "nobody of these: add them in the inventory",
	Nothing:  "Nothing was recorded as missing.", Total: "total without overlaps",
}
