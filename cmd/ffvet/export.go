package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ffvet/ffvet/internal/export/grafana"
	"github.com/ffvet/ffvet/internal/export/kubernetes"
	"github.com/ffvet/ffvet/internal/export/prometheus"
	"github.com/ffvet/ffvet/internal/export/systemd"
	"github.com/ffvet/ffvet/internal/export/watch"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
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
	c.AddCommand(a.exportRules(), a.exportDashboard(), a.exportKubernetes(), a.exportSystemd())
	return c
}

func (a *app) exportRules() *cobra.Command {
	c := a.exporter("prometheus-rules", "Alerts that fire below the budgets, for Prometheus", func(d *facts.Document) error {
		return a.watched(d, prometheus.Write)
	})
	a.addShare(c)
	return c
}

func (a *app) exportDashboard() *cobra.Command {
	c := a.exporter("grafana", "A dashboard with the budgets as thresholds, for Grafana", func(d *facts.Document) error {
		return a.watched(d, grafana.Write)
	})
	a.addShare(c)
	return c
}

func (a *app) exportKubernetes() *cobra.Command {
	c := a.exporter("k8s-limits", "Requests and limits for workloads, as a strategic-merge patch", func(d *facts.Document) error {
		notes, err := kubernetes.Write(a.stdout, d, kubernetes.Options{CPULimits: a.flags.export.cpuLimits})
		a.say(notes)
		return err
	})
	a.addCPULimits(c)
	return c
}

func (a *app) exportSystemd() *cobra.Command {
	c := a.exporter("systemd", "Limits for services, as drop-ins", func(d *facts.Document) error {
		return a.dropIns(systemd.DropIns(d, systemd.Options{CPUQuota: a.flags.export.cpuLimits}))
	})
	a.addCPULimits(c)
	c.Flags().StringVar(&a.flags.export.into, "into", "", "write the files below `FOLDER` instead of to standard output")
	return c
}

// exporter is one kind of export.
func (a *app) exporter(name, short string, write func(*facts.Document) error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " [PATH…]",
		Short: short,
		RunE: func(cmd *cobra.Command, paths []string) error {
			doc, err := a.document(cmd.Context(), paths)
			if err != nil {
				return err
			}
			return write(doc)
		},
	}
}

func (a *app) addShare(c *cobra.Command) {
	c.Flags().StringVar(&a.flags.export.share, "share", "", "part of each budget at which its alert fires, `SHARE`: 0.8 or 80% (default: watch.share, else 80%)")
}

func (a *app) addCPULimits(c *cobra.Command) {
	c.Flags().BoolVar(&a.flags.export.cpuLimits, "cpu-limits", false, "limits on CPU time too: they throttle and do not lower the number of threads")
}

// dropIns writes the files to standard output, each under its path, or into
// the folder that --into names.
func (a *app) dropIns(files []systemd.DropIn) error {
	for i, f := range files {
		if into := a.flags.export.into; into != "" {
			target := filepath.Join(into, filepath.FromSlash(f.Path))
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(target, []byte(f.Text), 0o644); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "# /etc/systemd/system/%s\n%s", f.Path, f.Text)
	}
	if len(files) == 0 {
		a.say([]string{"no service or script starts ffmpeg straight on a machine"})
	}
	return nil
}

// say writes notes to standard error.
func (a *app) say(notes []string) {
	for _, n := range notes {
		fmt.Fprintf(a.stderr, "ffvet: %s\n", report.Line(n))
	}
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
func (a *app) watched(doc *facts.Document, write func(io.Writer, watch.Plan) error) error {
	plan := watch.New(doc)
	a.say(plan.Notes)
	if len(plan.Groups) == 0 {
		a.say([]string{"nothing is declared to hold anything against: add roles with limits, pools, or limits of containers"})
	}
	return write(a.stdout, plan)
}
