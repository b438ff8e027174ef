package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// newDebug holds commands that put our protocol machines in front of foreign
// test-suites. They are for those who work on holdfast, so the help does not
// list them.
func newDebug() *cobra.Command {
	cmd := &cobra.Command{
		Use:    "debug",
		Short:  "Put the protocol machines in front of test-suites",
		Hidden: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(errors.New("holdfast debug: no command, want http1 or ws-cases\nhint: run \"holdfast debug --help\""))
			}
			return unknownCommand("debug " + args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDebugHTTP1(), newDebugWSCases())
	return cmd
}
