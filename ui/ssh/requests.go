package ssh

import (
	"slices"
	"strings"

	gossh "golang.org/x/crypto/ssh"
)

// The bounds of what a client may ask of a session.
const (
	maxCommand  = 64 << 10 // bytes; a note may be long
	maxEnvs     = 16
	maxEnv      = 64   // bytes of a value, and of the name of a terminal
	maxColumns  = 1000 // a frame is drawn in memory, cell by cell
	maxRows     = 500
	ptyRequest  = "pty-req"
	sizeRequest = "window-change"
)

// envs are what the client may say of itself: its language and its colours. Nothing else of it reaches the program, TMUX
// least of all: with that set, a library would run tmux on this machine.
var envs = []string{"LANG", "LC_ALL", "LC_MESSAGES", "SHIREI_LANG", "COLORTERM", "NO_COLOR"}

// strict is a channel whose requests are let through only if they are on the list, within their bounds.
type strict struct {
	gossh.NewChannel
	refused func(what string)
}

// Accept opens the channel with the requests that are let through; the others are answered here.
func (c *strict) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, in, err := c.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	out := make(chan *gossh.Request)
	go func() {
		defer close(out)
		set := 0
		for req := range in {
			if req.Type == "env" {
				set++
			}
			if set <= maxEnvs && admit(req) {
				out <- req
				continue
			}
			if req.Type != "env" && req.Type != "keepalive@openssh.com" {
				c.refused(req.Type)
			}
			if req.WantReply {
				_ = req.Reply(false, nil) // it is gone then, which the reader notices
			}
		}
	}()
	return ch, out, nil
}

// admit tells whether a request goes on to the session, and cuts a terminal to a size that can be drawn.
func admit(req *gossh.Request) bool {
	switch req.Type {
	case "shell":
		return true
	case "exec":
		return len(req.Payload) <= maxCommand
	case "env":
		var kv struct{ Key, Value string }
		return gossh.Unmarshal(req.Payload, &kv) == nil && slices.Contains(envs, kv.Key) && plain(kv.Value)
	case ptyRequest:
		var p struct {
			Term           string
			W, H, PxW, PxH uint32
			Modes          string
		}
		if gossh.Unmarshal(req.Payload, &p) != nil || !plain(p.Term) {
			return false
		}
		p.W, p.H, p.Modes = min(p.W, maxColumns), min(p.H, maxRows), "\x00"
		req.Payload = gossh.Marshal(p)
		return true
	case sizeRequest:
		var p struct{ W, H, PxW, PxH uint32 }
		if gossh.Unmarshal(req.Payload, &p) != nil {
			return false
		}
		p.W, p.H = min(p.W, maxColumns), min(p.H, maxRows)
		req.Payload = gossh.Marshal(p)
		return true
	}
	return false
}

// plain tells a short word of printable ASCII.
func plain(s string) bool {
	return len(s) <= maxEnv && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}
