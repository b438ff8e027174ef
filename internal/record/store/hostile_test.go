package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// change runs SQL on a finished file, as anyone may.
func change(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	for _, s := range statements {
		_, err := db.ExecContext(t.Context(), s)
		must(t, err)
	}
}

// full makes a record with something in every table.
func full(t *testing.T, path string) {
	t.Helper()
	b := manyEnds(0, 300)
	for second := range 40 {
		in := record.Tally{Second: second, Series: second % 3}
		in.Counts[record.Opened] = 3
		in.Dists[record.ConnectUS] = new(tally.Histogram)
		in.Dists[record.ConnectUS].Record(int64(second) << 10)
		b.Tallies = append(b.Tallies, in)
		b.Hosts = append(b.Hosts, record.Host{At: 1, RSSBytes: 1 << 20})
	}
	b.Limits = []record.Limit{{Kind: record.LimitFDs, Detail: "too few"}}
	b.Interactions = []record.Interaction{{Load: 1, Number: 1}, {
		Failure:  "404",
		Steps:    []record.InteractionStep{{Step: 1, Program: 2, Status: 404}},
		Attempts: []record.Attempt{{Addr: 1, Status: 404}},
		Frames:   []record.Frame{{Socket: 0, Kind: record.FrameText, Text: "hello"}},
		Breaks:   []record.Break{{Socket: -1, Addr: -1, How: record.HowReset}},
	}}
	b.Passed = 3
	b.Tallies = append(b.Tallies, record.Tally{Second: 40, Series: 5, Status: map[int]int64{404: 1}}, record.Tally{Second: 41, Series: 5, Failed: map[string]int64{"404": 1}})
	write(t, path, b)
}

func TestOtherFilesAreNotRecords(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.WriteFile(at("text"), []byte("holdfast: 1\n"), 0o600))
	must(t, os.WriteFile(at("long"), []byte(strings.Repeat("no record ", 1000)), 0o600))
	must(t, os.WriteFile(at("empty"), nil, 0o600))
	must(t, os.WriteFile(at("magic"), []byte("SQLite format 3\x00"), 0o600))
	change(t, at("other"), "CREATE TABLE t (a)")
	full(t, at("newer"))
	change(t, at("newer"), "PRAGMA user_version = 7")
	tests := map[string]string{
		"text":  "not a holdfast record",
		"long":  "not a holdfast record",
		"empty": "not a holdfast record",
		"magic": "not a holdfast record",
		"other": "not a holdfast record",
		"newer": "record of format 7, this holdfast reads format 6",
		"none":  "no such file or directory",
		".":     "not a file, want a holdfast record",
	}
	for name, want := range tests {
		if _, err := Open(at(name)); err == nil || err.Error() != at(name)+": "+want {
			t.Errorf("%s: error %v, want %s", name, err, want)
		}
	}
	if got := files(t, dir); len(got) != 6 {
		t.Errorf("files %v, want the 6 that were there", got)
	}
}

func TestTablesThatAreNotARecordsAreRefused(t *testing.T) {
	for _, trick := range [][]string{
		{"DROP TABLE hosts"},
		{"DROP TABLE hosts", "CREATE VIEW hosts AS SELECT 1 AS rowid"},
		{"ALTER TABLE ends RENAME TO old", "CREATE VIEW ends AS WITH RECURSIVE n (rowid) AS (SELECT 1 UNION ALL SELECT rowid + 1 FROM n) SELECT * FROM n"},
		{"ALTER TABLE ends ADD COLUMN more AS (hex(zeroblob(1e8)))"},
		{"CREATE INDEX mine ON ends (abs(pool))"},
		{"CREATE TRIGGER mine AFTER INSERT ON meta BEGIN SELECT 1; END"},
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		full(t, path)
		change(t, path, trick...)
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "damaged: ") {
			t.Errorf("%q: error %v, want that it is damaged", trick, err)
		}
	}
}

func TestOnesOwnViewsDoNoHarm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	full(t, path)
	change(t, path, "CREATE VIEW mine AS SELECT how, count(*) FROM ends GROUP BY how", "CREATE TABLE notes (text)", "VACUUM", "ANALYZE")
	if got := mustRead(t, path); len(got.Ends) != 300 {
		t.Errorf("%d ends, want 300", len(got.Ends))
	}
}

func TestValuesThatFitNothingAreRefused(t *testing.T) {
	tests := map[string]string{
		"UPDATE ends SET pool = 3":                                          "the plan has 3 pools",
		"UPDATE ends SET pool = -1":                                         "end of socket 0 of pool -1",
		"UPDATE ends SET pool = 'x'":                                        `pool holds "x"`,
		"UPDATE ends SET pool = 1.5":                                        `pool holds "1.5"`,
		"UPDATE ends SET addr = 2":                                          "the environment has 2",
		"UPDATE ends SET kind = 256":                                        `kind holds "256"`,
		"UPDATE ends SET tcp_rtt_us = -1":                                   `tcp_rtt_us holds "-1"`,
		"UPDATE ends SET tcp_known = 2":                                     `tcp_known holds "2"`,
		"UPDATE ends SET phase = 'moon'":                                    `phase holds "moon"`,
		"UPDATE ends SET how = 7":                                           `how holds "7"`,
		"UPDATE ends SET after_close = 'x'":                                 `after_close holds "x"`,
		"UPDATE ends SET body = x'00'":                                      "body holds",
		"UPDATE tallies SET name = 'x'":                                     `counter "x" is unknown`,
		"UPDATE tallies SET series = 7":                                     "the plan has 7 series",
		"UPDATE tallies SET name = 'status 0404' WHERE name = 'status 404'": "status \"0404\" is no number",
		"UPDATE tallies SET name = 'status x' WHERE name = 'status 404'":    "status \"x\" is no number",
		"UPDATE interactions SET load = 2":                                  "the plan has 2 loads",
		"UPDATE interactions SET load = -1":                                 "it is of load -1",
		"UPDATE interactions SET load = 1":                                  "step 1, of the program 2, of load 1",
		"UPDATE interactions SET number = 'x'":                              "number holds",
		"UPDATE interaction_steps SET step = 2":                             "step 2, of the program 2, of load 0",
		"UPDATE interaction_steps SET step = -2":                            "step -2, of the program 2, of load 0",
		"UPDATE interaction_steps SET interaction = 7":                      "a row of interaction 7, which is not there",
		"DELETE FROM interactions WHERE load = 0":                           "a row of interaction 2, which is not there",
		"UPDATE interaction_steps SET program = 3":                          "step 1, of the program 3, of load 0",
		"UPDATE interaction_steps SET program = -1":                         "of the program -1",
		"UPDATE interaction_attempts SET addr = 2":                          "address 2; the environment has 2",
		"UPDATE interaction_attempts SET of_position = -1":                  "attempt at position -1",
		"UPDATE interaction_attempts SET interaction = 1, asked_ns = 'x'":   "asked_ns holds",
		"UPDATE interaction_attempts SET interaction = 9":                   "a row of interaction 9, which is not there",
		"UPDATE interaction_frames SET socket = 1":                          "frame on socket 1 of load 0",
		"UPDATE interaction_frames SET out = 2":                             `out holds "2"`,
		"UPDATE interaction_breaks SET socket = 1":                          "break of socket 1",
		"UPDATE interaction_breaks SET how = 'moon'":                        `how holds "moon"`,
		"UPDATE interaction_breaks SET interaction = 0":                     "a row of interaction 0, which is not there",
		"WITH RECURSIVE n (x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) INSERT INTO interaction_frames SELECT 2, x, 0, 0, 0, 'ping', 0, '' FROM n": "more than 1024 rows",
		"UPDATE meta SET value = '-1' WHERE key = 'passed'": "\"-1\" interactions",
		"UPDATE tallies SET second = second - 1":            "tally of second -1",
		"UPDATE dists SET name = 'x'":                       `measure "x" is unknown`,
		"UPDATE dists SET hdr = 'HIST'":                     "decode histogram",
		"UPDATE dists SET second = 'x' WHERE rowid = 1":     "second holds",
		"UPDATE meta SET value = '[]' WHERE key='plan'":     "plan: json",
		"UPDATE meta SET value = '[]' WHERE key='env'":      "environment: json",
	}
	dir := t.TempDir()
	full(t, filepath.Join(dir, "whole.db"))
	whole, err := os.ReadFile(filepath.Join(dir, "whole.db"))
	must(t, err)
	path := filepath.Join(dir, "x.db")
	for statement, want := range tests {
		must(t, os.WriteFile(path, whole, 0o600))
		change(t, path, statement)
		if _, err := read(path); err == nil || !strings.Contains(err.Error(), "damaged: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", statement, err, want)
		}
	}
}

// TestDamagedRecordsAreReadOrRefused overwrites a record in many ways. Half of
// the damage goes where it hurts: to the heads of pages.
func TestDamagedRecordsAreReadOrRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	full(t, path)
	whole, err := os.ReadFile(path)
	must(t, err)
	damage := rand.New(rand.NewPCG(1, 2))
	refused, read := 0, 0
	for range 400 {
		data := slices.Clone(whole)
		for range 1 + damage.IntN(4) {
			at := damage.IntN(len(data))
			if damage.IntN(2) == 0 {
				at = at/pageSize*pageSize + damage.IntN(100)
			}
			data[at] ^= byte(1 + damage.IntN(255))
		}
		must(t, os.WriteFile(path, data, 0o600))
		if readAll(path) != nil {
			refused++
		} else {
			read++
		}
	}
	if refused == 0 || read == 0 {
		t.Errorf("%d refused, %d read: want some of each, or the damage hits nothing", refused, read)
	}
}

// readAll uses everything a reader has.
func readAll(path string) error {
	r, err := Open(path)
	if err != nil {
		return err
	}
	_, planErr := r.Plan()
	_, envErr := r.Env()
	_, metaErr := r.Meta("note")
	err = r.Batches(func(*record.Batch) error { return nil })
	return errors.Join(planErr, envErr, metaErr, err, r.Close())
}

// TestPageReachedTwiceIsNoticed makes the inner page of a tree point to its
// first leaf only. Inner pages that do so on every level would be a file that
// no one lives to read to the end.
func TestPageReachedTwiceIsNoticed(t *testing.T) {
	b := manyEnds(0, 2000)
	for second := range 1000 {
		in := record.Tally{Second: second}
		in.Counts[record.Opened], in.Counts[record.Lost] = 1, 1
		in.Dists[record.ConnectUS] = new(tally.Histogram)
		in.Dists[record.ConnectUS].Record(1)
		b.Tallies = append(b.Tallies, in)
	}
	for i := range 1000 {
		b.Interactions = append(b.Interactions, record.Interaction{
			Number: int64(i), Failure: strings.Repeat("x", 20), Steps: []record.InteractionStep{{Detail: strings.Repeat("y", 20)}},
			Attempts: []record.Attempt{{}}, Frames: make([]record.Frame, 3), Breaks: []record.Break{{}},
		})
	}
	path := filepath.Join(t.TempDir(), "x.db")
	write(t, path, b)
	whole, err := os.ReadFile(path)
	must(t, err)
	for _, tree := range []string{"ends", "tallies", "sqlite_autoindex_dists_1", "interactions", "interaction_steps", "interaction_attempts", "interaction_frames", "interaction_breaks"} {
		must(t, os.WriteFile(path, whole, 0o600))
		db, err := sql.Open("sqlite", path)
		must(t, err)
		var root int
		must(t, db.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_schema WHERE name = ? AND type <> 'view'", tree).Scan(&root))
		must(t, db.Close())
		data := slices.Clone(whole)
		page := data[(root-1)*pageSize : root*pageSize]
		if page[0] != 5 && page[0] != 2 { // inner page of a table, of an index
			t.Fatalf("%s: root is of kind %d, want 5 or 2", tree, page[0])
		}
		cells := int(binary.BigEndian.Uint16(page[3:]))
		child := func(i int) []byte { return page[binary.BigEndian.Uint16(page[12+2*i:]):] }
		for i := 1; i < cells; i++ {
			copy(child(i)[:4], child(0)[:4])
		}
		must(t, os.WriteFile(path, data, 0o600))
		if _, err := read(path); !errors.Is(err, errOrder) {
			t.Errorf("%s: error %v, want %v", tree, err, errOrder)
		}
	}
}

func TestTwoTablesAreReadTogetherWithoutSorting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	full(t, path)
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	for _, query := range []string{
		talliesQuery,
		keyQuery("interactions", numbered(&kept[record.Interaction]{})),
		keyQuery("interaction_steps", keyed(stepColumns)(&kept[record.InteractionStep]{})),
	} {
		rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query)
		must(t, err)
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var step string
			must(t, rows.Scan(&id, &parent, &unused, &step))
			if strings.Contains(step, "TEMP") {
				t.Errorf("step %q of %s, want the order of the keys", step, query)
			}
		}
		must(t, rows.Err())
	}
}
