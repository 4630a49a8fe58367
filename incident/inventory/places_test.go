package inventory

import "testing"

func TestPlaces(t *testing.T) {
	p := example(t, "shop-ec.yaml").Places("ja")
	for path, want := range map[string]string{
		"access.accounts":                          "アカウント",
		"access.accounts.db-console":               "アカウント > データベース（踏み台経由）",
		"access.accounts.db-console.mfa_emergency": "アカウント > データベース（踏み台経由） > 多要素認証の緊急代替",
		"change.release.owner":                     "リリース手順 > 担当",
		"service.slo":                              "サービス > SLO",
		"boundaries.change":                        "変更",
		"investigation.ends.db":                    "調査範囲 > データベース",
		"monitoring.dashboards.gone.url":           "ダッシュボード > gone > URL",
		"cellar":                                   "cellar",
	} {
		if got := p.Of(path); got != want {
			t.Errorf("%s is %s, not %s", path, got, want)
		}
	}
}
