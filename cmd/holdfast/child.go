package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/twin"
)

// child is the embedded twin: the same binary in a process of its own, so that
// its CPU, memory and descriptors are not the generator's. It ends when its
// standard input closes, also when this process is killed.
type child struct {
	cmd   *exec.Cmd
	stdin io.Closer
	ready twin.Ready
}

// The child has this long to start, and to end before it is killed.
const (
	childStart = 15 * time.Second
	childStop  = 5 * time.Second
)

func startTwin(cfg pack.Twin, stderr io.Writer) (*child, error) {
	text, err := json.Marshal(cfg)
	if err != nil {
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	cmd := exec.Command(self, "twin", "--child", "--config-json", string(text))
	cmd.Stderr = stderr
	apart(cmd)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	c := &child{cmd: cmd, stdin: stdin}
	if err := c.await(stdout); err != nil {
		c.stop()
		return nil, fmt.Errorf("start the twin: %w", err)
	}
	return c, nil
}

// await reads the ready line.
func (c *child) await(stdout io.Reader) error {
	lines := make(chan []byte, 1)
	go func() {
		line, _ := bufio.NewReader(stdout).ReadBytes('\n')
		lines <- line
		_, _ = io.Copy(io.Discard, stdout)
	}()
	select {
	case line := <-lines:
		if len(line) == 0 {
			return errors.New("it ended before it was ready")
		}
		return json.Unmarshal(line, &c.ready)
	case <-time.After(childStart):
		return fmt.Errorf("not ready after %v", childStart)
	}
}

// aim points a plan at the twin.
func (c *child) aim(p *plan.Plan) (*plan.Plan, error) {
	if !p.Target.TwinTLS {
		return p.Aim(c.ready.WS, c.ready.HTTP), nil
	}
	text, err := os.ReadFile(c.ready.CA)
	if err != nil {
		return nil, fmt.Errorf("read the twin's CA certificate: %w", err)
	}
	return p.AimTLS(c.ready.WSS, c.ready.HTTPS, plan.CA{Name: "the twin's own file", PEM: string(text)}), nil
}

func (c *child) stop() {
	_ = c.stdin.Close()
	killer := time.AfterFunc(childStop, func() { _ = c.cmd.Process.Kill() })
	defer killer.Stop()
	_ = c.cmd.Wait() // how it ends is of no interest any more
}
