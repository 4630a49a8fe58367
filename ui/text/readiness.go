package text

import "fmt"

// Readiness is what the console and the command line say of how ready an inventory is. Words of sections, fields and
// verdicts are the inventory's own.
type Readiness struct {
	Score      func(percent, filled, total int) string
	Pitfalls   func(n int) string
	Goal       string             // what passes
	Sections   string             // the headings
	First      func(n int) string // the blanks to fill first
	Rest       func(n int) string // the others
	Blanks     func(n int) string // all of them, where they are few
	Trouble    string
	Boundaries string
	Stale      func(n int) string
	NoBlanks   string
	NoStale    string

	Steps   map[string]string // what a blank stops, by inventory.Steps
	Cost    func(step string, minutes int) string
	Minutes func(n int) string

	Answers  map[string]string // to a pitfall: it is one, it is none, nobody can tell
	By       map[string]string // who answered, after the answer
	Overrule string            // a person said no, and the fields say otherwise
	Missing  string            // before a blank
	Because  string            // before what a person wrote
	Ask      string            // before the question a person has to answer
	Whole    string            // a boundary that lacks nothing
	Lacks    func(parts string) string
	Agreed   func(on, with string) string
	Part     string // joins who, when, what

	Since  func(day string) string // stale since
	Looked func(day string) string // when it was last reviewed
	Never  string

	More  func(n int) string // rows that are folded away
	Fewer string
	Next  func(command string) string
}

var readinessJA = Readiness{
	Score:    func(p, n, of int) string { return fmt.Sprintf("整備度 %d%%（記入 %d/%d）", p, n, of) },
	Pitfalls: func(n int) string { return fmt.Sprintf("落とし穴 %d/7", n) },
	Goal:     "基準：整備度90%以上、落とし穴なし",
	Sections: "区分ごとの整備度", First: func(n int) string { return fmt.Sprintf("まず埋める%d件（効果の大きい順）", n) },
	Blanks:  func(n int) string { return fmt.Sprintf("空欄 %d（影響の大きい順）", n) },
	Rest:    func(n int) string { return fmt.Sprintf("ほかの空欄 %d（影響の大きい順）", n) },
	Trouble: "7つの落とし穴", Boundaries: "責任分界の5項目", Stale: func(n int) string { return fmt.Sprintf("要見直し %d", n) },
	NoBlanks: "空欄はありません", NoStale: "要見直しの項目はありません",
	Steps: map[string]string{
		"triage": "切り分け", "severity": "重要度の判定", "report": "一次報告", "decide": "暫定対応の判断", "recover": "復旧確認", "postmortem": "ポストモーテム",
	},
	Cost: func(step string, n int) string { return fmt.Sprintf("%sが最大%d分遅れる", step, n) }, Minutes: countJA("分"),
	Answers:  map[string]string{"yes": "該当する", "no": "該当しない", "unknown": "不明（該当とみなす）"},
	By:       map[string]string{"fields": "（台帳の記入内容による）", "person": "（担当者の回答による）", "nobody": "（記入も回答もなし）"},
	Overrule: "「該当しない」との回答があるが、空欄が残っている",
	Missing:  "空欄", Because: "根拠", Ask: "確認すること", Whole: "誰が・いつ・何をがそろっている",
	Lacks:  func(parts string) string { return parts + " が空欄" },
	Agreed: func(on, with string) string { return joinWith("合意 "+on, with, "（", "）") },
	Part:   "・",
	Since:  func(day string) string { return day + " から要見直し" }, Looked: func(day string) string { return "最終確認 " + day },
	Never: "未確認", More: func(n int) string { return fmt.Sprintf("ほか%d件を表示", n) }, Fewer: "一部だけ表示",
	Next: func(c string) string { return "確認事項を依頼文にするには：" + c },
}

var readinessEN = Readiness{
	Score:    func(p, n, of int) string { return fmt.Sprintf("ready %d%% (filled %d/%d)", p, n, of) },
	Pitfalls: func(n int) string { return fmt.Sprintf("pitfalls %d/7", n) },
	Goal:     "to pass: ready 90% or more, and no pitfall",
	Sections: "By section", First: func(n int) string { return fmt.Sprintf("Fill these %d first", n) },
	Blanks:  func(n int) string { return fmt.Sprintf("%d blank, the worst first", n) },
	Rest:    func(n int) string { return fmt.Sprintf("%d more blank, the worst first", n) },
	Trouble: "The seven pitfalls", Boundaries: "The five lines of responsibility", Stale: func(n int) string { return fmt.Sprintf("%d to review", n) },
	NoBlanks: "nothing is blank", NoStale: "nothing is overdue for a review",
	Steps: map[string]string{
		"triage": "triage", "severity": "the severity", "report": "the report", "decide": "the decision", "recover": "the recovery check", "postmortem": "the postmortem",
	},
	Cost: func(step string, n int) string { return fmt.Sprintf("stops %s for up to %d min", step, n) }, Minutes: countEN("min"),
	Answers:  map[string]string{"yes": "yes", "no": "no", "unknown": "unknown, counts as yes"},
	By:       map[string]string{"fields": "  (by the fields)", "person": "  (by a person's answer)", "nobody": "  (no fields, no answer)"},
	Overrule: "a person answered no, but blanks remain",
	Missing:  "blank", Because: "because", Ask: "to ask", Whole: "who, when and what are settled",
	Lacks:  func(parts string) string { return "blank: " + parts },
	Agreed: func(on, with string) string { return joinWith("agreed "+on, with, " with ", "") },
	Part:   ", ",
	Since:  func(day string) string { return "stale since " + day }, Looked: func(day string) string { return "reviewed " + day },
	Never: "never reviewed", More: func(n int) string { return fmt.Sprintf("show %d more", n) }, Fewer: "show fewer",
	Next: func(c string) string { return "to write the questions out: " + c },
}

// joinWith puts a second part between its brackets, if there is one.
func joinWith(first, second, open, end string) string {
	if second == "" {
		return first
	}
	return first + open + second + end
}
