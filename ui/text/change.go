package text

import (
	"fmt"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
	"shirei/ui/text/cell"
)

// Changes is what the console and the command line say of a service's changes.
type Changes struct {
	Log, None          string
	Heads              [6]string // of the list: id, when, state, what, who, undoable
	What, Reach, Risk  string    // labels of a change
	Ref, Undo, Why     string
	Until, Emergency   string
	Service, Rule      string
	History, Past      string
	Owed               string // an emergency change lacks its approval
	During             string // mark of a change made during an incident
	Unhealthy          string
	Told               func(id, title, commander string) string // on whose timeline it stands
	Again              string                                   // the same reference was recorded before
	Before             func(span string) string                 // how long before the beginning
	UndoUnknown        string
	Healthy, NotNormal string

	RequestTitle, ReachHint, RiskHint, UndoHint, WhatHint string
	Act                                                   func(what string) string // title of the acts on offer
	ShowAll                                               string
	Fields                                                map[incident.ChangeAct][2]string // the label and the hint of what an act asks for
	SelfWhy, SelfHint                                     string                           // why one approves one's own
	CannotRead, Undone                                    string
	Requested                                             string
	Asked                                                 string
	Did                                                   map[incident.ChangeAct]string // in the history
	Usual                                                 string                        // a change that waits for its approval
	RuleHint                                              string
	Count                                                 func(n int) string
	Suspect                                               string // what enter does with one of the log
}

// ChangeStep is one thing done to a change, for its history.
type ChangeStep struct {
	Signed incident.Signed
	Word   string
}

// About gives what is known of a change, label by label; what nobody said is left out.
func (w Changes) About(c incident.ServiceChange, l lang.Lang, clock lang.Clock) (out [][2]string) {
	answer, why := c.Reversible()
	undoable := w.UndoUnknown
	if answer != "" {
		undoable = l.Reversible(answer)
	}
	rule := c.Rule
	if c.Emergency && rule == "" {
		rule = "-"
	}
	window := ""
	if !c.From.IsZero() {
		window = clock.Show(c.From.Format(rfc3339))
	}
	if !c.To.IsZero() {
		window += " - " + clock.Show(c.To.Format(rfc3339))
	}
	for _, p := range [][2]string{
		{w.What, c.What}, {w.Service, c.Service}, {w.Reach, c.Reach}, {w.Risk, c.Risk}, {w.Ref, c.Ref},
		{w.Heads[5], strings.TrimSpace(undoable + "  " + why)}, {w.Undo, c.Undo}, {w.Emergency, rule}, {l.Change(incident.ChangeIsScheduled), window},
	} {
		if p[1] != "" {
			out = append(out, p)
		}
	}
	return out
}

// Steps tells what was done to a change, the oldest first.
func (w Changes) Steps(c incident.ServiceChange) (out []ChangeStep) {
	add := func(s incident.Signed, word string) {
		if s.Done() {
			out = append(out, ChangeStep{s, word})
		}
	}
	done := c.Finished
	if c.Past { // nobody asked: it was told at once
		done.Note = w.Past
	} else {
		add(c.Asked, w.Asked)
	}
	add(c.Approved, w.Did[incident.ActApprove])
	add(c.Refused, w.Did[incident.ActRefuse])
	for _, n := range c.Notices {
		add(incident.Signed{At: n.At, By: n.By, Note: strings.TrimSpace(n.To + " " + n.How)}, w.Did[incident.ActNotice])
	}
	add(c.Started, w.Did[incident.ActStart])
	add(done, w.Did[incident.ActFinish])
	for _, v := range c.Checks {
		word := w.NotNormal
		if v.Healthy {
			word = w.Healthy
		}
		add(incident.Signed{At: v.At, By: v.By, Note: v.Evidence}, word)
	}
	undone := c.Undone
	undone.Note = strings.TrimSpace(undone.Note + "  " + c.UndoneBy)
	add(undone, w.Did[incident.ActUndo])
	return out
}

// Sheet is a change with its history as lines of cleaned text.
func (w Changes) Sheet(c incident.ServiceChange, l lang.Lang, clock lang.Clock) (lines []string) {
	head := append([]string{l.Change(c.State())}, w.Marks(c)...)
	lines = append(lines, strings.Join(head, "  "))
	labels := 0
	for _, p := range w.About(c, l, clock) {
		labels = max(labels, cell.Width(p[0]))
	}
	for _, p := range w.About(c, l, clock) {
		lines = append(lines, cell.Pad(p[0], labels)+"  "+clean.Line(p[1]))
	}
	lines = append(lines, "", w.History)
	for _, s := range w.Steps(c) {
		lines = append(lines, strings.TrimRight(strings.Join([]string{
			" ", clock.Show(s.Signed.At.Format(rfc3339)), s.Word, clean.Line(s.Signed.By), clean.Line(s.Signed.Note),
		}, " "), " "))
	}
	return lines
}

const rfc3339 = "2006-01-02T15:04:05Z07:00"

// Marks are what stands beside the state of a change.
func (w Changes) Marks(c incident.ServiceChange) (out []string) {
	for _, m := range []struct {
		on   bool
		word string
	}{{len(c.Flagged) > 0, w.During}, {c.Emergency, w.Emergency}, {c.Owes(), w.Owed}, {c.Finished.Done() && !c.Undone.Done() && c.Unhealthy(), w.Unhealthy}} {
		if m.on {
			out = append(out, m.word)
		}
	}
	return out
}

var changesJA = Changes{
	Log: "変更記録", None: "変更の記録はありません", Heads: [6]string{"ID", "日時", "状態", "内容", "担当", "戻せるか"},
	What: "内容", Reach: "影響範囲", Risk: "リスク", Ref: "参照", Undo: "戻し方", Why: "戻せない理由", Until: "戻せなくなる条件", Emergency: "緊急変更",
	Service: "サービス", Rule: "規定", History: "経過", Past: "事後に記録", Owed: "事後承認が未記録", During: "障害対応中の変更", Unhealthy: "検証で異常あり",
	Told: func(id, title, commander string) string {
		return "障害対応中です：" + id + " " + title + joinWith("", commander, "（指揮：", "）") + "。タイムラインに記録しました"
	},
	Again:  "同じ参照の変更が記録済みです（追加なし）",
	Before: func(span string) string { return "発生の" + span + "前" }, UndoUnknown: "不明",
	Healthy: "検証：正常", NotNormal: "検証：異常あり",
	RequestTitle: "変更の申請", WhatHint: "何をどう変更するか、1行で", ReachHint: "影響を受ける機能・利用者（省略可）", RiskHint: "想定されるリスク（省略可）",
	UndoHint: "この変更は戻せるか", Act: func(what string) string { return what }, ShowAll: "詳細を表示",
	Fields: map[incident.ChangeAct][2]string{
		incident.ActRefuse: {"理由", "却下の理由"}, incident.ActSchedule: {"日時", "例：22:00 23:30（開始と終了。終了は省略可）"},
		incident.ActNotice: {"周知先", "例：A社 メール"}, incident.ActVerify: {"結果", "確認した内容を1行で"}, incident.ActUndo: {"理由", "切り戻した理由"},
	},
	SelfWhy: "理由", SelfHint: "自分の申請を自分で承認する理由（例：担当が1人のため）", CannotRead: "日時を読み取れません", Undone: "直前の操作を取り消しました",
	Requested: "記録しました", Usual: "通常の変更（承認を待つ）", RuleHint: "承認を待たずに進めてよい根拠", Count: func(n int) string { return fmt.Sprintf("%d件（a 申請）", n) },
	Asked: "申請", Did: map[incident.ChangeAct]string{
		incident.ActApprove: "承認", incident.ActRefuse: "却下", incident.ActNotice: "周知", incident.ActStart: "作業開始", incident.ActFinish: "実施完了",
		incident.ActUndo: "切り戻し",
	},
	Suspect: "enter 疑わしい変更として記録",
}

var changesEN = Changes{
	Log: "Changes", None: "No change is on record", Heads: [6]string{"ID", "When", "State", "What", "Who", "Undoable"},
	What: "What", Reach: "Reach", Risk: "Risk", Ref: "Ref", Undo: "Undo", Why: "Why it cannot", Until: "Undoable until what", Emergency: "emergency",
	Service: "Service", Rule: "Rule", History: "History", Past: "recorded afterwards", Owed: "approval still owed", During: "during the incident", Unhealthy: "found unhealthy",
	Told: func(id, title, commander string) string {
		return "An incident is open: " + id + " " + title + joinWith("", commander, " (commander: ", ")") + ". It is on the timeline"
	},
	Again:  "a change with this reference is recorded already (nothing added)",
	Before: func(span string) string { return span + " before" }, UndoUnknown: "unknown",
	Healthy: "verified: healthy", NotNormal: "verified: not healthy",
	RequestTitle: "Request a change", WhatHint: "What is changed, in a line", ReachHint: "Which functions or users it reaches (may stay empty)", RiskHint: "What may go wrong (may stay empty)",
	UndoHint: "Can this change be undone", Act: func(what string) string { return what }, ShowAll: "show all of it",
	Fields: map[incident.ChangeAct][2]string{
		incident.ActRefuse: {"reason", "Why it is refused"}, incident.ActSchedule: {"when", "e.g. 22:00 23:30 (begin and end; the end may be left out)"},
		incident.ActNotice: {"told", "e.g. Acorn Ltd by mail"}, incident.ActVerify: {"seen", "What was seen, in a line"}, incident.ActUndo: {"reason", "Why it was undone"},
	},
	SelfWhy: "reason", SelfHint: "Why you approve your own (e.g. there is nobody else)", CannotRead: "no time that can be read", Undone: "the last act was undone",
	Requested: "recorded", Usual: "usual (waits for its approval)", RuleHint: "By what rule it does not wait for approval", Count: func(n int) string { return fmt.Sprintf("%d (a requests one)", n) },
	Asked: "requested", Did: map[incident.ChangeAct]string{
		incident.ActApprove: "approved", incident.ActRefuse: "refused", incident.ActNotice: "told", incident.ActStart: "started", incident.ActFinish: "done",
		incident.ActUndo: "undone",
	},
	Suspect: "enter notes it as the suspect",
}
