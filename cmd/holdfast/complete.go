package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addCompletion adds cobra's command for the scripts of shells, with help as
// ours is. It writes to the output that root has by then.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		panic(err) // only if cobra calls it otherwise
	}
	cmd.Example = "  source <(holdfast completion bash)\n  holdfast completion zsh > \"${fpath[1]}/_holdfast\"\n\n" + otherExitCodes
	group(cmd)
}

// completes says what the shell offers: files with these extensions for the
// first argument, and for the values of flags only what is listed here. The
// rest (rates, lengths of time, hosts) is nothing that a shell could know.
func completes(cmd *cobra.Command, extensions []string, files map[string][]string, words map[string][]string) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 || extensions == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		offer := cobra.NoFileCompletions
		if list, ok := files[f.Name]; ok {
			offer = cobra.FixedCompletions(list, cobra.ShellCompDirectiveFilterFileExt)
			if list == nil {
				offer = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)
			}
		} else if list, ok := words[f.Name]; ok {
			offer = cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
		}
		if err := cmd.RegisterFlagCompletionFunc(f.Name, offer); err != nil {
			panic(err) // only if it is registered twice
		}
	})
}

// What files of ours end with.
var (
	yamlFiles = []string{"yaml", "yml"}
	pemFiles  = []string{"pem", "crt", "cer"}
	jsonFiles = []string{"json"}
	xmlFiles  = []string{"xml"}
	htmlFiles = []string{"html"}
	csvFiles  = []string{"csv"}
	hlogFiles = []string{"hlog"}
	records   = []string{"db"}
)
