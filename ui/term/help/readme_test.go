package help

import (
	"flag"
	"os"
	"strings"
	"testing"

	"shirei/ui/term/keymap"
)

const (
	readme = "../../../README.md"
	begin  = "<!-- keys: made from the key table; a test holds them equal -->\n"
	end    = "<!-- /keys -->"
)

// TestReadmeHoldsTheKeys: the README's list is the key table's, word for word. -update writes it.
func TestReadmeHoldsTheKeys(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(data), begin)
	have, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatal("the README has lost the marks around its keys")
	}
	want := Markdown("en", keymap.Keys())
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(readme, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have != want {
		t.Error("the README's keys differ from the key table; go test ./ui/term/help -update writes them")
	}
}
