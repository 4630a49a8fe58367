package exchange

import (
	"slices"
	"strings"

	"shirei/incident"
)

// severityOf reads a hint such as "critical - whole market stopped". A hint that names no severity gives none, and
// its whole text as the reason.
func severityOf(hint string) (sev incident.Severity, reason string) {
	hint = strings.TrimSpace(hint)
	end := strings.IndexFunc(hint, func(r rune) bool { return r < 'A' || r > 'z' })
	if end < 0 {
		end = len(hint)
	}
	sev = incident.Severity(strings.ToLower(hint[:end]))
	if !slices.Contains(incident.Severities(), sev) {
		return "", hint
	}
	return sev, strings.TrimLeft(hint[end:], " \t-–—:：,、")
}

// layerWords are other names for the four layers.
var layerWords = map[string]incident.Layer{
	"application": incident.LayerApp, "code": incident.LayerApp, "frontend": incident.LayerApp, "backend": incident.LayerApp,
	"アプリ": incident.LayerApp, "アプリケーション": incident.LayerApp,
	"database": incident.LayerDB, "データベース": incident.LayerDB,
	"infrastructure": incident.LayerInfra, "network": incident.LayerInfra, "dns": incident.LayerInfra,
	"hardware": incident.LayerInfra, "インフラ": incident.LayerInfra, "ネットワーク": incident.LayerInfra,
	"vendor": incident.LayerExternal, "third-party": incident.LayerExternal, "third party": incident.LayerExternal,
	"外部": incident.LayerExternal, "外部サービス": incident.LayerExternal, "ベンダー": incident.LayerExternal,
}

// layerOf finds the layer that a word means; ok is false for a word that means none of the four.
func layerOf(word string) (l incident.Layer, ok bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if l = incident.Layer(word); slices.Contains(incident.Layers(), l) {
		return l, true
	}
	l, ok = layerWords[word]
	return l, ok
}

// outcomeOf tells a rollback from a decision that does not say what it was: only where rolling back was considered,
// the words say so, and nothing in them turns it round.
func outcomeOf(b Rollback) incident.Outcome {
	text := strings.ToLower(b.Decision)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' })
	negated := slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"no", "not", "against", "without", "instead", "rather", "reject", "rejected"}, w)
	})
	switch {
	case !b.Considered || negated || has("ではなく", "せず", "しない", "見送"):
		return ""
	case has("roll back", "rollback", "rolled back", "rolling back", "revert", "restor", "put back", "bring back", "切り戻", "切戻", "ロールバック"):
		return incident.RollBack
	}
	return ""
}

// kindOf gives the kind of a note; a kind of another vocabulary is other.
func kindOf(kind string) incident.EntryKind {
	k := incident.EntryKind(strings.ToLower(strings.TrimSpace(kind)))
	if slices.Contains(incident.NoteKinds(), k) {
		return k
	}
	return incident.EntryOther
}

// itemKindOf gives the kind of an action item; one of another vocabulary is left open.
func itemKindOf(kind string) incident.ItemKind {
	k := incident.ItemKind(strings.ToLower(strings.TrimSpace(kind)))
	if slices.Contains(incident.ItemKinds(), k) {
		return k
	}
	return ""
}
