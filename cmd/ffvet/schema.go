package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/docs/schema"
	"github.com/ffvet/ffvet/parser/nearest"
)

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "Print a JSON Schema: " + strings.Join(schema.Names(), ", "),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := schema.Text(args[0])
			if !ok {
				return unknownName("schema", args[0], schema.Names())
			}
			_, err := a.stdout.Write(text)
			return err
		},
	}
}

// unknownName says which names there are, and which was meant.
func unknownName(what, name string, known []string) error {
	if best, ok := nearest.Of(name, known); ok {
		return fmt.Errorf("no %s %q; did you mean %s?", what, name, best)
	}
	return fmt.Errorf("no %s %q: want one of %s", what, name, strings.Join(known, ", "))
}
