package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/internal/twin"
)

// TestGuides does what the guides tell their reader to do, in their order:
//
//   - a yaml block behind a line that ends with "`NAME.yaml`:" becomes that file;
//   - every line of a sh block is run; "# exit code N" behind it is what it must
//     end with, 0 otherwise;
//   - a text block must stand in what the commands before it wrote, numbers and
//     line breaks aside; … stands for anything;
//   - a twin that a guide starts by itself runs until the guide ends;
//   - 127.0.0.1:8080 is where that twin is, on a port of its own choice, and
//     TWIN_CA the file of its CA;
//   - a run against a host other than loopback is only checked, which contacts
//     nobody;
//   - a run that a busy machine spoiled is tried again, and so is a whole guide
//     whose commands wrote something else than it shows: on a machine that
//     stands still now and then, so do the timers of the twin.
func TestGuides(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "guide", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 9 {
		t.Fatalf("guides %q, want at least 9", pages)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".md"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := exec.LookPath("curl"); err != nil && strings.Contains(string(text), "\ncurl ") {
				t.Skip("curl is not installed")
			}
			for try := 1; ; try++ {
				r := &reader{t: t, folder: t.TempDir(), away: map[string]bool{}}
				for _, block := range blocks(string(text)) {
					r.read(block)
				}
				r.end()
				switch {
				case r.commands == 0:
					t.Fatal("the guide has no command")
				case r.differs == "":
					return
				case try == tries:
					t.Fatal(r.differs)
				}
				t.Logf("try %d: %s", try, r.differs)
			}
		})
	}
}

// block is a fenced block of a page, and the line of text before it.
type block struct{ language, text, before string }

var fence = regexp.MustCompile("(?ms)^([^\n]*)\n+```([a-z]+)\n(.*?)^```$")

func blocks(page string) []block {
	var found []block
	for _, m := range fence.FindAllStringSubmatch(page, -1) {
		found = append(found, block{before: m[1], language: m[2], text: m[3]})
	}
	return found
}

// reader does what a guide says.
type reader struct {
	t        *testing.T
	folder   string
	address  string          // of the guide's twin, once it runs, in the place of standIn
	ca       string          // the file of its CA
	away     map[string]bool // scenarios that aim at another host than loopback
	output   string          // of all commands since the last text block
	differs  string          // where the guide shows what was not written
	commands int
	ends     []func() // what is started and must end
}

var (
	fileName   = regexp.MustCompile("`([a-z-]+\\.(?:yaml|yml))`:$")
	exitWanted = regexp.MustCompile(` +# exit code ([0-9]+)$`)
	quantity   = regexp.MustCompile(`[0-9][0-9.,]*( ?(ns|µs|ms|s|min)\b)?`)
)

// standIn is the address at which the guides start their twins. It may be taken.
const standIn = "127.0.0.1:8080"

func (r *reader) read(b block) {
	text := b.text
	if r.address != "" {
		text = strings.ReplaceAll(text, standIn, r.address)
	}
	switch b.language {
	case "yaml":
		if name := fileName.FindStringSubmatch(b.before); name != nil {
			if err := os.WriteFile(filepath.Join(r.folder, name[1]), []byte(text), 0o666); err != nil {
				r.t.Fatal(err)
			}
			r.away[name[1]] = strings.Contains(text, ".example.test")
		}
	case "sh":
		for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			if line != "" && line[0] != '#' {
				r.command(line)
			}
		}
	case "text":
		r.wrote(text)
	}
}

// command runs one line as a shell would.
func (r *reader) command(line string) {
	r.t.Helper()
	r.commands++
	want := 0
	if m := exitWanted.FindStringSubmatchIndex(line); m != nil {
		want, _ = strconv.Atoi(line[m[2]:m[3]])
		line = line[:m[0]]
	}
	switch {
	case strings.HasPrefix(line, "holdfast twin --listen"):
		r.twin(line)
		return
	case strings.HasPrefix(line, "jq "):
		if _, err := exec.LookPath("jq"); err != nil {
			r.t.Logf("not run, jq is not installed: %s", line)
			return
		}
	case strings.HasPrefix(line, "holdfast run") && (strings.Contains(line, ".example.test") || r.away[strings.Fields(line)[2]]):
		line, want = strings.Replace(line, "holdfast run", "holdfast check", 1), 0
	}
	if r.address == "" && strings.Contains(line, standIn) {
		r.t.Fatalf("%s: no twin was started at %s before", line, standIn)
	}
	for try := 1; ; try++ {
		got, out := r.shell(line)
		if got == want {
			r.output += out
			return
		}
		if try == tries || !spoiled(strconv.Itoa(want), got, out, strings.Contains(line, "--quiet")) {
			r.t.Fatalf("%s: exit code %d, want %d\n%s", line, got, want, out)
		}
		if m := recordFile.FindStringSubmatch(line); m != nil && m[1] != "off" {
			if err := os.Remove(filepath.Join(r.folder, m[1])); err != nil {
				r.t.Fatal(err)
			}
		}
		r.t.Logf("%s: try %d was spoiled by a busy machine", line, try)
	}
}

var recordFile = regexp.MustCompile(`--record (\S+)`)

func (r *reader) shell(line string) (code int, output string) {
	r.t.Helper()
	cmd := exec.CommandContext(r.t.Context(), "sh", "-c", line)
	cmd.Dir = r.folder
	cmd.Env = append(os.Environ(), "DESK_TOKEN=token-of-the-guide", "TWIN_CA="+r.ca)
	out, err := cmd.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		r.t.Fatalf("%s: %v", line, err)
	}
	return 0, string(out)
}

// twin runs a twin until the guide ends.
func (r *reader) twin(line string) {
	r.t.Helper()
	words := strings.Fields(strings.Replace(line, standIn, "127.0.0.1:0", 1))
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = r.folder
	var said bytes.Buffer
	cmd.Stderr = &said
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	end := sync.OnceFunc(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	r.t.Cleanup(end)
	r.ends = append(r.ends, end)
	slow := time.AfterFunc(longestWait, func() { _ = cmd.Process.Kill() })
	defer slow.Stop()
	var ready twin.Ready
	if err := json.NewDecoder(stdout).Decode(&ready); err != nil { // it says no more than this one line
		end()
		r.t.Fatalf("%s: no ready line: %v\n%s", line, err, said.String())
	}
	r.address, r.ca = strings.TrimPrefix(ready.WS, "ws://"), ready.CA
}

// end stops what the guide has started.
func (r *reader) end() {
	for _, end := range r.ends {
		end()
	}
}

// wrote holds a text block against what the commands wrote.
func (r *reader) wrote(text string) {
	r.t.Helper()
	rest := plain(r.output)
	for part := range strings.SplitSeq(text, "…") {
		part = plain(part)
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			r.differs += "the guide shows\n" + part + "\nbut the commands wrote\n" + r.output
			break
		}
		rest = after
	}
	r.output = ""
}

// plain is a text without what differs from run to run: numbers, and line
// breaks that depend on them.
func plain(text string) string {
	return quantity.ReplaceAllString(strings.Join(strings.Fields(text), " "), "#")
}
