package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/rules"
)

func newRules(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			for _, r := range rules.All() {
				if _, err := fmt.Fprintf(a.stdout, "%-30s %-14s %-8s %s\n", r.ID, r.Group, r.Level, r.Summary); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func newRule(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rule ID",
		Short: "Print the page of one rule",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var ids []string
			for _, r := range rules.All() {
				if r.ID == args[0] {
					return writeRule(a.stdout, r)
				}
				ids = append(ids, r.ID)
			}
			return unknownName("rule", args[0], ids)
		},
	}
}

// checkRuleNames returns an error for the first word that names neither a rule
// nor a group.
func checkRuleNames(words []string) error {
	var known []string
	for _, r := range rules.All() {
		known = append(known, r.ID)
		if group := string(r.Group); !slices.Contains(known, group) {
			known = append(known, group)
		}
	}
	for _, w := range words {
		if !slices.Contains(known, w) {
			return unknownName("rule or group", w, known)
		}
	}
	return nil
}

func writeRule(w io.Writer, r rules.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s, %s, since %s)\n%s\n", r.ID, r.Group, r.Level, r.Since, r.Summary)
	for _, part := range []struct{ title, text string }{
		{"What", r.Doc.What}, {"Why", r.Doc.Why}, {"Fix", r.Doc.Fix}, {"When to ignore", r.Doc.Ignore},
		{"Bad", r.Doc.Bad}, {"Good", r.Doc.Good},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", part.title, indent(part.text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func indent(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return "  " + strings.Join(lines, "\n  ")
}
