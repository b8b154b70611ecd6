package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/ffvet/ffvet/internal/lab/series"
)

// Table counts verdicts by component and version.
type Table struct {
	counts map[string]map[string]*count // by component, by version
	worst  map[string]series.Row        // by version: the highest excess
	under  []series.Row
}

// all is the line that counts every point once.
const all = "all points"

// count counts verdicts.
type count struct{ exact, over, under, failed int }

// NewTable returns an empty table.
func NewTable() *Table {
	return &Table{counts: map[string]map[string]*count{}, worst: map[string]series.Row{}}
}

// Add counts a point once for each component that it has.
func (t *Table) Add(r series.Row) {
	names := map[string]bool{all: true}
	for _, c := range r.Components {
		names[subject(c.Name)] = true
	}
	for name := range names {
		t.count(name, r.FFmpeg).add(r.Verdict)
	}
	switch r.Verdict {
	case series.Under:
		t.under = append(t.under, r)
	case series.Over:
		if w, ok := t.worst[r.FFmpeg]; !ok || r.Excess() > w.Excess() {
			t.worst[r.FFmpeg] = r
		}
	}
}

// subject is what a component is counted as: scalers by what makes them.
func subject(component string) string {
	if strings.HasPrefix(component, "scaler for pixel format of ") {
		return "scaler for an encoder"
	}
	return component
}

func (t *Table) count(name, version string) *count {
	if t.counts[name] == nil {
		t.counts[name] = map[string]*count{}
	}
	if t.counts[name][version] == nil {
		t.counts[name][version] = &count{}
	}
	return t.counts[name][version]
}

func (c *count) add(v series.Verdict) {
	switch v {
	case series.Exact:
		c.exact++
	case series.Over:
		c.over++
	case series.Under:
		c.under++
	case series.Failed:
		c.failed++
	}
}

// Under returns the points that the estimate is under.
func (t *Table) Under() []series.Row { return t.under }

// Write prints the table, the worst over-estimates, and every point that the
// estimate is under.
func (t *Table) Write(w io.Writer) error {
	versions := slices.Sorted(maps.Keys(t.counts[all]))
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(tw, "component")
	for _, v := range versions {
		fmt.Fprintf(tw, "\t%s exact/over/under", v)
	}
	fmt.Fprintln(tw)
	names := slices.Sorted(maps.Keys(t.counts))
	for _, name := range append(slices.DeleteFunc(names, func(n string) bool { return n == all }), all) {
		fmt.Fprint(tw, name)
		for _, v := range versions {
			fmt.Fprint(tw, "\t", t.counts[name][v])
		}
		fmt.Fprintln(tw)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	for _, v := range versions {
		if r, ok := t.worst[v]; ok {
			fmt.Fprintf(w, "\nffmpeg %s: the estimate is highest above the truth (%d)", v, r.Excess())
			describe(w, r)
		}
	}
	for _, r := range t.under {
		fmt.Fprint(w, "\nUNDER")
		describe(w, r)
	}
	return nil
}

// String returns "exact/over/under", "-" for nothing.
func (c *count) String() string {
	if c == nil {
		return "-"
	}
	text := fmt.Sprintf("%d/%d/%d", c.exact, c.over, c.under)
	if c.failed > 0 {
		text += fmt.Sprintf(" (%d failed)", c.failed)
	}
	return text
}

func describe(w io.Writer, r series.Row) {
	fmt.Fprintf(w, " point %d, ffmpeg %s on %d CPUs: %d threads, estimate %d\n", r.Index, r.FFmpeg, r.CPUs, r.Threads, r.Estimate)
	fmt.Fprintf(w, "  ffmpeg %s\n  estimate: %s\n  measured: %s\n", r.Args, r.Parts(), r.Measured())
	if reason := r.Reason(); reason != "" && r.Verdict == series.Over {
		fmt.Fprintf(w, "  reason: %s\n", reason)
	}
}
