package engine

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/trial"
)

// starvation is what a process of its own runs, and what it lacks.
type starvation struct {
	URL       string
	PerSecond float64
	For       time.Duration
	Files     uint64 // descriptors; 0: as many as there are
	Sockets   int    // holds sockets instead of sending requests
	Alone     bool   // on one processor
}

const starvedChild = "HOLDFAST_TEST_STARVED"

// sentence is what the starved process says of its run.
type sentence struct {
	Valid   bool
	Reasons []string
	Strain  diagnosis.Strain
}

// starve carries a run out in a process of its own while something is done to
// it, which gets its id.
func starve(t *testing.T, s starvation, to func(pid int)) sentence {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestStarvedChild$")
	child.Env = append(os.Environ(), starvedChild+"="+string(text))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = child.Process.Kill(); _ = child.Wait() }()
	lines := bufio.NewScanner(out)
	var said sentence
	for lines.Scan() {
		switch line := lines.Text(); {
		case line == "ready":
			to(child.Process.Pid)
		case strings.HasPrefix(line, "{"):
			if err := json.Unmarshal([]byte(line), &said); err != nil {
				t.Fatal(err)
			}
			return said
		}
	}
	t.Fatal("the starved process said nothing")
	return said
}

func TestStarvedChild(t *testing.T) {
	text := os.Getenv(starvedChild)
	if text == "" {
		t.Skip("run by the others")
	}
	var s starvation
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		t.Fatal(err)
	}
	if s.Alone {
		pin(t, os.Getpid())
	}
	if s.Files > 0 {
		if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: s.Files, Max: s.Files}); err != nil {
			t.Fatal(err)
		}
	}
	p := aimed(loading(s.PerSecond, s.For, get("/x")), s.URL)
	if s.Sockets > 0 {
		p = holding(s.Sockets, 0, s.For, func(p *plan.Pool) { p.URL = plan.Text(s.URL) })
	}
	fmt.Println("ready")
	o := tried(t, p)
	said, err := json.Marshal(sentence{Valid: o.Valid, Reasons: o.Reasons, Strain: o.Strain})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("\n%s\n", said)
}

// tried carries a plan out and judges it.
func tried(t *testing.T, p *plan.Plan) *trial.Outcome {
	t.Helper()
	o, err := trial.Run(t.Context(), p, new(Engine).Run, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// pin keeps all threads of a process on the first processor that we may use.
func pin(t *testing.T, pid int) {
	t.Helper()
	var mine, one unix.CPUSet
	if err := unix.SchedGetaffinity(0, &mine); err != nil {
		t.Skip(err)
	}
	for cpu := range 1024 {
		if mine.IsSet(cpu) {
			one.Set(cpu)
			break
		}
	}
	threads, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, thread := range threads {
		if tid, err := strconv.Atoi(thread.Name()); err == nil {
			if err := unix.SchedSetaffinity(tid, &one); err != nil && err != unix.ESRCH {
				t.Skip(err)
			}
		}
	}
}

// wantReason fails unless a run is invalid for a reason that says this.
func wantReason(t *testing.T, said sentence, text string) {
	t.Helper()
	if said.Valid || !slices.ContainsFunc(said.Reasons, func(r string) bool { return strings.Contains(r, text) }) {
		t.Errorf("valid %v, reasons %q, strain %+v; want %q", said.Valid, said.Reasons, said.Strain, text)
	}
}

func TestBusyNeighboursOnTheSameCoreMakeARunInvalid(t *testing.T) {
	if testing.Short() {
		t.Skip("takes the processor from everybody")
	}
	s := starvation{URL: "http://" + quickServer(t), PerSecond: 20_000, For: 3 * time.Second, Alone: true}
	// The kernel's scheduler is fair to those who ask for little: with as many
	// neighbours a run may still be in time, and is valid then.
	var said sentence
	for neighbours := 8; neighbours <= 64 && (said.Valid || neighbours == 8); neighbours *= 2 {
		said = starve(t, s, func(int) {
			for range neighbours {
				neighbour := exec.Command("sh", "-c", "while :; do :; done")
				if err := neighbour.Start(); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = neighbour.Process.Kill(); _ = neighbour.Wait() })
				pin(t, neighbour.Process.Pid)
			}
		})
	}
	wantReason(t, said, "the generator was late")
	wantReason(t, said, "waited")
}

func TestPausedProcessMakesARunInvalid(t *testing.T) {
	s := starvation{URL: "http://" + quickServer(t), PerSecond: 200, For: 3 * time.Second}
	said := starve(t, s, func(pid int) {
		time.AfterFunc(time.Second, func() { _ = syscall.Kill(pid, syscall.SIGSTOP) })
		time.AfterFunc(2200*time.Millisecond, func() { _ = syscall.Kill(pid, syscall.SIGCONT) })
	})
	wantReason(t, said, "the generator was late")
}

func TestLowDescriptorLimitMakesARunInvalid(t *testing.T) {
	said := starve(t, starvation{URL: serve(t, polite), Sockets: 200, For: time.Second, Files: 128}, func(int) {})
	wantReason(t, said, "file descriptors")
}

func TestNarrowPortRangeMakesARunInvalid(t *testing.T) {
	url := serve(t, polite)
	p := holding(60, 0, time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) })
	p.Ports = &plan.Ports{Low: 21100, High: 21149}
	o := tried(t, p)
	wantReason(t, sentence{Valid: o.Valid, Reasons: o.Reasons}, "source ports")
}

func TestFaultsOfTheTargetLeaveARunValid(t *testing.T) {
	answer := []byte("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
	targets := map[string]func(*net.TCPConn){
		"stalls": func(c *net.TCPConn) { _, _ = c.Read(make([]byte, 4096)); _, _ = c.Read(make([]byte, 1)) },
		"resets": func(c *net.TCPConn) { _, _ = c.Read(make([]byte, 4096)); _ = c.SetLinger(0) },
		"is slow": func(c *net.TCPConn) {
			for b := make([]byte, 4096); ; {
				if _, err := c.Read(b); err != nil {
					return
				}
				time.Sleep(300 * time.Millisecond)
				_, _ = c.Write(answer)
			}
		},
		"fails": func(c *net.TCPConn) {
			for b := make([]byte, 4096); ; {
				if _, err := c.Read(b); err != nil {
					return
				}
				_, _ = c.Write([]byte("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"))
			}
		},
	}
	for name, target := range targets {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			impatient := func(r *plan.Request) { r.Timeout = dur(500 * time.Millisecond) }
			p := aimed(loading(200, 2*time.Second, get("/x", impatient)), "http://"+acceptTCP(t, target))
			p.Loads[0].Connections.Max = 20 // so that interactions start late for want of one
			// On a machine that has no processor for us a run is invalid, and should be.
			o := tried(t, p)
			for try := 1; !o.Valid && strings.Contains(o.Strain.String(), "waited") && try < 5; try++ {
				t.Logf("try %d: %q", try, o.Reasons)
				o = tried(t, p)
			}
			if !o.Valid {
				t.Errorf("a target that %s makes the run invalid: %q, strain %+v", name, o.Reasons, o.Strain)
			}
		})
	}
}
