package theme

import (
	"image/color"
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"shirei/ui/text/cell"
)

// each calls fn with every style by its field name.
func each(s Styles, fn func(name string, st Style)) {
	v := reflect.ValueOf(s)
	for i := range v.NumField() {
		if st, ok := v.Field(i).Interface().(Style); ok {
			fn(v.Type().Field(i).Name, st)
		}
	}
}

func profiles() []colorprofile.Profile {
	return []colorprofile.Profile{colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor}
}

func TestNoColourMeansNoColour(t *testing.T) {
	for _, dark := range []bool{true, false} {
		each(New(dark, colorprofile.ASCII, Unicode()), func(name string, st Style) {
			if !regexp.MustCompile(`^(\x1b\[([147](;|m))+)?$`).MatchString(st.on) {
				t.Errorf("%s uses more than bold, underline and reverse: %q", name, st.on)
			}
		})
	}
}

// What must be told apart must differ even with no colour at all.
func TestMeaningSurvivesEveryProfile(t *testing.T) {
	for _, p := range profiles() {
		for _, dark := range []bool{true, false} {
			s := New(dark, p, Unicode())
			for name, pair := range map[string][2]Style{
				"focus and text": {s.Focus, s.Text}, "overdue and text": {s.Overdue, s.Text}, "overdue and soon": {s.Overdue, s.Soon},
				"overdue and focus": {s.Overdue, s.Focus}, "critical and text": {s.Critical, s.Text}, "error and text": {s.Error, s.Text},
				"accent and text": {s.Accent, s.Text}, "focus and strong": {s.Focus, s.Strong}, "drill and text": {s.Drill, s.Text},
			} {
				if pair[0].on == pair[1].on {
					t.Errorf("%v dark=%v: %s look alike", p, dark, name)
				}
			}
			for _, badge := range []Style{s.Critical, s.High, s.Medium, s.Overdue, s.Drill} {
				if !badge.Lip().GetReverse() {
					t.Errorf("%v dark=%v: a badge is not reversed", p, dark)
				}
			}
		}
	}
}

// Colour is allowed for severity, overdue, soon and one accent; the rest is grey.
func TestOnlyMeaningIsColoured(t *testing.T) {
	coloured := map[string]bool{"Critical": true, "High": true, "Medium": true, "Overdue": true, "Soon": true, "Accent": true}
	for _, dark := range []bool{true, false} {
		each(New(dark, colorprofile.TrueColor, Unicode()), func(name string, st Style) {
			r, g, b, _ := st.Lip().GetForeground().RGBA()
			if _, none := st.Lip().GetForeground().(lipgloss.NoColor); none {
				return
			}
			if grey := r == g && g == b; grey == coloured[name] {
				t.Errorf("dark=%v: %s has colour %04x %04x %04x", dark, name, r, g, b)
			}
		})
	}
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestContrast(t *testing.T) {
	for _, dark := range []bool{true, false} {
		ground := 1.0
		if dark {
			ground = 0
		}
		each(New(dark, colorprofile.ANSI256, Unicode()), func(name string, st Style) {
			if _, none := st.Lip().GetForeground().(lipgloss.NoColor); none {
				return
			}
			l := luminance(st.Lip().GetForeground())
			ratio := (math.Max(l, ground) + 0.05) / (math.Min(l, ground) + 0.05)
			want := 4.5
			if name == "Rule" {
				want = 1.5
			}
			if ratio < want {
				t.Errorf("dark=%v: %s has a contrast of %.1f, want %.1f", dark, name, ratio, want)
			}
		})
	}
}

func TestGlyphSetsMatch(t *testing.T) {
	u, a := reflect.ValueOf(Unicode()), reflect.ValueOf(ASCII())
	for i := range u.NumField() {
		name, us, as := u.Type().Field(i).Name, u.Field(i).String(), a.Field(i).String()
		if us == "" || cell.Width(us) != 1 || cell.Width(as) != 1 {
			t.Errorf("%s is %q and %q: one cell each is the rule", name, us, as)
		}
		if strings.ContainsFunc(as, func(r rune) bool { return r < 0x20 || r > 0x7e }) {
			t.Errorf("%s is %q, not ASCII", name, as)
		}
	}
}

func TestRenderAndOver(t *testing.T) {
	s := New(true, colorprofile.ANSI256, Unicode())
	if got := s.Text.Render("障害"); got != "障害" {
		t.Errorf("plain text was styled: %q", got)
	}
	if got, want := s.Strong.Render("障害"), "\x1b[1m障害\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := s.Overdue.Render(""); got != "" {
		t.Errorf("empty text became %q", got)
	}
	line := "14:02 " + s.Overdue.Render("超過") + " 鈴木"
	if got, want := s.Strong.Over(line), "\x1b[1m14:02 "+s.Overdue.on+"超過\x1b[m\x1b[1m 鈴木\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
