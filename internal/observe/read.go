package observe

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"holdfast/internal/pack"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// read takes the numbers out of an answer.
func read(q *pack.Query, answer []byte) ([]record.Observed, error) {
	switch q.Form {
	case pack.FormNow:
		return readNow(q.Metrics, answer)
	case pack.FormLimits:
		return readLimits(answer)
	case pack.FormReached:
		return readReached(answer)
	}
	return nil, fmt.Errorf("answers of the form %q can't be read", q.Form)
}

// count is a number of things. Platforms write it as they like.
type count struct{ n int64 }

// biggest is a count that every reader of JSON can hold.
const biggest = 1 << 53

func (c *count) UnmarshalJSON(text []byte) error {
	var v float64
	if err := json.Unmarshal(text, &v); err != nil {
		return err
	}
	if v < 0 {
		return errors.New("a count below 0")
	}
	c.n = int64(min(v, biggest))
	return nil
}

// list is what stands in an object under a key. Without results, platforms
// answer {}; an object that holds something else is not what was asked for.
func list[T any](answer []byte, key string) (found []T, err error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(answer, &object); err != nil || object == nil {
		return nil, errors.New("the answer is no JSON object")
	}
	text, ok := object[key]
	if !ok && len(object) > 0 {
		return nil, fmt.Errorf("the answer holds no %s", key)
	}
	if ok {
		if err := json.Unmarshal(text, &found); err != nil {
			return nil, fmt.Errorf("%s of the answer can't be read", key)
		}
	}
	return found, nil
}

// name makes a platform's name of something fit to be kept.
func name(text string) string { return safe.Text(text, maxText) }

// readNow adds up numbers over the groups of an answer.
func readNow(metrics []string, answer []byte) ([]record.Observed, error) {
	type group struct {
		Data []struct {
			Metric string `json:"metric"`
			Count  count  `json:"count"`
			Stats  struct {
				Count count `json:"count"`
			} `json:"stats"`
		} `json:"data"`
	}
	groups, err := list[group](answer, "results")
	if err != nil {
		return nil, err
	}
	values := make([]record.Observed, len(metrics))
	for i, metric := range metrics {
		values[i] = record.Observed{Kind: record.ObservedNow, Series: metric}
		for _, g := range groups {
			for _, d := range g.Data {
				if d.Metric == metric {
					values[i].Value = min(values[i].Value+d.Count.n+d.Stats.Count.n, biggest)
				}
			}
		}
	}
	return values, nil
}

// readLimits takes of each limit the one who uses most of it.
func readLimits(answer []byte) ([]record.Observed, error) {
	type entity struct {
		Namespace string `json:"namespace"`
		Key       string `json:"key"`
		Count     count  `json:"count"`
		Max       count  `json:"max"`
	}
	entities, err := list[entity](answer, "entities")
	if err != nil {
		return nil, err
	}
	byKey := map[string]record.Observed{}
	for _, e := range entities {
		series := name(e.Namespace + "/" + e.Key)
		if before, ok := byKey[series]; !ok || e.Count.n > before.Value {
			byKey[series] = record.Observed{Kind: record.ObservedLimit, Series: series, Value: e.Count.n, Max: e.Max.n}
		}
	}
	return inOrder(byKey), nil
}

// readReached adds up how often each limit was reached, and all of them: that
// is there from the first answer on, and what comes up later was 0 before.
func readReached(answer []byte) ([]record.Observed, error) {
	type group struct {
		Group struct {
			Namespace string `json:"namespace"`
			Limit     string `json:"limitName"`
		} `json:"group"`
		Data []struct {
			Metrics []struct {
				Stats struct {
					Count count `json:"count"`
				} `json:"stats"`
			} `json:"metrics"`
		} `json:"data"`
	}
	groups, err := list[group](answer, "results")
	if err != nil {
		return nil, err
	}
	byKey := map[string]record.Observed{}
	add := func(series string, n int64) {
		before := byKey[series]
		byKey[series] = record.Observed{Kind: record.ObservedReached, Series: series, Value: min(before.Value+n, biggest)}
	}
	add("", 0)
	for _, g := range groups {
		series := name(g.Group.Namespace + "/" + g.Group.Limit)
		for _, d := range g.Data {
			for _, m := range d.Metrics {
				add(series, m.Stats.Count.n)
				add("", m.Stats.Count.n)
			}
		}
	}
	return inOrder(byKey), nil
}

func inOrder(byKey map[string]record.Observed) []record.Observed {
	values := make([]record.Observed, 0, len(byKey))
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		values = append(values, byKey[key])
	}
	return values
}

// isConversation reports an answer that is about the conversation it was asked
// for.
func isConversation(answer []byte, id string) bool {
	var about struct {
		ID string `json:"conversationId"`
	}
	return json.Unmarshal(answer, &about) == nil && about.ID == id
}
