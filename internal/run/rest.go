package run

import (
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// rest fills in memory, files and segments.
func (a *analyst) rest(e *facts.Estimate, r readings, m estimate.Machine) {
	e.Memory.Components = []estimate.Component{}
}
