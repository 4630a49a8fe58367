// Package inventory is a service's inventory (運用台帳): what a responder needs
// to look up in an outage, which of it is blank or stale, and whether the
// service is fit to be taken on. It reads and writes the YAML form, and touches
// neither files nor the network.
//
// The model is plain typed structs whose tags carry the form: `key` is the YAML
// key, `check` the rule its value must pass, `need` the incident step a blank
// would stop and the minutes it would cost there. Parsing, writing, blanks and
// the list on the screen are all driven by these tags, so a field added to the
// model is at once parsed, written, counted and shown.
package inventory
