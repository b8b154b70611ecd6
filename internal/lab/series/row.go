// Package series measures many random command lines on one ffmpeg program and
// holds each against ffvet's estimate.
package series

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
)

// Verdict is what a measured point says of the estimate.
type Verdict string

// The verdicts. Under is the one that must not happen.
const (
	Exact  Verdict = "exact"
	Over   Verdict = "over"
	Under  Verdict = "under"
	Failed Verdict = "failed" // ffmpeg refused the command, or lacks something
)

// Row is one measured point.
type Row struct {
	// Index is the number by which the sample draws the point again.
	Index  int
	FFmpeg string // "5.1"
	CPUs   int
	Args   string
	// Threads were measured, in Runs runs, and Estimate is what ffvet says.
	Threads, Estimate, Runs int
	// Memory is the largest resident set in bytes, up to the moment when the
	// run was ended; MemoryEstimate is what ffvet says.
	Memory, MemoryEstimate int64
	Verdict                Verdict
	Components             []estimate.Component
	// MemoryComponents make up MemoryEstimate; Grows says that the estimate
	// knows of growth without a bound, so that no number holds.
	MemoryComponents []estimate.Component
	Grows            bool
	// Names counts the measured threads by name.
	Names map[string]int
	// Ended says that the program ended by itself; Message is the end of
	// what it said then.
	Ended   bool
	Message string
}

// Excess is by how many threads the estimate is above the measured peak.
func (r Row) Excess() int { return r.Estimate - r.Threads }

// Reason says why the estimate may be above, as far as that shows.
func (r Row) Reason() string {
	var reasons []string
	for _, c := range r.Components {
		if c.Assumed != "" {
			reasons = append(reasons, c.Name+": "+c.Assumed)
		}
	}
	if r.Ended {
		reasons = append(reasons, "the run ended by itself: not all threads need to have lived at once")
	}
	slices.Sort(reasons)
	return strings.Join(slices.Compact(reasons), "; ")
}

// Parts returns the components of the estimate that have threads, as
// "encoder libx264 40, main 1".
func (r Row) Parts() string {
	var parts []string
	for _, c := range r.Components {
		if c.Threads > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", c.Name, c.Threads))
		}
	}
	return strings.Join(parts, ", ")
}

// Measured returns the measured threads by name, as "av:h264:df 9, ffmpeg 1".
func (r Row) Measured() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(r.Names)) {
		parts = append(parts, fmt.Sprintf("%s %d", name, r.Names[name]))
	}
	return strings.Join(parts, ", ")
}
