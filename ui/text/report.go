package text

import "fmt"

// Report is what the report screen says.
type Report struct {
	Audience, Stage, Language string
	Japanese, English         string
	To, Means, Reviewer       string
	Writer                    string // before who writes the texts to an audience
	Template                  string // before where the text's own wording comes from
	Client                    string // before whom the client names for the first report
	Needed                    string // a fact without which the text may not leave
	Passed                    string // the next word's time has passed
	Missing                   func(facts string) string
	Write                     string // the row that opens the editor
	Edited                    string // … when the text was edited by hand
	Preview                   string // the row that opens the preview
	Sent                      string // heading of what is out
	Unsent                    string // copied out and not recorded as sent
	Inventory                 string // beside what is on offer from there

	AboutChoice, AboutFact, AboutNext, AboutEdited, AboutPreview, AboutUnsent, AboutSent string

	Cadence  func(term string) string
	NoText   string // a fact without text has no confidence to set
	Past     string
	Drop     string // title of discarding the edited text
	DropYes  string
	DropSays string

	Going                         func(stage, audience, language string) string // head of the preview
	Lines                         func(hidden int) string                       // below the window
	Copy, Save, Record, Telephone string
	Copied                        string
	Stale                         string // another text went out meanwhile
	EditHead                      string

	MeansTitle, MeansHint       string
	ToTitle                     string
	TimeTitle, TimeLabel        string
	ReviewTitle, ReviewHint     string
	SkipTitle, SkipLabel        string
	SkipHint                    string
	RecordTitle, RecordYes      string
	AgainSays, AgainYes         string // of a text that is recorded already
	Effect                      func(audience, stage, at, means, to, next, reviewer, skipped string) string
	Recorded                    func(stage, audience string) string
	SentBy, SentReviewed        string
	ReviewSkipped, SentNextWord string
}

var reportJA = Report{
	Audience: "報告先", Stage: "種類", Language: "言語", Japanese: "日本語", English: "英語",
	To: "宛先", Means: "手段", Reviewer: "確認者", Writer: "作成者", Template: "文面", Client: "連絡順", Needed: "要記入", Passed: "時刻超過",
	Missing: func(facts string) string { return "送信前に記入が必要です：" + facts },
	Write:   "下書きを作る・編集", Edited: "下書きを編集（編集済み）", Preview: "内容を確認して送る", Sent: "送信済み",
	Unsent: "未送信（コピー済）", Inventory: "台帳",
	AboutChoice: "space 次の選択肢へ。() 内は記録に基づく候補", AboutFact: "enter 入力  space 確認済・推定・確認中",
	AboutNext:    "次報の時刻。14:45、30m、明日 9:00 など",
	AboutEdited:  "手動で編集した文面です。以後の項目の変更は反映されません。x で破棄して作り直せます",
	AboutPreview: "送信する文面を表示します。コピー・保存・送信の記録ができます", AboutUnsent: "enter 内容を確認し、送信済みとして記録",
	AboutSent: "enter 全文を表示  y コピー",
	Cadence:   func(term string) string { return "続報の間隔 " + term },
	NoText:    "本文が未記入です", Past: "次報には、これからの時刻を入力してください",
	Drop: "編集した文面を破棄", DropYes: "破棄する", DropSays: "編集した文面を破棄し、記入済みの項目から作り直します。",
	Going: func(stage, audience, language string) string { return stage + "  " + audience + "  " + language },
	Lines: func(hidden int) string { return fmt.Sprintf("続き%d行（j）", hidden) },
	Copy:  "コピー", Save: "ファイルへ保存", Record: "送信済みとして記録", Telephone: "電話用",
	Copied:     "コピーしました。送信したら「送信済みとして記録」してください",
	Stale:      "同じ報告先へ別の文面が送信されました。esc で戻り、開き直してください",
	EditHead:   "ctrl+s 内容を確認   esc 戻る（下書きは残ります）",
	MeansTitle: "送信手段", MeansHint: "電話、メールなど", ToTitle: "宛先",
	TimeTitle: "送信時刻", TimeLabel: "時刻", ReviewTitle: "文面を確認した人", ReviewHint: "確認を省いた場合は空欄のまま（次に理由を入力）",
	SkipTitle: "確認を省く理由", SkipLabel: "理由", SkipHint: "確認を省くには理由が必要です",
	RecordTitle: "送信済みとして記録", RecordYes: "記録する", AgainSays: "実際に2回送信しましたか。", AgainYes: "もう一度記録する",
	Effect: func(audience, stage, at, means, to, next, reviewer, skipped string) string {
		s := fmt.Sprintf("%sへの%sを %s に送信済みとして記録します。", audience, stage, at)
		if means+to != "" {
			s += fmt.Sprintf("手段：%s、宛先：%s。", orDash(means), orDash(to))
		}
		switch {
		case reviewer != "":
			s += "確認者：" + reviewer + "。"
		case skipped != "":
			s += "確認を省略：" + skipped + "。"
		}
		if next != "" {
			s += "次報の期限は " + next + " です。"
		}
		return s + "送信済みの文面は後から変更できません。"
	},
	Recorded: func(stage, audience string) string {
		return audience + "への" + stage + "を送信済みとして記録しました"
	},
	SentBy: "記録", SentReviewed: "確認者", ReviewSkipped: "確認省略", SentNextWord: "次報",
}

var reportEN = Report{
	Audience: "To whom", Stage: "Kind", Language: "Language", Japanese: "Japanese", English: "English",
	To: "Recipient", Means: "Means", Reviewer: "Reviewer", Writer: "Writer", Template: "wording from the", Client: "in order", Needed: "needed", Passed: "passed",
	Missing: func(facts string) string { return "Needed to send: " + facts },
	Write:   "Write or edit the text", Edited: "Edit the text (edited by hand)", Preview: "Check the text and send it", Sent: "Sent",
	Unsent: "not sent (copied)", Inventory: "inventory",
	AboutChoice: "space goes to the next choice. In (): what the record suggests", AboutFact: "enter edits  space confirmed, suspected, checking",
	AboutNext:    "When the next word comes: 14:45, 30m, tomorrow 9:00",
	AboutEdited:  "Edited by hand: later changes of the facts do not enter it. x discards it and drafts anew",
	AboutPreview: "Shows exactly what goes out; copy it, save it, record it as sent", AboutUnsent: "enter shows it, to record it as sent",
	AboutSent: "enter shows it word for word  y copies",
	Cadence:   func(term string) string { return "an update every " + term },
	NoText:    "nothing is written there yet", Past: "Give the next word a time still to come",
	Drop: "Discard the edited text", DropYes: "discard", DropSays: "The text edited by hand is discarded and drafted anew from the facts.",
	Going: func(stage, audience, language string) string { return stage + " to " + audience + ", " + language },
	Lines: func(hidden int) string { return fmt.Sprintf("%d more lines (j)", hidden) },
	Copy:  "copy", Save: "save to file", Record: "record as sent", Telephone: "telephone",
	Copied:     "copied; once it is sent, record it as sent",
	Stale:      "Another text went to this audience meanwhile. Go back with esc and open this again",
	EditHead:   "ctrl+s checks it   esc back, the draft stays",
	MeansTitle: "By which means", MeansHint: "telephone, mail", ToTitle: "Sent to whom",
	TimeTitle: "When it was sent", TimeLabel: "time", ReviewTitle: "Who has read the text", ReviewHint: "Leave it empty if nobody has; the reason is asked next",
	SkipTitle: "Why it goes unread", SkipLabel: "reason", SkipHint: "Sending without a review needs a reason",
	RecordTitle: "Record as sent", RecordYes: "record", AgainSays: "Did it really go out twice?", AgainYes: "record it again",
	Effect: func(audience, stage, at, means, to, next, reviewer, skipped string) string {
		s := fmt.Sprintf("Records that the %s went to the %s at %s.", stage, audience, at)
		if means+to != "" {
			s += fmt.Sprintf(" By %s, to %s.", orDash(means), orDash(to))
		}
		switch {
		case reviewer != "":
			s += " Read by " + reviewer + "."
		case skipped != "":
			s += " Not reviewed: " + skipped + "."
		}
		if next != "" {
			s += " The next word is owed at " + next + "."
		}
		return s + " A text that is out cannot be changed."
	},
	Recorded: func(stage, audience string) string { return "recorded: " + stage + " sent to " + audience },
	SentBy:   "recorded by", SentReviewed: "read by", ReviewSkipped: "not reviewed", SentNextWord: "next word",
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
