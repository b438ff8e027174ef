package otlp_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"holdfast/internal/export"
	"holdfast/internal/otlp"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/tally"
)

const token = "s3cr3t-canary-token"

// receiver is a server that keeps what is pushed to it.
type receiver struct {
	mu     sync.Mutex
	got    []*metrics.MetricsData
	paths  []string
	auth   []string
	answer func(w http.ResponseWriter, n int)
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, _ := io.ReadAll(req.Body)
	r.mu.Lock()
	defer r.mu.Unlock()
	data := &metrics.MetricsData{}
	if err := proto.Unmarshal(body, data); err != nil || req.Header.Get("Content-Type") != "application/x-protobuf" || req.Method != http.MethodPost {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	r.got, r.paths, r.auth = append(r.got, data), append(r.paths, req.URL.Path), append(r.auth, req.Header.Get("Authorization"))
	if r.answer != nil {
		r.answer(w, len(r.got))
	}
}

func live() *export.Live {
	l := export.NewLive(&plan.Plan{Scenario: "s.yaml", Loads: []plan.Load{{Name: "calls", Journey: plan.Journey{Steps: []string{"get"}}}}})
	l.Put(&record.Batch{Env: &record.Env{ID: "run-1", Version: "1.0", Started: time.Unix(1_790_000_000, 0)}})
	in := record.Tally{Series: 0}
	in.Counts[record.Started], in.Counts[record.Succeeded] = 7, 5
	in.Dists[record.LatencyUS] = &tally.Histogram{}
	in.Dists[record.LatencyUS].RecordN(3000, 4)
	in.Dists[record.LatencyUS].Record(120_000_000)
	l.Put(&record.Batch{Tallies: []record.Tally{in}})
	return l
}

func push(t *testing.T, r *receiver, path string) *otlp.Pusher {
	t.Helper()
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	p, err := otlp.New(server.URL+path, safe.NewSecret("Authorization=Bearer%20"+token+", x-other=2"), live(), func() time.Time { return time.Unix(1_790_000_060, 0) })
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 1200*time.Millisecond)
	defer cancel()
	p.Finish(ctx)
	return p
}

func TestNumbersArriveAsOTLP(t *testing.T) {
	r := &receiver{}
	p := push(t, r, "/api/otlp/")
	if lost := p.Lost(); lost != "" || len(r.got) != 1 || r.paths[0] != "/api/otlp/v1/metrics" || r.auth[0] != "Bearer "+token {
		t.Fatalf("lost %q, %d pushes to %q with %q", lost, len(r.got), r.paths, r.auth)
	}
	of := r.got[0].ResourceMetrics[0]
	if got := value(of.Resource.Attributes, "service.instance.id"); got != "run-1" {
		t.Errorf("service.instance.id is %q", got)
	}
	all := map[string]*metrics.Metric{}
	for _, m := range of.ScopeMetrics[0].Metrics {
		all[m.Name] = m
	}
	started := all["holdfast_interactions_started"].GetSum()
	if started == nil || !started.IsMonotonic || started.AggregationTemporality != metrics.AggregationTemporality_AGGREGATION_TEMPORALITY_CUMULATIVE {
		t.Fatalf("started: %v", started)
	}
	point := started.DataPoints[0]
	if point.GetAsDouble() != 7 || value(point.Attributes, "load") != "calls" || point.StartTimeUnixNano != 1_790_000_000e9 || point.TimeUnixNano != 1_790_000_060e9 {
		t.Errorf("started: %v", point)
	}
	if flying := all["holdfast_interactions_in_flight"].GetGauge(); flying == nil || flying.DataPoints[0].GetAsDouble() != 2 {
		t.Errorf("in flight: %v", flying)
	}
	latency := all["holdfast_latency_seconds"]
	h := latency.GetHistogram().GetDataPoints()[0]
	if latency.Unit != "s" || h.Count != 5 || len(h.BucketCounts) != len(h.ExplicitBounds)+1 || h.BucketCounts[len(h.BucketCounts)-1] != 1 {
		t.Errorf("latency: %v", h)
	}
	for i, le := range h.ExplicitBounds {
		if want := map[bool]uint64{true: 4}[le == .005]; h.BucketCounts[i] != want {
			t.Errorf("%d values up to %g, want %d", h.BucketCounts[i], le, want)
		}
	}
}

func value(all []*common.KeyValue, key string) string {
	for _, kv := range all {
		if kv.Key == key {
			return kv.Value.GetStringValue()
		}
	}
	return ""
}

func TestWhatIsNotTakenIsSaidWithoutSecrets(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(w http.ResponseWriter, n int)
		want   string // in what is said
	}{
		"always refused": {func(w http.ResponseWriter, _ int) {
			w.WriteHeader(http.StatusForbidden)
			_, _ = w.Write([]byte("no \x1b[31mentry for " + token))
		}, "1 of 1 pushes of metrics to 127.0.0.1:"},
		"refused at first": {func(w http.ResponseWriter, n int) {
			if n == 1 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}, ""},
		"taken in part": {func(w http.ResponseWriter, _ int) {
			partial := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), 3)
			_, _ = w.Write(protowire.AppendBytes(protowire.AppendTag(nil, 1, protowire.BytesType), partial))
		}, "did not take 3 of the data points"},
		"sent elsewhere": {func(w http.ResponseWriter, _ int) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(http.StatusTemporaryRedirect)
		}, "status 307"},
		"nonsense": {func(w http.ResponseWriter, _ int) { _, _ = w.Write([]byte{0x0a, 0xff, 0xff}) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := &receiver{answer: c.answer}
			lost := push(t, r, "").Lost()
			if !strings.Contains(lost, c.want) || c.want == "" && lost != "" {
				t.Errorf("said %q, want %q", lost, c.want)
			}
			if strings.Contains(lost, token) || strings.Contains(lost, "\x1b") {
				t.Errorf("said %q", lost)
			}
			for _, path := range r.paths {
				if path != "/v1/metrics" {
					t.Errorf("pushed to %s", path)
				}
			}
		})
	}
}

func TestNobodyThereIsCounted(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	p, err := otlp.New(server.URL, safe.Secret{}, live(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	p.Finish(ctx)
	if lost := p.Lost(); !strings.HasPrefix(lost, "1 of 1 pushes of metrics to 127.0.0.1:") || !strings.Contains(lost, "refused") {
		t.Errorf("said %q", lost)
	}
}

func TestAddressesAndHeadersAreChecked(t *testing.T) {
	for _, c := range []struct{ url, headers, want string }{
		{"collector:4318", "", "want http://HOST:PORT"},
		{"ftp://collector", "", "want http://HOST:PORT"},
		{"http://user:" + token + "@collector", "", "without user"},
		{"http://collector/?key=" + token, "", "without user"},
		{"http://\x00" + token, "", "can't be read"},
		{"http://collector", token, "NAME=VALUE"},
		{"http://collector", "a=" + token + "%0d%0aX: y", "NAME=VALUE"},
		{"http://collector", "a b=" + token, "NAME=VALUE"},
	} {
		_, err := otlp.New(c.url, safe.NewSecret(c.headers), live(), time.Now)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), token) {
			t.Errorf("%q, %q: %v, want %q", c.url, c.headers, err, c.want)
		}
	}
}

// TestMetadataServicesStayRefused: naming a receiver is consent to it, and to
// nothing that a host can be made to resolve to.
func TestMetadataServicesStayRefused(t *testing.T) {
	p, err := otlp.New("http://169.254.169.254", safe.Secret{}, live(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	p.Finish(t.Context())
	if lost := p.Lost(); !strings.Contains(lost, "link-local") {
		t.Errorf("said %q", lost)
	}
}
