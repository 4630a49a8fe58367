package screen

import "shirei/incident/desk"

// Drafts is the half-typed text of this session. Screens put text in as it is typed; the root saves what has changed
// shortly after the last key, so that a kill costs no more than a blink.
type Drafts struct {
	session string
	texts   map[desk.DraftKey]string
	changed map[desk.DraftKey]bool
}

// NewDrafts holds what was found in the store for the session.
func NewDrafts(session string, found []desk.Draft) *Drafts {
	d := &Drafts{session: session, texts: map[desk.DraftKey]string{}, changed: map[desk.DraftKey]bool{}}
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
	if d.texts[k] == text {
		return
	}
	d.changed[k] = true
	if text == "" {
		delete(d.texts, k)
		return
	}
	d.texts[k] = text
}

// Sent forgets drafts that an act has sent and dropped from the store.
func (d *Drafts) Sent(keys ...desk.DraftKey) {
	for _, k := range keys {
		delete(d.texts, k)
		delete(d.changed, k)
	}
}

// Unsaved tells whether anything has changed since Take.
func (d *Drafts) Unsaved() bool { return len(d.changed) > 0 }

// Take gives what has changed and counts it as saved; what could not be saved is put back by Retry.
func (d *Drafts) Take() map[desk.DraftKey]string {
	out := make(map[desk.DraftKey]string, len(d.changed))
	for k := range d.changed {
		out[k] = d.texts[k]
	}
	clear(d.changed)
	return out
}

// Retry counts keys as changed again.
func (d *Drafts) Retry(taken map[desk.DraftKey]string) {
	for k := range taken {
		d.changed[k] = true
	}
}
