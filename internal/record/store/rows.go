package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// interactionsQuery reads an interaction and behind it its steps, each table
// along its own key. A row of one table leaves the columns of the other zero.
func interactionsQuery(i *keptInteraction, s *keptStep) string {
	zero := func(columns []column) string {
		list := make([]string, len(columns))
		for n, c := range columns {
			list[n] = "0"
			if _, ok := c.field.(*string); ok {
				list[n] = "''"
			}
		}
		return strings.Join(list, ", ")
	}
	of, in := interactionColumns(&i.Interaction), stepColumns(&s.InteractionStep)
	return "SELECT interaction, 0, " + names(of) + ", " + zero(in) + " FROM interactions" +
		" UNION ALL SELECT interaction, position, " + zero(of) + ", " + names(in) + " FROM interaction_steps ORDER BY 1, 2"
}

// interactions reads the kept examples.
func (r *Reader) interactions(within bounds, yield func(*record.Batch) error) error {
	var in keptInteraction
	var step keptStep
	var id, last int64
	position := 0
	var done []record.Interaction
	size := 0
	flush := func() error {
		full := done
		done, size = nil, 0
		return yield(&record.Batch{Interactions: full})
	}
	fields := append([]column{{"interaction", &id}, {"position", &step.position}}, interactionColumns(&in.Interaction)...)
	fields = append(fields, stepColumns(&step.InteractionStep)...)
	err := r.scan(interactionsQuery(&in, &step), fields, func() error {
		if id < last || id == last && step.position <= position {
			return errOrder
		}
		if step.position > 0 {
			if id != last || len(done) == 0 {
				return fmt.Errorf("damaged: a step of interaction %d, which is not there", id)
			}
			position = step.position
			size += 1 + len(step.Failure) + len(step.Detail)
			of := &done[len(done)-1]
			of.Steps = append(of.Steps, step.InteractionStep)
			return within.step(of.Load, step.Step)
		}
		if len(done) >= rowsPerBatch || size >= textPerBatch {
			if err := flush(); err != nil {
				return err
			}
		}
		last, position = id, 0
		size += len(in.Failure)
		done = append(done, in.Interaction)
		return within.load(in.Load)
	})
	if err == nil && len(done) > 0 {
		err = flush()
	}
	if err != nil {
		return fmt.Errorf("tables interactions and interaction_steps: %w", err)
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
			Steps []string `json:"steps"`
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
	loads     []int // the number of steps of each
	count     int   // of all series
	planned   bool  // the plan is known
	addresses int
}

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
		b.loads = append(b.loads, len(l.Journey.Steps))
	}
	return b, nil
}

// load refuses an interaction of a load that the plan does not have.
func (b bounds) load(load int) error {
	if load < 0 || b.planned && load >= len(b.loads) {
		return fmt.Errorf("damaged: interaction of load %d; the plan has %d loads", load, len(b.loads))
	}
	return nil
}

// step refuses a step that the load's journey does not have. -1 is one without
// a name.
func (b bounds) step(load, step int) error {
	if step < -1 || b.planned && step >= b.loads[load] {
		return fmt.Errorf("damaged: step %d of load %d, which its journey does not have", step, load)
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
