package diagnosis_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/twin"
)

// runTLS is run over the twin's TLS port.
func (c twinCase) runTLS(t *testing.T) (truth string, v diagnosis.Verdict) {
	t.Helper()
	var log bytes.Buffer
	tw, err := twin.New(c.cfg, twin.Options{Truth: &log})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := tw.Start(ctx); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- tw.Run(ctx) }()
	ca, err := os.ReadFile(tw.Ready().CA)
	if err != nil {
		t.Fatal(err)
	}
	pool := plan.Pool{
		Name: "desks", Size: 40, OpenPerSecond: 40, URL: plan.Text(tw.Ready().WSS + pack.ThreadSocketPath),
		ConnectTimeout: dur(2 * second), HandshakeTimeout: dur(2 * second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	c.pool(&pool)
	p := &plan.Plan{Seed: 3, Duration: dur(5500 * ms), Pools: []plan.Pool{pool}}
	p.Target.TLS = plan.TLS{CA: "ca.pem", CAPEM: string(ca)}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	err = (&engine.Engine{Loops: 1}).Run(context.Background(), p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	}))
	cancel()
	if stopped := <-done; err == nil {
		err = stopped
	}
	if err == nil {
		err = in.Totals.Identities()
	}
	if err == nil {
		truth, err = readTruth(&log, in.Ends)
	}
	if err != nil {
		t.Errorf("%s: %v", c.name, err)
	}
	return truth, diagnosis.Diagnose(in)
}

// TestTLSOnTheTwin: the twin's faults have the same names over TLS, and what
// became of close_notify is among the evidence.
func TestTLSOnTheTwin(t *testing.T) {
	if testing.Short() {
		t.Skip("6 s of real time")
	}
	notices := map[string]string{
		"healthy": "", "idle": "close_notify on all", "lifetime": "close_notify on all", "cap, 503": "",
		"restart": "close_notify on all", "reset": "", "half a frame": "no close_notify on any", "policy": "close_notify on all", "stall": "",
	}
	look := func(c twinCase) (wrong string) {
		truth, v := c.runTLS(t)
		if c.name == "half a frame" {
			truth = diagnosis.TLSTruncated // the plain word for it is dropped
		}
		if got := topCause(v); got != truth {
			return fmt.Sprintf("verdict %s, the truth log says %s", got, truth)
		}
		for _, cause := range v.Causes[:min(len(v.Causes), 1)] {
			if said := slices.ContainsFunc(cause.Evidence, func(line string) bool { return strings.HasPrefix(line, notices[c.name]) }); !said {
				return fmt.Sprintf("%s %q, want %q in its evidence", cause.Cause, cause.Evidence, notices[c.name])
			}
		}
		return ""
	}
	cases := twinCases()
	wrong := make([]string, len(cases))
	var wg sync.WaitGroup
	for i, c := range cases {
		if _, ok := notices[c.name]; ok {
			wg.Go(func() { wrong[i] = look(c) })
		}
	}
	wg.Wait()
	for i, c := range cases {
		// What a busy machine spoils is looked at again by itself.
		for try := 0; wrong[i] != "" && try < 2; try++ {
			wrong[i] = look(c)
		}
		if wrong[i] != "" {
			t.Errorf("%s: %s", c.name, wrong[i])
		}
	}
}
