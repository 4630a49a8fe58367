package inventory

import (
	"slices"
	"strings"

	"shirei/incident/when"
)

// Units as they are typed in Japanese, and what the form writes; the longer ones first.
var (
	spanUnits   = strings.NewReplacer("営業時間", "bh", "営業日", "bd", "時間", "h", "分", "m", " ", "")
	periodUnits = strings.NewReplacer("日間", "d", "日", "d", "週間", "w", "週", "w", " ", "")
	numberUnits = strings.NewReplacer("時間", "h", "分", "m", "営業日", "", "日", "", " ", "")
	dateSigns   = strings.NewReplacer("/", "-", ".", "-", "年", "-", "月", "-", "日", "")
)

// readNumber reads digits of any width; minutes also as 90m, 1h30m, 1時間30分.
func readNumber(check, text string) string {
	text = strings.ToLower(numberUnits.Replace(strings.TrimSpace(when.Fold(text))))
	if whole := strings.TrimSuffix(text, "m"); check == "minutes" && digits(whole) {
		return whole
	}
	return text
}

// readTime reads times of day, dates and lengths of time in signs of any width.
func readTime(check, text string) string {
	text = strings.ToLower(strings.TrimSpace(when.Fold(text)))
	switch check {
	case "span":
		return spanUnits.Replace(text)
	case "period":
		return periodUnits.Replace(text)
	case "date":
		return readDate(text)
	}
	return text
}

// readDate reads 2026/9/1 and 2026年9月1日 as 2026-09-01.
func readDate(text string) string {
	parts := strings.Split(dateSigns.Replace(text), "-")
	for i, part := range parts {
		if len(part) == 1 {
			parts[i] = "0" + part
		}
	}
	return strings.Join(parts, "-")
}

// readChoice finds the value by its word in either language.
func readChoice(check string, known []string, text string) string {
	text = strings.TrimSpace(text)
	folded := Fold(text)
	for _, value := range known {
		if slices.ContainsFunc([]string{value, Label("ja", check+"."+value), Label("en", check+"."+value)}, func(word string) bool {
			return Fold(word) == folded
		}) {
			return value
		}
	}
	return text
}

// readBool reads yes and no.
func readBool(typed string) *node {
	text := Fold(strings.TrimSpace(typed))
	switch text {
	case "true", "yes", "y", "はい":
		return &node{shape: shapeText, text: "true", bool: true}
	case "false", "no", "n", "いいえ":
		return nil
	}
	return &node{shape: shapeText, text: text}
}
