package compare

import "math"

// counted is what a run counted second by second: in each second x events of
// n chances (failures of interactions, answers slower than a limit of all
// answers, good ones of a second's time).
type counted struct{ x, n []float64 }

func (t counted) sums() (x, n float64) {
	for i := range t.x {
		x, n = x+t.x[i], n+t.n[i]
	}
	return x, n
}

func (t counted) share() float64 {
	x, n := t.sums()
	if n == 0 {
		return 0
	}
	return x / n
}

// found is how a difference between two shares stands against its noise.
type found struct {
	share float64 // by how much b is above a
	noise float64 // what it must beat, at the level it was asked for
	p     float64 // how probable so much is between equal runs
	few   bool    // so few events that their number alone decides
	// stretch: it would do if seconds were independent, but it comes from a
	// few stretches of time.
	stretch bool
}

const (
	// leastSeconds are needed to see how much seconds differ by themselves.
	leastSeconds = 6
	// leastBlocks is from how few blocks a spread is estimated where more
	// seconds than that would allow longer ones.
	leastBlocks = 12
	// fewEvents is up to how many a bell curve does not describe counts.
	fewEvents = 100
)

// hold holds the difference of two shares against the noise of the seconds.
//
// The runs are paired second by second, since both follow the same plan: what
// it asks for (a ramp, a pause) is in both and cancels out. What is left of
// each second is its residual, and the spread of residuals is the noise (the
// linearised variance of a ratio; Cochran, Sampling Techniques, 6.4). Seconds
// are not independent: a slow one is followed by another. So the spread is
// also taken over blocks of 2, 4, … seconds while there are enough of them,
// each time with what neighbours have in common (Bartlett 1946), and a
// difference must stand at each length. Where events are few, their
// number must be improbable too.
func hold(a, b counted, level float64) found {
	a, b = together(a, b)
	f := found{share: b.share() - a.share(), p: 0}
	residuals := residuals(a, b)
	n := len(residuals)
	for length := 1; length == 1 || n/length >= leastBlocks; length *= 2 {
		blocks := blocksOf(residuals, length)
		k := float64(len(blocks))
		sum, next := 0.0, 0.0 // their mean is 0 by construction
		for i, r := range blocks {
			sum += r * r
			if i > 0 {
				next += blocks[i-1] * r
			}
		}
		freedom := k - 1
		if next > 0 { // neighbours are alike: less is known of the spread, too
			sum += 2 * next
			freedom /= 2
		}
		deviation := math.Sqrt(sum * k / (k - 1)) // of the sum of all residuals
		f.noise = max(f.noise, deviation*quantileT(1-level/2, freedom))
		switch {
		case deviation > 0:
			f.p = max(f.p, 2*tailT(math.Abs(f.share)/deviation, freedom))
		case f.share == 0:
			f.p = 1
		}
		if length == 1 {
			f.stretch = f.p < level
		}
	}
	f.stretch = f.stretch && f.p >= level
	xa, _ := a.sums()
	xb, _ := b.sums()
	if xa+xb < fewEvents {
		f.few = true
		f.p = max(f.p, rare(a, b, max(1, dispersion(a.x), dispersion(b.x))))
	}
	return f
}

// once holds counts that happen to each of so many only once (a socket is
// refused or lost, or it is not), so that seconds say nothing. They come in
// clumps of that mean size.
func once(a, b counted, clump, level float64) found {
	xa, na := a.sums()
	xb, nb := b.sums()
	deviation := math.Sqrt(clump * (xa/(na*na) + xb/(nb*nb)))
	return found{
		share: b.share() - a.share(), noise: deviation * quantileT(1-level/2, 1e6),
		p: rare(a, b, clump), few: xa+xb < clump*fewEvents,
	}
}

// together leaves out the seconds in which neither run had a chance.
func together(a, b counted) (counted, counted) {
	var c, d counted
	for i := range a.x {
		if a.n[i] > 0 || b.n[i] > 0 {
			c.x, c.n = append(c.x, a.x[i]), append(c.n, a.n[i])
			d.x, d.n = append(d.x, b.x[i]), append(d.n, b.n[i])
		}
	}
	return c, d
}

// residuals is what each second adds to the difference of the shares beyond
// its part of it.
func residuals(a, b counted) []float64 {
	ra, rb := a.share(), b.share()
	_, na := a.sums()
	_, nb := b.sums()
	out := make([]float64, len(a.x))
	for i := range out {
		if nb > 0 {
			out[i] += (b.x[i] - rb*b.n[i]) / nb
		}
		if na > 0 {
			out[i] -= (a.x[i] - ra*a.n[i]) / na
		}
	}
	return out
}

// blocksOf adds up so many neighbours each; what is left over at the end joins
// the last.
func blocksOf(values []float64, length int) []float64 {
	blocks := make([]float64, len(values)/length)
	for i, v := range values {
		blocks[min(i/length, len(blocks)-1)] += v
	}
	return blocks
}

// rare is how probable so uneven a split of few events is between equal runs:
// the exact conditional test of two Poisson counts. Events that belong to one
// incident are not independent, so the counts are divided by their clumps.
func rare(a, b counted, clump float64) float64 {
	xa, na := a.sums()
	xb, nb := b.sums()
	if na == 0 || nb == 0 || xa+xb == 0 {
		return 1
	}
	xa, xb = xa/clump, xb/clump
	part := na / (na + nb)
	// P(X ≥ x) of x+y trials is I_p(x, y+1), also for counts between whole ones.
	return min(1, 2*min(incompleteBeta(part, xa, xb+1), incompleteBeta(1-part, xb, xa+1)))
}

// dispersion is the variance of counts by second over their mean: 1 for events
// that know nothing of each other, their number for one burst.
func dispersion(x []float64) float64 {
	n, sum := float64(len(x)), 0.0
	for _, v := range x {
		sum += v
	}
	if sum == 0 || n < 2 {
		return 1
	}
	mean, squares := sum/n, 0.0
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	return squares / (n - 1) / mean
}

// tailT is the probability that Student's t with so many degrees of freedom is
// above t ≥ 0 (Abramowitz and Stegun 26.7.1).
func tailT(t, freedom float64) float64 {
	return incompleteBeta(freedom/(freedom+t*t), freedom/2, .5) / 2
}

// quantileT is the value that Student's t is below with probability p ≥ 1/2.
func quantileT(p, freedom float64) float64 {
	low, high := 0.0, 1.0
	for tailT(high, freedom) > 1-p && high < 1e9 {
		high *= 2
	}
	for range 60 {
		if middle := (low + high) / 2; tailT(middle, freedom) > 1-p {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// incompleteBeta is I_x(a, b), the regularised incomplete beta function, by
// its continued fraction (Abramowitz and Stegun 26.5.8), evaluated as Lentz
// does it.
func incompleteBeta(x, a, b float64) float64 {
	switch {
	case x <= 0 || b <= 0:
		return 0
	case x >= 1 || a <= 0:
		return 1
	case x > (a+1)/(a+b+2): // where the fraction converges slowly, its mirror does not
		return 1 - incompleteBeta(1-x, b, a)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log1p(-x)) / a
	const tiny = 1e-300
	f, c, d := 1.0, 1.0, 0.0
	for i := range 500 {
		m := float64(i / 2)
		term := 1.0
		switch {
		case i == 0:
		case i%2 == 0:
			term = m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		default:
			term = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		}
		if d = 1 + term*d; math.Abs(d) < tiny {
			d = tiny
		}
		d = 1 / d
		if c = 1 + term/c; math.Abs(c) < tiny {
			c = tiny
		}
		f *= c * d
		if math.Abs(1-c*d) < 1e-12 {
			break
		}
	}
	return min(1, front*(f-1))
}
