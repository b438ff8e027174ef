package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	"google.golang.org/protobuf/proto"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// TestRunPushesItsNumbers: what a receiver has at the end of a run is what the
// run has counted.
func TestRunPushesItsNumbers(t *testing.T) {
	target := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer target.Close()
	var mu sync.Mutex
	last := map[string]float64{}
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var data metrics.MetricsData
		if err := proto.Unmarshal(body, &data); err != nil || r.URL.Path != "/v1/metrics" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		clear(last)
		for _, m := range data.ResourceMetrics[0].ScopeMetrics[0].Metrics {
			for _, p := range m.GetSum().GetDataPoints() {
				last[m.Name] += p.GetAsDouble()
			}
			for _, p := range m.GetGauge().GetDataPoints() {
				last[m.Name] += p.GetAsDouble()
			}
			for _, p := range m.GetHistogram().GetDataPoints() {
				last[m.Name] += float64(p.Count)
			}
		}
	}))
	defer receiver.Close()
	var out, said bytes.Buffer
	code := execute([]string{"run", target.URL, "--rate", "20/s", "--for", "1s", "--record", "off", "--quiet", "--otlp", receiver.URL}, nil, &out, &said)
	if code != 0 && code != 3 || said.Len() > 0 { // 3: on a busy machine
		t.Errorf("exit code %d, said %q", code, said.String())
	}
	mu.Lock()
	defer mu.Unlock()
	for name, want := range map[string]float64{
		"holdfast_interactions_started": 20, "holdfast_interactions_succeeded": 20, "holdfast_latency_seconds": 20, "holdfast_interactions_in_flight": 0, "holdfast_run_over": 1,
	} {
		if got, ok := last[name]; !ok || got != want {
			t.Errorf("%s is %v (%v) at the receiver, want %v", name, got, ok, want)
		}
	}
}

// TestReceiverThatHangsEndsSoon: a receiver that takes everything and answers
// nothing holds the end of a run up for a few seconds, and after Ctrl-C for less
// than one.
func TestReceiverThatHangsEndsSoon(t *testing.T) {
	over := make(chan struct{})
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-over
	}))
	defer receiver.Close()
	defer close(over)
	m, err := (&meterOptions{otlp: receiver.URL}).meter(&plan.Plan{}, false)
	if err != nil {
		t.Fatal(err)
	}
	m.put(&record.Batch{Env: &record.Env{Started: time.Now()}})
	m.start()
	began := time.Now()
	if err := m.finish(true); err == nil {
		t.Error("a push without an answer is not said to be dropped")
	}
	if took := time.Since(began); took > lastInHaste+time.Second {
		t.Errorf("took %v after Ctrl-C", took)
	}
}
