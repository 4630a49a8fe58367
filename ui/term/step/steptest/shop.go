package steptest

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
