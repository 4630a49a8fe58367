package lang

// phrasesJA are the templates of what the rules say; see [Lang.Phrase] for their form. On a timeline they stand
// beside the kind of the entry.
var phrasesJA = map[string]string{
	"severity.set":     "{0:severity} に設定",
	"severity.changed": "{0:severity} から {1:severity} に変更",

	"sign.main_down":     "主要機能が停止",
	"sign.main_partly":   "主要機能の一部に障害",
	"sign.at_stake":      "金銭・個人情報・データの完全性に影響のおそれ",
	"sign.growing":       "影響が拡大中",
	"sign.no_workaround": "主要機能に回避策がない",
	"sign.none":          "上位の条件に該当なし",

	"due.from":     "[{0:severity}：]{2:milestone} {3:time} から{1:term}",
	"due.fallback": "[{0:severity}：]{2:milestone} {3:time} から{1:term}（{4:milestone}時刻が不明のため）",
	"due.changed":  "{0:severity}：重要度の変更 {2:time} から{1:term}",
	"due.reopened": "{0:severity}：再開 {2:time} から{1:term}",
	"due.repeated": "{0:severity}：前回のエスカレーション {2:time} から{1:term}",
	"due.chair":    "{0}が {1:time} から指揮",
	"due.sizeup":   "定期の状況整理",
	"due.told":     "{0:audience}への第{1}報で {2:time} と案内済み",
	"due.closing":  "{1:time} に復旧、{0:audience}へ障害を連絡済み",
	"due.promised": "個別の期限[（{0}が設定）]",

	"limit.escalation": "{0:time} のエスカレーション前に完了（切り戻しと検証 {1}分）",
	"limit.named":      "{0}（{1:time}）の前に完了（切り戻しと検証 {2}分）",

	"next.overdue":      "{0:promise}が期限超過（{1:time}）",
	"next.soon":         "{0:promise}の期限は {1:time}",
	"next.symptom":      "事象が未記入",
	"next.severity":     "重要度が未設定",
	"next.first_report": "発注元への第1報が未送信",
	"next.layers":       "被疑箇所が未判定",
	"next.reach":        "影響範囲が未記入",
	"next.decide":       "暫定対応・切り戻しが未決定",
	"next.carry":        "決定事項の「{0:carry}」が未記録",
	"next.recover":      "復旧が未確認（残り条件 {0}件）",
	"next.conditions":   "復旧条件が残り{0}件",
	"next.watch":        "経過観察を終えたら終息を記録",
	"next.postmortem":   "ポストモーテムが未完了",
	"next.thin":         "ポストモーテムの空欄が{0}件",

	"role.taken":         "{0:role}：{1:seat}",
	"milestone.recorded": "{0:milestone}の時刻を記録",
	"milestone.cleared":  "{0:milestone}の時刻を不明に変更",
	"layer.assessed":     "{0:layer} {1:verdict}",
	"check.answered":     "{0:layer} {1}：{2:answer}",
	"inquiry.logged":     "問い合わせ {0}件",
	"report.copied":      "{1:stage}（{0:audience}） 未送信（コピー済）",
	"report.sent":        "{1:stage}（{0:audience}）を送信[ 宛先：{2}]",
	"size_up.done":       "状況整理を実施",

	"promise.made":      "期限 {1:time}[ 担当：{0}]",
	"promise.kept":      "{0:promise} 完了",
	"promise.extended":  "{0:promise}を {1:time} に延長",
	"promise.handed":    "{0:promise}の担当を{1}に変更",
	"promise.withdrawn": "{0:promise}を取り下げ",

	"objection.heard":  "{0}：強い異議あり",
	"objection.none":   "{0}：強い異議なし",
	"decision.made":    "決定[：{0:outcome}]",
	"decision.carried": "実施状況：{0:carry}",

	"condition.ticked": "復旧条件を確認：{0}",
	"condition.open":   "復旧条件（未確認）：{0}",
	"task.open":        "{0:task}（未完了）",
	"task.done":        "{0:task}（完了）",
	"gap.opened":       "運用台帳に記載なし",
	"gap.closed":       "確認終了",

	"step.skipped":      "「{0:step}」を省略",
	"incident.resolved": "終息",
	"incident.reopened": "再開",
	"incident.ended":    "終了：{0:status}",
	"incident.closed":   "クローズ",
}
