package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// requestResult is what one subject did in one round.
type requestResult struct {
	served       int64         // by the light server's own count
	bunch        float64       // in the millisecond of a request, likewise
	user, system time.Duration // of the client and its children, start-up included
	took         time.Duration // as planned
	p99MS        float64       // of the latency, as holdfast says
	lateMS       float64       // p99 of the generator's lateness, likewise
}

func (r requestResult) perSecond() float64 { return float64(r.served) / r.took.Seconds() }

// cpu10k is CPU seconds per 10,000 requests.
func (r requestResult) cpu10k() float64 {
	return (r.user + r.system).Seconds() / float64(r.served) * 1e4
}

// user10k is the part of it that is not spent in the kernel.
func (r requestResult) user10k() float64 { return r.user.Seconds() / float64(r.served) * 1e4 }

func (r requestResult) late() float64 { return r.lateMS }

// requests carries out an open-loop load with the product's engine, everything
// on: histograms, steps, status classes, examples.
func requests(addr string, perSecond float64, length time.Duration, precise bool) error {
	p := &plan.Plan{
		Seed: 1, Duration: units.Duration(length), Precise: precise,
		Loads: []plan.Load{{
			Name: "requests", For: units.Duration(length),
			Stages:      []plan.Stage{{From: perSecond, To: perSecond, Over: units.Duration(length)}},
			Connections: plan.Connections{Max: connections, Reuse: true},
			Journey: plan.Journey{Name: "get", Steps: []string{"get"}, Program: []plan.Step{{
				Op: plan.OpRequest, Request: &plan.Request{
					Method: "GET", URL: plan.Text("http://" + addr + "/"), Timeout: units.Duration(10 * time.Second),
					Expect: plan.Expect{Status: []plan.StatusRange{{Low: 200, High: 200}}},
				},
			}}},
		}},
	}
	totals := metrics.New(p)
	err := (&engine.Engine{Loops: 1}).Run(context.Background(), p, record.SinkFunc(totals.Add))
	if err != nil {
		return err
	}
	l := &totals.Loads[0]
	latency := l.Dists[record.LatencyUS].Summary(.001)
	return json.NewEncoder(os.Stdout).Encode(map[string]float64{
		"p99_ms": latency.P99, "p999_ms": latency.P999, "service_p99_ms": l.Dists[record.ServiceUS].Summary(.001).P99,
		"late_p99_ms": totals.Generator.Dists[record.LatenessUS].Summary(.001).P99,
	})
}

// aims of the project, for what a comparison shows.
const (
	aimSaturation = 1.00  // x wrk
	aimUser       = 0.015 // CPU-s per 10,000 requests
	aimSent       = 0.0001
	aimPreciseMS  = 0.1
	aimEconomyMS  = 1.1

	honest    = 0.001 // how far from its plan a peer may be to count, and one request per connection
	calm      = 0.20  // the yardstick's spread above which nothing is judged
	overAsked = 1.3   // holdfast's rate at saturation, to the fastest so far
)

// fixedRates are those of the comparison, with the aim for CPU in economy
// against the cheapest honest peer, and whether precise timing has its turn.
var fixedRates = []struct {
	perSecond float64
	aim       float64 // 0: none
	precise   bool
}{{1000, 0, true}, {10_000, 0.9, true}, {50_000, 1.1, false}}

// subject is who has a turn.
type subject struct {
	name string
	argv func(addr string, perSecond float64) []string
}

const (
	nameYardstick = "yardstick"
	nameHoldfast  = "holdfast"
	namePrecise   = "holdfast precise"
)

// subjects are the yardstick, holdfast, and the peers that are installed and
// have the call.
func (b *bench) subjects(call func(*peer) string, precise bool) []subject {
	own := func(role string, more ...string) func(string, float64) []string {
		return func(addr string, perSecond float64) []string {
			return append([]string{b.self, "-role", role, "-addr", addr, "-rate", strconv.FormatFloat(perSecond, 'f', 0, 64), "-length", b.length.String()}, more...)
		}
	}
	list := []subject{{nameYardstick, own("yardstick")}}
	for i := range peers {
		p := &peers[i]
		path, ok := p.find(b.peers)
		if !ok || call(p) == "" {
			continue
		}
		list = append(list, subject{p.name, func(addr string, perSecond float64) []string {
			return append([]string{path}, args(call(p), "http://"+addr+"/", perSecond, int(b.length.Seconds()))...)
		}})
	}
	list = append(list, subject{nameHoldfast, own("requests")})
	if precise {
		list = append(list, subject{namePrecise, own("requests", "-precise")})
	}
	return list
}

// turns lets the subjects take turns; a rate of 0 is as fast as it goes. A peer
// that fails has no further turn.
func (b *bench) turns(ctx context.Context, subjects []subject, perSecond float64) (map[string][]requestResult, error) {
	all := map[string][]requestResult{}
	subjects = slices.Clone(subjects)
	fastest := 0.0
	for range b.rounds {
		for i := 0; i < len(subjects); i++ {
			s := subjects[i]
			ask := perSecond
			if ask == 0 && s.name == nameHoldfast {
				ask = overAsked * fastest
			}
			r, err := b.clientOf(ctx, s, ask)
			switch {
			case err == nil:
			case ctx.Err() != nil || strings.HasPrefix(s.name, nameHoldfast) || s.name == nameYardstick:
				return nil, fmt.Errorf("%s: %w", s.name, err)
			default:
				fmt.Fprintf(os.Stderr, "bench: left out: %s: %v\n", s.name, err)
				delete(all, s.name)
				subjects = slices.Delete(subjects, i, i+1)
				i--
				continue
			}
			fastest = max(fastest, float64(r.served)/b.length.Seconds())
			all[s.name] = append(all[s.name], r)
		}
	}
	return all, nil
}

// compareRequests holds holdfast against everybody else, as fast as they go and
// at fixed rates.
func (b *bench) compareRequests(ctx context.Context) error {
	fmt.Printf("\nHTTP/1.1 over %d kept connections, %d rounds of %v; CPU in s per 10,000 requests, user and system, start-up included;\n"+
		"requests as the target counts them; ratios are medians of the rounds, with [least..most]\n", connections, b.rounds, b.length)
	list := b.subjects(func(p *peer) string { return p.saturate }, false)
	all, err := b.turns(ctx, list, 0)
	if err != nil {
		return err
	}
	fmt.Printf("\nAs fast as they go\n%-17s %10s %9s %8s  %s\n", "", "served/s", "CPU/10k", "of user", "holdfast : it")
	for _, s := range list {
		if rs := all[s.name]; rs != nil {
			fmt.Printf("%-17s %10.0f %9.4f %8.4f  %s\n", s.name, medianOf(rs, requestResult.perSecond), medianOf(rs, requestResult.cpu10k),
				medianOf(rs, requestResult.user10k), paired(all[nameHoldfast], rs, requestResult.cpu10k))
		}
	}
	fair := steady(all[nameYardstick])
	if wrk := all["wrk"]; wrk != nil {
		r := paired(all[nameHoldfast], wrk, requestResult.cpu10k)
		judge(fair, fmt.Sprintf("CPU to wrk %s", r), r.median <= aimSaturation, "<= %.2f", aimSaturation)
	} else {
		fmt.Println("wrk is not installed: saturation is not judged")
	}
	user := medianOf(all[nameHoldfast], requestResult.user10k)
	judge(fair, fmt.Sprintf("user CPU %.4f s", user), user <= aimUser, "<= %.3f s", aimUser)
	for _, f := range fixedRates {
		if err := b.compareAt(ctx, f.perSecond, f.aim, f.precise); err != nil {
			return err
		}
	}
	return nil
}

// compareAt compares at a fixed rate.
func (b *bench) compareAt(ctx context.Context, perSecond, aim float64, precise bool) error {
	list := b.subjects(func(p *peer) string { return p.fixed }, precise)
	all, err := b.turns(ctx, list, perSecond)
	if err != nil {
		return err
	}
	off := func(r requestResult) float64 { return r.perSecond()/perSecond - 1 }
	fmt.Printf("\n%.0f a second\n%-17s %9s %6s %9s %8s %8s %9s  %s\n", perSecond, "", "sent", "bunch", "CPU/10k", "of user", "p99 ms", "late p99", "holdfast : it")
	cheapest, least := "", math.Inf(1)
	for _, s := range list {
		rs := all[s.name]
		if rs == nil {
			continue
		}
		cpu, sent := medianOf(rs, requestResult.cpu10k), medianOf(rs, off)
		bunch := medianOf(rs, func(r requestResult) float64 { return r.bunch })
		if math.Abs(sent) <= honest+connections/(perSecond*b.length.Seconds()) && cpu < least && !strings.HasPrefix(s.name, nameHoldfast) && s.name != nameYardstick {
			cheapest, least = s.name, cpu
		}
		said := fmt.Sprintf("%8s %9s", "-", "-")
		if strings.HasPrefix(s.name, nameHoldfast) {
			said = fmt.Sprintf("%8.3f %9.3f", medianOf(rs, func(r requestResult) float64 { return r.p99MS }), medianOf(rs, requestResult.late))
		}
		fmt.Printf("%-17s %+8.3f%% %6.1f %9.4f %8.4f %s  %s\n", s.name, 100*sent, bunch, cpu, medianOf(rs, requestResult.user10k), said,
			paired(all[nameHoldfast], rs, requestResult.cpu10k))
	}
	fair := steady(all[nameYardstick])
	if cheapest == "" {
		fmt.Printf("no peer here sends within %.1f %% of its plan: CPU is not judged\n", 100*honest)
	} else {
		r := paired(all[nameHoldfast], all[cheapest], requestResult.cpu10k)
		what := fmt.Sprintf("CPU to %s, the cheapest honest peer, %s", cheapest, r)
		if aim > 0 {
			judge(fair, what, r.median <= aim, "<= %.2f", aim)
		} else {
			fmt.Println(what)
		}
	}
	for _, s := range []struct {
		name string
		late float64
	}{{nameHoldfast, aimEconomyMS}, {namePrecise, aimPreciseMS}} {
		rs := all[s.name]
		if rs == nil {
			continue
		}
		sent := worst(rs, off)
		judge(true, fmt.Sprintf("%s: sent %+.3f %% in its worst round", s.name, 100*sent), math.Abs(sent) <= aimSent, "within %.2f %%", 100*aimSent)
		late := medianOf(rs, requestResult.late)
		judge(fair, fmt.Sprintf("%s: lateness p99 %.3f ms", s.name, late), late <= s.late, "<= %.1f ms", s.late)
	}
	return nil
}

// steady reports whether the machine was calm enough to judge by.
func steady(rs []requestResult) bool {
	s := spread(values(rs, requestResult.cpu10k))
	if s > calm {
		fmt.Printf("the yardstick's own CPU spread over %.0f %%: no verdict on anything that depends on the machine\n", 100*s)
	}
	return s <= calm
}

// judge says what was seen, and whether it is what was aimed at.
func judge(fair bool, what string, met bool, aim string, args ...any) {
	verdict := "missed"
	switch {
	case !fair:
		verdict = "not judged"
	case met:
		verdict = "met"
	}
	fmt.Printf("%s: aim %s: %s\n", what, fmt.Sprintf(aim, args...), verdict)
}

// clientOf runs a client against a fresh light server.
func (b *bench) clientOf(ctx context.Context, s subject, perSecond float64) (requestResult, error) {
	addr, stop, err := b.startServer(ctx, false)
	if err != nil {
		return requestResult{}, err
	}
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, b.length+20*time.Second)
	defer cancel()
	argv := s.argv(addr, perSecond)
	client := exec.CommandContext(ctx, argv[0], argv[1:]...)
	client.Stdin = strings.NewReader("GET http://" + addr + "/\n")
	out, err := b.output(client)
	if err != nil {
		return requestResult{}, err
	}
	u := client.ProcessState.SysUsage().(*syscall.Rusage)
	r := requestResult{took: b.length, user: time.Duration(u.Utime.Nano()), system: time.Duration(u.Stime.Nano())}
	var said struct {
		P99  float64 `json:"p99_ms"`
		Late float64 `json:"late_p99_ms"`
	}
	if json.Unmarshal(out, &said) == nil {
		r.p99MS, r.lateMS = said.P99, said.Late
	}
	if r.served, r.bunch, err = served(addr); err == nil && r.served == 0 {
		err = errors.New("the target has seen no request")
	}
	return r, err
}

// truth holds what is reported against what customers feel: 1,000 arrivals a
// second for 20 s over 64 connections, and a target that stalls for a second.
func (b *bench) truth(ctx context.Context) error {
	addr, stop, err := b.startServer(ctx, true)
	if err != nil {
		return err
	}
	defer stop()
	out, err := b.output(exec.CommandContext(ctx, b.self, "-role", "requests", "-addr", addr, "-rate", "1000", "-length", "20s"))
	if err != nil {
		return err
	}
	var said struct {
		P99     float64 `json:"p99_ms"`
		P999    float64 `json:"p999_ms"`
		Service float64 `json:"service_p99_ms"`
	}
	if err := json.Unmarshal(out, &said); err != nil {
		return err
	}
	fmt.Printf("\na target that stalls for 1 s, 1,000/s over %d connections: p99 %.1f ms (truth 800), p99.9 %.1f ms (truth 980); a client that waits would have said p99 %.1f ms\n",
		connections, said.P99, said.P999, said.Service)
	return nil
}

// served asks the light server for its count, and for how they came.
func served(addr string) (requests int64, bunch float64, err error) {
	res, err := http.Get("http://" + addr + "/count")
	if err != nil {
		return 0, 0, err
	}
	defer res.Body.Close()
	_, err = fmt.Fscan(res.Body, &requests, &bunch)
	return requests, bunch, err
}

// startServer starts a light server on a fresh address.
func (b *bench) startServer(ctx context.Context, stall bool) (addr string, stop func(), err error) {
	b.measured++
	host := fmt.Sprintf("127.0.%d.%d", 10+b.measured/200, 1+b.measured%200)
	server := exec.CommandContext(ctx, b.self, "-role", "server", "-addr", host, "-stall="+strconv.FormatBool(stall))
	server.Stderr = os.Stderr
	stdin, err := server.StdinPipe()
	if err != nil {
		return "", nil, err
	}
	stdout, err := server.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := b.shield.start(server, b.shield.target()); err != nil {
		return "", nil, err
	}
	stop = func() { _ = stdin.Close(); _ = server.Wait() }
	port, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("the light server did not start: %w", err)
	}
	return host + ":" + strings.TrimSpace(port), stop, nil
}

// output runs a generator and returns what it prints; what it complains of goes
// along with its failure.
func (b *bench) output(c *exec.Cmd) ([]byte, error) {
	var out, complaint bytes.Buffer
	c.Stdout, c.Stderr = &out, &complaint
	err := b.shield.start(c, b.shield.generator())
	if err == nil {
		err = c.Wait()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %.200s", filepath.Base(c.Path), err, bytes.TrimSpace(complaint.Bytes()))
	}
	return out.Bytes(), nil
}
