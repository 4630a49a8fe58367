package inventory

import (
	"errors"
	"strings"
	"testing"
)

// What was refused because it looks like a secret is not kept; everything else is, on its line.
func TestHideSecrets(t *testing.T) {
	const base = "access:\n  accounts:\n    - id: a\n      secret_ok: true\n      password_place: hunter2\n"
	text := base + `    - password_place: hunter2 # for now
      id: b
      login: SSO
      grant: |
        ask the desk
        token: ghp_0123456789abcdefghij0123
      renewal: |
        -----BEGIN RSA PRIVATE KEY-----
        MIIEpAIBAAKCAQEAx/abc+def
        -----END RSA PRIVATE KEY-----
    - {id: c, password_place: Hunter22}
    - id: d
      url: ftp://x
`
	_, err := Parse([]byte(text))
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	got, hid := HideSecrets(text, base, "NOTE", problems)
	want := base + `    - password_place:  # NOTE
      id: b
      login: SSO
      grant:  # NOTE


      renewal:  # NOTE



    -  # NOTE
    - id: d
      url: ftp://x
`
	if !hid || got != want {
		t.Errorf("%v, got\n%s", hid, got)
	}
	_, err = Parse([]byte(got))
	if errors.As(err, &problems); len(problems) != 2 || problems[0].Code != CodeMissingID || problems[1].Code != CodeBadURL {
		t.Errorf("it is refused for %v", err)
	}
	if again, hid := HideSecrets(base+"    - id: d\n      url: ftp://x\n", base, "NOTE", nil); hid || !strings.HasSuffix(again, "ftp://x\n") {
		t.Errorf("nothing is a secret: %s", again)
	}
}

// A text nobody can read is looked through line by line.
func TestHideSecretsUnread(t *testing.T) {
	for _, secret := range []string{
		"password: hunter2", "  token: \"ghp_0123456789abcdefghij0123\"", "- aVeryLongRandomValue0123456789Zz", "{login: [SSO, AKIAIOSFODNN7EXAMPLE",
		"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAx/abc+def\n-----END RSA PRIVATE KEY-----", "# AKIAIOSFODNN7EXAMPLE", "    - password_place: hunter2 # for now",
	} {
		got, hid := HideSecrets("a: [\n"+secret+"\nlast: 1\n", "", "NOTE", nil)
		if !hid || !strings.HasPrefix(got, "a: [\n") || !strings.HasSuffix(got, "\nlast: 1\n") {
			t.Errorf("%q: %v\n%s", secret, hid, got)
		}
		for _, gone := range []string{"hunter2", "ghp_", "Random", "AKIA", "MIIE"} {
			if strings.Contains(got, gone) {
				t.Errorf("%q is kept:\n%s", secret, got)
			}
		}
	}
}
