package ssh

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// signer makes a key from a number, always the same.
func signer(t testing.TB, n byte) gossh.Signer {
	t.Helper()
	key, err := gossh.NewSignerFromKey(ed25519.NewKeyFromSeed(slices.Repeat([]byte{n}, ed25519.SeedSize)))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// lineOf is the line of a key.
func lineOf(key gossh.PublicKey, options string) string {
	return options + " " + strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key))) + " comment"
}

func TestParseKeys(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	ec, err := gossh.NewPublicKey(&curve.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	text := "# who may come\n\n" +
		lineOf(signer(t, 1).PublicKey(), `name="佐藤",grant="command"`) + "\r\n" +
		"  " + lineOf(signer(t, 2).PublicKey(), `grant="respond",services="shop-ec, bank",name="鈴木 \"S\"",lang="ja"`) + "\n" +
		lineOf(ec, `name="Ito",grant="observe"`)
	people, err := ParseKeys([]byte(text))
	if err != nil || len(people) != 3 {
		t.Fatalf("%+v, %v", people, err)
	}
	if p := people[0]; p.Name != "佐藤" || p.Grant != "command" || p.Services != nil || p.Line != 3 || p.Key != gossh.FingerprintSHA256(signer(t, 1).PublicKey()) {
		t.Errorf("the first is %+v", p)
	}
	if p := people[1]; p.Name != `鈴木 "S"` || !slices.Equal(p.Services, []string{"shop-ec", "bank"}) || p.Lang != lang.JA || p.Line != 4 {
		t.Errorf("the second is %+v", p)
	}
}

func TestBadKeys(t *testing.T) {
	weak, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	rsaKey, err := gossh.NewPublicKey(&weak.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	good := lineOf(signer(t, 9).PublicKey(), `name="佐藤",grant="command"`)
	key := strings.TrimSpace(string(gossh.MarshalAuthorizedKey(signer(t, 1).PublicKey())))
	kind, blob, _ := strings.Cut(key, " ")
	for _, c := range []struct{ line, code, piece string }{
		{key, faultName, ""},
		{`name="a" ` + key, faultGrant, ""},
		{`name="a",grant="root" ` + key, faultGrant, "root"},
		{`grant="observe" ` + key, faultName, ""},
		{`name=" a",grant="observe" ` + key, faultName, " a"},
		{`name="a` + "\u202e" + `b",grant="observe" ` + key, faultName, "a\u202eb"},
		{`name="` + strings.Repeat("長", 17) + `",grant="observe" ` + key, faultName, strings.Repeat("長", 17)},
		{`name="a",grant="observe",command="sh" ` + key, faultOption, "command"},
		{`name="a",grant="observe",no-pty ` + key, faultOption, "no-pty"},
		{`name="a",grant="observe",cert-authority ` + key, faultOption, "cert-authority"},
		{`name="a",name="b",grant="observe" ` + key, faultTwice, "name"},
		{`name="a,grant="observe" ` + key, faultOption, "name"},
		{`name="a",grant="observe"` + key, faultOption, "grant"},
		{`name="a",grant="observe",services="" ` + key, faultServices, ""},
		{`name="a",grant="observe",services="x,,y" ` + key, faultServices, "x,,y"},
		{`name="a",grant="observe",lang="fr" ` + key, faultLang, "fr"},
		{`name="a",grant="observe" ` + kind, faultKey, ""},
		{`name="a",grant="observe" ` + kind + " AAAA", faultKey, ""},
		{`name="a",grant="observe" ssh-rsa ` + blob, faultKey, ""},
		{`name="a",grant="observe" ` + kind + " " + blob + "AAAA", faultKey, ""},
		{`name="a",grant="observe" ssh-dss ` + blob, faultKind, "ssh-dss"},
		{`name="a",grant="observe" ssh-ed25519-cert-v01@openssh.com ` + blob, faultKind, "ssh-ed25519-cert-v01@openssh.com"},
		{lineOf(rsaKey, `name="a",grant="observe"`), faultWeak, "2048"},
		{lineOf(signer(t, 9).PublicKey(), `name="b",grant="observe"`), faultKeyTwice, "1"},
		{`name="佐藤",grant="observe" ` + key, faultNameTwice, "佐藤"},
		{"name=\"a\x1b[2J\",grant=\"observe\" " + key, faultText, ""},
		{"name=\"a\xff\",grant=\"observe\" " + key, faultText, ""},
	} {
		people, err := ParseKeys([]byte(good + "\n" + c.line + "\n"))
		var found Problems
		if !errors.As(err, &found) || people != nil {
			t.Errorf("%s: taken as %+v, %v", c.line, people, err)
		} else if found[0] != (Problem{2, c.code, c.piece}) {
			t.Errorf("%s: told %+v, want %s %q", c.line, found[0], c.code, c.piece)
		}
	}
	if _, err := ParseKeys([]byte("# nobody\n")); err == nil {
		t.Error("a file without keys is taken")
	}
}

// faults are the codes of problems.
var faults = []string{
	faultOption, faultTwice, faultName, faultGrant, faultServices, faultLang, faultKey, faultKind, faultWeak, faultKeyTwice, faultNameTwice,
	faultText, faultEmpty,
}

func TestEveryFaultOfKeysHasWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		w := text.For(l).CLI.Serve
		if len(w.Faults) != len(faults) {
			t.Errorf("%s words %d faults of %d", l, len(w.Faults), len(faults))
		}
		for _, code := range faults {
			if said := w.Fill(w.Faults[code], "x"); said == "" || strings.Contains(said, "%!") {
				t.Errorf("%s %s: %q", l, code, said)
			}
		}
	}
}

// FuzzParseKeys: whatever a file holds, it is taken whole or not at all, and who is taken has a name that a terminal shows,
// a grant, and a key nobody else has.
func FuzzParseKeys(f *testing.F) {
	f.Add(lineOf(signer(f, 1).PublicKey(), `name="佐藤",grant="command",services="a,b",lang="ja"`))
	f.Add("# x\n" + `name="a\"b",grant="observe" ssh-ed25519 AAAA`)
	f.Add(`,="",="" `)
	f.Fuzz(func(t *testing.T, data string) {
		people, err := ParseKeys([]byte(data))
		if (err == nil) == (len(people) == 0) {
			t.Fatalf("%d people and %v", len(people), err)
		}
		keys := map[string]bool{}
		for _, p := range people {
			if p.Name == "" || keys[p.Key] || p.Line < 1 || p.Services != nil && len(p.Services) == 0 {
				t.Errorf("%+v", p)
			}
			keys[p.Key] = true
		}
	})
}

func TestKeyFileOfOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	write(t, path, lineOf(signer(t, 1).PublicKey(), `name="a",grant="observe"`), 0o600)
	for _, mode := range []os.FileMode{0o640, 0o604, 0o620, 0o602, 0o666} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := openKeys(path); codeOf(err) != "open_to_others" {
			t.Errorf("%o: %v", mode, err)
		}
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := openKeys(path); err != nil {
		t.Error(err)
	}
	if _, err := openKeys(filepath.Dir(path)); codeOf(err) != "not_a_file" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := openKeys(path + "-none"); codeOf(err) != "unreadable" {
		t.Errorf("none: %v", err)
	}
}

// A changed file takes away what it no longer says; one with a slip in it adds nobody and removes only who is gone from it.
func TestKeysAreReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	one, two := lineOf(signer(t, 1).PublicKey(), `name="a",grant="command"`), lineOf(signer(t, 2).PublicKey(), `name="b",grant="observe"`)
	three := lineOf(signer(t, 3).PublicKey(), `name="c",grant="observe"`)
	write(t, path, one+"\n"+two, 0o600)
	k, err := openKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	in := func(n byte) bool { _, ok := k.who(gossh.FingerprintSHA256(signer(t, n).PublicKey())); return ok }
	for _, step := range []struct {
		text    string
		a, b, c bool
	}{
		{one, true, false, false},
		{one + "\n" + two + "\n" + three, true, true, true},
		{one + "\nslip\n" + three, true, false, true}, // b is gone for all the slip
		{one + "\n" + two + "\nslip", true, false, false},
		{"slip", false, false, false},
	} {
		write(t, path, step.text, 0o600)
		if in(1) != step.a || in(2) != step.b || in(3) != step.c {
			t.Errorf("after %q: %v %v %v", step.text, in(1), in(2), in(3))
		}
	}
	write(t, path, one, 0o600)
	if !in(1) {
		t.Error("a sound file is not taken again")
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	if !in(1) {
		t.Error("opening the file to others, whose text is not read then, takes away who was there before")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if in(1) {
		t.Error("the file is gone, and the key still good")
	}
}

// write replaces a file by a new one, so that no stamp is the same.
func write(t testing.TB, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path+"~", []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
}

func codeOf(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return fmt.Sprint(err)
}

func TestHostKey(t *testing.T) {
	dir := t.TempDir()
	path, remembered := filepath.Join(dir, "data", "key"), filepath.Join(dir, "db-hostkey")
	first, err := HostKey(path, remembered, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, remembered} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
	again, err := HostKey(path, remembered, false)
	if err != nil || gossh.FingerprintSHA256(again.PublicKey()) != gossh.FingerprintSHA256(first.PublicKey()) {
		t.Errorf("the second run has another key: %v", err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path, remembered, false); codeOf(err) != "open_to_others" {
		t.Error(err)
	}
	write(t, path, "no key", 0o600)
	if _, err := HostKey(path, remembered, true); codeOf(err) != "host_key_broken" {
		t.Error(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path, remembered, false); codeOf(err) != "host_key_gone" {
		t.Error(err)
	}
	if _, err := makeHostKey(path); err != nil { // somebody has put another in its place
		t.Fatal(err)
	}
	if _, err := HostKey(path, remembered, false); codeOf(err) != "host_key_changed" {
		t.Error(err)
	}
	if _, err := HostKey(path, remembered, true); err != nil {
		t.Error(err)
	}
	if _, err := HostKey(path, remembered, false); err != nil {
		t.Errorf("what was accepted is asked for again: %v", err)
	}
}

// Every code that the package refuses with has words.
func TestEveryRefusalHasWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		w := text.For(l).CLI.Serve
		for _, code := range []string{
			"unreadable", "unwritable", "not_a_file", "not_own", "open_to_others", "too_big", "host_key_broken", "host_key_gone", "host_key_changed",
		} {
			if m := w.Refusals[code]; m.What == "" || m.Next == "" {
				t.Errorf("%s has no words for %s", l, code)
			}
		}
		for _, why := range []string{"key", "idle", "drain", "panic"} {
			if w.Ends[why] == "" {
				t.Errorf("%s has no words for the end by %s", l, why)
			}
		}
	}
}

func TestGate(t *testing.T) {
	now := time.Unix(0, 0)
	g := newGate(Limits{Sessions: 1, HalfOpen: 2, Failures: 2, Window: time.Minute}, func() time.Time { return now })
	if g.knock("a") != "" || g.knock("b") != "" || g.knock("c") == "" {
		t.Error("two may be half open, not three")
	}
	g.settled()
	g.failure("a")
	if g.knock("a") != "" {
		t.Error("one failure turns nobody away")
	}
	g.settled()
	g.failure("a")
	if g.knock("a") == "" || g.knock("b") != "" {
		t.Error("two failures turn that address away, and no other")
	}
	g.settled()
	now = now.Add(time.Minute)
	if g.knock("a") != "" {
		t.Error("failures are not forgotten")
	}
	g.settled()
	for n := range 2 * maxAddresses {
		g.failure(fmt.Sprint(n))
	}
	if len(g.failed) > maxAddresses {
		t.Errorf("%d addresses are remembered", len(g.failed))
	}
	if !g.enter() || g.enter() {
		t.Error("there is one place")
	}
	g.leave()
	if g.places() != 0 || !g.enter() {
		t.Error("a place that was left is not free")
	}
}
