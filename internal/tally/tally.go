// Package tally counts: histograms in HDR layout, merged exactly, and the
// distributions read from them.
//
// It is arithmetic and nothing else: no network, no clock, no locks. A
// histogram belongs to one goroutine; merging copies.
package tally

import (
	"fmt"
	"iter"
	"math"
	"math/bits"

	hdr "github.com/HdrHistogram/hdrhistogram-go"
)

// The layout is HdrHistogram's with three significant digits: values below
// 2,048 are exact, larger ones fall into bins at most 0.1 % wide. Bins come in
// pages of 1,024, and a page exists once a value has fallen into it, so an
// ordinary latency histogram holds two or three pages (8 KiB each), not the
// whole range.
const (
	pageBits   = 10
	pageSize   = 1 << pageBits
	exactBelow = 2 * pageSize
	pageCount  = 33
	// Max is the largest value a histogram tells apart (2^42-1: 50 days in
	// microseconds). Larger ones are counted as Max.
	Max                = 1<<42 - 1
	significantFigures = 3
)

// Histogram counts non-negative integers; in holdfast they are microseconds.
// The zero value is empty and ready.
type Histogram struct {
	pages [pageCount]*[pageSize]uint64
	count uint64
}

// Record counts v once. Negative values count as 0, values above Max as Max.
func (h *Histogram) Record(v int64) { h.RecordN(v, 1) }

// RecordN counts v n times.
func (h *Histogram) RecordN(v int64, n uint64) {
	v = min(max(v, 0), Max)
	page, bin := locate(v)
	if h.pages[page] == nil {
		h.pages[page] = new([pageSize]uint64)
	}
	h.pages[page][bin] += n
	h.count += n
}

// locate returns the page and bin of v, 0 <= v <= Max.
func locate(v int64) (page, bin int) {
	bucket := bits.Len64(uint64(v)|(exactBelow-1)) - (pageBits + 1)
	sub := int(v >> bucket)
	if sub < pageSize {
		return 0, sub
	}
	return bucket + 1, sub - pageSize
}

// bounds returns the smallest and largest value of a bin.
func bounds(page, bin int) (low, high int64) {
	if page == 0 {
		return int64(bin), int64(bin)
	}
	shift := page - 1
	low = int64(pageSize+bin) << shift
	return low, low + 1<<shift - 1
}

// Count is the number of values recorded.
func (h *Histogram) Count() uint64 { return h.count }

// Bins are the ranges of values that were counted, smallest first: the lower
// end of each, and how many fell into it.
func (h *Histogram) Bins() iter.Seq2[int64, uint64] {
	return func(yield func(int64, uint64) bool) {
		for p, page := range h.pages {
			if page == nil {
				continue
			}
			for b, n := range page {
				if low, _ := bounds(p, b); n > 0 && !yield(low, n) {
					return
				}
			}
		}
	}
}

// Merge adds everything other holds; other is not changed.
func (h *Histogram) Merge(other *Histogram) {
	for p, from := range other.pages {
		if from == nil {
			continue
		}
		if h.pages[p] == nil {
			h.pages[p] = new([pageSize]uint64)
		}
		to := h.pages[p]
		for b, n := range from {
			to[b] += n
		}
	}
	h.count += other.count
}

// Reset empties the histogram and keeps its pages for the next values.
func (h *Histogram) Reset() {
	if h.count == 0 {
		return
	}
	for _, page := range h.pages {
		if page != nil {
			clear(page[:])
		}
	}
	h.count = 0
}

// Quantile returns the value at or below which the share q (0..1) of all
// values lies: the upper end of the bin that holds it, as HdrHistogram
// reports it. An empty histogram gives 0.
func (h *Histogram) Quantile(q float64) int64 {
	if h.count == 0 {
		return 0
	}
	rank := uint64(math.Ceil(q * float64(h.count)))
	rank = min(max(rank, 1), h.count)
	var seen uint64
	for p, page := range h.pages {
		if page == nil {
			continue
		}
		for b, n := range page {
			if seen += n; seen >= rank {
				_, high := bounds(p, b)
				return high
			}
		}
	}
	return Max
}

// Dist is what reports print of a histogram, in the histogram's unit times
// the scale given to Summary.
type Dist struct {
	Count uint64  `json:"count"`
	Min   float64 `json:"min"`
	Mean  float64 `json:"mean"`
	P50   float64 `json:"p50"`
	P90   float64 `json:"p90"`
	P95   float64 `json:"p95"`
	P99   float64 `json:"p99"`
	P999  float64 `json:"p999"`
	Max   float64 `json:"max"`
}

// Stats names the fields of Dist that a threshold may ask for.
var Stats = []string{"min", "mean", "p50", "p90", "p95", "p99", "p999", "max"}

// Stat returns the field of that name; ok is false for an unknown one.
func (d Dist) Stat(name string) (v float64, ok bool) {
	switch name {
	case "min":
		return d.Min, true
	case "mean":
		return d.Mean, true
	case "p50":
		return d.P50, true
	case "p90":
		return d.P90, true
	case "p95":
		return d.P95, true
	case "p99":
		return d.P99, true
	case "p999":
		return d.P999, true
	case "max":
		return d.Max, true
	}
	return 0, false
}

// Summary reads the distribution, each value multiplied by scale (0.001 turns
// microseconds into milliseconds). Everything comes from the bins, so a
// histogram gives the same summary before and after it was encoded.
func (h *Histogram) Summary(scale float64) Dist {
	d := Dist{Count: h.count}
	if h.count == 0 {
		return d
	}
	var sum float64
	low, high := int64(-1), int64(0)
	for p, page := range h.pages {
		if page == nil {
			continue
		}
		for b, n := range page {
			if n == 0 {
				continue
			}
			from, to := bounds(p, b)
			if low < 0 {
				low = from
			}
			high = to
			sum += float64(n) * (float64(from) + float64(to-from)/2)
		}
	}
	at := func(q float64) float64 { return round(float64(h.Quantile(q)) * scale) }
	d.Min, d.Max = round(float64(low)*scale), round(float64(high)*scale)
	d.Mean = round(sum / float64(h.count) * scale)
	d.P50, d.P90, d.P95, d.P99, d.P999 = at(.5), at(.9), at(.95), at(.99), at(.999)
	return d
}

// round drops digits beyond what the bins can know, so that 0.1+0.2 never
// shows in a report.
func round(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// Encode writes the histogram in HdrHistogram's compressed V2 form (base64),
// the same text a .hlog line carries.
func (h *Histogram) Encode() (string, error) {
	top := 0
	for p, page := range h.pages {
		if page != nil {
			top = p
		}
	}
	top = max(top, 1) // the format's smallest range is two pages
	snap := &hdr.Snapshot{
		LowestTrackableValue:  1,
		HighestTrackableValue: 1<<(pageBits+top) - 1,
		SignificantFigures:    significantFigures,
		Counts:                make([]int64, (top+1)*pageSize),
	}
	for p, page := range h.pages[:top+1] {
		if page == nil {
			continue
		}
		for b, n := range page {
			snap.Counts[p*pageSize+b] = int64(n)
		}
	}
	text, err := hdr.Import(snap).Encode(hdr.V2CompressedEncodingCookieBase)
	if err != nil {
		return "", fmt.Errorf("encode histogram: %w", err)
	}
	return string(text), nil
}

// Decode reads what Encode wrote. Text from elsewhere with another precision
// or a wider range is refused.
func Decode(text string) (h *Histogram, err error) {
	// The library indexes into the counts without checking; a damaged record
	// must be an error here, not a panic.
	defer func() {
		if r := recover(); r != nil {
			h, err = nil, fmt.Errorf("decode histogram: damaged (%v)", r)
		}
	}()
	in, err := hdr.Decode([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("decode histogram: %w", err)
	}
	snap := in.Export()
	if snap.SignificantFigures != significantFigures || snap.LowestTrackableValue != 1 || len(snap.Counts) > pageCount*pageSize {
		return nil, fmt.Errorf("decode histogram: %d digits over 1..%d, want %d digits up to %d",
			snap.SignificantFigures, snap.HighestTrackableValue, significantFigures, int64(Max))
	}
	h = &Histogram{}
	for i, n := range snap.Counts {
		if n < 0 {
			return nil, fmt.Errorf("decode histogram: bin %d holds %d, want at least 0", i, n)
		}
		if n == 0 {
			continue
		}
		page, bin := i>>pageBits, i&(pageSize-1)
		if h.pages[page] == nil {
			h.pages[page] = new([pageSize]uint64)
		}
		h.pages[page][bin] = uint64(n)
		h.count += uint64(n)
	}
	return h, nil
}
