package measures

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
)

func TestMinutesIn(t *testing.T) {
	for typed, want := range map[string]int{"": 0, " 90 ": 90, "１５分": 15, "1h30m": 90, "1時間30分": 90, "10-15": -1, "about 5": -1, "-5": -1, "99999999999999999999": -1} {
		if n, ok := minutesIn(typed); ok != (want >= 0) || ok && n != want {
			t.Errorf("%q is read as %d, %v", typed, n, ok)
		}
	}
}

// Whatever is typed as a limit names something and lies ahead, or is refused; minutes are never less than none.
func FuzzLimit(f *testing.F) {
	for _, seed := range []string{"開店 ＠１５：００", "a @ b @15:00", "@15:00", "x@", "@@", "x ＠"} {
		f.Add(seed)
	}
	p := New(steptest.NewOutage(f, New, lang.JA, steptest.ReadyShop, 80, 18).Env).(*Pane)
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := minutesIn(s); ok && n < 0 {
			t.Errorf("%q: %d minutes", s, n)
		}
		p.c.State = incident.NewState("s")
		l, err := p.readLimit(s)
		if err == nil && (strings.TrimSpace(l.What) == "" || l.At.IsZero()) {
			t.Errorf("%q: %+v", s, l)
		}
	})
}
