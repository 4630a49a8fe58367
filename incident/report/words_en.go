package report

var wordsEN = words{
	postmortem: "Postmortem", clientReport: "Incident report", drill: "[DRILL] ", drillNote: "This is the record of a drill, not of a real outage.",
	item: "Item", content: "Content",
	id: "Incident", service: "Service", severity: "Severity", status: "Status", ended: "Reason for ending", commander: "Commander", imported: "Imported from",
	unknown: "unknown", unwritten: "not written yet", none: "none", fillIn: "(to be filled in)", addressed: "%s", colon: ": ", and: ", ",

	times: "Times and figures", milestone: "Milestone", at: "Time", metric: "Figure", value: "Value", noFigure: "cannot be computed", wholeMinutes: "%d min",
	zone: "All times are local to %s.", disorder: "The recorded times are out of order (no figure is given for them).", disorderPair: "“%[2]s” lies before “%[1]s”",

	summaryBegan: "began %s", summaryDetected: "detected %s", summaryMitigated: "mitigated %s", summaryRecovered: "recovered %s",
	summaryOpen: "not recovered yet", summaryTook: "%s from beginning to recovery",
	symptom: "Symptom", reach: "Reach", working: "Kept working", inquiries: "Customer inquiries: %d",
	causes: "Cause", unsureCause: "Not known yet (%s): %s", suspectedLayers: "Not known yet. Suspected: %s.", changesBefore: "Recent changes (whether they are related is not confirmed)",
	whyDetect: "Why did detection take %s?", whyMitigate: "Why did mitigation take %s?", whyRecover: "Why did recovery take %s?",
	whyCause: "Why did this outage happen?", whyLate: "Why were promises missed or kept late (%d)?", whyMissing: "Why was information missing (%s)?",
	keptWell: "promises kept in time: %d", ticked: "recovery conditions checked with evidence: %d", keptBadly: "promises missed or kept late: %d",
	lostBadly: "%s lost to missing information", disorderBadly: "recorded times are out of order", askTeam: "The record does not tell; ask the people involved.",

	decisions: "Decisions", decidedBy: "Decider", approvedBy: "Approver", reason: "Reason", change: "What would change our mind", until: "Wait until",
	chosen: "The option chosen", how: "How", effect: "Effect", minutes: "Minutes", options: "Other options weighed", measure: "Option", decider: "Decider",
	objections: "Objections", noObjection: "none", carried: "Carried out", result: "Result", noDecision: "No decision on measures was recorded.",

	reports: "Communications", reportNo: "Report %d", means: "Means", to: "To", sentBy: "Sent by", reviewer: "Reviewer",
	noReview: "Reason for no review", unreviewed: "none recorded", nextWord: "Next word promised", noReport: "No report was recorded as sent.",

	promises: "Promises", promise: "Promise", due: "Due", owner: "Owner", state: "State", lateBy: "Late by", noPromise: "No promises were recorded.",
	unsent: "not sent", unsentLate: "not sent (overdue)",

	timeline: "Timeline", time: "Time", kind: "Kind", who: "Who", what: "What", unknownTime: "time unknown", noEntry: "Nothing was recorded.",
	struck: "Entries struck and left out: %d.", conditionDone: "recovery condition %d met: %s", conditionOpen: "recovery condition %d open again: %s", gapNumber: "gap %d %s",

	inFull: "%s (lines more: %d; record %d)", firstLines: "%s (first lines, %d: record %d)", lastLines: "%s (last lines of the output, %d: record %d)",
	attached: "(attached: %s, %s)", fullTexts: "Records of several lines", fullText: "Record %d: %s, %s", merged: "(%s) %s", quoted: "“%s”",
	threads: "Theories, questions and actions given to somebody", byWhom: "Who", outcome: "Outcome or evidence", noThread: "No theory or question was recorded.",
	seats: "Who sat where", role: "Role", name: "Name", until2: "Until", still: "still", toTheEnd: "the end",

	lost: "Minutes lost to missing information", gap: "Missing", step: "Step", stillOpen: "still missing", from: "From", to2: "To", cost: "Cost", found: "What it turned out to be",
	gaveUp: "not found", union: "Total without overlaps: %s", noGap: "Nothing was recorded as missing.",

	recovery: "Recovery check", condition: "Condition", evidence: "Evidence", tasks: "Jobs to rerun and data to correct", checkedBy: "Checked by",
	noCondition: "No recovery conditions were defined.", open: "open", done: "met",

	triage: "Severity and triage", past: "Severity before", verdict: "Verdict", layer: "Layer", foundBy: "Found by", family: "Symptom family",
	searchEnd: "How far the search goes", takeover: "Taken over by",

	actions: "Action items", text: "What", noAction: "No action items were recorded.",

	apology: "We apologise for the disruption caused by the outage below. This report gives the result of our investigation and the measures against a recurrence.",
	closing: "We will see the measures above through.",
	subject: "Subject", began: "Began", detected: "Detected", recovered: "Recovered", lasted: "Duration",
	version: "Version", versionValue: "1.0", madeOn: "Date", madeBy: "Author", approval: "Approved by",
	course: "Course of events", cause: "Cause", direct: "Direct cause", root: "Root cause", response: "Response", interim: "Interim measure",
	permanent: "Permanent fix", prevention: "Measures against a recurrence", elsewhere: "Similar risks elsewhere", you: "client", planned: "planned", told: "Reports given", reported: "report given: %s",
	summary: "Summary", impact: "Impact", underway: "Being checked; we will report as soon as it is known.",
	noElsewhere: "We are checking where else this could happen.", factors: "Contributing factors",
}
