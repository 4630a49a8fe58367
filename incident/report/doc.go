// Package report writes what leaves an incident: texts for each audience, the status object, the postmortem and the
// client's report as Markdown, and the whole as JSON. It decides nothing and keeps nothing; every instant is handed in.
package report
