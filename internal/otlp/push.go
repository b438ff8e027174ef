// Package otlp pushes the numbers of a run to a receiver of OpenTelemetry
// metrics (OTLP over HTTP, binary protobuf) while the run goes on.
//
// It never harms the run: pushes are made beside it, bounded in time, one at a
// time. What is not taken is counted, and the next push carries it, since all
// numbers are sums since the start. It prints no header.
package otlp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"google.golang.org/protobuf/encoding/protowire"

	"holdfast/internal/export"
	"holdfast/internal/guard"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
)

const (
	// Every is the time between pushes: OpenTelemetry's own default is a
	// minute, which a short run would not see once.
	Every = 5 * time.Second
	// wait bounds one push.
	wait = 4 * time.Second
	// path is where receivers listen (OTLP/HTTP 1.x).
	path      = "/v1/metrics"
	maxAnswer = 64 << 10
)

// Pusher pushes the numbers of one run.
type Pusher struct {
	to      string
	host    string // as it may be printed
	headers map[string]string
	hide    *strings.Replacer // what an answer may quote of the headers
	client  *rest.Client
	live    *export.Live
	now     func() time.Time

	sent, dropped int
	rejected      int64 // data points that the receiver did not take
	why           error // the last push that was dropped
}

// New makes a pusher to an endpoint: a base such as http://127.0.0.1:4318, to
// which /v1/metrics is added, or the whole address. Headers is what OpenTelemetry's
// environment variable holds: k=v,k2=v2 with values in URL encoding.
func New(endpoint string, headers safe.Secret, live *export.Live, now func() time.Time) (*Pusher, error) {
	u, err := url.Parse(endpoint)
	switch {
	case err != nil:
		return nil, errors.New("the address can't be read") // it may hold a secret
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return nil, errors.New("want http://HOST:PORT or https://HOST:PORT")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("want an address without user, query and fragment: secrets belong into OTEL_EXPORTER_OTLP_HEADERS")
	}
	if !strings.HasSuffix(u.Path, path) {
		u.Path = strings.TrimSuffix(u.Path, "/") + path
	}
	p := &Pusher{to: u.String(), host: u.Host, headers: map[string]string{}, live: live, now: now}
	if err := p.read(headers.Reveal()); err != nil {
		return nil, err
	}
	p.headers["Content-Type"] = "application/x-protobuf"
	// Whoever names the receiver has allowed it; link-local addresses and the
	// like stay refused, and so does every redirect.
	g := guard.New([]string{u.Hostname()}, nil, guard.System)
	if p.client, err = rest.New(rest.Options{Guard: g, Wait: wait, Reuse: true}); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Pusher) read(headers string) error {
	var hide []string
	for pair := range strings.SplitSeq(headers, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, value, ok := strings.Cut(pair, "=")
		name = http.CanonicalHeaderKey(strings.TrimSpace(name))
		text, err := url.PathUnescape(strings.TrimSpace(value))
		if !ok || err != nil || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`()<>@,;:\"/[]?={}`, r) }) ||
			strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			return errors.New("OTEL_EXPORTER_OTLP_HEADERS: want NAME=VALUE,NAME=VALUE with values in URL encoding")
		}
		p.headers[name] = text
		for part := range strings.FieldsSeq(text) {
			if len(part) >= 4 { // the scheme of a token, too, which does no harm
				hide = append(hide, part, "***")
			}
		}
	}
	p.hide = strings.NewReplacer(hide...)
	return nil
}

// Run pushes until the context ends, and once more then. Its pushes are those
// of one goroutine.
func (p *Pusher) Run(ctx context.Context) {
	tick := time.NewTicker(Every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := p.push(ctx); ctx.Err() == nil {
				p.count(err)
			}
		case <-ctx.Done():
			return
		}
	}
}

// Finish pushes the end of the run, after Run. That push matters most: it is
// repeated until the context ends.
func (p *Pusher) Finish(ctx context.Context) {
	for {
		err := p.push(ctx)
		if err == nil || rest.Denied(err) {
			p.count(err)
			return
		}
		select {
		case <-time.After(500 * time.Millisecond):
		case <-ctx.Done():
			p.count(err)
			return
		}
	}
}

func (p *Pusher) count(err error) {
	if err == nil {
		p.sent++
		return
	}
	p.dropped++
	p.why = err
}

// push sends the numbers as they are now.
func (p *Pusher) push(ctx context.Context) error {
	id, scenario, version, started := p.live.Run()
	if started.IsZero() {
		return nil // nothing has begun
	}
	body, err := Encode(Resource{RunID: id, Scenario: scenario, Version: version, Started: started}, p.now(), p.live.Families())
	if err != nil {
		return fmt.Errorf("encode metrics: %w", err)
	}
	a, err := p.client.Do(ctx, rest.Request{Method: http.MethodPost, URL: p.to, Header: p.headers, Body: body, Answer: maxAnswer})
	switch {
	case err != nil:
		return err
	case a.Status/100 != 2:
		return fmt.Errorf("status %d: %s", a.Status, p.hide.Replace(safe.Text(string(a.Body), 200)))
	}
	p.rejected += rejected(a.Body)
	return nil
}

// rejected reads ExportMetricsServiceResponse: partial_success (1) with
// rejected_data_points (1).
func rejected(body []byte) int64 {
	in, ok := field(body, 1, protowire.BytesType)
	if !ok {
		return 0
	}
	partial, n := protowire.ConsumeBytes(in)
	if n < 0 {
		return 0
	}
	if in, ok = field(partial, 1, protowire.VarintType); !ok {
		return 0
	}
	v, n := protowire.ConsumeVarint(in)
	if n < 0 || int64(v) < 0 {
		return 0
	}
	return int64(v)
}

// field finds a field of a message.
func field(in []byte, number protowire.Number, kind protowire.Type) ([]byte, bool) {
	for len(in) > 0 {
		num, typ, n := protowire.ConsumeTag(in)
		if n < 0 {
			return nil, false
		}
		in = in[n:]
		if num == number && typ == kind {
			return in, true
		}
		if n = protowire.ConsumeFieldValue(num, typ, in); n < 0 {
			return nil, false
		}
		in = in[n:]
	}
	return nil, false
}

// Lost says what did not arrive, "" if all did. It is for after Finish.
func (p *Pusher) Lost() string {
	switch {
	case p.dropped > 0:
		return fmt.Sprintf("%d of %d pushes of metrics to %s were dropped: %s", p.dropped, p.dropped+p.sent, safe.Text(p.host, 100), safe.Text(p.hide.Replace(p.why.Error()), 300))
	case p.rejected > 0:
		return fmt.Sprintf("%s did not take %d of the data points that were pushed to it", safe.Text(p.host, 100), p.rejected)
	}
	return ""
}
