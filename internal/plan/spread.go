package plan

import (
	"math"
	"sort"
)

// Spread is a distribution of positive numbers: seconds or bytes.
type Spread struct {
	// A log-normal one: exp(Mu + Sigma z). Sigma 0 is a constant, exp(Mu).
	Mu    float64 `json:"mu,omitempty"`
	Sigma float64 `json:"sigma,omitempty"`
	Max   float64 `json:"max,omitempty"` // 0: no bound
	// Or drawn from what was seen, sorted; Mu and Sigma are then unused.
	Seen []float64 `json:"seen,omitempty"`
}

// Constant is a spread of one value.
func Constant(v float64) Spread { return Spread{Mu: math.Log(v)} }

// LogNormal is the spread with this median and with x at the quantile q.
func LogNormal(median, x, q float64) Spread {
	return Spread{Mu: math.Log(median), Sigma: (math.Log(x) - math.Log(median)) / normalQuantile(q)}
}

// At is the value at quantile u, in (0, 1): with u drawn evenly it is a draw.
// Values seen are interpolated between.
func (s *Spread) At(u float64) float64 {
	v := s.at(u)
	if s.Max > 0 {
		return min(v, s.Max)
	}
	return v
}

func (s *Spread) at(u float64) float64 {
	if n := len(s.Seen); n > 0 {
		x := u * float64(n-1)
		i := min(int(x), n-1)
		if i == n-1 {
			return s.Seen[i]
		}
		return s.Seen[i] + (x-float64(i))*(s.Seen[i+1]-s.Seen[i])
	}
	if s.Sigma == 0 {
		return math.Exp(s.Mu)
	}
	return math.Exp(s.Mu + s.Sigma*normalQuantile(u))
}

// Observed is a spread of values that were seen.
func Observed(values []float64) Spread {
	seen := append([]float64(nil), values...)
	sort.Float64s(seen)
	return Spread{Seen: seen}
}

// normalQuantile is the inverse of the standard normal distribution, kept away
// from its infinite ends.
func normalQuantile(u float64) float64 {
	u = min(max(u, 1e-12), 1-1e-12)
	return math.Sqrt2 * math.Erfinv(2*u-1)
}
