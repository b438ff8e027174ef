package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

func countText(n int64) string { return units.Count(n) }

// failureWord is a failure as a sentence calls it.
func failureWord(failure string) string {
	if _, err := strconv.Atoi(failure); err == nil {
		return "HTTP " + failure
	}
	words := map[string]string{
		record.HowFIN.String(): "FIN before the answer", record.HowReset.String(): "RST", record.FailTimeout: "no answer in time",
		record.HowNoAnswer.String(): "no answer in time", record.HowNoConnect.String(): "no answer to the SYN",
		record.FailExpect: "not what was expected", record.FailExtract: "nothing to extract",
	}
	return cmp.Or(words[failure], strings.ReplaceAll(failure, "_", " "))
}

func (f *finding) hits() int {
	n := 0
	for _, h := range f.loads {
		n += h.count
	}
	return n
}

// interactionsFailed is "812 interactions failed".
func (f *finding) interactionsFailed() string {
	return units.Plural(f.hits(), "interaction") + " failed"
}

func (r *requests) describeOwn(f *finding, cause string) {
	what := map[string]string{GeneratorFDs: "file descriptors", GeneratorPorts: "source ports", GeneratorMemory: "kernel memory for sockets"}[cause]
	f.cause, f.confidence = cause, .99
	under := int64(0)
	for _, h := range f.loads {
		under = max(under, r.in.Totals.Loads[h.load].Peak)
	}
	f.params = map[string]any{"limit": under}
	f.sentence = fmt.Sprintf("it was us: this machine ran out of %s with %s under way (%s); the platform never saw them",
		what, units.Plural(under, "interaction"), f.interactionsFailed())
	f.advice = map[string]string{
		GeneratorFDs:    "Raise the limit (ulimit -n), or let connections be used again (connections: {reuse: true}) and bound them (connections: 64).",
		GeneratorPorts:  "Let connections be used again (connections: {reuse: true}), add source addresses (sources), or widen ports.",
		GeneratorMemory: "Use fewer connections (connections: 64) or a machine with more memory.",
	}[cause]
}

func (r *requests) describeThrottled(f *finding, failed int, kept, broken int64) {
	f.cause, f.confidence = RateLimited, .97
	got := r.admitted(f.loads)
	if got.seconds > 0 {
		f.evidence = append(f.evidence, fmt.Sprintf("answers 429 from second %s to second %s of the run", units.Count(got.first), units.Count(got.first+got.seconds-1)))
	}
	f.params = map[string]any{"retry_after_s": nil, "per_s": nil, "kept_promise": nil, "failed": failed}
	f.sentence = "the platform answered 429"
	if retry, ok := r.retryAfter(f.loads); ok {
		f.params["retry_after_s"] = retry
		f.sentence += ", with Retry-After " + strconv.FormatFloat(retry, 'f', -1, 64)
	}
	if got.perS > 0 {
		f.params["per_s"] = milli(got.perS)
		f.sentence += fmt.Sprintf("; while it did, %s requests a second got through", about(got.perS))
	}
	waiting := r.waiting(f.loads, failed)
	switch {
	case failed > 0:
		f.sentence += fmt.Sprintf(", and %s failed for it", units.Plural(failed, "interaction"))
	case waiting > 0:
		f.sentence += fmt.Sprintf(", and %s had not been tried again when the run ended", units.Count(waiting))
	default:
		f.sentence += ", and retries made good for all of them"
	}
	switch {
	case broken > 0:
		f.params["kept_promise"] = false
		f.sentence += fmt.Sprintf(". Retry-After was obeyed %s, and %s refused again", times(kept+broken), wasRefused(broken))
		f.advice = "The platform's Retry-After can't be relied on: back off further after each refusal, with jitter."
	case kept > 0:
		f.params["kept_promise"] = true
		f.sentence += fmt.Sprintf(". Retry-After was obeyed %s, and the platform kept its word", times(kept))
		f.advice = "Obey Retry-After, with jitter."
	case failed == 0 && waiting > 0:
		f.advice = "The wait that the platform asked for is longer than what was left of the run: run longer to see whether it lets in who waits."
	default:
		f.advice = "Obey Retry-After with jitter (retry: {on: [429]})."
	}
	switch {
	case got.budget():
		f.evidence = append(f.evidence, fmt.Sprintf("%s in %s before the first 429", units.Plural(int64(got.before), "request"), units.Plural(got.first+1, "second")))
		f.advice = fmt.Sprintf("The first %s passed and then hardly any: a budget for a time, not a rate. Ask how large it is and for how long; if it is for a minute, offer at most %s requests a second. ",
			units.Count(int64(got.before)), about(got.before/60)) + f.advice
	case got.rate >= 1:
		f.advice = fmt.Sprintf("Offer at most %s interactions a second (rate: %s/s). ", about(got.rate), about(got.rate)) + f.advice
	}
}

// waiting is how many refused requests had not been sent again, nor failed
// their interaction.
func (r *requests) waiting(hits []hit, failed int) int64 {
	n := int64(-failed)
	for _, h := range hits {
		c := &r.in.Totals.Loads[h.load].Counts
		n += c[record.Throttled] - c[record.Retried]
	}
	return n
}

func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return units.Count(n) + " times"
}

func wasRefused(n int64) string {
	if n == 1 {
		return "1 request was"
	}
	return units.Count(n) + " requests were"
}

// about is a rate without false precision: whole from 10 on.
func about(perS float64) string {
	if perS >= 10 {
		return units.Count(int64(math.Floor(perS)))
	}
	return strconv.FormatFloat(math.Floor(perS*10)/10, 'f', -1, 64)
}

// admission is what a rate limit let through.
type admission struct {
	first, seconds int     // from the first second with a 429 to the last; seconds is 0 if none is known
	perS           float64 // requests a second, of the steps that were throttled
	rate           float64 // the interactions a second for which that would have been enough
	before         float64 // requests that passed up to the first second with a 429
}

// budget reports a limit that let far more through at first than later: so
// much for a time, and not so much a second.
func (a admission) budget() bool {
	return a.seconds > 0 && a.before >= 20 && a.perS < a.before/float64(a.first+1)/2
}

func (r *requests) admitted(hits []hit) admission {
	first, last := math.MaxInt, -1
	r.throttledSteps(hits, func(calls []metrics.Calls) {
		for second, c := range calls {
			if c.Throttled > 0 {
				first, last = min(first, second), max(last, second)
			}
		}
	})
	if last < 0 {
		return admission{}
	}
	a := admission{first: first, seconds: last - first + 1}
	through, wanted := 0.0, 0.0 // wanted: first attempts
	r.throttledSteps(hits, func(calls []metrics.Calls) {
		for _, c := range calls[:min(first+1, len(calls))] {
			a.before += float64(c.Requests) - float64(c.Throttled)
		}
		for _, c := range calls[min(first, len(calls)):min(last+1, len(calls))] {
			through += float64(c.Requests) - float64(c.Throttled)
			wanted += float64(c.Requests) - float64(c.Retried)
		}
	})
	started := 0.0
	for _, h := range hits {
		seconds := r.in.Totals.Loads[h.load].Seconds
		for _, s := range seconds[min(first, len(seconds)):min(last+1, len(seconds))] {
			started += float64(s.Started)
		}
	}
	a.perS = max(through, 0) / float64(a.seconds)
	if wanted > 0 {
		a.rate = started / float64(a.seconds) * min(1, max(through, 0)/wanted)
	}
	return a
}

// throttledSteps visits the steps that saw a 429.
func (r *requests) throttledSteps(hits []hit, visit func(calls []metrics.Calls)) {
	for _, h := range hits {
		for k := range r.in.Totals.Loads[h.load].Steps {
			if s := &r.in.Totals.Loads[h.load].Steps[k]; s.Counts[record.Throttled] > 0 {
				visit(s.Calls)
			}
		}
	}
}

// retryAfter is what the server asked for, where an example quotes it.
func (r *requests) retryAfter(hits []hit) (float64, bool) {
	_, rest, ok := strings.Cut(r.detail(hits, "429"), "Retry-After: ")
	if !ok {
		return 0, false
	}
	end := strings.IndexFunc(rest, func(c rune) bool { return (c < '0' || c > '9') && c != '.' })
	if end < 0 {
		end = len(rest)
	}
	s, err := strconv.ParseFloat(rest[:end], 64)
	return s, err == nil
}

func (r *requests) describeProxy(f *finding, cause string) {
	f.cause, f.confidence = cause, .9
	status, what := 502, "could not reach the service behind it"
	if cause == UpstreamTimeout {
		f.confidence, status, what = r.surer(f, .6), 504, "got no answer from the service behind it in time"
	}
	f.params = map[string]any{"status": status}
	f.sentence = fmt.Sprintf("a proxy on the path %s (HTTP %d)", what, status)
	f.advice = "Look at the service behind the proxy, not at the requests: it was down, starting or too slow."
}

func describeShedding(f *finding, k rise) {
	f.cause, f.confidence = OverloadShed, .85
	if f.hits() < fewEnds {
		f.confidence = .7
	}
	f.params = map[string]any{"at_open": k.flying, "at_rate_per_s": k.rate}
	f.sentence = fmt.Sprintf("the platform shed load without a 429: good answers slowed from about %s to about %s first (p90), then interactions failed, at %s a second and %s under way",
		roughly(k.base), roughly(k.p90), units.Count(k.rate), units.Count(k.flying))
	f.advice = "Find the rate at which answers stay fast by halving it (rate: " + units.Count(max(1, k.rate/2)) + "/s), and retry with backoff and jitter: retries at once make it worse."
	f.evidence = append(f.evidence, fmt.Sprintf("failures began in second %s; good answers: median %s at first, p90 %s then",
		units.Count(k.second), roughly(k.base), roughly(k.p90)))
}

// roughly is a duration to two digits, from a coarse histogram.
func roughly(d time.Duration) string {
	unit := math.Pow(10, math.Floor(math.Log10(max(float64(d), 1)))-1)
	return said(time.Duration(math.Round(float64(d)/unit) * unit))
}

// patience is the shortest timeout of the requests that a load makes.
func patience(l *plan.Load) time.Duration {
	least := time.Duration(0)
	for i := range l.Journey.Program {
		if q := l.Journey.Program[i].Request; q != nil && (least == 0 || q.Timeout.D() < least) {
			least = q.Timeout.D()
		}
	}
	return least
}

func (r *requests) describeNoAnswer(f *finding) {
	f.cause, f.confidence = BackendStall, .7
	sure, some := r.failedForNoLoad(f)
	switch fresh := r.onNewConnections(f); {
	case fresh:
		f.evidence = append(f.evidence, "new connections came about meanwhile: the path carries packets, and the kernel on the other side takes them")
		f.confidence = max(.7, sure)
	case some: // others were answered meanwhile, and as fast as ever: it is not the path
		f.confidence = max(.7, sure)
	}
	f.params = map[string]any{}
	limit := patience(&r.in.Plan.Loads[f.loads[0].load])
	within := "in time"
	if limit > 0 {
		within = "within " + said(limit)
		f.params["timeout_s"] = milli(limit.Seconds())
	}
	f.sentence = "connections were up and requests sent, and no complete answer came " + within
	if r.succeeded(f.loads) {
		f.sentence += ", though good answers had not become slower before"
	}
	f.advice = "Look at the process behind the address: it hangs, waits for something of its own, or dropped the request."
	if limit > 0 {
		f.advice += fmt.Sprintf(" If it may take longer than %s, raise timeout.", said(limit))
	}
}

// onNewConnections reports timeouts of which a good part must have been on
// connections that were made while others timed out already: more failed than
// there were connections before, and none failed to connect.
func (r *requests) onNewConnections(f *finding) bool {
	for _, h := range f.loads {
		load, totals := &r.in.Plan.Loads[h.load], &r.in.Totals.Loads[h.load]
		for failure := range totals.Failed {
			if key := FailureKey(failure); key == ConnectTimeout || key == ConnectRefused || key == TLSError {
				return false
			}
		}
		began := slices.IndexFunc(totals.Seconds, func(s metrics.Second) bool { return s.Timeouts > 0 }) - int(math.Ceil(patience(load).Seconds()))
		before := 0
		for _, s := range totals.Seconds[:min(max(began, 0), len(totals.Seconds))] {
			before = max(before, int(s.Peak))
		}
		if h.count < before+fewEnds {
			return false
		}
	}
	return true
}

func (r *requests) succeeded(hits []hit) bool {
	for _, h := range hits {
		if r.in.Totals.Loads[h.load].Counts[record.Succeeded] > 0 {
			return true
		}
	}
	return false
}

func (r *requests) describeWire(f *finding, cause string) {
	f.cause, f.confidence = cause, .9
	detail := r.detail(f.loads, cause)
	f.params = map[string]any{"detail": detail}
	switch cause {
	case ConnectRefused:
		f.params["detail"] = "ECONNREFUSED"
		f.sentence = "nothing accepts connections at the address (connection refused)"
		f.advice = "Check host and port, and that the service runs; a firewall that rejects looks the same."
	case ConnectTimeout:
		f.params["detail"] = cmp.Or(detail, "no answer to the SYN")
		f.sentence = "no TCP connection came about"
		f.advice = "The address does not answer: a firewall that drops, a full listen queue, or a host that is down. Fewer new connections (connections: 64) tell a full queue from the rest."
	case DNSFailed:
		f.sentence = "no connection was tried: " + cmp.Or(detail, "the name has no address, or the allow list refused it")
		f.advice = "Check the name, and target.allow."
	case TLSError:
		f.params["alert"] = nil
		f.sentence = "no TLS session came about, or it broke" + quoted(detail)
		f.advice = cmp.Or(namedAlert(detail), brokenAdvice(detail))
	case TLSTruncated:
		f.params, f.confidence = map[string]any{}, r.surer(f, .6)
		f.sentence = "TCP ended without close_notify before the answer was complete"
		f.advice = "Whatever ends TLS was killed or cut: look at the log of that hop."
	case ProtocolError:
		f.params["code"] = nil
		f.sentence = "answers break the protocol" + quoted(detail)
		f.advice = "Check that this port speaks HTTP/1.1, and which proxy answers."
	case ServerClose:
		f.params, f.confidence = map[string]any{"code": nil, "reason": detail}, .85
		f.sentence = "the server closed WebSockets that interactions had open"
		f.advice = "Ask the platform what makes it send this close."
	case Reset:
		f.params, f.confidence = map[string]any{}, r.surer(f, .6)
		f.sentence = "connections were reset (RST) before the answer was complete"
		f.advice = "Look at the log of the hop that sent it: a process that died, or a keep-alive timer shorter than the pauses between requests (connections: {reuse: false} tells)."
	case Dropped:
		f.params, f.confidence = map[string]any{}, r.surer(f, .6)
		f.sentence = "connections ended (FIN) before the answer was complete"
		f.advice = "Look at the log of the hop that sent it: a restart, or a keep-alive timer shorter than the pauses between requests (connections: {reuse: false} tells)."
	}
}

// surer is how sure a failure is that a limit or too much load could have made,
// at least so much: the more, the clearer they are out.
func (r *requests) surer(f *finding, least float64) float64 {
	sure, some := r.failedForNoLoad(f)
	if some && sure >= wellTested {
		f.evidence = append(f.evidence, "good answers were as fast as ever meanwhile, and the failures came in no even measure: no overload, no limit on the rate")
	}
	return max(least, sure)
}

func (r *requests) describeContent(f *finding, kind string) {
	f.cause, f.confidence = UnexpectedAnswer, .95
	detail := r.detail(f.loads, kind)
	f.params = map[string]any{"kind": kind, "detail": detail}
	what := "answers had the right status and did not hold what was expected"
	if kind == record.FailExtract {
		what = "answers did not hold a value that later steps need"
	}
	f.sentence = what
	if detail != "" {
		f.sentence += " (" + detail + ")"
	}
	f.advice = "Compare one of the answers with expect and extract of the step; under load a platform may answer 200 and say in the body that it failed."
}

func (r *requests) describeStatus(f *finding, key string) {
	status, _ := strconv.Atoi(key)
	f.cause, f.confidence = UnexpectedStatus, .95
	f.params = map[string]any{"status": status}
	f.sentence = fmt.Sprintf("the server answered HTTP %d, which the step does not expect", status)
	switch {
	case status == 401 || status == 403:
		f.advice = "The request lacks a credential or permission: check the token and its scopes."
	case status == 404 || status == 405:
		f.advice = "There is no such thing at this address: check path, method and what is filled in."
	case status >= 300 && status < 400:
		f.advice = "The address redirects. Redirects are not followed: put the final address into the journey."
	case status == 409 || status == 412:
		f.advice = "Interactions get in each other's way: give each its own data (${n}, data rows)."
	case status == 413:
		f.advice = "The body is too large for the server: make size smaller."
	case status == 503:
		f.confidence = r.surer(f, .6)
		f.advice = "Maintenance, a circuit breaker, or a fixed limit: run again at half the rate, and a limit goes away, the rest stays."
		if r.succeeded(f.loads) {
			f.sentence += ", and good answers had not become slower before"
		}
	case status >= 500:
		f.confidence = r.surer(f, .8)
		f.advice = "The server failed on the request: look at its log."
	default:
		f.advice = "Check the request: what it sends, and expect.status."
	}
}

func (r *requests) describeOdd(f *finding) {
	f.cause, f.confidence = Unknown, .3
	n := map[string]int64{}
	for _, h := range f.loads {
		for failure, count := range r.in.Totals.Loads[h.load].Failed {
			if FailureKey(failure) == Unknown {
				n[failureWord(failure)] += count
			}
		}
	}
	f.params = map[string]any{"hypotheses": []string{}}
	f.sentence = fmt.Sprintf("%s in a way the evidence does not explain (%s)", f.interactionsFailed(), counts(n))
	f.advice = "Keep the record and look at the view example_steps in it."
}
