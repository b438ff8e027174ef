package plan

import (
	"fmt"
	"math"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// permission holds the plan against what its user has allowed and confirmed.
// Loopback is free. Any other host must be on the allow list, and the plan
// must stay below a ceiling that somebody has confirmed for it. This looks at
// names; what they resolve to is looked at again when it is connected to.
func (r *resolver) permission() {
	var away []visit // to hosts other than loopback
	var total demand
	for _, v := range r.visits {
		if !isLoopback(v.host) {
			away = append(away, v)
			if !v.again {
				total.add(v.demand)
			}
		}
	}
	r.proxyAllowed()
	if len(away) == 0 {
		return
	}
	seen := map[string]bool{}
	for _, v := range away {
		to := fmt.Sprintf("%s %d", v.host, v.port)
		if seen[to] {
			continue
		}
		seen[to] = true
		if r.known(v) {
			continue
		}
		r.allowed(v)
		r.bounded(v, away, total)
	}
	for _, c := range r.plan.Target.Confirm {
		r.belowConfirmed(c, away)
	}
	if c := r.plan.Target.Ceiling; c != nil {
		r.belowCeiling(c, total, r.paced(away))
		r.plan.Target.Peak = &Peak{OpensPerSecond: finite(total.opens), RequestsPerSecond: total.requests}
	}
}

// demand is what pools and loads want of hosts.
type demand struct {
	sockets  int     // held at once
	opens    float64 // a second; infinite for all at once
	requests float64 // a second at the peak, without retries
}

func (d *demand) add(other demand) {
	d.sockets += other.sockets
	d.opens += other.opens
	d.requests += other.requests
}

// perS is the larger one of both rates: one --confirm is for each of them.
func (d demand) perS() float64 { return max(d.opens, d.requests) }

// words is the rate in words.
func (d demand) words() string {
	switch {
	case math.IsInf(d.opens, 1):
		return "all its sockets at once"
	case d.requests > d.opens:
		return rate(d.requests) + " requests/s"
	}
	return rate(d.opens) + " opens/s"
}

// enough is a rate to ask for: a whole number that is enough.
func enough(v float64) string {
	if math.IsInf(v, 1) {
		return "RATE"
	}
	return strconv.FormatFloat(math.Max(math.Ceil(v), 1), 'f', 0, 64)
}

// ceiling is what to write so that it is enough.
func (d demand) ceiling() string {
	var parts []string
	if d.sockets > 0 {
		parts = append(parts, fmt.Sprintf("sockets: %d", d.sockets))
	}
	if d.opens > 0 {
		parts = append(parts, "opens_per_s: "+enough(d.opens))
	}
	if d.requests > 0 || len(parts) == 0 {
		parts = append(parts, "requests_per_s: "+enough(d.requests))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// proxyAllowed wants the host of the proxy on the allow list, as any other: it
// sees all that is sent.
func (r *resolver) proxyAllowed() {
	if r.plan.Target.Proxy == "" {
		return
	}
	a, err := scenario.ParseRequestURL(r.plan.Target.Proxy)
	if err != nil || isLoopback(a.Host) {
		return
	}
	v := visit{host: canonical(a.Host), port: a.Port, at: r.at("target", "proxy")}
	if !r.known(v) {
		r.allowed(v)
	}
}

// known refuses hosts of platforms that want to approve every load test
// beforehand, unless the scenario says that they have.
func (r *resolver) known(v visit) bool {
	if !pack.IsKnownHost(v.host) {
		return false
	}
	if a := r.s.Target.Approval; a != nil {
		r.plan.Target.Approval = &Approval{Case: a.Case, Window: a.Window, Host: v.host}
		return false
	}
	r.problems.Add(v.at, "host %s: its platform demands approval of every load test beforehand, want it in the scenario, target: {approval: {case: NUMBER, window: 2026-12-01T23:00+01:00/05:00}}", safe.Text(v.host, 0))
	return true
}

// allowed wants a host on the allow list.
func (r *resolver) allowed(v visit) {
	if listed(r.plan.Target.Allow, v.host, v.port) {
		return
	}
	host := safe.Text(v.host, 0)
	if r.s.Source == nil {
		r.problems.Add(v.at, "host %s is not allowed, want --allow %s", host, host)
		return
	}
	r.problems.Add(v.at, "host %s is not allowed, want it in the scenario, target: {allow: [%s]}, or --allow %s", host, yamlHost(host), host)
}

// yamlHost is a host as it is written in a YAML list.
func yamlHost(host string) string {
	if strings.Contains(host, ":") {
		return `"` + host + `"`
	}
	return host
}

// bounded wants a ceiling that somebody has confirmed for a host.
func (r *resolver) bounded(v visit, away []visit, total demand) {
	confirmed := slices.ContainsFunc(r.plan.Target.Confirm, func(c Confirm) bool { return listed([]string{c.Host}, v.host, v.port) })
	if confirmed || r.plan.Target.Ceiling != nil {
		return
	}
	var d demand // of the host, on all ports: one --confirm covers them
	for _, other := range away {
		if other.host == v.host {
			d.add(other.demand)
		}
	}
	flag := fmt.Sprintf("--confirm %s:%s", bracketed(safe.Text(v.host, 0)), enough(d.perS()))
	if r.s.Source != nil {
		flag = fmt.Sprintf("target: {ceiling: %s} or %s", total.ceiling(), flag)
	}
	r.problems.Add(v.at, "host %s has no confirmed ceiling, want %s%s", safe.Text(v.host, 0), flag, r.slower(d))
}

// belowConfirmed wants what goes to a host below what --confirm says of it.
func (r *resolver) belowConfirmed(c Confirm, away []visit) {
	var d demand
	var first *visit
	for i, v := range away {
		if listed([]string{c.Host}, v.host, v.port) {
			if first == nil {
				first = &away[i]
			}
			d.add(v.demand)
		}
	}
	if d.perS() > c.PerSecond+roundingError {
		r.problems.Add(first.at, "host %s would see %s, want at most the %s/s of --confirm%s", safe.Text(c.Host, 0), d.words(), rate(c.PerSecond), r.slower(d))
	}
}

// roundingError is what sums of rates may be off.
const roundingError = 1e-6

// slower says what an opening without a rate needs first.
func (r *resolver) slower(d demand) string {
	switch {
	case !math.IsInf(d.opens, 1):
		return ""
	case r.s.Source == nil:
		return ", and --rate RATE"
	}
	return ", and open: {rate: RATE} in its pools"
}

// belowCeiling wants the plan below the scenario's ceiling.
func (r *resolver) belowCeiling(c *Ceiling, total, paced demand) {
	at := func(key string) strict.Place { return r.at("target", "ceiling", key) }
	switch {
	case total.sockets == 0:
	case c.Sockets == 0:
		r.problems.Add(at("sockets"), "ceiling says nothing of sockets, want sockets: %d", total.sockets)
	case total.sockets > c.Sockets:
		r.problems.Add(at("sockets"), "the pools want %s, want at most the ceiling, %s", units.Plural(total.sockets, "socket"), units.Count(c.Sockets))
	}
	switch {
	case total.opens == 0:
	case c.OpensPerSecond == 0:
		r.problems.Add(at("opens_per_s"), "ceiling says nothing of opens, want opens_per_s: %s%s", enough(total.opens), r.slower(total))
	case paced.opens > c.OpensPerSecond+roundingError:
		opens := demand{opens: paced.opens}
		r.problems.Add(at("opens_per_s"), "the pools want %s, want at most the ceiling, %s%s", opens.words(), rate(c.OpensPerSecond), r.slower(paced))
	}
	switch {
	case total.requests == 0:
	case c.RequestsPerSecond == 0:
		r.problems.Add(at("requests_per_s"), "ceiling says nothing of requests, want requests_per_s: %s", enough(total.requests))
	case paced.requests > c.RequestsPerSecond+roundingError:
		who := "the loads want %s arrivals/s at the peak"
		if r.plan.Observe != nil {
			who = "the loads and observe want %s requests/s at the peak"
		}
		r.problems.Add(at("requests_per_s"), who+", want at most the ceiling, %s", rate(paced.requests), rate(c.RequestsPerSecond))
	}
}

// paced is what the plan itself sets the pace of: the opens of pools, the
// arrivals of loads, and looks at the platform's own counters. What journeys and the steps before sockets add to it
// depends on how they go; the engine holds that back at the ceiling.
func (r *resolver) paced(away []visit) demand {
	var d demand
	asked := 0.0
	for _, v := range away {
		if v.sockets > 0 && !v.again {
			d.add(demand{sockets: v.sockets, opens: v.opens})
		}
		asked += v.requests
	}
	for i := range r.plan.Loads {
		d.requests += r.plan.Loads[i].PeakRate()
	}
	d.requests = min(d.requests+r.plan.Observe.perSecond(), asked)
	return d
}

// finite is a rate, 0 for all at once.
func finite(v float64) float64 {
	if math.IsInf(v, 1) {
		return 0
	}
	return v
}

// rate writes a rate with at most three digits after the point.
func rate(v float64) string {
	return strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
}

// canonical is the form in which hosts are compared: lower case, without the
// root's dot and without the brackets of an IPv6 address.
func canonical(host string) string {
	host = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(host), "."))
	if inner, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inner, "]") {
		return strings.TrimSuffix(inner, "]")
	}
	return host
}

// bracketed is a host as it stands before a port.
func bracketed(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

// listed reports a host, or a host and port, on a list.
func listed(list []string, host string, port int) bool {
	host = canonical(host)
	withPort := canonical(fmt.Sprintf("%s:%d", bracketed(host), port))
	return slices.ContainsFunc(list, func(entry string) bool {
		entry = canonical(entry)
		return entry == host || entry == withPort
	})
}

// isLoopback reports localhost, a name below it, or a loopback address.
func isLoopback(host string) bool {
	host = canonical(host)
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}
