package inventory

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"hash/fnv"
	"io"
	"math/bits"
	"reflect"
	"sync"
)

// ErrPacked says that bytes are no packed inventory of this version of the
// program, or damaged ones: the YAML has to be read instead.
var ErrPacked = errors.New("inventory: not a packed inventory of this program")

// A packed inventory is a head of packVersion, a checksum of what follows it,
// and the hash of the schema it was made by; then the length of all its texts,
// the texts in the order of the form, and the numbers that say what is filled
// and how long each text is. Reading it cuts one string into pieces.
const (
	packVersion = 1
	packSum     = 1  // where the checksum stands
	packSchema  = 5  // where the hash stands
	packBody    = 13 // where the length of the texts stands
)

var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

// schemaHash changes with every kind, field and type of the model.
var schemaHash = sync.OnceValue(func() uint64 {
	h := fnv.New64a()
	say := func(word string) { io.WriteString(h, word+"\n") } // a hash takes all it is given
	service := reflect.TypeFor[Service]()
	for _, sec := range schema() {
		for _, k := range sec.kinds {
			say(k.path())
			t := k.value(reflect.Zero(service), sec.index).Type()
			if k.list {
				items, _ := t.FieldByName("Items")
				t = items.Type.Elem()
			}
			for _, f := range k.fields {
				say(f.key + " " + t.FieldByIndex(f.index).Type.Name())
			}
		}
	}
	return h.Sum64()
})

// Pack gives the inventory in a form that is read back in a few milliseconds
// however many entries it has, for the same version of the program only. An
// empty list comes back as nil.
func Pack(s *Service) []byte {
	p := packer{}
	for k, v := range s.kinds() {
		if k.list {
			p.text(v.FieldByName("NA").String())
			p.num(v.FieldByName("Items").Len())
		}
		for _, e := range k.entries(v) {
			p.entry(k, e)
		}
	}
	out := make([]byte, packBody, packBody+binary.MaxVarintLen64+len(p.texts)+len(p.nums))
	out[0] = packVersion
	binary.BigEndian.PutUint64(out[packSchema:], schemaHash())
	out = binary.AppendUvarint(out, uint64(len(p.texts)))
	out = append(append(out, p.texts...), p.nums...)
	binary.BigEndian.PutUint32(out[packSum:], crc32.Checksum(out[packSchema:], castagnoli()))
	return out
}

type packer struct{ texts, nums []byte }

func (p *packer) num(n int) { p.nums = binary.AppendUvarint(p.nums, uint64(n)) }

func (p *packer) text(s string) {
	p.num(len(s))
	p.texts = append(p.texts, s...)
}

// entry writes which fields hold something, a bit each, and what.
func (p *packer) entry(k *kindSpec, e reflect.Value) {
	var filled uint64
	for i, f := range k.fields {
		if !e.FieldByIndex(f.index).IsZero() {
			filled |= 1 << i
		}
	}
	p.nums = binary.AppendUvarint(p.nums, filled)
	for ; filled != 0; filled &= filled - 1 {
		p.field(e.FieldByIndex(k.fields[bits.TrailingZeros64(filled)].index))
	}
}

func (p *packer) field(v reflect.Value) {
	switch from := v.Addr().Interface().(type) {
	case *bool: // that it is written at all says that it is true
	case *string:
		p.text(*from)
	case *Text:
		p.text(from.Value)
		p.text(from.NA)
	case *Number:
		p.nums = binary.AppendVarint(p.nums, int64(from.N))
		p.num(b2i(from.Set))
		p.text(from.NA)
	case *Texts:
		p.text(from.NA)
		p.num(len(from.Values))
		for _, value := range from.Values {
			p.text(value)
		}
	case *Means:
		p.text(from.NA)
		p.num(len(from.List))
		for _, way := range from.List {
			p.text(way.Kind)
			p.text(way.Value)
			p.text(way.Hours)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
