package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// settle is the time after the last open from which holding is measured.
const settle = 2 * time.Second

// holdfast holds sockets with the product's engine, everything on: evidence,
// pings, tallies.
func holdfast(addr string, sockets int, hold time.Duration) error {
	p := &plan.Plan{Seed: 1, Duration: units.Duration(hold), Pools: []plan.Pool{{
		Name: "p", Size: sockets, URL: plan.Text("ws://" + addr + "/"),
		ConnectTimeout: units.Duration(10 * time.Second), HandshakeTimeout: units.Duration(10 * time.Second),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAlivePing, Every: units.Duration(pingEvery), PongTimeout: units.Duration(10 * time.Second), Jitter: .1, Share: 1},
	}}}
	totals := metrics.New(p)
	var opened time.Duration
	var hosts []record.Host
	err := (&engine.Engine{Loops: 1}).Run(context.Background(), p, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Ends {
			opened = max(opened, b.Ends[i].Opened)
		}
		hosts = append(hosts, b.Hosts...)
		return totals.Add(b)
	}))
	if err != nil {
		return err
	}
	var from, to record.Host
	for _, h := range hosts {
		if from.At == 0 && h.At > opened+settle {
			from = h
		}
		if h.At < hold {
			to = h
		}
	}
	c := &totals.Pools[0].Counts
	return json.NewEncoder(os.Stdout).Encode(result{
		Sockets: sockets, Held: c[record.Held], OpenS: opened.Seconds(), OpenCPUS: from.CPU.Seconds(),
		HoldCPUMS: perMinute(to.CPU-from.CPU, sockets, to.At-from.At),
		RSSBytes:  to.RSSBytes, Pings: c[record.PingsSent], RTTP99MS: totals.Pools[0].Dists[record.PingRTTUS].Summary(.001).P99,
	})
}

// goroutines is the yardstick: the tool one writes at home, a goroutine and a
// frugal library per connection, pings spread over the period. It opens with
// 256 dials at a time.
func goroutines(addr string, sockets int, hold time.Duration) error {
	began := time.Now()
	var held, pings atomic.Int64
	var mu sync.Mutex
	var rtts []time.Duration
	dials := make(chan struct{}, 256)
	var opening sync.WaitGroup
	for i := range sockets {
		dials <- struct{}{}
		opening.Go(func() {
			defer func() { <-dials }()
			c, _, _, err := ws.Dial(context.Background(), "ws://"+addr+"/")
			if err != nil {
				return
			}
			held.Add(1)
			go holdOne(c, time.Duration(i)*pingEvery/time.Duration(sockets), &pings, func(d time.Duration) {
				mu.Lock()
				rtts = append(rtts, d)
				mu.Unlock()
			})
		})
	}
	opening.Wait()
	opened := time.Since(began)
	time.Sleep(settle)
	openCPU, _ := usage()
	from := time.Now()
	time.Sleep(hold - opened - settle)
	cpu, rss := usage()
	took := time.Since(from)
	mu.Lock()
	defer mu.Unlock()
	slices.Sort(rtts)
	p99 := 0.0
	if n := len(rtts); n > 0 {
		p99 = float64(rtts[n*99/100]) / 1e6
	}
	if held.Load() != int64(sockets) {
		fmt.Fprintf(os.Stderr, "bench: the yardstick opened %d of %d\n", held.Load(), sockets)
	}
	return json.NewEncoder(os.Stdout).Encode(result{
		Sockets: sockets, Held: held.Load(), OpenS: opened.Seconds(), OpenCPUS: openCPU.Seconds(),
		HoldCPUMS: perMinute(cpu-openCPU, sockets, took),
		RSSBytes:  rss, Pings: pings.Load(), RTTP99MS: p99,
	})
}

// holdOne pings one connection and reads its pongs until it ends.
func holdOne(c net.Conn, phase time.Duration, pings *atomic.Int64, rtt func(time.Duration)) {
	var sent atomic.Int64
	var ping func()
	ping = func() {
		sent.Store(time.Now().UnixNano())
		pings.Add(1)
		if wsutil.WriteClientMessage(c, ws.OpPing, []byte("12345678")) == nil {
			time.AfterFunc(pingEvery, ping)
		}
	}
	time.AfterFunc(phase, ping)
	for {
		h, err := ws.ReadHeader(c)
		if err != nil {
			return
		}
		var payload [ws.MaxControlFramePayloadSize]byte
		if _, err := c.Read(payload[:min(h.Length, int64(len(payload)))]); err != nil {
			return
		}
		if h.OpCode == ws.OpPong {
			rtt(time.Duration(time.Now().UnixNano() - sent.Load()))
		}
	}
}
