package inventory

import (
	"fmt"
	"io"
	"strings"

	"shirei/incident/clean"
	"shirei/incident/md"
)

// letterWords are what stands around the questions of a party.
type letterWords struct {
	head     map[Asked]string // over a letter among several; %s: its name where it has one
	unnamed  map[Asked]string // the same where the name is blank
	to       map[Asked]string // the address of an unnamed party; a named one is %s of toNamed
	toNamed  string
	subject  string // %s: the service
	opening  string // %s: the service
	own      string // the opening to ourselves
	closing  string
	sign     string // %s: our desk
	why      string // %s
	answer   string
	answerOf string // %s: the entry, one of several
	nothing  string
	quoteNew string // a service without a name
}

var letterJA = letterWords{
	head:    map[Asked]string{AskClient: "発注元（%s）への確認事項", AskVendor: "連携先（%s）への確認事項"},
	unnamed: map[Asked]string{AskClient: "発注元への確認事項", AskMaintainer: "現行の保守担当への確認事項", AskVendor: "連携先への確認事項", AskTeam: "チーム内の確認事項"},
	to:      map[Asked]string{AskClient: "ご担当者様", AskMaintainer: "現行の保守ご担当者様", AskVendor: "ご担当者様"},
	toNamed: "%s ご担当者様",
	subject: "件名：%sの運用・障害対応に関するご確認のお願い",
	opening: "いつもお世話になっております。\n%sの障害時に速やかに対応できるよう、運用に必要な情報を確認しております。\n" +
		"お手数ですが、下記の「回答：」にご記入のうえ、ご返信をお願いいたします。\n" +
		"分からない場合は「不明」、該当しない場合は「該当なし」とその理由をご記入ください。パスワードや鍵そのものは記入しないでください。",
	own:     "%sの運用台帳の空欄のうち、チーム内で決める・確認する項目です。担当を決めて台帳に記入してください。",
	closing: "ご不明な点がございましたら、お知らせください。\nお忙しいところ恐れ入りますが、何卒よろしくお願いいたします。",
	sign:    "ご返信先：%s",
	why:     "（%s）", answer: "回答：", answerOf: "%s　回答：", nothing: "確認が必要な空欄はありません。", quoteNew: "本サービス",
}

var letterEN = letterWords{
	head:    map[Asked]string{AskClient: "Questions to the client (%s)", AskVendor: "Questions to %s"},
	unnamed: map[Asked]string{AskClient: "Questions to the client", AskMaintainer: "Questions to the present maintainer", AskVendor: "Questions to the vendor", AskTeam: "Questions to ourselves"},
	to:      map[Asked]string{AskClient: "Dear Sir or Madam,", AskMaintainer: "To the present maintainer,", AskVendor: "Dear Sir or Madam,"},
	toNamed: "To whom it may concern at %s,",
	subject: "Subject: Questions about running %s and responding to its outages",
	opening: "We are gathering what is needed to respond quickly should %s fail.\n" +
		"Please write your answers after “Answer:” and send them back to us. Where something is not known, write “unknown”; " +
		"where it does not apply, say so and why. Please never write a password or a key itself.",
	own:     "These blanks in the inventory of %s are ours to settle. Name somebody for each, and fill them in.",
	closing: "Please ask us if anything is unclear. Thank you very much for your time.",
	sign:    "Answers to: %s",
	why:     "(Why we ask: %s.)", answer: "Answer:", answerOf: "%s. Answer:", nothing: "Nothing needs to be asked.", quoteNew: "the service",
}

func letterIn(lang string) letterWords {
	if lang == "ja" {
		return letterJA
	}
	return letterEN
}

// WriteQuestions writes questions as letters that can be sent as they stand: plain text that is Markdown too. Several
// parties get a letter each, under a heading.
func (s *Service) WriteQuestions(w io.Writer, lang string, of []Inquiry) error {
	words := letterIn(lang)
	l := letter{letterWords: words, lang: lang, service: words.quoteNew, desk: md.Inline(s.Service.OwnDesk.Value)}
	if name := strings.TrimSpace(clean.DocLine(s.Service.Name)); name != "" {
		l.service = quoted(lang, md.Inline(name))
	}
	for i, in := range of {
		if i > 0 {
			l.b.WriteString("\n---\n\n")
		}
		if len(of) > 1 {
			l.b.WriteString("# " + l.heading(in) + "\n\n")
		}
		l.write(in)
	}
	if len(of) == 0 {
		l.b.WriteString(words.nothing + "\n")
	}
	_, err := io.WriteString(w, l.b.String())
	return err
}

// Heading names whom an inquiry goes to, in ja or en, cleaned for one line.
func (in Inquiry) Heading(lang string) string {
	words := letterIn(lang)
	if name := clean.DocLine(in.Name); name != "" && words.head[in.Of] != "" {
		return fmt.Sprintf(words.head[in.Of], name)
	}
	return words.unnamed[in.Of]
}

type letter struct {
	letterWords
	lang          string
	service, desk string
	b             strings.Builder
}

func (l *letter) heading(in Inquiry) string { return md.Inline(in.Heading(l.lang)) }

func (l *letter) write(in Inquiry) {
	if in.Of == AskTeam {
		l.paragraph(fmt.Sprintf(l.own, l.service))
	} else {
		l.paragraph(fmt.Sprintf(l.subject, l.service))
		to := l.to[in.Of]
		if in.Name != "" {
			to = fmt.Sprintf(l.toNamed, md.Inline(in.Name))
		}
		l.paragraph(to)
		l.paragraph(fmt.Sprintf(l.opening, l.service))
	}
	for i, q := range in.Questions {
		l.question(i+1, q)
	}
	if in.Of == AskTeam {
		return
	}
	l.b.WriteString("\n")
	l.paragraph(l.closing)
	if l.desk != "" {
		l.paragraph(fmt.Sprintf(l.sign, l.desk))
	}
	l.trim()
}

// question writes one question with room for its answers.
func (l *letter) question(n int, q Question) {
	mark := fmt.Sprintf("%d. ", n)
	inner := strings.Repeat(" ", len(mark))
	if n > 1 {
		l.b.WriteString("\n")
	}
	l.b.WriteString(mark + md.Inline(q.Text) + "\n" + inner + fmt.Sprintf(l.why, q.Why) + "\n")
	if len(q.Points) == 0 {
		l.b.WriteString(inner + l.answer + "\n")
	}
	for _, p := range q.Points {
		l.b.WriteString(inner + "- " + md.Inline(p.Text) + "\n")
		if len(p.Of) == 0 {
			l.b.WriteString(inner + "  " + l.answer + "\n")
		}
		for _, e := range p.Of {
			l.b.WriteString(inner + "  - " + fmt.Sprintf(l.answerOf, md.Inline(e.Text)) + "\n")
		}
	}
}

func (l *letter) paragraph(text string) { l.b.WriteString(text + "\n\n") }

// trim leaves one line end at the end.
func (l *letter) trim() {
	text := strings.TrimRight(l.b.String(), "\n") + "\n"
	l.b.Reset()
	l.b.WriteString(text)
}

func quoted(lang, name string) string {
	if lang == "ja" {
		return "「" + name + "」"
	}
	return name
}
