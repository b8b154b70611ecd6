package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

// mostTerms is how many components a finding lists.
const mostTerms = 3

// processReason is the line about one process, with the command that shows
// all its terms. While the CPUs are not known it gives no single number.
func processReason(u *facts.Unit, c *facts.Command) finding.Reason {
	t := c.Estimate.Threads
	r := finding.Reason{
		Label: "threads", Value: bound.Of(int64(t.Peak)), Text: fmt.Sprintf("one process on %s", count(int64(c.Estimate.CPUs), "CPU", "CPUs")),
		At: c.Found.Name.Span, Show: fmt.Sprintf("ffvet explain %s:%d", c.File, c.Line),
	}
	if u.Limits.CPUSeen.N == 0 {
		r.Value, r.Text = bound.Unknown(1), "one process, "+threadsOf(u, c)
	}
	if c.Estimate.FFmpeg == nil {
		r.Text += ", any ffmpeg from 4.3 to 9.0"
	} else {
		r.Text += ", ffmpeg " + t.FFmpeg
		if b := c.Estimate.Build; b.Line > 0 && !b.Declared {
			r.Text += fmt.Sprintf(" by %s:%d", b.File, b.Line)
		}
	}
	return r
}

// termReasons are the largest components of a process; none while the CPUs
// that they depend on are not known.
func termReasons(u *facts.Unit, c *facts.Command) []finding.Reason {
	if u.Limits.CPUSeen.N == 0 {
		return []finding.Reason{processReason(u, c)}
	}
	parts := slices.Clone(c.Estimate.Threads.Components)
	slices.SortStableFunc(parts, func(a, b estimate.Component) int { return b.Threads - a.Threads })
	var reasons []finding.Reason
	for _, part := range parts[:min(len(parts), mostTerms)] {
		if part.Threads > 1 {
			reasons = append(reasons, finding.Reason{
				Label: part.Name, Value: bound.Of(int64(part.Threads)), Text: part.Terms,
			})
		}
	}
	return reasons
}

// evidence returns the evidence of a unit about one factor as reasons.
func evidence(chain []bound.Evidence, factor string) []finding.Reason {
	var reasons []finding.Reason
	for _, e := range chain {
		if e.Factor == factor {
			reasons = append(reasons, finding.Reason{
				Label: factor, Value: e.Value, Text: reasonText(e), At: e.At,
			})
		}
	}
	return reasons
}

func reasonText(e bound.Evidence) string {
	switch {
	case e.Note != "":
		return e.Note
	case e.Default:
		return e.Path + " is not set: the default"
	}
	return e.Path
}
