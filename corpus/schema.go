package corpus

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks the file as one of ours ("tlmc"); the schema's version is its user_version.
const applicationID = 0x746c6d63

// steps are the migrations in order: the n-th makes version n of version n-1.
func steps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted
	if err != nil {
		panic(err)
	}
	return names
}

// migrate brings the schema up to this program's version; a new corpus gets its languages.
func (s *Store) migrate(ctx context.Context, langs [2]string) error {
	have, err := version(s.write.conn.QueryRowContext(ctx, versionQuery))
	if err == nil {
		err = s.judge(have, langs)
	}
	if err != nil || have == len(steps()) {
		return err
	}
	return s.change(ctx, func(t *tx) error {
		// Another process may have been quicker: look again now that it is our turn.
		have, err := version(t.w.conn.QueryRowContext(background, versionQuery))
		if err == nil {
			err = s.judge(have, langs)
		}
		if err != nil || have == len(steps()) {
			return err
		}
		for i, name := range steps() {
			if i < have {
				continue
			}
			step, err := migrations.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := t.w.conn.ExecContext(background, string(step)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if i == 0 {
				if _, err := t.run(`insert into meta values ('langs', ?)`, langs[0]+","+langs[1]); err != nil {
					return err
				}
			}
		}
		_, err = t.w.conn.ExecContext(background, fmt.Sprintf("pragma application_id = %d; pragma user_version = %d", applicationID, len(steps())))
		return err
	})
}

// checkVersion says whether this program can read the corpus.
func (s *Store) checkVersion(ctx context.Context) error {
	have, err := version(s.read.QueryRowContext(ctx, versionQuery))
	if err != nil {
		return err
	}
	if err := s.judge(have, [2]string{}); err != nil {
		return err
	}
	if have < len(steps()) {
		return hint("run a command that writes, and it is brought up to date", "%s: %w (version %d, this program has %d)", s.file(), ErrOlder, have, len(steps()))
	}
	return nil
}

// version reads the schema's version; -1 for a database of some other program. It is one statement, so that what
// another process does meanwhile is seen whole or not at all.
func version(row scanner) (int, error) {
	var app, have, tables int
	err := row.Scan(&app, &have, &tables)
	if err == nil && app != applicationID && tables > 0 {
		have = -1
	}
	return have, err
}

const versionQuery = `select application_id, user_version, (select count(*) from sqlite_schema) from pragma_application_id, pragma_user_version`

func (s *Store) judge(have int, langs [2]string) error {
	switch {
	case have < 0:
		return hint("name the folder of a corpus, or another one to make a new corpus in", "%s: %w", s.file(), ErrNotCorpus)
	case have > len(steps()):
		return hint("install the version of this program that made it, or a later one", "%s: %w (version %d, this program knows %d)",
			s.file(), ErrNewer, have, len(steps()))
	case have == 0 && langs == [2]string{}:
		// Made, but killed before anything was in it.
		return hint("name its folder, or make one by building from your articles", "%s: %w", s.dir, ErrNoCorpus)
	}
	return nil
}
