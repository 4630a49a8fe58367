package stage

// Shop is a small inventory of an EC site, with what the panes of steps 4 to 6 ask for.
const Shop = `
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
