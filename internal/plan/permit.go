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
			total.add(v.pool)
		}
	}
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
		r.belowCeiling(c, total)
	}
}

// demand is what pools want of hosts.
type demand struct {
	sockets int
	perS    float64 // opens a second; infinite for all at once
}

func (d *demand) add(p *Pool) {
	d.sockets += p.Size
	if p.OpenPerSecond == 0 {
		d.perS = math.Inf(1)
	}
	d.perS += p.OpenPerSecond
}

// opens is the rate in words.
func (d demand) opens() string {
	if math.IsInf(d.perS, 1) {
		return "all its sockets at once"
	}
	return rate(d.perS) + " opens/s"
}

// ask is a rate to ask for: a whole number that is enough.
func (d demand) ask() string {
	if math.IsInf(d.perS, 1) {
		return "RATE"
	}
	return strconv.FormatFloat(math.Ceil(d.perS), 'f', 0, 64)
}

// known refuses hosts of platforms that want to approve every load test
// beforehand.
func (r *resolver) known(v visit) bool {
	for _, domain := range pack.KnownHosts {
		if v.host == domain || strings.HasSuffix(v.host, "."+domain) {
			r.problems.Add(v.at, "host %s: its platform demands approval of every load test beforehand, a case and a window: target.approval is not supported yet", safe.Text(v.host, 0))
			return true
		}
	}
	return false
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
			d.add(other.pool)
		}
	}
	flag := fmt.Sprintf("--confirm %s:%s", bracketed(safe.Text(v.host, 0)), d.ask())
	if r.s.Source != nil {
		flag = fmt.Sprintf("target: {ceiling: {sockets: %d, opens_per_s: %s}} or %s", total.sockets, total.ask(), flag)
	}
	r.problems.Add(v.at, "host %s has no confirmed ceiling, want %s%s", safe.Text(v.host, 0), flag, r.slower(d))
}

// belowConfirmed wants what goes to a host below what --confirm says of it.
func (r *resolver) belowConfirmed(c Confirm, away []visit) {
	var d demand
	var first strict.Place
	for _, v := range away {
		if listed([]string{c.Host}, v.host, v.port) {
			if d.sockets == 0 {
				first = v.at
			}
			d.add(v.pool)
		}
	}
	if d.perS > c.PerSecond {
		r.problems.Add(first, "host %s would see %s, want at most the %s/s of --confirm%s", safe.Text(c.Host, 0), d.opens(), rate(c.PerSecond), r.slower(d))
	}
}

// slower says what an opening without a rate needs first.
func (r *resolver) slower(d demand) string {
	switch {
	case !math.IsInf(d.perS, 1):
		return ""
	case r.s.Source == nil:
		return ", and --rate RATE"
	}
	return ", and open: {rate: RATE} in its pools"
}

// belowCeiling wants the plan below the scenario's ceiling.
func (r *resolver) belowCeiling(c *Ceiling, total demand) {
	at := func(key string) strict.Place { return r.at("target", "ceiling", key) }
	switch {
	case c.Sockets == 0:
		r.problems.Add(at("sockets"), "ceiling says nothing of sockets, want sockets: %d", total.sockets)
	case total.sockets > c.Sockets:
		r.problems.Add(at("sockets"), "the pools want %s, want at most the ceiling, %s", units.Plural(total.sockets, "socket"), units.Count(c.Sockets))
	}
	switch {
	case c.OpensPerSecond == 0:
		r.problems.Add(at("opens_per_s"), "ceiling says nothing of opens, want opens_per_s: %s%s", total.ask(), r.slower(total))
	case total.perS > c.OpensPerSecond:
		r.problems.Add(at("opens_per_s"), "the pools want %s, want at most the ceiling, %s%s", total.opens(), rate(c.OpensPerSecond), r.slower(total))
	}
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
