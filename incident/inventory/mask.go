package inventory

import (
	"reflect"
	"strings"
)

// Masked gives the YAML with the values masked that look like secrets and that a person has let pass (secret_ok), for a
// file that leaves the machine. All else stays to the byte. A document that cannot be read gives nothing.
func Masked(doc []byte) []byte {
	s, err := Parse(doc)
	if err != nil {
		return nil
	}
	masked := s.masked()
	changes := Diff(s, masked)
	if len(changes) == 0 {
		return doc
	}
	return Splice(doc, masked, changes)
}

const stars = "********"

// masked gives a copy with stars in the place of what looks like a secret.
func (s *Service) masked() *Service {
	out := *s
	for _, k := range kindsBySpecificity() {
		v := k.in(&out)
		if k.list {
			items := v.FieldByName("Items")
			items.Set(reflect.AppendSlice(reflect.Zero(items.Type()), items))
		}
		for _, e := range k.entries(v) {
			if base(e).SecretOK {
				k.mask(e)
			}
		}
	}
	return &out
}

// mask leaves ids alone: others refer to them.
func (k *kindSpec) mask(e reflect.Value) {
	for _, f := range k.fields {
		inPlace := f.check == "place"
		switch field := e.FieldByIndex(f.index).Addr().Interface().(type) {
		case *string:
			if f.check == "" {
				*field = starred(*field, false)
			}
		case *Text:
			if f.check == "" || f.check == "place" || f.check == "url" {
				field.Value, field.NA = starred(field.Value, inPlace), starred(field.NA, inPlace)
			}
		case *Texts:
			if f.check == "" {
				values := make([]string, len(field.Values))
				for i, value := range field.Values {
					values[i] = starred(value, false)
				}
				field.Values = append([]string(nil), values...)
			}
		case *Means:
			ways := append([]Mean(nil), field.List...)
			for i := range ways {
				ways[i].Value = starred(ways[i].Value, false)
			}
			field.List = ways
		}
	}
}

// starred masks a text that looks like a secret; an address stays one, as the form asks.
func starred(text string, inPlace bool) string {
	if !likelySecret(text, inPlace) {
		return text
	}
	if scheme, _, ok := strings.Cut(text, "://"); ok && goodURL(text) {
		return scheme + "://" + stars
	}
	return stars
}
