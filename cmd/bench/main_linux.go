// Command bench measures holdfast against yardsticks in the same run, on
// loopback, and prints ratios. "make bench" starts it; it is not part of the
// product.
//
// Every measurement is a process of its own, pinned to one processor, with the
// light server on another; subjects take turns, and the medians of the ratios
// of each round are what counts. Absolute numbers depend on the machine and
// its neighbours.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
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

func run() error {
	role := flag.String("role", "", "internal: server, holdfast or goroutines")
	addr := flag.String("addr", "", "internal: address of the server")
	sockets := flag.Int("sockets", 5000, "internal: sockets to hold")
	hold := flag.Duration("hold", 25*time.Second, "how long each subject holds")
	rounds := flag.Int("rounds", 3, "rounds per size")
	rate := flag.Float64("rate", 1000, "internal: requests a second")
	precise := flag.Bool("precise", false, "internal: to the microsecond")
	only := flag.String("only", "", "sockets or requests; empty: both")
	stall := flag.Bool("stall", false, "internal: the server stalls once")
	cpu := flag.Int("cpu", -1, "internal: processor to run on")
	flag.Parse()
	if *cpu >= 0 {
		pin(*cpu)
	}
	switch *role {
	case "server":
		return serve(*addr, *stall)
	case "holdfast":
		return holdfast(*addr, *sockets, *hold)
	case "goroutines":
		return goroutines(*addr, *sockets, *hold)
	case "requests":
		return requests(*addr, *rate, *hold, *precise)
	}
	if *only != "requests" {
		if err := compare(*rounds, *hold); err != nil {
			return err
		}
	}
	if *only != "sockets" {
		if err := compareRequests(*rounds, 5*time.Second); err != nil {
			return err
		}
		return truth()
	}
	return nil
}

// pin keeps this process on one processor; without the right to it the kernel
// places it, and the numbers are noisier.
func pin(cpu int) {
	var set unix.CPUSet
	set.Set(cpu)
	if err := unix.SchedSetaffinity(0, &set); err != nil {
		fmt.Fprintln(os.Stderr, "bench: not pinned:", err)
	}
}

// pingEvery is the keep-alive of all subjects.
const pingEvery = 20 * time.Second

// compare lets the subjects take turns and prints the table.
func compare(rounds int, hold time.Duration) error {
	fmt.Printf("%s/%s, %d processors, %s, GOGC %s; %d rounds, %v of holding, a ping every %v\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), strings.TrimSpace(os.Getenv("GOGC")+" (empty is 100)"), rounds, hold, pingEvery)
	subjects := []string{"holdfast", "goroutines"}
	sizes := []int{5000, 15000}
	all := map[string]map[int][]result{}
	fmt.Printf("%-11s %7s %7s %8s %9s %13s %9s %9s\n", "subject", "sockets", "held", "open s", "open CPU", "hold CPU ms", "RSS MiB", "rtt p99")
	for round := range rounds {
		for _, n := range sizes {
			for _, s := range subjects {
				r, err := measure(s, n, hold, round)
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
	fmt.Printf("\n%-52s %10s %12s %8s  %s\n", "median", "holdfast", "goroutines", "ratio", "aim")
	line := func(what, aim string, of func(s string, round int) float64) {
		var mine, theirs, ratio []float64
		for i := range rounds {
			a, b := of("holdfast", i), of("goroutines", i)
			mine, theirs, ratio = append(mine, a), append(theirs, b), append(ratio, a/b)
		}
		fmt.Printf("%-52s %10.3f %12.3f %8.2f  %s\n", what, median(mine), median(theirs), median(ratio), aim)
	}
	for _, n := range sizes {
		aim := map[int]string{5000: "<= 0.4 s", 15000: ""}[n]
		line(fmt.Sprintf("open %d unpaced, s", n), aim, func(s string, i int) float64 { return all[s][n][i].OpenS })
		line(fmt.Sprintf("hold %d, CPU ms per connection-minute", n), map[int]string{5000: "<= 0.1 ms", 15000: ""}[n], func(s string, i int) float64 { return all[s][n][i].HoldCPUMS })
	}
	line("RSS per held socket, bytes (slope 5,000 to 15,000)", "<= 512 B", func(s string, i int) float64 {
		return float64(all[s][15000][i].RSSBytes-all[s][5000][i].RSSBytes) / 10000
	})
	return nil
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

// measure runs one subject against a fresh light server on a fresh address, so
// that no TIME_WAIT of an earlier one is in its way.
func measure(subject string, sockets int, hold time.Duration, round int) (result, error) {
	addr, stop, err := startServer(false)
	if err != nil {
		return result{}, err
	}
	defer stop()
	self, err := os.Executable()
	if err != nil {
		return result{}, err
	}
	client := exec.Command(self, "-role", subject, "-addr", addr, "-sockets", strconv.Itoa(sockets),
		"-hold", hold.String(), "-cpu", strconv.Itoa(runtime.NumCPU()-1))
	client.Stderr = os.Stderr
	out, err := client.Output()
	if err != nil {
		return result{}, err
	}
	var r result
	return r, json.Unmarshal(out, &r)
}

var measured int

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
