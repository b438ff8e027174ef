package probe

// search is where a number is looked for: doubled while it passes, halved
// between what passed and what failed, or taken where a trial has pointed.
// The zero value of low, high and hint is "none".
type search struct {
	first, most int
	low         int // the largest that passed
	high        int // the smallest that failed
	hint        int // where the last failure says that the limit is
	passes      []int
}

// next is what to try; ok is false when the answer is known to grain.
func (s *search) next(grain int) (n int, ok bool) {
	switch {
	case s.high == 0 && s.low == 0:
		return min(s.first, s.most), true
	case s.high == 0 && s.low >= s.most:
		return 0, false
	case s.high == 0:
		return min(2*s.low, s.most), true
	case s.high-s.low <= 1:
		return 0, false
	case s.hint > s.low && s.hint < s.high:
		return s.hint, true
	case s.hint > 0 && s.hint == s.low:
		return s.low + 1, true
	case s.high-s.low <= grain:
		return 0, false
	}
	return s.low + (s.high-s.low)/2, true
}

func (s *search) passed(n int) {
	s.low = max(s.low, n)
	s.passes = append(s.passes, n)
}

// failed takes a failure in: also of what has passed before, which then does
// not count any more.
func (s *search) failed(n, hint int) {
	if s.high == 0 || n < s.high {
		s.high = n
	}
	if n == s.hint { // it was wrong: the next one may be, too
		hint = 0
	}
	s.hint = hint
	s.low = 0
	for _, p := range s.passes {
		if p < s.high {
			s.low = max(s.low, p)
		}
	}
}
