// Command bench measures holdfast against yardsticks in the same run. It is
// started by "make bench" and is no part of the product.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch args[0] {
	case "server":
		return serve(args[1])
	case "hold":
		n, _ := strconv.Atoi(args[2])
		d, _ := time.ParseDuration(args[3])
		p, _ := time.ParseDuration(args[4])
		return hold(args[1], n, d, p)
	}
	return nil
}

type result struct {
	Sockets int     `json:"sockets"`
	Held    int64   `json:"held"`
	OpenS   float64 `json:"open_s"`
	OpenCPU float64
	LoopCPU float64 // ms per connection-minute
	RSS     int64
	Lost    int64
	Refused int64
	PingP99 float64
	Pings   int64
}

func hold(url string, n int, d, ping time.Duration) error {
	pool := plan.Pool{
		Name: "p", Size: n, URL: plan.Text(url),
		ConnectTimeout: units.Duration(10 * time.Second), HandshakeTimeout: units.Duration(10 * time.Second),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAlivePing, Every: units.Duration(ping), PongTimeout: units.Duration(10 * time.Second), Jitter: .1, Share: 1},
	}
	p := &plan.Plan{Seed: 1, Duration: units.Duration(d), Pools: []plan.Pool{pool}}
	totals := metrics.New(p)
	r := result{Sockets: n}
	var opened time.Duration
	var hosts []record.Host
	err := (&engine.Engine{}).Run(context.Background(), p, record.SinkFunc(func(b *record.Batch) error {
		for _, e := range b.Ends {
			opened = max(opened, e.Opened)
		}
		hosts = append(hosts, b.Hosts...)
		return totals.Add(b)
	}))
	if err != nil {
		return err
	}
	r.OpenS = opened.Seconds()
	var settled, end record.Host
	for _, h := range hosts {
		if settled.At == 0 && h.At > opened+2*time.Second {
			settled = h
		}
		if h.At < d {
			end = h
		}
	}
	r.OpenCPU = settled.CPU.Seconds()
	r.LoopCPU = float64(end.LoopCPU-settled.LoopCPU) / 1e6 / float64(n) / (end.At - settled.At).Minutes()
	r.RSS = end.RSSBytes
	c := totals.Pools[0].Counts
	r.Held, r.Lost, r.Refused, r.Pings = c[record.Held], c[record.Lost], c[record.Refused], c[record.PingsSent]
	r.PingP99 = totals.Pools[0].Dists[record.PingRTTUS].Summary(.001).P99
	return json.NewEncoder(os.Stdout).Encode(r)
}
