package engine

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// The server of BenchmarkTLSSocketMemory is this test binary, run again: its
// memory must not count.
const (
	memoryServer = "HOLDFAST_TEST_TLS_SERVER"
	memoryCA     = "HOLDFAST_TEST_TLS_CA"
)

func TestMain(m *testing.M) {
	if os.Getenv(memoryServer) != "" {
		serveMemory()
		return
	}
	os.Exit(m.Run())
}

func serveMemory() {
	// As large as the chains that public servers send: about 3 KB.
	names := make([]string, 80)
	for i := range names {
		names[i] = fmt.Sprintf("a-host-with-a-long-name-%03d.example.test", i)
	}
	cert, ca := selfSigned(&testing.B{}, names...)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			tcp, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				c := tls.Server(tcp, &tls.Config{Certificates: []tls.Certificate{cert}})
				if _, err := gobwas.Upgrade(c); err == nil {
					polite(c)
				}
			}()
		}
	}()
	_ = json.NewEncoder(os.Stdout).Encode([]string{ln.Addr().String(), ca})
	_, _ = os.Stdin.Read(make([]byte, 1)) // ends with whoever started it
}

// BenchmarkTLSSocketMemory measures what an idle TLS socket takes of this
// process: the slope of the resident size between two numbers of sockets.
func BenchmarkTLSSocketMemory(b *testing.B) {
	debug.SetGCPercent(gcPercent)
	server := exec.Command(os.Args[0])
	server.Env = append(os.Environ(), memoryServer+"=1")
	server.Stderr = os.Stderr
	stdin, _ := server.StdinPipe()
	stdout, _ := server.StdoutPipe()
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = stdin.Close(); _ = server.Wait() }()
	var at []string
	if err := json.NewDecoder(stdout).Decode(&at); err != nil {
		b.Fatal(err)
	}
	sizes := []int{1000, 5000}
	if n, err := strconv.Atoi(strings.TrimSpace(os.Getenv("SOCKETS"))); err == nil {
		sizes[1] = n
	}
	for b.Loop() {
		var resident [2]int64
		for i, n := range sizes {
			p := holdingTLS("wss://"+at[0]+"/", at[1], n, 30*time.Second, ping(5*time.Second), func(p *plan.Pool) { p.OpenPerSecond = 400 })
			go func() {
				time.Sleep(28 * time.Second)
				resident[i] = rss()
			}()
			got := runReal(b, b.Context(), p)
			if got.count(record.Held) != int64(n) {
				b.Fatalf("held %d of %d", got.count(record.Held), n)
			}
			runtime.GC()
			debug.FreeOSMemory()
		}
		b.ReportMetric(float64(resident[1]-resident[0])/float64(sizes[1]-sizes[0]), "B/socket")
		b.ReportMetric(float64(resident[1])/(1<<20), "MiB")
	}
}
