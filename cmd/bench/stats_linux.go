package main

import (
	"fmt"
	"math"
	"slices"
)

// ratio is what rounds have in common, and how far they are apart.
type ratio struct{ median, least, most float64 }

func (r ratio) String() string { return fmt.Sprintf("%.2f [%.2f..%.2f]", r.median, r.least, r.most) }

func rangeOf(v []float64) ratio { return ratio{median(v), slices.Min(v), slices.Max(v)} }

// paired is the ratio of two subjects in the rounds that both had. What the
// machine does to a round it does to both.
func paired[T any](a, b []T, of func(T) float64) ratio {
	v := make([]float64, min(len(a), len(b)))
	for i := range v {
		v[i] = of(a[i]) / of(b[i])
	}
	return rangeOf(v)
}

func values[T any](list []T, of func(T) float64) []float64 {
	v := make([]float64, len(list))
	for i := range list {
		v[i] = of(list[i])
	}
	return v
}

func medianOf[T any](list []T, of func(T) float64) float64 { return median(values(list, of)) }

// median is the middle one, or the mean of the two in the middle.
func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	n := len(s)
	return (s[(n-1)/2] + s[n/2]) / 2
}

// worst is the value that is furthest from zero.
func worst[T any](list []T, of func(T) float64) (w float64) {
	for _, x := range values(list, of) {
		if math.Abs(x) > math.Abs(w) {
			w = x
		}
	}
	return w
}

// spread is how far apart the values are, in parts of their median.
func spread(v []float64) float64 { return (slices.Max(v) - slices.Min(v)) / median(v) }
