package exchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"shirei/incident"
)

// ReadFacts reads a facts file. It takes any file of the form: keys it does not know are passed over, and every field
// may be null or missing, but for the name and the title, of which one must be there and stands in for the other.
// A number is taken where a text is meant, and a single text where a list is meant.
// Refused with [incident.CodeBadFile]: no JSON object, a value of another type, a time that is not RFC 3339.
// An end before its start is taken as it is.
func ReadFacts(data []byte) (*Facts, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	root, err := parseTree(data)
	if err != nil {
		return nil, err
	}
	r := &factsReader{data: data}
	f := r.facts(r.object(root, ""))
	if r.err != nil {
		return nil, r.err
	}
	return f, nil
}

// factsReader takes values out of the tree and keeps the first thing that is wrong.
type factsReader struct {
	data []byte
	zone string // from the offset of the first time that was read
	err  *incident.Error
}

// fields are those of an object, with the path that leads to it.
type fields struct {
	of   map[string]node
	path string
}

func (r *factsReader) facts(o fields) *Facts {
	f := &Facts{
		Name: r.text(o, "name"), Title: r.text(o, "title"), Service: r.text(o, "service"), Summary: r.text(o, "summary"),
		Lang:  language(r.text(o, "language")),
		Began: r.time(o, "started_at"), Detected: r.time(o, "detected_at"),
		Mitigated: r.time(o, "mitigated_at"), Recovered: r.time(o, "resolved_at"),
		Trigger: r.text(o, "trigger"), Cause: r.text(o, "root_cause"), Factors: r.texts(o, "contributing_factors"),
		Severity: r.text(o, "severity_hint"), Layers: r.texts(o, "suspect_layers"),
	}
	if !said(f.Name) {
		f.Name = f.Title
	}
	if !said(f.Title) {
		f.Title = f.Name
	}
	if !said(f.Name) {
		r.refuse(FaultName, o.of["name"], "name")
	}
	in := r.object(o.of["impact"], "impact")
	f.Impact = Impact{
		From: r.time(in, "from"), To: r.time(in, "to"),
		Users: r.text(in, "users"), Records: r.text(in, "requests_or_records"), Notes: r.text(in, "notes"),
	}
	back := r.object(o.of["rollback"], "rollback")
	f.Rollback = Rollback{
		Considered: strings.EqualFold(r.text(back, "considered"), "true"), At: r.time(back, "decided_at"),
		Decision: r.text(back, "decision"), Reason: r.text(back, "reason"),
	}
	r.lists(o, f)
	f.Zone = r.zoneOf(r.text(o, "timezone"))
	return f
}

func (r *factsReader) lists(o fields, f *Facts) {
	r.each(o, "external_updates", func(u fields) {
		f.Updates = append(f.Updates, Update{At: r.time(u, "at"), Audience: r.text(u, "audience"), Gist: r.text(u, "gist")})
	})
	r.each(o, "events", func(e fields) {
		f.Events = append(f.Events, Happening{At: r.time(e, "at"), Kind: r.text(e, "kind"), Text: r.text(e, "text")})
	})
	r.each(o, "action_items", func(a fields) {
		f.Items = append(f.Items, Item{Text: r.text(a, "text"), Kind: r.text(a, "kind")})
	})
}

func (r *factsReader) object(n node, path string) fields {
	if n.kind != '{' && (n.kind != 0 || path == "") {
		r.refuse(FaultType, n, path)
	}
	return fields{n.fields, path}
}

// each goes through a list of objects and passes over those that are null.
func (r *factsReader) each(o fields, key string, take func(fields)) {
	for i, n := range r.list(o, key) {
		if n.kind == 0 {
			continue
		}
		path := o.at(key) + "[" + strconv.Itoa(i) + "]"
		if n.kind == 's' {
			n = node{kind: '{', fields: map[string]node{"text": n, "gist": n}} // a bare text
		}
		take(r.object(n, path))
	}
}

func (r *factsReader) list(o fields, key string) []node {
	switch n := o.of[key]; n.kind {
	case '[':
		return n.items
	case 0:
		return nil
	case 's':
		return []node{n}
	default:
		r.refuse(FaultType, n, o.at(key))
		return nil
	}
}

func (r *factsReader) texts(o fields, key string) []string {
	var out []string
	for i, n := range r.list(o, key) {
		path := key + "[" + strconv.Itoa(i) + "]"
		if t := r.text(fields{map[string]node{path: n}, o.path}, path); said(t) {
			out = append(out, t)
		}
	}
	return out
}

func (r *factsReader) text(o fields, key string) string {
	n := o.of[key]
	if n.kind == '{' || n.kind == '[' {
		r.refuse(FaultType, n, o.at(key))
	}
	return n.text
}

// time reads RFC 3339, to the microsecond. The zero time of many programs, year 1, means that it is not known.
func (r *factsReader) time(o fields, key string) time.Time {
	n := o.of[key]
	if n.kind == 0 || n.kind == 's' && !said(n.text) {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, strings.ToUpper(strings.Replace(strings.TrimSpace(n.text), " ", "T", 1)))
	at := t.UTC().Truncate(time.Microsecond)
	if n.kind != 's' || err != nil || at.Year() < 1 || at.Year() > 9999 {
		r.refuse(FaultTime, n, o.at(key))
		return time.Time{}
	}
	if r.zone == "" {
		r.zone = zoneOfOffset(t)
	}
	return at
}

// zoneOf gives the zone that was named, if it is one, else what the offset of the start (or of the first time) tells.
func (r *factsReader) zoneOf(name string) string {
	name = strings.TrimSpace(name)
	if name != "" && name != "Local" { // "Local" would be this machine's
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	if r.zone != "" {
		return r.zone
	}
	return utc
}

const utc = "Etc/UTC"

// zoneOfOffset names the zone of a whole hour's offset. In these names the sign is the other way round: +09:00 is
// Etc/GMT-9 (tz database, file etcetera).
func zoneOfOffset(t time.Time) string {
	_, offset := t.Zone()
	hours := offset / 3600
	if offset%3600 != 0 || hours == 0 || hours > 14 || hours < -12 {
		return utc
	}
	return fmt.Sprintf("Etc/GMT%+d", -hours)
}

// refuse keeps what is wrong: the fault, the path, and the value that stands there.
func (r *factsReader) refuse(fault string, n node, path string) {
	if r.err != nil {
		return
	}
	value := "null"
	if n.end > n.start {
		value = excerpt(string(r.data[n.start:n.end]))
	}
	if path != "" {
		value = path + " = " + value
	}
	r.err = badFile(position(r.data, n.start), fault, value)
}

func (o fields) at(key string) string {
	if o.path == "" {
		return key
	}
	return o.path + "." + key
}

// excerpt shows the beginning of a value on one line.
func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// language cuts "ja-JP" to "ja".
func language(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "-_"); i >= 0 {
		s = s[:i]
	}
	return s
}

func said(s string) bool { return strings.TrimSpace(s) != "" }
