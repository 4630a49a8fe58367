package inventory

import "testing"

// What was let pass is masked where it stands; comments, order and all other values stay.
func TestMasked(t *testing.T) {
	doc := `# by hand
access:
  accounts:
    - id: a   # first
      secret_ok: true
      url: https://user:pa55@example.com/
      password_place: hunter2   # an old one
      login: SSO
      mfa: app
    - secret_ok: true
      id: b
      renewal: |
        see below
        token: ghp_0123456789abcdefghij0123
response:
  runbooks:
  - id: r
    url: https://example.jp/r
contact:
  people:
    - id: p
      secret_ok: true
      means: [{kind: chat, value: "https://hooks.slack.com/services/T0AB/x"}]
`
	want := `# by hand
access:
  accounts:
    - id: a   # first
      secret_ok: true
      url: "https://********"
      password_place: "********"   # an old one
      login: SSO
      mfa: app
    - secret_ok: true
      id: b
      renewal: "********"
response:
  runbooks:
  - id: r
    url: https://example.jp/r
contact:
  people:
    - id: p
      secret_ok: true
      means:
        - {kind: chat, value: "https://********"}
`
	got := string(Masked([]byte(doc)))
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if _, err := Parse([]byte(got)); err != nil {
		t.Error(err)
	}
	if again := string(Masked([]byte(got))); again != got {
		t.Error("masked twice differs")
	}
	if plain := []byte("# c\nservice:\n    name: x\n"); string(Masked(plain)) != string(plain) || Masked([]byte("a: [")) != nil {
		t.Error("a text without secrets, or one that cannot be read")
	}
}
