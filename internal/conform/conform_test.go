package conform

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"holdfast/internal/guard"
)

func options(server string, deflate bool, told func(string)) Options {
	return Options{Server: server, Agent: "holdfast test", Deflate: deflate, Guard: guard.New(nil, nil, guard.System), Told: told}
}

func TestCases(t *testing.T) {
	for name, tt := range map[string]struct {
		cases   []fuzzCase
		deflate bool
	}{
		"classic":                                {classic(), false},
		"compressed":                             {compressed(), true},
		"classic with an offer that is declined": {classic()[:20], true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFuzzer(t, tt.cases)
			var told []string
			start := time.Now()
			n, err := Run(t.Context(), options(f.url(), tt.deflate, func(line string) { told = append(told, line) }))
			took := time.Since(start)
			f.stop()
			if err != nil || n != len(tt.cases) || len(f.played) != n || len(f.reports) != 1 || f.reports[0] != "holdfast test" {
				t.Errorf("played %d (the server: %d), reports %q, %v; want %d and one report", n, len(f.played), f.reports, err, len(tt.cases))
			}
			for _, bad := range f.bad {
				t.Error(bad)
			}
			if want := fmt.Sprintf("case %d of %d: ", n, n); len(told) != n+1 || !strings.HasPrefix(told[n], want) {
				t.Errorf("%d lines of progress, the last %q; want %d, ending with %q", len(told), told[len(told)-1:], n+1, want)
			}
			t.Logf("%d cases in %v", n, took)
		})
	}
}

func TestServersThatDoNotFollow(t *testing.T) {
	answer := func(text string) func(net.Conn) {
		return func(c net.Conn) {
			_, _ = c.Read(make([]byte, 4096))
			_, _ = c.Write([]byte(text))
		}
	}
	for name, tt := range map[string]struct {
		do   func(net.Conn)
		want string
	}{
		"no WebSocket": {answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "the answer to the upgrade is 404, want 101"},
		"no HTTP":      {answer("SSH-2.0\r\n"), "protocol error"},
		"no answer":    {answer(""), "ended without a close frame"},
		"wrong accept": {answer("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"), "Sec-WebSocket-Accept"},
	} {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			if c, err := ln.Accept(); err == nil {
				tt.do(c)
				_ = c.Close()
			}
		}()
		_, err = Run(t.Context(), options("ws://"+ln.Addr().String(), false, nil))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
		_ = ln.Close()
	}
}

func TestNumberOfCasesIsChecked(t *testing.T) {
	f := newFuzzer(t, nil)
	if n, err := Run(t.Context(), options(f.url(), false, nil)); n != 0 || err != nil {
		t.Errorf("played %d, %v; want none and no error", n, err)
	}
	for _, text := range []string{"", "many", "-1", "100001", "1e3", "1 2"} {
		f := newFuzzer(t, nil, text)
		if n, err := Run(t.Context(), options(f.url(), false, nil)); n != 0 || err == nil || !strings.Contains(err.Error(), "the number of cases is") {
			t.Errorf("%q cases: played %d, %v; want an error", text, n, err)
		}
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, server := range []string{"", "127.0.0.1:9001", "wss://127.0.0.1", "http://127.0.0.1", "ws://", "ws://a@127.0.0.1", "ws://127.0.0.1/?q", "ws://127.0.0.1:0", "ws://127.0.0.1:70000", "ws://%zz"} {
		_, err := Run(t.Context(), options(server, false, nil))
		if _, ok := errors.AsType[*OptionError](err); !ok {
			t.Errorf("%q: %v, want an *OptionError", server, err)
		}
	}
	if _, err := Run(t.Context(), options("ws://192.0.2.1", false, nil)); !errors.Is(err, guard.ErrRefused) {
		t.Errorf("%v, want the guard to refuse a host that is not loopback", err)
	}
}

func TestCancelledRunEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	go func() {
		if c, err := ln.Accept(); err == nil {
			_, _ = c.Read(make([]byte, 4096))
			cancel() // and no answer
			defer c.Close()
			<-t.Context().Done()
		}
	}()
	if _, err := Run(ctx, options("ws://"+ln.Addr().String(), false, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
}
