package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set when a release is built (-ldflags "-X main.version=…").
var version = "devel"

func newVersion() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print version, commit and Go version",
		Example: "  holdfast version\n  holdfast version --json -\n\n" + otherExitCodes,
		Args:    wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out != "-" {
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "holdfast %s, commit %s, %s\n", version, commit(), runtime.Version()); err != nil {
					return err
				}
			}
			return writeTo(cmd, out, func(w io.Writer) error {
				return writeJSON(w, map[string]string{"version": version, "commit": commit(), "go": runtime.Version()})
			})
		},
	}
	cmd.Flags().StringVar(&out, "json", "", "write them as JSON to this `FILE`, - for standard output")
	return cmd
}

func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, dirty := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+changes"
		}
	}
	return revision + dirty
}
