package fleet

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// needs returns what each command of the unit needs where it is placed.
func needs(s *facts.Sheet, u *facts.Unit, at capacity.Placement) []capacity.Need {
	var all []capacity.Need
	for _, i := range u.Commands {
		c := &s.Commands[i]
		m := machine(c, at)
		all = append(all, capacity.Need{
			Procs: c.Parallel.Procs, Brief: brief(c.Use),
			Threads: bound.Of(int64(threads(c, m))), Memory: bound.Of(memory(c, m)),
			Outputs: bound.Of(int64(len(c.Outputs))), SegmentsPerHour: c.Estimate.Segments.PerHour,
		})
	}
	return all
}

// brief reports whether a command starts now and then and ends soon.
func brief(use string) bool { return use == string(unit.UseProbe) || use == string(unit.UseHook) }

// machine is what a process of the command sees there: what it saw before
// where the fleet does not know better.
func machine(c *facts.SheetCommand, at capacity.Placement) estimate.Machine {
	m := estimate.Machine{CPUs: at.Seen.Or(c.Estimate.CPUs), HostCPUs: at.Host.Or(c.Estimate.HostCPUs)}
	if c.MaskCPUs > 0 {
		m.CPUs = min(m.CPUs, c.MaskCPUs)
	}
	m.HostCPUs = max(m.HostCPUs, m.CPUs)
	return m
}

// threads evaluates a command's components for another machine. Where its
// version of ffmpeg is not known the components are only those of the worst
// version on the old machine: the table of all versions counts too.
func threads(c *facts.SheetCommand, m estimate.Machine) int {
	e := &c.Estimate
	if m == evaluated(e) {
		return e.Threads.Peak
	}
	sum, known := 0, true
	for _, part := range e.Threads.Components {
		n, ok := estimate.AgainFrom(part.Model, part.Args, m)
		if !ok {
			n, known = part.Threads, false
		}
		sum += n
	}
	if known && e.FFmpeg != nil {
		return sum
	}
	sum = max(sum, fromTable(e.Threads.ByCPUs, m.CPUs))
	if m.HostCPUs > m.CPUs || !known {
		sum = max(sum, fromTable(e.Threads.ByCPUs, m.HostCPUs))
	}
	return sum
}

// evaluated is the machine that an estimate is for.
func evaluated(e *facts.SheetEstimate) estimate.Machine {
	return estimate.Machine{CPUs: e.CPUs, HostCPUs: max(e.HostCPUs, e.CPUs)}
}

// memory evaluates a command's bytes for another machine. Where a formula or
// the version of ffmpeg is not known it is at least what it was.
func memory(c *facts.SheetCommand, m estimate.Machine) int64 {
	e := &c.Estimate
	if m == evaluated(e) {
		return e.Memory.PeakBytes
	}
	sum, known := int64(0), true
	for _, part := range e.Memory.Components {
		n, ok := estimate.AgainBytesFrom(part.Model, part.Args, m)
		if !ok {
			n, known = part.Bytes, false
		}
		sum += n
	}
	if known && e.FFmpeg != nil {
		return sum
	}
	return max(sum, e.Memory.PeakBytes)
}

// fromTable returns the entry for that many CPUs, or the larger one of its
// neighbours: an upper end between them.
func fromTable(table map[string]int, cpus int) int {
	if n, ok := table[strconv.Itoa(cpus)]; ok {
		return n
	}
	below, above := 0, 0
	for _, n := range estimate.CPUCounts() {
		value := table[strconv.Itoa(n)]
		if n < cpus {
			below = value
		} else if above == 0 {
			above = value
		}
	}
	return max(below, above)
}
