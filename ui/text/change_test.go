package text

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

func TestAChangeIsToldWhole(t *testing.T) {
	at := time.Date(2026, 11, 21, 5, 0, 0, 0, time.UTC)
	clock := lang.Clock{Ref: at, Loc: time.UTC}
	by := func(minutes int, who, note string) incident.Signed {
		return incident.Signed{At: at.Add(time.Duration(minutes) * time.Minute), By: who, Note: note}
	}
	whole := incident.ServiceChange{
		ID: "x", Service: "shop", ChangePlan: incident.ChangePlan{What: "WAF\x1b[31m", Risk: "risk", Undo: "out", UndoUntil: "dawn"},
		Asked: by(0, "Ito", ""), Approved: by(1, "Kato", ""), From: at.Add(time.Hour), To: at.Add(2 * time.Hour),
		Notices: []incident.Notice{{At: at, By: "Ito", To: "Acorn", How: "mail"}}, Started: by(60, "Ito", ""), Finished: by(70, "Ito", ""),
		Checks: []incident.Verification{{At: at.Add(75 * time.Minute), By: "Ito", Evidence: "5xx"}}, Undone: by(80, "Ito", "5xx"), UndoneBy: "rule out",
	}
	got := strings.Join(changesEN.Sheet(whole, lang.EN, clock), "\n")
	want := `undone
What       WAF
Service    shop
Risk       risk
Undoable   partly  dawn
Undo       out
scheduled  06:00 - 07:00

History
  05:00 requested Ito
  05:01 approved Kato
  05:00 told Ito Acorn mail
  06:00 started Ito
  06:10 done Ito
  06:15 verified: not healthy Ito 5xx
  06:20 undone Ito 5xx  rule out`
	if got != want {
		t.Errorf("it is told as\n%s\nwant\n%s", got, want)
	}
	past := incident.ServiceChange{ChangePlan: incident.ChangePlan{What: "v2", Emergency: true}, Past: true, Asked: by(0, "ci", ""), Finished: by(0, "ci", ""), Flagged: []string{"i"}}
	got = strings.Join(changesJA.Sheet(past, lang.JA, clock), "\n")
	for _, piece := range []string{"実施済み  障害対応中の変更  緊急変更  事後承認が未記録", "05:00 実施完了 ci 事後に記録", "緊急変更  -"} {
		if !strings.Contains(got, piece) {
			t.Errorf("%q is not in\n%s", piece, got)
		}
	}
	if strings.Contains(got, "申請") {
		t.Errorf("nobody asked for it, but\n%s", got)
	}
}
