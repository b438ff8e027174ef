package holdfast

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layer says which of our own packages a package may import and what it must
// never touch. Commands may import everything. Tests may import more: they
// hold rooms together that must not know each other.
type layer struct {
	may   string // packages under internal
	never string // foreign packages
	pure  bool   // no clock, no global randomness
}

const (
	noNet  = "net net/http os"
	noRand = " math/rand math/rand/v2 crypto/rand"
)

var layers = map[string]layer{
	"units":        {"", noNet + noRand, true},
	"tally":        {"", noNet + noRand, true},
	"safe":         {"", noNet + noRand, true},
	"backoff":      {"", noNet + noRand, true},
	"strict":       {"safe units", noNet + noRand, true},
	"ws":           {"", noNet + noRand, true},
	"http1":        {"", noNet + noRand, true},
	"pack":         {"units", noNet + noRand, true},
	"guard":        {"safe", "", true},
	"otlp":         {"export guard rest safe", "os", false},
	"export":       {"plan record safe tally", noNet + noRand, true},
	"record":       {"tally", noNet + noRand + " database/sql", true},
	"record/store": {"record tally safe units", "net net/http", false},
	"edge":         {"pack units", noNet, true}, // its randomness is seeded
	"scenario":     {"pack safe strict tally units", noNet + noRand, true},
	"plan":         {"pack safe scenario strict units", "net/http" + noRand, true},
	"loop":         {"guard record tls13", "net/http", false},
	"tls13":        {"", noNet + noRand, true},
	"simnet":       {"edge loop pack record", noNet, true}, // its randomness is seeded
	"conform":      {"guard http1 loop record ws", "net/http", false},
	"engine":       {"backoff guard http1 loop plan record safe tally units ws", "net/http", false},
	"metrics":      {"plan record tally", noNet + noRand, true},
	"diagnosis":    {"metrics pack plan record units", noNet + noRand, true},
	"trial":        {"diagnosis metrics plan record", "net net/http", true},
	"probe":        {"diagnosis metrics plan record trial units", noNet + noRand, true},
	"compare":      {"diagnosis plan record safe tally trial", noNet + noRand, true},
	"report":       {"compare diagnosis metrics plan record safe tally trial units", "net net/http", true},
	"live":         {"diagnosis metrics plan record report safe tally units", noNet + noRand, true},
	"dashboard":    {"diagnosis plan record report trial", "os", false},
	"lint":         {"pack record record/store safe strict tally units", noNet + noRand, true},
	"rest":         {"guard safe ws", "", false},
	"observe":      {"backoff pack record rest safe", "", false},
	"publish":      {"backoff pack publish/queue rest safe scenario units", "net", false},

	"publish/queue":  {"backoff", "net os" + noRand, true},
	"publish/ledger": {"publish publish/queue safe", "net net/http", false},
	"twin":           {"edge pack safe twin/platform units", "", false},

	"twin/platform": {"pack units", "crypto/tls", false}, // it sees requests, never connections
}

// TestLayers holds the table above against the imports. The arrows go one way:
// what we want, what we do, what we learned.
func TestLayers(t *testing.T) {
	sources := ownSources(t)
	for pkg, files := range sources {
		rule, ok := layers[pkg]
		if !ok {
			t.Errorf("package internal/%s is not in the table of layers_test.go: add it with what it may import, and to ARCHITECTURE.md", pkg)
			continue
		}
		for path, file := range files {
			rule.check(t, pkg, path, file)
		}
	}
	for pkg := range layers {
		if sources[pkg] == nil {
			t.Errorf("the table of layers_test.go names internal/%s, which does not exist", pkg)
		}
	}
}

func (l layer) check(t *testing.T, pkg, path string, file *ast.File) {
	t.Helper()
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		own, isOwn := strings.CutPrefix(name, "holdfast/internal/")
		switch {
		case isOwn && !slices.Contains(strings.Fields(l.may), own):
			t.Errorf("%s imports internal/%s, but internal/%s may import only: %s", path, own, pkg, cmp.Or(l.may, "nothing of ours"))
		case slices.Contains(strings.Fields(l.never), name):
			t.Errorf("%s imports %s, which internal/%s must never do", path, name, pkg)
		}
	}
	if !l.pure {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}, sel.Sel.Name) {
				t.Errorf("%s uses time.%s: internal/%s has no clock, time is passed in", path, sel.Sel.Name, pkg)
			}
		}
		return true
	})
}

// ownSources is every non-test file under internal, by package.
func ownSources(t *testing.T) map[string]map[string]*ast.File {
	t.Helper()
	found := map[string]map[string]*ast.File{}
	err := filepath.WalkDir("internal", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "internal"+string(filepath.Separator)))
		if found[pkg] == nil {
			found[pkg] = map[string]*ast.File{}
		}
		found[pkg][path] = file
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestPackagesOpenWithTheirPromise: each package says what it is for.
func TestPackagesOpenWithTheirPromise(t *testing.T) {
	for pkg := range layers {
		matches, err := filepath.Glob(filepath.Join("internal", filepath.FromSlash(pkg), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		promised := slices.ContainsFunc(matches, func(path string) bool {
			text, err := os.ReadFile(path)
			return err == nil && (strings.Contains(string(text), "\n// Package ") || strings.HasPrefix(string(text), "// Package "))
		})
		if !promised {
			t.Errorf("no file of internal/%s opens with a package comment: say its one job, and what it will never do", pkg)
		}
	}
}
