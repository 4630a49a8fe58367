package inventory

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// Answer gives a field's answer as JSON, in the form an InventoryEdit has it; of a list's path, {"na": reason}. It is nil
// where the field is blank or the path names none.
func (s *Service) Answer(path string) json.RawMessage {
	a, ok := locate(path)
	switch {
	case !ok:
		return nil
	case a.isList():
		return answerJSON(reflect.ValueOf(&Text{NA: a.kind.in(s).FieldByName("NA").String()}).Elem())
	case a.key == "":
		return nil
	}
	e, ok := a.entry(s)
	if !ok {
		return nil
	}
	return answerJSON(e.FieldByIndex(a.kind.fields[a.kind.byKey[a.key]].index))
}

// Answers gives all that an entry says, by key: the Was of an edit that removes it. The id of an entry of a list is left
// out, since the path names it. Of a list it is the na. It is nil where there is no such entry, and empty where it is blank.
func (s *Service) Answers(path string) map[string]json.RawMessage {
	a, ok := locate(path)
	if !ok || a.key != "" {
		return nil
	}
	if a.isList() {
		out := map[string]json.RawMessage{}
		if na := textJSON(a.kind.in(s).FieldByName("NA").String()); na != nil {
			out["na"] = na
		}
		return out
	}
	e, ok := a.entry(s)
	if !ok {
		return nil
	}
	return a.kind.answers(e)
}

func (k *kindSpec) answers(e reflect.Value) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for _, f := range k.fields {
		if f.key == "id" && k.list {
			continue
		}
		if raw := answerJSON(e.FieldByIndex(f.index)); raw != nil {
			out[f.key] = raw
		}
	}
	return out
}

// meanJSON is a Mean under the keys of the YAML.
type meanJSON struct {
	Kind  string `json:"kind,omitempty"`
	Value string `json:"value,omitempty"`
	Hours string `json:"hours,omitempty"`
}

// answerJSON writes one field; nil where it is blank.
func answerJSON(v reflect.Value) json.RawMessage {
	switch field := v.Addr().Interface().(type) {
	case *bool:
		if *field {
			return json.RawMessage("true")
		}
	case *string:
		return textJSON(*field)
	case *Text:
		return orNA(field.Value != "", field.Value, field.NA)
	case *Number:
		return orNA(field.Set, field.N, field.NA)
	case *Texts:
		return orNA(len(field.Values) > 0, field.Values, field.NA)
	case *Means:
		ways := make([]meanJSON, len(field.List))
		for i, way := range field.List {
			ways[i] = meanJSON(way)
		}
		return orNA(len(ways) > 0, ways, field.NA)
	}
	return nil
}

func textJSON(text string) json.RawMessage {
	if text == "" {
		return nil
	}
	return marshal(text)
}

func orNA(filled bool, value any, na string) json.RawMessage {
	switch {
	case filled:
		return marshal(value)
	case na != "":
		return marshal(map[string]string{"na": na})
	}
	return nil
}

// marshal writes JSON that people can read in the log: <, > and & stay.
func marshal(v any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return nil // strings, whole numbers and lists of them always encode
	}
	return bytes.TrimSpace(b.Bytes())
}

// answerNode reads the JSON of an answer as the YAML would stand there; nil is blank.
func answerNode(raw json.RawMessage) (*node, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // its digits are read by the field's own rule
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	return nodeOf(v), nil
}

func nodeOf(v any) *node {
	switch v := v.(type) {
	case string:
		return &node{shape: shapeText, text: v}
	case json.Number:
		return &node{shape: shapeText, text: v.String()}
	case bool:
		text := "false"
		if v {
			text = "true"
		}
		return &node{shape: shapeText, text: text, bool: true}
	case []any:
		out := &node{shape: shapeList}
		for _, item := range v {
			out.items = append(out.items, nodeOf(item))
		}
		return out
	case map[string]any:
		out := &node{shape: shapeMap}
		for key, value := range v {
			out.pairs = append(out.pairs, pair{key: key, value: nodeOf(value)})
		}
		slices.SortFunc(out.pairs, func(a, b pair) int { return strings.Compare(a.key, b.key) })
		return out
	}
	return nil
}
