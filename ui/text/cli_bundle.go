package text

import "fmt"

// CLIBundle is what is said of bundles and of the databases they come from.
type CLIBundle struct {
	Packed    string // %s: the fingerprint of this database, after a bundle was written
	Asks      string // a first contact; %[1]s whose it is, %[2]s the fingerprint
	Question  string // below it, answered with y
	Declined  string
	DeclNext  string
	Inventory string // before the id of a service
	Here      string // stands for this database in the list
	Nobody    string // no other database is known
	Means     string // what a signature proves
	Forgotten string // before the database that is no longer known
	Heads     [4]string

	Taken func(events, added int) string
}

var bundleJA = CLIBundle{
	Packed: "署名したデータベースのフィンガープリント：%s",
	Asks: "未登録のデータベースのバンドルです。\n" +
		"  作成者                %[1]s\n" +
		"  フィンガープリント    %[2]s\n" +
		"電話など別の手段で、作成者に確認してください（作成元では shirei trust list で表示できます）。",
	Question: "一致を確認し、信頼して取り込みますか [y/N]: ",
	Declined: "取り込みませんでした。何も変更していません。", DeclNext: "確認できたら、もう一度取り込んでください。",
	Inventory: "運用台帳・変更", Here: "このデータベース", Nobody: "信頼しているデータベースはまだありません",
	Means:     "署名が示すのはバンドルの作成者であり、個々の記録を書いた人ではありません。",
	Forgotten: "信頼を解除しました（取り込み済みの記録は残ります）",
	Heads:     [4]string{"データベース", "フィンガープリント", "登録日時", "登録者"},
	Taken: func(n, added int) string {
		return fmt.Sprintf("イベント%d件のうち%d件を追加しました", n, added)
	},
}

var bundleEN = CLIBundle{
	Packed: "signed by this database, fingerprint %s",
	Asks: "This bundle was packed by a database that is not known here.\n" +
		"  packed by    %[1]s\n" +
		"  fingerprint  %[2]s\n" +
		"Compare it with whoever packed the bundle by another way, such as the telephone (shirei trust list shows it there).",
	Question: "Is it the same, and shall the bundle be trusted and taken in? [y/N]: ",
	Declined: "It was not taken in. Nothing was changed.", DeclNext: "Import it again once that is settled.",
	Inventory: "inventory and changes", Here: "this database", Nobody: "no other database is trusted yet",
	Means:     "A signature proves who packed a bundle, not who wrote each entry.",
	Forgotten: "no longer trusted (what came from it stays)",
	Heads:     [4]string{"Database", "Fingerprint", "Since", "Trusted by"},
	Taken:     func(n, added int) string { return fmt.Sprintf("%d of %d events were new", added, n) },
}
