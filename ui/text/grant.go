package text

// The grants of the desk, and what is reserved to somebody who may command.
var (
	grantsJA = map[string]string{"command": "指揮", "respond": "対応", "observe": "閲覧"}
	grantsEN = map[string]string{"command": "command", "respond": "respond", "observe": "observe"}

	reservedJA = map[string]string{
		"severity": "重要度の引き下げ", "report": "報告の送信記録", "decision": "判断の記録", "end": "終息・終了・クローズ",
		"merge": "インシデントの関連付け・統合", "role": "ほかの人の役割の変更", "promise": "期限の延長・取り下げ・通知停止",
		"amend": "ほかの人の記録の訂正", "inventory": "台帳の項目や内容の削除", "import": "取り込み", "change": "変更の承認・却下",
		"upkeep": "データベースの保守", "write": "記録や変更", "unknown": "この操作",
	}
	reservedEN = map[string]string{
		"severity": "lowering the severity", "report": "recording a report as sent", "decision": "recording a decision",
		"end": "resolving, ending or closing", "merge": "linking or merging incidents", "role": "changing the seats of others",
		"promise": "extending, withdrawing or snoozing a promise", "amend": "amending what others wrote",
		"inventory": "removing entries or answers of an inventory", "import": "importing", "change": "approving or refusing a change",
		"upkeep": "upkeep of the database", "write": "recording or changing anything", "unknown": "this act",
	}
)

// granted words a grant and what it does not hold.
func (c *Catalog) granted(args []string) []string {
	words := []map[string]string{c.Errors.Grants, c.Errors.Reserved}
	out := make([]string, min(len(args), len(words)))
	for i := range out {
		if out[i] = words[i][args[i]]; out[i] == "" {
			out[i] = args[i]
		}
	}
	return out
}
