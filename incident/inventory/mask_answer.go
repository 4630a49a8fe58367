package inventory

import "encoding/json"

// MaskedAnswer gives an answer with stars in the place of what looks like a secret, for where old and new ones are shown.
func MaskedAnswer(f FieldForm, raw json.RawMessage) json.RawMessage {
	if f.Check != "" && f.Check != "place" && f.Check != "url" {
		return raw
	}
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil {
		return raw
	}
	return marshal(starredIn(v, f.Check == "place"))
}

func starredIn(v any, inPlace bool) any {
	switch v := v.(type) {
	case string:
		return starred(v, inPlace)
	case []any:
		for i := range v {
			v[i] = starredIn(v[i], inPlace)
		}
	case map[string]any:
		for key := range v {
			v[key] = starredIn(v[key], inPlace)
		}
	}
	return v
}
