package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// connections that every subject keeps alive.
const connections = 64

// peer is a load tool that may be installed: how it is called over 64
// keep-alive connections, as fast as they go and at a fixed rate. An empty call
// is one that it does not have. Each finds "GET url" in its standard input.
type peer struct{ name, saturate, fixed string }

var peers = []peer{
	{"wrk", "-t1 -c64 -d{s}s {url}", ""},
	{"wrk2", "", "-t1 -c64 -d{s}s -R{rate} {url}"},
	{"h2load", "--h1 -t1 -c64 -D{s} {url}", "--h1 -t1 -c64 -D{s} --rps={each} {url}"},
	{"ab", "-k -q -c64 -t{s} -n{most} {url}", ""},
	{"bombardier", "-q -c64 -d{s}s {url}", "-q -c64 -d{s}s -r{rate} {url}"},
	{"fortio", "load -quiet -c 64 -qps 0 -t {s}s {url}", "load -quiet -c 64 -qps {rate} -t {s}s {url}"},
	{"plow", "-c64 -d{s}s {url}", "-c64 -d{s}s --rate={rate} {url}"},
	{"vegeta", "attack -rate=0 -workers=64 -max-workers=64 -max-connections=64 -duration={s}s -output=/dev/null", "attack -rate={rate} -workers=64 -max-workers=64 -max-connections=64 -duration={s}s -output=/dev/null"},
	{"hey", "-c 64 -z {s}s {url}", "-c 64 -q {each} -z {s}s {url}"},
}

// args are those of one call.
func args(call, url string, rate float64, seconds int) []string {
	each := strconv.FormatFloat(rate/connections, 'f', -1, 64)
	return strings.Fields(strings.NewReplacer(
		"{url}", url, "{s}", strconv.Itoa(seconds), "{rate}", fmt.Sprintf("%.0f", rate), "{each}", each, "{most}", strconv.Itoa(seconds*1_000_000),
	).Replace(call))
}

// find looks for a peer in a folder and in PATH.
func (p *peer) find(folder string) (path string, ok bool) {
	if folder != "" {
		path := filepath.Join(folder, p.name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path, true
		}
	}
	path, err := exec.LookPath(p.name)
	return path, err == nil
}
