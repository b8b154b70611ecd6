package capacity

import (
	"maps"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Load is a placed unit and what one copy of it needs.
type Load struct {
	Placement
	// Procs are the processes of one copy at once; Threads and Memory
	// (bytes) are those of all of them, on the CPUs that the unit sees.
	Procs, Threads, Memory bound.Bound
	// ThreadsPerProcess, OutputsPerProcess and SegmentsPerMinute are the
	// largest of one command; SegmentsPerMinute is that of one copy.
	ThreadsPerProcess, OutputsPerProcess bound.Bound
	SegmentsPerMinute                    bound.Bound

	index int // among all loads
}

// measure is a quantity of one copy of a unit.
type measure func(*Load) bound.Bound

// group is what is placed together: the containers of a pod, the statements
// of a script, or one unit that stands alone.
type group []*Load

// groupsOf collects the loads into groups, in the order of the first member.
func groupsOf(loads []*Load) []group {
	index := map[[3]string]int{}
	var groups []group
	for _, l := range loads {
		u := l.Unit
		key := [3]string{u.System, u.Meta.Root, u.Group}
		i, known := index[key]
		if !known || u.Group == "" {
			i = len(groups)
			index[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], l)
	}
	return groups
}

// inMain returns the members that run at once in the main phase when the
// measure is largest: the sidecars, and the members of one step. What runs
// now and then does not count.
func (g group) inMain(of measure) group {
	return g.moment(of, func(l *Load) bool { return l.Unit.Phase == unit.MainPhase && !l.Unit.Sidecar },
		func(*Load, int) bool { return true })
}

// inInit returns the members that run at once before the main phase when the
// measure is largest: one init step, and the sidecars that start before it.
func (g group) inInit(of measure) group {
	return g.moment(of, func(l *Load) bool { return l.Unit.Phase == unit.InitPhase && !l.Unit.Sidecar },
		func(sidecar *Load, step int) bool { return sidecar.Unit.Step < step })
}

// moment returns the members of the step at which the measure is largest,
// with the sidecars that run beside it.
func (g group) moment(of measure, in func(*Load) bool, beside func(sidecar *Load, step int) bool) group {
	steps := map[int]group{}
	for _, l := range g {
		if in(l) && !l.Unit.Transient {
			steps[l.Unit.Step] = append(steps[l.Unit.Step], l)
		}
	}
	for _, l := range g { // what an earlier step left running
		for step := range steps {
			if in(l) && !l.Unit.Transient && l.Unit.Step < step && step <= l.Unit.Until {
				steps[step] = append(steps[step], l.left())
			}
		}
	}
	if len(steps) == 0 {
		steps[0] = nil
	}
	var largest group
	for _, step := range slices.Sorted(maps.Keys(steps)) {
		together := steps[step]
		for _, l := range g {
			if l.Unit.Sidecar && !l.Unit.Transient && beside(l, step) {
				together = append(together, l)
			}
		}
		if largest == nil || compareBounds(together.add(of), largest.add(of)) > 0 {
			largest = together
		}
	}
	return largest
}

// worst returns the members that run at once when the measure is largest, in
// any phase but the build.
func (g group) worst(of measure) group {
	before, main := g.inInit(of), g.inMain(of)
	if compareBounds(before.add(of), main.add(of)) > 0 {
		return before
	}
	return main
}

// add adds up a measure of all members.
func (g group) add(of measure) bound.Bound {
	total := bound.Bound{}
	for _, l := range g {
		total = total.Add(of(l))
	}
	return total
}

// copies returns how often the group exists: its members share their copies.
func (g group) copies(of measure) bound.Bound {
	most := bound.Bound{}
	for _, l := range g {
		if !l.Unit.Transient && l.Unit.Phase != unit.BuildPhase {
			most = most.Max(of(l))
		}
	}
	return most
}

// item is the group as something that the scheduler packs.
func (g group) item(value bound.Bound, most measure) item {
	first := g[0].Unit
	i := item{value: value, most: g.copies(most)}
	i.cpu, _ = requested(first, func(l unit.Limits) *bound.Bound { return l.RequestCPU })
	milli, _ := requested(first, func(l unit.Limits) *bound.Bound { return l.RequestMemory })
	i.memory = milli / 1000
	if isPod(first) {
		i.pods = 1
	}
	return i
}

func steady(l *Load) bound.Bound  { return l.Steady }
func peak(l *Load) bound.Bound    { return l.Peak }
func perNode(l *Load) bound.Bound { return l.PerNode }

func procs(l *Load) bound.Bound   { return l.Procs }
func threads(l *Load) bound.Bound { return l.Threads }
func memory(l *Load) bound.Bound  { return l.Memory }

// times multiplies two measures of the same unit.
func times(a, b measure) measure {
	return func(l *Load) bound.Bound { return a(l).Mul(b(l)) }
}

// left is the load of what still runs beside a later step. Which of the
// processes those are is not known: each may be the largest.
func (l *Load) left() *Load {
	part := *l
	part.Procs = l.Procs.Min(l.Unit.Left)
	if !l.ThreadsPerProcess.IsZero() {
		part.Threads = l.Threads.Min(l.ThreadsPerProcess.Mul(part.Procs))
	}
	return &part
}
