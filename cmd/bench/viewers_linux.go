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
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/dashboard"
	"holdfast/internal/engine"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// What a run is that is watched: sockets and requests side by side.
const (
	watchedSockets = 5000
	watchedRate    = 1000
	aimViewers     = 1.05 // x the CPU of the same run without a dashboard, at which nothing can be said to cost
)

// watchedResult is what a run did while it was watched, from the time on that
// all was open.
type watchedResult struct {
	CPUPerS float64 `json:"cpu_ms_per_s"`
	LateP99 float64 `json:"late_p99_ms"`
	LateMax float64 `json:"late_max_ms"`
	Held    int64   `json:"held"`
	Good    int64   `json:"good"`
}

// watched carries a run out; with viewers it serves their page, says where on
// standard output, and begins once it is told on standard input that they are
// there. -1 is no dashboard at all.
func watched(addr string, viewers int, length time.Duration) error {
	p := &plan.Plan{
		Seed: 1, Duration: units.Duration(length),
		Pools: []plan.Pool{{
			Name: "p", Size: watchedSockets, OpenPerSecond: watchedSockets / 2, URL: plan.Text("ws://" + addr + "/"),
			ConnectTimeout: units.Duration(10 * time.Second), HandshakeTimeout: units.Duration(10 * time.Second),
			KeepAlive: plan.KeepAlive{Kind: plan.KeepAlivePing, Every: units.Duration(pingEvery), PongTimeout: units.Duration(10 * time.Second), Jitter: .1, Share: 1},
		}},
		Loads: []plan.Load{{
			Name: "requests", For: units.Duration(length), Stages: []plan.Stage{{From: watchedRate, To: watchedRate, Over: units.Duration(length)}},
			Connections: plan.Connections{Max: connections, Reuse: true},
			Journey: plan.Journey{Name: "get", Steps: []string{"get"}, Program: []plan.Step{{
				Op: plan.OpRequest, Request: &plan.Request{
					Method: "GET", URL: plan.Text("http://" + addr + "/"), Timeout: units.Duration(10 * time.Second),
					Expect: plan.Expect{Status: []plan.StatusRange{{Low: 200, High: 200}}},
				},
			}}},
		}},
	}
	const open = 4 // seconds
	var from, to record.Host
	var late tally.Histogram
	look := func(b *record.Batch) {
		for _, h := range b.Hosts {
			if from.At == 0 && h.At > open*time.Second {
				from = h
			}
			if h.At < length {
				to = h
			}
		}
		for i := range b.Tallies {
			if t := &b.Tallies[i]; t.Series == record.Generator && t.Second >= open && t.Dists[record.LatenessUS] != nil {
				late.Merge(t.Dists[record.LatenessUS])
			}
		}
	}
	var server *dashboard.Server
	out := json.NewEncoder(os.Stdout)
	if viewers >= 0 {
		var err error
		if server, err = dashboard.Listen(context.Background(), p, "0", dashboard.Options{}); err != nil {
			return err
		}
		if err := out.Encode(server.URL()); err != nil {
			return err
		}
		if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
			return err
		}
	}
	o, err := trial.Run(context.Background(), p, (&engine.Engine{Loops: 1}).Run, nil, func(error) {}, func(_ *trial.Log, b *record.Batch) {
		look(b)
		if server != nil {
			server.Put(b, nil)
		}
	})
	if err != nil {
		return err
	}
	if server != nil {
		server.Finish(o)
		server.Linger(context.Background(), 0, 5*time.Second)
		if err := server.Close(); err != nil {
			return err
		}
	}
	d := late.Summary(.001)
	return out.Encode(watchedResult{
		CPUPerS: (to.CPU - from.CPU).Seconds() * 1000 / (to.At - from.At).Seconds(), LateP99: d.P99, LateMax: d.Max,
		Held: o.Totals.Pools[0].Counts[record.Held], Good: o.Totals.Loads[0].Counts[record.Succeeded],
	})
}

// watch are the viewers of a page, each of whom must see the end of the run. It
// says on standard output when all of them are there.
func watch(url string, viewers int) error {
	page, key, _ := strings.Cut(url, "/#key=")
	var there, done sync.WaitGroup
	failed := make(chan error, viewers)
	there.Add(viewers)
	for range viewers {
		done.Go(func() { failed <- view(page, key, there.Done) })
	}
	there.Wait()
	fmt.Println("there")
	done.Wait()
	close(failed)
	var err error
	for one := range failed {
		err = errors.Join(err, one)
	}
	return err
}

func view(page, key string, there func()) error {
	arrived := sync.OnceFunc(there)
	defer arrived()
	req, err := http.NewRequest(http.MethodGet, page+"/events", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	updates := 0
	for {
		line, err := lines.ReadString('\n')
		switch {
		case errors.Is(err, io.EOF):
			return fmt.Errorf("a viewer saw %d updates and not the end: %s", updates, resp.Status)
		case err != nil:
			return err
		case line == "event: end\n":
			return nil
		case line == "event: page\n":
			arrived()
		case line == "event: more\n":
			updates++
		}
	}
}

// compareViewers holds a run that is watched against the same run that is not.
func (b *bench) compareViewers(ctx context.Context, rounds int, length time.Duration) error {
	fmt.Printf("\nThe live page: %d sockets and %d requests/s, %d rounds of %v, all on one processor\n", watchedSockets, watchedRate, rounds, length)
	fmt.Printf("%-22s %14s %12s %12s\n", "", "CPU ms a s", "late p99 ms", "late max ms")
	subjects := []struct {
		name    string
		viewers int
	}{{"no dashboard", -1}, {"nobody watches", 0}, {"10 viewers", 10}}
	all := make([][]watchedResult, len(subjects))
	for range rounds {
		for i, s := range subjects {
			r, err := b.measureWatched(ctx, s.viewers, length)
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			if r.Held != watchedSockets {
				return fmt.Errorf("%s: %d of %d sockets were held", s.name, r.Held, watchedSockets)
			}
			all[i] = append(all[i], r)
			fmt.Printf("%-22s %14.1f %12.3f %12.2f\n", s.name, r.CPUPerS, r.LateP99, r.LateMax)
		}
	}
	for i := range subjects[1:] {
		cpu := paired(all[i+1], all[0], func(r watchedResult) float64 { return r.CPUPerS })
		late := paired(all[i+1], all[0], func(r watchedResult) float64 { return r.LateP99 })
		verdict := "met"
		switch {
		case spread(values(all[0], func(r watchedResult) float64 { return r.CPUPerS })) > calm:
			verdict = "not judged, the run without a dashboard spreads too much"
		case cpu.median > aimViewers:
			verdict = "missed"
		}
		fmt.Printf("%-22s CPU x %v, aim <= %.2f: %s; late p99 x %v\n", subjects[i+1].name, cpu, aimViewers, verdict, late)
	}
	return nil
}

// measureWatched is one round of one subject. Viewers are where the target is:
// they are not what is measured.
func (b *bench) measureWatched(ctx context.Context, viewers int, length time.Duration) (r watchedResult, err error) {
	addr, stop, err := b.startServer(ctx, false)
	if err != nil {
		return r, err
	}
	defer stop()
	run := exec.CommandContext(ctx, b.self, "-role", "watched", "-addr", addr, "-viewers", strconv.Itoa(viewers), "-hold", length.String())
	run.Stderr = os.Stderr
	begin, err := run.StdinPipe()
	if err != nil {
		return r, err
	}
	stdout, err := run.StdoutPipe()
	if err != nil {
		return r, err
	}
	if err := b.shield.start(run, b.shield.generator()); err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, run.Wait()) }()
	said := json.NewDecoder(stdout)
	if viewers >= 0 {
		var url string
		if err := said.Decode(&url); err != nil {
			return r, err
		}
		if viewers > 0 {
			crowd := exec.CommandContext(ctx, b.self, "-role", "viewers", "-addr", url, "-viewers", strconv.Itoa(viewers))
			crowd.Stderr = os.Stderr
			there, err := crowd.StdoutPipe()
			if err != nil {
				return r, err
			}
			if err := b.shield.start(crowd, b.shield.target()); err != nil {
				return r, err
			}
			defer func() { err = errors.Join(err, crowd.Wait()) }()
			if _, err := bufio.NewReader(there).ReadString('\n'); err != nil {
				return r, err
			}
		}
		if _, err := io.WriteString(begin, "go\n"); err != nil {
			return r, err
		}
	}
	return r, said.Decode(&r)
}
