package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"holdfast/internal/dashboard"
	"holdfast/internal/export"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// TestPrometheusReadsARun: a real Prometheus scrapes the page behind its key,
// and answers questions in its own language about it.
func TestPrometheusReadsARun(t *testing.T) {
	prometheus, err := exec.LookPath("prometheus")
	if err != nil {
		t.Skip("prometheus is not installed (Debian's package prometheus)")
	}
	p := &plan.Plan{Scenario: "s.yaml", Pools: []plan.Pool{{Name: "desktops", Size: 9}}, Loads: []plan.Load{{Name: `the "calls"`, Journey: plan.Journey{Steps: []string{"get"}}}}}
	m := &meter{live: export.NewLive(p)}
	server, err := dashboard.Listen(t.Context(), p, "127.0.0.1:0", dashboard.Options{Metrics: m.handler()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	m.put(&record.Batch{Env: &record.Env{ID: "run-1", Started: time.Now()}})
	pool, load := record.Tally{Series: 0}, record.Tally{Series: 1, Failed: map[string]int64{"503": 3}}
	pool.Counts[record.Opened] = 8
	load.Counts[record.Started], load.Counts[record.Succeeded], load.Counts[record.Failed] = 1003, 1000, 3
	load.Dists[record.LatencyUS] = &tally.Histogram{}
	load.Dists[record.LatencyUS].RecordN(20_000, 1000)
	load.Dists[record.LatencyUS].RecordN(700_000, 3)
	m.put(&record.Batch{Tallies: []record.Tally{pool, load}})

	dir := t.TempDir()
	if err := (&meterOptions{keyFile: filepath.Join(dir, "key")}).giveKey(server.Key()); err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf(`
global: {scrape_interval: 200ms, scrape_timeout: 200ms}
scrape_configs:
  - job_name: holdfast
    authorization: {credentials_file: key}
    static_configs: [{targets: ['%s']}]
`, at.Host)
	if err := os.WriteFile(filepath.Join(dir, "prometheus.yml"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	address := freeAddress(t)
	cmd := exec.CommandContext(t.Context(), prometheus, "--config.file=prometheus.yml", "--storage.tsdb.path=data", "--web.listen-address="+address, "--log.level=error")
	cmd.Dir, cmd.Stderr = dir, &strings.Builder{}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Wait() }) // the test's context has ended then

	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for _, c := range []struct{ query, want string }{
		{`holdfast_sockets_open{pool="desktops"}`, "8"},
		{`sum by (load) (holdfast_interactions_failed_total{cause="503"})`, "3"},
		{`holdfast_latency_seconds_count{load="the \"calls\""}`, "1003"},
		{`histogram_quantile(0.5, sum by (le) (holdfast_latency_seconds_bucket)) > 0.01 < bool 0.025`, "1"},
		{`count(holdfast_run_info{id="run-1"})`, "1"},
	} {
		if got, err := ask(ctx, address, c.query, c.want); err != nil {
			t.Errorf("%s: got %q, want %q: %v\n%s", c.query, got, c.want, err, cmd.Stderr)
		}
	}
}

// ask repeats a query until Prometheus has the answer, which it has after its
// first scrape.
func ask(ctx context.Context, address, query, want string) (got string, err error) {
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/api/v1/query?query="+url.QueryEscape(query), http.NoBody)
		if err != nil {
			return got, err
		}
		if res, err := http.DefaultClient.Do(req); err == nil {
			body, _ := io.ReadAll(res.Body)
			_ = res.Body.Close()
			var answer struct {
				Data struct{ Result []struct{ Value [2]any } }
			}
			got = string(body)
			if json.Unmarshal(body, &answer) == nil && len(answer.Data.Result) == 1 {
				if got = fmt.Sprint(answer.Data.Result[0].Value[1]); got == want {
					return got, nil
				}
			}
		}
		select {
		case <-ctx.Done():
			return got, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// freeAddress is an address that nobody listens on now.
func freeAddress(t *testing.T) string {
	t.Helper()
	ln, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}
