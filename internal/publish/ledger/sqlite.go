package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID is what SQLite keeps in the header of a ledger: "HOLP".
const applicationID = 0x484f4c50

// lockSuffix is that of the file whose lock says who works. It is a file of its
// own because closing any descriptor of a database gives up SQLite's own locks
// on it, and it stays there: removing it would let two processes lock two files.
const lockSuffix = "-lock"

// How a ledger is written. FULL syncs at every commit: what is acknowledged
// survives a power cut. A write-ahead log, so that those who look neither wait
// nor make anybody wait, and a commit is one sync.
var writing = []string{
	"PRAGMA journal_mode = WAL",
	"PRAGMA synchronous = FULL",
	"PRAGMA busy_timeout = 5000",
}

func openSQLite(ctx context.Context, path string, mode Mode) (_ *Ledger, err error) {
	l := &Ledger{name: Name(path), bind: func(s string) string { return s }, gone: explainSQLite}
	defer func() {
		if err != nil {
			err = errors.Join(err, l.Close())
		}
	}()
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if mode == Work {
		if l.unlock, err = lock(abs + lockSuffix); err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") { // C:/ on Windows
		slashed = "/" + slashed
	}
	how := map[Mode]string{Look: "mode=rw", Work: "mode=rwc"}[mode]
	if mode == Look {
		if _, err := os.Stat(abs); err != nil {
			return nil, l.explain(err)
		}
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: how + "&_error_rc=1"}
	if l.db, err = sql.Open("sqlite", u.String()); err != nil {
		return nil, l.explain(err)
	}
	if l.conn, err = l.db.Conn(ctx); err != nil {
		return nil, l.explain(err)
	}
	if mode == Look {
		if _, err := l.conn.ExecContext(ctx, "PRAGMA busy_timeout = 5000"); err != nil {
			return nil, l.explain(err)
		}
		if err := l.mine(ctx); err != nil {
			return nil, l.explain(err)
		}
		if _, err := l.conn.ExecContext(ctx, "PRAGMA query_only = 1"); err != nil {
			return nil, l.explain(err)
		}
		return l, wrap(l, l.checkFormat(ctx))
	}
	if err := l.layOut(ctx); err != nil {
		return nil, l.explain(err)
	}
	if err := l.checkFormat(ctx); err != nil {
		return nil, l.explain(err)
	}
	if err := syncFolder(filepath.Dir(abs)); err != nil {
		return nil, l.explain(err)
	}
	return l, wrap(l, l.prepare(ctx))
}

func wrap(l *Ledger, err error) error {
	if err == nil {
		return nil
	}
	return l.explain(err)
}

var errNotLedger = errors.New("not a ledger of holdfast publish")

// mine refuses files of others.
func (l *Ledger) mine(ctx context.Context) error {
	var id int64
	if err := l.conn.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return errNotLedger
	}
	return nil
}

// layOut makes the tables of a new file.
func (l *Ledger) layOut(ctx context.Context) error {
	var there int
	if err := l.conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&there); err != nil {
		return err
	}
	if there > 0 {
		if err := l.mine(ctx); err != nil {
			return err
		}
	}
	for _, step := range writing {
		if _, err := l.conn.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	if there > 0 {
		return nil
	}
	tx, err := l.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, step := range []string{
		"PRAGMA application_id = " + strconv.Itoa(applicationID),
		strings.ReplaceAll(tables, " BYTES", " BLOB"),
		"INSERT INTO holdfast_publish_meta (key, value) VALUES ('" + keyFormat + "', '" + strconv.Itoa(format) + "')",
	} {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// explainSQLite says what SQLite's codes mean for a ledger.
func explainSQLite(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		if errors.Is(err, syscall.ENOSPC) {
			return fmt.Errorf("the disk is full: %w", err)
		}
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return errNotLedger
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("damaged: %w", err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the disk is full: %w", err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk does not take it (is it full?): %w", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("it can't be written: %w", err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return err
}
