package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident/lang"
	"shirei/ui/text"
)

func appFor(t *testing.T, l lang.Lang, env map[string]string) (*app, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	a := newApp([]string{"--lang", string(l)}, world{
		in: strings.NewReader(""), out: &out, errs: &out, env: func(k string) string { return env[k] },
	})
	return a, &out
}

// Every command and flag has words and an example in both languages, and no words are left over.
func TestEveryCommandHasWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		a, out := appFor(t, l, nil)
		seen := map[string]bool{}
		walk(a.root(), func(c *cobra.Command) {
			path := pathOf(c)
			seen[path] = true
			if c.Short == "" || c.Example == "" {
				t.Errorf("%s: %q has no words", l, path)
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if value, words := pflag.UnquoteUsage(f); words == "" || f.NoOptDefVal == "" && !strings.Contains(f.Usage, "`"+value+"`") {
					t.Errorf("%s: %q --%s says neither what it is nor what its value is: %q", l, path, f.Name, f.Usage)
				}
			})
			out.Reset()
			a.help(c)
			if err := a.out.Flush(); err != nil || !strings.Contains(out.String(), c.Example[:5]) {
				t.Errorf("%s: the help of %q has no example: %v", l, path, err)
			}
		})
		for path := range text.For(l).CLI.Commands {
			if !seen[path] {
				t.Errorf("%s: words for %q, which is no command", l, path)
			}
		}
	}
}

func walk(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, child := range c.Commands() {
		walk(child, visit)
	}
}

func TestArrange(t *testing.T) {
	a, _ := appFor(t, lang.EN, nil)
	root := a.root()
	for _, c := range []struct{ in, want string }{
		{"log|text|--key", "--key|--|text"},
		{"log|-5m late", "--|-5m late"},
		{"log|--at|-5m|text", "--at|-5m|--|text"},
		{"log|--force was used|--tag=db", "--tag=db|--|--force was used"},
		{"log|--|--key", "--|--key"},
		{"log|-", "--|-"},
		{"log|-hello", "--|-hello"},
		{"log|--at", "--at"},
		{"export|-o|file|a3f9", "-o|file|--|a3f9"},
		{"export|-ofile", "-ofile|--"},
		{"list|--nonsense|x", "--nonsense|--|x"},
		{"entry|move|1f2e|-5m", "--|1f2e|-5m"},
	} {
		found, rest, err := root.Find(strings.Split(c.in, "|"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(arrange(found, rest), "|"); got != c.want {
			t.Errorf("%s is arranged as %s, not %s", c.in, got, c.want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		args string
		env  map[string]string
		want lang.Lang
	}{
		{"list --lang ja", map[string]string{"LANG": "en_US.UTF-8"}, lang.JA},
		{"--lang=en list", map[string]string{"SHIREI_LANG": "ja"}, lang.EN},
		{"log -- --lang ja", map[string]string{"LANG": "C"}, lang.EN},
		{"list", map[string]string{"SHIREI_LANG": "ja", "LC_ALL": "C"}, lang.JA},
		{"list", map[string]string{"LC_ALL": "ja_JP.UTF-8", "LANG": "en_US"}, lang.JA},
		{"list", map[string]string{"LC_MESSAGES": "ja_JP.UTF-8", "LANG": "en_US"}, lang.JA},
		{"list", map[string]string{"LANG": "de_DE.UTF-8"}, lang.EN},
		{"list --lang", nil, lang.EN},
	} {
		env := func(k string) string { return c.env[k] }
		if got := languageOf(strings.Fields(c.args), env); got != c.want {
			t.Errorf("%s with %v speaks %s", c.args, c.env, got)
		}
	}
}
