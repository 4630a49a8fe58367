package text

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/text/texttest"
)

// refusals are what the source of package incident refuses with.
type refusals struct {
	codes  map[string]string   // CodeEmpty → "empty"
	args   map[string][]string // code → the first arguments it is refused with
	fields []string            // the fields that take only some words
}

func readRefusals(t *testing.T) *refusals {
	t.Helper()
	r := &refusals{codes: map[string]string{}, args: map[string][]string{}}
	texttest.Source(t, "../../incident", r.visit)
	return r
}

func (r *refusals) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ValueSpec:
		if typ, ok := n.Type.(*ast.Ident); ok && typ.Name == "Code" {
			r.codes[n.Names[0].Name] = literal(n.Values[0])
		}
	case *ast.CallExpr:
		f, ok := n.Fun.(*ast.Ident)
		switch {
		case ok && f.Name == "wordOf":
			r.fields = append(r.fields, literal(n.Args[0]))
		case ok && f.Name == "Refuse" && len(n.Args) > 1:
			if code, ok := n.Args[0].(*ast.Ident); ok {
				r.args[code.Name] = append(r.args[code.Name], literal(n.Args[1]))
			}
		}
	}
	return true
}

// literal gives the first string in an expression: append([]string{"x"}, …) is "x".
func literal(e ast.Expr) string {
	found := ""
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && found == "" && lit.Kind == token.STRING {
			found, _ = strconv.Unquote(lit.Value)
		}
		return found == ""
	})
	return found
}

var both = []lang.Lang{lang.JA, lang.EN}

func TestEveryCodeHasWords(t *testing.T) {
	r := readRefusals(t)
	if len(r.codes) < 30 {
		t.Fatalf("only %d codes were found", len(r.codes))
	}
	for _, l := range both {
		for name, code := range r.codes {
			if For(l).Errors.ByCode[code] == (Message{}) {
				t.Errorf("%s has no words for %s", l, name)
			}
		}
		for key := range For(l).Errors.ByCode {
			code, _, _ := strings.Cut(key, ".")
			if !slices.Contains(values(r.codes), code) {
				t.Errorf("%s words %q, which nobody refuses with", l, key)
			}
		}
	}
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

func TestEveryVariantHasWords(t *testing.T) {
	r := readRefusals(t)
	for _, l := range both {
		e := For(l).Errors
		for _, name := range []string{"CodeReasonNeeded", "CodeAlreadyDone", "CodeNotYet"} {
			for _, variant := range r.args[name] {
				if variant == "keep_" {
					continue // completed with the kinds below
				}
				if _, ok := e.ByCode[r.codes[name]+"."+variant]; !ok {
					t.Errorf("%s has no words for %s %q", l, name, variant)
				}
			}
		}
		for _, k := range []incident.PromiseKind{
			incident.PromiseSeverity, incident.PromiseFirstReport, incident.PromiseUpdate, incident.PromiseClosingWord,
			incident.PromiseDecide, incident.PromiseReport,
		} {
			if _, ok := e.ByCode["reason_needed.keep_"+string(k)]; !ok {
				t.Errorf("%s has no words for keeping %q", l, k)
			}
		}
		for _, field := range slices.Concat(r.fields, r.args["CodeEmpty"], r.args["CodeUnknownWord"],
			[]string{"reversible", "trend", "evidence", "leak"}) { // the last ones come from the list in FillSheet
			if field != "" && e.Fields[field] == "" {
				t.Errorf("%s has no name for the field %q", l, field)
			}
		}
	}
}

// TestEveryFaultOfASmallFileHasWords reads the faults out of the source of what reads policies and guides.
func TestEveryFaultOfASmallFileHasWords(t *testing.T) {
	found := 0
	for _, path := range []string{"strict/strict.go", "policy/policy.go", "policy/reader.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../../incident", path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && strings.EqualFold(f.Sel.Name, "fault") && literal(call.Args[1]) != "" {
				found++
				for _, l := range both {
					if fault := literal(call.Args[1]); For(l).Errors.Faults[fault] == "" {
						t.Errorf("%s has no words for the fault %q", l, fault)
					}
				}
			}
			return true
		})
	}
	if found < 10 {
		t.Errorf("only %d faults were found", found)
	}
}

func TestError(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	clock := lang.Clock{Ref: time.Date(2026, 11, 20, 14, 0, 0, 0, tokyo), Loc: tokyo}
	for _, c := range []struct {
		err    error
		ja, en string // what happened
	}{
		{incident.Refuse(incident.CodeNotFound, "a3f9"), "見つかりません：a3f9", "Not found: a3f9"},
		{incident.Refuse(incident.CodeAmbiguous, "a", "a3f9", "a71c"), "「a」に該当するものが複数あります：a3f9、a71c", "“a” fits more than one: a3f9, a71c"},
		{incident.Refuse(incident.CodeEmpty, "decider"), "判断者が入力されていません。", "Missing: decider."},
		{
			incident.Refuse(incident.CodeFuture, "2026-11-20T14:05:00+09:00"),
			"2分より先の時刻は記録できません：14:05。何も記録していません。",
			"A time more than 2 min ahead cannot be recorded: 14:05. Nothing was recorded.",
		},
		{incident.Refuse(incident.CodeBadTime, "きのう"), "時刻として読み取れません：きのう", "This cannot be read as a time: きのう"},
		{&when.Error{Input: "25:61", Code: when.NoSuch}, "時刻として読み取れません：25:61", "This cannot be read as a time: 25:61"},
		{
			incident.Refuse(incident.CodeBadTime, "2026-11-20T04:05:00Z"),
			"過ぎた時刻は期限にできません：13:05", "A time that has passed cannot be a due time: 13:05",
		},
		{
			incident.Refuse(incident.CodeReasonNeeded, "open_conditions", "決済成功率 99%", "", "バッチ完了"),
			"復旧条件が残っています：決済成功率 99%、バッチ完了", "Recovery conditions are still open: 決済成功率 99%, バッチ完了",
		},
		{incident.Refuse(incident.CodeReasonNeeded, "watch", "2026-11-20T06:00:00Z"), "経過観察は 15:00 までです。", "The watch window runs until 15:00."},
		{incident.Refuse(incident.CodeReasonNeeded, "new_thing"), "この操作には理由が必要です。", "This needs a reason."},
		{incident.Refuse(incident.CodeAlreadyDone, "severity", "high"), "重要度はすでに High です。", "The severity is High already."},
		{
			incident.Refuse(incident.CodeReportGap, "next", "desk"), "未記入の項目があるため送信できません：次報、窓口。文面は残っています。",
			"The text cannot be sent while these are blank: Next update, Contact desk. It was kept.",
		},
		{incident.Refuse(incident.CodeUnknownWord, "layer", ""), "レイヤーに「（空）」は指定できません。", "Not a word for this field (layer): “(empty)”."},
		{
			fmt.Errorf("outer: %w", incident.Refuse(incident.CodeBadFile, "policy.yaml", "12", "unknown_key", "hgih")),
			"policy.yaml の12行目を読み取れません：不明なキー「hgih」です。何も取り込んでいません。",
			"policy.yaml, line 12: unknown key “hgih”. Nothing was imported.",
		},
		{
			incident.Refuse(incident.CodeBadFile, "facts.json", "", "not JSON"),
			"facts.json を読み取れません：not JSON。何も取り込んでいません。", "facts.json cannot be read: not JSON. Nothing was imported.",
		},
		{errors.New("sql: secret path"), "予期しないエラーが起きました。詳細はログにあります。", "Something unexpected went wrong; the log has the details."},
	} {
		if got, _ := ErrorAt(c.err, lang.JA, clock); got != c.ja {
			t.Errorf("ja %v\n got %s\nwant %s", c.err, got, c.ja)
		}
		if got, _ := ErrorAt(c.err, lang.EN, clock); got != c.en {
			t.Errorf("en %v\n got %s\nwant %s", c.err, got, c.en)
		}
	}
}

func TestNextNamesTheWords(t *testing.T) {
	_, next := ErrorAt(incident.Refuse(incident.CodeUnknownWord, "layer", "disk", "external", "app", ""), lang.EN, lang.Clock{})
	if next != "Use one of: external, app" {
		t.Error(next)
	}
	many := append([]string{"line", "x"}, strings.Split(strings.Repeat("w ", 20), " ")...)
	if _, next = ErrorAt(incident.Refuse(incident.CodeUnknownWord, many...), lang.EN, lang.Clock{}); !strings.HasSuffix(next, "w, 8 more") {
		t.Error(next)
	}
}

// FuzzError: no arguments, however many and whatever they hold, break a message or reach the terminal raw.
func FuzzError(f *testing.F) {
	for key := range errorsEN.ByCode {
		code, variant, _ := strings.Cut(key, ".")
		f.Add(code, variant, "2026-11-20T14:05:00+09:00", byte(3))
		f.Add(code, "%s%d", "\x1b[31m", byte(4))
		f.Add(code, "", "", byte(0))
	}
	f.Fuzz(func(t *testing.T, code, a, b string, n byte) {
		args := []string{a, b, "unknown_key", b, a}[:n%6]
		for _, l := range both {
			what, next := ErrorAt(&incident.Error{Code: incident.Code(code), Args: args}, l, lang.Clock{})
			for _, text := range []string{what, next} {
				if text == "" || strings.ContainsFunc(text, unicode.IsControl) {
					t.Errorf("%s %q %q: %q", l, code, args, text)
				}
				if strings.Contains(text, "%!") && !strings.Contains(a+b, "%!") {
					t.Errorf("%s %q %q: %q", l, code, args, text)
				}
			}
		}
	})
}
