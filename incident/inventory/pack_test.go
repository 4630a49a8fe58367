package inventory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn is any inventory the model can hold, sensible or not.
func drawn(t *rapid.T) *Service {
	s := &Service{}
	for k, v := range s.kinds() {
		if k.list {
			v.FieldByName("NA").SetString(rapid.String().Draw(t, "na"))
			if n := rapid.IntRange(0, 3).Draw(t, "n"); n > 0 {
				items := v.FieldByName("Items")
				items.Set(reflect.MakeSlice(items.Type(), n, n))
			}
		}
		for _, e := range k.entries(v) {
			for _, f := range k.fields {
				if rapid.Bool().Draw(t, f.label) {
					fill(t, e.FieldByIndex(f.index))
				}
			}
		}
	}
	return s
}

func fill(t *rapid.T, v reflect.Value) {
	text := func() string { return rapid.String().Draw(t, "text") }
	switch to := v.Addr().Interface().(type) {
	case *bool:
		*to = true
	case *string:
		*to = text()
	case *Text:
		*to = Text{Value: text(), NA: text()}
	case *Number:
		*to = Number{N: rapid.Int().Draw(t, "number"), Set: rapid.Bool().Draw(t, "set"), NA: text()}
	case *Texts:
		*to = Texts{Values: rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "texts"), NA: text()}
	case *Means:
		*to = Means{List: []Mean{{Kind: text(), Value: text(), Hours: text()}, {Value: text()}}, NA: text()}
	default:
		t.Fatalf("%T is not packed", to)
	}
}

func TestPackAndBack(t *testing.T) {
	same := func(tb rapid.TB, s *Service) {
		back, err := Unpack(Pack(s))
		if err != nil || !reflect.DeepEqual(s, back) {
			tb.Fatalf("%v\n%s\nreads back as\n%s", err, Format(s), Format(back))
		}
	}
	for _, name := range examples {
		same(t, example(t, name))
	}
	same(t, &Service{})
	same(t, spread(500))
	rapid.Check(t, func(t *rapid.T) { same(t, drawn(t)) })
}

// A bit stands for each field of an entry.
func TestPackHasABitForEachField(t *testing.T) {
	for _, sec := range schema() {
		for _, k := range sec.kinds {
			if len(k.fields) > 64 {
				t.Errorf("%s has %d fields", k.path(), len(k.fields))
			}
		}
	}
}

// What was damaged, cut short or written by another version or model is refused, whichever byte it shows in.
func TestUnpackRefusesDamage(t *testing.T) {
	data := Pack(example(t, "shop-ec.yaml"))
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 1 << (i % 8)
		if _, err := Unpack(bad); !errors.Is(err, ErrPacked) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	for _, bad := range [][]byte{nil, data[:5], data[:len(data)-1], append(slices.Clone(data), 0), []byte(strings.Repeat("x", 100))} {
		if _, err := Unpack(bad); !errors.Is(err, ErrPacked) {
			t.Errorf("%d bytes: %v", len(bad), err)
		}
	}
}

// signed puts a head that fits before a body.
func signed(body []byte) []byte {
	data := append(make([]byte, packBody), body...)
	data[0] = packVersion
	binary.BigEndian.PutUint64(data[packSchema:], schemaHash())
	binary.BigEndian.PutUint32(data[packSum:], crc32.Checksum(data[packSchema:], castagnoli()))
	return data
}

// Whatever stands behind a head that fits, Unpack returns, without taking memory for what is only claimed.
func FuzzUnpack(f *testing.F) {
	few, err := Parse(many(2, true)) // small, since what is found is cut down for a minute each
	if err != nil {
		f.Fatal(err)
	}
	f.Add(Pack(few)[packBody:])
	f.Add([]byte{0})
	f.Add(append([]byte{0}, binary.AppendUvarint(nil, 1<<62)...))
	f.Add(append([]byte{2, 'a', 'b'}, strings.Repeat("\xff", 50)...))
	f.Add(append([]byte{0}, make([]byte, 400)...))
	f.Fuzz(func(t *testing.T, body []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s, err := Unpack(signed(body))
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20+1000*uint64(len(body)) {
			t.Fatalf("%d bytes took %d", len(body), took)
		}
		if err != nil {
			return
		}
		back, err := Unpack(Pack(s))
		if err != nil || !reflect.DeepEqual(s, back) {
			t.Fatalf("%v\n%s", err, Format(s))
		}
	})
}

// spread is an inventory of n entries over the lists of all sections, every field filled.
func spread(n int) *Service {
	s := &Service{}
	s.Service.ID, s.Service.Name, s.Service.Zone.Value = "shop", "決済サービス", "Asia/Tokyo"
	lists := 0
	for k := range s.kinds() {
		if k.list {
			lists++
		}
	}
	for k, v := range s.kinds() {
		if !k.list {
			continue
		}
		items := v.FieldByName("Items")
		items.Set(reflect.MakeSlice(items.Type(), n/lists, n/lists))
		for i, e := range k.entries(v) {
			for _, f := range k.fields {
				plausible(e.FieldByIndex(f.index), f, i)
			}
		}
	}
	return s
}

func plausible(v reflect.Value, f fieldSpec, i int) {
	text := fmt.Sprintf("%s の %d 番目を確認する (check %d)", f.key, i, i)
	switch words := choices[f.check]; {
	case words != nil:
		text = words[i%len(words)]
	case f.check == "id":
		text = fmt.Sprint("entry-", i)
	case f.check == "ref" || f.check == "person":
		text = fmt.Sprint("entry-", i/2)
	case f.check == "date":
		text = fmt.Sprintf("2026-%02d-%02d", 1+i%12, 1+i%28)
	case f.check == "url":
		text = fmt.Sprintf("https://example.jp/%s/%d", f.key, i)
	case f.check == "period":
		text = "60d"
	case f.key == "na":
		return
	}
	switch to := v.Addr().Interface().(type) {
	case *string:
		*to = text
	case *Text:
		to.Value = text
	case *Number:
		to.N, to.Set = i%60, true
	case *Texts:
		to.Values = []string{text}
	case *Means:
		to.List = []Mean{{Kind: "phone", Value: fmt.Sprintf("03-0000-%04d", i), Hours: "平日 9:00-18:00"}, {Kind: "mail", Value: fmt.Sprintf("p%d@example.jp", i)}}
	}
}
