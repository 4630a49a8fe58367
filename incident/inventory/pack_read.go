package inventory

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
	"reflect"
)

// Unpack reads what Pack wrote. ErrPacked for anything else: another version or
// model, or damage. It takes memory in proportion to the data, whatever that
// claims to hold.
func Unpack(data []byte) (*Service, error) {
	if len(data) < packBody || data[0] != packVersion ||
		binary.BigEndian.Uint64(data[packSchema:]) != schemaHash() ||
		binary.BigEndian.Uint32(data[packSum:]) != crc32.Checksum(data[packSchema:], castagnoli()) {
		return nil, ErrPacked
	}
	return unpackBody(data[packBody:])
}

func unpackBody(data []byte) (*Service, error) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, ErrPacked
	}
	data = data[n:]
	u := unpacker{texts: string(data[:length]), nums: data[length:]}
	s := &Service{}
	for k, v := range s.kinds() {
		u.kind(k, v)
	}
	if u.bad || len(u.texts) > 0 || len(u.nums) > 0 {
		return nil, ErrPacked
	}
	return s, nil
}

// unpacker takes texts and numbers from the front of what is left. After the
// first mistake everything is empty, so that reading comes to an end.
type unpacker struct {
	texts string
	nums  []byte
	words []string // from which the short lists are cut
	bad   bool
}

func (u *unpacker) num() uint64 {
	if len(u.nums) > 0 && u.nums[0] < 0x80 { // nearly always
		n := u.nums[0]
		u.nums = u.nums[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(u.nums)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.nums = u.nums[size:]
	return n
}

func (u *unpacker) fail() { *u = unpacker{bad: true} }

// count reads the length of a list; each of its items takes a byte at least.
func (u *unpacker) count() int {
	n := u.num()
	if n > uint64(len(u.nums)) {
		u.fail()
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.num()
	if n > uint64(len(u.texts)) {
		u.fail()
		return ""
	}
	text := u.texts[:n]
	u.texts = u.texts[n:]
	return text
}

func (u *unpacker) kind(k *kindSpec, v reflect.Value) {
	if !k.list {
		u.entry(k, v)
		return
	}
	v.FieldByName("NA").SetString(u.text())
	n := u.count()
	if n == 0 {
		return
	}
	items := v.FieldByName("Items")
	items.Set(reflect.MakeSlice(items.Type(), n, n))
	for i := range n {
		u.entry(k, items.Index(i))
	}
}

func (u *unpacker) entry(k *kindSpec, e reflect.Value) {
	for filled := u.num(); filled != 0; filled &= filled - 1 {
		i := bits.TrailingZeros64(filled)
		if i >= len(k.fields) {
			u.fail()
			return
		}
		u.field(e.FieldByIndex(k.fields[i].index))
	}
}

func (u *unpacker) field(v reflect.Value) {
	switch to := v.Addr().Interface().(type) {
	case *bool:
		*to = true
	case *string:
		*to = u.text()
	case *Text:
		to.Value, to.NA = u.text(), u.text()
	case *Number:
		to.N, to.Set, to.NA = u.signed(), u.num() == 1, u.text()
	case *Texts:
		to.NA, to.Values = u.text(), u.list()
	case *Means:
		to.NA, to.List = u.text(), u.means()
	}
}

func (u *unpacker) signed() int {
	n := u.num()
	return int(int64(n>>1) ^ -int64(n&1)) // as binary.Varint does
}

// list cuts a list from a larger one: thousands of lists of one or two words are made at once.
func (u *unpacker) list() []string {
	n := u.count()
	if n == 0 {
		return nil
	}
	if len(u.words) < n {
		u.words = make([]string, max(n, 256))
	}
	list := u.words[:n:n]
	u.words = u.words[n:]
	for i := range list {
		list[i] = u.text()
	}
	return list
}

func (u *unpacker) means() []Mean {
	n := u.count()
	if n == 0 {
		return nil
	}
	list := make([]Mean, n)
	for i := range list {
		list[i] = Mean{Kind: u.text(), Value: u.text(), Hours: u.text()}
	}
	return list
}
