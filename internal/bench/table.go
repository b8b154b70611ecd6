package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// printTable prints one line for each tree.
func printTable(w io.Writer, rows []row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "tree\tffvet CPU\trg CPU\tratio\tbudget\tffvet wall\trg wall\tffvet peak\t")
	for _, r := range rows {
		rgCPU, rgWall, ratio, budget := "–", "–", "–", "–"
		if len(r.rg) > 0 {
			rgCPU, rgWall = seconds(median(r.rg, cpu)), seconds(median(r.rg, wall))
			ratio = fmt.Sprintf("%.2f", r.ratio())
		}
		if r.tree.budget > 0 {
			budget = fmt.Sprintf("%.1f", r.tree.budget)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%.1f MiB\t\n", r.tree.name,
			seconds(median(r.ffvet, cpu)), rgCPU, ratio, budget, seconds(median(r.ffvet, wall)), rgWall,
			float64(median(r.ffvet, peak))/(1<<20))
	}
	return t.Flush()
}

func cpu(f figures) time.Duration  { return f.cpu }
func wall(f figures) time.Duration { return f.wall }
func peak(f figures) int64         { return f.peak }

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }
