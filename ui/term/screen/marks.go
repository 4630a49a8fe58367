package screen

import (
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/term/theme"
)

// BadgeWidth holds the widest badge, in cells, for lists that align them.
const BadgeWidth = 10

// Badge draws a severity as its word in its colour.
func Badge(st theme.Styles, l lang.Lang, s incident.Severity) string {
	word := map[incident.Severity]string{incident.Critical: "CRITICAL", incident.High: "HIGH", incident.Medium: "MEDIUM"}[s]
	switch s {
	case incident.Critical:
		return st.Critical.Render(" " + word + " ")
	case incident.High:
		return st.High.Render(" " + word + " ")
	case incident.Medium:
		return st.Medium.Render(" " + word + " ")
	}
	return st.Dim.Render(" " + l.Severity("") + " ")
}

// Clock draws a promise as wall time and remainder: 一次報告(発注元) 14:17 残2分.
func Clock(st theme.Styles, l lang.Lang, p incident.Promise, now time.Time, loc *time.Location) string {
	name := l.PromiseShort(p)
	at := when.Clock(p.At, now, loc)
	rest := l.Remaining(p, now)
	switch p.State {
	case incident.Overdue:
		return st.Overdue.Render(" " + name + " " + at + " " + rest + " ")
	case incident.DueSoon:
		return st.Soon.Render(name + " " + at + " " + rest)
	}
	return st.Dim.Render(name+" ") + at + st.Dim.Render(" "+rest)
}

// Zone names a wall clock where it is not the one of now: empty where both show the same time.
func Zone(now time.Time, loc *time.Location) string {
	name, there := now.In(loc).Zone()
	if _, here := now.Zone(); here == there {
		return ""
	}
	return name
}
