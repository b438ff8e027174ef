package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// shield keeps the neighbours of a shared machine out of what is measured: the
// target has one processor and the generators another, and where root allows it
// they and the kernel threads that hand over their packets are in the real-time
// class. Nothing else held ratios together on a busy machine, not even nice -20.
type shield struct {
	cpus     []int // that this process may use
	realtime bool
	raised   map[int]*unix.SchedAttr // the kernel threads, as they were
	slice    string                  // of SCHED_RR, as it was; empty: not touched
}

const (
	realtimePriority = 10 // low among the real-time ones
	sliceFile        = "/proc/sys/kernel/sched_rr_timeslice_ms"
	// A program with several threads on one processor waits for its own: at the
	// kernel's usual 100 ms a Go program lost up to 80 ms now and then, and spent
	// as much CPU on spinning.
	sliceMS = "2"
)

func raiseShield() (*shield, error) {
	var set unix.CPUSet
	if err := unix.SchedGetaffinity(0, &set); err != nil {
		return nil, fmt.Errorf("ask for the processors: %w", err)
	}
	s := &shield{raised: map[int]*unix.SchedAttr{}}
	for cpu := range 64 * len(set) {
		if set.IsSet(cpu) {
			s.cpus = append(s.cpus, cpu)
		}
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before, err := unix.SchedGetAttr(0, 0)
	if err != nil || unix.SchedSetAttr(0, roundRobin(), 0) != nil {
		return s, nil
	}
	if err := unix.SchedSetAttr(0, before, 0); err != nil {
		return nil, fmt.Errorf("leave the real-time class: %w", err)
	}
	s.realtime = true
	s.raiseKernelThreads()
	if before, err := os.ReadFile(sliceFile); err == nil && os.WriteFile(sliceFile, []byte(sliceMS), 0) == nil {
		s.slice = string(before)
	}
	return s, nil
}

func roundRobin() *unix.SchedAttr {
	return &unix.SchedAttr{Size: unix.SizeofSchedAttr, Policy: unix.SCHED_RR, Priority: realtimePriority}
}

// raiseKernelThreads has packets handed over as promptly as they are sent.
func (s *shield) raiseKernelThreads() {
	names, _ := filepath.Glob("/proc/[0-9]*/comm")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil || !strings.HasPrefix(string(text), "ksoftirqd/") {
			continue
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		before, err := unix.SchedGetAttr(pid, 0)
		if err == nil && before.Policy == unix.SCHED_NORMAL && unix.SchedSetAttr(pid, roundRobin(), 0) == nil {
			s.raised[pid] = before
		}
	}
}

// lower leaves everything as it was.
func (s *shield) lower() error {
	var errs []error
	if s.slice != "" {
		errs = append(errs, os.WriteFile(sliceFile, []byte(s.slice), 0))
	}
	for pid, before := range s.raised {
		if err := unix.SchedSetAttr(pid, before, 0); err != nil {
			errs = append(errs, fmt.Errorf("give ksoftirqd (pid %d) its class back: %w", pid, err))
		}
	}
	return errors.Join(errs...)
}

// The processors of the target and of the generators.
func (s *shield) target() int    { return s.cpus[0] }
func (s *shield) generator() int { return s.cpus[len(s.cpus)-1] }

// String says what was done.
func (s *shield) String() string {
	where := fmt.Sprintf("target on processor %d, generators on %d", s.target(), s.generator())
	if len(s.cpus) == 1 {
		where = "target and generators on one processor, the only one: expect noise"
	}
	if !s.realtime {
		return where + ", in the normal class (no right to another): expect noise"
	}
	where += ", SCHED_RR"
	if len(s.raised) > 0 {
		where += ", ksoftirqd too"
	}
	if s.slice != "" {
		where += ", in slices of " + sliceMS + " ms"
	}
	return where
}

// start starts a command on a processor. The command inherits it, and its
// class, from the thread that starts it, at no cost of its own.
func (s *shield) start(c *exec.Cmd, cpu int) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var all, one unix.CPUSet
	one.Set(cpu)
	for _, n := range s.cpus {
		all.Set(n)
	}
	if err := unix.SchedSetaffinity(0, &one); err != nil {
		return fmt.Errorf("pin to processor %d: %w", cpu, err)
	}
	defer func() { _ = unix.SchedSetaffinity(0, &all) }() // they were ours before
	if s.realtime {
		before, err := unix.SchedGetAttr(0, 0)
		if err != nil {
			return fmt.Errorf("ask for the scheduling class: %w", err)
		}
		if err := unix.SchedSetAttr(0, roundRobin(), 0); err != nil {
			return fmt.Errorf("enter the real-time class: %w", err)
		}
		defer func() { _ = unix.SchedSetAttr(0, before, 0) }() // likewise
	}
	return c.Start()
}
