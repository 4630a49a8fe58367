package text

import (
	"fmt"

	"shirei/incident/clean"
	"shirei/incident/inventory"
)

// Panel is what the panes of the steps say alike of the inventory.
type Panel struct {
	Stale    string // beside a review that no longer holds
	Never    string // nobody has found it true
	Reviewed func(day, by string) string
	Changed  func(day, by string) string
	From     func(what string) string // the inventory, and what Reviewed or Changed say

	Open, Closed string                                // somebody is there now, or not
	Opens        func(at string) string                // nobody is there, and when somebody is again
	Cost         func(step string, minutes int) string // of a blank; the step may be empty
	Wait         func(minutes int) string              // how long somebody has to answer
	Then         string                                // before who is called next
	WayOut       string                                // before what is done when somebody cannot be reached
	NoLink       string
	NoRun        string
	NoCopy       string
}

var panelJA = Panel{
	Stale: "要見直し", Never: "未確認",
	Reviewed: func(day, by string) string { return dated("確認 "+day, by) },
	Changed:  func(day, by string) string { return dated("更新 "+day, by) },
	From:     func(what string) string { return "台帳（" + what + "）" },
	Open:     "時間内", Closed: "時間外",
	Opens: func(at string) string { return "時間外（次 " + at + "）" },
	Cost: func(step string, n int) string {
		if step != "" {
			step += "："
		}
		return fmt.Sprintf("%s最大%d分遅れ", step, n)
	},
	Wait: func(n int) string { return fmt.Sprintf("%d分待って", n) }, Then: "次", WayOut: "つながらないとき",
	NoLink: "この行にリンクはありません", NoRun: "この行に実行できるコマンドはありません", NoCopy: "この行にコピーできる内容はありません",
}

var panelEN = Panel{
	Stale: "review due", Never: "never reviewed",
	Reviewed: func(day, by string) string { return dated("reviewed "+day, by) },
	Changed:  func(day, by string) string { return dated("changed "+day, by) },
	From:     func(what string) string { return "inventory (" + what + ")" },
	Open:     "open now", Closed: "closed",
	Opens: func(at string) string { return "closed (next " + at + ")" },
	Cost: func(step string, n int) string {
		if step != "" {
			step = " in " + step
		}
		return fmt.Sprintf("about %d min lost%s", n, step)
	},
	Wait: func(n int) string { return fmt.Sprintf("after %d min", n) }, Then: "next", WayOut: "if not reached",
	NoLink: "this row has no link", NoRun: "this row has no command to run", NoCopy: "this row has nothing to copy",
}

// Origin says that something comes from an entry of the inventory, and when and by whom that was last found true or, if
// later, changed: 台帳（確認 2026-09-01 佐藤）.
func (c *Catalog) Origin(e inventory.Entry) string {
	t := &c.Panel
	said := t.Never
	switch {
	case e.Updated > e.Reviewed:
		said = t.Changed(clean.Line(e.Updated), clean.Line(e.UpdatedBy))
	case e.Reviewed != "":
		said = t.Reviewed(clean.Line(e.Reviewed), clean.Line(e.ReviewedBy))
	}
	if e.Stale {
		said += c.Common.And + t.Stale
	}
	return t.From(said)
}

// dated puts a name after what it belongs to, if there is one.
func dated(what, name string) string {
	if name == "" {
		return what
	}
	return what + " " + name
}
