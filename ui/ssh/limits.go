package ssh

import (
	"net"
	"sync"
	"time"
)

// Limits bound what somebody can take up. The zero value of a field means its default.
type Limits struct {
	Sessions  int           // open at once; 50
	HalfOpen  int           // connections that have not logged in yet; 64
	Handshake time.Duration // to log in; 10 s
	Tries     int           // keys offered per connection; 6, as an agent offers all it has
	Failures  int           // log-ins failed per address within Window before it is turned away; 10
	Window    time.Duration // in which failures count; 10 min
	Idle      time.Duration // without a key pressed; 2 h: who watches a long outage presses none
	Alive     time.Duration // between questions whether the client is there; 15 s, and three unanswered end it
	Vacant    time.Duration // logged in without a session; 1 min
	Drain     time.Duration // from the word on every screen to the end of the server; 5 s
}

func or[T comparable](v *T, usual T) {
	var none T
	if *v == none {
		*v = usual
	}
}

func (l Limits) withDefaults() Limits {
	or(&l.Sessions, 50)
	or(&l.HalfOpen, 64)
	or(&l.Handshake, 10*time.Second)
	or(&l.Tries, 6)
	or(&l.Failures, 10)
	or(&l.Window, 10*time.Minute)
	or(&l.Idle, 2*time.Hour)
	or(&l.Alive, 15*time.Second)
	or(&l.Vacant, time.Minute)
	or(&l.Drain, 5*time.Second)
	return l
}

// maxAddresses bounds the addresses whose failures are remembered.
const maxAddresses = 4096

// gate counts who is in and who may try.
type gate struct {
	Limits
	now func() time.Time

	mu       sync.Mutex
	halfOpen int
	sessions int
	failed   map[string]failures
}

// failures are the failed log-ins of an address since the first of them.
type failures struct {
	n     int
	since time.Time
}

func newGate(l Limits, now func() time.Time) *gate {
	return &gate{Limits: l.withDefaults(), now: now, failed: map[string]failures{}}
}

// hostOf is the address without its port.
func hostOf(a net.Addr) string {
	host, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return host
}

// knock lets a connection try to log in, or tells why not.
func (g *gate) knock(host string) (why string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.failed[host]
	switch {
	case f.n >= g.Failures && g.now().Sub(f.since) < g.Window:
		return "too many failed log-ins from this address"
	case g.halfOpen >= g.HalfOpen:
		return "too many connections that have not logged in"
	}
	g.halfOpen++
	return ""
}

// settled says that a connection that knocked has logged in or is gone.
func (g *gate) settled() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.halfOpen--
}

// failure counts a failed log-in against an address.
func (g *gate) failure(host string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	f := g.failed[host]
	if now.Sub(f.since) >= g.Window {
		f = failures{since: now}
	}
	f.n++
	if _, known := g.failed[host]; !known && len(g.failed) >= maxAddresses {
		g.forget(now)
	}
	g.failed[host] = f
}

// forget makes room: those whose time is over go, or else the oldest.
func (g *gate) forget(now time.Time) {
	oldest, since := "", now
	for host, f := range g.failed {
		if now.Sub(f.since) >= g.Window {
			delete(g.failed, host)
		} else if oldest == "" || f.since.Before(since) {
			oldest, since = host, f.since
		}
	}
	if len(g.failed) >= maxAddresses {
		delete(g.failed, oldest)
	}
}

// success clears an address: who is known there vouches for it.
func (g *gate) success(host string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.failed, host)
}

// enter takes a place for a session, if there is one.
func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.sessions >= g.Sessions {
		return false
	}
	g.sessions++
	return true
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sessions--
}
