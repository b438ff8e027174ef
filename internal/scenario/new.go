package scenario

import (
	"embed"
	"fmt"
	"slices"

	"holdfast/internal/strict"
)

// Kind is a scenario to start from.
type Kind struct {
	Name string
	Does string
}

// Kinds are the scenarios to start from, the default first.
func Kinds() []Kind {
	return []Kind{
		{"sockets", "hold a pool of sockets; every setting explained"},
		{"silent", "find what ends connections that say nothing"},
		{"storm", "open as fast as a crowd that comes back at once"},
		{"rest", "send requests at a steady rate, with tokens, sizes and retries"},
		{"channels", "hold sockets that a request must ask for first"},
	}
}

//go:embed templates/*.yaml
var templates embed.FS

// Template is a commented scenario to start from. It runs as it is, against
// the embedded twin. An empty kind is the default; an unknown one is an error
// that lists those there are.
func Template(kind string) (string, error) {
	kinds := Kinds()
	if kind == "" {
		kind = kinds[0].Name
	}
	if !slices.ContainsFunc(kinds, func(k Kind) bool { return k.Name == kind }) {
		var names []string
		for _, k := range kinds {
			names = append(names, k.Name)
		}
		return "", fmt.Errorf("kind %s is unknown%s", strict.Quote(kind), strict.Suggest(kind, names))
	}
	text, err := templates.ReadFile("templates/" + kind + ".yaml")
	if err != nil {
		return "", fmt.Errorf("read template %s: %w", kind, err)
	}
	return string(text), nil
}
