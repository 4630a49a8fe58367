package clean

import "testing"

func TestOutput(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\r\nb\r\n", "a\nb\n"},
		{"\x1b[31mred\x1b[0m\n", "red\n"},
		{" 10%\r 50%\r100%\ndone\n", "100%\ndone\n"},
		{"abcdef\rxy\n", "xycdef\n"},
		{"abcdef\rxy\x1b[K\n", "xy\n"},
		{"lss\b \bx\n", "lsx\n"},
		{"before\x1b[?1049hdrawn\x1b[2J~\x1b[?1049lafter", "beforeafter"},
		{"before\x1b[?1049hnever closed", "before"},
		{"復旧\r確認\n", "確認\n"},
		{"\b\b\r\b", ""},
	} {
		if got := Output(c.in); got != c.want {
			t.Errorf("%q is shown as %q, not %q", c.in, got, c.want)
		}
	}
}

func FuzzOutput(f *testing.F) {
	f.Add("a\r\b\x1b[Kb\x1b[?1049h\n")
	f.Fuzz(func(t *testing.T, in string) {
		if out := Output(in); Block(out) != out {
			t.Fatalf("%q acts on a terminal", out)
		}
	})
}
