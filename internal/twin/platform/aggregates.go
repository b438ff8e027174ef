package platform

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// maxBuckets is how many parts an interval is cut into at most.
const maxBuckets = 10_000

var aggregateRoutes = []route{
	{method: "POST", path: analyticsPath + "/conversations/aggregates/query", guarded: true, handle: (*Platform).conversationAggregates},
	{method: "POST", path: analyticsPath + "/flows/aggregates/query", guarded: true, handle: (*Platform).flowAggregates},
	{method: "POST", path: analyticsPath + "/actions/aggregates/query", guarded: true, handle: (*Platform).actionAggregates},
	{method: "POST", path: analyticsPath + "/ratelimits/aggregates/query", guarded: true, handle: (*Platform).limitAggregates},
}

// aggregateQuery asks for sums over an interval, or over each part of it.
type aggregateQuery struct {
	Interval    string   `json:"interval"`
	Granularity string   `json:"granularity"`
	GroupBy     []string `json:"groupBy"`
	Metrics     []string `json:"metrics"`
	Filter      *filter  `json:"filter"`
}

// sample is one thing that happened, as a metric counts it.
type sample struct {
	at     time.Time
	metric string
	value  float64 // milliseconds of a metric whose name begins with t, else unused
	of     dimensions
}

// sums are what the samples of one metric come to.
type sums struct {
	Count int      `json:"count"`
	Min   *float64 `json:"min,omitempty"`
	Max   *float64 `json:"max,omitempty"`
	Sum   *float64 `json:"sum,omitempty"`
}

func (s *sums) add(one sample) {
	s.Count++
	if one.metric[0] != 't' {
		return
	}
	if s.Sum == nil {
		s.Min, s.Max, s.Sum = new(math.Inf(1)), new(math.Inf(-1)), new(0.)
	}
	*s.Min, *s.Max, *s.Sum = min(*s.Min, one.value), max(*s.Max, one.value), *s.Sum+one.value
}

type (
	aggregateMetric struct {
		Metric string `json:"metric"`
		Stats  *sums  `json:"stats"`
	}
	aggregateInterval struct {
		Interval string            `json:"interval"`
		Metrics  []aggregateMetric `json:"metrics"`
	}
	aggregateData struct {
		Group map[string]string   `json:"group"`
		Data  []aggregateInterval `json:"data"`
	}
	aggregateAnswer struct {
		Results []aggregateData `json:"results"`
	}
)

// aggregated is one group while it is summed up: by part of the interval, and
// metric.
type aggregated struct {
	group map[string]string
	parts map[int]map[string]*sums
}

// aggregate answers a query from samples. The dimensions of none is what the
// query's own are checked against.
func (c *call) aggregate(known []string, none dimensions, samples func() []sample) *Error {
	return c.withBody(func(body []byte) *Error {
		var q aggregateQuery
		if e := decode(body, &q); e != nil {
			return e
		}
		if e := checkMetrics(q.Metrics, known); e != nil {
			return e
		}
		in, e := readInterval(q.Interval)
		if e != nil {
			return e
		}
		step, e := readGranularity(q.Granularity, in)
		if e != nil {
			return e
		}
		if e := q.check(none); e != nil {
			return e
		}
		groups := map[string]*aggregated{}
		for _, s := range samples() {
			if s.at.Before(in.from) || !s.at.Before(in.to) || !slices.Contains(q.Metrics, s.metric) || q.Filter != nil && !q.Filter.takes(s.of) {
				continue
			}
			group, key := groupOf(s.of, q.GroupBy)
			if groups[key] == nil {
				groups[key] = &aggregated{group, map[int]map[string]*sums{}}
			}
			groups[key].add(int(s.at.Sub(in.from)/step), s)
		}
		answer := aggregateAnswer{[]aggregateData{}}
		for _, key := range sortedKeys(groups) {
			answer.Results = append(answer.Results, groups[key].data(in, step, q.Metrics))
		}
		return c.answer(http.StatusOK, answer)
	})
}

func (q *aggregateQuery) check(none dimensions) *Error {
	if len(q.GroupBy) > maxFilters {
		return BadRequest(fmt.Sprintf("groupBy has at most %d dimensions.", maxFilters))
	}
	for _, name := range q.GroupBy {
		if _, ok := none(name); !ok {
			return BadRequest(fmt.Sprintf("The dimension %q is not known here.", clip(name, maxName)))
		}
	}
	if q.Filter == nil {
		return nil
	}
	return q.Filter.check(none, 0)
}

func (a *aggregated) add(part int, s sample) {
	if a.parts[part] == nil {
		a.parts[part] = map[string]*sums{}
	}
	if a.parts[part][s.metric] == nil {
		a.parts[part][s.metric] = &sums{}
	}
	a.parts[part][s.metric].add(s)
}

func (a *aggregated) data(in interval, step time.Duration, metrics []string) aggregateData {
	data := aggregateData{Group: a.group}
	for _, part := range sortedKeys(a.parts) {
		from := in.from.Add(time.Duration(part) * step)
		to := from.Add(step)
		if to.After(in.to) {
			to = in.to
		}
		of := aggregateInterval{Interval: date(from) + "/" + date(to)}
		for _, m := range metrics {
			if s := a.parts[part][m]; s != nil {
				of.Metrics = append(of.Metrics, aggregateMetric{m, s})
			}
		}
		data.Data = append(data.Data, of)
	}
	return data
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}

// readGranularity reads PT15M, PT1H, P1D and the like; none is the whole
// interval.
func readGranularity(text string, in interval) (time.Duration, *Error) {
	whole := in.to.Sub(in.from)
	if text == "" {
		return whole, nil
	}
	bad := BadRequest(fmt.Sprintf("granularity is %q, want for example PT15M, PT1H or P1D", clip(text, maxName)))
	unit := map[byte]time.Duration{'S': time.Second, 'M': time.Minute, 'H': time.Hour}
	digits, ok := strings.CutPrefix(text, "PT")
	if !ok {
		unit = map[byte]time.Duration{'D': 24 * time.Hour, 'W': 7 * 24 * time.Hour}
		if digits, ok = strings.CutPrefix(text, "P"); !ok {
			return 0, bad
		}
	}
	if len(digits) < 2 || len(digits) > 6 {
		return 0, bad
	}
	n, err := strconv.Atoi(digits[:len(digits)-1])
	step := time.Duration(n) * unit[digits[len(digits)-1]]
	if err != nil || step <= 0 {
		return 0, bad
	}
	if whole/step >= maxBuckets {
		return 0, BadRequest(fmt.Sprintf("granularity cuts the interval into more than %d parts", maxBuckets))
	}
	return step, nil
}

func (p *Platform) conversationAggregates(c *call) *Error {
	return c.aggregate([]string{"nConversations", "nConnected", "nOffered", "nFlow", "tFlow", "tAcd", "tAlert", "tHandle"}, blank.dimension, func() []sample {
		var all []sample
		for _, one := range p.seen.conversations() {
			all = append(all, sample{one.start, "nConversations", 0, one.dimension})
			all = append(all, one.samples()...)
		}
		return all
	})
}

// samples are what the phases of a conversation add to the metrics.
func (c *conversation) samples() []sample {
	var all []sample
	for i := range c.phases {
		s := &c.phases[i]
		for _, m := range s.metrics() {
			at := s.from
			if m.Name[0] == 't' {
				at = s.to
			}
			all = append(all, sample{at, m.Name, float64(m.Value), c.dimension})
		}
	}
	return all
}

func (p *Platform) flowAggregates(c *call) *Error {
	return c.aggregate([]string{"nFlow", "tFlow", "tFlowDisconnect", "tFlowExit"}, blank.dimension, func() []sample {
		var all []sample
		for _, one := range p.seen.all() {
			for _, s := range one.samples() {
				if all = append(all, s); s.metric != "tFlow" {
					continue
				}
				s.metric = "tFlowDisconnect"
				if one.phases[0].disconnect == "transfer" {
					s.metric = "tFlowExit"
				}
				all = append(all, s)
			}
		}
		return all
	})
}

// dimension is what an execution of a data action may be filtered by.
func (r *request) dimension(name string) ([]string, bool) {
	switch name {
	case "actionId":
		return []string{r.about}, true
	case "responseStatus":
		return []string{strconv.Itoa(r.status)}, true
	case "errorType":
		switch {
		case r.limit == "data_action_concurrent":
			return []string{"concurrency.rate.limit"}, true
		case r.limit == "data_action_per_minute":
			return []string{"volume.rate.limit"}, true
		case r.status == http.StatusGatewayTimeout:
			return []string{"timeout"}, true
		case r.status >= http.StatusBadRequest:
			return []string{"error"}, true
		}
		return nil, true
	}
	return nil, false
}

// atTheDoor reports a limit that refuses requests before it is looked at what
// they are for.
func atTheDoor(limit string) bool { return limit == "token_per_minute" || limit == "app_per_minute" }

func (p *Platform) actionAggregates(c *call) *Error {
	return c.aggregate([]string{"tTotalExecution"}, new(request).dimension, func() []sample {
		p.seen.mu.Lock()
		defer p.seen.mu.Unlock()
		var all []sample
		for _, r := range p.seen.requests.all() {
			if r.to.action && !atTheDoor(r.limit) {
				all = append(all, sample{r.at, "tTotalExecution", float64(r.took.Microseconds()) / 1000, r.dimension})
			}
		}
		return all
	})
}

// dimension is what a limit that was reached may be filtered by.
func (p pressure) dimension(name string) ([]string, bool) {
	info := limitByConfig(p.limit)
	switch name {
	case "limitName":
		return []string{info.key}, true
	case "namespace":
		return []string{info.namespace}, true
	case "timeUnit":
		return []string{info.unit}, true
	case "max":
		return []string{strconv.Itoa(p.most)}, true
	case "entityId", "userId":
		if p.app == "" {
			return nil, true
		}
		return []string{p.app}, true
	}
	return nil, false
}

func (p *Platform) limitAggregates(c *call) *Error {
	return c.aggregate([]string{"oRateLimitRecorded"}, pressure{}.dimension, func() []sample {
		p.seen.mu.Lock()
		defer p.seen.mu.Unlock()
		var all []sample
		for _, one := range p.seen.pressed.all() {
			all = append(all, sample{one.at, "oRateLimitRecorded", 0, one.dimension})
		}
		return all
	})
}
