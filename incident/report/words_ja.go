package report

// wordsJA follows the word list of PRODUCT.md; the client's report is polite, the postmortem is not.
var wordsJA = words{
	postmortem: "ポストモーテム", clientReport: "障害報告書", drill: "【訓練】", drillNote: "これは訓練の記録です。実際の障害ではありません。",
	item: "項目", content: "内容",
	id: "インシデント", service: "サービス", severity: "重要度", status: "状態", ended: "終了理由", commander: "指揮", imported: "取り込み元",
	unknown: "不明", unwritten: "未記入", none: "なし", fillIn: "（記入）", addressed: "%s 御中", colon: "：", and: "、",

	times: "時刻と指標", milestone: "項目", at: "時刻", metric: "指標", value: "値", noFigure: "算出不可", wholeMinutes: "%d分", zone: "時刻はすべて %s の現地時刻。",
	disorder: "記録の時刻が前後している（指標は算出していない）。", disorderPair: "「%s」より「%s」が先",

	summaryBegan: "%sに発生", summaryDetected: "%sに検知", summaryMitigated: "%sに暫定復旧", summaryRecovered: "%sに復旧",
	summaryOpen: "未復旧", summaryTook: "発生から復旧まで%s",
	symptom: "事象", reach: "影響範囲", working: "継続して利用できた機能", inquiries: "お客様からの問い合わせ：%d件",
	causes: "原因", unsureCause: "未特定（%s）：%s", suspectedLayers: "未特定。被疑箇所は%s。", changesBefore: "直近の変更（関連は未確認）",
	whyDetect: "なぜ検知までに%sを要したか", whyMitigate: "なぜ暫定復旧までに%sを要したか", whyRecover: "なぜ復旧までに%sを要したか",
	whyCause: "なぜこの障害が起きたか", whyLate: "なぜ期限を守れなかったか（%d件）", whyMissing: "なぜ必要な情報がすぐに見つからなかったか（%s）",
	keptWell: "期限内に完了：%d件", ticked: "復旧条件を根拠とともに確認：%d件", keptBadly: "期限の超過・遅延：%d件",
	lostBadly: "不明点の確認に%sを要した", disorderBadly: "記録の時刻に前後する箇所がある", askTeam: "記録からは判断できないため、関係者で確認する。",

	decisions: "判断", decidedBy: "判断者", approvedBy: "承認者", reason: "理由", change: "見直し条件", until: "待機期限",
	chosen: "採用した案", how: "方法", effect: "影響", minutes: "所要（分）", options: "ほかに検討した案", measure: "案", decider: "判断者",
	objections: "異論", noObjection: "なし", carried: "実施状況", result: "結果", noDecision: "暫定対応・切り戻しの判断の記録はない。",

	reports: "報告・連絡", reportNo: "第%d報", means: "手段", to: "宛先", sentBy: "送信者", reviewer: "確認者",
	noReview: "確認を省いた理由", unreviewed: "記録なし", nextWord: "次報の予定", noReport: "送信した報告の記録はない。",

	promises: "期限の遵守", promise: "項目", due: "期限", owner: "担当", state: "状態", lateBy: "遅れ", noPromise: "期限の記録はない。",
	unsent: "未送信", unsentLate: "未送信（期限超過）",

	timeline: "タイムライン", time: "日時", kind: "種別", who: "記録者", what: "内容", unknownTime: "時刻不明", noEntry: "タイムラインの記録はない。",
	struck: "取り消し線を引いた記録 %d件は除いている。", conditionDone: "復旧条件 %d を確認：%s", conditionOpen: "復旧条件 %d を未確認に変更：%s", gapNumber: "不明点 %d %s",

	inFull: "%s（ほか%d行、記録 %d）", firstLines: "%s（冒頭%d行は記録 %d）", lastLines: "%s（出力の末尾%d行は記録 %d）", attached: "（添付：%s、%s）",
	fullTexts: "複数行の記録", fullText: "記録 %d：%s、%s", merged: "（%s）%s", quoted: "「%s」",
	threads: "仮説・質問・割り当てた対応", byWhom: "担当・回答者", outcome: "結果・根拠", noThread: "仮説・質問の記録はない。",
	seats: "体制", role: "役割", name: "氏名", until2: "終了", still: "継続中", toTheEnd: "最後まで",

	lost: "不明点の確認に要した時間", gap: "不明点", step: "ステップ", stillOpen: "未判明", from: "開始", to2: "解消", cost: "所要", found: "判明した内容", gaveUp: "判明せず",
	union: "重なりを除いた合計：%s", noGap: "不明点の記録はない。",

	recovery: "復旧確認", condition: "復旧条件", evidence: "根拠", tasks: "再実行・データ補正", checkedBy: "確認者",
	noCondition: "復旧条件の登録はない。", open: "未確認", done: "確認済",

	triage: "重要度と切り分け", past: "変更前の重要度", verdict: "判定", layer: "レイヤー", foundBy: "検知元", family: "事象の分類",
	searchEnd: "調査範囲", takeover: "引き継ぎ先",

	actions: "改善項目", text: "内容", noAction: "改善項目の登録はない。",

	apology: "このたびの障害により、多大なるご迷惑をおかけしましたことを、深くお詫び申し上げます。調査結果および再発防止策を、下記のとおりご報告いたします。",
	closing: "今後このようなことのないよう再発防止に努めてまいりますので、何卒よろしくお願い申し上げます。",
	subject: "件名", began: "発生日時", detected: "検知日時", recovered: "復旧日時", lasted: "障害時間",
	version: "版", versionValue: "第1.0版", madeOn: "作成日", madeBy: "作成", approval: "承認",
	course: "経緯", cause: "原因", direct: "直接原因", root: "根本原因", response: "対応", interim: "暫定対応", permanent: "恒久対応",
	prevention: "再発防止策", elsewhere: "横展開", told: "ご報告の履歴", reported: "%sをご報告", you: "貴社", planned: "対応予定", summary: "概要", impact: "影響",
	underway: "現在確認を進めております。判明次第、改めてご報告いたします。", noElsewhere: "同様の事象が起こり得る箇所を確認しております。", factors: "寄与要因",
}
