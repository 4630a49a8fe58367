package inventory

import (
	"strings"
)

// New is what a new service begins with; all but the id may be empty.
type New struct{ ID, Name, Client, Zone, Lang string }

// Start makes the YAML of a new service from a template: its text with what is known filled in at the top. Comments stay,
// and what is left empty stays blank. Problems are told as by Parse.
func Start(template []byte, n New) ([]byte, error) {
	if strings.TrimSpace(n.ID) == "" {
		return nil, Problems{{Path: "service.id", Code: CodeMissingID}}
	}
	values := map[string]string{"id": n.ID, "name": n.Name, "client": n.Client, "zone": n.Zone, "language": n.Lang}
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
