package mask

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const mark = "[masked]"

func TestText(t *testing.T) {
	key := "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEpAIBAAKCAQEA7bq+/\nAbCd==\n-----END RSA PRIVATE KEY-----"
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"all is well\n", "all is well\n", 0},
		{"DB_PASSWORD=hunter2 ./run", "DB_PASSWORD=[masked] ./run", 1},
		{"export API_TOKEN='a b c'", "export API_TOKEN='[masked]'", 1},
		{"GITHUB_TOKEN=ghp_0123456789abcdefghijABCD", "GITHUB_TOKEN=[masked]", 1},
		{`{"password": "s3cr\"et", "user": "sato"}`, `{"password": "[masked]\"et", "user": "sato"}`, 1},
		{`{"client_secret":"xyz123"}`, `{"client_secret":"[masked]"}`, 1},
		{`{\"token\":\"xyz123\"}`, `{\"token\":\"[masked]\"}`, 1},
		{"postgres://app:p4ss@db:5432/shop", "postgres://app:[masked]@db:5432/shop", 1},
		{"redis://:p4ss@cache", "redis://:[masked]@cache", 1},
		{"http://host:8080/path user@host", "http://host:8080/path user@host", 0},
		{"> Authorization: Bearer abc.def\r\n> Host: x\r\n", "> Authorization: Bearer [masked]\r\n> Host: x\r\n", 1},
		{`curl -H "Authorization: Basic dXNlcjpw" https://x`, `curl -H "Authorization: Basic [masked]" https://x`, 1},
		{"< set-cookie: sid=1234; Path=/\n", "< set-cookie: [masked]\n", 1},
		{"Cookie: sid=1234\n", "Cookie: [masked]\n", 1},
		{"X-Api-Key: abcd1234\n", "X-Api-Key: [masked]\n", 1},
		{"AWS_SECRET_ACCESS_KEY=/abc+DEF0123", "AWS_SECRET_ACCESS_KEY=[masked]", 1},
		{"id AKIAABCDEFGHIJKLMNOP end", "id [masked] end", 1},
		{"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSM", mark, 1},
		{"password\x1b[0m: \x1b[32mhunter2\x1b[0m", "password\x1b[0m: \x1b[32m[masked]\x1b[0m", 1},
		{"パスワード：hunter2", "パスワード：[masked]", 1},
		{"mysql --password hunter2 -h db", "mysql --password [masked] -h db", 1},
		{"GET /cb?code=abc123&state=1", "GET /cb?code=[masked]&state=1", 1},
		{"PGPASSWORD=$SECRET psql", "PGPASSWORD=$SECRET psql", 0},
		{"password: <your password>", "password: <your password>", 0},
		{"password=****** token: true", "password=****** token: true", 0},
		{"PWD=/home/sato", "PWD=/home/sato", 0},
		{"MYSQL_PWD=hunter2", "MYSQL_PWD=[masked]", 1},
		{"before\n" + key + "\nafter", "before\n-----BEGIN RSA PRIVATE KEY-----[masked]\nafter", 1},
		{`"` + strings.ReplaceAll(key, "\n", `\n`) + `"`, `"-----BEGIN RSA PRIVATE KEY-----[masked]"`, 1},
		{"-----BEGIN PRIVATE KEY-----\nMIIEpAIB", "-----BEGIN PRIVATE KEY-----[masked]", 1},
		{"card=4111111111111111 declined", "card=[masked] declined", 1},
		{"カード番号 4111 1111 1111 1111（3回目）", "カード番号 [masked]（3回目）", 1},
		{"378282246310005\n3530-1113-3330-0000", "[masked]\n[masked]", 2},
		{"4111111111111112 is no card, 1763793352123 an instant, 0.4111111111111111 a share", "4111111111111112 is no card, 1763793352123 an instant, 0.4111111111111111 a share", 0},
		{"trace 4111111111111111ab, 41111111111111111111111111", "trace 4111111111111111ab, 41111111111111111111111111", 0},
		{"2026-11-22 10:00:05 4111111111111111", "2026-11-22 10:00:05 [masked]", 1},
		{"grep 'BEGIN PRIVATE KEY' .", "grep 'BEGIN PRIVATE KEY' .", 0},
	} {
		got, n := String(c.in, mark)
		if got != c.want || n != c.n {
			t.Errorf("%q\n is masked as %q (%d)\n          not %q (%d)", c.in, got, n, c.want, c.n)
		}
	}
}

func TestArgs(t *testing.T) {
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"mysql -uroot -phunter2 -h db", "mysql -uroot -p[masked] -h db", 1},
		{"/usr/bin/mysql -p", "/usr/bin/mysql -p", 0},
		{"ls -phunter2", "ls -phunter2", 0},
		{"curl -u sato:hunter2 https://x", "curl -u [masked] https://x", 1},
		{"vault --token abcdef", "vault --token [masked]", 1},
		{"x --token --verbose", "x --token --verbose", 0},
		{"x --api-key=abc", "x --api-key=[masked]", 1},
		{"env TOKEN=abcdef true", "env TOKEN=[masked] true", 1},
		{"", "", 0},
	} {
		got, n := Args(strings.Fields(c.in), mark)
		if s := strings.Join(got, " "); s != c.want || n != c.n {
			t.Errorf("%q is masked as %q (%d)", c.in, s, n)
		}
	}
}

// Whatever stands around them, no secret is left.
func TestNoSecretIsLeft(t *testing.T) {
	forms := []string{
		"DB_PASSWORD=%s", "token: %s", "https://u:%s@h/", "Authorization: Bearer %s", "Cookie: sid=%s", `"api_key": "%s"`, "--password %s ",
		"-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----", "\x1b[1mSECRET\x1b[0m=%s",
	}
	rapid.Check(t, func(t *rapid.T) {
		var in strings.Builder
		var secrets []string
		for range rapid.IntRange(1, 5).Draw(t, "lines") {
			secret := rapid.StringMatching(`[a-z]{3}[0-9]{4}[A-Z]{3}`).Draw(t, "secret")
			secrets = append(secrets, secret)
			in.WriteString(rapid.StringMatching(`[ -~あ-ん]{0,20}`).Draw(t, "before") + "\n")
			in.WriteString(strings.Replace(rapid.SampledFrom(forms).Draw(t, "form"), "%s", secret, 1))
			in.WriteString("\n" + rapid.StringMatching(`[ -~あ-ん\n]{0,20}`).Draw(t, "after") + "\n")
		}
		out, n := String(in.String(), mark)
		for _, s := range secrets {
			if strings.Contains(out, s) || n == 0 {
				t.Fatalf("%s is left of %q in %q", s, in.String(), out)
			}
		}
	})
}

// Wherever a long output is cut, no piece of a secret that can be told is left at the cut.
func TestNoSecretIsLeftAtACut(t *testing.T) {
	const secret = "k3y0123456789abcdefXYZ"
	all := []byte("line one\nDB_PASSWORD=" + secret + " ok\nmiddle\n-----BEGIN PRIVATE KEY-----\n" + secret + "\n" + secret + "\n-----END PRIVATE KEY-----\nlast\n")
	for cut := range all {
		h, tail := Ends(all[:cut], all[cut:])
		for _, part := range [][]byte{h, tail} {
			if out, _ := Text(part, mark); bytes.Contains(out, []byte(secret[:4])) || bytes.Contains(out, []byte(secret[18:])) {
				t.Fatalf("cut at %d: %q is left", cut, out)
			}
		}
	}
}

func TestKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(known().String()).Draw(t, "known")
		if known().MatchString(text) && !mayBeKnown(text) {
			t.Fatalf("%q is known, and not looked for", text)
		}
	})
}

// Every rule is found by the sign that is looked for first.
func TestSigns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rules[rapid.IntRange(1, len(rules)-1).Draw(t, "rule")]
		text := rapid.StringMatching(r.expr().String()).Draw(t, "text")
		if ascii := !slices.ContainsFunc([]byte(text), func(c byte) bool { return c >= 0x80 }); ascii && r.expr().MatchString(text) && len(r.signs(lowered([]byte(text)))) == 0 {
			t.Fatalf("%q is a secret, and not looked for", text)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"password=x\npassword: 'abc", "https://a:b@c:d@e", "-----BEGIN PRIVATE KEY-----", "Authorization: Bearer \x1b[0m", "--token=--token abc", "Cookie: a=b\x1b[masked]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		before := bytes.Clone(in)
		out, n := Text(in, mark)
		if !bytes.Equal(in, before) {
			t.Fatal("the input was changed")
		}
		if n == 0 && !bytes.Equal(in, out) {
			t.Fatal("changed without a count")
		}
		if again, m := Text(out, mark); m != 0 {
			t.Fatalf("%q is masked again as %q", out, again)
		}
	})
}

func BenchmarkText(b *testing.B) {
	log := bytes.Repeat([]byte("2026-11-20T05:14:02Z INFO GET /orders/1234 200 12ms user=sato trace=abc\n"), 100_000)
	secrets := bytes.Repeat([]byte("DB_PASSWORD=hunter2 GET /orders?token=abc123 Authorization: Bearer abcdefghijklmnop1234\n"), 80_000)
	for name, text := range map[string][]byte{"log": log, "secrets": secrets} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Text(text, mark)
			}
		})
	}
}
