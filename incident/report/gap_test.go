package report

import (
	"bytes"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
)

// A gap names the field of the inventory in words, the step, and what it turned out to be or why it was given up. Who was
// called is told inside, never to the client.
func TestGapsAndCallsInDocuments(t *testing.T) {
	r := newRecord(t, incident.Profile{Zone: "Asia/Tokyo"})
	r.at("14:00").do("佐藤", incident.Declare{Title: "決済障害", Began: clockTime("14:00"), Detected: clockTime("14:00")})
	r.do("佐藤", incident.OpenGap{Field: "investigation.integrations.paygate.desk", Step: incident.StepTriage})
	r.at("14:05").do("佐藤", incident.OpenGap{Field: "承認者.url", Step: incident.StepMeasures}, incident.OpenGap{Field: "response.deciders"})
	r.at("14:08").do("鈴木", incident.CloseGap{Gap: r.state.Gaps[0].ID, Value: "PayGate窓口"})
	r.at("14:10").do("鈴木", incident.CloseGap{Gap: r.state.Gaps[1].ID, GaveUp: true, Reason: "夜間は確認できない"})
	r.do("鈴木", incident.MakeCall{CallMade: incident.CallMade{Who: "tanaka", Name: "田中 優子", Mean: incident.Phone, Value: "03-0000-1105", For: "decide"}})
	r.at("14:20")
	doc := func(to Reader) string {
		var b bytes.Buffer
		if err := Postmortem(&b, Doc{State: r.state, Entries: all(r.entries()), Lang: lang.JA, For: to, Now: r.now}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	inside, outside := doc(ForInternal), doc(ForClient)
	for _, want := range []string{
		"| 外部連携 > paygate > 窓口 | 切り分け | 2026-11-20 14:00 | 2026-11-20 14:08 | 8分 | PayGate窓口 |",
		"| 承認者.url | 暫定対応 | 2026-11-20 14:05 | 2026-11-20 14:10 | 5分 | 判明せず（夜間は確認できない） |",
		"| 判断者 | - | 2026-11-20 14:05 | - | 15分 | 未判明 |",
		"重なりを除いた合計：20分", "田中 優子（電話）：応答なし",
	} {
		if !strings.Contains(inside, want) {
			t.Errorf("it lacks %q\n%s", want, inside)
		}
	}
	if strings.Contains(inside, "03-0000-1105") || strings.Contains(outside, "田中") || strings.Contains(outside, "応答なし") {
		t.Errorf("too much is told\n%s", outside)
	}
	st := StatusOf(r.state, r.now, lang.EN)
	if st.LostMin != 20 || len(st.Gaps) != 3 || st.Gaps[0].Label != "Integrations > paygate > Desk" || st.Gaps[2].Closed != nil || st.Gaps[2].Minutes != 15 {
		t.Errorf("%+v", st.Gaps)
	}
}
