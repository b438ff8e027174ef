//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// apart keeps a Ctrl-C in the terminal from the child: the twin must outlive
// the goodbyes of the run.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
