package run

import (
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// rest fills in memory, files and segments: memory of the version that needs
// most of it, files as the version to show understands the command.
func (a *analyst) rest(e *facts.Estimate, r readings, m estimate.Machine) {
	var worst estimate.MemoryModel
	e.Memory.Components = []estimate.Component{}
	e.Memory.Grows = []estimate.Growth{}
	for _, x := range r.running() {
		model := estimate.NewMemoryModel(x.graph, x.version, r.known.Libraries)
		use := model.Growth()
		e.Memory.Unbounded = e.Memory.Unbounded || use.Unbounded
		if use.Growth >= e.Memory.GrowthPerHour && len(use.Grows) > 0 {
			e.Memory.GrowthPerHour, e.Memory.Grows = use.Growth, use.Grows
		}
		if peak := model.Peak(m); peak >= e.Memory.PeakBytes {
			e.Memory.PeakBytes, e.Memory.FFmpeg, worst = peak, x.version.String(), model
		}
	}
	e.Memory.Components = append(e.Memory.Components, worst.Use(m).Components...)
	files := estimate.Files(r.best().graph)
	e.Files = facts.Files{Open: files.Open, CreatedPerHour: files.CreatedPerHour, GrowthPerDay: files.GrowthPerDay}
	e.IO = ioOf(r)
	e.Lifetime.Seconds, e.Lifetime.Paced = estimate.Lifetime(r.best().graph)
	e.Segments = facts.Segments{PerHour: files.SegmentsPerHour, Retained: files.Retained}
}

// ioOf returns what a process reads and writes, as the version to show
// understands the command.
func ioOf(r readings) facts.IO {
	use := estimate.IO(r.best().graph)
	return facts.IO{
		ReadPerSecond: use.Read, WritePerSecond: use.Write, NetworkReadPerSecond: use.NetworkRead, NetworkWritePerSecond: use.NetworkWrite,
		ReadBytes: use.ReadAll, WriteBytes: use.WriteAll, Paced: use.Paced, Components: append([]estimate.Transfer{}, use.Components...),
	}
}
