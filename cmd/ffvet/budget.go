package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/bars"
	"github.com/ffvet/ffvet/internal/run"
)

func newBudget(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "budget [PATH…]",
		Short: "Show what pools and role groups use of what they allow",
		Long: `ffvet budget shows for every pool and role group of the configuration what its
units can use at worst, what is allowed, and who uses most of it. With
--baseline it shows the change since a document of ffvet facts.

Formats: text, json (ffvet schema budget), markdown (a pull-request comment).
Exit codes: 0 everything fits, 1 something is over (with --baseline: and has
grown), 2 the run itself failed.`,
		Example: `  ffvet budget --node 16x64GiB*4
  ffvet budget --baseline main-facts.json --format markdown`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			targets, err := a.pageTargets("budget", "text", "json", "markdown")
			if err != nil {
				return err
			}
			before, err := readBaseline(a.flags.baseline)
			if err != nil {
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
			r := budget.New(out.Doc, before)
			if r.Failed() && !a.flags.exitZero {
				a.code = exitFindings
			}
			return a.pages(targets, pageOf(r), r)
		},
	}
	c.Flags().StringVar(&a.flags.baseline, "baseline", "", "show the change since this `FILE`, written by ffvet facts")
	return c
}

// readBaseline reads the facts that --baseline names; nil if it names none.
func readBaseline(path string) (*facts.Sheet, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	defer file.Close()
	s, err := facts.ReadSheet(file)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", path, err)
	}
	return s, nil
}

// mostUnplaced is how many units on no pool are named.
const mostUnplaced = 3

// pageOf returns a report as it is shown to people.
func pageOf(r *budget.Report) bars.Page {
	p := bars.Page{Headline: r.Headline, Groups: r.Groups, Compared: r.Compared}
	switch n := len(r.Unplaced); {
	case len(r.Groups) == 0:
		p.Notes = append(p.Notes, "No pool and no role group is declared, so there is nothing to hold the commands against. "+
			"Say what one node has: `ffvet budget --node 16x64GiB*4`, or let `ffvet init` propose a .ffvet.yaml.")
	case n > 0:
		names := strings.Join(r.Unplaced[:min(n, mostUnplaced)], ", ")
		if n > mostUnplaced {
			names += fmt.Sprintf(" and %d more", n-mostUnplaced)
		}
		p.Notes = append(p.Notes, "On no declared pool and in no role: "+names)
	}
	if r.HasState(budget.Unknown) {
		p.Notes = append(p.Notes, "What is unknown depends on something that nobody declares: CPUs (a pool), or a number (assume).")
	}
	return p
}

// pageTargets are the reports that --format and --output ask for, if the
// command has their formats.
func (a *app) pageTargets(command string, known ...string) ([]target, error) {
	targets, err := a.flags.targets()
	for _, t := range targets {
		if !slices.Contains(known, t.format) {
			return nil, fmt.Errorf("%s knows no format %q: want one of %s", command, t.format, strings.Join(known, ", "))
		}
	}
	return targets, err
}

// pages writes a page in each of the formats; the document is its JSON form.
func (a *app) pages(targets []target, p bars.Page, document any) error {
	for _, t := range targets {
		if err := a.into(t, func(w io.Writer) error { return a.page(w, t.format, p, document) }); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) page(w io.Writer, format string, p bars.Page, document any) error {
	switch format {
	case "json":
		return writeJSON(w, document)
	case "markdown":
		return bars.Markdown(w, p)
	}
	colored, err := a.colors()
	if err != nil {
		return err
	}
	return bars.Text(w, p, bars.Style{
		Width: columns(w), Color: colored && w == a.stdout, ASCII: a.flags.ascii || !speaksUnicode(os.Getenv),
	})
}
