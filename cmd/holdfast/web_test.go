package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// nginxConf is the smallest that serves a folder from within itself.
const nginxConf = `
daemon off;
master_process off;
pid %[1]s/nginx.pid;
error_log %[1]s/error.log;
events { worker_connections 512; }
http {
	access_log off;
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	server { listen %[2]s; root %[1]s; }
}
`

// startWeb serves a page at /.
func startWeb(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 0, "web")
	s := stageOf(ts)
	if path, err := exec.LookPath("nginx"); err == nil {
		address, stop := startNginx(ts, path)
		ts.Setenv("WEB", "http://"+address)
		s.stopWeb = stop
		return
	}
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "<h1>It works</h1>") }))
	ts.Setenv("WEB", web.URL)
	s.stopWeb = web.Close
}

// startNginx tries another port if nginx finds its own taken: it can't choose a
// free one itself, and what was free may be somebody else's a moment later.
func startNginx(ts *testscript.TestScript, path string) (address string, stop func()) {
	folder := ts.MkAbs("web")
	ts.Check(os.Mkdir(folder, 0o755))
	ts.Check(os.WriteFile(filepath.Join(folder, "index.html"), []byte("<h1>It works</h1>\n"), 0o666))
	for try := 1; ; try++ {
		address, stop, err := tryNginx(path, folder)
		if err == nil {
			return address, stop
		}
		if try == tries {
			ts.Fatalf("nginx: %v", err)
		}
		ts.Logf("nginx: %v", err)
	}
}

// tryNginx starts nginx at a port that was free, and waits until it is nginx
// that answers there: with its own configuration, which names the folder.
func tryNginx(path, folder string) (address string, stop func(), err error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	address = ln.Addr().String()
	conf, text := filepath.Join(folder, "nginx.conf"), fmt.Sprintf(nginxConf, folder, address)
	if err := errors.Join(ln.Close(), os.WriteFile(conf, []byte(text), 0o666)); err != nil {
		return "", nil, err
	}
	cmd := exec.Command(path, "-p", folder, "-c", conf)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // it is killed, or says why it ends
		close(ended)
	}()
	stop = func() {
		_ = cmd.Process.Kill()
		<-ended
	}
	look, deadline := time.NewTicker(20*time.Millisecond), time.After(longestWait)
	defer look.Stop()
	for page(address+"/nginx.conf") != text {
		select {
		case <-look.C:
		case <-ended:
			return "", nil, fmt.Errorf("it has ended:\n%s", said.String())
		case <-deadline:
			stop()
			return "", nil, fmt.Errorf("it does not answer at %s after %v", address, longestWait)
		}
	}
	return address, stop, nil
}

// page is what a server answers, or nothing.
func page(address string) string {
	client := http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Get("http://" + address)
	if err != nil {
		return ""
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<16)) // a part of it is not the page
	return string(text)
}
