// Package ledger keeps what a publisher is about to do and what became of it,
// in an SQLite file or a Postgres database.
//
// What it has acknowledged survives a crash and a power cut, and one publisher
// at a time works with it. It decides nothing.
package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/publish"
	"holdfast/internal/publish/queue"
	"holdfast/internal/safe"
)

// format is the version of the tables. Another one is refused.
const format = 1

// ErrBusy is in the chain of the error when another publisher works with a
// ledger.
var ErrBusy = errors.New("another publisher works with it")

// Mode says what a ledger is opened for.
type Mode int

// The modes. One process at a time works; any number look, also meanwhile.
const (
	Look Mode = iota
	Work
)

// Ledger is one plan with its items. It belongs to one goroutine.
type Ledger struct {
	// Away is told of a database that is waited for, once each time; nil: nobody
	// is.
	Away func(err error, patience time.Duration)

	name    string // for people, without secrets
	db      *sql.DB
	conn    *sql.Conn
	bind    func(string) string // a statement's parameters in the database's own form
	unlock  func() error
	release func() // gives the lock of a database back, nil if there is none
	update  *sql.Stmt
	meta    *sql.Stmt
	gone    func(error) error // says what an error means
	// A database can be away for a while. Lost tells such errors, and back makes
	// this the one who works again, or fails; nil for files.
	lost     func(error) bool
	back     func(context.Context) error
	patience time.Duration // with one that is away
	within   time.Duration // that a save may take
}

// Open opens a ledger: the path of a file, or a postgres:// URL. To work, it
// is made if it is not there; to look, it must be.
func Open(ctx context.Context, where string, mode Mode) (*Ledger, error) {
	if IsPostgres(where) {
		return openPostgres(ctx, where, mode)
	}
	return openSQLite(ctx, where, mode)
}

// IsPostgres reports the URL of a database.
func IsPostgres(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// HasPassword reports the URL of a database that holds one.
func HasPassword(where string) bool {
	if !IsPostgres(where) {
		return false
	}
	u, err := url.Parse(where)
	if err != nil {
		return false // it can't be opened either
	}
	_, set := u.User.Password()
	return set || u.Query().Has("password")
}

// Name is a ledger as it may be shown: without a password.
func Name(where string) string {
	if !IsPostgres(where) {
		return safe.Text(where, 0)
	}
	u, err := url.Parse(where)
	if err != nil {
		return "postgres://…"
	}
	return safe.Text(u.Scheme+"://"+u.Host+u.Path, 0)
}

const tables = `
CREATE TABLE IF NOT EXISTS holdfast_publish_meta (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS holdfast_publish_inputs (
	seq BIGINT PRIMARY KEY,
	spec BYTES NOT NULL,
	file BYTES
);
CREATE TABLE IF NOT EXISTS holdfast_publish_items (
	seq BIGINT PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	entity TEXT NOT NULL,
	after_ids TEXT NOT NULL,
	state TEXT NOT NULL,
	step TEXT NOT NULL,
	sent BIGINT NOT NULL,
	doubt BIGINT NOT NULL,
	memo TEXT NOT NULL,
	attempts BIGINT NOT NULL,
	tries BIGINT NOT NULL,
	failures BIGINT NOT NULL,
	not_until BIGINT NOT NULL,
	reason TEXT NOT NULL,
	notes TEXT NOT NULL
);`

// Keys of the table meta.
const (
	keyFormat   = "format"
	keyPlan     = "plan"
	keyProgress = "progress"
	keyWorker   = "worker" // of a database, who works
)

func (l *Ledger) prepare(ctx context.Context) error {
	update, err := l.conn.PrepareContext(ctx, l.bind(`UPDATE holdfast_publish_items SET
		state = ?, step = ?, sent = ?, doubt = ?, memo = ?, attempts = ?, tries = ?, failures = ?, not_until = ?, reason = ?, notes = ?
		WHERE seq = ?`))
	if err != nil {
		return err
	}
	meta, err := l.conn.PrepareContext(ctx, l.bind(`INSERT INTO holdfast_publish_meta (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`))
	if err != nil {
		return errors.Join(err, update.Close())
	}
	l.update, l.meta = update, meta
	return nil
}

// checkFormat refuses tables of another version.
func (l *Ledger) checkFormat(ctx context.Context) error {
	text, err := l.get(ctx, keyFormat)
	if err != nil {
		return err
	}
	if text != strconv.Itoa(format) {
		return fmt.Errorf("a ledger of format %q, want %d: it is of another version of holdfast", safe.Text(text, 20), format)
	}
	return nil
}

// get reads a value, "" if it is not there.
func (l *Ledger) get(ctx context.Context, key string) (value string, err error) {
	err = l.conn.QueryRowContext(ctx, l.bind("SELECT value FROM holdfast_publish_meta WHERE key = ?"), key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// Plan is what the ledger is about; false if nothing yet.
func (l *Ledger) Plan(ctx context.Context) (p publish.Plan, at publish.Progress, ok bool, err error) {
	for key, into := range map[string]any{keyPlan: &p, keyProgress: &at} {
		text, err := l.get(ctx, key)
		if err != nil {
			return p, at, false, l.explain(err)
		}
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return p, at, false, l.explain(fmt.Errorf("%s: %w", key, err))
		}
		ok = ok || key == keyPlan
	}
	return p, at, ok, nil
}

// transact does several things, or none of them.
func (l *Ledger) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := l.conn.BeginTx(ctx, nil)
	if err != nil {
		return l.explain(err)
	}
	if err := do(tx); err != nil {
		return l.explain(errors.Join(err, tx.Rollback()))
	}
	if err := tx.Commit(); err != nil {
		return l.explain(errors.Join(err, ignoreDone(tx.Rollback())))
	}
	return nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// Begin writes a plan with its items.
func (l *Ledger) Begin(ctx context.Context, p publish.Plan, items []*queue.Item) error {
	return l.transact(ctx, func(tx *sql.Tx) error {
		inputs, err := tx.PrepareContext(ctx, l.bind("INSERT INTO holdfast_publish_inputs (seq, spec, file) VALUES (?, ?, ?)"))
		if err != nil {
			return err
		}
		defer inputs.Close()
		rows, err := tx.PrepareContext(ctx, l.bind(`INSERT INTO holdfast_publish_items
			(seq, id, kind, entity, after_ids, state, step, sent, doubt, memo, attempts, tries, failures, not_until, reason, notes)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`))
		if err != nil {
			return err
		}
		defer rows.Close()
		for _, it := range items {
			if _, err := inputs.ExecContext(ctx, it.Seq, it.Spec, it.File); err != nil {
				return err
			}
			after, err := json.Marshal(it.After)
			if err != nil {
				return err
			}
			values, err := standing(it)
			if err != nil {
				return err
			}
			if _, err := rows.ExecContext(ctx, append([]any{it.Seq, it.ID, it.Kind, it.Entity, string(after)}, values...)...); err != nil {
				return err
			}
		}
		return l.put(ctx, tx, keyPlan, p)
	})
}

func (l *Ledger) put(ctx context.Context, tx *sql.Tx, key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = tx.StmtContext(ctx, l.meta).ExecContext(ctx, key, string(text))
	return err
}

// standing is where an item stands, in the order of the columns.
func standing(it *queue.Item) ([]any, error) {
	memo, err := json.Marshal(it.Memo)
	if err != nil {
		return nil, err
	}
	notes, err := json.Marshal(it.Notes)
	if err != nil {
		return nil, err
	}
	var until int64
	if !it.NotUntil.IsZero() {
		until = it.NotUntil.UnixNano()
	}
	return []any{string(it.State), it.Step, number(it.Sent), number(it.Doubt), text(string(memo)), it.Attempts, it.Tries, it.Failures, until, text(it.Reason), text(string(notes))}, nil
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// text is what a server has said, as a database takes it: Postgres has no zero
// bytes in text, nor bytes that are no UTF-8.
func text(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", "\uFFFD"), "\uFFFD")
}

// Save keeps where items stand. When it returns, that survives a power cut. It
// waits for a database that is away, for a while. What it writes does not depend
// on what is there, so it may be written again if nobody knows whether it was.
func (l *Ledger) Save(ctx context.Context, items []*queue.Item, p publish.Progress) error {
	if l.back == nil {
		return l.save(ctx, items, p)
	}
	try := func(do func(context.Context) error) error {
		ctx, stop := context.WithTimeout(ctx, l.within)
		defer stop()
		return do(ctx)
	}
	save := func(ctx context.Context) error { return l.save(ctx, items, p) }
	err := try(save)
	if err != nil && l.Away != nil && l.lost(err) && l.patience > 0 {
		l.Away(err, l.patience)
	}
	for until := time.Now().Add(l.patience); err != nil && ctx.Err() == nil && l.lost(err); {
		if time.Now().After(until) {
			l.patience = 0 // once is enough
			return fmt.Errorf("the database is away: %w", err)
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(tryEvery):
		}
		if err = try(l.back); err == nil {
			err = try(save)
		}
	}
	return err
}

const (
	// patience is how long a database may be away before the work ends.
	patience = 30 * time.Second
	// tryWithin is how long a try may take, and tryEvery how long after one the
	// next one comes.
	tryWithin = 10 * time.Second
	tryEvery  = 100 * time.Millisecond
)

func (l *Ledger) save(ctx context.Context, items []*queue.Item, p publish.Progress) error {
	return l.transact(ctx, func(tx *sql.Tx) error {
		update := tx.StmtContext(ctx, l.update)
		for _, it := range items {
			values, err := standing(it)
			if err != nil {
				return err
			}
			if _, err := update.ExecContext(ctx, append(values, it.Seq)...); err != nil {
				return err
			}
		}
		return l.put(ctx, tx, keyProgress, p)
	})
}

// Items are the plan's, in order. Files of those that are over are not read.
func (l *Ledger) Items(ctx context.Context) (items []*queue.Item, err error) {
	rows, err := l.conn.QueryContext(ctx, `SELECT i.seq, i.id, i.kind, i.entity, i.after_ids, n.spec, CASE WHEN i.state = 'pending' THEN n.file END,
		i.state, i.step, i.sent, i.doubt, i.memo, i.attempts, i.tries, i.failures, i.not_until, i.reason, i.notes
		FROM holdfast_publish_items i JOIN holdfast_publish_inputs n ON n.seq = i.seq ORDER BY i.seq`)
	if err != nil {
		return nil, l.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var it queue.Item
		var after, memo, notes string
		var sent, doubt, until int64
		if err := rows.Scan(&it.Seq, &it.ID, &it.Kind, &it.Entity, &after, &it.Spec, &it.File,
			&it.State, &it.Step, &sent, &doubt, &memo, &it.Attempts, &it.Tries, &it.Failures, &until, &it.Reason, &notes); err != nil {
			return nil, l.explain(err)
		}
		it.Sent, it.Doubt = sent != 0, doubt != 0
		if until != 0 {
			it.NotUntil = time.Unix(0, until)
		}
		if err := errors.Join(json.Unmarshal([]byte(after), &it.After), json.Unmarshal([]byte(memo), &it.Memo), json.Unmarshal([]byte(notes), &it.Notes)); err != nil {
			return nil, l.explain(fmt.Errorf("item %s: %w", it.ID, err))
		}
		items = append(items, &it)
	}
	if err := rows.Err(); err != nil {
		return nil, l.explain(err)
	}
	return items, nil
}

func (l *Ledger) explain(err error) error {
	return fmt.Errorf("%s: %w", l.name, l.gone(err))
}

// hangUp closes the connection. What is asked of it then is an error.
func (l *Ledger) hangUp() error {
	var errs []error
	for _, s := range []*sql.Stmt{l.update, l.meta} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if l.conn != nil {
		if err := l.conn.Close(); !errors.Is(err, sql.ErrConnDone) { // it is hung up after a loss, too
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Close gives the ledger back.
func (l *Ledger) Close() error {
	if l.release != nil {
		l.release()
	}
	errs := []error{l.hangUp()}
	if l.db != nil {
		errs = append(errs, l.db.Close())
	}
	if l.unlock != nil {
		errs = append(errs, l.unlock())
	}
	return errors.Join(errs...)
}
