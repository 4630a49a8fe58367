package journey

import (
	"regexp"
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// colour is any sequence that sets one; strong, dim and reversed are not colours.
var colour = regexp.MustCompile(`\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:]\d+)*m`)

func (r *room) styled() string { return r.tmux("capture-pane", "-e", "-p", "-t", r.pane) }

// TestNoColour takes every colour away and leaves the words.
func TestNoColour(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "critical")
	r.line("shirei --as Sato open " + r.incident)
	r.shows(walk)
	if !colour.MatchString(r.styled()) {
		t.Errorf("no colour at all without NO_COLOR:\n%q", r.styled())
	}
	r.keys("C-c")
	r.wait("for the shell", func() bool { return !r.alternate() })
	r.line("clear; NO_COLOR=1 shirei --as Sato open " + r.incident)
	r.shows(walk)
	for _, key := range []string{"1", "2", "3", "4", "5", "6", "c"} {
		r.press(key)
		if s := colour.FindString(r.styled()); s != "" {
			t.Errorf("after %s a colour is set by %q", key, s)
		}
	}
	if !strings.Contains(r.screen(), "CRITICAL") {
		t.Errorf("the severity is no word:\n%s", r.screen())
	}
}

// TestASCIIGlyphs draws nothing but ASCII besides the texts, on any screen, and esc leads home from each.
func TestASCIIGlyphs(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 100, 30)
	r.declared("checkout fails", "high")
	home := text.For(lang.EN).Home.Title
	r.line("shirei --as Sato --glyphs ascii")
	r.shows(home)
	ascii := func(where string) {
		t.Helper()
		for _, c := range r.screen() {
			if c >= 0x80 {
				t.Errorf("%q on %s:\n%s", c, where, r.screen())
				return
			}
		}
	}
	ascii("home")
	for _, keys := range [][]string{{}, {"1"}, {"2"}, {"3"}, {"4"}, {"5"}, {"6"}, {"6", "m"}, {"6", "w"}, {"4", "G", "Enter"}, {"c"}, {"?"}, {"C-k"}, {"i"}, {"n", "/"}, {"t"}} {
		r.keys("Enter")
		r.shows(walk)
		for _, k := range keys {
			r.press(k)
		}
		ascii(strings.Join(keys, " "))
		r.home(home)
	}
}

// TestDumbTerminal refuses the console with commands that work there, and does not wait for a name.
func TestDumbTerminal(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.line("TERM=dumb shirei; echo exit $?")
	s := r.see(`exit \d`)
	if !strings.Contains(s, "exit 1") {
		t.Errorf("the refusal:\n%s", s)
	}
	r.shirei("--as", "Sato", "declare", "checkout fails")
	for _, name := range []string{"log", "status", "timeline"} {
		if !strings.Contains(s, name) {
			t.Errorf("%s is not named:\n%s", name, s)
		}
		args := []string{"--as", "Sato", name}
		if name == "log" {
			args = append(args, "without a screen")
		}
		r.shirei(args...)
	}
	if out := r.shirei("timeline"); !strings.Contains(out, "without a screen") {
		t.Errorf("the timeline:\n%s", out)
	}
}
