package inventory

import (
	"errors"
	"strings"
	"testing"
)

// Every code, with the line it names and what its words must hold.
func TestProblems(t *testing.T) {
	people := "contact:\n  people:\n    - id: sato\n      name: 佐藤\n"
	for _, c := range []struct {
		name, yaml string
		code       string
		line       int
		path       string
		says       string
	}{
		{"not UTF-8", "service:\n  name: \x83V\x83\x87\x83b\x83v\n", CodeNotUTF8, 2, "", "UTF-8"},
		{"too big", "service:\n  name: " + strings.Repeat("x", maxMiB<<20), CodeTooBig, 2, "", "2 MiB"},
		{"broken", "service:\n  name: \"open\n", CodeSyntax, 2, "", "YAML"},
		{"broken flow", "service:\n  main_functions: [a, b\n", CodeSyntax, 2, "", "YAML"},
		{"tab as indentation", "service:\n\tname: x\n", CodeSyntax, 2, "", "YAML"},
		{"anchor", "service: &a\n  name: x\n", CodeAnchor, 1, "", "&a"},
		{"alias", "service:\n  name: *a\n", CodeAlias, 2, "", "*a"},
		{"merge", "service:\n  <<: {name: x}\n", CodeAlias, 2, "", "<<"},
		{"tag", "service:\n  name: !!binary aGk=\n", CodeTag, 2, "", "!!binary"},
		{"directive", "%YAML 1.2\n---\nservice: {}\n", CodeTag, 1, "", "%"},
		{"documents", "service:\n  name: x\n---\nservice:\n  name: y\n", CodeDocuments, 3, "", "one service"},
		{"deep flow", "service:\n  name: " + strings.Repeat("[", 100000), CodeTooDeep, 2, "", "deep"},
		{"deep block", "service:\n  " + strings.Repeat("- ", 100000) + "x\n", CodeTooDeep, 2, "", "deep"},
		{"keys without end", strings.Repeat("service:\n", 600), CodeTooManyKeys, 501, "", "500"},
		{"keys without end in a flow", "service: {" + strings.Repeat("name: x, ", 600), CodeTooManyKeys, 1, "", "500"},
		{"complex key", "? [a, b]\n: c\n", CodeComplexKey, 1, "", "plain word"},
		{"unknown top key", "servise:\n  name: x\n", CodeUnknownKey, 1, "servise", `"servise"; known here: service, monitoring`},
		{"unknown kind", "monitoring:\n  dashbords: []\n", CodeUnknownKey, 2, "monitoring.dashbords", "dashboards"},
		{"unknown field", "monitoring:\n  dashboards:\n    - id: top\n      link: x\n", CodeUnknownKey, 4, "monitoring.dashboards.top.link", "url"},
		{"unknown key of means", people + "      means:\n        - {kind: phone, numbr: 1}\n", CodeUnknownKey, 6, "contact.people.sato.means.#1.numbr", "value"},
		{"duplicate key", "service:\n  name: x\n  client: y\n  name: z\n", CodeDuplicateKey, 4, "service.name", "line 2"},
		{"duplicate section", "service:\n  name: x\nservice:\n  name: y\n", CodeDuplicateKey, 3, "service", "line 1"},
		{"top is a list", "- service\n", CodeWrongType, 1, "", "keys and values wanted, a list found"},
		{"section is text", "monitoring: yes\n", CodeWrongType, 1, "monitoring", "text found"},
		{"list is text", "monitoring:\n  dashboards: none\n", CodeWrongType, 2, "monitoring.dashboards", "a list wanted, text found"},
		{"entry is text", "monitoring:\n  dashboards:\n    - top\n", CodeWrongType, 3, "monitoring.dashboards.#1", "keys and values wanted"},
		{"text is a list", "service:\n  client:\n    - A\n    - B\n", CodeWrongType, 3, "service.client", "text wanted, a list found"},
		{"flag is text", "monitoring:\n  dashboards:\n    - id: a\n      first: sure\n", CodeWrongType, 4, "monitoring.dashboards.a.first", "true or false"},
		{"missing id", "monitoring:\n  dashboards:\n    - id: a\n    - name: b\n", CodeMissingID, 4, "monitoring.dashboards.#2", "no id"},
		{"na without a reason", "service:\n  client: {na: }\n", CodeMissingReason, 2, "service.client", "reason"},
		{"bad id", "monitoring:\n  dashboards:\n    - id: a b\n", CodeBadID, 3, "monitoring.dashboards.a b.id", `"a b"`},
		{"duplicate id", "monitoring:\n  checks:\n    - id: a\n    - id: b\n    - id: a\n", CodeDuplicateID, 5, "monitoring.checks.a", "line 3"},
		{"url scheme", "monitoring:\n  dashboards:\n    - id: a\n      url: javascript:alert(1)\n", CodeBadURL, 4, "monitoring.dashboards.a.url", "http"},
		{"url without host", "monitoring:\n  dashboards:\n    - id: a\n      url: https:///x\n", CodeBadURL, 4, "monitoring.dashboards.a.url", "http"},
		{"zone", "service:\n  zone: Asia/Tokio\n", CodeBadZone, 2, "service.zone", "Asia/Tokio"},
		{"zone of the machine", "service:\n  zone: Local\n", CodeBadZone, 2, "service.zone", "Local"},
		{"hours", "service:\n  hours: 平日 9:00-25:00\n", CodeBadHours, 2, "service.hours", "25:00"},
		{"hours of a way", people + "      means:\n        - {kind: phone, value: 1, hours: sometimes}\n", CodeBadHours, 6, "contact.people.sato.means.#1.hours", "sometimes"},
		{"clock", "response:\n  limits:\n    - id: a\n      clock: '26:00'\n", CodeBadClock, 4, "response.limits.a.clock", "26:00"},
		{"date", "service:\n  reviewed: 2026-02-30\n", CodeBadDate, 2, "service.reviewed", "2026-02-30"},
		{"closed day", "service:\n  closed_days: [12-29/01-03, 13-01]\n", CodeBadDate, 2, "service.closed_days", "13-01"},
		{"period", "service:\n  review_every: often\n", CodeBadPeriod, 2, "service.review_every", "often"},
		{"span", "response:\n  promises:\n    - id: a\n      high: soon\n", CodeBadSpan, 4, "response.promises.a.high", "soon"},
		{"number", "response:\n  measures:\n    - id: a\n      minutes: -5\n", CodeBadNumber, 4, "response.measures.a.minutes", "from 0 to"},
		{"half a minute", "response:\n  measures:\n    - id: a\n      minutes: 1m30s\n", CodeBadNumber, 4, "response.measures.a.minutes", "1m30s"},
		{"layer", "monitoring:\n  checks:\n    - id: a\n      layer: [app, disk]\n", CodeUnknownLayer, 4, "monitoring.checks.a.layer", "external, app, db, infra"},
		{"kind", "response:\n  measures:\n    - id: a\n      kind: pray\n", CodeUnknownChoice, 4, "response.measures.a.kind", "degrade"},
		{"dangling decider", people + "response:\n  measures:\n    - id: a\n      decider: nobody\n", CodeDangling, 8, "response.measures.a.decider", "contact.people, response.deciders"},
		{"desk must be a person", people + "response:\n  deciders:\n    - id: boss\n      contact: sato\ninvestigation:\n  integrations:\n    - id: x\n      desk: boss\n", CodeDangling, 12, "investigation.integrations.x.desk", "contact.people"},
		{"impossible hours behind a number", people + "      means:\n        - {kind: mail, value: a@b}\n        - kind: phone\n          value: 03-1234-5678 平日 25:00-26:00\n", CodeBadHours, 8, "contact.people.sato.means.#2.value", "平日 25:00-26:00"},
		{"circle", people + "      then: ito\n    - id: ito\n      then: sato\n", CodeCircular, 5, "contact.people.sato.then", "sato → ito → sato"},
		{"circle of one", people + "      then: sato\n", CodeCircular, 5, "contact.people.sato.then", "sato → sato"},
		{"two first", "monitoring:\n  dashboards:\n    - id: a\n      first: true\n    - id: b\n      first: true\n", CodeTwoFirst, 6, "monitoring.dashboards.b", "line 4"},
		{"password", "access:\n  accounts:\n    - id: a\n      password_place: hunter2\n", CodeSecret, 4, "access.accounts.a.password_place", "where it is kept"},
		{"unknown key that asks for a secret", "access:\n  accounts:\n    - id: a\n      password: hunter2\n", CodeSecret, 4, "access.accounts.a.password", "where it is kept"},
		{"secret in a comment", "service:\n  # ghp_0123456789abcdefghij0123456789\n  name: x\n", CodeSecret, 2, "", "where it is kept"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse([]byte(c.yaml))
			var ps Problems
			if !errors.As(err, &ps) || s != nil {
				t.Fatalf("got %v, %v; want problems and no service", s, err)
			}
			p := ps[0]
			if p.Code != c.code || p.Line != c.line || p.Path != c.path {
				t.Fatalf("got %q on line %d at %q: %v", p.Code, p.Line, p.Path, err)
			}
			if len(ps) > 1 {
				t.Errorf("one mistake told %d times: %v", len(ps), err)
			}
			if !strings.Contains(p.Error(), c.says) {
				t.Errorf("%q does not say %q", p.Error(), c.says)
			}
			if strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), "ghp_") {
				t.Errorf("the message repeats the secret: %v", err)
			}
		})
	}
}

// Each code is worded in both languages, and takes the arguments it is given.
func TestProblemWords(t *testing.T) {
	for code, words := range problemWords {
		for _, lang := range []string{"en", "ja"} {
			args := make([]any, strings.Count(words[0], "%"))
			for i := range args {
				args[i] = "x"
			}
			said := Problem{Code: code, Args: args}.Words(lang)
			if said == "" || strings.Contains(said, "%!") {
				t.Errorf("%s in %s: %q", code, lang, said)
			}
		}
	}
	if said := (Problem{Code: CodeWrongType, Args: []any{shapeText, shapeList}}).Words("ja"); said != "文字列を書く箇所ですが、リストになっています" {
		t.Error(said)
	}
}

func TestAllProblemsAtOnceInOrder(t *testing.T) {
	_, err := Parse([]byte("monitoring:\n  dashboards:\n    - id: a\n      url: ftp://x\n      bad: 1\nservice:\n  zone: Nowhere\n  nmae: x\n"))
	want := `line 4: monitoring.dashboards.a.url: "ftp://x" is not an http or https address`
	got := strings.Split(err.Error(), "\n")
	if len(got) != 4 || got[0] != want || !strings.HasPrefix(got[1], "line 5:") || !strings.HasPrefix(got[3], "line 8:") {
		t.Fatal(err)
	}
}

func TestProblemsAreCapped(t *testing.T) {
	var b strings.Builder
	b.WriteString("monitoring:\n  checks:\n")
	for range 1000 {
		b.WriteString("    - name: x\n")
	}
	_, err := Parse([]byte(b.String()))
	var ps Problems
	errors.As(err, &ps)
	if len(ps) != most+1 || ps[most].Code != CodeTooMany || ps[most].Args[0] != 1000-most {
		t.Fatalf("%d problems, last %+v", len(ps), ps[len(ps)-1])
	}
}

func TestSecrets(t *testing.T) {
	for text, want := range map[string]bool{
		"AKIA" + "IOSFODNN7EXAMPLE":                         true,
		"token ghp_0123456789abcdefghij0123":                true,
		"-----BEGIN RSA PRIVATE KEY-----\nMIIE":             true,
		"https://user:pa55@example.com/":                    true,
		"password: hunter2":                                 true,
		"パスワード：Abcd1234":                                    true,
		"パスワードは金庫の封筒 2":                                     false,
		"aVeryLongRandomValue0123456789Zz":                  true,
		"1Password の保管庫 shop-prod":                          false,
		"password: see 1Password":                           false,
		"psql --password=$DB_PASSWORD":                      false,
		"mysql -p$PW -h db.example.jp":                      false,
		"kubectl -n shop logs deploy/web-7c9f8d6b5 --since": false,
		"https://grafana.example.jp/d/AbCdEf0123456789xyzQ": false,
		"Asia/Tokyo":      false,
		"03-0000-1101":    false,
		"shop.example.jp": false,
	} {
		if got := likelySecret(text, false); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"hunter2": true, "P@ssw0rd": true, "1Password": false, "vault": false, "金庫": false, "shop-prod1": false} {
		if got := likelySecret(text, true); got != want {
			t.Errorf("as a place, %q: %v", text, got)
		}
	}
}

func TestSecretOK(t *testing.T) {
	s, err := Parse([]byte("access:\n  accounts:\n    - id: a\n      password_place: hunter2\n      secret_ok: true\n"))
	if err != nil || s.Access.Accounts.Items[0].PasswordPlace.Value != "hunter2" {
		t.Fatal(err)
	}
}
