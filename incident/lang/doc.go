// Package lang words the codes of package incident in Japanese and in English: kinds, states, reasons, terms and
// promises. It is the only place where a rule meets a language; the words of the interface live in ui/text.
package lang
