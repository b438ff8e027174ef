package platform

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	// actionTimeout is how long a data action waits for what is behind it, as
	// documented for actions that set nothing shorter.
	actionTimeout = 60 * time.Second
	// busyRetry is what a refusal at the limit of concurrent executions
	// promises. The platform names no time; places become free all the time.
	busyRetry = time.Second
)

var actionRoutes = []route{
	{method: "POST", path: "/api/v2/integrations/actions/*/execute", guarded: true, handle: (*Platform).execute},
}

// actions are the data actions' limits, which the whole organization shares.
type actions struct {
	perMinute  int
	concurrent int // 0: no limit

	mu      sync.Mutex
	used    window
	running int
}

func newActions(perMinute, concurrent int) *actions {
	return &actions{perMinute: perMinute, concurrent: concurrent}
}

// begin takes a place, or names the limit that refuses it.
func (a *actions) begin(now time.Time) (limit string, wait time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.concurrent > 0 && a.running >= a.concurrent {
		return "data_action_concurrent", busyRetry
	}
	if _, left, ok := a.used.take(now, a.perMinute); !ok {
		return "data_action_per_minute", left
	}
	a.running++
	return "", 0
}

func (a *actions) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.running--
}

// execute runs a data action. All of them do the same: they create an incident
// in the ServiceNow behind them from what they are given, and wait for it. A
// client that leaves does not give its place back any sooner.
func (p *Platform) execute(c *call) *Error {
	id := c.args[0]
	if !strings.HasPrefix(id, "custom_-_") && !strings.HasPrefix(id, "static_-_") && !p.story {
		return missing("action", id)
	}
	fields, e := c.readIncident()
	if e != nil {
		return e
	}
	if limit, wait := p.actions.begin(time.Now()); limit != "" {
		return c.throttled(limit, wait)
	}
	defer p.actions.end()
	took := p.now.latency.draw()
	c.wait(min(took, actionTimeout))
	if took > actionTimeout {
		return &Error{Status: http.StatusGatewayTimeout, Code: "gateway.timeout", Message: "The data action did not answer within its timeout."}
	}
	made := p.now.create(fields, time.Now())
	c.applied("incident", made.id)
	c.write(http.StatusOK, made.success())
	return nil
}

// success is the action's success template: the few fields that a flow needs.
func (i *incident) success() []byte {
	b := make([]byte, 0, 256)
	b = append(b, `{"result":{"sys_id":"`...)
	b = append(b, i.id...)
	b = append(b, `","number":"`...)
	b = append(b, i.number...)
	b = append(b, `","state":"new","short_description":`...)
	b = append(b, encode(i.short)...)
	return append(b, "}}"...)
}

// readIncident reads the body of a request for an incident.
func (c *call) readIncident() (fields incident, e *Error) {
	e = c.withBody(func(body []byte) (e *Error) {
		fields, e = readIncident(body)
		return e
	})
	return fields, e
}

// readIncident reads what an incident is to say. Values need not be text, and
// are cut to what ServiceNow keeps of them.
func readIncident(body []byte) (in incident, e *Error) {
	e = members(body, func(name, value []byte) {
		switch string(name) {
		case "short_description":
			in.short = plainText(value, 160)
		case "description":
			in.description = plainText(value, 1000)
		case "comments":
			in.comments = plainText(value, 1000)
		case "caller_id", "caller":
			in.caller = plainText(value, 64)
		case "urgency":
			in.urgency = plainText(value, 16)
		case "impact":
			in.impact = plainText(value, 16)
		}
	})
	return in, e
}

// latency draws how long what is behind the data actions takes: log-normal
// through the two quantiles of the configuration.
type latency struct {
	p50   time.Duration
	sigma float64

	mu   sync.Mutex
	dice dice
}

func newLatency(d dice, cfg pack.Latency) *latency {
	l := &latency{p50: cfg.P50.D(), dice: d}
	if cfg.P99 > cfg.P50 && cfg.P50 > 0 {
		const z99 = 2.3263478740408408 // the normal distribution's quantile
		l.sigma = math.Log(float64(cfg.P99)/float64(cfg.P50)) / z99
	}
	return l
}

func (l *latency) draw() time.Duration {
	if l.p50 == 0 || l.sigma == 0 {
		return l.p50
	}
	l.mu.Lock()
	z := l.dice.NormFloat64()
	l.mu.Unlock()
	// The bound keeps what nobody waits for from overflowing.
	return time.Duration(min(float64(l.p50)*math.Exp(l.sigma*z), float64(time.Hour)))
}

func incidentNumber(n int) string {
	text := strconv.Itoa(n)
	return "INC" + strings.Repeat("0", max(0, 7-len(text))) + text
}
