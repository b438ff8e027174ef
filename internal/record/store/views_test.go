package store

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"holdfast/internal/record"
)

func TestViewsSpeakNamesAndSeconds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	in := record.Tally{Second: 2, Series: 1, Peak: 9}
	for c := range in.Counts {
		in.Counts[c] = int64(c) + 1
	}
	const s = time.Second
	write(t, path, &record.Batch{
		Tallies: []record.Tally{in, {Second: 2, Series: record.Generator, Peak: 1}},
		Ends: []record.End{
			{
				Pool: 1, Index: 4, Kind: record.Reconnect, Phase: record.PhaseOpen, How: record.HowCloseFrame, CloseCode: 1001,
				Attempted: s, Opened: 2 * s, LastReceived: 5 * s, LastSent: 3 * s, Ended: 22*s + s/2,
			},
			{Pool: 2, Phase: record.PhaseDial, How: record.HowErrno, Errname: "ECONNREFUSED", Attempted: s, Ended: s},
		},
		Interactions: []record.Interaction{{
			Load: 0, Number: 7, Planned: s, Started: s + s/4, Ended: 3 * s, Failure: "404",
			Steps: []record.InteractionStep{
				{Step: 1, Planned: 2 * s, Sent: 2*s + s/2, Ended: 3 * s, Attempts: 2, Status: 404, Failure: "404", Detail: "no such thing"},
			},
			Attempts: []record.Attempt{
				{Asked: s, Dialed: s + s/4, Connected: s + s/2, Secured: s + s/2 + s/4, Sent: 2 * s, FirstByte: 2*s + s/8, Ended: 2*s + s/4, Status: 503, Failure: "503", RetryAfter: "1", Wait: s / 4},
				{Asked: 2*s + s/4, Sent: 2*s + s/2, FirstByte: 3 * s, Ended: 3 * s, Status: 404, Failure: "404"},
			},
		}},
	}, &record.Batch{Tallies: []record.Tally{
		{Second: 3, Series: 3, Failed: map[string]int64{"404": 2, "reset": 1}},
		{Second: 3, Series: 5, Status: map[int]int64{200: 8, 404: 2}},
	}})
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	row := func(query string, want ...any) {
		t.Helper()
		got, into := make([]any, len(want)), make([]any, len(want))
		for i := range got {
			into[i] = &got[i]
		}
		if err := db.QueryRowContext(t.Context(), query).Scan(into...); err != nil {
			t.Errorf("%s: %v", query, err)
			return
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: column %d is %v, want %v", query, i, got[i], want[i])
			}
		}
	}
	row("SELECT pool, kind, how, close_code, connect_ms, ended_s, age_s, silent_s, silent_sent_s, tcp_rtt_ms FROM sockets WHERE socket = 4",
		"phones", "reconnect", "close_frame", int64(1001), 1000.0, 22.5, 20.5, 17.5, 19.5, nil)
	row("SELECT pool, kind, errname, close_code, age_s, silent_s FROM sockets WHERE phase = 'dial'",
		"walls", "first", "ECONNREFUSED", nil, nil, nil)
	row("SELECT load, number, planned_s, started_s, ended_s, late_ms, took_ms, failure FROM examples",
		"orders", int64(7), 1.0, 1.25, 3.0, 250.0, 2000.0, "404")
	row("SELECT load, number, step, sent_s, latency_ms, service_ms, attempts, status, failure, detail FROM example_steps",
		"orders", int64(7), "orders/read", 2.5, 1000.0, 500.0, int64(2), int64(404), "404", "no such thing")
	row("SELECT load, step, asked_s, queued_ms, connect_ms, tls_ms, first_byte_ms, read_ms, status, retry_after, wait_ms FROM example_attempts WHERE position = 1",
		"orders", "orders/read", 1.0, 250.0, 250.0, 250.0, 125.0, 125.0, int64(503), "1", 250.0)
	row("SELECT queued_ms, connect_ms, tls_ms, first_byte_ms, read_ms, retry_after, wait_ms FROM example_attempts WHERE position = 2",
		250.0, nil, nil, 500.0, 0.0, nil, nil)
	row("SELECT second, series, kind, count FROM failures WHERE failure = 'reset'", int64(3), "orders", "load", int64(1))
	row("SELECT second, series, kind, count FROM answers WHERE status = 404", int64(3), "orders/read", "step", int64(2))
	row("SELECT kind FROM seconds WHERE series = 'phones'", "pool")
	row("SELECT series, peak, opened FROM seconds WHERE second = 2 AND series = 'generator'", "generator", int64(1), int64(0))
	for c := range record.Counters {
		row("SELECT "+c.String()+" FROM seconds WHERE second = 2 AND series = 'phones'", int64(c)+1)
	}
}
