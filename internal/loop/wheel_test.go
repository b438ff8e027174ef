package loop

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestWheelFiresLikeASortedList holds the wheel against the obvious model:
// every timer fires once, at the first advance at or after its tick, in order.
func TestWheelFiresLikeASortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const timers = 20
		w := newWheel(timers)
		model := map[int32]int64{} // id -> tick
		now := int64(0)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			id := int32(rapid.IntRange(0, timers-1).Draw(t, "id"))
			switch rapid.IntRange(0, 3).Draw(t, "op") {
			case 0, 1:
				reach := rapid.SampledFrom([]int64{3e6, 400e6, 70e9, 20000e9, 4e15}).Draw(t, "reach")
				at := now + rapid.Int64Range(-reach/2, reach).Draw(t, "in")
				w.set(id, at)
				model[id] = max((at+tickNS-1)/tickNS, now/tickNS+1)
			case 2:
				w.clear(id)
				delete(model, id)
			case 3:
				reach := rapid.SampledFrom([]int64{2e6, 300e6, 66e9, 17000e9}).Draw(t, "reach")
				now += rapid.Int64Range(0, reach).Draw(t, "step")
				var fired []int64
				w.advance(now, func(id int32) {
					tick, ok := model[id]
					if !ok {
						t.Fatalf("timer %d fired unset", id)
					}
					delete(model, id)
					fired = append(fired, tick)
				})
				if !slices.IsSorted(fired) {
					t.Fatalf("fired out of order: %v", fired)
				}
				for _, tick := range fired {
					if tick > now/tickNS {
						t.Fatalf("tick %d fired early, at %d", tick, now/tickNS)
					}
				}
				for id, tick := range model {
					if tick <= now/tickNS {
						t.Fatalf("timer %d of tick %d not fired at %d", id, tick, now/tickNS)
					}
				}
			}
			earliest := int64(-1)
			for _, tick := range model {
				if earliest < 0 || tick < earliest {
					earliest = tick
				}
			}
			if next, ok := w.next(); ok != (earliest >= 0) || (ok && (next > earliest || next <= w.now)) {
				t.Fatalf("next = %d, %v; want after %d and at most %d", next, ok, w.now, earliest)
			}
		}
	})
}

func TestTimerSetWhileFiringFiresLater(t *testing.T) {
	w := newWheel(2)
	w.set(0, 5e6)
	var fired []int32
	w.advance(5e6, func(id int32) {
		fired = append(fired, id)
		if id == 0 {
			w.set(1, 0)
		}
	})
	if !slices.Equal(fired, []int32{0}) {
		t.Fatalf("fired %v, want only 0: a timer set meanwhile waits for the next tick", fired)
	}
	w.advance(6e6, func(id int32) { fired = append(fired, id) })
	if !slices.Equal(fired, []int32{0, 1}) {
		t.Errorf("fired %v, want 0 then 1", fired)
	}
}

func BenchmarkWheel(b *testing.B) {
	const timers = 5000
	w := newWheel(timers)
	for i := range int32(timers) {
		w.set(i, int64(i)*4e6)
	}
	now := int64(0)
	fired := 0
	for b.Loop() {
		now += 4e6
		w.advance(now, func(id int32) {
			fired++
			w.set(id, now+20e9)
		})
	}
	b.ReportMetric(float64(fired)/float64(b.N), "fired/op")
}
