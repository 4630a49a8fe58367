package ssh

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestStrangersCannotFillTheLog(t *testing.T) {
	now := time.Unix(0, 0)
	a, err := openAudit(t.TempDir()+"/log", func() time.Time { return now }, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	var b counter
	a.to = &b
	for range 10 * strangersPerMinute {
		a.stranger(Entry{What: "refused", Why: strings.Repeat("長", 1000) + "\x1b[2J"})
	}
	if b.lines != strangersPerMinute || b.bytes > strangersPerMinute*1000 {
		t.Errorf("%d lines, %d bytes", b.lines, b.bytes)
	}
	now = now.Add(time.Minute)
	a.stranger(Entry{What: "refused"})
	if !strings.Contains(b.last, fmt.Sprintf(`"passed_over":%d`, 9*strangersPerMinute)) {
		t.Error(b.last)
	}
}

type counter struct {
	lines, bytes int
	last         string
}

func (c *counter) Write(p []byte) (int, error) {
	c.lines, c.bytes, c.last = c.lines+1, c.bytes+len(p), string(p)
	return len(p), nil
}

func (*counter) Close() error { return nil }
