package capacity

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Load is a placed unit and what one copy of it needs.
type Load struct {
	*Placement
	// Procs are the processes of one copy at once; Threads and Memory
	// (bytes) are those of all of them, on the CPUs that the unit sees.
	Procs, Threads, Memory bound.Bound
	// ThreadsPerProcess, OutputsPerProcess and SegmentsPerMinute are the
	// largest of one command; SegmentsPerMinute is that of one copy.
	ThreadsPerProcess, OutputsPerProcess bound.Bound
	SegmentsPerMinute                    bound.Bound
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

// running returns the most that one copy of the group has at once in its main
// phase: members of one step and sidecars together, steps one after another.
// What runs now and then does not count.
func (g group) running(of measure) bound.Bound {
	sidecars := bound.Bound{}
	steps := map[int]bound.Bound{}
	for _, l := range g {
		switch {
		case l.Unit.Transient || l.Unit.Phase != unit.MainPhase && !l.Unit.Sidecar:
		case l.Unit.Sidecar:
			sidecars = sidecars.Add(of(l))
		default:
			steps[l.Unit.Step] = steps[l.Unit.Step].Add(of(l))
		}
	}
	return sidecars.Add(largest(steps))
}

// worst returns the most that one copy of the group has at once in any phase:
// an init step runs beside the sidecars that start before it.
func (g group) worst(of measure) bound.Bound {
	steps := map[int]bound.Bound{}
	for _, l := range g {
		if l.Unit.Phase == unit.InitPhase && !l.Unit.Sidecar {
			steps[l.Unit.Step] = steps[l.Unit.Step].Add(of(l))
		}
	}
	for step := range steps {
		for _, l := range g {
			if l.Unit.Sidecar && l.Unit.Step < step {
				steps[step] = steps[step].Add(of(l))
			}
		}
	}
	return g.running(of).Max(largest(steps))
}

func largest(steps map[int]bound.Bound) bound.Bound {
	most := bound.Bound{}
	for _, value := range steps {
		most = most.Max(value)
	}
	return most
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
func (g group) item(value bound.Bound) item {
	first := g[0].Unit
	i := item{value: value, most: g.copies(perNode)}
	i.cpu, _ = requested(first, func(l unit.Limits) *bound.Bound { return l.RequestCPU })
	milli, _ := requested(first, func(l unit.Limits) *bound.Bound { return l.RequestMemory })
	i.memory = milli / 1000
	if isPod(first) {
		i.pods = 1
	}
	return i
}

// once counts the group itself; one that only builds or runs now and then
// does not count.
func (g group) once() bound.Bound { return g.copies(func(*Load) bound.Bound { return bound.Of(1) }) }

// worst is the largest value of one copy of a group.
func worst(of measure) func(group) bound.Bound {
	return func(g group) bound.Bound { return g.worst(of) }
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
