package ssh

import (
	"bytes"
	"crypto/rsa"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/text/cell"
)

// Person is one line of the file of keys: who somebody is by their key, and what they may do.
type Person struct {
	Name     string
	Grant    desk.Grant
	Services []string  // ids; nil: all
	Lang     lang.Lang // empty: as their terminal says
	Key      string    // the SHA-256 fingerprint
	Line     int
}

// same tells whether nothing has changed that a session was begun with.
func (p Person) same(q Person) bool {
	return p.Name == q.Name && p.Grant == q.Grant && p.Key == q.Key && p.Lang == q.Lang &&
		(p.Services == nil) == (q.Services == nil) && slices.Equal(p.Services, q.Services)
}

// Problem is what is wrong in a line of the file of keys. ui/text words its code.
type Problem struct {
	Line  int
	Code  string
	Piece string
}

// Problems are all that is wrong in a file of keys; nobody is let in by such a file.
type Problems []Problem

func (p Problems) Error() string {
	return fmt.Sprintf("%d problems, the first in line %d: %s %s", len(p), p[0].Line, p[0].Code, p[0].Piece)
}

// What can be wrong in a line.
const (
	faultOption    = "option"    // one that is not known, or not in the form name="value"
	faultTwice     = "twice"     // an option given twice
	faultName      = "name"      // none, too long, or one that a terminal would not show as it is
	faultGrant     = "grant"     // none, or not one of the three
	faultServices  = "services"  // an empty list
	faultLang      = "lang"      //
	faultKey       = "key"       // cannot be read
	faultKind      = "kind"      // a kind of key that is not taken
	faultWeak      = "weak"      // RSA under 3072 bits
	faultKeyTwice  = "key_twice" // the piece is the line of the first
	faultNameTwice = "name_twice"
	faultText      = "text" // not UTF-8, or a control character
	faultEmpty     = "empty"
)

const (
	maxNameCells = 32
	leastRSA     = 3072 // bits (NIST SP 800-57: 128-bit strength)
)

// kinds are the keys that are taken: no DSA, and no certificates, which would be trusted by who signed them.
var kinds = []string{
	gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521, gossh.KeyAlgoSKECDSA256,
	gossh.KeyAlgoRSA,
}

// ParseKeys reads an authorized-keys file as OpenSSH writes it, whose options name the person and what they may do:
//
//	name="佐藤",grant="command",services="shop-ec,bank",lang="ja" ssh-ed25519 AAAA… comment
//
// It is strict: with anything wrong in it nobody is taken from it, and all [Problems] are told.
func ParseKeys(data []byte) ([]Person, error) {
	var people []Person
	var found Problems
	keys, names := map[string]int{}, map[string]int{}
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		p, problem := parseLine(line)
		p.Line = i + 1
		name := inventory.Fold(p.Name)
		switch {
		case problem != nil:
		case keys[p.Key] > 0:
			problem = &Problem{Code: faultKeyTwice, Piece: fmt.Sprint(keys[p.Key])}
		case names[name] > 0:
			problem = &Problem{Code: faultNameTwice, Piece: p.Name}
		}
		if problem != nil {
			problem.Line = i + 1
			found = append(found, *problem)
			continue
		}
		keys[p.Key], names[name] = p.Line, p.Line
		people = append(people, p)
	}
	switch {
	case len(found) > 0:
		return nil, found
	case len(people) == 0:
		return nil, Problems{{Code: faultEmpty}}
	}
	return people, nil
}

func parseLine(line string) (Person, *Problem) {
	if !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
		return Person{}, &Problem{Code: faultText}
	}
	var p Person
	options, rest, problem := parseOptions(line)
	if problem != nil {
		return p, problem
	}
	if problem := p.take(options); problem != nil {
		return p, problem
	}
	fields := strings.Fields(rest)
	if len(fields) < 2 {
		return p, &Problem{Code: faultKey}
	}
	if !slices.Contains(kinds, fields[0]) {
		return p, &Problem{Code: faultKind, Piece: fields[0]}
	}
	blob, err := base64.StdEncoding.DecodeString(fields[1])
	if err != nil {
		return p, &Problem{Code: faultKey}
	}
	key, err := gossh.ParsePublicKey(blob)
	if err != nil || key.Type() != fields[0] || !bytes.Equal(key.Marshal(), blob) {
		return p, &Problem{Code: faultKey}
	}
	if crypto, ok := key.(gossh.CryptoPublicKey); ok {
		if r, ok := crypto.CryptoPublicKey().(*rsa.PublicKey); ok && r.N.BitLen() < leastRSA {
			return p, &Problem{Code: faultWeak, Piece: fmt.Sprint(r.N.BitLen())}
		}
	}
	p.Key = gossh.FingerprintSHA256(key)
	return p, nil
}

// option is name="value".
type option struct{ name, value string }

// parseOptions reads the options in front of a key: after the last one, which no comma follows, comes a blank.
func parseOptions(line string) (out []option, rest string, _ *Problem) {
	rest = line
	for {
		name, after, ok := strings.Cut(rest, `="`)
		if !ok || strings.ContainsAny(name, " \t\",=") || name == "" {
			word, _, _ := strings.Cut(rest, " ")
			if len(out) == 0 && slices.Contains(kinds, word) { // no options at all: the name is missing
				return nil, rest, nil
			}
			return nil, "", &Problem{Code: faultOption, Piece: word}
		}
		value, tail, ok := unquote(after)
		if !ok {
			return nil, "", &Problem{Code: faultOption, Piece: name}
		}
		if slices.ContainsFunc(out, func(o option) bool { return o.name == name }) {
			return nil, "", &Problem{Code: faultTwice, Piece: name}
		}
		out = append(out, option{name, value})
		switch {
		case strings.HasPrefix(tail, ","):
			rest = tail[1:]
		case strings.HasPrefix(tail, " "), strings.HasPrefix(tail, "\t"):
			return out, tail, nil
		default:
			return nil, "", &Problem{Code: faultOption, Piece: name}
		}
	}
}

// unquote reads up to the closing quote; \" is a quote.
func unquote(s string) (value, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '"':
			i++
			b.WriteByte('"')
		case s[i] == '"':
			return b.String(), s[i+1:], true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", "", false
}

// take takes in what the options say.
func (p *Person) take(options []option) *Problem {
	for _, o := range options {
		switch o.name {
		case "name":
			p.Name = o.value
		case "grant":
			p.Grant = desk.Grant(o.value)
		case "services":
			p.Services = []string{}
			for id := range strings.SplitSeq(o.value, ",") {
				if id = strings.TrimSpace(id); id == "" {
					return &Problem{Code: faultServices, Piece: o.value}
				}
				p.Services = append(p.Services, id)
			}
		case "lang":
			p.Lang = lang.Lang(o.value)
			if p.Lang != lang.JA && p.Lang != lang.EN {
				return &Problem{Code: faultLang, Piece: o.value}
			}
		default:
			return &Problem{Code: faultOption, Piece: o.name}
		}
	}
	switch {
	case p.Name == "" || p.Name != strings.TrimSpace(clean.Line(p.Name)) || cell.Width(p.Name) > maxNameCells:
		return &Problem{Code: faultName, Piece: p.Name}
	case !slices.Contains(desk.Grants(), p.Grant):
		return &Problem{Code: faultGrant, Piece: string(p.Grant)}
	}
	return nil
}
