package exchange

import (
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/when"
)

// rollAfter is how far before the one above a clock time may lie and still be of the same day (lines are now and then
// out of order); what lies further back is of the next day.
const rollAfter = 12 * time.Hour

// placePieces gives every piece that has a clock time its instant.
func placePieces(pieces []*piece, ref time.Time, loc *time.Location) {
	limit := ref.Add(incident.FutureSlack)
	var floating []*piece // the first ones, as long as no line has named a day
	var last time.Time
	named := false
	for _, p := range pieces {
		if p.stamp.clock == "" {
			continue
		}
		if p.stamp.date == "" {
			p.stamp.date = p.day
		}
		switch {
		case p.stamp.date != "":
			at, ok := p.stamp.dated(ref, loc)
			if !ok {
				continue
			}
			if !named {
				anchor(floating, ref, loc)
			}
			named, p.at = true, at
		case named:
			p.at = follow(p.stamp, last, limit, loc)
		default:
			p.days = 0
			if n := len(floating); n > 0 {
				p.days = floating[n-1].days
			}
			p.at = p.stamp.onDay(ref, p.days, loc)
			if !last.IsZero() && last.Sub(p.at) > rollAfter {
				p.days++
				p.at = p.stamp.onDay(ref, p.days, loc)
			}
			floating = append(floating, p)
		}
		last = p.at
	}
	if !named {
		anchor(floating, ref, loc)
	}
}

// follow gives a clock time on the day of the one above, on the next day, or, if that would lie ahead, the day before.
func follow(s stamp, last, limit time.Time, loc *time.Location) time.Time {
	at := s.onDay(last, 0, loc)
	if last.Sub(at) > rollAfter {
		at = s.onDay(last, 1, loc)
	}
	if at.After(limit) && !last.After(limit) {
		at = s.onDay(at, -1, loc)
	}
	return at
}

// anchor moves the floating pieces back by as many whole days as it takes for none of them to lie ahead.
func anchor(floating []*piece, ref time.Time, loc *time.Location) {
	limit := ref.Add(incident.FutureSlack)
	var latest *piece
	for _, p := range floating {
		if latest == nil || p.at.After(latest.at) {
			latest = p
		}
	}
	if latest == nil || !latest.at.After(limit) {
		return
	}
	back := max(1, int(latest.at.Sub(limit)/(24*time.Hour)))
	for latest.stamp.onDay(ref, latest.days-back, loc).After(limit) {
		back++
	}
	for _, p := range floating {
		p.at = p.stamp.onDay(ref, p.days-back, loc)
	}
}

// kindWords are the words with which people begin a line to say what it is.
var kindWords = map[string]incident.EntryKind{
	"検知": incident.EntryDetection, "検出": incident.EntryDetection, "detection": incident.EntryDetection, "detected": incident.EntryDetection,
	"観測": incident.EntryObservation, "状況": incident.EntryObservation, "確認": incident.EntryObservation, "observation": incident.EntryObservation,
	"仮説": incident.EntryHypothesis, "hypothesis": incident.EntryHypothesis,
	"対応": incident.EntryAction, "対処": incident.EntryAction, "作業": incident.EntryAction, "action": incident.EntryAction,
	"判断": incident.EntryDecision, "決定": incident.EntryDecision, "decision": incident.EntryDecision,
	"連絡": incident.EntryCommunication, "周知": incident.EntryCommunication, "報告": incident.EntryCommunication, "communication": incident.EntryCommunication,
	"エスカレーション": incident.EntryEscalation, "escalation": incident.EntryEscalation,
	"復旧": incident.EntryRecovery, "回復": incident.EntryRecovery, "recovery": incident.EntryRecovery, "recovered": incident.EntryRecovery,
	"質問": incident.EntryQuestion, "question": incident.EntryQuestion,
	"メモ": incident.EntryNote, "note": incident.EntryNote, "その他": incident.EntryOther, "other": incident.EntryOther,
}

// kindAtStart reads the kind off the beginning of a text: "検知: …", "【検知】…" or "detection: …". The text keeps it.
func kindAtStart(text string) incident.EntryKind {
	text = strings.TrimSpace(text)
	s := strings.ToLower(when.Fold(text[:min(len(text), 60)])) // bytes; no word is as long
	end := ":"
	for _, b := range [][2]string{{"[", "]"}, {"【", "】"}} {
		if rest, ok := strings.CutPrefix(s, b[0]); ok {
			s, end = rest, b[1]
		}
	}
	word, _, ok := strings.Cut(s, end)
	if kind, known := kindWords[strings.TrimSpace(word)]; ok && known {
		return kind
	}
	return incident.EntryNote
}
