//go:build linux

package twin

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"holdfast/internal/pack"
)

// BenchmarkDataActions measures the whole process, clients and all: req/cpu_s
// is what a core would do if it did both. The clients are as thin as they can
// be: a written request and a read that ends with the answer.
func BenchmarkDataActions(b *testing.B) {
	for _, size := range []int{100, 2 << 10, 16 << 10} {
		b.Run(fmt.Sprintf("%dB", size), func(b *testing.B) { benchDataActions(b, size) })
	}
}

func benchDataActions(b *testing.B, size int) {
	unlimited := pack.Limits{TokenPerMinute: new(0), DataActionConcurrent: new(0), DataActionPerMinute: new(0)}
	twin, err := New(pack.Twin{Profile: pack.ProfileGenesys, Limits: unlimited}, Options{})
	if err != nil {
		b.Fatal(err)
	}
	r := (&rig{t: b}).serve(twin)
	body := `{"short_description":"load","caller":"u1","pad":"` + strings.Repeat("x", size) + `"}`
	request := fmt.Appendf(nil, "POST /api/v2/integrations/actions/custom_-_a1/execute HTTP/1.1\r\nHost: twin\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		r.dial().login("bench"), len(body), body)
	var left atomic.Int64
	left.Store(int64(b.N))
	var all sync.WaitGroup
	before := cpuTime()
	b.ResetTimer()
	for range 16 {
		c := r.dial()
		_ = c.SetDeadline(time.Time{})
		all.Go(func() {
			answer := make([]byte, 4096)
			for left.Add(-1) >= 0 {
				if _, err := c.Write(request); err != nil {
					b.Error(err)
					return
				}
				if n, err := c.Read(answer); err != nil || !strings.HasPrefix(string(answer[:n]), "HTTP/1.1 200 ") {
					b.Errorf("%q, %v", answer[:n], err)
					return
				}
			}
		})
	}
	all.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(float64(b.N)/(cpuTime()-before).Seconds(), "req/cpu_s")
}

func cpuTime() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
