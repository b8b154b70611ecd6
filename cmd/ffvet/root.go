package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ffvet/ffvet/parser/nearest"
)

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "ffvet [PATH…]",
		Short: "Lint FFmpeg pipelines before they take down a rack",
		Long: `ffvet reads shell scripts, Dockerfiles and YAML, finds every ffmpeg command,
computes its worst case (threads, processes, segments) where it runs, and
reports what does not fit. Nothing it reads is ever run.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed.`,
		Example: `  ffvet                              lint this folder
  ffvet --node 16x64GiB*4 deploy/    hold it against four nodes of 16 CPUs
  ffvet explain -- ffmpeg -i in.mp4 out.webm
  ffvet -o sarif=ffvet.sarif --format text .`,
		Version:       toolVersion(),
		Args:          cobra.ArbitraryArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return commandMeant(cmd.Root(), args, a.lint(cmd.Context(), args))
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetFlagErrorFunc(flagError)
	a.flags.addTo(root.PersistentFlags())
	lint := &cobra.Command{
		Use:   "lint [PATH…]",
		Short: "Lint files and folders (the default command)",
		RunE:  root.RunE,
	}
	root.AddCommand(lint, newExplain(a), newFacts(a), newBudget(a), newFleet(a), newInit(a), newExport(a), newPS(a), newRules(a), newRule(a),
		newSchema(a), newConfig(a), newVersion(a))
	return root
}

// commandMeant adds to the error of a path that does not exist the command
// that it may have been meant to be.
func commandMeant(root *cobra.Command, args []string, err error) error {
	if len(args) == 0 || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	if name, ok := nearest.Of(args[0], names); ok {
		return fmt.Errorf("%w; did you mean the command %s?", err, name)
	}
	return err
}

// flagError adds the nearest flag to cobra's message about an unknown one.
func flagError(cmd *cobra.Command, err error) error {
	const unknown = "unknown flag: --"
	name, ok := strings.CutPrefix(err.Error(), unknown)
	if !ok {
		return fmt.Errorf("%w (see ffvet --help)", err)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if best, ok := nearest.Of(name, names); ok {
		return fmt.Errorf("%w; did you mean --%s?", err, best)
	}
	return fmt.Errorf("%w (see ffvet --help)", err)
}
