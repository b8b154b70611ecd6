package capacity

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Use is how much of one limit of a role its units can take.
type Use struct {
	Role  *config.Role
	Key   string // of the configuration: "threads_per_node"
	Used  bound.Bound
	Limit int64
	// By are the units that take most of it first; units of one group that
	// share a value each have their own.
	By []Share
}

// Share is what one unit takes of a limit.
type Share struct {
	Unit  *unit.Unit
	Value bound.Bound
}

// Uses evaluates every limit of every role, in the order of the
// configuration, the keys of a role sorted.
func Uses(c *config.Config, every []Load) []Use {
	loads := counted(every)
	var all []Use
	for i := range c.Roles {
		role := &c.Roles[i]
		in := where(loads, func(l *Load) bool { return l.Role == role })
		for _, b := range budgets() {
			limit, given := role.Limits[b.key]
			if !given {
				continue
			}
			of := b.of(role)
			use := Use{Role: role, Key: b.key, Used: b.total(groupsOf(in), of), Limit: limit.Value}
			for _, l := range in {
				use.By = append(use.By, Share{Unit: l.Unit, Value: of(l)})
			}
			slices.SortStableFunc(use.By, func(x, y Share) int { return compareBounds(y.Value, x.Value) })
			all = append(all, use)
		}
	}
	return all
}

// budget says how a limit counts: what each unit takes, and what they make
// together.
type budget struct {
	key   string
	of    func(*config.Role) measure
	total func([]group, measure) bound.Bound
}

// budgets are the limits that a role can have, sorted by key.
func budgets() []budget {
	always := func(m measure) func(*config.Role) measure { return func(*config.Role) measure { return m } }
	perCopy := func(m measure) func(*config.Role) measure {
		return func(r *config.Role) measure { return times(window(r), m) }
	}
	return []budget{
		{"copies_per_node", always(perNode), func(g []group, _ measure) bound.Bound { return onOneNode(g, packedCopies) }},
		{"copies_total", window, func(g []group, copies measure) bound.Bound { return roleTotal(g, copies).Copies }},
		{"memory_per_copy", always(memory), largestCopy},
		{"outputs_per_process", always(func(l *Load) bound.Bound { return l.OutputsPerProcess }), largestUnit},
		{"overlap", always(overlap), largestUnit},
		{"processes_per_copy", always(procs), largestCopy},
		{"processes_per_node", always(times(perNode, procs)), func(g []group, _ measure) bound.Bound { return onOneNode(g, packedSum(procs)) }},
		{"processes_total", perCopy(procs), sum},
		{"segments_per_minute", perCopy(func(l *Load) bound.Bound { return l.SegmentsPerMinute }), sum},
		{"starts_per_run", always(starts), largestUnit},
		{"threads_per_node", always(times(perNode, threads)), func(g []group, _ measure) bound.Bound { return onOneNode(g, packedSum(threads)) }},
		{"threads_per_process", always(func(l *Load) bound.Bound { return l.ThreadsPerProcess }), largestUnit},
	}
}

// onOneNode returns the worst case of one node: of the pool where it is
// worst, if the role runs on several.
func onOneNode(groups []group, packed func([]group) bound.Bound) bound.Bound {
	byPool := map[*config.Pool][]group{}
	for _, g := range groups {
		byPool[g[0].Pool] = append(byPool[g[0].Pool], g)
	}
	most := bound.Bound{}
	for _, g := range byPool {
		most = most.Max(packed(g))
	}
	return most
}

func packedSum(of measure) func([]group) bound.Bound {
	return func(g []group) bound.Bound { return total(packed(g, of), of) }
}

func largestCopy(groups []group, of measure) bound.Bound {
	most := bound.Bound{}
	for _, g := range groups {
		most = most.Max(g.worst(of).add(of))
	}
	return most
}

func largestUnit(groups []group, of measure) bound.Bound {
	most := bound.Bound{}
	for _, g := range groups {
		for _, l := range g {
			most = most.Max(of(l))
		}
	}
	return most
}

// starts are the process starts of one run; a unit that does not retry
// starts what it starts once.
func starts(l *Load) bound.Bound {
	if l.Unit.Starts == nil {
		return l.Procs
	}
	return l.Unit.Starts.Mul(l.Procs)
}

// overlap is how many runs of a unit that a clock starts live at once; 0 for
// others.
func overlap(l *Load) bound.Bound {
	s := l.Unit.Schedule
	if s == nil {
		return bound.Bound{}
	}
	copies, finite := l.Peak.Hi()
	each, known := s.PerRun.Hi()
	if !finite || !known || each == 0 {
		return l.Peak
	}
	return bound.Of((copies + each - 1) / each)
}

// compareBounds orders by upper end; what has no limit is the largest, what
// is not known the next.
func compareBounds(a, b bound.Bound) int {
	rank := func(x bound.Bound) int {
		switch {
		case x.IsInf():
			return 2
		case x.IsUnknown():
			return 1
		}
		return 0
	}
	x, _ := a.MilliHi()
	y, _ := b.MilliHi()
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(x, y))
}
