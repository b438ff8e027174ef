package ledger

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// openPostgres opens a ledger in a database, in the schema that comes first in
// its search path. All goes over one connection: the lock that says who works
// is the connection's, and when it is lost nothing can be written any more.
func openPostgres(ctx context.Context, where string, mode Mode) (_ *Ledger, err error) {
	l := &Ledger{name: Name(where), bind: dollars, gone: func(err error) error { return err }}
	defer func() {
		if err != nil {
			err = errors.Join(err, l.Close())
		}
	}()
	cfg, err := pgx.ParseConfig(where)
	if err != nil {
		return nil, fmt.Errorf("%s: the URL can't be read", l.name) // the error may hold the password
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
	if err := l.lockPostgres(ctx); err != nil {
		return nil, l.explain(err)
	}
	for _, step := range []string{
		"SET synchronous_commit = on",
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
	return l, wrap(l, l.prepare(ctx))
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
