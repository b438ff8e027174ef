package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEveryCauseHasAPage: docs/guide/causes has a page for each section of
// causes.md, to be linked to and to be read alone; -update writes them.
func TestEveryCauseHasAPage(t *testing.T) {
	text, err := os.ReadFile(reference("causes.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join("..", "..", "docs", "guide", "causes")
	want := causePages(string(text))
	if len(want) < 30 {
		t.Fatalf("%d pages, want one for each cause", len(want))
	}
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		for name, page := range want {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(page), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, file := range files {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got[filepath.Base(file)] = string(page)
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("docs/guide/causes is stale: run go test ./cmd/holdfast -update (-pages +causes.md):\n%s", diff)
	}
}

var (
	toSection = regexp.MustCompile(`\]\(#([a-z_]+)\)`)
	toPage    = regexp.MustCompile(`\]\(([a-z-]+\.md(?:#[a-z_]+)?)\)`)
)

// causePages cuts causes.md into pages, and writes their index.
func causePages(text string) map[string]string {
	pages := map[string]string{}
	var index strings.Builder
	index.WriteString("# Causes, a page each\n\nWhat a verdict can say, what it looks like on the wire, how sure one can be, and what to do. All of it on one page, with how the\nverdicts are made: [causes.md](../../reference/causes.md).\n")
	for i, part := range strings.Split(text, "\n## ") {
		if i == 0 {
			continue
		}
		group, rest, _ := strings.Cut(part, "\n")
		sections := strings.Split(rest, "\n### ")
		if len(sections) == 1 {
			continue
		}
		fmt.Fprintf(&index, "\n## %s\n\n", group)
		for _, section := range sections[1:] {
			name, body, _ := strings.Cut(section, "\n")
			body = toPage.ReplaceAllString(body, "](../../reference/$1)")
			body = toSection.ReplaceAllString(body, "]($1.md)")
			body = strings.ReplaceAll(body, "](../guide/", "](../")
			pages[name+".md"] = fmt.Sprintf("# %s\n\n%s: one of the [causes](README.md) that holdfast names.\n\n%s\n\nThe evidence of a run, with every clock and a drawing of the ends: `holdfast diagnose RECORD --why`.\n",
				name, group, strings.TrimSpace(body))
			fmt.Fprintf(&index, "* [%s](%s.md)\n", name, name)
		}
	}
	pages["README.md"] = index.String()
	return pages
}
