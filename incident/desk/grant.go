package desk

import (
	"slices"

	"shirei/incident"
)

// Grant is what somebody may do at the desk (issue: command, respond, observe).
type Grant string

const (
	// GrantLocal is whoever works on the machine itself, where the file's own permissions are the limit.
	GrantLocal   Grant = ""
	GrantCommand Grant = "command" // everything that is done to incidents and inventories
	GrantRespond Grant = "respond" // what needs no commander; see needsCommand
	GrantObserve Grant = "observe" // sees everything, changes nothing
)

// Grants lists what can be granted, the most first.
func Grants() []Grant { return []Grant{GrantCommand, GrantRespond, GrantObserve} }

// Principal is who stands at the desk.
type Principal struct {
	Name     string
	Via      incident.Via
	Grant    Grant
	Services []string // the ids of those that exist for them; nil: all
}

// bound tells whether anything is kept from them.
func (p Principal) bound() bool { return p.Grant != GrantLocal || p.Services != nil }

// sees tells whether a service exists for them. What belongs to no service exists for those alone who see all.
func (p Principal) sees(service string) bool {
	return p.Services == nil || slices.Contains(p.Services, service)
}

// seesOwn answers for the stream of a service itself; own is false for an incident's. Errors: CodeNotFound.
func (p Principal) seesOwn(stream string) (own bool, err error) {
	id, own := incident.ServiceOf(stream)
	if own && !p.sees(id) {
		err = notFound(nil, stream)
	}
	return own, err
}

// whole tells whether they may act for the store as a whole, as taking in a bundle or trusting who packed it does.
func (p Principal) whole() bool {
	return p.Services == nil && (p.Grant == GrantCommand || p.Grant == GrantLocal)
}

// refuse says that their grant does not hold something.
func (p Principal) refuse(what string) error {
	return incident.Refuse(incident.CodeNotGranted, string(p.Grant), what)
}

// What a responder leaves to a commander; ui/text words them ("severity" is lowering it).
const (
	forSeverity  = "severity"
	forReport    = "report"
	forDecision  = "decision"
	forEnd       = "end"
	forMerge     = "merge"
	forRole      = "role"
	forPromise   = "promise"
	forAmend     = "amend"
	forInventory = "inventory"
	forImport    = "import"
	forChange    = "change" // approving it
	forUpkeep    = "upkeep"
	forWrite     = "write" // anything at all, by an observer
	forUnknown   = "unknown"
)

// free stands in the table for what a responder may record.
const free = ""

// needsCommand is the one table of who may do what: for every kind of event whether a responder may record it, and else
// what it is reserved as. A kind that is not listed is reserved. What depends on more than the kind is in guardTx.reserved:
// lowering a severity, the seats of others, notes of others, and what an edit of an inventory removes.
var needsCommand = map[incident.Kind]string{
	"incident.declared": free, "incident.retitled": free, "incident.reopened": free, "step.skipped": free, "milestone.recorded": free,
	"incident.resolved": forEnd, "incident.ended": forEnd, "incident.closed": forEnd, "incident.linked": forMerge, "incident.imported": forImport,

	"note.taken": free, "entry.corrected": free, "entry.struck": free, "entry.moved": free, "entry.flagged": free, "entry.progressed": free,
	"act.undone": free, "gap.opened": free, "gap.closed": free, "call.made": free,
	"attachment.added": free, "command.ran": free,

	"symptom.sorted": free, "layer.assessed": free, "check.answered": free, "change.noted": free, "inquiry.logged": free, "search.bounded": free,
	"severity.set": free, "playbook.marked": free, "fact.set": free, "size_up.done": free, "terms.set": free,
	"report.copied": free, "report.sent": forReport,

	"promise.made": free, "promise.kept": free, "promise.handed": free,
	"promise.extended": forPromise, "promise.withdrawn": forPromise, "promise.snoozed": forPromise,

	"sheet.filled": free, "objections.called": free, "objection.heard": free, "decision.made": forDecision, "decision.carried": free,
	"condition.ticked": free, "task.noted": free, "part.written": free, "action_item.added": free, "action_item.changed": free,

	"role.taken": free, "handover.offered": free, "handover.answered": free, "handover.withdrawn": free,
	"ask.made": free, "ask.answered": free, "ask.done": free, "ask.withdrawn": free,

	"inventory.edited": free, "inventory.revised": forImport,

	"change.requested": free, "change.scheduled": free, "change.noticed": free, "change.started": free, "change.finished": free,
	"change.verified": free, "change.undone": free, "change.told": free, "change.approved": forChange, "change.refused": forChange,
}
