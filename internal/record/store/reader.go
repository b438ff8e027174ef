package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	sqlite3 "modernc.org/sqlite/lib"

	"holdfast/internal/record"
)

// How a record is read: nothing may change the file, and nothing in it, views
// and triggers above all, may run functions or be believed without a check.
const reading = "mode=ro&_error_rc=1&_defensive=1&_dqs=0&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"

// Reader reads one record. Records are not trusted: whatever a file holds
// comes out as facts that fit its plan, or as an error.
type Reader struct {
	path string
	db   *sql.DB
	conn *sql.Conn
}

// Open opens a record for reading. A record whose run was killed while it was
// writing is first repaired to its last commit, for which the file and its
// journal must be writable.
func Open(path string) (*Reader, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, explain(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a file, want a holdfast record", path)
	}
	r, err := open(path)
	if _, extended := code(err); extended == sqlite3.SQLITE_READONLY_ROLLBACK {
		if err := repair(path); err != nil {
			return nil, fmt.Errorf("%s: its run was killed while writing; to open it, file, directory and %s%s must be writable once: %w",
				path, filepath.Base(path), journalSuffix, err)
		}
		r, err = open(path)
	}
	if err != nil {
		return nil, explain(path, err)
	}
	return r, nil
}

func open(path string) (*Reader, error) {
	db, conn, err := connect(path, reading)
	if err != nil {
		return nil, err
	}
	r := &Reader{path: path, db: db, conn: conn}
	if err := r.check(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// repair rolls back the commit that a killed run was in: SQLite does so when
// it opens the file for writing.
func repair(path string) error {
	db, conn, err := connect(path, "mode=rw&_error_rc=1")
	if err != nil {
		return err
	}
	_, err = conn.ExecContext(context.Background(), "SELECT count(*) FROM sqlite_schema")
	return errors.Join(err, conn.Close(), db.Close())
}

// check refuses a file that does not have a record's tables. Their texts are
// compared to the letter: a table that is a view, has computed columns or an
// index of its own could make reading do anything.
func (r *Reader) check() error {
	var id, version int64
	if err := r.get(&id, "PRAGMA application_id"); err != nil {
		return err
	}
	if id != applicationID {
		return errors.New("not a holdfast record")
	}
	if err := r.get(&version, "PRAGMA user_version"); err != nil {
		return err
	}
	if version != format {
		return fmt.Errorf("record of format %d, this holdfast reads format %d", version, format)
	}
	want, err := layout()
	if err != nil {
		return err
	}
	got, err := layoutOf(r.conn)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			return fmt.Errorf("damaged: %s is not as format %d has it", name, format)
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("damaged: %d tables and indexes, want %d", len(got), len(want))
	}
	return nil
}

// layout is what layoutOf finds in a new record.
var layout = sync.OnceValues(func() (map[string]string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each connection would have a memory of its own
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(context.Background(), schema); err != nil {
		return nil, fmt.Errorf("schema.sql: %w", err)
	}
	return layoutOf(conn)
})

// layoutOf returns the text of every table that records have, and of what is
// attached to one.
func layoutOf(conn *sql.Conn) (map[string]string, error) {
	rows, err := conn.QueryContext(context.Background(), `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
		WHERE type <> 'view' AND tbl_name IN
		('meta', 'series', 'tallies', 'dists', 'ends', 'interactions', 'interaction_steps',
		'interaction_attempts', 'interaction_frames', 'interaction_breaks', 'hosts', 'limits', 'observed')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		found[name] = text
	}
	return found, rows.Err()
}

// Close closes the record.
func (r *Reader) Close() error {
	return errors.Join(r.conn.Close(), r.db.Close())
}

// Plan is the plan of the run, as it was given to SetPlan.
func (r *Reader) Plan() ([]byte, error) {
	text, err := r.meta(planKey)
	if err == nil && text == "" {
		err = errors.New("holds no plan")
	}
	if err != nil {
		return nil, explain(r.path, err)
	}
	return []byte(text), nil
}

// Env is what the run ran on and against, as last reported. Complete is false
// if the run died; all of it is zero if it died before it began.
func (r *Reader) Env() (record.Env, error) {
	e, err := r.env()
	switch {
	case err != nil:
		return record.Env{}, explain(r.path, err)
	case e == nil:
		return record.Env{}, nil
	}
	return *e, nil
}

// env is nil if the file has none.
func (r *Reader) env() (*record.Env, error) {
	text, err := r.meta(envKey)
	if err != nil || text == "" {
		return nil, err
	}
	var e env
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return nil, fmt.Errorf("damaged: environment: %w", err)
	}
	found := record.Env(e)
	return &found, nil
}

// Meta is the text kept under a key, "" if there is none.
func (r *Reader) Meta(key string) (string, error) {
	text, err := r.meta(key)
	if err != nil {
		return "", explain(r.path, err)
	}
	return text, nil
}

func (r *Reader) meta(key string) (string, error) {
	var text string
	err := r.get(&text, "SELECT value FROM meta WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return text, err
}

func (r *Reader) get(dst any, query string, args ...any) error {
	return r.conn.QueryRowContext(context.Background(), query, args...).Scan(dst)
}

// Batches hands the record out again: the environment and the limits, then
// the tallies in the order of time, the host samples, and ends, interactions and
// what the platform said in the order in which they were put. Tallies come back added up per second and
// series. An error of yield ends it and is returned as it is.
func (r *Reader) Batches(yield func(*record.Batch) error) error {
	var stopped error
	err := r.batches(func(b *record.Batch) error {
		stopped = yield(b)
		return stopped
	})
	if stopped != nil || err == nil {
		return stopped
	}
	return explain(r.path, err)
}

func (r *Reader) batches(yield func(*record.Batch) error) error {
	e, err := r.env()
	if err != nil {
		return err
	}
	if e != nil {
		if err := yield(&record.Batch{Env: e}); err != nil {
			return err
		}
	}
	within, err := r.bounds(e)
	if err != nil {
		return err
	}
	if err := chunks(r, "limits", limitColumns, func(l []record.Limit) error { return yield(&record.Batch{Limits: l}) }); err != nil {
		return err
	}
	if err := r.tallies(within, yield); err != nil {
		return err
	}
	if err := chunks(r, "hosts", hostColumns, func(h []record.Host) error { return yield(&record.Batch{Hosts: h}) }); err != nil {
		return err
	}
	err = chunks(r, "ends", endColumns, func(ends []record.End) error {
		for i := range ends {
			if err := within.end(&ends[i]); err != nil {
				return err
			}
		}
		return yield(&record.Batch{Ends: ends})
	})
	if err != nil {
		return err
	}
	if err := r.interactions(within, yield); err != nil {
		return err
	}
	if err := chunks(r, "observed", observedColumns, func(o []record.Observed) error { return yield(&record.Batch{Observed: o}) }); err != nil {
		return err
	}
	return r.passed(yield)
}

// passed reads how many interactions were not kept.
func (r *Reader) passed(yield func(*record.Batch) error) error {
	text, err := r.meta(passedKey)
	if err != nil || text == "" {
		return err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("damaged: %.60q interactions were not kept", text)
	}
	return yield(&record.Batch{Passed: n})
}
