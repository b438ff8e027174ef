package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/strict"
)

// writeUsage is cobra's usage text with the examples and exit codes last: they
// are what stands above the prompt when somebody has asked for help.
func writeUsage(w io.Writer, cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if cmd.Runnable() && !cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s COMMAND [flags]\n\nCommands:\n", cmd.CommandPath())
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-*s  %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	if cmd.HasAvailableLocalFlags() {
		b.WriteString("\nFlags:\n" + cmd.LocalFlags().FlagUsages())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// group adds the commands of one that does nothing by itself: alone it shows
// its help, and any other word is an error.
func group(cmd *cobra.Command, commands ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(commands...)
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		return usage(fmt.Errorf("%s: unknown command %s, want %s\nhint: run \"%[1]s --help\"", cmd.CommandPath(), strict.Quote(args[0]), strict.OneOf(names)))
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

// hide keeps flags out of the help: those that are not supported yet, which
// say so when they are given, and those that are not for people.
func hide(cmd *cobra.Command, flags ...string) {
	for _, name := range flags {
		cmd.Flags().Lookup(name).Hidden = true
	}
}

// newHelp is cobra's help command, except that asking for a command that does
// not exist is an error.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usage(err)
			}
			if len(rest) > 0 {
				return unknownCommand(rest[0])
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// exitCodes are those of commands that judge a run.
const exitCodes = `Exit codes:
  0    thresholds met
  1    thresholds not met
  2    usage or scenario wrong
  3    run invalid (the generator's own fault), or no connection was ever made
  130  interrupted; record and summary are written`

// otherExitCodes are those of commands that judge nothing.
const otherExitCodes = `Exit codes:
  0    done
  2    usage, scenario or file wrong
  3    holdfast could not do its work (a full disk, a port in use)`
