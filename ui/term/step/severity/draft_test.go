package severity

import (
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
)

// TestAnswersOutliveTheConsole and the setting of the severity; another incident has its own.
func TestAnswersOutliveTheConsole(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 40)
	b.Press("j", "space", "j", "j", "space", "space")
	b.Record(incident.SetSeverity{To: incident.High})
	draft := b.Env.Drafts.Text(b.State.Stream, "severity.signs")
	b.Pane = New(b.Env) // as after a kill: only the drafts are left
	b.Load()
	if f := b.Frame(); draft != "sign.main_partly" || !f.Contains("[✓] 主要機能の一部") || !f.Contains("推奨 High") {
		t.Errorf("draft %q\n%s", draft, f)
	}
	b.State = incident.NewState("019aa000-0000-7000-8000-a3f900000002")
	b.Record(incident.Declare{Title: "別件"})
	if b.Frame().Contains("[✓]") {
		t.Errorf("another incident has the answers\n%s", b.Frame())
	}
}
