package lang

import "shirei/incident"

var english = words{
	severity: map[incident.Severity]string{"": "not set", incident.Critical: "Critical", incident.High: "High", incident.Medium: "Medium"},
	meaning: map[incident.Severity]string{
		"":                "the severity is not set",
		incident.Critical: "the whole system, or a main business service, is down",
		incident.High:     "a main system or service partly fails",
		incident.Medium:   "some functions are degraded, the business goes on",
	},
	atOnce: map[incident.Severity]string{
		"":                "if unsure, take the higher one",
		incident.Critical: "page L2, tell the client",
		incident.High:     "L1 starts, hand to L2",
		incident.Medium:   "L1 starts, L2 if needed",
	},
	playbook: map[string]string{
		"critical.l2":      "bring in L2",
		"critical.reach":   "measure reach and business effect",
		"critical.tell":    "register the incident and tell the client",
		"critical.interim": "take interim measures and give an outlook",
		"critical.report":  "after recovery, deliver the full report",
		"critical.problem": "open problem management",
		"high.l1":          "L1 responds first",
		"high.l2":          "hand over to L2",
		"high.interim":     "recover for now, and trace the cause so that it does not return",
		"high.tell":        "record it and tell those affected",
		"high.report":      "after full recovery, report to the client",
		"high.l3":          "consult L3 where needed",
		"medium.l1":        "L1 troubleshoots",
		"medium.l2":        "L2 as needed",
		"medium.interim":   "take an interim measure",
		"medium.problem":   "hand to problem management if it stays",
		"medium.report":    "when solved, report and check that the service is unaffected",
	},
	step: map[incident.Step]string{
		incident.StepTriage: "Triage", incident.StepSeverity: "Severity", incident.StepFirstReport: "First report",
		incident.StepMeasures: "Measures and rollback", incident.StepRecovery: "Recovery check", incident.StepPostmortem: "Postmortem",
	},
	stepShort: map[incident.Step]string{
		incident.StepTriage: "Triage", incident.StepSeverity: "Severity", incident.StepFirstReport: "First report",
		incident.StepMeasures: "Measures", incident.StepRecovery: "Recovery", incident.StepPostmortem: "Postmortem",
	},
	stepState: map[incident.StepState]string{
		incident.StepOpen: "open", incident.StepDone: "done", incident.StepCurrent: "current", incident.StepSkipOne: "skipped",
	},
	milestone: map[incident.Milestone]string{
		incident.Began: "began", incident.Detected: "detected", incident.DeclaredAt: "declared", incident.Responded: "response started",
		incident.SeveritySetAt: "severity set", incident.FirstReport: "first report", incident.Decided: "decided",
		incident.Mitigated: "mitigated", incident.Recovered: "recovered", incident.ResolvedAt: "resolved",
		incident.ReportDelivered: "report delivered",
	},
	metric: map[Metric]string{
		TTD: "TTD (began to detected)", TTA: "TTA (detected to response)", FirstReportIn: "First report (from detected)",
		TTM: "TTM (began to mitigated)", TTR: "TTR (began to recovered)",
	},
	audience: map[incident.Audience]string{
		incident.Client: "client", incident.Users: "end users", incident.Internal: "internal", incident.Support: "support and sales",
		incident.Management: "management", incident.Vendor: "vendor", incident.Public: "public",
	},
	stage: map[incident.Stage]string{
		incident.StageFirst: "first report", incident.StageUpdate: "update", incident.StageVendor: "vendor outage",
		incident.StageMitigated: "mitigated", incident.StageResolved: "recovered", incident.StageInterim: "interim report",
		incident.StageFinal: "final report",
	},
	fact: map[incident.FactKey]string{
		incident.FactSymptom: "Symptom", incident.FactBegan: "Began", incident.FactReach: "Reach", incident.FactWorking: "Still works",
		incident.FactCause: "Cause", incident.FactDoing: "Doing now", incident.FactOutlook: "Outlook", incident.FactNext: "Next update",
		incident.FactDesk: "Contact desk",
	},
	confidence: map[incident.Confidence]string{incident.Confirmed: "confirmed", incident.Suspected: "suspected", incident.Checking: "checking"},
	layer: map[incident.Layer]string{
		incident.LayerExternal: "external integration", incident.LayerApp: "application", incident.LayerDB: "database",
		incident.LayerInfra: "infrastructure",
	},
	verdict: map[incident.Verdict]string{
		incident.VerdictOpen: "open", incident.VerdictSuspected: "suspected", incident.VerdictCleared: "cleared",
	},
	answer: map[incident.Answer]string{incident.AnswerNormal: "normal", incident.AnswerAbnormal: "abnormal", incident.AnswerUnclear: "cannot tell"},
	family: map[incident.Family]string{
		"login": "cannot log in", "payment": "cannot pay or order", "slow": "slow", "errors": "errors (5xx)",
		"vendor": "an outside service fails", "job": "a job or batch stopped", "data": "data wrong", "surge": "surge",
		"change": "after a change", "security": "security or patch", "content": "screen or content broken", "other": "other",
	},
	foundBy: map[incident.FoundBy]string{
		"monitoring": "monitoring", "customer": "a customer", "staff": "staff", "vendor": "a vendor", "check": "a routine check",
	},
	role: map[incident.Role]string{
		incident.Commander: "commander", incident.Operations: "operations", incident.Communications: "communications",
		incident.Scribe: "scribe",
	},
	ownerOf: "owner of {0}",
	askState: map[incident.AskState]string{
		incident.AskWaiting: "waiting", incident.AskUnanswered: "no answer", incident.AskDoing: "in progress",
		incident.AskOverdue: "overdue", incident.AskFinished: "done", incident.AskRefused: "refused", incident.AskWithdrawn: "withdrawn",
	},
	offerState: map[incident.OfferState]string{
		incident.OfferWaiting: "waiting for an answer", incident.OfferUnanswered: "no answer", incident.OfferAccepted: "accepted",
		incident.OfferRefused: "refused", incident.OfferWithdrawn: "withdrawn", incident.OfferReplaced: "replaced",
	},
	change: map[incident.ChangeState]string{
		incident.ChangeIsRequested: "requested", incident.ChangeIsApproved: "approved", incident.ChangeIsRefused: "refused", incident.ChangeIsScheduled: "scheduled",
		incident.ChangeIsDoing: "under way", incident.ChangeIsDone: "done", incident.ChangeIsVerified: "verified", incident.ChangeIsUndone: "undone",
	},
	changeAct: map[incident.ChangeAct]string{
		incident.ActApprove: "approve it", incident.ActRefuse: "refuse it", incident.ActSchedule: "schedule it", incident.ActNotice: "record who was told",
		incident.ActStart: "start it", incident.ActFinish: "record it as done", incident.ActVerify: "record the verification", incident.ActUndo: "record that it was undone",
	},
	link: map[incident.LinkKind]string{
		incident.LinkDuplicateOf: "merged into", incident.LinkDuplicate: "merged in", incident.LinkFollows: "follows",
		incident.LinkFollowedBy: "followed by", incident.LinkCausedBy: "caused by", incident.LinkCaused: "caused",
	},
	mean: map[incident.Mean]string{incident.Phone: "phone", incident.Mail: "mail", incident.Chat: "chat", incident.Pager: "pager"},
	entry: map[incident.EntryKind]string{
		incident.EntryNote: "note", incident.EntryDetection: "detected", incident.EntryObservation: "observed",
		incident.EntryHypothesis: "theory", incident.EntryAction: "action", incident.EntryDecision: "decision",
		incident.EntryCommunication: "comms", incident.EntryEscalation: "escalate", incident.EntryRecovery: "recovery",
		incident.EntryQuestion: "question", incident.EntryOther: "other",
		incident.EntryDeclared: "declared", incident.EntryRole: "role", incident.EntryMilestone: "time", incident.EntryLayer: "layer",
		incident.EntryCheck: "check", incident.EntryChange: "change", incident.EntryInquiry: "inquiry", incident.EntrySeverity: "severity",
		incident.EntryReport: "report", incident.EntrySizeUp: "size-up", incident.EntryPromise: "promise",
		incident.EntryObjection: "concerns", incident.EntryChoice: "decided", incident.EntryCondition: "recovery",
		incident.EntryGap: "gap", incident.EntryAsk: "ask", incident.EntryAttachment: "file", incident.EntryCommand: "command", incident.EntryLifecycle: "status", incident.EntryUnknown: "unknown",
	},
	unsettled: map[incident.EntryKind]string{incident.EntryHypothesis: "unverified", incident.EntryQuestion: "unanswered", incident.EntryAction: "not begun", incident.EntryGap: "missing"},
	progress: map[incident.Progress]string{
		incident.ProgressOpen: "open", incident.ProgressConfirmed: "confirmed", incident.ProgressRuledOut: "ruled out",
		incident.ProgressAnswered: "answered", incident.ProgressAssigned: "assigned", incident.ProgressStarted: "started",
		incident.ProgressFinished: "finished",
	},
	promise: map[incident.PromiseKind]string{
		incident.PromiseSeverity: "setting the severity", incident.PromiseFirstReport: "first report", incident.PromiseUpdate: "update",
		incident.PromiseClosingWord: "recovery word", incident.PromiseEscalation: "escalation",
		incident.PromiseDecide: "decision on measures or rollback", incident.PromiseSizeUp: "size-up",
		incident.PromiseWatch: "end of the watch window", incident.PromiseReport: "post-incident report",
		incident.PromiseChair: "hand-over of command", incident.PromiseAsk: "answer to an ask", incident.PromiseCustom: "other promise",
	},
	promiseShort: map[incident.PromiseKind]string{
		incident.PromiseSeverity: "severity", incident.PromiseFirstReport: "first report", incident.PromiseUpdate: "update",
		incident.PromiseClosingWord: "recovery word", incident.PromiseEscalation: "escalation", incident.PromiseDecide: "decide",
		incident.PromiseSizeUp: "size-up", incident.PromiseWatch: "watch", incident.PromiseReport: "report",
		incident.PromiseChair: "hand-over", incident.PromiseAsk: "ask", incident.PromiseCustom: "promise",
	},
	promiseState: map[incident.PromiseState]string{
		incident.Running: "running", incident.DueSoon: "due soon", incident.Overdue: "overdue", incident.Kept: "kept",
		incident.KeptLate: "kept late", incident.Withdrawn: "withdrawn", incident.Snoozed: "snoozed",
	},
	rung: map[string]string{
		"l3_client": "L3 and client", "management": "management", "l3": "L3", "l2_l3": "L2/L3", "next": "next level",
	},
	escalate: "escalation: {0}",
	outcome: map[incident.Outcome]string{
		"": "not stated", incident.RollBack: "roll back", incident.FixForward: "fix forward", incident.Interim: "interim measure",
		incident.WaitUntil: "wait until a set time", incident.HandVendor: "hand to vendor",
	},
	carry: map[incident.Carry]string{
		incident.CarryStarted: "started", incident.CarryFinished: "finished", incident.CarryVerified: "verified",
		incident.CarryFailed: "did not work",
	},
	reversible: map[string]string{"": "unknown", "yes": "can be undone", "partly": "partly", "no": "cannot be undone"},
	trend:      map[string]string{"": "unknown", "worse": "getting worse", "steady": "steady", "better": "getting better"},
	answered:   map[string]string{"": "unknown", "yes": "yes", "no": "no", "unknown": "unknown"},
	status: map[incident.Status]string{
		incident.StatusActive: "active", incident.StatusMitigated: "mitigated", incident.StatusRecovered: "recovered, under watch",
		incident.StatusResolved: "resolved", incident.StatusClosed: "closed", incident.EndFalseAlarm: "false alarm",
		incident.EndWatchOnly: "watch only", incident.EndWithdrawn: "withdrawn", incident.EndDuplicate: "duplicate",
	},
	part: map[incident.Part]string{
		incident.PartSummary: "Summary", incident.PartImpact: "Impact", incident.PartTrigger: "Trigger", incident.PartCause: "Root cause",
		incident.PartFactors: "Contributing factors", incident.PartWhys: "Five whys", incident.PartWell: "What went well",
		incident.PartBadly: "What went badly", incident.PartLucky: "Where we got lucky", incident.PartPermanent: "Permanent fix",
		incident.PartPrevention: "Recurrence prevention", incident.PartElsewhere: "Where else it could happen",
	},
	itemKind:  map[incident.ItemKind]string{"prevent": "prevent", "detect": "detect", "mitigate": "mitigate", "process": "process"},
	itemState: map[incident.ItemState]string{"open": "open", "doing": "in progress", "done": "done", "dropped": "dropped"},
	lineState: map[incident.LineState]string{
		incident.LineDone: "done", incident.LineAssigned: "assigned", incident.LineSkipped: "skipped", incident.LineOpen: "open",
	},
	task: map[incident.TaskKind]string{incident.TaskRerun: "job to rerun", incident.TaskCorrect: "data to correct"},
	term: termWords{
		hours: "{0} business h", day: "{0} business day", days: "{0} business days", never: "none",
		left: "{0} left", over: "{0} over", late: "{0} late", vacant: "vacant", to: "{0} ({1})", toShort: "{0} ({1})",
	},
	phrase: phrasesEN,
}
