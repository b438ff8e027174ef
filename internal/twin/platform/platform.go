// Package platform is what stands behind the twin's edge: logins, flows, data
// actions, a small ServiceNow, notification channels, web messaging, workforce
// schedules, analytics of what really happened, and their documented limits.
//
// It answers requests and the messages of sockets, and says what it did. How
// bytes come and go, and what an edge does to connections, it neither knows
// nor decides.
package platform

import (
	"cmp"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/units"
)

// Options tie a platform to what carries it. The zero value is a platform that
// tells nobody what it does.
type Options struct {
	// Address is the HOST:PORT at which clients find the platform.
	Address string
	// Throttled is told of every request that a limit has refused; nil if
	// nobody wants to know. It must be safe for concurrent use, like Applied.
	Throttled func(*http.Request, Throttle)
	// Applied is told of every change of state that a request has made, before
	// the request is answered; of what is done later, when it is done. Entity is
	// KIND/ID.
	Applied func(r *http.Request, entity string)
	// Repeated is told of every request that was answered as the first one with
	// its key, and did nothing; nil if nobody wants to know.
	Repeated func(*http.Request)
	// Stop ends every wait when it is closed.
	Stop <-chan struct{}
}

// Throttle says which limit refused a request.
type Throttle struct {
	Limit      string        // its key under limits in the configuration
	Status     int           // that the answer has, or names
	RetryAfter time.Duration // the promise made
}

// Speaker is the platform's side of one WebSocket. Its methods are called by
// one goroutine after the other, never at once, Opened first and Ended last.
type Speaker interface {
	// Beat is what the platform says by itself, and how often; 0 is never.
	Beat() (every time.Duration, text []byte)
	// Opened says that the client is let in, before the client knows.
	Opened(Line)
	// Heard takes a whole message and returns the answer, of the same kind;
	// nil is none.
	Heard(text bool, message []byte) (answer []byte)
	// Ended says that the connection is over, also if it was never opened.
	Ended()
}

// Line is a WebSocket as the platform sees it.
type Line interface {
	// End closes it with a close frame. Act and why are for the truth log.
	End(act, why string, code int, reason string)
	// Send pushes a text message. It does not wait; false says that the message
	// is lost, because the client does not take what is sent or is gone.
	Send(text []byte) bool
	// Throttled says that a limit has refused a message of the client.
	Throttled(Throttle)
}

// Platform is one platform. It is safe for concurrent use.
type Platform struct {
	o       Options
	story   bool // the story's platform, which asks for no token
	port    string
	routes  *tree
	keepers map[string]keeper // by the name under which each is saved
	logins  *logins
	org     *organization
	flows   *flows
	jobs    *flowJobs
	runs    *flowRuns
	levels  *logLevels
	actions *actions
	now     *serviceNow
	notes   *notifications
	seen    *ledger
	details *detailJobs
	usages  *usages
	guests  *guests
	wfm     *wfm
	told    *storybook
	again   *repetitions

	// slow is how long what the platform does after its answer takes.
	slow *latency
	// requestBytes is how long a request's body may be.
	requestBytes int
}

// New builds the platform of a profile, with entities made from the seed. The
// configuration must be valid.
func New(cfg pack.Twin, o Options) *Platform {
	p := &Platform{o: o, story: cfg.Profile != pack.ProfileGenesys}
	_, p.port, _ = net.SplitHostPort(o.Address)
	limits, entities, routes := cfg.LimitsInForce(), cfg.EntitiesInForce(), genesysRoutes
	if p.story {
		routes = threadRoutes
	}
	p.routes = plant(commonRoutes, routes)
	p.requestBytes = cmp.Or(limitOf(limits.RequestBytes), mostBody)
	p.slow = newLatency(newDice(cfg.Seed, 20), cmp.Or(cfg.Operations, operationsTake))
	p.logins = newLogins(cfg.Seed, limits, cfg.Anonymous)
	p.org = newOrganization(cfg.Seed)
	p.flows = newFlows(cfg.Seed, *entities.Flows, p.org.home)
	p.jobs = newFlowJobs(cfg.Seed, limitOf(limits.FlowExportPerMinute))
	p.runs = newFlowRuns(cfg.Seed, limitOf(limits.FlowExecutions))
	p.levels = newLogLevels()
	p.actions = newActions(cfg.Seed, *entities.DataActions, limits)
	p.now = newServiceNow(cfg.Seed, *entities.Incidents, cfg.Latency, limits)
	p.notes = newNotifications(cfg.Seed, limits, p.after)
	p.seen = newLedger(limitsByKey(limits), p.notes.publish)
	p.again = newRepetitions(time.Duration(cfg.Idempotency))
	p.keepers = map[string]keeper{"incidents": p.now}
	if p.story {
		p.told = newStorybook(cfg.Seed)
		return p
	}
	p.details, p.usages = newDetailJobs(cfg.Seed), newUsages(cfg.Seed)
	p.guests = newGuests(cfg, limits, p)
	p.wfm = newWFM(cfg, entities, time.Now())
	maps.Copy(p.keepers, map[string]keeper{"flows": p.flows, "log_levels": p.levels, "data_actions": p.actions, "workforce": p.wfm})
	return p
}

// operationsTake is how long asynchronous operations take if nothing is said.
var operationsTake = pack.Latency{P50: units.Duration(200 * time.Millisecond), P99: units.Duration(time.Second)}

// Each part of the platform lists its routes beside what they do.
var (
	commonRoutes  = serviceNowRoutes // in every profile
	genesysRoutes = slices.Concat(
		organizationRoutes, flowRoutes, flowLockRoutes, flowVersionRoutes, flowJobRoutes, flowExportRoutes, flowRunRoutes, actionRoutes,
		channelRoutes, guestRoutes, wfmRoutes, analyticsRoutes, activityRoutes, aggregateRoutes, usageRoutes)
)

// after does something later, unless the platform has stopped by then.
func (p *Platform) after(d time.Duration, do func()) *time.Timer {
	return time.AfterFunc(d, func() {
		select {
		case <-p.o.Stop:
		default:
			do()
		}
	})
}

// ServeHTTP answers every request that is no upgrade in order.
func (p *Platform) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if LetPagesIn(w, r) {
		return
	}
	c := &call{p: p, w: w, r: r, id: correlationID()}
	if e := p.dispatch(c); e != nil {
		c.refuse(e)
	}
}

func (p *Platform) dispatch(c *call) *Error {
	path := c.r.URL.EscapedPath()
	if strings.HasSuffix(path, loginPath) { // a gateway may put a path before it
		if c.r.Method != http.MethodPost {
			return c.methodNotAllowed("POST")
		}
		return p.login(c)
	}
	at := p.routes.find(path, &c.args)
	if at == nil {
		if at = p.routes.find(behindGateway(path), &c.args); at == nil {
			return notFound
		}
	}
	to := at.route(c.r.Method)
	if to == nil {
		return c.methodNotAllowed(at.allow)
	}
	if p.story {
		return p.letIn(c, to)
	}
	return p.serve(c, to)
}

// letIn answers a request whose token will do.
func (p *Platform) letIn(c *call, to *route) *Error {
	if to.guarded {
		if e := p.authorize(c); e != nil {
			return e
		}
	}
	return p.once(c, to)
}

// behindGateway is a path without what a gateway of the client's has put
// before it.
func behindGateway(path string) string {
	for _, api := range []string{"/api/v2/", "/api/now/"} {
		if i := strings.Index(path, api); i > 0 {
			return path[i:]
		}
	}
	return ""
}

// IsSocket reports a path at which this platform has WebSockets. In the story
// the root is one, too, so that the ws URL of the ready line is one to connect
// to.
func (p *Platform) IsSocket(path string) bool {
	if p.story {
		return path == pack.ThreadSocketPath || path == "/"
	}
	return strings.HasPrefix(path, socketPath) || path == guestPath
}

// Socket finds the other side of a WebSocket that a client asks for, at a path
// that IsSocket reports.
func (p *Platform) Socket(r *http.Request) (Speaker, *Error) {
	if p.story {
		return storySocket(r)
	}
	if r.URL.Path == guestPath {
		return p.guestSocket(r)
	}
	return p.channelSocket(strings.TrimPrefix(r.URL.Path, socketPath))
}

// Refused says that a client is told of an error of Socket, which may be asked
// more than once for one request.
func (p *Platform) Refused(r *http.Request, e *Error) {
	if e.Limit != "" {
		p.seen.pressedBy(e.Limit, clip(deploymentOf(r.URL.Query(), r), maxName), time.Now())
	}
}

// applied says that a request has changed something.
func (c *call) applied(kind, id string) { c.p.applied(c.r, kind, id) }

func (p *Platform) applied(r *http.Request, kind, id string) {
	if p.o.Applied != nil {
		p.o.Applied(r, kind+"/"+id)
	}
}

// later does something that a request has asked for when the request has long
// been answered. What is to be done must not need the request's body or its
// connection. Nothing is done any more once the platform has stopped.
func (c *call) later(d time.Duration, do func(asked *http.Request)) {
	asked := &http.Request{Method: c.r.Method, URL: c.r.URL, Header: c.r.Header}
	c.p.after(d, func() { do(asked) })
}

func (p *Platform) profile() string {
	if p.story {
		return pack.ProfileThread
	}
	return pack.ProfileGenesys
}
