// Command bench measures holdfast against yardsticks in the same run, on
// loopback, and prints ratios. "make bench" starts it; it is not part of the
// product.
//
// Every measurement is a process of its own on one processor, with the light
// server on another; subjects take turns, and the medians of the ratios of each
// round are what counts. Absolute numbers depend on the machine and its
// neighbours.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// result is what one subject did in one round.
type result struct {
	Sockets   int     `json:"sockets"`
	Held      int64   `json:"held"`
	OpenS     float64 `json:"open_s"`      // first dial to last 101
	OpenCPUS  float64 `json:"open_cpu_s"`  // of the whole process, start-up included
	HoldCPUMS float64 `json:"hold_cpu_ms"` // per connection-minute while holding, whole process
	RSSBytes  int64   `json:"rss_bytes"`   // while holding
	Pings     int64   `json:"pings"`       // sent
	RTTP99MS  float64 `json:"rtt_p99_ms"`  // of the pings
}

// bench is one run of all comparisons.
type bench struct {
	self     string // this program
	peers    string // a folder with more of them; empty: none
	rounds   int
	length   time.Duration // of a round of requests
	shield   *shield
	measured int // so far: each gets an address of its own
}

func run() (err error) {
	role := flag.String("role", "", "internal: server, holdfast, goroutines, requests, yardstick, watched or viewers")
	addr := flag.String("addr", "", "internal: address of the server")
	sockets := flag.Int("sockets", 5000, "internal: sockets to hold")
	rate := flag.Float64("rate", 1000, "internal: requests a second")
	precise := flag.Bool("precise", false, "internal: to the microsecond")
	stall := flag.Bool("stall", false, "internal: the server stalls once")
	hold := flag.Duration("hold", 25*time.Second, "how long each subject holds sockets")
	holds := flag.Int("holds", 3, "rounds of holding")
	rounds := flag.Int("rounds", 10, "rounds of requests")
	length := flag.Duration("length", time.Second, "length of a round of requests, whole seconds")
	peers := flag.String("peers", "", "folder with more peers than PATH has")
	viewers := flag.Int("viewers", 10, "internal: viewers of the live page")
	only := flag.String("only", "", "sockets, requests or viewers; empty: all")
	flag.Parse()
	switch *role {
	case "server":
		return serve(*addr, *stall)
	case "holdfast":
		return holdfast(*addr, *sockets, *hold)
	case "goroutines":
		return goroutines(*addr, *sockets, *hold)
	case "requests":
		return requests(*addr, *rate, *length, *precise)
	case "yardstick":
		return yard(*addr, *rate, *length)
	case "watched":
		return watched(*addr, *viewers, *hold)
	case "viewers":
		return watch(*addr, *viewers)
	}
	if *rounds < 1 || *holds < 1 || *length < time.Second || *length%time.Second != 0 {
		return fmt.Errorf("%d rounds of %v and %d of holding: want at least 1, and whole seconds", *rounds, *length, *holds)
	}
	b := &bench{peers: *peers, rounds: *rounds, length: *length}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), unix.SIGINT, unix.SIGTERM, unix.SIGHUP)
	defer stop()
	if b.shield, err = raiseShield(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.shield.lower()) }()
	fmt.Printf("%s/%s, %d processors, %s; %v\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), b.shield)
	wants := func(what string) bool { return *only == "" || *only == what }
	if wants("sockets") {
		if err := b.compare(ctx, *holds, *hold); err != nil {
			return err
		}
	}
	if wants("viewers") {
		if err := b.compareViewers(ctx, *holds, *hold); err != nil {
			return err
		}
	}
	if wants("requests") {
		if err := b.compareRequests(ctx); err != nil {
			return err
		}
		return b.truth(ctx)
	}
	return nil
}

// pingEvery is the keep-alive of all subjects.
const pingEvery = 20 * time.Second

// compare lets the subjects take turns and prints the table.
func (b *bench) compare(ctx context.Context, rounds int, hold time.Duration) error {
	fmt.Printf("\nWebSockets held, %d rounds of %v, a ping every %v\n", rounds, hold, pingEvery)
	subjects := []string{"holdfast", "goroutines"}
	sizes := []int{5000, 15000}
	all := map[string]map[int][]result{}
	fmt.Printf("%-11s %7s %7s %8s %9s %13s %9s %9s\n", "subject", "sockets", "held", "open s", "open CPU", "hold CPU ms", "RSS MiB", "rtt p99")
	for range rounds {
		for _, n := range sizes {
			for _, s := range subjects {
				r, err := b.measure(ctx, s, n, hold)
				if err != nil {
					return fmt.Errorf("%s with %d sockets: %w", s, n, err)
				}
				if all[s] == nil {
					all[s] = map[int][]result{}
				}
				all[s][n] = append(all[s][n], r)
				fmt.Printf("%-11s %7d %7d %8.3f %9.2f %13.3f %9.1f %9.2f\n", s, n, r.Held, r.OpenS, r.OpenCPUS, r.HoldCPUMS, float64(r.RSSBytes)/(1<<20), r.RTTP99MS)
			}
		}
	}
	fmt.Printf("\n%-52s %10s %12s %19s  %s\n", "median", "holdfast", "goroutines", "ratio", "aim")
	line := func(what, aim string, of func(s string, round int) float64) {
		var mine, theirs, ratio []float64
		for i := range rounds {
			a, b := of("holdfast", i), of("goroutines", i)
			mine, theirs, ratio = append(mine, a), append(theirs, b), append(ratio, a/b)
		}
		fmt.Printf("%-52s %10.3f %12.3f %19s  %s\n", what, median(mine), median(theirs), rangeOf(ratio), aim)
	}
	for _, n := range sizes {
		aim := map[int]string{5000: "<= 0.4 s", 15000: ""}[n]
		line(fmt.Sprintf("open %d unpaced, s", n), aim, func(s string, i int) float64 { return all[s][n][i].OpenS })
		line(fmt.Sprintf("hold %d, CPU ms per connection-minute", n), "<= 0.06 ms", func(s string, i int) float64 { return all[s][n][i].HoldCPUMS })
	}
	line("RSS per held socket, bytes (slope 5,000 to 15,000)", "<= 512 B", func(s string, i int) float64 {
		return float64(all[s][15000][i].RSSBytes-all[s][5000][i].RSSBytes) / 10000
	})
	return nil
}

// measure runs one subject against a fresh light server on a fresh address, so
// that no TIME_WAIT of an earlier one is in its way.
func (b *bench) measure(ctx context.Context, subject string, sockets int, hold time.Duration) (result, error) {
	addr, stop, err := b.startServer(ctx, false)
	if err != nil {
		return result{}, err
	}
	defer stop()
	out, err := b.output(exec.CommandContext(ctx, b.self, "-role", subject, "-addr", addr, "-sockets", strconv.Itoa(sockets), "-hold", hold.String()))
	if err != nil {
		return result{}, err
	}
	var r result
	return r, json.Unmarshal(out, &r)
}

// usage is this process's CPU time and memory now.
func usage() (cpu time.Duration, rss int64) {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) == nil {
		cpu = time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	text, _ := os.ReadFile("/proc/self/statm")
	if f := strings.Fields(string(text)); len(f) > 1 {
		pages, _ := strconv.ParseInt(f[1], 10, 64)
		rss = pages * int64(os.Getpagesize())
	}
	return cpu, rss
}

// perMinute is CPU per connection-minute, in ms.
func perMinute(cpu time.Duration, sockets int, took time.Duration) float64 {
	return float64(cpu) / 1e6 / float64(sockets) / took.Minutes()
}
