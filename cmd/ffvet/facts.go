package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/run"
)

func newFacts(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "facts [PATH…]",
		Short: "Print everything that is known, as JSON",
		RunE: func(cmd *cobra.Command, paths []string) error {
			in, err := a.prepare(cmd.Context(), paths)
			if err != nil {
				return err
			}
			out, err := run.Lint(cmd.Context(), in)
			if err != nil {
				return err
			}
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
	return c
}
