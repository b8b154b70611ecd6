package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// measure is one limit of a role: what it counts and how.
type measure struct {
	key, unit string // "processes_total", "processes in all"
	// value is what one unit adds; copies are those of the role's window.
	value func(d *facts.Document, u *facts.Unit, copies bound.Bound) bound.Bound
	// threads says that the value depends on the CPUs of the node.
	threads bool
}

// measures returns the limits that a role can have.
func measures() []measure {
	return []measure{
		{key: "copies_total", unit: "copies in all", value: copiesOf},
		{key: "copies_per_node", unit: "copies on one node", value: perNode(one)},
		{key: "processes_per_copy", unit: "processes in one copy", value: perCopy(processes)},
		{key: "processes_per_node", unit: "processes on one node", value: perNode(processes)},
		{key: "processes_total", unit: "processes in all", value: times(processes)},
		{key: "threads_per_process", unit: "threads in one process", value: perCopy(threadsOfProcess), threads: true},
		{key: "threads_per_node", unit: "threads on one node", value: perNode(threadsOfCopy), threads: true},
		{key: "memory_per_copy", unit: "bytes of memory in one copy", value: perCopy(memoryOfCopy), threads: true},
		{key: "outputs_per_process", unit: "outputs of one process", value: perCopy(outputsOfProcess)},
		{key: "segments_per_minute", unit: "segments a minute", value: times(segments)},
		{key: "starts_per_run", unit: "process starts of one run", value: perCopy(starts)},
		{key: "overlap", unit: "runs at once", value: perCopy(overlap)},
	}
}

type perUnit = func(*facts.Document, *facts.Unit) bound.Bound

func copiesOf(_ *facts.Document, _ *facts.Unit, copies bound.Bound) bound.Bound { return copies }

func perCopy(of perUnit) func(*facts.Document, *facts.Unit, bound.Bound) bound.Bound {
	return func(d *facts.Document, u *facts.Unit, _ bound.Bound) bound.Bound { return of(d, u) }
}

func perNode(of perUnit) func(*facts.Document, *facts.Unit, bound.Bound) bound.Bound {
	return func(d *facts.Document, u *facts.Unit, copies bound.Bound) bound.Bound {
		return u.Copies.PerNode.Min(copies).Mul(of(d, u))
	}
}

func times(of perUnit) func(*facts.Document, *facts.Unit, bound.Bound) bound.Bound {
	return func(d *facts.Document, u *facts.Unit, copies bound.Bound) bound.Bound { return copies.Mul(of(d, u)) }
}

func one(*facts.Document, *facts.Unit) bound.Bound               { return bound.Of(1) }
func processes(_ *facts.Document, u *facts.Unit) bound.Bound     { return u.ProcsPerCopy }
func threadsOfCopy(_ *facts.Document, u *facts.Unit) bound.Bound { return u.Threads }
func memoryOfCopy(_ *facts.Document, u *facts.Unit) bound.Bound  { return u.Memory }

func starts(_ *facts.Document, u *facts.Unit) bound.Bound {
	if u.Starts == nil {
		return bound.Bound{}
	}
	return *u.Starts
}

// overlap is how many runs of a schedule can be there at once.
func overlap(_ *facts.Document, u *facts.Unit) bound.Bound {
	var worst bound.Bound
	for _, e := range u.Evidence {
		if e.Factor == "overlap" {
			worst = worst.Max(e.Value)
		}
	}
	return worst
}

func threadsOfProcess(d *facts.Document, u *facts.Unit) bound.Bound {
	return greatest(d, u, func(c *facts.Command) int { return c.Estimate.Threads.Peak })
}

func outputsOfProcess(d *facts.Document, u *facts.Unit) bound.Bound {
	return greatest(d, u, func(c *facts.Command) int { return len(c.Outputs) })
}

func greatest(d *facts.Document, u *facts.Unit, of func(*facts.Command) int) bound.Bound {
	worst := 0
	for _, c := range commandsOf(d, u) {
		worst = max(worst, of(c))
	}
	return bound.Of(int64(worst))
}

// segments is how many segments the commands of one copy make in a minute.
func segments(d *facts.Document, u *facts.Unit) bound.Bound {
	var total bound.Bound
	for _, c := range commandsOf(d, u) {
		total = total.Add(c.Found.Procs.Mul(c.Estimate.Segments.PerHour))
	}
	return perMinute(total)
}

// perMinute turns a number an hour into one a minute, rounded up to the next
// thousandth.
func perMinute(perHour bound.Bound) bound.Bound {
	if n, ok := perHour.MilliHi(); ok {
		return bound.Milli((n + 59) / 60)
	}
	return perHour
}
