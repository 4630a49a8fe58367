package text

import (
	"errors"
	"fmt"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
)

// Guide is what is said around the layer guide; its steps have words of their own.
type Guide struct {
	Title                       string
	Ships, Own                  string // where it comes from
	NoFamily, NoFamilyHint      string // in place of its progress
	Choose                      string // title of the choice of a family
	Progress                    func(done, all int) string
	Next                        string                 // before the question of the next step
	Normal, Abnormal, Why       string                 // before what an answer says, and why the step comes here
	None, All, One              string                 // no layer is left; every one is; before the only one
	Left                        string                 // before those that are
	Splits                      func(place int) string // the step that would separate them
	NothingSplits               string
	Offers                      func(links, commands string) string // of the inventory, for the step's layer
	Hint                        string
	FileLine, FileWhole, Stands string // of a team's file that cannot be used
	Stray                       string // %[1]s a file whose name is no family, %[2]s the names there are
}

var guideJA = Guide{
	Title: "切り分けガイド", Ships: "標準のガイド", Own: "自チームのガイド",
	NoFamily: "事象の分類を選ぶと始められます", NoFamilyHint: "enter 事象の分類を選ぶ", Choose: "事象の分類",
	Progress: func(done, all int) string { return fmt.Sprintf("%d/%d", done, all) },
	Next:     "次：", Normal: "正常なら", Abnormal: "異常なら", Why: "理由",
	None: "全レイヤーが問題なし。影響範囲と事象の分類を見直してください", All: "残り 全レイヤー", One: "残りは ", Left: "残り ",
	Splits:        func(place int) string { return fmt.Sprintf("絞り込み：%d", place) },
	NothingSplits: "絞り込める手順なし",
	Offers: func(links, commands string) string {
		var said []string
		if links != "" {
			said = append(said, "o "+links)
		}
		if commands != "" {
			said = append(said, "r "+commands)
		}
		return strings.Join(said, "  ")
	},
	Hint:     "enter 正常・異常・判断不可",
	FileLine: "%[1]s %[2]s行目：%[3]s", FileWhole: "%[1]s：%[3]s", Stands: "標準のガイドを使います",
	Stray: "%[1]s は使われません。ファイル名は 分類.yaml です（分類：%[2]s）",
}

var guideEN = Guide{
	Title: "Layer guide", Ships: "built-in guide", Own: "your team's guide",
	NoFamily: "say what it looks like to begin", NoFamilyHint: "enter chooses what it looks like", Choose: "Looks like",
	Progress: func(done, all int) string { return fmt.Sprintf("%d/%d", done, all) },
	Next:     "next: ", Normal: "If normal:", Abnormal: "If abnormal:", Why: "Why:",
	None: "Every layer is cleared; look again at the reach and at what it looks like", All: "Left: every layer", One: "Only left: ", Left: "Left: ",
	Splits:        func(place int) string { return fmt.Sprintf("%d tells them apart", place) },
	NothingSplits: "no step tells them apart",
	Offers: func(links, commands string) string {
		var said []string
		if links != "" {
			said = append(said, "o opens "+links)
		}
		if commands != "" {
			said = append(said, "r runs "+commands)
		}
		return strings.Join(said, "  ")
	},
	Hint:     "enter answers it",
	FileLine: "%[1]s, line %[2]s: %[3]s", FileWhole: "%[1]s: %[3]s", Stands: "The built-in guide is used",
	Stray: "%[1]s is not used; a file is named FAMILY.yaml (families: %[2]s)",
}

// Leaves names the layers that are left.
func (g *Guide) Leaves(layers []string, and string) string {
	switch len(layers) {
	case 0:
		return g.None
	case 1:
		return g.One + layers[0]
	case len(incident.Layers()):
		return g.All
	}
	return g.Left + strings.Join(layers, and)
}

// GuideFault says why a team's guide is not used.
func GuideFault(err error, l lang.Lang) string {
	c, e := For(l), (*incident.Error)(nil)
	if !errors.As(err, &e) || e.Code != incident.CodeBadFile {
		what, _ := ErrorAt(err, l, lang.Clock{})
		return clean.Line(what)
	}
	key, args := c.fault("", e.Args)
	form := c.Triage.Guide.FileLine
	if key != "" {
		form = c.Triage.Guide.FileWhole
	}
	return c.fill(form, args)
}
