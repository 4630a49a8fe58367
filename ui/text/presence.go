package text

import "fmt"

// Presence is what every surface says of who is here.
type Presence struct {
	Title             string             // over the list
	Here              func(n int) string // in the header: how many people are here
	Typing, Idle      string
	Terminals         func(n int) string // of somebody who has more than one open
	You               string             // after one's own name
	Absent            string             // of whoever holds a role and is not here
	Elsewhere, AtNone string             // at another incident; at none
	Nobody            string
	Already           func(name string) string     // the name is in use by somebody present
	Another           string                       // what to do if that is somebody else
	Watching          string                       // of whoever may only observe
	Quiet, Loud       string                       // this terminal's bell was switched off, on
	SetBack           func(was, now string) string // the machine's clock, as HH:MM
	Back              string                       // the database's file is where it was again
}

var presenceJA = Presence{
	Title: "参加者", Here: func(n int) string { return fmt.Sprintf("参加%d", n) },
	Terminals: func(n int) string { return fmt.Sprintf("%d端末", n) },
	Typing:    "入力中", Idle: "離席中", You: "自分", Absent: "不在", Elsewhere: "別のインシデント", AtNone: "ホーム",
	Nobody: "参加者はいません", Watching: "閲覧のみ",
	Already: func(name string) string { return name + "さんは別の端末でも参加しています" },
	Another: "。別の人の場合は、名前を変えて開き直してください（--as 名前）",
	Quiet:   "この端末のベルを止めました", Loud: "この端末のベルを鳴らします",
	SetBack: func(was, now string) string {
		return fmt.Sprintf("時計が戻されました（%s → %s）。以後の記録は新しい時刻で残ります", was, now)
	},
	Back: "データベースのファイルが元の場所に戻りました。保存できます",
}

var presenceEN = Presence{
	Title: "Who is here", Here: func(n int) string { return fmt.Sprintf("%d here", n) },
	Terminals: func(n int) string { return fmt.Sprintf("%d terminals", n) },
	Typing:    "typing", Idle: "idle", You: "you", Absent: "not here", Elsewhere: "another incident", AtNone: "home",
	Nobody: "nobody is here", Watching: "watching",
	Already: func(name string) string { return name + " is here already, on another terminal" },
	Another: "; if that is somebody else, start again under another name (--as NAME)",
	Quiet:   "the bell of this terminal is off", Loud: "the bell of this terminal is on",
	SetBack: func(was, now string) string {
		return fmt.Sprintf("The clock was set back (%s → %s): what is recorded now has the new time", was, now)
	},
	Back: "The database's file is back in its place; it can be saved again",
}
