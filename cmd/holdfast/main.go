// Command holdfast holds thousands of sockets, drives honest load, and says
// why the platform let go.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/trial"
)

func main() {
	os.Exit(execute(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// execute runs one command line and returns its exit code.
func execute(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	addCompletion(root)
	err := root.ExecuteContext(context.Background())
	if code, ok := errors.AsType[exitCode](err); ok {
		return int(code)
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
		if failure, ok := errors.AsType[*failure](err); ok {
			return failure.code
		}
		if e, ok := errors.AsType[*fs.PathError](err); ok && e.Op == "write" {
			return trial.ExitInvalid // a full disk, also behind standard output
		}
		return exitUsage // what cobra finds wrong is the command line
	}
	return trial.ExitPass
}

const exitUsage = 2

// exitCode ends the program without a message: everything has been said.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// failure is an error with the exit code it ends the program with.
type failure struct {
	error

	code int
}

func (f *failure) Unwrap() error { return f.error }

// usage marks an error as the user's: a wrong command line or file.
func usage(err error) error { return &failure{err, exitUsage} }

// broken marks an error as ours: holdfast could not do its job.
func broken(err error) error { return &failure{err, trial.ExitInvalid} }

// later names commands that are planned, so that trying one says so.
var later = []string{"agent", "import"}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "holdfast",
		Short: "Hold thousands of sockets, and learn why the platform let go",
		Long: `holdfast holds thousands of WebSockets on one machine, drives REST load beside
them, keeps the wire evidence of every end, and names the cause: an idle timer, a
lifetime, a cap, overload, a rate limit, a restart, or the generator itself.`,
		Example: `  holdfast run ws://127.0.0.1:8080/ws --sockets 500 --for 1m
  holdfast run http://127.0.0.1:8080/health --rate 200/s --for 30s
  holdfast run scenario.yaml --twin thread
  holdfast diagnose holdfast-runs/20261201-230500-ABCD.db --why

` + exitCodes,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(fmt.Errorf("%s: %w\nhint: run \"%s --help\"", cmd.CommandPath(), err, cmd.CommandPath()))
	})
	root.SetUsageFunc(func(cmd *cobra.Command) error { return writeUsage(cmd.OutOrStderr(), cmd) })
	root.SetHelpCommand(newHelp())
	root.AddCommand(commands()...)
	return root
}

func commands() []*cobra.Command {
	return []*cobra.Command{newRun(), newCheck(), newNew(), newSchema(), newDiagnose(), newReport(), newProbe(), newLint(), newPublish(), newTwin(), newVersion(), newDebug()}
}

// unknownCommand says whether a command is planned, or which one was meant.
func unknownCommand(name string) error {
	if slices.Contains(later, name) {
		return usage(fmt.Errorf("holdfast %s: not supported yet", name))
	}
	return usage(fmt.Errorf("unknown command %q%s\nhint: run \"holdfast --help\"", name, nearCommand(name)))
}

// nearCommand suggests the command a mistyped name is closest to.
func nearCommand(name string) string {
	root := &cobra.Command{SuggestionsMinimumDistance: 2}
	root.AddCommand(commands()...)
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return fmt.Sprintf(", did you mean %s?", strings.Join(near, " or "))
	}
	return ""
}

// wantArgs checks the number of arguments and says what was wanted.
func wantArgs(low, high int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < low || len(args) > high {
			return usage(fmt.Errorf("%s: got %d arguments, want %s\nhint: run \"%s --help\"", cmd.CommandPath(), len(args), what, cmd.CommandPath()))
		}
		return nil
	}
}
