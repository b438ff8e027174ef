package lint

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/record/store"
	"holdfast/internal/tally"
)

// Measured takes latencies from the record of a run: the mean service time of
// each step, under the step's name. Steps of one name count together. Throttled
// are steps that were refused at times: their mean holds refusals, too.
func (m *Model) Measured(r *store.Reader) (throttled []string, err error) {
	text, err := r.Plan()
	if err != nil {
		return nil, err
	}
	var p struct {
		Pools []json.RawMessage `json:"pools"`
		Loads []struct {
			Journey struct {
				Steps []string `json:"steps"`
			} `json:"journey"`
		} `json:"loads"`
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return nil, fmt.Errorf("the record's plan: %w", err)
	}
	names := map[int]string{} // of steps, by series
	series := len(p.Pools)
	for _, l := range p.Loads {
		series++ // the load itself
		for _, step := range l.Journey.Steps {
			names[series], _, _ = strings.Cut(step, "#")
			series++
		}
	}
	took, refused := map[string]*tally.Histogram{}, map[string]int64{}
	err = r.Batches(func(b *record.Batch) error {
		for i := range b.Tallies {
			t := &b.Tallies[i]
			name := names[t.Series]
			if h := t.Dists[record.ServiceUS]; h != nil && name != "" {
				if took[name] == nil {
					took[name] = &tally.Histogram{}
				}
				took[name].Merge(h)
				refused[name] += t.Counts[record.Throttled]
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range p.Loads {
		for _, step := range p.Loads[i].Journey.Steps {
			name, _, _ := strings.Cut(step, "#")
			h := took[name]
			if h == nil || h.Count() == 0 {
				continue
			}
			if _, given := m.Latencies[name]; given && m.Latencies[name].From == FromFlag {
				continue
			}
			m.Latencies[name] = Latency{time.Duration(h.Summary(1).Mean * float64(time.Microsecond)), FromRecord}
			if refused[name] > 0 {
				throttled = append(throttled, name)
				refused[name] = 0
			}
		}
	}
	if len(took) == 0 {
		return nil, fmt.Errorf("the record has no steps of loads, want a run with Data Actions as steps")
	}
	return throttled, nil
}
