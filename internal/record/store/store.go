// Package store keeps a run record as one SQLite file, which any SQLite tool
// opens and shows; schema.sql says what is in it.
//
// It stores what it is given and gives back the same: it judges nothing,
// escapes nothing and asks no network.
package store

import (
	"context"
	"database/sql"
	_ "embed" // schema.sql
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What SQLite keeps in the file's header: whose file it is ("HOLD"), and the
// version of schema.sql. A change of schema.sql is a new format.
const (
	applicationID = 0x484f4c44
	format        = 6
)

const (
	// maxValue bounds one row of a record, in bytes, on both sides: a plan is
	// the largest honest one, and a hostile file must not fill the memory.
	maxValue = 16 << 20
	pageSize = 8192
)

// journalSuffix is what SQLite appends to a file's name for its journal.
const journalSuffix = "-journal"

//go:embed schema.sql
var schema string

// Keys of meta that have methods of their own.
const (
	planKey   = "plan"
	envKey    = "env"
	passedKey = "passed"
)

// Names in the table tallies beside those of the counters: of Tally.Peak, and
// what stands before the keys of Tally.Status and Tally.Failed.
const (
	peak          = "peak"
	statusOf      = "status "
	failedBecause = "failed "
)

// ErrFull is the error, wrapped with path and size, of a record that has
// reached its cap or filled its disk.
var ErrFull = errors.New("record is full")

// ErrDisk is the error, wrapped, of a record that the disk did not take.
var ErrDisk = errors.New("record can't be written")

// dsn names a file for the driver, with the driver's and SQLite's parameters.
func dsn(path, parameters string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") { // C:/runs on Windows
		slashed = "/" + slashed
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: parameters}
	return u.String(), nil
}

// code is SQLite's result code in err, with (extended) and without detail; 0
// if err is of another origin.
func code(err error) (primary, extended int) {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0, 0
	}
	return e.Code() & 0xff, e.Code()
}

// explain puts the path in front of an error and says what SQLite's codes mean
// for a record.
func explain(path string, err error) error {
	switch primary, _ := code(err); primary {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s: not a holdfast record", path)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%s: damaged: %w", path, err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%s: still being written by its run, or open in another program", path)
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// connect opens the one connection that a record is used with.
func connect(path, parameters string) (*sql.DB, *sql.Conn, error) {
	name, err := dsn(path, parameters)
	if err != nil {
		return nil, nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, nil, err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	if _, err := sqlite.Limit(conn, sqlite3.SQLITE_LIMIT_LENGTH, maxValue); err != nil {
		return nil, nil, errors.Join(err, conn.Close(), db.Close())
	}
	return db, conn, nil
}
