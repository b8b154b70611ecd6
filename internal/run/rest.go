package run

import (
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// rest fills in memory, files and segments: memory of the version that needs
// most of it, files as the version to show understands the command.
func (a *analyst) rest(e *facts.Estimate, r readings, m estimate.Machine) {
	e.Memory.Components = []estimate.Component{}
	for _, x := range r.running() {
		use := estimate.Memory(x.graph, x.version, r.known.Libraries, m)
		e.Memory.Unbounded = e.Memory.Unbounded || use.Unbounded
		e.Memory.GrowthPerHour = max(e.Memory.GrowthPerHour, use.Growth)
		if use.Peak >= e.Memory.PeakBytes {
			e.Memory.PeakBytes, e.Memory.FFmpeg = use.Peak, x.version.String()
			e.Memory.Components = use.Components
		}
	}
	files := estimate.Files(r.best().graph)
	e.Files = facts.Files{Open: files.Open, CreatedPerHour: files.CreatedPerHour}
	e.Segments = facts.Segments{PerHour: files.SegmentsPerHour, Retained: files.Retained}
}
