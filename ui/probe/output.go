package probe

import (
	"fmt"
	"sync"
)

// Most is how much of an output is kept, in bytes: its first half and its last one.
const Most = 64 << 10

// output keeps the beginning and the end of what is written to it, whatever the length.
type output struct {
	mu    sync.Mutex
	head  []byte // the first Most/2 bytes
	tail  []byte // what follows, as a ring once it is full
	at    int    // where the ring is written next
	total int64  // bytes written
}

// Write takes everything and never fails, so that the command is not held up.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := len(p)
	o.total += int64(n)
	room := min(Most/2-len(o.head), n)
	o.head = append(o.head, p[:room]...)
	p = p[room:]
	if len(p) > Most/2 {
		p = p[len(p)-Most/2:]
	}
	room = min(Most/2-len(o.tail), len(p))
	o.tail = append(o.tail, p[:room]...)
	p = p[room:]
	for len(p) > 0 {
		wrote := copy(o.tail[o.at:], p)
		o.at = (o.at + wrote) % len(o.tail)
		p = p[wrote:]
	}
	return n, nil
}

// text gives what is kept. Where bytes were left out, a line says how many.
func (o *output) text() (string, int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	lost := o.total - int64(len(o.head)+len(o.tail))
	tail := string(o.tail[o.at:]) + string(o.tail[:o.at])
	if lost == 0 {
		return string(o.head) + tail, 0
	}
	return fmt.Sprintf("%s\n[… %d bytes …]\n%s", o.head, lost, tail), lost
}
