package help

import (
	"strings"

	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/text"
)

// Markdown is the whole key table for the README: one table per scope, in the order of the key table, in "ja" or "en".
func Markdown(language string, t keymap.Table) string {
	l, _ := lang.Parse(language)
	words := text.For(l).Help
	var b strings.Builder
	for i, s := range t.Scopes() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("### " + words.Scopes[s.Name] + "\n\n")
		b.WriteString("| " + words.Key + " | " + words.Label + " | " + words.Tooltip + " |\n|---|---|---|\n")
		for _, a := range s.Actions {
			b.WriteString("| " + marked(keys(t, a)) + " | " + escape(a.Label.In(language)) + " | " + escape(a.Tooltip.In(language)) + " |\n")
		}
	}
	return b.String()
}

// marked writes keys as code, each by itself.
func marked(keys []string) string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = "`" + escape(k) + "`"
	}
	return strings.Join(out, " ")
}

// escape keeps a bar from ending the cell of a GitHub-flavoured table.
func escape(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
