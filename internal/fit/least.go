package fit

import (
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// Least returns the fewest threads that options bring a command to while every
// codec keeps two.
func Least(c *facts.Command, m estimate.Machine) Proposal {
	p := newProblem(c, m)
	return Propose(c, m, p.peak(p.least(2, false)))
}

// Single reports whether some codec is left with one thread.
func (out Proposal) Single() bool {
	for _, c := range out.Changes {
		if c.single {
			return true
		}
	}
	return false
}
