// Package running prints the running ffmpeg processes beside the estimates of
// their command lines.
package running

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// Schema names the form of a listing as JSON.
const Schema = "ffvet-ps/1"

// Listing is what runs on one machine.
type Listing struct {
	Schema    string    `json:"schema"`
	HostCPUs  int       `json:"host_cpus"` // 0 if not known
	Processes []Process `json:"processes"`
	// Above counts processes above their bound.
	Above int `json:"above"`
	// Notes say what could not be read.
	Notes []string `json:"notes"`
}

// Process is one process and its estimate. A null is not known.
type Process struct {
	PID     int    `json:"pid"`
	UID     int    `json:"uid"` // -1 if not known
	Program string `json:"program"`
	// State is "running", or "zombie" for one that has ended and is not reaped.
	State string `json:"state"`
	// FFmpeg are the versions that the estimate is of; empty: all.
	FFmpeg []string `json:"ffmpeg"`
	// CPUs are those in the affinity mask, CPUQuota the CPU time that the
	// cgroups leave.
	CPUs     *int     `json:"cpus"`
	CPUQuota *float64 `json:"cpu_quota"`
	Threads  Pair     `json:"threads"`
	// Memory is resident memory in bytes; its actual value is the peak so far.
	Memory   Pair   `json:"memory"`
	Resident *int64 `json:"resident_bytes"`
	Files    Pair   `json:"open_files"`
	// Unbounded says that the memory grows without end; the estimate is the
	// part that does not.
	Unbounded bool `json:"unbounded"`
	// Above names what is above its estimate: "threads", "memory".
	Above []string `json:"above"`
	// Argv is the command line, without secrets.
	Argv    []string `json:"argv"`
	Sources []Source `json:"sources"`
	Assumed []string `json:"assumptions"`
	Notes   []string `json:"notes"`
}

// Pair is an actual number beside its estimate.
type Pair struct {
	Actual   *int64 `json:"actual"`
	Estimate *int64 `json:"estimate"`
}

// Over reports whether the actual number is above the estimate.
func (p Pair) Over() bool { return p.Actual != nil && p.Estimate != nil && *p.Actual > *p.Estimate }

// Source is a command of the repository that the process may have come from.
type Source struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// Write prints the listing as a table, at most so many columns wide if width
// is not 0.
func Write(w io.Writer, l Listing, width int) error {
	var table strings.Builder
	t := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "PID\tTHREADS\tMEMORY\tFILES\tCPUS\tQUOTA\tCOMMAND")
	for _, p := range l.Processes {
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", p.PID, pair(p.Threads, whole), memory(p), pair(p.Files, whole),
			optional(p.CPUs), optional(p.CPUQuota), command(p))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(l.Processes) > 0 {
		for line := range strings.Lines(table.String()) {
			line = strings.TrimRight(line, " \n")
			if width > 0 {
				line = cell.Clip(line, width, "…")
			}
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
	}
	return remarks(w, l)
}

// remarks are what does not fit into a table.
func remarks(w io.Writer, l Listing) error {
	var lines []string
	for _, p := range l.Processes {
		if len(p.Above) > 0 {
			text := fmt.Sprintf("%d is above its estimate: %s", p.PID, strings.Join(p.Above, ", "))
			if len(p.Assumed) > 0 {
				text += " (assumed: " + strings.Join(p.Assumed, "; ") + ")"
			}
			lines = append(lines, text)
		}
		for _, n := range p.Notes {
			lines = append(lines, fmt.Sprintf("%d: %s", p.PID, n))
		}
	}
	lines = append(lines, l.Notes...)
	switch n := len(l.Processes); {
	case n == 0:
		lines = append(lines, "no ffmpeg, ffprobe or ffplay runs here")
	case l.Above > 0:
		lines = append(lines, fmt.Sprintf("%d of %d processes above their estimate", l.Above, n))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, report.Line(line)); err != nil {
			return err
		}
	}
	return nil
}

// pair prints "12 of 203".
func pair(p Pair, format func(int64) string) string {
	switch {
	case p.Actual == nil && p.Estimate == nil:
		return "-"
	case p.Actual == nil:
		return "? of " + format(*p.Estimate)
	case p.Estimate == nil:
		return format(*p.Actual)
	}
	return format(*p.Actual) + " of " + format(*p.Estimate)
}

func memory(p Process) string {
	text := pair(p.Memory, report.Bytes)
	if p.Unbounded {
		text += " and more"
	}
	return text
}

func whole(n int64) string { return fmt.Sprint(n) }

func optional[V int | float64](v *V) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprint(*v)
}

// command is where the process comes from, and its words.
func command(p Process) string {
	text := strings.Join(p.Argv, " ")
	if p.State == "zombie" {
		text = p.Program + " (zombie: it has ended and its parent has not noticed)"
	}
	switch n := len(p.Sources); {
	case n == 1:
		text = place(p.Sources[0]) + "  " + text
	case n > 1:
		text = fmt.Sprintf("%s and %d more  %s", place(p.Sources[0]), n-1, text)
	}
	return report.Line(text)
}

func place(s Source) string { return fmt.Sprintf("%s:%d", report.Path(s.File), s.Line) }
