package inventory

import (
	"encoding/json"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func fieldForm(t testing.TB, path, key string) FieldForm {
	t.Helper()
	k, ok := KindOf(path)
	for _, f := range k.Fields {
		if ok && f.Key == key {
			return f
		}
	}
	t.Fatalf("no %s in %s", key, path)
	return FieldForm{}
}

// What people type, at either width and in either language.
func TestReadAnswer(t *testing.T) {
	for _, c := range []struct{ kind, key, typed, want string }{
		{"service", "client", "  A社　", `"A社"`},
		{"service", "client", " 　", `null`},
		{"service", "client", "ＡＢＣ, 0", `"ＡＢＣ, 0"`},
		{"service", "client", "a\n  b\n", `"a\n  b\n"`},
		{"service", "zone", "Ａｓｉａ／Tokyo", `"Asia/Tokyo"`},
		{"service", "language", "日本語", `"ja"`},
		{"service", "hours", "平日　９：００〜１８：００", `"平日　９：００〜１８：００"`},
		{"service", "main_functions", "決済、ログイン，検索, \"a, b\",,", `["決済","ログイン","検索","a, b"]`},
		{"service", "main_functions", `say "hi", "a\"b\\n"`, `["say \"hi\"","a\"b\\n"]`},
		{"service", "closed_days", "12-29/01-03、２０２６－１２－３１", `["12-29/01-03","2026-12-31"]`},
		{"service", "reviewed", "２０２６／９／１", `"2026-09-01"`},
		{"service", "reviewed", "2026年9月1日", `"2026-09-01"`},
		{"service", "review_every", "１２週間", `"12w"`},
		{"service", "review_every", "90日", `"90d"`},
		{"response.measures", "minutes", "90", `90`},
		{"response.measures", "minutes", "９０分", `90`},
		{"response.measures", "minutes", "90m", `90`},
		{"response.measures", "minutes", "1h30m", `90`},
		{"response.measures", "minutes", "1 時間 30 分", `90`},
		{"response.measures", "kind", "縮退", `"degrade"`},
		{"response.measures", "kind", "Rollback", `"rollback"`},
		{"response.measures", "layer", "アプリケーション、ＤＢ", `["app","db"]`},
		{"response.limits", "clock", "２２：００", `"22:00"`},
		{"response.promises", "high", "4営業時間", `"4bh"`},
		{"response.promises", "high", "１営業日", `"1bd"`},
		{"response.promises", "high", "1時間30分", `"1h30m"`},
		{"contact.post_report", "due_days", "5営業日", `5`},
		{"contact.people", "order", "１", `1`},
		{"monitoring.dashboards", "first", "はい", `true`},
		{"monitoring.dashboards", "first", "no", `null`},
		{"monitoring.dashboards", "url", " https://example.jp/ ", `"https://example.jp/"`},
		{"contact.people", "means", "phone 03-1234-5678 9:00-18:00; mail a@b", `[{"kind":"phone","value":"03-1234-5678","hours":"9:00-18:00"},{"kind":"mail","value":"a@b"}]`},
		{"contact.people", "means", "電話　03-1234-5678　平日 9:00-18:00；メール a@b.jp；チャット #inc 24時間", `[{"kind":"phone","value":"03-1234-5678","hours":"平日 9:00-18:00"},{"kind":"mail","value":"a@b.jp"},{"kind":"chat","value":"#inc","hours":"24時間"}]`},
		{"contact.people", "means", "phone +44 20 7946 0100 mon-fri 09:00-18:00, sat 10:00-15:00", `[{"kind":"phone","value":"+44 20 7946 0100","hours":"mon-fri 09:00-18:00, sat 10:00-15:00"}]`},
		{"contact.people", "means", `chat "ops; 24h" 24h`, `[{"kind":"chat","value":"ops; 24h","hours":"24h"}]`},
		{"contact.people", "means", "内線 123", `[{"value":"内線 123"}]`},
		{"contact.people", "means", "chat https://chat.example:8080-a/b 12:30", `[{"kind":"chat","value":"https://chat.example:8080-a/b 12:30"}]`},
	} {
		f := fieldForm(t, c.kind, c.key)
		got, err := ReadAnswer(f, c.typed)
		if err != nil || string(got) != c.want {
			t.Errorf("%s.%s %q: %s, %v; want %s", c.kind, c.key, c.typed, got, err, c.want)
			continue
		}
		if again, err := ReadAnswer(f, WriteAnswer(f, got)); err != nil || string(again) != string(got) {
			t.Errorf("%q is written %q and read %s, %v", c.typed, WriteAnswer(f, got), again, err)
		}
		for _, lang := range []string{"ja", "en"} {
			if again, err := ReadAnswer(f, WordAnswer(lang, f, got)); err != nil || string(again) != string(got) {
				t.Errorf("%q is worded %q and read %s, %v", c.typed, WordAnswer(lang, f, got), again, err)
			}
		}
	}
}

// What is chosen from a few reads as people say it, and other answers as they were typed.
func TestWordAnswer(t *testing.T) {
	for _, c := range []struct{ kind, key, raw, ja, en string }{
		{"service", "holidays", `"jp"`, "日本", "Japan"}, {"service", "zone", `"Asia/Tokyo"`, "Asia/Tokyo", "Asia/Tokyo"},
		{"response.measures", "layer", `["app","db"]`, "アプリケーション、データベース", "Application, Database"},
		{"contact.people", "means", `[{"kind":"phone","value":"03-1","hours":"24h"},{"kind":"mail","value":"a@b"}]`, "電話 03-1 24h；メール a@b", "Phone 03-1 24h; Mail a@b"},
	} {
		f := fieldForm(t, c.kind, c.key)
		for lang, want := range map[string]string{"ja": c.ja, "en": c.en} {
			if got := WordAnswer(lang, f, json.RawMessage(c.raw)); got != want {
				t.Errorf("%s.%s in %s: %q, want %q", c.kind, c.key, lang, got, want)
			}
		}
	}
}

func TestReadAnswerRefuses(t *testing.T) {
	for _, c := range []struct{ kind, key, typed, code string }{
		{"service", "zone", "Mars", CodeBadZone}, {"service", "reviewed", "昨日", CodeBadDate}, {"service", "hours", "朝", CodeBadHours},
		{"response.measures", "minutes", "すぐ", CodeBadNumber}, {"response.measures", "kind", "祈る", CodeUnknownChoice}, {"response.measures", "layer", "app, disk", CodeUnknownLayer},
		{"monitoring.dashboards", "url", "example.jp", CodeBadURL}, {"monitoring.dashboards", "first", "たぶん", CodeWrongType},
		{"response.limits", "clock", "25:00", CodeBadClock}, {"response.promises", "high", "soon", CodeBadSpan},
		{"contact.people", "means", "電話 03-1234-5678 25:00-26:00", CodeBadHours}, {"contact.people", "means", "phone 03-1234-5678 9:00-9:00?", CodeBadHours},
		{"contact.people", "means", "電話 03-1234-5678 平日 9時〜18時", CodeBadHours}, {"contact.people", "means", `mail a@b; phone "03-1 25:00-26:00"`, CodeBadHours},
	} {
		_, err := ReadAnswer(fieldForm(t, c.kind, c.key), c.typed)
		var p Problem
		if !errors.As(err, &p) || p.Code != c.code || p.Path != "" || p.Line != 0 {
			t.Errorf("%s.%s %q: %+v", c.kind, c.key, c.typed, err)
		}
	}
}

// Whatever a field holds can be written into one and read back; only the spaces around a line are lost.
func TestWriteAnswer(t *testing.T) {
	shop := example(t, examples[0])
	rapid.Check(t, func(t *rapid.T) {
		k, _ := KindOf(rapid.SampledFrom(kindPaths()).Draw(t, "kind"))
		f := k.Fields[rapid.IntRange(0, len(k.Fields)-1).Draw(t, "field")]
		raw := answerFor(t, shop, k, f)
		first, err := ReadAnswer(f, WriteAnswer(f, raw))
		if err != nil {
			t.Fatalf("%s: %q: %v", raw, WriteAnswer(f, raw), err)
		}
		if f.Type != TypeText {
			if want := orNull(answerJSON(plainAnswer(fieldSpec{check: f.Check, typ: f.Type.holds()}, raw))); string(first) != want {
				t.Fatalf("%s is written %q and read %s, want %s", raw, WriteAnswer(f, raw), first, want)
			}
		}
		if again, err := ReadAnswer(f, WriteAnswer(f, first)); err != nil || string(again) != string(first) {
			t.Fatalf("%s is written %q and read %s: %v", first, WriteAnswer(f, first), again, err)
		}
	})
}

func orNull(raw json.RawMessage) string {
	if raw == nil {
		return "null"
	}
	return string(raw)
}

// What is typed never breaks the reader, and what it makes of it can be written and read again.
func FuzzReadAnswer(f *testing.F) {
	for _, seed := range []string{"", `"`, `"a\`, "phone", `"";`, "電話 ０３ 24h", "a, \"b", "1h", "；；", `phone "a" "b`, "\\n", `x "y" 24h`, "24h 24h", "phone phone 24h"} {
		f.Add(seed)
	}
	forms := []FieldForm{
		fieldForm(f, "service", "main_functions"), fieldForm(f, "contact.people", "means"), fieldForm(f, "response.measures", "minutes"),
		fieldForm(f, "service", "closed_days"), fieldForm(f, "service", "client"), fieldForm(f, "response.measures", "layer"),
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, form := range forms {
			raw, err := ReadAnswer(form, typed)
			if err != nil {
				continue
			}
			if again, err := ReadAnswer(form, WriteAnswer(form, raw)); err != nil || string(again) != string(raw) {
				t.Fatalf("%q gives %s, written %q, read %s: %v", typed, raw, WriteAnswer(form, raw), again, err)
			}
		}
	})
}
