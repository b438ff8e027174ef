package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Bounds of one batch when reading back: rows, bytes of text, and tallies, of
// which each may hold some histograms.
const (
	rowsPerBatch    = 1024
	textPerBatch    = 1 << 20
	talliesPerBatch = 64
)

// errOrder is what a page that is reachable twice looks like. Without this
// check such a file could be read for years.
var errOrder = errors.New("damaged: rows are not in order")

// scan runs a query and puts each row into what fields point at, then calls
// take.
func (r *Reader) scan(query string, fields []column, take func() error) error {
	rows, err := r.conn.QueryContext(context.Background(), query)
	if err != nil {
		return err
	}
	defer rows.Close()
	values := make([]any, len(fields))
	into := make([]any, len(fields))
	for i := range values {
		into[i] = &values[i]
	}
	for n := 1; rows.Next(); n++ {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, f := range fields {
			if err := f.set(values[i]); err != nil {
				return fmt.Errorf("damaged: row %d: %w", n, err)
			}
		}
		if err := take(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// chunks reads a table in the order of its rows and hands them on, some at a
// time.
func chunks[T any](r *Reader, table string, columns func(*T) []column, take func([]T) error) error {
	var row T
	var id, last int64 // SQLite numbers rows from 1
	var chunk []T
	text := 0
	fields := columns(&row)
	query := "SELECT rowid, " + names(fields) + " FROM " + table + " ORDER BY rowid"
	err := r.scan(query, append([]column{{"rowid", &id}}, fields...), func() error {
		if id <= last {
			return errOrder
		}
		last = id
		for _, f := range fields {
			if s, ok := f.field.(*string); ok {
				text += len(*s)
			}
		}
		if chunk = append(chunk, row); len(chunk) < rowsPerBatch && text < textPerBatch {
			return nil
		}
		full := chunk
		chunk, text = nil, 0
		return take(full)
	})
	if err == nil && len(chunk) > 0 {
		err = take(chunk)
	}
	if err != nil {
		return fmt.Errorf("table %s: %w", table, err)
	}
	return nil
}

// Both tables in one order; each is read along its own key, nothing is sorted.
const talliesQuery = `SELECT second, series, name, value, '' FROM tallies
	UNION ALL SELECT second, series, name, 0, hdr FROM dists ORDER BY 1, 2, 3`

// tallies reads what was counted and measured, a tally for each second and
// series.
func (r *Reader) tallies(within bounds, yield func(*record.Batch) error) error {
	var row, last talliesRow
	var done []record.Tally
	err := r.scan(talliesQuery, row.columns(), func() error {
		same := len(done) > 0 && row.second == last.second && row.series == last.series
		if len(done) > 0 && row.compare(&last) <= 0 {
			return errOrder
		}
		if !same {
			if err := within.series(row.second, row.series); err != nil {
				return err
			}
			if len(done) == talliesPerBatch {
				if err := yield(&record.Batch{Tallies: done}); err != nil {
					return err
				}
				done = nil
			}
			done = append(done, record.Tally{Second: row.second, Series: row.series})
		}
		last = row
		return row.addTo(&done[len(done)-1])
	})
	if err == nil && len(done) > 0 {
		err = yield(&record.Batch{Tallies: done})
	}
	if err != nil {
		return fmt.Errorf("tables tallies and dists: %w", err)
	}
	return nil
}

// talliesRow is a row of talliesQuery.
type talliesRow struct {
	second, series int
	name           string
	value          int64
	hdr            string // "" for a count
}

func (r *talliesRow) columns() []column {
	return []column{{"second", &r.second}, {"series", &r.series}, {"name", &r.name}, {"value", &r.value}, {"hdr", &r.hdr}}
}

func (r *talliesRow) compare(other *talliesRow) int {
	return cmp.Or(cmp.Compare(r.second, other.second), cmp.Compare(r.series, other.series), cmp.Compare(r.name, other.name))
}

// addTo puts the row's value where its name says.
func (r *talliesRow) addTo(t *record.Tally) error {
	if r.hdr != "" {
		m, ok := record.MeasureByName(r.name)
		if !ok {
			return fmt.Errorf("damaged: measure %.60q is unknown", r.name)
		}
		h, err := tally.Decode(r.hdr)
		if err != nil {
			return fmt.Errorf("damaged: %v of second %d, series %d: %w", m, r.second, r.series, err)
		}
		t.Dists[m] = h
		return nil
	}
	if r.name == peak {
		t.Peak = r.value
		return nil
	}
	if text, ok := strings.CutPrefix(r.name, statusOf); ok {
		status, err := strconv.Atoi(text)
		if err != nil || strconv.Itoa(status) != text {
			return fmt.Errorf("damaged: status %.60q is no number", text)
		}
		if t.Status == nil {
			t.Status = map[int]int64{}
		}
		t.Status[status] = r.value
		return nil
	}
	if failure, ok := strings.CutPrefix(r.name, failedBecause); ok {
		if t.Failed == nil {
			t.Failed = map[string]int64{}
		}
		t.Failed[failure] = r.value
		return nil
	}
	c, ok := record.CounterByName(r.name)
	if !ok {
		return fmt.Errorf("damaged: counter %.60q is unknown", r.name)
	}
	t.Counts[c] = r.value
	return nil
}

// cursor reads a table of what belongs to interactions along its key, beside
// others.
type cursor[T any] struct {
	rows   *sql.Rows
	table  string
	now    kept[T] // if more
	more   bool
	fields []column
	values []any
	into   []any
}

// keyQuery reads a table along its key, which the columns begin with.
func keyQuery(table string, fields []column) string {
	key := "interaction"
	if fields[1].name == "position" {
		key += ", position"
	}
	return "SELECT " + names(fields) + " FROM " + table + " ORDER BY " + key
}

func openCursor[T any](r *Reader, table string, columns func(*kept[T]) []column) (*cursor[T], error) {
	c := &cursor[T]{table: table}
	c.fields = columns(&c.now)
	c.values, c.into = make([]any, len(c.fields)), make([]any, len(c.fields))
	for i := range c.values {
		c.into[i] = &c.values[i]
	}
	rows, err := r.conn.QueryContext(context.Background(), keyQuery(table, c.fields))
	if err != nil {
		return nil, c.failed(err)
	}
	c.rows = rows
	if err := c.next(); err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	return c, nil
}

func (c *cursor[T]) failed(err error) error { return fmt.Errorf("table %s: %w", c.table, err) }

// next moves on to the next row.
func (c *cursor[T]) next() error {
	id, position, first := c.now.id, c.now.position, !c.more
	if c.more = c.rows.Next(); !c.more {
		if err := c.rows.Err(); err != nil {
			return c.failed(err)
		}
		return nil
	}
	if err := c.rows.Scan(c.into...); err != nil {
		return c.failed(err)
	}
	for i, f := range c.fields {
		if err := f.set(c.values[i]); err != nil {
			return c.failed(fmt.Errorf("damaged: of interaction %d: %w", c.now.id, err))
		}
	}
	if !first && (c.now.id < id || c.now.id == id && c.now.position <= position) {
		return c.failed(errOrder)
	}
	return nil
}

// mostRows bounds what belongs to one interaction in a file, of each kind.
const mostRows = 1024

// of takes the rows of an interaction, and how many bytes of text they hold.
func (c *cursor[T]) of(id int64) (rows []T, text int, err error) {
	for c.more && c.now.id == id {
		if len(rows) == mostRows {
			return nil, 0, c.failed(fmt.Errorf("damaged: more than %d rows of interaction %d", mostRows, id))
		}
		rows = append(rows, c.now.row)
		for _, f := range c.fields {
			if s, ok := f.field.(*string); ok {
				text += len(*s)
			}
		}
		if err := c.next(); err != nil {
			return nil, 0, err
		}
	}
	if c.more && c.now.id < id {
		return nil, 0, c.stray()
	}
	return rows, text, nil
}

// stray is a row of an interaction that is not in the file.
func (c *cursor[T]) stray() error {
	return c.failed(fmt.Errorf("damaged: a row of interaction %d, which is not there", c.now.id))
}

func (c *cursor[T]) end() error {
	if c.more {
		return c.stray()
	}
	return nil
}

// interactions reads the kept examples: their tables beside each other, each
// along its own key.
func (r *Reader) interactions(within bounds, yield func(*record.Batch) error) (err error) {
	ins, err := openCursor(r, "interactions", numbered)
	if err != nil {
		return err
	}
	defer ins.rows.Close()
	steps, err := openCursor(r, "interaction_steps", keyed(stepColumns))
	if err != nil {
		return err
	}
	defer steps.rows.Close()
	attempts, err := openCursor(r, "interaction_attempts", keyed(attemptColumns))
	if err != nil {
		return err
	}
	defer attempts.rows.Close()
	frames, err := openCursor(r, "interaction_frames", keyed(frameColumns))
	if err != nil {
		return err
	}
	defer frames.rows.Close()
	breaks, err := openCursor(r, "interaction_breaks", keyed(breakColumns))
	if err != nil {
		return err
	}
	defer breaks.rows.Close()

	var done []record.Interaction
	size := 0
	for ins.more {
		in, id := ins.now.row, ins.now.id
		var text [4]int
		if in.Steps, text[0], err = steps.of(id); err != nil {
			return err
		}
		if in.Attempts, text[1], err = attempts.of(id); err != nil {
			return err
		}
		if in.Frames, text[2], err = frames.of(id); err != nil {
			return err
		}
		if in.Breaks, text[3], err = breaks.of(id); err != nil {
			return err
		}
		if err := within.interaction(&in); err != nil {
			return fmt.Errorf("interaction %d: %w", id, err)
		}
		done = append(done, in)
		if size += len(in.Failure) + text[0] + text[1] + text[2] + text[3]; len(done) >= rowsPerBatch || size >= textPerBatch {
			if err := yield(&record.Batch{Interactions: done}); err != nil {
				return err
			}
			done, size = nil, 0
		}
		if err := ins.next(); err != nil {
			return err
		}
	}
	if err := cmp.Or(steps.end(), attempts.end(), frames.end(), breaks.end()); err != nil {
		return err
	}
	if len(done) > 0 {
		return yield(&record.Batch{Interactions: done})
	}
	return nil
}

// outline is what a plan says of its series.
type outline struct {
	Pools []struct {
		Name string `json:"name"`
	} `json:"pools"`
	Loads []struct {
		Name    string `json:"name"`
		Journey struct {
			Steps   []string   `json:"steps"`
			Program []struct{} `json:"program"`
			Sockets []string   `json:"sockets"`
		} `json:"journey"`
	} `json:"loads"`
}

// line is a row of the table series.
type line struct {
	kind, name string
	load, step any // numbers or nil
}

// series are the plan's series in the order of their numbers.
func (o *outline) series() []line {
	var all []line
	for _, p := range o.Pools {
		all = append(all, line{kind: "pool", name: p.Name})
	}
	for i, l := range o.Loads {
		all = append(all, line{kind: "load", name: l.Name, load: i})
		for k, step := range l.Journey.Steps {
			all = append(all, line{kind: "step", name: l.Name + "/" + step, load: i, step: k})
		}
	}
	return all
}

// bounds is how far the numbers in a record may point.
type bounds struct {
	pools     int
	loads     []loadBounds
	count     int  // of all series
	planned   bool // the plan is known
	addresses int
}

// loadBounds is how many a load's journey has of each.
type loadBounds struct{ steps, program, sockets int }

func (r *Reader) bounds(e *record.Env) (bounds, error) {
	var b bounds
	if e != nil {
		b.addresses = len(e.Addresses)
	}
	text, err := r.meta(planKey)
	if err != nil || text == "" {
		return b, err
	}
	var plan outline
	if err := json.Unmarshal([]byte(text), &plan); err != nil {
		return b, fmt.Errorf("damaged: plan: %w", err)
	}
	b.pools, b.planned, b.count = len(plan.Pools), true, len(plan.series())
	for _, l := range plan.Loads {
		b.loads = append(b.loads, loadBounds{len(l.Journey.Steps), len(l.Journey.Program), len(l.Journey.Sockets)})
	}
	return b, nil
}

// interaction refuses one of a load that the plan does not have, and what
// points at something that its journey does not have.
func (b bounds) interaction(in *record.Interaction) error {
	if in.Load < 0 || b.planned && in.Load >= len(b.loads) {
		return fmt.Errorf("damaged: it is of load %d; the plan has %d loads", in.Load, len(b.loads))
	}
	most := loadBounds{math.MaxInt, math.MaxInt, math.MaxInt}
	if b.planned {
		most = b.loads[in.Load]
	}
	for _, s := range in.Steps {
		if s.Step < -1 || s.Step >= most.steps || s.Program < 0 || s.Program >= most.program {
			return fmt.Errorf("damaged: step %d, of the program %d, of load %d, which its journey does not have", s.Step, s.Program, in.Load)
		}
	}
	for _, a := range in.Attempts {
		if a.Position < 0 || a.Addr < -1 || a.Addr >= b.addresses {
			return fmt.Errorf("damaged: attempt at position %d, address %d; the environment has %d", a.Position, a.Addr, b.addresses)
		}
	}
	for _, f := range in.Frames {
		if f.Socket < 0 || f.Socket >= most.sockets {
			return fmt.Errorf("damaged: frame on socket %d of load %d, which its journey does not have", f.Socket, in.Load)
		}
	}
	for _, k := range in.Breaks {
		if k.Position < 0 || k.Socket < -1 || k.Socket >= most.sockets || k.Addr < -1 || k.Addr >= b.addresses {
			return fmt.Errorf("damaged: break of socket %d, position %d, address %d, which are not there", k.Socket, k.Position, k.Addr)
		}
	}
	return nil
}

// series refuses a tally of a series that the plan does not have.
func (b bounds) series(second, series int) error {
	if second < 0 || series < record.Generator || b.planned && series >= b.count {
		return fmt.Errorf("damaged: tally of second %d, series %d; the plan has %d series", second, series, b.count)
	}
	return nil
}

// end refuses an end whose pool or address does not exist.
func (b bounds) end(e *record.End) error {
	if e.Pool < 0 || e.Index < 0 || b.planned && e.Pool >= b.pools {
		return fmt.Errorf("damaged: end of socket %d of pool %d; the plan has %d pools", e.Index, e.Pool, b.pools)
	}
	if e.Addr < -1 || e.Addr >= b.addresses {
		return fmt.Errorf("damaged: end at address %d; the environment has %d", e.Addr, b.addresses)
	}
	return nil
}
