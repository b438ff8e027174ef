package diagnosis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// overTLS plays a scene over TLS. With cut, every stream that the server ends
// ends without close_notify.
func (s scene) overTLS(t *testing.T, n int, cut bool) diagnosis.Verdict {
	t.Helper()
	pool := plan.Pool{
		Name: "desks", Size: n, OpenPerSecond: float64(n) / 10, URL: plan.Text("wss://127.0.0.1/x"),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(5 * second), HandshakeTimeout: dur(5 * second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	if s.pool != nil {
		s.pool(&pool)
	}
	s.world.Seed, s.world.Jitter = 3, 300*time.Microsecond
	p := &plan.Plan{Seed: 3, Duration: dur(s.hold), Pools: []plan.Pool{pool}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	err := engine.Simulate(simnet.New(s.world), 1, p, record.SinkFunc(func(b *record.Batch) error {
		for _, e := range b.Ends {
			if cut && e.How == record.HowFIN {
				e.How, e.CloseNotify = record.HowTLSCut, false
			}
			in.Ends = append(in.Ends, e)
		}
		return in.Totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	return diagnosis.Diagnose(in)
}

// Timers, lifetimes, restarts and caps are the same over TLS, whether the end
// comes with a close_notify or without one.
func TestTLSEndsTakePartInTheClocks(t *testing.T) {
	for _, s := range scenes(240) {
		if strings.HasPrefix(s.name, "fin at random") {
			continue // that has a name of its own over TLS: below
		}
		for _, cut := range []bool{false, true} {
			v := s.overTLS(t, 240, cut)
			want := s.want
			if want == "" {
				want = nothing
			}
			if got := topCause(v); got != want {
				t.Errorf("%s, cut %v: %s, want %s", s.name, cut, got, want)
			}
		}
	}
}

func TestTLSNoticeIsEvidence(t *testing.T) {
	for _, s := range scenes(24) {
		if s.name != "idle, one message" {
			continue
		}
		for cut, want := range map[bool]string{false: "close_notify on all 24: the TLS endpoint ended them of its own free will", true: "no close_notify on any of 24"} {
			v := s.overTLS(t, 24, cut)
			if e := v.Causes[0].Evidence; !slices.ContainsFunc(e, func(line string) bool { return strings.HasPrefix(line, want) }) {
				t.Errorf("evidence %q, want %q in it", e, want)
			}
		}
	}
}

// told is a verdict on ends that are told, not lived.
func toldTLS(n int, tell func(i int, e *record.End)) diagnosis.Verdict {
	p := &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: n, URL: plan.Text("wss://127.0.0.1/x")}}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	for i := range n {
		at := time.Duration(i) * 700 * time.Millisecond
		e := record.End{
			Index: i, Attempt: 1, TLS: true, Phase: record.PhaseTLS, Attempted: at, Connected: at + time.Millisecond,
			Ended: at + 5*time.Millisecond, TCP: record.TCPInfo{Known: true, State: record.TCPEstablished},
		}
		tell(i, &e)
		in.Ends = append(in.Ends, e)
	}
	return diagnosis.Diagnose(in)
}

// open makes a told end one of a socket that was open, at an age that fits no
// clock.
func open(i int, e *record.End) {
	e.Phase, e.Secured, e.Opened = record.PhaseOpen, e.Connected+time.Millisecond, e.Connected+2*time.Millisecond
	e.Ended = e.Opened + time.Duration(i*i*137%9973)*10*time.Millisecond
	e.LastReceived, e.LastSent, e.LastApp = e.Opened, e.Opened+e.Age()/time.Duration(2+i%5), e.Opened
}

func TestTLSCauses(t *testing.T) {
	tests := map[string]struct {
		tell     func(i int, e *record.End)
		cause    string
		phase    string
		params   map[string]any
		sentence string
		advice   string
	}{
		"unknown CA": {
			func(_ int, e *record.End) {
				e.How, e.Detail = record.HowTLSBroken, "certificate signed by unknown authority"
			},
			diagnosis.TLSError, "tls",
			map[string]any{"alert": nil, "detail": "certificate signed by unknown authority"},
			"no TLS session came about (20 times): certificate signed by unknown authority", "--ca",
		},
		"expired, a clock in the words": {
			func(i int, e *record.End) {
				e.How, e.Detail = record.HowTLSBroken, fmt.Sprintf("certificate has expired or is not yet valid: current time 12:00:%02d is after 11:00:00", i)
			},
			diagnosis.TLSError, "tls", nil, "expired", "Renew",
		},
		"client certificate wanted": {
			func(_ int, e *record.End) {
				e.How, e.Detail, e.Phase = record.HowTLSAlert, "certificate required", record.PhaseHandshake
			},
			diagnosis.TLSError, "handshake",
			map[string]any{"alert": "certificate required", "detail": "certificate required"},
			`the server ended TLS with the alert "certificate required" (20 times)`, "cert: …, key: …",
		},
		"stalled": {
			func(_ int, e *record.End) { e.How, e.Ended = record.HowNoTLS, e.Connected+10*second },
			diagnosis.HandshakeTimeout, "tls",
			map[string]any{"detail": "connected, TLS did not come about in time"},
			"TCP connected, but the TLS handshake did not end in time (20 times", "busy TLS endpoint",
		},
		"bad record on an open socket": {
			func(i int, e *record.End) { open(i, e); e.How, e.Detail = record.HowTLSBroken, "bad record MAC" },
			diagnosis.TLSError, "open",
			map[string]any{"alert": nil, "detail": "bad record MAC"},
			"the server sent bytes that break TLS on 20 sockets: bad record MAC", "path",
		},
		"cut at random": {
			func(i int, e *record.End) { open(i, e); e.How = record.HowTLSCut },
			diagnosis.TLSTruncated, "open",
			map[string]any{},
			"20 sockets were truncated: TCP ended without TLS's close_notify, and nothing in the population explains it", "log of the hop",
		},
		"closed at random": {
			func(i int, e *record.End) { open(i, e); e.How, e.CloseNotify = record.HowFIN, true },
			diagnosis.Dropped, "open",
			map[string]any{},
			"20 sockets were ended by a FIN without a close frame", "log of the hop",
		},
		"cut before the upgrade": {
			func(_ int, e *record.End) { e.How, e.Phase = record.HowTLSCut, record.PhaseHandshake },
			diagnosis.TLSTruncated, "handshake",
			map[string]any{},
			"every attempt was cut during the handshake (FIN without close_notify 20): nobody got in", "load is not the reason",
		},
		"given up while it waited for us": {
			func(_ int, e *record.End) {
				e.How, e.Queued, e.Ended = record.HowFIN, 4*second, e.Connected+5*second
			},
			diagnosis.GeneratorCPU, "tls",
			map[string]any{"limit": 4.0},
			"it was us: TLS handshakes waited up to 4.0 s", "Open slower",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			v := toldTLS(20, tt.tell)
			if len(v.Causes) != 1 {
				t.Fatalf("%d causes: %+v", len(v.Causes), v.Causes)
			}
			c := v.Causes[0]
			if c.Cause != tt.cause || c.Phase != tt.phase || c.Count != 20 {
				t.Errorf("%s in %s × %d, want %s in %s × 20", c.Cause, c.Phase, c.Count, tt.cause, tt.phase)
			}
			if !strings.Contains(c.Sentence, tt.sentence) || !strings.Contains(c.Advice, tt.advice) {
				t.Errorf("sentence %q, advice %q; want %q and %q in them", c.Sentence, c.Advice, tt.sentence, tt.advice)
			}
			if tt.params != nil && fmt.Sprint(c.Params) != fmt.Sprint(tt.params) {
				t.Errorf("params %v, want %v", c.Params, tt.params)
			}
		})
	}
}
