package diagnosis

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/record"
)

// requestPhase is the phase of everything that happens to loads.
const requestPhase = "request"

// hit is how often something happened to a load.
type hit struct{ load, count int }

// failureCauses are record's names of failures that speak for themselves.
var failureCauses = map[string]string{
	record.HowFIN.String():        Dropped,
	record.HowReset.String():      Reset,
	record.HowCloseFrame.String(): ServerClose,
	record.HowBadAnswer.String():  ProtocolError,
	record.HowBadFrame.String():   ProtocolError,
	record.HowNoConnect.String():  ConnectTimeout,
	record.HowNoAnswer.String():   record.FailTimeout,
	record.HowNoPong.String():     record.FailTimeout,
	record.HowNoAddress.String():  DNSFailed,
	record.HowOwnFDs.String():     GeneratorFDs,
	record.HowOwnPorts.String():   GeneratorPorts,
	record.HowOwnMemory.String():  GeneratorMemory,
	record.HowTLSAlert.String():   TLSError,
	record.HowTLSBroken.String():  TLSError,
	record.HowNoTLS.String():      TLSError,
	record.HowTLSCut.String():     TLSTruncated,

	record.FailTimeout: record.FailTimeout, record.FailExpect: record.FailExpect, record.FailExtract: record.FailExtract,

	"ECONNREFUSED": ConnectRefused,
	"ETIMEDOUT":    ConnectTimeout, "EHOSTUNREACH": ConnectTimeout, "ENETUNREACH": ConnectTimeout,
	"ECONNRESET": Reset, "ECONNABORTED": Reset, "EPIPE": Reset,
	"EMFILE": GeneratorFDs, "ENFILE": GeneratorFDs,
	"EADDRNOTAVAIL": GeneratorPorts, "EADDRINUSE": GeneratorPorts,
	"ENOMEM": GeneratorMemory, "ENOBUFS": GeneratorMemory,
}

// proxyStatus goes before the status with which a proxy refused to CONNECT.
const proxyStatus = "proxy_"

// FailureKey is what reports call a failure as record names it: an HTTP
// status, a cause, or timeout, expect, extract.
func FailureKey(failure string) string {
	if key, ok := failureCauses[failure]; ok {
		return key
	}
	if _, err := strconv.Atoi(failure); err == nil {
		return failure
	}
	if strings.HasPrefix(failure, proxyStatus) {
		return UpstreamUnreachable
	}
	return Unknown
}

// failedBy counts the failed interactions of each load by key.
func failedBy(in Input) []map[string]int {
	by := make([]map[string]int, len(in.Plan.Loads))
	for i := range by {
		by[i] = map[string]int{}
		for failure, n := range in.Totals.Loads[i].Failed {
			by[i][FailureKey(failure)] += int(n)
		}
	}
	return by
}

// requests is what happened to loads, in the making of their causes.
type requests struct {
	in    Input
	left  []map[string]int // failures without a cause yet, by load and key
	found []finding
}

// loadFindings names why interactions failed, and who throttled them. What
// the wire says by itself is believed; failures that shedding could have made
// are held against the time that good answers took.
func loadFindings(in Input, by []map[string]int) []finding {
	r := &requests{in: in}
	for i := range by {
		r.left = append(r.left, maps.Clone(by[i]))
	}
	for _, own := range []string{GeneratorFDs, GeneratorPorts, GeneratorMemory} {
		r.take([]string{own}, func(f *finding) { r.describeOwn(f, own) })
	}
	r.throttled()
	r.take([]string{"502"}, func(f *finding) { r.describeProxy(f, UpstreamUnreachable) })
	r.take([]string{UpstreamUnreachable}, func(f *finding) { describeTunnel(f, r.detail(f.loads, UpstreamUnreachable)) })
	r.shed()
	r.take([]string{"504"}, func(f *finding) { r.describeProxy(f, UpstreamTimeout) })
	r.take([]string{record.FailTimeout}, r.describeNoAnswer)
	for _, cause := range []string{ConnectRefused, ConnectTimeout, DNSFailed, TLSError, TLSTruncated, ProtocolError, Reset, Dropped, ServerClose} {
		r.take([]string{cause}, func(f *finding) { r.describeWire(f, cause) })
	}
	for _, what := range []string{record.FailExpect, record.FailExtract} {
		r.take([]string{what}, func(f *finding) { r.describeContent(f, what) })
	}
	for _, key := range r.keys() {
		if key != Unknown {
			r.take([]string{key}, func(f *finding) { r.describeStatus(f, key) })
		}
	}
	r.take([]string{Unknown}, r.describeOdd)
	return r.found
}

// keys are those of failures without a cause.
func (r *requests) keys() []string {
	all := map[string]bool{}
	for _, left := range r.left {
		for key := range left {
			all[key] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// take moves failures of some keys, of the loads that are given or of all,
// into a finding; no failure is no finding.
func (r *requests) take(keys []string, fill func(f *finding), loads ...int) {
	var f finding
	for i, left := range r.left {
		if len(loads) > 0 && !slices.Contains(loads, i) {
			continue
		}
		n := 0
		for _, key := range keys {
			n += left[key]
			delete(left, key)
		}
		if n > 0 {
			f.loads = append(f.loads, hit{i, n})
		}
	}
	if len(f.loads) == 0 {
		return
	}
	f.failures = keys
	fill(&f)
	f.evidence = append(f.evidence, r.evidence(f.loads, keys)...)
	r.found = append(r.found, f)
}

// throttled is the rate limit: every answer 429 counts, also those after which
// a retry succeeded.
func (r *requests) throttled() {
	var f finding
	failed, kept, broken := 0, int64(0), int64(0)
	for i := range r.in.Totals.Loads {
		c := &r.in.Totals.Loads[i].Counts
		n := max(int(c[record.Throttled]), r.left[i]["429"])
		if n == 0 {
			continue
		}
		failed += r.left[i]["429"]
		kept, broken = kept+c[record.PromisesKept], broken+c[record.PromiseBroken]
		f.loads = append(f.loads, hit{i, n})
		delete(r.left[i], "429")
	}
	if len(f.loads) == 0 {
		return
	}
	f.failures = []string{"429"}
	r.describeThrottled(&f, failed, kept, broken)
	f.evidence = append(f.evidence, r.evidence(f.loads, []string{"429"})...)
	r.found = append(r.found, f)
}

// sheddable are the failures that a platform under too much load makes.
var sheddable = []string{"500", "503", "504", record.FailTimeout, ConnectTimeout, Reset, Dropped}

// shed finds loads whose good answers slowed down before the failures began.
func (r *requests) shed() {
	type knee struct {
		load int
		rise
	}
	var knees []knee
	var loads []int
	for i := range r.in.Totals.Loads {
		n := 0
		for _, key := range sheddable {
			n += r.left[i][key]
		}
		if n < 2 {
			continue
		}
		if k, ok := slowing(r.in.Totals.Loads[i].Seconds, r.first(i, sheddable)); ok {
			knees = append(knees, knee{i, k})
			loads = append(loads, i)
		}
	}
	if len(knees) == 0 {
		return
	}
	worst := slices.MaxFunc(knees, func(a, b knee) int { return cmp.Compare(a.rate, b.rate) })
	r.take(sheddable, func(f *finding) { describeShedding(f, worst.rise) }, loads...)
}

// first is the second in which the first of such failures was seen, as far as
// examples tell; else the first with any failure.
func (r *requests) first(load int, keys []string) int {
	at := time.Duration(-1)
	for i := range r.in.Interactions {
		e := &r.in.Interactions[i]
		if e.Load == load && slices.Contains(keys, FailureKey(e.Failure)) && (at < 0 || e.Ended < at) {
			at = e.Ended
		}
	}
	if at >= 0 {
		return int(at / time.Second)
	}
	return slices.IndexFunc(r.in.Totals.Loads[load].Seconds, func(s metrics.Second) bool { return s.Failed > 0 })
}

// rise is how a load's good answers slowed down.
type rise struct {
	base, p90 time.Duration
	second    int // when failures began
	rate      int // arrivals a second then
	flying    int // interactions under way then
}

// slowing reports answers that took far longer when failures began than in the
// first fifth of the run: by the factor and floor at which handshakes show it,
// too. One second is the finest that tallies tell; the five before count, since
// a timeout fails long after the wait began.
func slowing(seconds []metrics.Second, from int) (rise, bool) {
	if from < 0 || from >= len(seconds) {
		return rise{}, false
	}
	k := rise{second: from, rate: int(seconds[from].Started), flying: int(seconds[from].Peak)}
	begun := slices.IndexFunc(seconds, func(s metrics.Second) bool { return s.Succeeded > 0 })
	if begun < 0 || begun >= from {
		return k, false // nothing to compare with
	}
	for _, s := range seconds[begun:min(from, begun+max(1, (len(seconds)-begun)/5))] {
		if took := goodAnswers(&s, .5); took > 0 && (k.base == 0 || took < k.base) {
			k.base = took
		}
	}
	for _, s := range seconds[max(from-5, begun):min(from+2, len(seconds))] {
		k.p90 = max(k.p90, goodAnswers(&s, .9))
	}
	return k, k.base > 0 && k.p90 > kneeFactor*k.base+kneeFloor
}

// goodAnswers is a quantile of how long the interactions took that succeeded
// in a second. Only all that ended are in the histogram; of these, those that
// timed out took longest, and other failures, which a server under load makes
// without work, were the quickest.
func goodAnswers(s *metrics.Second, q float64) time.Duration {
	quick := max(s.Service.Count()-int64(s.Succeeded)-int64(s.Timeouts), 0)
	if s.Succeeded == 0 {
		return 0
	}
	rank := quick + max(1, int64(q*float64(s.Succeeded)+.5))
	return time.Duration(s.Service.AtRank(rank)) * time.Microsecond
}

// evidence are lines about where failures of some keys came from and what
// their answers said.
func (r *requests) evidence(hits []hit, keys []string) []string {
	var lines []string
	for _, h := range hits {
		load, totals := &r.in.Plan.Loads[h.load], &r.in.Totals.Loads[h.load]
		for k, name := range load.Journey.Steps {
			n := map[string]int64{}
			for failure, count := range totals.Steps[k].Failed {
				if key := FailureKey(failure); slices.Contains(keys, key) {
					n[failureWord(failure)] += count
				}
			}
			if len(n) > 0 {
				lines = append(lines, fmt.Sprintf("%s/%s: %s", load.Name, name, counts(n)))
			}
		}
	}
	said := map[string]int64{}
	first, last, any := time.Duration(0), time.Duration(0), false
	for i := range r.in.Interactions {
		e := &r.in.Interactions[i]
		if !slices.Contains(keys, FailureKey(e.Failure)) || !slices.ContainsFunc(hits, func(h hit) bool { return h.load == e.Load }) {
			continue
		}
		if !any || e.Ended < first {
			first = e.Ended
		}
		last, any = max(last, e.Ended), true
		if n := len(e.Steps); n > 0 && e.Steps[n-1].Detail != "" {
			said[fmt.Sprintf("%s: %s", failureWord(e.Failure), e.Steps[n-1].Detail)]++
		}
	}
	if any {
		line := fmt.Sprintf("examples from %s to %s into the run", human(first.Seconds()), human(last.Seconds()))
		if last-first < 50*time.Millisecond {
			line = fmt.Sprintf("examples at %s into the run", human(first.Seconds()))
		}
		lines = append(lines, line)
	}
	common := slices.SortedFunc(maps.Keys(said), func(a, b string) int { return cmp.Or(cmp.Compare(said[b], said[a]), strings.Compare(a, b)) })
	return append(lines, common[:min(3, len(common))]...)
}

// counts is "812 × HTTP 503, 3 × RST", the most frequent first.
func counts(n map[string]int64) string {
	words := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	for i, w := range words {
		words[i] = fmt.Sprintf("%s × %s", countText(n[w]), w)
	}
	return strings.Join(words, ", ")
}

// detail is the most common word of the examples about a failure.
func (r *requests) detail(hits []hit, key string) string {
	n := map[string]int{}
	best := ""
	for i := range r.in.Interactions {
		e := &r.in.Interactions[i]
		if FailureKey(e.Failure) != key || len(e.Steps) == 0 || !slices.ContainsFunc(hits, func(h hit) bool { return h.load == e.Load }) {
			continue
		}
		text := e.Steps[len(e.Steps)-1].Detail
		if n[text]++; text != "" && (best == "" || n[text] > n[best]) {
			best = text
		}
	}
	return best
}
