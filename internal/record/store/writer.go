package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Options tunes a new record.
type Options struct {
	MaxBytes int64 // the largest the file may grow; 0 means 2 GiB
}

const defaultMaxBytes = 2 << 30

// commitEvery is half of what is promised, a commit a second: a run reports
// about once a second, and waiting for a whole one would skip every other.
const commitEvery = 500 * time.Millisecond

// How a record is written.
//
// A rollback journal and not a write-ahead log: the file is then complete by
// itself but for the instant of a commit, and a run that was killed leaves at
// most a small journal beside it, from which Open repairs that instant. Rows
// are appended, so the journal holds the few pages that the commit changes.
// TRUNCATE and not DELETE, because Windows is slow to delete what a virus
// scanner looks at.
//
// No fsync during the run: what a killed process has written is safe in the
// kernel, and an fsync may stall the collector, and with it the loops, for
// seconds on a busy disk. Only a power cut can damage an unfinished record;
// Close makes the finished one safe from that too.
//
// EXCLUSIVE, because a curious reader's lock must not hold a run up.
var writing = []string{
	fmt.Sprintf("PRAGMA page_size = %d", pageSize),
	"PRAGMA locking_mode = EXCLUSIVE",
	"PRAGMA journal_mode = TRUNCATE",
	"PRAGMA synchronous = OFF",
}

// Writer writes one record. It is a record.Sink and belongs to one goroutine.
type Writer struct {
	path string
	max  int64
	db   *sql.DB
	conn *sql.Conn

	ends     inserter[record.End]
	kept     inserter[kept[record.Interaction]]
	steps    inserter[kept[record.InteractionStep]]
	attempts inserter[kept[record.Attempt]]
	frames   inserter[kept[record.Frame]]
	breaks   inserter[kept[record.Break]]
	hosts    inserter[record.Host]
	limits   inserter[record.Limit]
	observed inserter[record.Observed]
	meta     *sql.Stmt
	count    *sql.Stmt
	dist     *sql.Stmt
	earlier  *sql.Stmt // the dist of the same second, series and name

	stmts []*sql.Stmt // all of these

	// Tallies wait for the commit, so that what several loops report of the
	// same second becomes one set of rows.
	pending   map[series]*record.Tally
	examples  int64 // rows of interactions so far
	passed    int64 // interactions that were not kept
	unsaved   bool  // passed grew since the last commit
	begun     bool  // a transaction is under way
	committed time.Time
	broken    error // what ended writing; every later call returns it
}

// series is what tallies add up by.
type series struct{ second, number int }

// Create starts a record at path, in a directory that is made if it is
// missing. A file that exists is never overwritten.
func Create(path string, o Options) (*Writer, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("%s: make its directory: %w", path, err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s: exists already, want the name of a new file", path)
	}
	if err != nil {
		return nil, explain(path, err)
	}
	if err := f.Close(); err != nil {
		return nil, explain(path, err)
	}
	w := &Writer{path: path, max: cmp.Or(o.MaxBytes, defaultMaxBytes), pending: map[series]*record.Tally{}, committed: time.Now()}
	if err := w.start(); err != nil {
		err = w.fail(err)
		_ = os.Remove(path + journalSuffix) // there is none if SQLite came less far
		return nil, errors.Join(err, w.release(), os.Remove(path))
	}
	return w, nil
}

// start opens the new file, lays out its tables and prepares the statements.
func (w *Writer) start() error {
	var err error
	if w.db, w.conn, err = connect(w.path, "mode=rw&_error_rc=1"); err != nil {
		return err
	}
	steps := append(slices.Clone(writing),
		fmt.Sprintf("PRAGMA max_page_count = %d", max(w.max/pageSize, 1)),
		"BEGIN IMMEDIATE",
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", format),
		schema,
		"COMMIT")
	for _, step := range steps {
		if err := w.exec(step); err != nil {
			return err
		}
	}
	return w.prepare()
}

// prepare makes the statements.
func (w *Writer) prepare() (err error) {
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&w.meta, "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"},
		{&w.count, `INSERT INTO tallies (second, series, name, value) VALUES (?, ?, ?, ?)
			ON CONFLICT (second, series, name) DO UPDATE SET value = CASE name
				WHEN '` + peak + `' THEN max(value, excluded.value) ELSE value + excluded.value END`},
		{&w.earlier, "SELECT hdr FROM dists WHERE second = ? AND series = ? AND name = ?"},
		{&w.dist, `INSERT INTO dists (second, series, name, hdr) VALUES (?, ?, ?, ?)
			ON CONFLICT (second, series, name) DO UPDATE SET hdr = excluded.hdr`},
		{&w.ends.stmt, w.ends.into("ends", endColumns)},
		{&w.kept.stmt, w.kept.into("interactions", numbered)},
		{&w.steps.stmt, w.steps.into("interaction_steps", keyed(stepColumns))},
		{&w.attempts.stmt, w.attempts.into("interaction_attempts", keyed(attemptColumns))},
		{&w.frames.stmt, w.frames.into("interaction_frames", keyed(frameColumns))},
		{&w.breaks.stmt, w.breaks.into("interaction_breaks", keyed(breakColumns))},
		{&w.hosts.stmt, w.hosts.into("hosts", hostColumns)},
		{&w.limits.stmt, w.limits.into("limits", limitColumns)},
		{&w.observed.stmt, w.observed.into("observed", observedColumns)},
	} {
		if *p.stmt, err = w.conn.PrepareContext(context.Background(), p.text); err != nil {
			return err
		}
		w.stmts = append(w.stmts, *p.stmt)
	}
	return nil
}

// Put keeps a batch. The first Put that comes half a second or more after the
// last commit commits, and so does one that brings the environment. After an
// error, ErrFull among them, nothing is written any more, and every call
// returns that error; what was committed before stays readable.
func (w *Writer) Put(b *record.Batch) error {
	return w.write(func() error {
		for i := range b.Tallies {
			w.add(&b.Tallies[i])
		}
		if err := w.ends.all(b.Ends); err != nil {
			return fmt.Errorf("keep a socket's end: %w", err)
		}
		for i := range b.Interactions {
			if err := w.putInteraction(&b.Interactions[i]); err != nil {
				return fmt.Errorf("keep an interaction: %w", err)
			}
		}
		w.passed += b.Passed
		w.unsaved = w.unsaved || b.Passed != 0
		if err := w.hosts.all(b.Hosts); err != nil {
			return fmt.Errorf("keep a host sample: %w", err)
		}
		if err := w.limits.all(b.Limits); err != nil {
			return fmt.Errorf("keep a limit: %w", err)
		}
		if err := w.observed.all(b.Observed); err != nil {
			return fmt.Errorf("keep what the platform said: %w", err)
		}
		if b.Env != nil {
			text, err := json.Marshal(env(*b.Env))
			if err != nil {
				return fmt.Errorf("keep the environment: %w", err)
			}
			if err := w.setMeta(envKey, string(text)); err != nil {
				return err
			}
		}
		if b.Env != nil || time.Since(w.committed) >= commitEvery {
			return w.commit()
		}
		return nil
	})
}

// SetMeta keeps a text of the caller's under a key, committed at once. The
// keys that holdfast uses itself are refused.
func (w *Writer) SetMeta(key, value string) error {
	if key == planKey || key == envKey || key == passedKey {
		return fmt.Errorf("%s: meta key %q is the record's own, want another", w.path, key)
	}
	return w.write(func() error {
		if err := w.setMeta(key, value); err != nil {
			return err
		}
		return w.commit()
	})
}

// SetPlan keeps the plan that the run carries out, as JSON, committed at once.
// The names in it, of pools, loads and steps, are what the views show.
func (w *Writer) SetPlan(plan []byte) error {
	var in outline
	if err := json.Unmarshal(plan, &in); err != nil {
		return fmt.Errorf("%s: the plan is not JSON: %w", w.path, err)
	}
	return w.write(func() error {
		if err := w.setMeta(planKey, string(plan)); err != nil {
			return err
		}
		if err := w.exec("DELETE FROM series"); err != nil {
			return err
		}
		for i, s := range in.series() {
			if err := w.exec("INSERT INTO series (series, kind, name, load, step) VALUES (?, ?, ?, ?, ?)", i, s.kind, s.name, s.load, s.step); err != nil {
				return err
			}
		}
		return w.commit()
	})
}

// Close commits what is left and ends with one file, safe on the disk. A
// writer that broke before reports only what goes wrong in closing.
func (w *Writer) Close() error {
	if w.conn == nil {
		return nil
	}
	var last error
	if w.broken == nil {
		last = w.write(w.commit)
	}
	// Leaving TRUNCATE removes the empty journal.
	if err := errors.Join(w.exec("PRAGMA journal_mode = DELETE"), w.release()); err != nil {
		return errors.Join(last, explain(w.path, err))
	}
	return errors.Join(last, w.sync())
}

// release closes statements and connection, as far as they were made. SQLite
// keeps the file open as long as there is a statement.
func (w *Writer) release() error {
	var err error
	for _, stmt := range w.stmts {
		err = errors.Join(err, stmt.Close())
	}
	if w.conn != nil {
		err = errors.Join(err, w.conn.Close(), w.db.Close())
		w.conn = nil
	}
	return err
}

// sync waits until the closed file is on the disk.
func (w *Writer) sync() error {
	f, err := os.OpenFile(w.path, os.O_RDWR, 0)
	if err != nil {
		return explain(w.path, err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return explain(w.path, err)
	}
	return nil
}

// write runs one step of writing inside a transaction. The first error rolls
// back what was not committed and ends writing.
func (w *Writer) write(step func() error) error {
	switch {
	case w.broken != nil:
		return w.broken
	case w.conn == nil:
		return fmt.Errorf("%s: closed", w.path)
	}
	if !w.begun {
		if err := w.exec("BEGIN IMMEDIATE"); err != nil {
			return w.fail(err)
		}
		w.begun = true
	}
	if err := step(); err != nil {
		return w.fail(err)
	}
	return nil
}

// fail ends writing because of err.
func (w *Writer) fail(err error) error {
	if w.conn != nil {
		_ = w.exec("ROLLBACK") // an error: SQLite has done it already
	}
	w.pending = nil
	w.broken = explain(w.path, err)
	switch primary, _ := code(err); primary {
	case sqlite3.SQLITE_IOERR:
		w.broken = fmt.Errorf("%s: %w: %w", w.path, ErrDisk, err)
	case sqlite3.SQLITE_FULL:
		w.broken = fmt.Errorf("%s: %w: %s written of at most %s, or the disk is full", w.path, ErrFull, w.size(), mebibytes(w.max))
	}
	return w.broken
}

// size is how much has been written, for people.
func (w *Writer) size() string {
	info, err := os.Stat(w.path)
	if err != nil {
		return "unknown size"
	}
	return mebibytes(info.Size())
}

func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }

// add merges a tally into those that wait for the commit.
func (w *Writer) add(t *record.Tally) {
	key := series{t.Second, t.Series}
	sum := w.pending[key]
	if sum == nil {
		sum = &record.Tally{Second: t.Second, Series: t.Series}
		w.pending[key] = sum
	}
	sum.Merge(t)
}

// commit makes everything up to now survive the process.
func (w *Writer) commit() error {
	keys := slices.SortedFunc(maps.Keys(w.pending), func(a, b series) int {
		return cmp.Or(cmp.Compare(a.second, b.second), cmp.Compare(a.number, b.number))
	})
	for _, key := range keys {
		if err := w.putTally(w.pending[key]); err != nil {
			return fmt.Errorf("keep tallies of second %d: %w", key.second, err)
		}
	}
	if w.unsaved {
		if err := w.setMeta(passedKey, strconv.FormatInt(w.passed, 10)); err != nil {
			return err
		}
		w.unsaved = false
	}
	if err := w.exec("COMMIT"); err != nil {
		return err
	}
	clear(w.pending)
	w.begun, w.committed = false, time.Now()
	return nil
}

func (w *Writer) putTally(t *record.Tally) error {
	put := func(name string, n int64) error {
		if n == 0 {
			return nil
		}
		_, err := w.count.ExecContext(context.Background(), t.Second, t.Series, name, n)
		return err
	}
	if err := put(peak, t.Peak); err != nil {
		return err
	}
	for c, n := range t.Counts {
		if err := put(record.Counter(c).String(), n); err != nil {
			return err
		}
	}
	for status, n := range t.Status {
		if err := put(statusOf+strconv.Itoa(status), n); err != nil {
			return err
		}
	}
	for failure, n := range t.Failed {
		if err := put(failedBecause+failure, n); err != nil {
			return err
		}
	}
	for m, h := range t.Dists {
		if h == nil || h.Count() == 0 {
			continue
		}
		if err := w.putDist(t.Second, t.Series, record.Measure(m).String(), h); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) putInteraction(i *record.Interaction) error {
	w.examples++
	if err := w.kept.one(kept[record.Interaction]{row: *i, id: w.examples}); err != nil {
		return err
	}
	return cmp.Or(
		putRows(&w.steps, w.examples, i.Steps),
		putRows(&w.attempts, w.examples, i.Attempts),
		putRows(&w.frames, w.examples, i.Frames),
		putRows(&w.breaks, w.examples, i.Breaks),
	)
}

// putRows keeps what belongs to an interaction, in order.
func putRows[T any](in *inserter[kept[T]], id int64, rows []T) error {
	for n := range rows {
		if err := in.one(kept[T]{row: rows[n], id: id, position: n + 1}); err != nil {
			return err
		}
	}
	return nil
}

// putDist keeps a histogram, merged with what an earlier commit has kept of
// the same second.
func (w *Writer) putDist(second, number int, name string, h *tally.Histogram) error {
	var text string
	err := w.earlier.QueryRowContext(context.Background(), second, number, name).Scan(&text)
	if err == nil {
		before, err := tally.Decode(text)
		if err != nil {
			return err
		}
		before.Merge(h)
		h = before
	} else if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if text, err = h.Encode(); err != nil {
		return err
	}
	_, err = w.dist.ExecContext(context.Background(), second, number, name, text)
	return err
}

func (w *Writer) setMeta(key, value string) error {
	_, err := w.meta.ExecContext(context.Background(), key, value)
	return err
}

func (w *Writer) exec(text string, args ...any) error {
	_, err := w.conn.ExecContext(context.Background(), text, args...)
	return err
}

// inserter adds rows of T to a table. One statement per row: several rows in
// one statement were measured not to be faster.
type inserter[T any] struct {
	stmt    *sql.Stmt
	row     T // what columns point into
	columns []column
	args    []any
}

// into sets the columns and is the statement to prepare.
func (in *inserter[T]) into(table string, columns func(*T) []column) string {
	in.columns = columns(&in.row)
	in.args = make([]any, len(in.columns))
	slots := strings.TrimSuffix(strings.Repeat("?, ", len(in.columns)), ", ")
	return "INSERT INTO " + table + " (" + names(in.columns) + ") VALUES (" + slots + ")"
}

// all adds the rows, in their order.
func (in *inserter[T]) all(rows []T) error {
	for i := range rows {
		if err := in.one(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func (in *inserter[T]) one(row T) error {
	in.row = row
	for j, c := range in.columns {
		v, err := c.value()
		if err != nil {
			return err
		}
		in.args[j] = v
	}
	_, err := in.stmt.ExecContext(context.Background(), in.args...)
	return err
}
