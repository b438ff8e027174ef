package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime"
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

// Requests over 64 connections, against wrk where it is installed: as many as
// go, and at fixed rates.
const connections = 64

// requestResult is what one subject did in one round.
type requestResult struct {
	served int64         // by the light server's own count
	user   time.Duration // CPU of the client's process, start-up included
	system time.Duration
	took   time.Duration
	sent   int64 // of planned, as the subject says; 0: it does not
	plan   int64
	p99MS  float64 // of the latency, as the subject says
	lateMS float64 // p99 of the generator's lateness
}

// per10k is CPU seconds per 10,000 requests.
func (r requestResult) per10k(cpu time.Duration) float64 {
	return cpu.Seconds() / float64(r.served) * 1e4
}

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
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"sent": l.Counts[record.Started], "planned": l.Counts[record.Started] + l.Counts[record.NotStarted],
		"p99_ms": l.Dists[record.LatencyUS].Summary(.001).P99, "p999_ms": l.Dists[record.LatencyUS].Summary(.001).P999, "service_p99_ms": l.Dists[record.ServiceUS].Summary(.001).P99, "late_p99_ms": totals.Generator.Dists[record.LatenessUS].Summary(.001).P99,
	})
}

// compareRequests lets holdfast and wrk take turns.
func compareRequests(rounds int, length time.Duration) error {
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		return errors.New("wrk is not installed: nothing to hold requests against")
	}
	fmt.Printf("\n%d connections, %v a round; CPU in s per 10,000 requests, of the whole client process\n\n", connections, length)
	fmt.Printf("%-22s %10s %10s %8s %8s %10s %9s\n", "subject", "served/s", "CPU/10k", "user", "sent", "p99 ms", "late p99")
	show := func(name string, r requestResult) {
		sent := "-"
		if r.plan > 0 {
			sent = fmt.Sprintf("%.3f%%", 100*float64(r.sent)/float64(r.plan))
		}
		fmt.Printf("%-22s %10.0f %10.4f %8.4f %8s %10.3f %9.3f\n", name, float64(r.served)/r.took.Seconds(), r.per10k(r.user+r.system), r.per10k(r.user), sent, r.p99MS, r.lateMS)
	}
	var ratio, user []float64
	for range rounds {
		theirs, err := clientOf(length, func(addr string) *exec.Cmd {
			return exec.Command("taskset", "-c", strconv.Itoa(runtime.NumCPU()-1), wrk, "-t1", "-c"+strconv.Itoa(connections), "-d"+strconv.Itoa(int(length.Seconds()))+"s", "http://"+addr+"/")
		})
		if err != nil {
			return err
		}
		show("wrk", theirs)
		most := 1.2 * float64(theirs.served) / theirs.took.Seconds()
		ours, err := ourRequests(most, length, false)
		if err != nil {
			return err
		}
		show("holdfast, saturated", ours)
		ratio = append(ratio, ours.per10k(ours.user+ours.system)/theirs.per10k(theirs.user+theirs.system))
		user = append(user, ours.per10k(ours.user))
		for _, rate := range []float64{1000, 10_000, 50_000} {
			r, err := ourRequests(rate, length, false)
			if err != nil {
				return err
			}
			show(fmt.Sprintf("holdfast, %.0f/s", rate), r)
		}
		r, err := ourRequests(1000, length, true)
		if err != nil {
			return err
		}
		show("holdfast, 1000/s precise", r)
	}
	fmt.Printf("\nCPU per request at saturation, holdfast : wrk, median of the rounds: %.2f (aim <= 1.00)\n", median(ratio))
	fmt.Printf("user-space CPU per 10,000 requests, median: %.4f s (aim <= 0.015)\n", median(user))
	return nil
}

func ourRequests(perSecond float64, length time.Duration, precise bool) (requestResult, error) {
	self, err := os.Executable()
	if err != nil {
		return requestResult{}, err
	}
	return clientOf(length, func(addr string) *exec.Cmd {
		return exec.Command(self, "-role", "requests", "-addr", addr, "-rate", strconv.FormatFloat(perSecond, 'f', 0, 64),
			"-hold", length.String(), "-cpu", strconv.Itoa(runtime.NumCPU()-1), "-precise="+strconv.FormatBool(precise))
	})
}

// clientOf runs a client against a fresh light server.
func clientOf(length time.Duration, command func(addr string) *exec.Cmd) (requestResult, error) {
	addr, stop, err := startServer(false)
	if err != nil {
		return requestResult{}, err
	}
	defer stop()
	client := command(addr)
	client.Stderr = os.Stderr
	out, err := client.Output()
	if err != nil {
		return requestResult{}, fmt.Errorf("%s: %w", client.Path, err)
	}
	u := client.ProcessState.SysUsage().(*syscall.Rusage)
	r := requestResult{took: length, user: time.Duration(u.Utime.Nano()), system: time.Duration(u.Stime.Nano())}
	var said struct {
		Sent    int64   `json:"sent"`
		Planned int64   `json:"planned"`
		P99     float64 `json:"p99_ms"`
		Late    float64 `json:"late_p99_ms"`
	}
	if json.Unmarshal(out, &said) == nil {
		r.sent, r.plan, r.p99MS, r.lateMS = said.Sent, said.Planned, said.P99, said.Late
	}
	r.served, err = served(addr)
	return r, err
}

// truth holds what is reported against what customers feel: 1,000 arrivals a
// second for 20 s over 64 connections, and a target that stalls for a second.
func truth() error {
	addr, stop, err := startServer(true)
	if err != nil {
		return err
	}
	defer stop()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	out, err := exec.Command(self, "-role", "requests", "-addr", addr, "-rate", "1000", "-hold", "20s", "-cpu", strconv.Itoa(runtime.NumCPU()-1)).Output()
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

// served asks the light server for its count.
func served(addr string) (int64, error) {
	res, err := http.Get("http://" + addr + "/count")
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(string(text), 10, 64)
}

// startServer starts a light server on a fresh address.
func startServer(stall bool) (addr string, stop func(), err error) {
	measured++
	host := fmt.Sprintf("127.0.%d.1", 10+measured)
	self, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	server := exec.Command(self, "-role", "server", "-addr", host, "-cpu", "0", "-stall="+strconv.FormatBool(stall))
	server.Stderr = os.Stderr
	stdin, err := server.StdinPipe()
	if err != nil {
		return "", nil, err
	}
	stdout, err := server.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := server.Start(); err != nil {
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
