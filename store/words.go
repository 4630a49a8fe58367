package store

import (
	"strings"

	"shirei/incident"
)

// longestWord bounds what is searched for, in bytes: SQLite refuses patterns of more than 50,000.
const longestWord = 4096

// likeEscaper makes a word stand for itself in a LIKE pattern with ESCAPE '\'.
var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// like gives the condition that a column holds every word, in any case. Refused: CodeTooBig.
func like(column, words string) (sql string, args []any, err error) {
	for _, w := range strings.Fields(words) {
		if len(w) > longestWord {
			return "", nil, incident.Refuse(incident.CodeTooBig, "words", "4096")
		}
		sql += " AND " + column + ` LIKE ? ESCAPE '\'`
		args = append(args, "%"+likeEscaper.Replace(w)+"%")
	}
	return sql, args, nil
}
