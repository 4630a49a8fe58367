package shell

import "sync"

// Kept is the beginning and the end of what was printed, in the order it came in. Its memory does not grow beyond its limit.
type Kept struct {
	mu    sync.Mutex
	limit int
	head  []byte
	tail  []byte // a ring, once it is full
	next  int    // where in the ring the next byte goes
	total int64
}

// NewKept keeps up to limit bytes, half of them from the end.
func NewKept(limit int) *Kept { return &Kept{limit: limit} }

// Write never fails.
func (k *Kept) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	n := len(p)
	k.total += int64(n)
	if room := k.limit - k.limit/2 - len(k.head); room > 0 {
		room = min(room, len(p))
		k.head = append(k.head, p[:room]...)
		p = p[room:]
	}
	ring := k.limit / 2
	if len(p) > ring {
		p = p[len(p)-ring:]
	}
	if room := min(ring-len(k.tail), len(p)); room > 0 {
		k.tail = append(k.tail, p[:room]...)
		p = p[room:]
	}
	for len(p) > 0 {
		copied := copy(k.tail[k.next:], p)
		k.next, p = (k.next+copied)%ring, p[copied:]
	}
	return n, nil
}

// Ends gives the beginning, the end, and how many bytes came between them. With none between them all of it is the
// beginning.
func (k *Kept) Ends() (head, tail []byte, left int64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	tail = append(append([]byte{}, k.tail[k.next:]...), k.tail[:k.next]...)
	if left = k.total - int64(len(k.head)+len(tail)); left == 0 {
		return append(append([]byte{}, k.head...), tail...), nil, 0
	}
	return append([]byte{}, k.head...), tail, left
}
