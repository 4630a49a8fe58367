package probe

import "shirei/incident/inventory"

// Of gives the command of an entry that may be run from here: of a first check, a log or a query, which look and change
// nothing. What changes something (a measure, a rollback, a job) is for a person's own terminal; it is empty then.
func Of(e inventory.Entry) string {
	switch e.Kind {
	case "check", "log", "query":
		return e.Command
	}
	return ""
}
