package report

import "shirei/incident/lang"

// briefWords are the headings and shapes of a [Brief].
type briefWords struct {
	state, promises, open, ruledOut, decisions, people, told, gaps, words string // headings

	head, since  string // severity, title, status; how long
	seen, layers string // symptom, reach; suspected, cleared
	measure      string // measure, outlook
	next         string
	promise      string // time, remainder, what, who
	because      string // decider, reason
	asked        string // who, what, due, state
	does         string // who, what, how far
	last         string // audience, number, when, next word
	gap          string // what, how long
	aside        string // something, and what is to be said of it

	none, nobody, nothing, undecided, and, colon string
}

var (
	briefJA = briefWords{
		state: "状況", promises: "残っている期限", open: "未検証の仮説・未回答の質問", ruledOut: "棄却した仮説", decisions: "判断と理由",
		people: "体制・対応中の作業", told: "報告済みの内容と次報", gaps: "不明点", words: "発注元へ最後に送った文面",
		head: "%s  %s  %s", since: "（発生から%s）", seen: "事象：%s  影響：%s", layers: "被疑：%s  問題なし：%s",
		measure: "暫定対応：%s  復旧見込み：%s", next: "次の作業：%s", promise: "%s %s  %s  担当：%s",
		because: "（判断者：%s  理由：%s）", asked: "%s：%s（%sまで、%s）", does: "%s：%s（%s）", last: "%s：第%d報 %s  次報 %s", gap: "%s（%s経過）", aside: "%s（%s）",
		none: "なし", nobody: "未定", nothing: "なし", undecided: "未判断", and: "、", colon: "：",
	}
	briefEN = briefWords{
		state: "State", promises: "Owed", open: "Open hypotheses and questions", ruledOut: "Ruled out", decisions: "Decisions and why",
		people: "Who does what", told: "Last told, and the next word", gaps: "What we lack", words: "The text the client was last sent",
		head: "%s  %s  %s", since: ", %s since it began", seen: "Seen: %s  Reach: %s", layers: "Suspected: %s  Cleared: %s",
		measure: "Measure: %s  Outlook: %s", next: "Next: %s", promise: "%s %s  %s  owner: %s",
		because: " (decided by %s because: %s)", asked: "%s: %s (by %s, %s)", does: "%s: %s (%s)", last: "%s: no. %d at %s, next word %s", gap: "%s (for %s)", aside: "%s (%s)",
		none: "none", nobody: "nobody", nothing: "nothing", undecided: "not decided", and: ", ", colon: ": ",
	}
)

func briefWordsOf(l lang.Lang) *briefWords {
	if l == lang.JA {
		return &briefJA
	}
	return &briefEN
}
