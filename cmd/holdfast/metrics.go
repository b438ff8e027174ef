package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/export"
	"holdfast/internal/otlp"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// meterOptions say who is told the numbers of a run while it goes on.
type meterOptions struct {
	otlp    string
	keyFile string
}

func (o *meterOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.otlp, "otlp", "", "push metrics while running to this `URL` (OTLP over HTTP; headers from OTEL_EXPORTER_OTLP_HEADERS)")
	f.StringVar(&o.keyFile, "key-file", "", "write the key of the live page to this `FILE`, so that Prometheus can read /metrics")
}

// meter keeps the numbers of a run for those who ask or are told. The zero
// value keeps none.
type meter struct {
	live   *export.Live
	push   *otlp.Pusher
	cancel context.CancelFunc
	work   sync.WaitGroup
}

// The last push may take a moment; after Ctrl-C everything ends within a second.
const (
	lastPush    = 3 * time.Second
	lastInHaste = 700 * time.Millisecond
)

// meter begins to keep numbers if anybody wants them.
func (o *meterOptions) meter(p *plan.Plan, page bool) (*meter, error) {
	m := &meter{}
	if o.keyFile != "" && !page {
		return nil, errors.New("--key-file: there is no live page, want --dashboard ADDR with it")
	}
	if o.otlp == "" && !page {
		return m, nil
	}
	m.live = export.NewLive(p)
	if o.otlp == "" {
		return m, nil
	}
	headers := cmp.Or(os.Getenv("OTEL_EXPORTER_OTLP_METRICS_HEADERS"), os.Getenv("OTEL_EXPORTER_OTLP_HEADERS"))
	push, err := otlp.New(o.otlp, safe.NewSecret(headers), m.live, time.Now)
	if err != nil {
		return nil, fmt.Errorf("--otlp: %w", err)
	}
	m.push = push
	return m, nil
}

// start begins to push; finish ends it.
func (m *meter) start() {
	if m.push == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel = cancel
	m.work.Go(func() { m.push.Run(ctx) })
}

func (m *meter) put(b *record.Batch) {
	if m.live != nil {
		m.live.Put(b)
	}
}

// finish pushes the end of the run and returns what is to be said of pushes
// that did not arrive, nil if all did.
func (m *meter) finish(interrupted bool) error {
	if m.push == nil || m.cancel == nil {
		return nil
	}
	m.cancel()
	m.work.Wait()
	wait := lastPush
	if interrupted {
		wait = lastInHaste
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	m.push.Finish(ctx)
	if lost := m.push.Lost(); lost != "" {
		return errors.New(lost)
	}
	return nil
}

// handler is the page that Prometheus reads, nil if nothing is kept.
func (m *meter) handler() http.Handler {
	if m.live == nil {
		return nil
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		open := strings.Contains(r.Header.Get("Accept"), "application/openmetrics-text")
		kind := "text/plain; version=0.0.4; charset=utf-8"
		if open {
			kind = "application/openmetrics-text; version=1.0.0; charset=utf-8"
		}
		w.Header().Set("Content-Type", kind)
		_ = export.Prometheus(w, m.live.Families(), open) // who does not read it does not get it
	})
}

// giveKey writes the key of the live page where only its owner can read it.
func (o *meterOptions) giveKey(key string) error {
	if o.keyFile == "" {
		return nil
	}
	f, err := os.OpenFile(o.keyFile, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("--key-file: %w", err)
	}
	err = f.Chmod(0o600) // a file that was there before may have been open to all
	if err == nil {
		_, err = f.WriteString(key)
	}
	return errors.Join(err, f.Close())
}
