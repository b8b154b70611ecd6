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

// Memory counts points by component and version for what they say of the
// estimate of memory.
type Memory struct {
	counts map[string]map[string]*count
	ratios map[string][]float64 // by version
	worst  map[string]series.Row
	under  []series.Row
}

// NewMemory returns an empty table.
func NewMemory() *Memory {
	return &Memory{map[string]map[string]*count{}, map[string][]float64{}, map[string]series.Row{}, nil}
}

// Add takes a point in, unless it says nothing of memory.
func (m *Memory) Add(r series.Row) {
	verdict := r.MemoryVerdict()
	if verdict == series.Failed {
		return
	}
	m.ratios[r.FFmpeg] = append(m.ratios[r.FFmpeg], r.MemoryRatio())
	names := map[string]bool{all: true}
	for _, c := range r.MemoryComponents {
		names[c.Name] = true
	}
	for name := range names {
		m.count(name, r.FFmpeg).add(verdict)
	}
	if verdict == series.Under {
		m.under = append(m.under, r)
	}
	if w, ok := m.worst[r.FFmpeg]; !ok || r.MemoryRatio() > w.MemoryRatio() {
		m.worst[r.FFmpeg] = r
	}
}

func (m *Memory) count(name, version string) *count {
	if m.counts[name] == nil {
		m.counts[name] = map[string]*count{}
	}
	if m.counts[name][version] == nil {
		m.counts[name][version] = &count{}
	}
	return m.counts[name][version]
}

// Under returns how many points have more memory than their estimate.
func (m *Memory) Under() int { return len(m.under) }

// Write writes the table, how far the estimates are above the truth, and every
// point that they are under.
func (m *Memory) Write(w io.Writer) error {
	versions := slices.Sorted(maps.Keys(m.ratios))
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(tw, "\nmemory")
	for _, v := range versions {
		fmt.Fprintf(tw, "\t%s exact/over/under", v)
	}
	fmt.Fprintln(tw)
	for _, name := range slices.Sorted(maps.Keys(m.counts)) {
		fmt.Fprint(tw, name)
		for _, v := range versions {
			fmt.Fprint(tw, "\t", m.counts[name][v])
		}
		fmt.Fprintln(tw)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	for _, v := range versions {
		sorted := slices.Sorted(slices.Values(m.ratios[v]))
		n := len(sorted)
		fmt.Fprintf(w, "\nffmpeg %s, memory of %d points over the truth: median %.2f, 95 %% within %.2f, highest %.2f:", v, n, sorted[n/2], sorted[n*95/100], sorted[n-1])
		weigh(w, m.worst[v])
	}
	for _, r := range m.under {
		fmt.Fprint(w, "\nUNDER in memory:")
		weigh(w, r)
	}
	return nil
}

// weigh writes one point with the parts of its memory.
func weigh(w io.Writer, r series.Row) {
	fmt.Fprintf(w, " point %d, ffmpeg %s on %d CPUs: %d MiB, estimate %d\n  ffmpeg %s\n  %s\n", r.Index, r.FFmpeg, r.CPUs,
		r.Memory>>20, r.MemoryEstimate>>20, r.Args, strings.Join(r.MemoryParts(), "\n  "))
}
