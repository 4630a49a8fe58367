package panel

import (
	"time"

	"shirei/incident"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// Instant reads when something happened as it is typed into a row; wrong words why it cannot be that.
func Instant(env *screen.Env, c screen.Case, value string) (at time.Time, wrong string) {
	at, err := when.Parse(value, env.Now, c.State.Location())
	if err == nil && at.After(env.Now.Add(incident.FutureSlack)) {
		err = incident.Refuse(incident.CodeFuture, at.Format(time.RFC3339))
	}
	if err == nil {
		return at, ""
	}
	what, next := text.ErrorAt(err, env.Lang, c.At(env.Now))
	return time.Time{}, Beside(what, next)
}
