package inventory

import "testing"

// A document that is to be kept says which service it is; the line is where that is missing.
func TestParseNamed(t *testing.T) {
	for doc, line := range map[string]int{
		"": 1, "# a\n\ncontact: {}\n": 1, "contact: {}\nservice:\n  name: x\n": 2, "contact: {}\nservice:\n": 2,
		"\n\nservice:\n  name: x\n  id:\n": 5, "service: {name: x}": 1, "contact: {}\r\nservice:\r\n  name: x\r\n": 2,
	} {
		_, err := ParseNamed([]byte(doc))
		ps, _ := err.(Problems)
		if len(ps) != 1 || ps[0].Code != CodeMissingID || ps[0].Line != line || ps[0].Path != "service.id" {
			t.Errorf("%q: %+v", doc, err)
		}
	}
	if s, err := ParseNamed([]byte("service:\n  id: shop\n")); err != nil || s.Service.ID != "shop" {
		t.Error(err)
	}
}

// Lines are counted the same whatever they end in.
func TestLinesOfWindows(t *testing.T) {
	_, err := Parse([]byte("service:\r\n  main_functions: [a,\r\n    b]\r\n  slo: >\r\n    x\r\n    y\r\n  zone: Mars\r\n"))
	if ps, _ := err.(Problems); len(ps) != 1 || ps[0].Line != 7 {
		t.Error(err)
	}
}
