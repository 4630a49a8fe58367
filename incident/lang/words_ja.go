package lang

import "shirei/incident"

// japanese follows the word list of PRODUCT.md.
var japanese = words{
	severity: map[incident.Severity]string{"": "未設定", incident.Critical: "Critical", incident.High: "High", incident.Medium: "Medium"},
	meaning: map[incident.Severity]string{
		"":                "重要度は未設定",
		incident.Critical: "システム全体、または主要な業務サービスが停止",
		incident.High:     "主要なシステム・サービスの一部に障害",
		incident.Medium:   "一部機能が低下、業務は継続可能",
	},
	atOnce: map[incident.Severity]string{
		"":                "迷ったら高いほうを選ぶ",
		incident.Critical: "L2を招集し、発注元へ連絡",
		incident.High:     "L1が着手し、L2へ引き継ぐ",
		incident.Medium:   "L1が着手、必要に応じてL2",
	},
	playbook: map[string]string{
		"critical.l2":      "L2を招集する",
		"critical.reach":   "影響範囲と業務影響を把握する",
		"critical.tell":    "障害を登録し、発注元へ連絡する",
		"critical.interim": "暫定対応を実施し、復旧見込みを示す",
		"critical.report":  "復旧後に正式な障害報告書を提出する",
		"critical.problem": "問題管理を起票する",
		"high.l1":          "L1が一次対応する",
		"high.l2":          "L2へ引き継ぐ",
		"high.interim":     "暫定復旧し、再発防止のため原因を調べる",
		"high.tell":        "記録し、影響を受ける関係者へ連絡する",
		"high.report":      "完全復旧後に発注元へ報告する",
		"high.l3":          "必要に応じてL3へ相談する",
		"medium.l1":        "L1が切り分け・対処する",
		"medium.l2":        "必要に応じてL2が対応する",
		"medium.interim":   "暫定対応を実施する",
		"medium.problem":   "解消しない場合は問題管理へ移す",
		"medium.report":    "解消後に報告し、サービスへの影響がないことを確認する",
	},
	step: map[incident.Step]string{
		incident.StepTriage: "状況把握・切り分け", incident.StepSeverity: "重要度", incident.StepFirstReport: "一次報告",
		incident.StepMeasures: "暫定対応・切り戻し", incident.StepRecovery: "復旧確認", incident.StepPostmortem: "ポストモーテム",
	},
	stepShort: map[incident.Step]string{
		incident.StepTriage: "切り分け", incident.StepSeverity: "重要度", incident.StepFirstReport: "一次報告",
		incident.StepMeasures: "暫定対応", incident.StepRecovery: "復旧", incident.StepPostmortem: "ポストモーテム",
	},
	stepState: map[incident.StepState]string{
		incident.StepOpen: "未実施", incident.StepDone: "済", incident.StepCurrent: "実施中", incident.StepSkipOne: "省略",
	},
	milestone: map[incident.Milestone]string{
		incident.Began: "発生", incident.Detected: "検知", incident.DeclaredAt: "宣言", incident.Responded: "初動開始",
		incident.SeveritySetAt: "重要度設定", incident.FirstReport: "一次報告", incident.Decided: "判断", incident.Mitigated: "暫定復旧",
		incident.Recovered: "復旧", incident.ResolvedAt: "終息", incident.ReportDelivered: "報告書提出",
	},
	metric: map[Metric]string{
		TTD: "TTD（発生→検知）", TTA: "TTA（検知→初動開始）", FirstReportIn: "一次報告（検知→一次報告）",
		TTM: "TTM（発生→暫定復旧）", TTR: "TTR（発生→復旧）",
	},
	audience: map[incident.Audience]string{
		incident.Client: "発注元", incident.Users: "エンドユーザー", incident.Internal: "社内", incident.Support: "CS・営業",
		incident.Management: "経営", incident.Vendor: "連携先", incident.Public: "一般",
	},
	stage: map[incident.Stage]string{
		incident.StageFirst: "第1報", incident.StageUpdate: "続報", incident.StageVendor: "連携先起因", incident.StageMitigated: "暫定復旧",
		incident.StageResolved: "復旧", incident.StageInterim: "中間報告", incident.StageFinal: "最終報告",
	},
	fact: map[incident.FactKey]string{
		incident.FactSymptom: "事象", incident.FactBegan: "発生", incident.FactReach: "影響", incident.FactWorking: "正常",
		incident.FactCause: "原因", incident.FactDoing: "対応", incident.FactOutlook: "復旧見込み", incident.FactNext: "次報",
		incident.FactDesk: "窓口",
	},
	confidence: map[incident.Confidence]string{incident.Confirmed: "確認済", incident.Suspected: "推定", incident.Checking: "確認中"},
	layer: map[incident.Layer]string{
		incident.LayerExternal: "外部連携", incident.LayerApp: "アプリケーション", incident.LayerDB: "データベース", incident.LayerInfra: "インフラ",
	},
	verdict: map[incident.Verdict]string{
		incident.VerdictOpen: "未判定", incident.VerdictSuspected: "被疑", incident.VerdictCleared: "問題なし",
	},
	answer: map[incident.Answer]string{incident.AnswerNormal: "正常", incident.AnswerAbnormal: "異常", incident.AnswerUnclear: "判断不可"},
	family: map[incident.Family]string{
		"login": "ログインできない", "payment": "決済・注文できない", "slow": "遅い", "errors": "エラー（5xx）", "vendor": "連携先の障害",
		"job": "ジョブ・バッチの停止", "data": "データ不整合", "surge": "アクセス集中", "change": "変更後の不具合",
		"security": "セキュリティ・パッチ", "content": "画面・表示の不具合", "other": "その他",
	},
	foundBy: map[incident.FoundBy]string{
		"monitoring": "監視", "customer": "顧客", "staff": "社内", "vendor": "連携先", "check": "定期点検",
	},
	role: map[incident.Role]string{
		incident.Commander: "指揮", incident.Operations: "対応", incident.Communications: "連絡", incident.Scribe: "記録",
	},
	ownerOf: "{0}の担当",
	askState: map[incident.AskState]string{
		incident.AskWaiting: "応答待ち", incident.AskUnanswered: "応答なし", incident.AskDoing: "対応中", incident.AskOverdue: "超過",
		incident.AskFinished: "完了", incident.AskRefused: "辞退", incident.AskWithdrawn: "取り下げ",
	},
	offerState: map[incident.OfferState]string{
		incident.OfferWaiting: "応答待ち", incident.OfferUnanswered: "応答なし", incident.OfferAccepted: "引き継ぎ済み",
		incident.OfferRefused: "辞退", incident.OfferWithdrawn: "取り下げ", incident.OfferReplaced: "失効",
	},
	change: map[incident.ChangeState]string{
		incident.ChangeIsRequested: "申請中", incident.ChangeIsApproved: "承認済み", incident.ChangeIsRefused: "却下", incident.ChangeIsScheduled: "予定",
		incident.ChangeIsDoing: "作業中", incident.ChangeIsDone: "実施済み", incident.ChangeIsVerified: "検証済み", incident.ChangeIsUndone: "切り戻し済み",
	},
	changeAct: map[incident.ChangeAct]string{
		incident.ActApprove: "承認", incident.ActRefuse: "却下", incident.ActSchedule: "日程の設定", incident.ActNotice: "周知の記録",
		incident.ActStart: "作業開始", incident.ActFinish: "実施完了", incident.ActVerify: "検証結果の記録", incident.ActUndo: "切り戻しの記録",
	},
	link: map[incident.LinkKind]string{
		incident.LinkDuplicateOf: "統合先", incident.LinkDuplicate: "統合した重複", incident.LinkFollows: "先行インシデント",
		incident.LinkFollowedBy: "後続インシデント", incident.LinkCausedBy: "原因となったインシデント", incident.LinkCaused: "引き起こしたインシデント",
	},
	mean: map[incident.Mean]string{incident.Phone: "電話", incident.Mail: "メール", incident.Chat: "チャット", incident.Pager: "呼び出し"},
	entry: map[incident.EntryKind]string{
		incident.EntryNote: "メモ", incident.EntryDetection: "検知", incident.EntryObservation: "観測", incident.EntryHypothesis: "仮説",
		incident.EntryAction: "対応", incident.EntryDecision: "判断", incident.EntryCommunication: "連絡", incident.EntryEscalation: "エスカ",
		incident.EntryRecovery: "復旧", incident.EntryQuestion: "質問", incident.EntryOther: "その他",
		incident.EntryDeclared: "宣言", incident.EntryRole: "体制", incident.EntryMilestone: "経過", incident.EntryLayer: "切分け",
		incident.EntryCheck: "確認", incident.EntryChange: "変更", incident.EntryInquiry: "問合せ", incident.EntrySeverity: "重要度",
		incident.EntryReport: "報告", incident.EntrySizeUp: "整理", incident.EntryPromise: "期限", incident.EntryObjection: "異論",
		incident.EntryChoice: "判断", incident.EntryCondition: "復旧", incident.EntryGap: "不明点", incident.EntryAsk: "依頼", incident.EntryAttachment: "添付", incident.EntryCommand: "実行", incident.EntryLifecycle: "進行",
		incident.EntryUnknown: "不明",
	},
	unsettled: map[incident.EntryKind]string{incident.EntryHypothesis: "未検証", incident.EntryQuestion: "未回答", incident.EntryAction: "未着手", incident.EntryGap: "未解消"},
	progress: map[incident.Progress]string{
		incident.ProgressOpen: "未完了", incident.ProgressConfirmed: "確定", incident.ProgressRuledOut: "棄却",
		incident.ProgressAnswered: "回答済み", incident.ProgressAssigned: "担当決定", incident.ProgressStarted: "着手",
		incident.ProgressFinished: "完了",
	},
	promise: map[incident.PromiseKind]string{
		incident.PromiseSeverity: "重要度の設定", incident.PromiseFirstReport: "一次報告", incident.PromiseUpdate: "続報",
		incident.PromiseClosingWord: "復旧報告", incident.PromiseEscalation: "エスカレーション",
		incident.PromiseDecide: "暫定対応・切り戻しの判断", incident.PromiseSizeUp: "状況整理", incident.PromiseWatch: "経過観察の終了",
		incident.PromiseReport: "障害報告書", incident.PromiseChair: "指揮の引き継ぎ", incident.PromiseAsk: "依頼の結果", incident.PromiseCustom: "個別の期限",
	},
	promiseShort: map[incident.PromiseKind]string{
		incident.PromiseSeverity: "重要度", incident.PromiseFirstReport: "一次報告", incident.PromiseUpdate: "続報",
		incident.PromiseClosingWord: "復旧報告", incident.PromiseEscalation: "エスカ", incident.PromiseDecide: "判断",
		incident.PromiseSizeUp: "状況整理", incident.PromiseWatch: "経過観察", incident.PromiseReport: "障害報告書",
		incident.PromiseChair: "引き継ぎ", incident.PromiseAsk: "依頼", incident.PromiseCustom: "期限",
	},
	promiseState: map[incident.PromiseState]string{
		incident.Running: "期限内", incident.DueSoon: "期限間近", incident.Overdue: "超過", incident.Kept: "完了",
		incident.KeptLate: "遅れて完了", incident.Withdrawn: "取り下げ", incident.Snoozed: "通知停止中",
	},
	rung: map[string]string{
		"l3_client": "L3・発注元", "management": "経営", "l3": "L3", "l2_l3": "L2・L3", "next": "次の連絡先",
	},
	escalate: "{0}へエスカレーション",
	outcome: map[incident.Outcome]string{
		"": "記載なし", incident.RollBack: "切り戻し", incident.FixForward: "修正版の反映", incident.Interim: "暫定対応",
		incident.WaitUntil: "時刻を決めて待機", incident.HandVendor: "連携先へ対応依頼",
	},
	carry: map[incident.Carry]string{
		incident.CarryStarted: "着手", incident.CarryFinished: "完了", incident.CarryVerified: "正常を確認", incident.CarryFailed: "効果なし",
	},
	reversible: map[string]string{"": "不明", "yes": "戻せる", "partly": "一部戻せる", "no": "戻せない"},
	trend:      map[string]string{"": "不明", "worse": "悪化", "steady": "横ばい", "better": "改善"},
	answered:   map[string]string{"": "不明", "yes": "あり", "no": "なし", "unknown": "不明"},
	status: map[incident.Status]string{
		incident.StatusActive: "対応中", incident.StatusMitigated: "暫定復旧", incident.StatusRecovered: "復旧・経過観察中",
		incident.StatusResolved: "終息", incident.StatusClosed: "クローズ", incident.EndFalseAlarm: "誤検知",
		incident.EndWatchOnly: "静観", incident.EndWithdrawn: "取り下げ", incident.EndDuplicate: "重複",
	},
	part: map[incident.Part]string{
		incident.PartSummary: "概要", incident.PartImpact: "影響", incident.PartTrigger: "直接原因", incident.PartCause: "根本原因",
		incident.PartFactors: "寄与要因", incident.PartWhys: "なぜなぜ分析", incident.PartWell: "うまくいったこと",
		incident.PartBadly: "うまくいかなかったこと", incident.PartLucky: "幸運だったこと", incident.PartPermanent: "恒久対応",
		incident.PartPrevention: "再発防止策", incident.PartElsewhere: "横展開",
	},
	itemKind:  map[incident.ItemKind]string{"prevent": "予防", "detect": "検知", "mitigate": "影響軽減", "process": "運用改善"},
	itemState: map[incident.ItemState]string{"open": "未着手", "doing": "対応中", "done": "完了", "dropped": "見送り"},
	lineState: map[incident.LineState]string{
		incident.LineDone: "完了", incident.LineAssigned: "担当決定", incident.LineSkipped: "見送り", incident.LineOpen: "未実施",
	},
	task: map[incident.TaskKind]string{incident.TaskRerun: "ジョブ再実行", incident.TaskCorrect: "データ補正"},
	term: termWords{
		hours: "{0}営業時間", day: "{0}営業日", days: "{0}営業日", never: "なし",
		left: "残{0}", over: "超過{0}", late: "{0}遅れ", vacant: "空席", to: "{0}（{1}）", toShort: "{0}({1})",
	},
	phrase: phrasesJA,
}
