package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"sync"

	"shirei/incident/desk"
)

// mostShared is how many windows are kept at once; those who follow the end all ask for one.
const mostShared = 32

// shared gives the many consoles of one server what one of them has read, for as long as nothing was committed. What is
// given out belongs to all: nobody writes into it.
type shared struct {
	mu    sync.Mutex
	conn  *sql.Conn // sees what every other connection commits, those of this process included
	last  int64
	found map[string]*sharing
}

// sharing is a window that one reads and the others wait for.
type sharing struct {
	mu    sync.Mutex
	have  bool
	slice desk.Slice
}

// share answers from what was read since the last commit, or reads.
func (s *Store) share(ctx context.Context, stream string, w desk.Window) (desk.Slice, error) {
	one := s.shared.current(ctx, s.readers, stream, w)
	if one == nil {
		return s.timeline(ctx, stream, w)
	}
	one.mu.Lock()
	defer one.mu.Unlock()
	if !one.have {
		slice, err := s.timeline(ctx, stream, w)
		if err != nil {
			return slice, err // the next one tries for itself
		}
		slice.Entries = slice.Entries[:len(slice.Entries):len(slice.Entries)]
		one.slice, one.have = slice, true
	}
	return one.slice, nil
}

// current is the place of a window in what is known as of now; nil where it cannot be told whether that still holds. The
// version is asked before anything is read, so that what is kept is never older than it.
func (h *shared) current(ctx context.Context, readers *sql.DB, stream string, w desk.Window) *sharing {
	asked, err := json.Marshal(w)
	if err != nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conn == nil {
		if h.conn, err = readers.Conn(ctx); err != nil {
			h.conn = nil
			return nil
		}
	}
	var now int64
	if err := h.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now); err != nil {
		return nil
	}
	if now != h.last || len(h.found) >= mostShared || h.found == nil {
		h.last, h.found = now, map[string]*sharing{}
	}
	key := stream + string(asked)
	if h.found[key] == nil {
		h.found[key] = &sharing{}
	}
	return h.found[key]
}

func (h *shared) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conn != nil {
		_ = h.conn.Close()
	}
}
