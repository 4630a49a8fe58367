package text

import (
	"cmp"
	"fmt"
)

// Common is what every screen may say.
type Common struct {
	Yes, No, Cancel, Back, Done string
	NotApplicable               string // an inventory field that does not apply
	Drill                       string // stands before everything of a drill
	Colon                       string // between a label and what it says
	And                         string // joins the items of a list
	Unknown                     string // a value nobody knows yet
	None                        string
	Blank                       string // a blank of the inventory, in place
	Copied                      string
	Saved                       string
	NotSaved                    string
	Draft                       string // beside text that is kept but not recorded
	TooSmall                    string // the window is too small
	Loading                     string
	Presence                    Presence
	Written                     func(path string) string        // a file was written
	Others                      func(n int) string              // how many more there are
	Paste                       func(lines, chars int) string   // the chip of a big paste
	From                        func(where, when string) string // where a value comes from, and when it was reviewed
}

var commonJA = Common{
	Yes: "はい", No: "いいえ", Cancel: "やめる", Back: "戻る", Done: "完了",
	NotApplicable: "対象外", Drill: "訓練", Colon: "：", And: "、",
	Unknown: "不明", None: "なし", Blank: "空欄", Copied: "コピーしました", Saved: "記録しました", NotSaved: "未保存",
	Presence: presenceJA,
	Draft:    "下書き", TooSmall: "60x16以上の画面が必要です", Loading: "読み込み中",
	Written: func(path string) string { return "書き出しました：" + path },
	Others:  func(n int) string { return fmt.Sprintf("ほか%d件", n) },
	Paste: func(lines, chars int) string {
		if lines > 1 {
			return fmt.Sprintf("[貼り付け %d行]", lines)
		}
		return fmt.Sprintf("[貼り付け %d文字]", chars)
	},
	From: func(where, when string) string {
		if when == "" {
			return where
		}
		return where + "（確認 " + when + "）"
	},
}

var commonEN = Common{
	Yes: "yes", No: "no", Cancel: "cancel", Back: "back", Done: "done",
	NotApplicable: "does not apply", Drill: "DRILL", Colon: ": ", And: ", ",
	Unknown: "unknown", None: "none", Blank: "blank", Copied: "copied", Saved: "recorded", NotSaved: "not saved",
	Presence: presenceEN,
	Draft:    "draft", TooSmall: "needs 60x16 or more", Loading: "loading",
	Written: func(path string) string { return "written: " + path },
	Others:  func(n int) string { return fmt.Sprintf("%d more", n) },
	Paste: func(lines, chars int) string {
		if lines > 1 {
			return fmt.Sprintf("[pasted, %d lines]", lines)
		}
		return fmt.Sprintf("[pasted, %d characters]", chars)
	},
	From: func(where, when string) string {
		if when == "" {
			return where
		}
		return where + " (reviewed " + when + ")"
	},
}

func countJA(unit string) func(int) string {
	return func(n int) string { return fmt.Sprintf("%d%s", n, unit) }
}

func countEN(word string) func(int) string {
	return func(n int) string { return fmt.Sprintf("%d %s", n, word) }
}

// someoneJA and someoneEN name a person in a sentence; empty: nobody knows who.
func someoneJA(who string) string {
	if who == "" {
		return "ほかの人"
	}
	return who + "さん"
}

func someoneEN(who string) string { return cmp.Or(who, "someone") }
