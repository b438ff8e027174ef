package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// openPostgres opens a ledger in a database, in the schema that comes first in
// its search path. All goes over one connection: the lock that says who works
// is the connection's, and when it is lost nothing can be written any more.
func openPostgres(ctx context.Context, where string, mode Mode) (_ *Ledger, err error) {
	l := &Ledger{name: Name(where), bind: dollars, gone: explainPostgres, lost: isLost, patience: patience, within: tryWithin}
	defer func() {
		if err != nil {
			err = errors.Join(err, l.Close())
		}
	}()
	cfg, err := pgx.ParseConfig(where)
	if err != nil {
		return nil, fmt.Errorf("%s: the URL can't be read", l.name) // the error may hold the password
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = tryWithin
	}
	l.db = stdlib.OpenDB(*cfg)
	l.db.SetMaxOpenConns(1)
	if l.conn, err = l.db.Conn(ctx); err != nil {
		return nil, l.explain(err)
	}
	if mode == Look {
		return l, wrap(l, l.checkFormat(ctx))
	}
	var fsync string
	if err := l.conn.QueryRowContext(ctx, "SHOW fsync").Scan(&fsync); err != nil {
		return nil, l.explain(err)
	}
	if fsync != "on" {
		return nil, l.explain(errors.New("the server runs with fsync = off: a power cut would lose what it has acknowledged"))
	}
	if err := l.takePostgres(ctx); err != nil {
		return nil, l.explain(err)
	}
	for _, step := range []string{
		strings.ReplaceAll(tables, " BYTES", " BYTEA"),
		"INSERT INTO holdfast_publish_meta (key, value) VALUES ('" + keyFormat + "', '" + strconv.Itoa(format) + "') ON CONFLICT DO NOTHING",
	} {
		if _, err := l.conn.ExecContext(ctx, step); err != nil {
			return nil, l.explain(err)
		}
	}
	if err := l.checkFormat(ctx); err != nil {
		return nil, l.explain(err)
	}
	if err := l.prepare(ctx); err != nil {
		return nil, l.explain(err)
	}
	me := rand.Text()
	if _, err := l.meta.ExecContext(ctx, keyWorker, me); err != nil {
		return nil, l.explain(err)
	}
	l.back = func(ctx context.Context) error { return l.comeBack(ctx, me) }
	return l, nil
}

// comeBack connects again after a connection was lost. Its lock was lost with
// it: if somebody else has worked meanwhile, what we know is of the past.
func (l *Ledger) comeBack(ctx context.Context, me string) error {
	_ = l.hangUp() // it is of no use any more
	conn, err := l.db.Conn(ctx)
	if err != nil {
		return l.explain(err)
	}
	if err := l.again(ctx, conn, me); err != nil {
		return l.explain(errors.Join(err, conn.Close())) // nothing may be written by it
	}
	return nil
}

func (l *Ledger) again(ctx context.Context, conn *sql.Conn, me string) error {
	l.conn = conn
	// Before the lock, too: the server may not have noticed yet that we were gone.
	for _, next := range []func(context.Context) error{l.takePostgres, l.prepare} {
		switch worker, err := l.get(ctx, keyWorker); {
		case err != nil:
			return err
		case worker != me:
			return errTaken
		}
		if err := next(ctx); err != nil {
			return err
		}
	}
	return nil
}

// errTaken says that our lock was lost and somebody else has taken it since.
var errTaken = fmt.Errorf("the connection was lost, and meanwhile %w", ErrBusy)

// isLost reports an error of the connection, or of a server that goes down or
// comes up: what else a server says would be said again.
func isLost(err error) bool {
	if said, ok := errors.AsType[*pgconn.PgError](err); ok {
		return strings.HasPrefix(said.Code, "57P0") || strings.HasPrefix(said.Code, "08")
	}
	return !errors.Is(err, errTaken)
}

func explainPostgres(err error) error {
	if said, ok := errors.AsType[*pgconn.PgError](err); ok && said.Code == "53100" {
		return fmt.Errorf("the server's disk is full: %w", err)
	}
	return err
}

// takePostgres makes this the one who works. The server is told to notice soon
// when we are gone without a word: it would keep our lock.
func (l *Ledger) takePostgres(ctx context.Context) error {
	for _, step := range []string{
		"SET synchronous_commit = on", "SET tcp_keepalives_idle = 10", "SET tcp_keepalives_interval = 5", "SET tcp_keepalives_count = 2",
	} {
		if _, err := l.conn.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return l.lockPostgres(ctx)
}

// lingers is how long the server may take to notice that a publisher has died.
const lingers = 2 * time.Second

// lockPostgres makes this the one who works. A lock is the connection's, and
// outlives a publisher that was killed for a moment.
func (l *Ledger) lockPostgres(ctx context.Context) error {
	const scope = "hashtextextended('holdfast publish ' || current_schema(), 0)"
	for until := time.Now().Add(lingers); ; {
		var mine bool
		if err := l.conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock("+scope+")").Scan(&mine); err != nil {
			return err
		}
		switch {
		case mine:
			l.release = func() {
				// A connection that is lost has lost its lock, too.
				_, _ = l.conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock("+scope+")")
			}
			return nil
		case time.Now().After(until):
			return ErrBusy
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// dollars writes parameters as Postgres does.
func dollars(statement string) string {
	var b strings.Builder
	n := 0
	for _, c := range statement {
		if c == '?' {
			n++
			b.WriteString("$" + strconv.Itoa(n))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
