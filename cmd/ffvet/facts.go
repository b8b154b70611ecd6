package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/run"
)

func newFacts(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "facts [PATH…]",
		Short: "Print everything that is known, as JSON",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := checkDate(a.flags.date); err != nil {
				return err
			}
			in, err := a.prepare(cmd.Context(), paths)
			if err != nil {
				return err
			}
			out, err := run.Lint(cmd.Context(), in)
			if err != nil {
				return err
			}
			out.Doc.Repo = cmp.Or(a.flags.repo, out.Doc.Repo)
			out.Doc.Commit, out.Doc.Date = a.flags.commit, a.flags.date
			if a.flags.redact {
				for _, command := range out.Doc.Commands {
					command.Redact()
				}
			}
			if len(a.flags.outputs) == 0 {
				return writeJSON(a.stdout, out.Doc)
			}
			for _, o := range a.flags.outputs {
				format, file, ok := strings.Cut(o, "=")
				if !ok || format != "json" || file == "" {
					return fmt.Errorf("--output %s: facts are written as json=FILE", o)
				}
				if err := writeFile(file, func(w io.Writer) error { return writeJSON(w, out.Doc) }); err != nil {
					return fmt.Errorf("--output %s: %w", o, err)
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&a.flags.redact, "redact", false, "leave the text of commands out, keep its digest")
	c.Flags().StringVar(&a.flags.repo, "repo", "", "`NAME` of the repository in the fleet (default: name of the configuration)")
	c.Flags().StringVar(&a.flags.commit, "commit", "", "commit that is read, for the facts of a fleet")
	c.Flags().StringVar(&a.flags.date, "date", "", "`DATE` of that commit, 2026-11-24: git log -1 --format=%cs")
	return c
}

// checkDate refuses what is no date; none is fine.
func checkDate(text string) error {
	if _, err := time.Parse(time.DateOnly, text); text != "" && err != nil {
		return fmt.Errorf("--date %s: want a date such as 2026-11-24 (git log -1 --format=%%cs prints it)", text)
	}
	return nil
}
