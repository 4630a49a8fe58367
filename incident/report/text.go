package report

import (
	"io/fs"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
)

// Input is what a text is drafted from.
type Input struct {
	State     *incident.State
	Profile   incident.Profile
	Audience  incident.Audience
	Stage     incident.Stage
	Lang      lang.Lang
	Now       time.Time
	Next      time.Time // of the next word; zero: as the fact sheet says
	Templates fs.FS     // holds ja/first.client.tmpl and so on
	Overrides fs.FS     // of the user or the service, of the same form; may be nil
}

// Draft writes the text for an audience from the fact sheet. What is not known reads as being checked, and a blank that
// blocks a send as not filled in; nothing raw is ever left. Only a broken override gives an error: an [*incident.Error]
// with CodeBadFile (file, line, what) or CodeReportRaw (the piece).
func Draft(in Input) (string, error) {
	a, s := string(in.Audience), string(in.Stage)
	return in.write(s+"."+a, "all."+a, s)
}

// Short writes the version to read aloud on the telephone: three or four sentences. Errors are those of [Draft].
func Short(in Input) (string, error) {
	return in.write("short."+string(in.Audience), "short")
}

func (in Input) write(names ...string) (string, error) {
	t, err := in.find(names)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, newView(in)); err != nil {
		return "", badTemplate(t.Name(), err)
	}
	text := tidy(b.String())
	for _, raw := range []string{"<no value>", "{{", "}}"} {
		if strings.Contains(text, raw) {
			return "", incident.Refuse(incident.CodeReportRaw, raw)
		}
	}
	if in.State.Drill {
		mark := phrasingOf(in.Lang).drill
		text = mark + strings.ReplaceAll(text, "\n", "\n"+mark)
	}
	return text + "\n", nil
}

// tidy takes away what templates leave behind: spaces at line ends and empty lines beyond one.
func tidy(text string) string {
	var out []string
	for line := range strings.SplitSeq(clean.Block(text), "\n") {
		line = strings.TrimRight(line, " 　")
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, line)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// tame cleans a text from outside and takes from it what would look like a raw template, which may not be sent.
func tame(s string) string {
	s = strings.ReplaceAll(clean.Block(s), "<no value>", "(no value)")
	for _, pair := range []string{"{{", "}}"} {
		for strings.Contains(s, pair) {
			s = strings.ReplaceAll(s, pair, pair[:1]+" "+pair[1:])
		}
	}
	return strings.Trim(s, " 　\n")
}

// tameLine is tame on one line.
func tameLine(s string) string { return strings.TrimSpace(clean.Line(tame(s))) }
