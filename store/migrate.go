package store

import (
	"context"
	"embed"
	"fmt"

	"shirei/incident"
)

// schemaVersion is the number of the last migration. Migrations are added, never edited.
const schemaVersion = 1

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// schema gives the version of the database's schema; 0 for an empty file. Another program's database is refused.
func (s *Store) schema(ctx context.Context) (int, error) {
	return schemaOf(ctx, s.readers, s.path)
}

func schemaOf(ctx context.Context, r reader, path string) (version int, err error) {
	if err := r.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	var owner, tables int
	if err := r.QueryRowContext(ctx, "PRAGMA application_id").Scan(&owner); err != nil || owner == applicationID {
		return version, err
	}
	if err := r.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, err
	}
	if tables > 0 || version > 0 {
		return 0, incident.Refuse(incident.CodeNotADatabase, path)
	}
	return 0, nil
}

// migrate brings the schema up to date in one transaction. Another process may have done so meanwhile.
func (s *Store) migrate(ctx context.Context) error {
	return s.inTransaction(ctx, func(t *tx) error {
		have, err := schemaOf(t.ctx, t.conn, s.path)
		if err != nil {
			return err
		}
		if have > schemaVersion {
			s.refuseNewer(have)
			return nil
		}
		names, err := migrations.ReadDir("migrations/sqlite")
		if err != nil {
			return err
		}
		for _, f := range names[have:] {
			text, err := migrations.ReadFile("migrations/sqlite/" + f.Name())
			if err != nil {
				return err
			}
			if _, err := t.conn.ExecContext(t.ctx, string(text)); err != nil {
				return err
			}
		}
		_, err = t.conn.ExecContext(t.ctx, fmt.Sprintf("PRAGMA user_version = %d", schemaVersion))
		return err
	})
}
