package md

import "testing"

func TestInline(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  決済の約12%が失敗 \n 再発なし ", "決済の約12%が失敗   再発なし"},
		{"max_wal_senders and max__x", "max_wal_senders and max__x"},
		{"__init__ _x_ a_", `\_\_init\_\_ \_x\_ a\_`},
		{"2 * 3, a*b, **bold**", `2 * 3, a\*b, \*\*bold\*\*`},
		{"_ _ _", `\_ _ _`},
		{"p99 < 300ms, a > b", "p99 &lt; 300ms, a > b"},
		{"<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"},
		{"R&D, a && b, &amp; &#60; &#x3c; &nope;", "R&D, a && b, &amp;amp; &amp;#60; &amp;#x3c; &amp;nope;"},
		{"run `rm`", "run \\`rm\\`"},
		{"[INFO] x [a](b) ![i](j) [r][s]", `[INFO] x [a\](b) ![i\](j) [r\][s]`},
		{"see [^1]", `see \[^1]`},
		{"[ref]: http://x.example", `[ref\]: http://x.example`},
		{"[x] done", `\[x] done`},
		{"[!NOTE]", `\[!NOTE]`},
		{"about ~12%, ~~gone~~ 10:00~10:30", `about ~12%, \~\~gone\~\~ 10:00\~10:30`},
		{"# not a heading", `\# not a heading`},
		{"#payments", "#payments"},
		{"- not a list", `\- not a list`},
		{"-5m", "-5m"},
		{"+ plus", `\+ plus`},
		{"* star", `\* star`},
		{"---", `\---`},
		{"- - -", `\- - -`},
		{"===", `\===`},
		{"|--|:-:|", `\|--|:-:|`},
		{":-", `\:-`},
		{"1. first", `1\. first`},
		{"2) second", `2\) second`},
		{"1.5 GB", "1.5 GB"},
		{"> quoted", `\> quoted`},
		{"C# and F #", `C# and F \#`},
		{`C:\temp\*.log \d end\`, `C:\temp\\\*.log \d end\\`},
		{"a | b", "a | b"},
		{"$5 and $10, $x$", `$5 and $10, $x\$`},
		{"https://x.example/a_b?c=1&d=2", "https://x.example/a_b?c=1&d=2"},
		{"https://x.example/*", `https\://x.example/\*`},
		{"WWW.x.example/`", "WWW\\.x.example/\\`"},
		{"⚠\ufe0f 👩\u200d💻 葛\U000e0102城 می\u200cخواهم \u200b\u2060", "⚠\ufe0f 👩\u200d💻 葛\U000e0102城 می\u200cخواهم"},
		{"\x1b[31mred\x1b[0m \u202eevil\xff", "red evil\ufffd"},
	} {
		if got := Inline(c.in); got != c.want {
			t.Errorf("Inline(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"cell", Cell("a|b\r\n- c\\|"), `a\|b - c\\\|`},
		{"row", Row("14:05", "", "x|y"), `| 14:05 |  | x\|y |`},
		{"quote", Quote("\n一次報告\r\n  # 件名\n\n\nend\\\n"), "> 一次報告\\\n> \\# 件名\n>\n> end\\\\"},
		{"item", Item("one\ntwo\n\nthree"), "- one\\\n  two\n\n  three"},
		{"text", Text("one\n---\n\ntwo"), "one\\\n\\---\n\ntwo"},
		{"URL before a break", Quote("http://x.example\nb"), "> http://x.example \\\n> b"},
		{"empty", Quote(" \n ") + Item("") + Text(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, c.got, c.want)
		}
	}
}
