package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
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

func startNginx(ts *testscript.TestScript, path string) (address string, stop func()) {
	ln, err := net.Listen("tcp", "127.0.0.1:0") // for a port that is free; nginx can't say which one it took
	ts.Check(err)
	address = ln.Addr().String()
	ts.Check(ln.Close())
	folder := ts.MkAbs("web")
	ts.Check(os.Mkdir(folder, 0o755))
	ts.Check(os.WriteFile(filepath.Join(folder, "index.html"), []byte("<h1>It works</h1>\n"), 0o666))
	conf := filepath.Join(folder, "nginx.conf")
	ts.Check(os.WriteFile(conf, fmt.Appendf(nil, nginxConf, folder, address), 0o666))
	cmd := exec.Command(path, "-p", folder, "-c", conf)
	ts.Check(cmd.Start())
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	look, deadline := time.NewTicker(20*time.Millisecond), time.After(longestWait)
	defer look.Stop()
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			ts.Check(c.Close())
			return address, stop
		}
		select {
		case <-look.C:
		case <-deadline:
			stop()
			ts.Fatalf("nginx does not listen at %s after %v", address, longestWait)
		}
	}
}
