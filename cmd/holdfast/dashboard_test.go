package main

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var pageAddress = regexp.MustCompile(`live page: (http://[^/]+)/#key=(\w+)`)

// askLive asks the live page of a process, as the page itself does.
func askLive(ts *testscript.TestScript, name, method, path string) *http.Response {
	awaitWords(ts, false, []string{name, "live page: "})
	found := pageAddress.FindStringSubmatch(processOf(ts, name).stderr.String())
	if found == nil {
		ts.Fatalf("%s has not said where its live page is", name)
	}
	req, err := http.NewRequest(method, found[1]+path, strings.NewReader("{}"))
	ts.Check(err)
	req.Header.Set("Authorization", "Bearer "+found[2])
	req.Header.Set("Origin", found[1])
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	ts.Check(err)
	return resp
}

func askPage(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 4, "asks NAME CODE METHOD PATH")
	resp := askLive(ts, args[0], args[2], args[3])
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	ts.Check(err)
	if strconv.Itoa(resp.StatusCode) != args[1] {
		ts.Fatalf("answered %d %s, want %s", resp.StatusCode, text, args[1])
	}
}

func watchPage(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 2, "watch NAME FILE")
	resp := askLive(ts, args[0], http.MethodGet, "/events")
	begun := make([]byte, 100)
	_, err := io.ReadFull(resp.Body, begun)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	over := make(chan struct{})
	stageOf(ts).streams[args[0]] = over
	go func() {
		defer close(over)
		defer resp.Body.Close()
		_, _ = f.Write(begun)
		_, _ = io.Copy(f, resp.Body) // it ends with the run, in whatever way
		_ = f.Close()
	}()
}

func awaitStream(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "saw NAME")
	select {
	case <-stageOf(ts).streams[args[0]]:
	case <-time.After(longestWait):
		ts.Fatalf("the stream of %s goes on", args[0])
	}
}
