// Package guide is the layer guide of triage: for what an outage looks like, what to look at first, layer by layer, and
// what each answer says. It tells from the answers in the record what comes next, which layers they suspect or clear,
// and what would separate those that are left.
package guide

import (
	"shirei/assets"
	"shirei/incident"
	"shirei/incident/lang"
)

// Guide is what to look at for one symptom family, the cheap and telling first.
type Guide struct {
	Family incident.Family
	Own    string // the path of the team's file it was read from; empty for the one that ships
	Steps  []Step
}

// Step is one thing to look at.
type Step struct {
	ID               string
	Layer            incident.Layer // where one looks
	Normal, Abnormal Effect
	words            map[lang.Lang]Words
}

// Effect is what an answer says of the layers; it may say nothing.
type Effect struct{ Suspect, Clear []incident.Layer }

// Words is a step in one language.
type Words struct {
	Look     string // the question, which stands in the list of steps and in the record
	How      string // which figure, screen or command, and what is normal
	Normal   string // what it says if that is normal
	Abnormal string // what it says if it is not, and what to do then
	Why      string // why it comes here in the order
}

// Words gives the step's words, in the other language where a team wrote one only.
func (s Step) Words(l lang.Lang) Words {
	if w, ok := s.words[l]; ok {
		return w
	}
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		if w, ok := s.words[l]; ok {
			return w
		}
	}
	return Words{}
}

// Key is what the record calls a step by.
func (g Guide) Key(s Step) string { return string(g.Family) + "/" + s.ID }

// Step finds a step by its id.
func (g Guide) Step(id string) (Step, bool) {
	for _, s := range g.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return Step{}, false
}

// Own are the files a team has put in place of those that ship, by family. They are read before the console begins, so
// that a screen needs no file.
type Own map[incident.Family]File

// File is a team's file as it was found.
type File struct {
	Path string
	Data []byte
	Err  error // it could not be read
}

// Of gives the guide of a family: the team's own where there is one, as a whole, else the one that ships. If the team's
// file cannot be used, the error says why and where, and the guide is the one that ships.
func (o Own) Of(f incident.Family) (Guide, error) {
	file, own := o[f]
	if !own {
		return builtin(f), nil
	}
	g, err := Guide{}, file.Err
	if err == nil {
		g, err = Parse(file.Data, f, file.Path)
	}
	if err != nil {
		return builtin(f), err
	}
	g.Own = file.Path
	return g, nil
}

// FileOf is the name of a family's file, both of the one that ships and of a team's.
func FileOf(f incident.Family) string { return string(f) + ".yaml" }

// builtin is the guide that ships; it has no steps for what is no family.
func builtin(f incident.Family) Guide {
	data, err := assets.Files.ReadFile("triage/" + FileOf(f))
	if err != nil {
		return Guide{Family: f}
	}
	g, err := Parse(data, f, FileOf(f))
	if err != nil {
		panic("guide: " + err.Error()) // embedded; a test reads every one
	}
	return g
}
