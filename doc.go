// Package holdfast holds no code: the command is cmd/holdfast, everything else
// is in internal, and ARCHITECTURE.md is the map.
package holdfast
