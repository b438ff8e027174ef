package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPeersAreCalledForBoundedTimeOverAllConnections(t *testing.T) {
	for _, p := range peers {
		for _, call := range []string{p.saturate, p.fixed} {
			if call == "" {
				continue
			}
			text := strings.Join(args(call, "http://127.0.0.1:1/", 10_000, 3), " ")
			if strings.Contains(text, "{") {
				t.Errorf("%s %s: a place is not filled in", p.name, text)
			}
			if !strings.Contains(text, "3") || !strings.Contains(text, "64") {
				t.Errorf("%s %s: want 3 seconds over 64 connections", p.name, text)
			}
		}
	}
}

func TestRateByConnectionIsNotRounded(t *testing.T) {
	got := args("-c 64 -q {each} -z {s}s {url}", "http://127.0.0.1:1/", 10_000, 2)
	if want := []string{"-c", "64", "-q", "156.25", "-z", "2s", "http://127.0.0.1:1/"}; !slices.Equal(got, want) {
		t.Errorf("args = %q, want %q", got, want)
	}
}

func TestPeersFolderGoesBeforePATH(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "plow")
	if err := os.WriteFile(tool, []byte("#!/bin/sh\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := peer{name: "plow"}
	if path, ok := p.find(dir); ok && path == tool {
		t.Errorf("found %s, which is not executable", path)
	}
	if err := os.Chmod(tool, 0o755); err != nil {
		t.Fatal(err)
	}
	if path, ok := p.find(dir); !ok || path != tool {
		t.Errorf("found %q, want %s", path, tool)
	}
}
