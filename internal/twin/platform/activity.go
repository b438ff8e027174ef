package platform

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

var activityRoutes = []route{
	{method: "POST", path: analyticsPath + "/conversations/activity/query", guarded: true, handle: (*Platform).conversationActivity},
	{method: "POST", path: analyticsPath + "/flows/activity/query", guarded: true, handle: (*Platform).flowActivity},
	{method: "POST", path: analyticsPath + "/flows/observations/query", guarded: true, handle: (*Platform).flowObservations},
	{method: "POST", path: analyticsPath + "/queues/observations/query", guarded: true, handle: (*Platform).queueObservations},
}

// The metrics of each query. Those that name the longest are milliseconds.
var (
	conversationMetrics = []string{alerting, talking, waiting, "oLongestInteracting", "oLongestWaiting"}
	flowMetrics         = []string{inFlow}
	queueMetrics        = []string{alerting, talking, waiting}
)

// activityQuery asks how many conversations are in which phase at this moment.
type activityQuery struct {
	Metrics []struct {
		Metric  string `json:"metric"`
		Details bool   `json:"details"`
	} `json:"metrics"`
	GroupBy []string `json:"groupBy"`
	Filter  *filter  `json:"filter"`
}

// observationQuery asks the same of flows or queues. It names its metrics
// plainly.
type observationQuery struct {
	Metrics []string `json:"metrics"`
	Details []string `json:"detailMetrics"`
	GroupBy []string `json:"groupBy"`
	Filter  *filter  `json:"filter"`
}

// observed is the conversations of one group.
type observed struct {
	group map[string]string
	list  []*conversation
}

// observe sorts the conversations that go on into groups, and the executions of
// workflows if one of the metrics counts them. Without dimensions to group by
// there is one group, also if it is empty.
func (p *Platform) observe(metrics, groupBy []string, by *filter) ([]observed, *Error) {
	if len(groupBy) > maxFilters {
		return nil, BadRequest(fmt.Sprintf("groupBy has at most %d dimensions.", maxFilters))
	}
	for _, name := range groupBy {
		if _, ok := blank.dimension(name); !ok {
			return nil, BadRequest(fmt.Sprintf("The dimension %q is not known here.", clip(name, maxName)))
		}
	}
	if by != nil {
		if e := by.check(blank.dimension, 0); e != nil {
			return nil, e
		}
	}
	groups := map[string]*observed{}
	if len(groupBy) == 0 {
		groups[""] = &observed{group: map[string]string{}}
	}
	for _, c := range p.seen.inProgress() {
		if c.execution && !slices.Contains(metrics, inFlow) || by != nil && !by.takes(c.dimension) {
			continue
		}
		group, key := groupOf(c.dimension, groupBy)
		if groups[key] == nil {
			groups[key] = &observed{group: group}
		}
		groups[key].list = append(groups[key].list, c)
	}
	var all []observed
	for _, key := range sortedKeys(groups) {
		all = append(all, *groups[key])
	}
	return all, nil
}

// groupOf is the group that something belongs to, and a key that orders groups.
// Of dimensions with several values the first one counts.
func groupOf(of dimensions, names []string) (group map[string]string, key string) {
	group = make(map[string]string, len(names))
	var b strings.Builder
	for _, name := range names {
		if values, _ := of(name); len(values) > 0 {
			group[name] = values[0]
			b.WriteString(values[0])
		}
		b.WriteByte(0)
	}
	return group, b.String()
}

// value is what a metric amounts to, and the conversations that count.
func (o *observed) value(metric string, now time.Time) (value int64, counted []*conversation) {
	phase := strings.Replace(metric, "oLongest", "o", 1)
	for _, c := range o.list {
		if c.last().metric != phase {
			continue
		}
		counted = append(counted, c)
		if metric == phase {
			value++
		} else {
			value = max(value, now.Sub(c.last().from).Milliseconds())
		}
	}
	return value, counted
}

// The shapes of answers.
type (
	activityMetric struct {
		Metric string   `json:"metric"`
		Count  int64    `json:"count"`
		IDs    []string `json:"entityIds,omitempty"`
	}
	activityData struct {
		Group map[string]string `json:"group"`
		Data  []activityMetric  `json:"data"`
	}
	activityAnswer struct {
		Results   []activityData `json:"results"`
		Dimension string         `json:"entityIdDimension"`
	}
)

func (p *Platform) conversationActivity(c *call) *Error { return p.activity(c, conversationMetrics) }
func (p *Platform) flowActivity(c *call) *Error         { return p.activity(c, flowMetrics) }

func (p *Platform) activity(c *call, known []string) *Error {
	return c.withBody(func(body []byte) *Error {
		var q activityQuery
		if e := decode(body, &q); e != nil {
			return e
		}
		var names []string
		for _, m := range q.Metrics {
			names = append(names, m.Metric)
		}
		if e := checkMetrics(names, known); e != nil {
			return e
		}
		groups, e := p.observe(names, q.GroupBy, q.Filter)
		if e != nil {
			return e
		}
		now, answer := time.Now(), activityAnswer{[]activityData{}, "conversationId"}
		for _, group := range groups {
			data := activityData{Group: group.group}
			for _, m := range q.Metrics {
				value, counted := group.value(m.Metric, now)
				metric := activityMetric{Metric: m.Metric, Count: value}
				if m.Details {
					for _, one := range counted[:min(len(counted), maxDetailPage)] {
						metric.IDs = append(metric.IDs, one.id)
					}
				}
				data.Data = append(data.Data, metric)
			}
			answer.Results = append(answer.Results, data)
		}
		return c.answer(http.StatusOK, answer)
	})
}

// checkMetrics wants at least one metric, and known ones.
func checkMetrics(asked, known []string) *Error {
	if len(asked) == 0 || len(asked) > len(known) {
		return BadRequest(fmt.Sprintf("metrics wants some of %s.", strings.Join(known, ", ")))
	}
	for _, m := range asked {
		if !slices.Contains(known, m) {
			return BadRequest(fmt.Sprintf("The metric %q is not known here, want %s.", clip(m, maxName), strings.Join(known, ", ")))
		}
	}
	return nil
}

type (
	observation struct {
		Date           string `json:"observationDate"`
		ConversationID string `json:"conversationId"`
		SessionID      string `json:"sessionId"`
		FlowID         string `json:"flowId,omitempty"`
		UserID         string `json:"userId,omitempty"`
	}
	observationStats struct {
		Count int64 `json:"count"`
	}
	observationMetric struct {
		Metric       string           `json:"metric"`
		Stats        observationStats `json:"stats"`
		Truncated    *bool            `json:"truncated,omitempty"`
		Observations []observation    `json:"observations,omitempty"`
	}
	observationData struct {
		Group map[string]string   `json:"group"`
		Data  []observationMetric `json:"data"`
	}
	observationAnswer struct {
		Results []observationData `json:"results"`
	}
)

func (p *Platform) flowObservations(c *call) *Error {
	return p.observations(c, flowMetrics, []string{"flowId", "mediaType"})
}

func (p *Platform) queueObservations(c *call) *Error {
	return p.observations(c, queueMetrics, []string{"queueId", "mediaType"})
}

// observations groups by what the platform groups by if a query asks for
// nothing else.
func (p *Platform) observations(c *call, known, groupBy []string) *Error {
	return c.withBody(func(body []byte) *Error {
		var q observationQuery
		if e := decode(body, &q); e != nil {
			return e
		}
		if e := checkMetrics(q.Metrics, known); e != nil {
			return e
		}
		if q.Filter == nil {
			return BadRequest("A filter is wanted.")
		}
		if len(q.GroupBy) > 0 {
			groupBy = q.GroupBy
		}
		groups, e := p.observe(q.Metrics, groupBy, q.Filter)
		if e != nil {
			return e
		}
		now, answer := time.Now(), observationAnswer{[]observationData{}}
		for _, group := range groups {
			data := observationData{Group: group.group}
			for _, name := range q.Metrics {
				value, counted := group.value(name, now)
				metric := observationMetric{Metric: name, Stats: observationStats{value}}
				if slices.Contains(q.Details, name) {
					truncated := len(counted) > maxDetailPage
					metric.Truncated = &truncated
					for _, one := range counted[:min(len(counted), maxDetailPage)] {
						metric.Observations = append(metric.Observations, observation{
							date(one.last().from), one.id, one.last().session, one.flow.ID, one.agent.id,
						})
					}
				}
				data.Data = append(data.Data, metric)
			}
			answer.Results = append(answer.Results, data)
		}
		return c.answer(http.StatusOK, answer)
	})
}
