package ledger

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

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
	var mine bool
	if err := l.conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock(hashtextextended('holdfast publish ' || current_schema(), 0))").Scan(&mine); err != nil {
		return nil, l.explain(err)
	}
	if !mine {
		return nil, l.explain(ErrBusy)
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
