package screen

import (
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// badgeWidth holds " CRITICAL ".
const badgeWidth = 10

// Badge draws a severity as its word in its colour, always as wide.
func Badge(st theme.Styles, l lang.Lang, s incident.Severity) string {
	word := map[incident.Severity]string{incident.Critical: "CRITICAL", incident.High: "HIGH", incident.Medium: "MEDIUM"}[s]
	switch s {
	case incident.Critical:
		return cell.Pad(st.Critical.Render(" "+word+" "), badgeWidth)
	case incident.High:
		return cell.Pad(st.High.Render(" "+word+" "), badgeWidth)
	case incident.Medium:
		return cell.Pad(st.Medium.Render(" "+word+" "), badgeWidth)
	}
	return cell.Pad(st.Dim.Render(" "+l.Severity("")), badgeWidth)
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
