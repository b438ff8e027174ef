package pack

import (
	"strings"
	"time"
)

// View is how a platform is asked for its own counters.
type View struct {
	Queries []Query
	// Concurrent are those of its numbers whose sum is how many interactions go
	// on at once. All of them are asked for in the same round.
	Concurrent []string
	// Conversation is the GET that tells whether the platform knows a
	// conversation, with ID in the place of its id. It is 404 if it does not.
	Conversation string
	// TokenPerMinute is how many requests the platform allows one token.
	TokenPerMinute int
}

// Query is one request that reads and changes nothing.
type Query struct {
	Name   string // in errors
	Method string
	Path   string
	Body   string // JSON, with INTERVAL in the place of the time that it asks about
	Form   Form
	// Metrics are the numbers asked for. One that a good answer leaves out is 0.
	Metrics []string
	// Seldom is asked no more often than SeldomEvery: what it tells changes
	// slowly, or is kept by the platform.
	Seldom bool
}

// Form is how an answer is read.
type Form string

// The forms of answers.
const (
	FormNow     Form = "now"     // results[].data[]: metric, and count or stats.count; summed up over groups
	FormLimits  Form = "limits"  // entities[]: namespace, key, count, max
	FormReached Form = "reached" // results[]: group.namespace, group.limitName, data[].metrics[].stats.count
)

// SeldomEvery is the shortest time between two requests of a query that is
// asked seldom.
const SeldomEvery = 10 * time.Second

// Interval is what stands in a body for the time that it asks about.
const Interval = "INTERVAL"

// Views are the platforms that can be asked, by name. There is no metric for
// interactions at once: those in a flow, waiting, ringing and talking add up to
// them.
var Views = map[string]View{
	ProfileGenesys: {
		Queries: []Query{
			nowQuery("conversations activity", "/api/v2/analytics/conversations/activity/query", "oWaiting", "oAlerting", "oInteracting"),
			nowQuery("flows activity", "/api/v2/analytics/flows/activity/query", "oFlow"),
			limitsQuery("platform.api"),
			limitsQuery("dataactions"),
			limitsQuery("notifications"),
			limitsQuery("web.messaging"),
			{
				Name: "rate limits", Method: "POST", Path: "/api/v2/analytics/ratelimits/aggregates/query", Form: FormReached, Seldom: true,
				Body: `{"interval":"` + Interval + `","groupBy":["namespace","limitName"],"metrics":["oRateLimitRecorded"]}`,
			},
		},
		Concurrent:     []string{"oFlow", "oWaiting", "oAlerting", "oInteracting"},
		Conversation:   "/api/v2/analytics/conversations/ID/details",
		TokenPerMinute: *GenesysLimits.TokenPerMinute,
	},
}

func nowQuery(name, path string, metrics ...string) Query {
	return Query{
		Name: name, Method: "POST", Path: path, Form: FormNow, Metrics: metrics,
		Body: `{"metrics":[{"metric":"` + strings.Join(metrics, `"},{"metric":"`) + `"}]}`,
	}
}

func limitsQuery(namespace string) Query {
	return Query{Name: "limits of " + namespace, Method: "GET", Path: "/api/v2/organizations/limits/namespaces/" + namespace + "/counts", Form: FormLimits, Seldom: true}
}

// Every is how often a query is asked where rounds are this far apart.
func (q *Query) Every(round time.Duration) time.Duration {
	if q.Seldom {
		return max(round, SeldomEvery)
	}
	return round
}

// PerMinute is how many requests a minute it takes to look this often.
func (v *View) PerMinute(round time.Duration) float64 {
	n := 0.0
	for i := range v.Queries {
		n += float64(time.Minute) / float64(v.Queries[i].Every(round))
	}
	return n
}
