package screen

import "shirei/incident/desk"

// Drafts is the half-typed text of this session, as last told by [DraftTyped].
type Drafts struct {
	session string
	texts   map[desk.DraftKey]string
}

// NewDrafts holds what was found in the store for the session.
func NewDrafts(session string, found []desk.Draft) *Drafts {
	d := &Drafts{session: session, texts: map[desk.DraftKey]string{}}
	for _, x := range found {
		d.texts[d.Key(x.Stream, x.Field)] = x.Text
	}
	return d
}

// Key names a draft of this session.
func (d *Drafts) Key(stream, field string) desk.DraftKey {
	return desk.DraftKey{Session: d.session, Stream: stream, Field: field}
}

// Text gives what was half typed in a field.
func (d *Drafts) Text(stream, field string) string { return d.texts[d.Key(stream, field)] }

// Put remembers what is half typed; an empty text forgets it.
func (d *Drafts) Put(k desk.DraftKey, text string) {
	if text == "" {
		delete(d.texts, k)
		return
	}
	d.texts[k] = text
}
