package store

import (
	"slices"
	"strings"

	"shirei/incident"
)

// LastAct gives the events of the actor's last act that stands. Undos and acts that only resolved due instants are passed
// over, so that two undos in a row take back two acts, as in an editor; so are acts of a kind that begins with none of about,
// if any are given. Empty if there is none.
func (t *tx) LastAct(stream, actor string, about ...string) ([]incident.Event, error) {
	act, err := t.lastAct(stream, actor, about)
	if err != nil || act == "" {
		return nil, t.s.asRead(err)
	}
	var out []incident.Event
	err = each(t.ctx, t.conn, func(scan func(...any) error) error {
		e, err := scanEvent(scan)
		out = append(out, e)
		return err
	}, "SELECT "+eventColumns+" FROM events WHERE stream=? AND act=? ORDER BY ord, id", stream, act)
	return out, t.s.asRead(err)
}

func (t *tx) lastAct(stream, actor string, about []string) (act string, err error) {
	rows, err := t.conn.QueryContext(t.ctx, "SELECT act, actor, undoes, kind FROM events WHERE stream=? ORDER BY ord DESC, id DESC", stream)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	undone := map[string]bool{}
	for rows.Next() {
		var by, undoes string
		var kind incident.Kind
		if err := rows.Scan(&act, &by, &undoes, &kind); err != nil {
			return "", err
		}
		if undoes != "" && !undone[act] {
			undone[undoes] = true
		}
		minor := kind == incident.TermsSet{}.Kind() || kind == incident.ActUndone{}.Kind()
		meant := len(about) == 0 || slices.ContainsFunc(about, func(of string) bool { return strings.HasPrefix(string(kind), of) })
		if by == actor && meant && !minor && undoes == "" && act != "" && !undone[act] {
			return act, nil
		}
	}
	return "", rows.Err()
}
