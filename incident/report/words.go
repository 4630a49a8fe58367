package report

import "shirei/incident/lang"

// words are the headings and sentences of the documents in one language.
type words struct {
	postmortem, clientReport, drill, drillNote string
	item, content                              string
	id, service, severity, status, ended       string
	commander, imported                        string
	unknown, unwritten, none, fillIn           string
	addressed                                  string // %s: the client
	colon, and                                 string

	times, milestone, at, metric, value, noFigure, wholeMinutes, zone string
	disorder, disorderPair                                            string // two milestones

	summaryBegan, summaryDetected, summaryMitigated string // time
	summaryRecovered, summaryOpen, summaryTook      string // time; -; span
	symptom, reach, working, inquiries              string
	causes, suspectedLayers, changesBefore          string
	unsureCause                                     string // confidence; cause
	whyDetect, whyMitigate, whyRecover, whyCause    string
	whyLate, whyMissing                             string
	keptWell, ticked, keptBadly, lostBadly          string
	disorderBadly, askTeam                          string

	decisions, decidedBy, approvedBy, reason, change, until string
	chosen, how, effect, minutes, options, measure, decider string
	objections, noObjection, carried, result, noDecision    string

	reports, reportNo, means, to, sentBy, reviewer, noReview, unreviewed, nextWord, noReport string

	promises, promise, due, owner, state, lateBy, noPromise string
	unsent, unsentLate                                      string // of a text once the incident is over

	timeline, time, kind, who, what, unknownTime, noEntry, struck string
	attached                                                      string // name; size
	firstLines, lastLines                                         string // first line; how many; number
	inFull                                                        string // first line; how many more; number
	fullTexts, fullText                                           string // number; time; kind
	merged                                                        string // where it was written; what
	quoted                                                        string

	threads, byWhom, outcome, noThread         string
	seats, role, name, until2, still, toTheEnd string
	conditionDone, conditionOpen, gapNumber    string

	lost, gap, step, from, to2, cost, found, gaveUp, stillOpen, union, noGap string

	recovery, condition, evidence, tasks, checkedBy, noCondition, open, done string

	triage, past, verdict, layer, foundBy, family, searchEnd, takeover string

	actions, text, noAction string

	// Of the client's report.
	apology, closing, subject, began, detected, recovered, lasted              string
	version, versionValue, madeOn, madeBy, approval                            string
	course, cause, direct, root, response, interim, permanent, prevention      string
	elsewhere, told, reported, summary, impact, underway, noElsewhere, factors string
	you, planned                                                               string // the reader; an action item not begun
}

func wordsOf(l lang.Lang) *words {
	if l == lang.JA {
		return &wordsJA
	}
	return &wordsEN
}
