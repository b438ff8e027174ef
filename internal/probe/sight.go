package probe

import (
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

// sight is what was seen of a pass so far, or of all of it.
type sight struct {
	pass *pass
	now  time.Duration // how far the pass is known to have come
	ends []record.End  // of first opens
	over time.Duration // when the pass ended; 0 while it goes on
}

// of are the ends in one pool.
func (s *sight) of(pool string) []*record.End {
	var list []*record.End
	for i := range s.ends {
		if e := &s.ends[i]; s.pass.plan.Pools[e.Pool].Name == pool {
			list = append(list, e)
		}
	}
	return list
}

// cut reports a socket that was ended by something else while it was held,
// not in answer to its own ping and not at our goodbye.
func (s *sight) cut(e *record.End) bool {
	return e.Lost() && e.How != record.HowNoGoodbye && (s.over == 0 || e.Ended <= s.over) && !diedOnUse(e)
}

// diedOnUse reports a socket that was gone when it pinged.
func diedOnUse(e *record.End) bool {
	if !e.Lost() || e.PingsSent == 0 || e.PongsReceived == e.PingsSent {
		return false
	}
	switch e.How {
	case record.HowNoPong, record.HowNoGoodbye:
		return e.OldestPing > 0 && e.Ended-e.OldestPing >= pongWait/2
	case record.HowReset, record.HowErrno:
		return e.OldestPing > 0 && e.Ended-e.OldestPing < pongWait
	}
	return false
}

// size is how many sockets of a pool the plan has.
func (s *sight) size(pool string) int {
	if n := s.pass.plan.PoolByName(pool); n >= 0 {
		return s.pass.plan.Pools[n].Size
	}
	return 0
}

// silence is how long nothing had passed, either way, when a socket ended.
func silence(e *record.End) time.Duration { return e.Ended - max(e.LastReceived, e.LastSent) }

// timer are the silent sockets that something ended, enough of them to call it
// one; nil otherwise.
func (s *sight) timer() []*record.End {
	list := slices.DeleteFunc(s.of(silent), func(e *record.End) bool { return !s.cut(e) })
	if len(list) < enoughCut {
		return nil
	}
	return list
}

// enoughCut is how many of the silent sockets must end by themselves: fewer
// may be an accident.
const enoughCut = 3

// ages and silences read the clocks of a number of ends.
func ages(list []*record.End) spread { return spreadOf(each(list, (*record.End).Age)) }

func silences(list []*record.End) spread { return spreadOf(each(list, silence)) }

func each(list []*record.End, read func(*record.End) time.Duration) []time.Duration {
	values := make([]time.Duration, len(list))
	for i, e := range list {
		values[i] = read(e)
	}
	return values
}

// bracket is the longest silence on the ladder that was survived below the
// shortest that was not, and how many were not. Single deaths below a rung
// that lives are accidents.
type bracket struct {
	alive, dead time.Duration // dead is 0 if all live
	deaths      int
	accidents   int
}

func (s *sight) bracket() bracket {
	died, known := make([]bool, len(s.pass.rungs)), make([]bool, len(s.pass.rungs))
	if n := s.pass.plan.PoolByName(ladder); n >= 0 && s.over == 0 {
		// Who has pinged and not ended within its wait is alive.
		for i, rung := range s.pass.rungs {
			known[i] = s.now > s.pass.plan.Pools[n].OpenAt(i)+rung+pongWait+500*time.Millisecond
		}
	}
	for _, e := range s.of(ladder) {
		switch {
		case diedOnUse(e):
			died[e.Index], known[e.Index] = true, true
		case e.PongsReceived > 0:
			known[e.Index] = true
		default:
			known[e.Index] = false
		}
	}
	var b bracket
	deaths := 0
	for i, rung := range s.pass.rungs {
		switch {
		case known[i] && died[i]:
			if b.deaths++; b.deaths == 1 {
				b.dead = rung
			}
			deaths++
		case known[i]:
			b = bracket{alive: rung}
		}
	}
	b.accidents = deaths - b.deaths
	return b
}

// left is how many sockets of a pool have not ended yet.
func (s *sight) left(pool string) int { return s.size(pool) - len(s.of(pool)) }

// enough reports that the pass has shown what it can.
func (s *sight) enough() bool {
	p := s.pass
	arms := p.armsBy + p.watch
	if list := s.timer(); list != nil {
		left, last := 0, time.Duration(0)
		for _, pool := range []string{silent, armPing, armPong, armMessage, armTCP} {
			left += s.left(pool)
			for _, e := range s.of(pool) {
				last = max(last, e.Ended)
			}
		}
		return left == 0 && s.now >= last+aftermath || s.now >= max(arms, p.armsBy+p.armsFor(ages(list).most))
	}
	if s.size(silent) == 0 { // the second ladder
		return s.now >= p.openedBy+p.longest+pongWait+500*time.Millisecond
	}
	if b := s.bracket(); b.deaths >= 2 || b.deaths == 1 && b.dead == p.rungs[len(p.rungs)-1] {
		return s.now >= max(arms, p.armsBy+p.armsFor(b.dead))
	}
	return s.now >= max(arms, p.openedBy+p.longest+pongWait+500*time.Millisecond)
}

// aftermath is how long those that are left are watched after all others have
// ended: whether they live on tells an eviction from a lifetime.
const aftermath = 1500 * time.Millisecond

// survived is the longest silence that is known to be harmless so far.
func (s *sight) survived() time.Duration {
	if s.size(silent) == 0 {
		return s.bracket().alive
	}
	n := s.pass.plan.PoolByName(silent)
	opened := s.pass.plan.Pools[n].OpenAt(s.size(silent) - 1)
	if s.left(silent) > 0 && s.over == 0 {
		return max(s.now-opened, 0)
	}
	longest := time.Duration(0)
	for _, e := range s.of(silent) {
		longest = max(longest, e.GapAny)
	}
	return longest
}

// pushes is how often the server says something by itself; 0 if it does not.
// What it says right after the open is a greeting.
func (s *sight) pushes() time.Duration {
	var periods []time.Duration
	for _, e := range s.of(silent) {
		heard := e.LastReceived - e.Opened
		switch {
		case e.Opened == 0 || heard < greeting:
		case e.MessagesReceived >= 2:
			periods = append(periods, heard/time.Duration(e.MessagesReceived))
		default: // pings of the server, or a single message
			periods = append(periods, min(e.GapReceived, heard))
		}
	}
	if len(periods) < enoughCut {
		return 0
	}
	return spreadOf(periods).median
}

const greeting = 250 * time.Millisecond

// oneInstant reports that silent and busy sockets of different ages were ended
// together: by a restart, not by a timer.
func (s *sight) oneInstant() bool {
	var opened, ended []time.Duration
	for _, pool := range []string{silent, armPing} {
		for _, e := range s.of(pool) {
			if !e.Lost() {
				return false
			}
			opened, ended = append(opened, e.Opened), append(ended, e.Ended)
		}
	}
	o, e := spreadOf(opened), spreadOf(ended)
	return len(ended) > silentSize && e.most-e.least < (o.most-o.least)/4
}

// batched reports that sockets which fell silent at different moments were
// ended together: something looks for them now and then.
func batched(list []*record.End) bool {
	byEnd := slices.SortedFunc(slices.Values(list), func(a, b *record.End) int { return int(a.Ended - b.Ended) })
	together := 0
	for i := 0; i < len(byEnd); {
		k := i + 1
		for k < len(byEnd) && byEnd[k].Ended-byEnd[k-1].Ended <= sameScan {
			k++
		}
		if s := silences(byEnd[i:k]); s.most-s.least >= silentApart/2 {
			together += k - i
		}
		i = k
	}
	return together*5 >= len(byEnd)*3
}

const sameScan = 25 * time.Millisecond

// falls reports that silences at the end shrink as more sockets are open
// (Pearson's r).
func falls(list []*record.End) bool {
	n := float64(len(list))
	var sx, sy, sxx, syy, sxy float64
	for _, e := range list {
		x, y := float64(e.OpenAtEnd), silence(e).Seconds()
		sx, sy, sxx, syy, sxy = sx+x, sy+y, sxx+x*x, syy+y*y, sxy+x*y
	}
	vx, vy := n*sxx-sx*sx, n*syy-sy*sy
	return n >= 8 && vx > 0 && vy > 0 && (n*sxy-sx*sy)/math.Sqrt(vx*vy) < -.8
}
