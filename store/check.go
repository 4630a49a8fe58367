package store

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"shirei/incident"
	"shirei/incident/desk"
)

// The codes of what [Store.Check] finds, each with its arguments.
const (
	FindingIntegrity   = "integrity"    // what SQLite says: "ok", or the damage
	FindingSchema      = "schema"       // version, ours
	FindingJournal     = "journal_mode" // the mode in force; anything but wal is bad
	FindingSynchronous = "synchronous"  // 2 (full) or 3 (extra); less is bad
	FindingEvents      = "events"       // how many
	FindingIncidents   = "incidents"    // how many
	FindingServices    = "services"     // how many
	FindingOrphans     = "orphan_drafts"
	FindingLoose       = "orphan_blobs"       // content that no event names; a rebuild drops it
	FindingProjections = "projections"        // how many streams were folded and found equal
	FindingDiffers     = "projection_differs" // stream; a rebuild mends it
	FindingNetwork     = "network_fs"         // file system; SQLite's locks cannot be trusted there
	FindingUnwatched   = "unwatched"          // no watch can be had: what others write is found by the slow poll
	FindingUnwritable  = "unwritable"         // the code of the refusal
)

// checkedStreams is how many streams a check folds anew: the newest ones.
const checkedStreams = 50

// Check looks the store over. What it finds wrong is a finding; an error means that it could not look.
func (s *Store) Check(ctx context.Context) ([]desk.Finding, error) {
	var out []desk.Finding
	add := func(bad bool, code string, args ...string) {
		out = append(out, desk.Finding{Code: code, Args: args, Bad: bad})
	}
	for _, look := range []func(context.Context, func(bool, string, ...string)) error{s.checkFile, s.checkCounts, s.checkProjections} {
		if err := look(ctx, add); err != nil {
			if mapped, damaged := asDamage(s.asRead(err)); damaged {
				add(true, FindingIntegrity, mapped)
				return out, nil
			}
			return out, s.asRead(err)
		}
	}
	return out, nil
}

func (s *Store) checkFile(ctx context.Context, add func(bool, string, ...string)) error {
	if s.refusal != nil {
		add(true, FindingUnwritable, string(s.refusal.Code))
	}
	if fs := networkFS(filepath.Dir(s.path)); fs != "" {
		add(true, FindingNetwork, fs)
	}
	if s.refusal == nil {
		if files := s.watchFile(); files == nil {
			add(true, FindingUnwatched)
		} else {
			_ = files.Close()
		}
	}
	var integrity, journal string
	version, err := s.schema(ctx)
	if err != nil {
		return err
	}
	add(version > schemaVersion, FindingSchema, strconv.Itoa(version), strconv.Itoa(schemaVersion))
	if err := s.readers.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&journal); err != nil {
		return err
	}
	add(journal != "wal" && s.refusal == nil, FindingJournal, journal)
	if s.refusal == nil {
		if err := s.checkWriter(ctx, add); err != nil {
			return err
		}
	}
	if err := s.readers.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&integrity); err != nil {
		return err
	}
	add(integrity != "ok", FindingIntegrity, integrity)
	return nil
}

// checkWriter asks the connection that writes how it writes. That nothing can be written at all is a finding too.
func (s *Store) checkWriter(ctx context.Context, add func(bool, string, ...string)) error {
	synchronous := 0
	err := s.inTransaction(ctx, func(t *tx) error {
		return t.conn.QueryRowContext(t.ctx, "PRAGMA synchronous").Scan(&synchronous)
	})
	if refused, ok := err.(*incident.Error); ok && refused.Code != incident.CodeDamaged {
		add(true, FindingUnwritable, string(refused.Code))
		return nil
	}
	if err == nil {
		add(synchronous < 2, FindingSynchronous, strconv.Itoa(synchronous))
	}
	return err
}

func (s *Store) checkCounts(ctx context.Context, add func(bool, string, ...string)) error {
	for _, c := range []struct{ code, table string }{
		{FindingEvents, "events"}, {FindingIncidents, "heads"}, {FindingServices, "services"},
	} {
		n := 0
		if err := s.readers.QueryRowContext(ctx, "SELECT count(*) FROM "+c.table).Scan(&n); err != nil {
			return err
		}
		add(false, c.code, strconv.Itoa(n))
	}
	orphans, err := s.orphans(ctx, s.readers, "", "")
	if err != nil {
		return err
	}
	add(false, FindingOrphans, strconv.Itoa(len(orphans)))
	loose, err := orphanBlobs(ctx, s.readers)
	add(false, FindingLoose, strconv.Itoa(len(loose)))
	return err
}

// checkProjections folds the newest streams and compares.
func (s *Store) checkProjections(ctx context.Context, add func(bool, string, ...string)) error {
	var streams []string
	err := each(ctx, s.readers, func(scan func(...any) error) error {
		var stream string
		err := scan(&stream)
		streams = append(streams, stream)
		return err
	}, "SELECT stream FROM heads ORDER BY "+newestFirst+" LIMIT ?", checkedStreams)
	if err != nil {
		return err
	}
	equal := 0
	for _, stream := range streams {
		same, err := s.projected(ctx, stream)
		if err != nil {
			return err
		}
		if !same {
			add(true, FindingDiffers, stream)
			continue
		}
		equal++
	}
	services, err := s.checkServices(ctx, add)
	add(false, FindingProjections, strconv.Itoa(equal+services))
	return err
}

// checkServices does so with the inventories last revised, and tells how many are as their events fold.
func (s *Store) checkServices(ctx context.Context, add func(bool, string, ...string)) (equal int, err error) {
	look, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = look.Rollback() }()
	var rows []desk.ServiceRow
	err = each(ctx, look, func(scan func(...any) error) error {
		r, err := scanService(scan)
		rows = append(rows, r)
		return err
	}, "SELECT "+serviceColumns+" FROM services ORDER BY revised DESC LIMIT ?", checkedStreams)
	if err != nil {
		return 0, err
	}
	for _, row := range rows {
		stream := incident.ServiceStream(row.ID)
		events, err := eventsOf(ctx, look, stream)
		if err != nil {
			return equal, err
		}
		folded := desk.FoldService(desk.ServiceRow{}, events)
		if folded.Model = row.Model; !reflect.DeepEqual(folded, row) { // another version packs it otherwise, and parses the text
			add(true, FindingDiffers, stream)
			continue
		}
		equal++
	}
	return equal, s.checkChanges(ctx, look, add)
}

// projected tells whether a stream's projections are what its events fold into.
func (s *Store) projected(ctx context.Context, stream string) (bool, error) {
	look, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = look.Rollback() }()
	events, err := eventsOf(ctx, look, stream)
	if err != nil || len(events) == 0 {
		return false, err
	}
	folded, entries := incident.Fold(stream, events)
	drop, put, err := difference(ctx, look, stream, entries)
	if err != nil || len(drop)+len(put) > 0 {
		return false, err
	}
	stored, fold, err := stateOf(ctx, look, stream)
	if err != nil || fold != foldVersion {
		return false, err
	}
	head, _, err := scanHead(look.QueryRowContext(ctx, "SELECT "+headColumns+", fold FROM heads WHERE stream=?", stream).Scan)
	if err != nil {
		return false, err
	}
	lines := 0
	if err := look.QueryRowContext(ctx, "SELECT lines FROM heads WHERE stream=?", stream).Scan(&lines); err != nil {
		return false, err
	}
	return head == headOf(folded, events[len(events)-1].Order) && lines == len(entries) && sameState(stored, folded), nil
}

// sameState compares what two states say: an empty list and none at all say the same.
func sameState(a, b *incident.State) bool {
	x, errX := plain(a)
	y, errY := plain(b)
	return errX == nil && errY == nil && reflect.DeepEqual(x, y)
}

func plain(s *incident.State) (v any, err error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	err = json.Unmarshal(data, &v)
	return prune(v), err
}

// prune takes out of a JSON value whatever is empty.
func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if v[k] = prune(e); v[k] == nil {
				delete(v, k)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}

func asDamage(err error) (string, bool) {
	e, ok := err.(*incident.Error)
	if !ok || e.Code != incident.CodeDamaged && e.Code != incident.CodeNotADatabase {
		return "", false
	}
	return strings.TrimSpace(fmt.Sprint(e.Cause)), true
}
