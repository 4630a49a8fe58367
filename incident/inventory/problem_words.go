package inventory

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Words says the problem in ja or en, with the path of the field where there is
// one. The line is left to the caller, who knows the file's name.
func (p Problem) Words(lang string) string {
	form := problemWords[p.Code][0]
	if lang == "ja" {
		form = problemWords[p.Code][1]
	}
	said := form
	if strings.Contains(form, "%") {
		args := slices.Clone(p.Args)
		for i, a := range args {
			if w, ok := a.(worded); ok {
				args[i] = w.in(lang)
			}
		}
		said = fmt.Sprintf(form, args...)
	}
	if p.Path == "" {
		return said
	}
	return p.Path + ": " + said
}

// problemWords holds English and Japanese by code.
var problemWords = map[string][2]string{
	CodeNotUTF8:       {"the text is not UTF-8; save the file as UTF-8", "文字コードがUTF-8ではありません。UTF-8で保存し直してください"},
	CodeTooBig:        {"the file is larger than %v MiB", "ファイルが%v MiBを超えています"},
	CodeTooDeep:       {"nested too deeply", "入れ子が深すぎます"},
	CodeTooMany:       {"and %v more problems", "ほかに%v件の問題があります"},
	CodeTooManyKeys:   {"more than %v keys in one place", "1か所に%v個を超えるキーがあります"},
	CodeSyntax:        {"not valid YAML: %v", "YAMLとして読み取れません：%v"},
	CodeAnchor:        {"anchors (%v) are not accepted; write the value out", "アンカー（%v）は使えません。値をそのまま書いてください"},
	CodeAlias:         {"aliases (%v) are not accepted; write the value out", "エイリアス（%v）は使えません。値をそのまま書いてください"},
	CodeTag:           {"tags (%v) are not accepted; remove it", "タグ（%v）は使えません。削除してください"},
	CodeDocuments:     {"a second document begins here; keep one service per file", "ここから2つ目の文書です。1ファイルに1サービスだけ書いてください"},
	CodeComplexKey:    {"a key must be a plain word", "キーは単純な語で書いてください"},
	CodeUnknownKey:    {"unknown key %q; known here: %v", "不明なキー %q です。ここで使えるキー：%v"},
	CodeDuplicateKey:  {"key %q is already on line %v", "キー %q は%v行目と重複しています"},
	CodeWrongType:     {"%v wanted, %v found", "%vを書く箇所ですが、%vになっています"},
	CodeMissingID:     {"the entry has no id", "id がありません"},
	CodeMissingReason: {"na wants the reason why it does not apply", "na には対象外とする理由を書いてください"},
	CodeBadID:         {"id %q may hold letters, digits, - and _ only, at most 64", "id %q に使えるのは文字・数字・-・_ だけです（64文字以内）"},
	CodeDuplicateID:   {"id %q is already %v", "id %q は%vと重複しています"},
	CodeFixedID:       {"the id stays %q; to rename an entry, add a new one and remove this one", "id は変更できません（%q のままにしてください）。変える場合は、新しい id で追加してから削除してください"},
	CodeBadURL:        {"%q is not an http or https address", "%q は http(s) のURLではありません"},
	CodeBadZone:       {"unknown time zone %q; write one such as Asia/Tokyo", "タイムゾーン %q は不明です。Asia/Tokyo のように書いてください"},
	CodeBadHours:      {"%q are no hours; write such as mon-fri 09:00-18:00, weekdays 9:00-17:00 or 24h", "時間帯 %q は読み取れません。平日 9:00-18:00、月-金 9:00-17:00、24時間 のように書いてください"},
	CodeBadClock:      {"%q is no time of day; write such as 22:00", "時刻 %q は読み取れません。22:00 のように書いてください"},
	CodeBadDate:       {"%q is no date; write such as 2026-09-01", "日付 %q は読み取れません。2026-09-01 のように書いてください"},
	CodeBadPeriod:     {"%q is no period; write days or weeks such as 90d or 12w", "期間 %q は読み取れません。90d、12w のように日数か週数で書いてください"},
	CodeBadSpan:       {"%q is no length of time; write such as 15m, 1h, 4bh (business hours) or 1bd (business day)", "時間の長さ %q は読み取れません。15m、1h、4bh（営業時間）、1bd（営業日）のように書いてください"},
	CodeBadNumber:     {"%q is not a whole number from %v to %v", "%q は %v から %v までの整数ではありません"},
	CodeUnknownLayer:  {"unknown layer %q; one of %v", "レイヤー %q は不明です。次のいずれかを書いてください：%v"},
	CodeUnknownChoice: {"unknown value %q; one of %v", "値 %q は不明です。次のいずれかを書いてください：%v"},
	CodeDangling:      {"%q is no id in %v", "id %q は %v にありません"},
	CodeCircular:      {"the contact ladder goes in a circle: %v", "連絡順が循環しています：%v"},
	CodeTwoFirst:      {"only one dashboard may be first; the other is %v", "最初に見るダッシュボードは1つだけです（もう1つは%v）"},
	CodeInUse:         {"others refer to it; change them first: %v", "ほかの項目が参照しています。先に次の項目を変更してください：%v"},
	CodeNotEmpty:      {"the list has %v entries; remove them before it does not apply", "%v件の項目があります。対象外とする前に、項目を削除してください"},
	CodeUnknownPath:   {"there is no such entry in the form", "台帳にこの項目はありません"},
	CodeSecret:        {"looks like a secret; write where it is kept, not the secret (or secret_ok: true on the entry if it is none)", "機密情報のように見えます。値ではなく保管場所を書いてください（機密情報でなければ secret_ok: true を付けてください）"},
}

// worded is an argument that reads differently in each language.
type worded interface{ in(lang string) string }

// spot is where an entry stands: on a line of a file, or, without one, by its path and its name.
type spot struct {
	line       int
	path, name string
}

func (s spot) in(lang string) string {
	switch {
	case s.line > 0 && lang == "ja":
		return strconv.Itoa(s.line) + "行目"
	case s.line > 0:
		return "on line " + strconv.Itoa(s.line)
	case s.path != "":
		return PlaceLabel(lang, s.path, s.name)
	case lang == "ja":
		return "既存の項目"
	}
	return "there"
}

// spots words several, the first few of them.
type spots []spot

func (l spots) in(lang string) string {
	const few = 3
	out := make([]string, 0, few+1)
	for i, at := range l {
		if i == few {
			out = append(out, "…")
			break
		}
		out = append(out, at.in(lang)+" ("+at.path+")")
	}
	return strings.Join(out, Label(lang, "comma"))
}

// shape is what stands in the YAML at a place.
type shape string

const (
	shapeText shape = "text"
	shapeList shape = "a list"
	shapeMap  shape = "keys and values"
	shapeBool shape = "true or false"
)

func (s shape) in(lang string) string {
	if lang != "ja" {
		return string(s)
	}
	return map[shape]string{
		shapeText: "文字列", shapeList: "リスト", shapeMap: "キーと値", shapeBool: "true か false",
	}[s]
}
