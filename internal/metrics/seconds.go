package metrics

import (
	"math/bits"

	"holdfast/internal/record"
)

// Second is what a load did in one second of the run: enough to see what rose
// first, and small, since a run may last for days.
type Second struct {
	Started, Succeeded, Failed uint32
	Timeouts                   uint32 // of Failed
	Peak                       uint32 // most under way at once
	Service                    Coarse // from the real send to the end, of what ended
}

// maxSeconds bounds what is kept by second: a week. Later ones count in the
// totals alone.
const maxSeconds = 7 * 24 * 3600

// Calls is what a step did in one second of the run.
type Calls struct{ Requests, Retried, Throttled uint32 }

func (c *Calls) add(in *record.Tally) {
	c.Requests += uint32(in.Counts[record.Requests])
	c.Retried += uint32(in.Counts[record.Retried])
	c.Throttled += uint32(in.Counts[record.Throttled])
}

// at is the entry of a second; what is missing up to it is made.
func at[T any](seconds *[]T, second int) *T {
	for len(*seconds) <= second {
		*seconds = append(*seconds, *new(T))
	}
	return &(*seconds)[second]
}

func (s *Second) add(in *record.Tally) {
	s.Started += uint32(in.Counts[record.Started])
	s.Succeeded += uint32(in.Counts[record.Succeeded])
	s.Failed += uint32(in.Counts[record.Failed])
	s.Peak = max(s.Peak, uint32(in.Peak))
	for _, timeout := range []string{record.FailTimeout, record.HowNoAnswer.String()} {
		s.Timeouts += uint32(in.Failed[timeout])
	}
	s.Service.take(in, record.ServiceUS)
}

// Coarse is a small histogram of microseconds, four bins to the octave. It
// adds up exactly, so the order in which loops report does not matter.
type Coarse []uint32

func (c *Coarse) add(v int64, n uint32) {
	bin := coarseBin(v)
	for len(*c) <= bin {
		*c = append(*c, 0)
	}
	(*c)[bin] += n
}

// take adds the values of a tally's histogram.
func (c *Coarse) take(in *record.Tally, m record.Measure) {
	if h := in.Dists[m]; h != nil {
		for low, n := range h.Bins() {
			c.add(low, uint32(n))
		}
	}
}

func (c *Coarse) join(o Coarse) {
	for len(*c) < len(o) {
		*c = append(*c, 0)
	}
	for i, n := range o {
		(*c)[i] += n
	}
}

// coarseBin numbers 0, 1, 2, 3 as they are; above, two bits behind the first.
func coarseBin(v int64) int {
	if v < 4 {
		return int(max(v, 0))
	}
	octave := bits.Len64(uint64(v)) - 3
	return octave<<2 + int(v>>octave)
}

// coarseLow is the lower end of a bin.
func coarseLow(bin int) int64 {
	if bin < 8 {
		return int64(bin)
	}
	octave := bin>>2 - 1
	return int64(bin-octave<<2) << octave
}

// Count is how many values there are.
func (c Coarse) Count() int64 {
	sum := int64(0)
	for _, n := range c {
		sum += int64(n)
	}
	return sum
}

// AtRank is the upper end of the bin that holds the value of that rank, from
// 1, in microseconds; 0 without values.
func (c Coarse) AtRank(rank int64) int64 {
	for bin, n := range c {
		if rank -= int64(n); rank <= 0 && n > 0 {
			return coarseLow(bin+1) - 1
		}
	}
	return 0
}
