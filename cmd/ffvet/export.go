package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/export/grafana"
	"github.com/ffvet/ffvet/internal/export/prometheus"
	"github.com/ffvet/ffvet/internal/export/watch"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
)

// exportFlags are those of export alone.
type exportFlags struct {
	share     string
	cpuLimits bool
	into      string
}

func newExport(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "export",
		Short: "Write what follows from the budgets: alerts, a dashboard, limits",
		Long: `export writes what follows from the declared budgets and the estimates for
other systems: alerts and a dashboard that watch what runs, and limits for
where it runs. It writes to standard output and changes nothing.`,
		Example: `  ffvet export prometheus-rules > ffvet.rules.yaml
  ffvet export grafana --share 70% > dashboard.json
  ffvet export k8s-limits --cpu-limits deploy/ > limits.yaml
  ffvet export systemd --into /etc/systemd/system`,
	}
	c.AddCommand(
		a.exporter("prometheus-rules", "Alerts that fire below the budgets, for Prometheus", func(w io.Writer, d *facts.Document) error {
			return a.watched(w, d, prometheus.Write)
		}),
		a.exporter("grafana", "A dashboard with the budgets as thresholds, for Grafana", func(w io.Writer, d *facts.Document) error {
			return a.watched(w, d, grafana.Write)
		}),
	)
	return c
}

// exporter is one kind of export, with the flag that the kinds share.
func (a *app) exporter(name, short string, write func(io.Writer, *facts.Document) error) *cobra.Command {
	c := &cobra.Command{
		Use:   name + " [PATH…]",
		Short: short,
		RunE: func(cmd *cobra.Command, paths []string) error {
			doc, err := a.document(cmd.Context(), paths)
			if err != nil {
				return err
			}
			return write(a.stdout, doc)
		},
	}
	c.Flags().StringVar(&a.flags.export.share, "share", "", "part of each budget at which its alert fires, `SHARE`: 0.8 or 80% (default: watch.share, else 80%)")
	return c
}

// document reads the paths as lint does.
func (a *app) document(ctx context.Context, paths []string) (*facts.Document, error) {
	in, err := a.prepare(ctx, paths)
	if err != nil {
		return nil, err
	}
	out, err := run.Lint(ctx, in)
	if err != nil {
		return nil, err
	}
	return out.Doc, nil
}

// watched writes what is to be watched, and says on standard error what
// cannot be.
func (a *app) watched(w io.Writer, doc *facts.Document, write func(io.Writer, watch.Plan) error) error {
	plan := watch.New(doc)
	for _, n := range plan.Notes {
		fmt.Fprintf(a.stderr, "ffvet: %s\n", n)
	}
	if len(plan.Groups) == 0 {
		fmt.Fprintln(a.stderr, "ffvet: nothing is declared to hold anything against: add roles with limits, pools, or limits of containers")
	}
	return write(w, plan)
}
