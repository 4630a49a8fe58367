package inventory

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format writes the YAML form: keys in the order of the model, blanks left out.
// It is stable to the byte, and Parse gives the same service back. Invalid UTF-8
// is replaced, since the form is UTF-8.
func Format(s *Service) []byte {
	w := &writer{}
	service := reflect.ValueOf(s).Elem()
	for _, sec := range schema() {
		w.section(sec, service)
	}
	return w.b.Bytes()
}

func (w *writer) section(sec *sectionSpec, service reflect.Value) {
	mark := w.begin(0, sec.key)
	for _, k := range sec.kinds {
		v := k.value(service, sec.index)
		if k.key == "" {
			w.entry(k, v, 1)
		} else {
			w.kind(k, v, 1)
		}
	}
	w.end(mark)
}

// FormatEntry writes one entry alone, as it would stand under its kind. The path
// is an Entry's: monitoring.dashboards.top. It is false where there is no such
// entry.
func FormatEntry(s *Service, path string) ([]byte, bool) {
	for k, v := range s.kinds() {
		if !strings.HasPrefix(path, k.path()) {
			continue
		}
		for _, e := range k.entries(v) {
			if k.entryPath(base(e).ID) == path {
				w := &writer{}
				w.entry(k, e, 0)
				return w.b.Bytes(), true
			}
		}
	}
	return nil, false
}

// writer writes block YAML, two spaces a level.
type writer struct{ b bytes.Buffer }

// mark is where a key was written and where what it holds begins.
type mark struct{ key, inside int }

func (w *writer) begin(level int, key string) mark {
	m := mark{key: w.b.Len()}
	w.line(level, key+":")
	m.inside = w.b.Len()
	return m
}

// end takes the key back when nothing was written inside.
func (w *writer) end(m mark) {
	if w.b.Len() == m.inside {
		w.b.Truncate(m.key)
	}
}

func (w *writer) line(level int, text string) {
	w.b.WriteString(strings.Repeat("  ", level))
	w.b.WriteString(text)
	w.b.WriteByte('\n')
}

// kind writes a kind under its key, or nothing where it is blank.
func (w *writer) kind(k *kindSpec, v reflect.Value, level int) {
	if k.list && v.FieldByName("NA").String() != "" {
		w.line(level, k.key+": {na: "+quote(v.FieldByName("NA").String())+"}")
		return
	}
	mark := w.begin(level, k.key)
	if !k.list {
		w.entry(k, v, level+1)
	} else {
		for _, e := range k.entries(v) {
			w.item(k, e, level+1)
		}
	}
	w.end(mark)
}

// item writes an entry of a list. An entry of nothing is no entry: it has not even an id.
func (w *writer) item(k *kindSpec, e reflect.Value, level int) {
	one := &writer{}
	one.entry(k, e, level+1)
	if text := one.b.String(); text != "" {
		indent := strings.Repeat("  ", level)
		w.b.WriteString(indent + "- " + strings.TrimPrefix(text, indent+"  "))
	}
}

func (w *writer) entry(k *kindSpec, v reflect.Value, level int) {
	for _, f := range k.fields {
		w.field(f, v.FieldByIndex(f.index), level)
	}
}

func (w *writer) field(f fieldSpec, v reflect.Value, level int) {
	switch field := v.Addr().Interface().(type) {
	case *bool:
		if *field {
			w.line(level, f.key+": true")
		}
	case *string:
		w.text(level, f.key, *field, "")
	case *Text:
		w.text(level, f.key, field.Value, field.NA)
	case *Number:
		w.text(level, f.key, field.String(), field.NA)
	case *Texts:
		w.texts(level, f.key, *field)
	case *Means:
		w.means(level, f.key, *field)
	}
}

func (w *writer) text(level int, key, value, na string) {
	switch {
	case value == "" && na == "":
	case value == "":
		w.line(level, key+": {na: "+quote(na)+"}")
	case blockable(value):
		w.line(level, key+": "+blockHeader(value))
		for line := range strings.SplitSeq(strings.TrimSuffix(value, "\n"), "\n") {
			if line == "" {
				w.b.WriteByte('\n')
				continue
			}
			w.line(level+1, line)
		}
	default:
		w.line(level, key+": "+scalar(value))
	}
}

func (w *writer) texts(level int, key string, t Texts) {
	if len(t.Values) == 0 {
		w.text(level, key, "", t.NA)
		return
	}
	out := make([]string, len(t.Values))
	for i, v := range t.Values {
		out[i] = inFlow(v)
	}
	w.line(level, key+": ["+strings.Join(out, ", ")+"]")
}

func (w *writer) means(level int, key string, m Means) {
	if len(m.List) == 0 {
		w.text(level, key, "", m.NA)
		return
	}
	w.line(level, key+":")
	for _, way := range m.List {
		parts := []string{"kind: " + inFlow(way.Kind), "value: " + inFlow(way.Value)}
		if way.Hours != "" {
			parts = append(parts, "hours: "+inFlow(way.Hours))
		}
		w.line(level+1, "- {"+strings.Join(parts, ", ")+"}")
	}
}

// plain are the texts that need no quotes: words that no reader of YAML takes
// for anything else. Numbers stay bare, since the form reads them as text.
var (
	plain  = pattern(`^[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M} ._/()（）、。・ー〜+%=~-]*$`)
	link   = pattern(`^https?://[A-Za-z0-9._~/?&=%+-]+$`)
	flow   = pattern(`^[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M} ._/ー-]*$`)
	number = pattern(`^[0-9]+$`)
	odd    = pattern(`(?i)^(?:null|true|false|yes|no|on|off|y|n|[0-9][0-9_]*[.exob].*|[0-9][0-9a-f_.+-]*)$`)
)

func scalar(text string) string {
	if number().MatchString(text) && !strings.HasPrefix(text, "0") {
		return text
	}
	if (plain().MatchString(text) || link().MatchString(text)) && !odd().MatchString(text) && !strings.HasSuffix(text, " ") {
		return text
	}
	return quote(text)
}

func inFlow(text string) string {
	if flow().MatchString(text) && !odd().MatchString(text) && !strings.HasSuffix(text, " ") {
		return text
	}
	return quote(text)
}

// quote writes a double-quoted scalar; whatever is not printable is escaped.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString(`\x` + hex(r, 2))
		case r < 0x10000:
			b.WriteString(`\u` + hex(r, 4))
		default:
			b.WriteString(`\U` + hex(r, 8))
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex(r rune, width int) string {
	digits := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", width-len(digits)) + digits
}

// blockable tells of text of several lines that a literal block holds exactly.
// Everything else of several lines is quoted.
func blockable(text string) bool {
	body := strings.TrimSuffix(text, "\n")
	if !strings.Contains(body, "\n") || !utf8.ValidString(text) || strings.HasPrefix(body, "\n") || strings.HasSuffix(body, "\n") {
		return false
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.HasPrefix(line, " ") || strings.HasSuffix(line, " ") {
			return false
		}
		for _, r := range line {
			if !strconv.IsPrint(r) {
				return false
			}
		}
	}
	return true
}

func blockHeader(text string) string {
	if strings.HasSuffix(text, "\n") {
		return "|"
	}
	return "|-"
}
