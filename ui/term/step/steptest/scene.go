package steptest

import (
	"time"

	"shirei/incident"
)

// scene is how things stand when a pane comes onto the bench.
type scene struct {
	stream   string
	start    time.Time // what the clock shows
	declared incident.Declare
}

const title = "決済の一部が完了しない"

// Start is when the incident of [New] is declared: 14:04 in Tokyo.
var Start = time.Date(2026, 11, 20, 5, 4, 0, 0, time.UTC)

// early is just after the declaration: something was seen two minutes ago and nothing is known yet.
func early() scene {
	return scene{
		stream: "019aa000-0000-7000-8000-a3f900000001", start: Start,
		declared: incident.Declare{Title: title, Detected: Start.Add(-2 * time.Minute)},
	}
}

// outage is known to be high from its beginning, 14:02 in Tokyo.
func outage() scene {
	start := time.Date(2026, 11, 24, 14, 2, 0, 0, time.FixedZone("JST", 9*3600))
	return scene{
		stream: "0198c1a2-7000-7000-8000-a3f900000000", start: start,
		declared: incident.Declare{Title: title, Severity: incident.High, Began: start, Detected: start},
	}
}

// Shop is a small inventory of an EC site, with what the panes of steps 1 to 3 ask for and some blanks.
const Shop = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, language: ja, reviewed: 2026-11-02, main_functions: [注文, カード決済, ログイン], own_desk: 運用窓口 03-0000-1100}
monitoring:
  dashboards:
    - {id: overview, name: ショップ全体, first: true, url: https://grafana.example.jp/d/shop, shows: 注文数, layer: [external, app]}
  checks:
    - {id: chk-paygate, name: PayGate の疎通, layer: external, look: ステータスページ, command: curl -sS https://api.paygate.example.com/health, normal: 200 で 1 秒以内}
    - {id: chk-errors, name: 失敗率, layer: external, look: 連携の失敗率, normal: 3% 以下}
response:
  notices:
    - {id: to-client, name: A社への報告, audience: client, writer: tanaka, reviewer: takahashi, means: 電話のあとメール}
investigation:
  integrations:
    - {id: paygate, name: PayGate（カード決済）, purpose: 与信, status_page: https://status.paygate.example.com/, desk: paygate-desk, hours: 24時間, timeout: 10 秒, retry: しない, boundary: 応答コードの記録まで}
  ends:
    - {id: end-external, name: 外部連携, layer: external, owner: tanaka, until: こちらの要求・応答の記録を揃えるまで, takeover: paygate-desk}
  impact:
    - {id: q-failed, name: 失敗した注文, measures: 失敗した注文数, command: psql -f failed_orders.sql}
contact:
  people:
    - {id: tanaka, name: 田中, means: [{kind: phone, value: 090-0000-0001}]}
    - {id: takahashi, name: 高橋, means: [{kind: phone, value: 090-0000-0002}]}
    - {id: kobayashi, name: A社 小林様, means: [{kind: phone, value: 090-0000-0003}]}
    - {id: paygate-desk, name: PayGate加盟店窓口, means: [{kind: phone, value: 03-0000-2222}]}
  first_report: {to: [kobayashi]}
`

// ReadyShop is the inventory of the same site with what the panes of steps 4 to 6 ask for.
const ReadyShop = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, reviewed: 2026-11-02}
response:
  measures:
    - {id: cod, name: カード決済を止め代引きで受け付ける, kind: degrade, how: 管理画面 > 決済設定 > 一時停止, effect: 注文は続けられる, minutes: 5, decider: d-client}
    - {id: back, name: 直前のリリースを切り戻す, kind: rollback, how: 切り戻し手順, command: kubectl rollout undo deploy/web, effect: 直前の版に戻る, minutes: 10, decider: d-agency}
  deciders:
    - {id: d-client, name: A社 EC責任者, contact: kobayashi, order: 2}
    - {id: d-agency, name: 運用責任者, contact: takahashi, order: 1}
  rollbacks:
    - {id: app, name: アプリの切り戻し, minutes: 10, verify_minutes: 8, irreversible_after: 列を削除する移行のあとは戻せない, layer: app}
  recovery:
    - {id: order, name: 注文が通る, check: テスト注文が3件続けて完了する, evidence: 注文番号3件, by: takahashi}
    - {id: rate, name: 指標が平常, check: 5xx率0.2%以下が15分続く}
  limits:
    - {id: nightly, name: 夜間バッチの開始, clock: 22:00}
investigation:
  jobs:
    - {id: sales, name: 売上確定, schedule: 毎日22:00, rerun: 管理画面から再実行, correction: 二重請求を取り消す, owner: takahashi}
contact:
  people:
    - {id: takahashi, name: 高橋, means: [{kind: phone, value: 090-0000-0001}]}
    - {id: kobayashi, name: 小林, means: [{kind: phone, value: 090-0000-0002}]}
`
