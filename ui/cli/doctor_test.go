package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A damaged file is told with what SQLite says of it, and without the advice to run the check that is running.
func TestDoctorOnDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	do := func(args ...string) (int, string) {
		var out bytes.Buffer
		code := Main(append(args, "--db", path, "--lang", "en"), strings.NewReader(""), &out, &out, func(string) string { return "" })
		return code, out.String()
	}
	if code, said := do("declare", "a"); code != exitDone {
		t.Fatal(said)
	}
	if err := os.Truncate(path, 20000); err != nil {
		t.Fatal(err)
	}
	code, said := do("doctor")
	if code != exitRefused || !strings.Contains(said, "!! integrity: database disk image is malformed") ||
		!strings.Contains(said, "not touched") || strings.Contains(said, "run shirei doctor") {
		t.Errorf("%d: %s", code, said)
	}
}
