package triage

import (
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
)

// TestLayerKeysComeFirst: where the words on a layer are cut, what the keys do is still there.
func TestLayerKeysComeFirst(t *testing.T) {
	for l, key := range map[lang.Lang]string{lang.JA: "space 判定", lang.EN: "space verdict"} {
		b := steptest.New(t, New, l, steptest.Shop, 52, 12)
		b.GoTo("? " + l.Verdict(""))
		row := b.Frame().Find(key)
		if row < 0 || !strings.HasPrefix(b.Frame().Rows[row], key) {
			t.Errorf("%s: no %q\n%s", l, key, b.Frame())
		}
	}
}
