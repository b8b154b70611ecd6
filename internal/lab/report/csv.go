// Package report shows what a series found.
package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/series"
)

// CSV writes points as lines of comma-separated values.
type CSV struct{ w *csv.Writer }

// NewCSV writes the header.
func NewCSV(w io.Writer) (*CSV, error) {
	c := &CSV{csv.NewWriter(w)}
	return c, c.write("index", "ffmpeg", "cpus", "threads", "estimate", "verdict", "runs", "memory", "memory_estimate", "components", "names", "message", "args")
}

// Add writes one point.
func (c *CSV) Add(r series.Row) error {
	message := ""
	if r.Verdict == series.Failed {
		message = lastLines(r.Message)
	}
	return c.write(strconv.Itoa(r.Index), r.FFmpeg, strconv.Itoa(r.CPUs), strconv.Itoa(r.Threads), strconv.Itoa(r.Estimate), string(r.Verdict),
		strconv.Itoa(r.Runs), strconv.FormatInt(r.Memory, 10), strconv.FormatInt(r.MemoryEstimate, 10), r.Parts(), r.Measured(), message, r.Args)
}

// lastLines returns the last three lines of a text as one.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], " | ")
}

func (c *CSV) write(fields ...string) error {
	if err := c.w.Write(fields); err != nil {
		return err
	}
	c.w.Flush() // a series takes long: what is measured is kept
	return c.w.Error()
}
