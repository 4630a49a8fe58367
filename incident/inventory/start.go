package inventory

import (
	"strings"
)

// Start makes the YAML of a new service from a template: its text with id, name, client, zone and language filled in at
// the top. Comments stay, and what is left empty stays blank. Problems are told as by Parse.
func Start(template []byte, id, name, client, zone, lang string) ([]byte, error) {
	if strings.TrimSpace(id) == "" {
		return nil, Problems{{Path: "service.id", Code: CodeMissingID}}
	}
	values := map[string]string{"id": id, "name": name, "client": client, "zone": zone, "language": lang}
	lines := strings.Split(string(template), "\n")
	at := -1
	for i, line := range lines {
		if line == "service:" {
			at = i
			break
		}
	}
	for i := at + 1; at >= 0 && i < len(lines) && strings.HasPrefix(lines[i], "  "); i++ {
		part := openLine().FindStringSubmatch(lines[i])
		if part == nil || strings.TrimSpace(values[part[1]]) == "" {
			continue
		}
		lines[i] = "  " + part[1] + ": " + scalar(strings.TrimSpace(values[part[1]])) + part[2]
	}
	out := []byte(strings.Join(lines, "\n"))
	_, err := Parse(out)
	return out, err
}

// openLine is a line of a template that Start fills in, with the comment after it.
var openLine = pattern(`^  (id|name|client|zone|language):(\s+#.*)?$`)
