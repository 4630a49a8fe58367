package text

import "fmt"

// CLIEvidence is what the command line says of commands that were run and of files that were kept.
type CLIEvidence struct {
	Mark        string // stands where a secret was
	NotRun      string // %[1]s the command, %[2]s why
	NotFound    string // %s
	Raw         string
	None        string
	Binary      string // %s: how big it is
	ToID        string // %s: what stands where the command should
	Unsaved     string // %s: the file that keeps what could not be recorded
	UnsavedNext string // %s: that file
	Lost        string // where not even that could be written

	Masked func(n int) string
	Beside func(folder string, n int, size string) string // what was written beside a document
	Left   func(size string) string                       // of the middle of what was kept
}

var evidenceJA = CLIEvidence{
	Mark:        "[伏せ字]",
	NotRun:      "%[1]s を実行できません：%[2]s",
	NotFound:    "%s：コマンドが見つかりません",
	Raw:         "伏せ字にせず、そのまま記録しました。",
	None:        "添付はありません",
	Binary:      "バイナリ（%s）のため表示しません。shirei export -o フォルダー で取り出せます。",
	ToID:        "%s というコマンドはありません。インシデントは --to ID で指定してください：shirei run --to ID -- コマンド",
	Unsaved:     "記録できませんでした。内容は %s に保存しました。",
	UnsavedNext: "後で記録するには：shirei attach --to ID %s",
	Lost:        "記録できず、ファイルにも保存できませんでした。",
	Beside: func(folder string, n int, size string) string {
		return fmt.Sprintf("添付ファイル%d件（%s）を %s に書き出しました。", n, size, folder)
	},
	Masked: func(n int) string {
		return fmt.Sprintf("機密情報とみられる%dか所を伏せ字にして記録しました。", n)
	},
	Left: func(size string) string {
		return fmt.Sprintf("出力が長いため、途中の%sを省いて記録しました。", size)
	},
}

var evidenceEN = CLIEvidence{
	Mark:        "[masked]",
	NotRun:      "%[1]s cannot be run: %[2]s",
	NotFound:    "%s: command not found",
	Raw:         "Recorded as it is, without masking.",
	None:        "no attachments",
	Binary:      "binary, %s, not shown. shirei export -o FOLDER takes it out.",
	ToID:        "There is no command %s. An incident is named with --to ID: shirei run --to ID -- COMMAND",
	Unsaved:     "It could not be recorded. It is kept in %s.",
	UnsavedNext: "To record it: shirei attach --to ID %s",
	Lost:        "It could neither be recorded nor kept in a file.",
	Beside: func(folder string, n int, size string) string {
		return fmt.Sprintf("attachments: %d (%s), written to %s", n, size, folder)
	},
	Masked: func(n int) string {
		if n == 1 {
			return "1 likely secret was masked in the record."
		}
		return fmt.Sprintf("%d likely secrets were masked in the record.", n)
	},
	Left: func(size string) string {
		return "The output is long: " + size + " of its middle were left out of the record."
	},
}
