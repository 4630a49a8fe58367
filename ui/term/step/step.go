// Package step makes the pane of each of the six steps.
package step

import (
	"shirei/incident"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/measures"
	"shirei/ui/term/step/postmortem"
	"shirei/ui/term/step/recovery"
	"shirei/ui/term/step/report"
	"shirei/ui/term/step/severity"
	"shirei/ui/term/step/triage"
)

// New makes the pane of a step.
func New(env *screen.Env, at incident.Step) screen.Step {
	switch at {
	case incident.StepSeverity:
		return severity.New(env)
	case incident.StepFirstReport:
		return report.New(env)
	case incident.StepMeasures:
		return measures.New(env)
	case incident.StepRecovery:
		return recovery.New(env)
	case incident.StepPostmortem:
		return postmortem.New(env)
	}
	return triage.New(env)
}
