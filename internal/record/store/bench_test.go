package store

import (
	"os"
	"path/filepath"
	"testing"

	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// BenchmarkPutEnds is the cost of one socket's end, in batches as loops hand
// them over.
func BenchmarkPutEnds(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.db")
	w := create(b, path)
	batch := manyEnds(0, 500)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if n%len(batch.Ends) == 0 {
			must(b, w.Put(batch))
		}
		n++
	}
	must(b, w.Close())
	info, err := os.Stat(path)
	must(b, err)
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(info.Size())/float64(n), "B/row")
}

// BenchmarkPutSecond is the cost of one second of 8 pools from 2 loops.
func BenchmarkPutSecond(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.db")
	w := create(b, path)
	b.ReportAllocs()
	second := 0
	for b.Loop() {
		for range 2 {
			must(b, w.Put(&record.Batch{Tallies: aSecond(second)}))
		}
		must(b, w.SetMeta("second", "committed"))
		second++
	}
	must(b, w.Close())
	info, err := os.Stat(path)
	must(b, err)
	b.ReportMetric(float64(info.Size())/float64(second), "B/s-of-run")
}

func aSecond(second int) []record.Tally {
	tallies := make([]record.Tally, 8)
	for i := range tallies {
		tallies[i] = record.Tally{Second: second, Series: i, Peak: 500}
		for c := range 8 {
			tallies[i].Counts[c] = int64(1000 * c)
		}
		for m := range 2 {
			h := new(tally.Histogram)
			for v := range int64(500) {
				h.Record(v * v)
			}
			tallies[i].Dists[m] = h
		}
	}
	return tallies
}

// BenchmarkBatches is the cost of reading one end back.
func BenchmarkBatches(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.db")
	const rows = 20_000
	write(b, path, manyEnds(0, rows))
	b.ResetTimer()
	n := 0
	for b.Loop() {
		n += len(mustRead(b, path).Ends)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "rows/s")
}
