package plan

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
)

// Bounds of the rows.
const (
	maxData    = 64 << 20 // bytes of the file
	maxColumns = 1000
)

// data reads the rows.
func (r *resolver) data() {
	if r.s.Data == nil || r.s.Data.Rows == nil {
		return
	}
	from := r.s.Data.Rows
	d, err := r.rows(from)
	if err != nil {
		r.problems.Add(r.at("data", "rows", "csv"), "%v", err)
		return
	}
	if from.Order == "shuffle" {
		shuffle(d.Rows, r.plan.Seed)
	}
	r.plan.Data, r.columns = d, d.Columns
}

func (r *resolver) rows(from *scenario.Rows) (*Data, error) {
	text, err := r.contents(from.CSV, maxData)
	if err != nil {
		return nil, err
	}
	wrong := func(format string, args ...any) (*Data, error) {
		return nil, fmt.Errorf("file %s: %s", strict.Quote(from.CSV), fmt.Sprintf(format, args...))
	}
	if !utf8.ValidString(text) {
		return wrong("it is not UTF-8 text")
	}
	sum := sha256.Sum256([]byte(text))
	c := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	header, err := c.Read()
	if errors.Is(err, io.EOF) {
		return wrong("it is empty, want a row with the names of the columns")
	}
	if err != nil {
		return wrong("%s", csvProblem(err))
	}
	seen := map[string]bool{}
	for i, name := range header {
		switch {
		case name == "":
			return wrong("column %d has no name in the first row", i+1)
		case strings.ContainsAny(name, "{}\n\r"):
			return wrong("column %s has a brace or line break in its name", strict.Quote(name))
		case seen[name]:
			return wrong("two columns are named %s", strict.Quote(name))
		}
		seen[name] = true
	}
	if len(header) > maxColumns {
		return wrong("it has %d columns, want at most %d", len(header), maxColumns)
	}
	d := &Data{File: from.CSV, Columns: header, SHA256: hex.EncodeToString(sum[:])}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return wrong("%s", csvProblem(err))
		}
		d.Rows = append(d.Rows, row)
	}
	if d.Count = len(d.Rows); d.Count == 0 {
		return wrong("it has no row below the names of the columns")
	}
	return d, nil
}

// csvProblem says in which line a file is no CSV, or has too few or too many
// fields.
func csvProblem(err error) string {
	p, ok := errors.AsType[*csv.ParseError](err)
	switch {
	case !ok:
		return safe.Text(err.Error(), 0)
	case errors.Is(err, csv.ErrFieldCount):
		return fmt.Sprintf("line %d has another number of fields than the first row", p.Line)
	}
	return fmt.Sprintf("line %d, column %d: %s", p.Line, p.Column, safe.Text(p.Err.Error(), 0))
}

// shuffle puts rows into an order that depends on the seed alone (Fisher and
// Yates; Knuth, The Art of Computer Programming, 3.4.2 P).
func shuffle(rows [][]string, seed uint64) {
	draw := splitmix(seed ^ hashName("rows"))
	for i := len(rows) - 1; i > 0; i-- {
		k := int(draw.next() % uint64(i+1)) // biased by less than 2^-38: there are fewer than 2^26 rows
		rows[i], rows[k] = rows[k], rows[i]
	}
}

// splitmix is the generator splitmix64 (Steele, Lea, Flood 2014).
type splitmix uint64

func (s *splitmix) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	x := uint64(*s)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
