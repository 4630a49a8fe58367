// Package incident holds the rules of an incident: what may happen, what follows from it, what is owed and by when.
//
// Everything is told by events. A [Command] is an act somebody wants to do; [Decide] checks it against the [State] and
// answers with events or an [Error]; [State.Apply] folds an event into the state. Both are pure: the clock, the ids, the
// policy, the calendar and what the service's inventory says are handed in as [Env].
//
// Each file is one thought of the domain: its events, its commands and how they change the state stand together.
package incident
