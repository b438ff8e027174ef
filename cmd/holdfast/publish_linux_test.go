package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestADiskThatFillsUp: a ledger on a file system without room ends the work
// with a word, looking at it still works, and with room made the rest is done.
// By the twin's own count everything happens once.
func TestADiskThatFillsUp(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make a file system to fill up")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=512k"); errors.Is(err, syscall.EPERM) {
		t.Skipf("root may not make a file system here: %v", err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	s := stageTwin(t, "twin: 1\nprofile: genesys\nlimits: {token_per_minute: 100000}\n")
	folder := t.TempDir()
	const n = 60
	var lines strings.Builder
	for i := range n {
		lines.WriteString(incident(fmt.Sprintf("full-%d", i)))
	}
	if err := os.WriteFile(filepath.Join(folder, "r.jsonl"), []byte(lines.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(disk, "l")
	code, out := ended(t, publisher(t, folder, 0, "requests", "r.jsonl", "--target", s.http, "--ledger", at, "--rate", "100000/min"))
	if code != 3 || !strings.Contains(out, "the disk is full") || !strings.Contains(out, "publish resume --ledger") {
		t.Errorf("exit code %d, want 3 and that the disk is full\n%s", code, out)
	}
	if code, out = ended(t, publisher(t, folder, 0, "status", "--ledger", at)); code != 0 || !strings.HasPrefix(out, "UNFINISHED") || strings.HasPrefix(out, "UNFINISHED  0 ") {
		t.Errorf("status ends with %d, want 0 and some of it done\n%s", code, out)
	}
	// Still full: nothing changes.
	if code, out = ended(t, publisher(t, folder, 0, "resume", "--ledger", at)); code != 3 || !strings.Contains(out, "the disk is full") {
		t.Errorf("exit code %d, want 3 and that the disk is full\n%s", code, out)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=32m"); err != nil {
		t.Fatal(err)
	}
	if code, out = ended(t, publisher(t, folder, 0, "resume", "--ledger", at)); code != 0 || !strings.Contains(out, fmt.Sprintf("DONE  %d of %d", n, n)) {
		t.Errorf("with room it ends with %d\n%s", code, out)
	}
	if made := s.applied(false)["POST incident"]; made != n {
		t.Errorf("%d incidents were created, want %d", made, n)
	}
}
