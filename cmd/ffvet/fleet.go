package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/fleet"
	"github.com/ffvet/ffvet/internal/report/bars"
)

// fleetFlags are those of ffvet fleet alone.
type fleetFlags struct {
	pools     string
	maxGrowth float64
	maxAge    int
}

func newFleet(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "fleet [--pools FILE] [--baseline FILE] FACTS…",
		Short: "Sum the facts of many repositories up, by pool and role group",
		Long: `ffvet fleet folds documents of ffvet facts, one for each repository, and shows
what all of them together can use of each pool and role group. --pools declares
the pools, the budgets of the roles and the repositories that must be there;
threads are computed again for its nodes. With --baseline it fails on growth.

The order of the files does not matter. --format rows writes a fold that is an
input itself, so that shards can be folded apart and then together.

Formats: text, json (ffvet schema fleet), markdown, rows (ffvet schema rows).
Exit codes: 0 everything fits, 1 something is over or grew, 2 the run itself
failed or facts are missing, stale, unreadable or twice there.`,
		Example: `  ffvet facts --repo acme/encoder -o json=encoder.json
  ffvet fleet --pools fleet.yaml facts/*.json
  ffvet fleet --pools fleet.yaml --baseline fleet.json --max-growth 5 facts/*.json`,
		RunE: func(cmd *cobra.Command, files []string) error { return a.fleet(cmd.Context(), files) },
	}
	c.Flags().StringVar(&a.flags.fleet.pools, "pools", "", "`FILE` that declares pools, roles and repositories of the fleet")
	c.Flags().StringVar(&a.flags.baseline, "baseline", "", "fail on growth over this `FILE`, written by ffvet fleet --json")
	c.Flags().Float64Var(&a.flags.fleet.maxGrowth, "max-growth", 0, "with --baseline: `PERCENT` by which a line may grow")
	c.Flags().IntVar(&a.flags.fleet.maxAge, "max-age", 0, "`DAYS` by which facts may be older than the newest ones")
	return c
}

// fleetGarbagePercent is how much memory may grow between two collections:
// the rows of a whole fleet stay, the text of the files need not.
const fleetGarbagePercent = 50

func (a *app) fleet(ctx context.Context, files []string) error {
	targets, err := a.pageTargets("fleet", "text", "json", "markdown", "rows")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("fleet sums facts up: name the files that ffvet facts wrote")
	}
	if a.flags.fleet.maxGrowth < 0 || a.flags.fleet.maxAge < 0 {
		return errors.New("--max-growth and --max-age take no negative numbers")
	}
	declared, err := readPools(a.flags.fleet.pools)
	if err != nil {
		return err
	}
	before, err := readFleetBaseline(a.flags.baseline)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(fleetGarbagePercent)
	}
	fold := fleet.NewFold(declared)
	addAll(ctx, fold, files)
	r := fold.Report(fleet.Options{
		Tool: facts.Tool{Name: "ffvet", Version: toolVersion()}, Before: before, MaxGrowth: a.flags.fleet.maxGrowth, MaxAge: a.flags.fleet.maxAge,
	})
	if err := a.fleetPages(targets, fold, r); err != nil {
		return err
	}
	switch {
	case len(r.Problems) > 0:
		for _, p := range r.Problems {
			fmt.Fprintf(a.stderr, "ffvet: %s\n", p)
		}
		a.code = exitFailed
	case r.Failed() && !a.flags.exitZero:
		a.code = exitFindings
	}
	return nil
}

// fleetPages writes the report in each of the formats.
func (a *app) fleetPages(targets []target, fold *fleet.Fold, r *fleet.Report) error {
	for _, t := range targets {
		var document any = r
		if t.format == "rows" {
			document, t.format = fold.Document(), "json"
		}
		if err := a.pages([]target{t}, fleetPage(r, t.format), document); err != nil {
			return err
		}
	}
	return nil
}

// addAll reads the files, several at once, and folds them.
func addAll(ctx context.Context, fold *fleet.Fold, files []string) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range files {
		group.Go(func() error {
			if ctx.Err() != nil {
				return nil
			}
			text, err := readFacts(name)
			if err != nil {
				fold.Problem(err.Error())
				return nil
			}
			fold.Add(filepath.ToSlash(name), text)
			return nil
		})
	}
	_ = group.Wait() // what goes wrong is a problem of the fold
}

// readFacts reads a regular file of a size that facts have.
func readFacts(name string) ([]byte, error) {
	info, err := os.Stat(name)
	var path *fs.PathError
	switch {
	case errors.As(err, &path):
		return nil, fmt.Errorf("%s: %w", name, path.Err)
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: a folder: name the files in it", name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: no regular file", name)
	case info.Size() > facts.MaxSheet:
		return nil, fmt.Errorf("%s: longer than %d MiB: is it a document of facts?", name, facts.MaxSheet>>20)
	}
	text, err := os.ReadFile(name)
	if errors.As(err, &path) {
		err = fmt.Errorf("%s: %w", name, path.Err)
	}
	return text, err
}

// readPools reads the declaration of the fleet; an empty one if there is none.
func readPools(path string) (*config.Fleet, error) {
	if path == "" {
		return &config.Fleet{Config: *config.Default()}, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("--pools: %w", err)
	}
	declared, problems := config.LoadFleet(filepath.ToSlash(path), text)
	var all []error
	for _, p := range problems {
		all = append(all, errors.New(p.String()))
	}
	return declared, errors.Join(all...)
}

// readFleetBaseline reads the report that --baseline names; nil if none.
func readFleetBaseline(path string) (*fleet.Report, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	var r fleet.Report
	err = facts.Decode(text, &r)
	switch {
	case err != nil && r.Schema == "":
		return nil, fmt.Errorf("--baseline %s: %w", path, err)
	case r.Schema != fleet.Schema:
		return nil, fmt.Errorf("--baseline %s: schema %q, want %q: write it with ffvet fleet --json", path, r.Schema, fleet.Schema)
	case err != nil:
		return nil, fmt.Errorf("--baseline %s: %w", path, err)
	}
	return &r, nil
}

// The most lines of each kind that a page names.
const mostNamed = 5

// fleetPage returns a report as it is shown to people.
func fleetPage(r *fleet.Report, format string) bars.Page {
	p := bars.Page{Headline: r.Headline, Groups: r.Groups, Compared: r.Compared}
	p.Notes = append(p.Notes, fmt.Sprintf("%d units of %d repositories", r.Units, r.Repositories))
	p.Notes = append(p.Notes, few("grew: ", r.Grown)...)
	p.Notes = append(p.Notes, few("on no pool of the fleet: ", r.Unplaced)...)
	if format != "text" { // a terminal gets them on standard error
		p.Notes = append(p.Notes, few("incomplete: ", r.Problems)...)
	}
	return p
}

// few returns the first of the texts, and how many more there are.
func few(prefix string, texts []string) []string {
	var all []string
	for _, text := range texts[:min(len(texts), mostNamed)] {
		all = append(all, prefix+text)
	}
	if n := len(texts) - mostNamed; n > 0 {
		all = append(all, fmt.Sprintf("%sand %d more", prefix, n))
	}
	return all
}
