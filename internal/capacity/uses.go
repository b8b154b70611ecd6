package capacity

import (
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// quantity is one line of a budget: how it counts, and how much is allowed.
type quantity struct {
	key     string // of a role's limits: "threads_per_node"
	count   count
	allowed *bound.Bound
}

// roleUses returns what the groups of a role take of each limit that a role
// can have, in the order of the quantities; pool is the role's, nil if it has
// none.
func roleUses(r *config.Role, pool *config.Pool, groups []group) []facts.Use {
	var all []facts.Use
	for _, q := range roleQuantities(shareOf(r, pool)) {
		if limit, given := r.Limits[q.key]; given {
			allowed := bound.Of(limit.Value)
			q.allowed = &allowed
		}
		all = append(all, q.use(groups, r.Window))
	}
	return all
}

// poolUses returns what the groups that run on a pool take of its nodes.
func poolUses(p *config.Pool, groups []group, rollouts string) []facts.Use {
	var all []facts.Use
	for _, q := range poolQuantities(p, rollouts) {
		all = append(all, q.use(groups, facts.PeakWindow))
	}
	return all
}

// use evaluates the quantity in both windows.
func (q quantity) use(groups []group, held string) facts.Use {
	calm, byCalm := q.count(groups, calmWindow())
	worst, by := q.count(groups, worstWindow())
	if held == facts.SteadyWindow {
		by = byCalm
	} else {
		held = facts.PeakWindow
	}
	slices.SortStableFunc(by, func(x, y added) int { return compareBounds(y.value, x.value) })
	u := facts.Use{Key: q.key, Steady: calm, Peak: worst, Window: held, Allowed: q.allowed, By: []facts.UseShare{}}
	for _, a := range by {
		if !a.value.IsZero() {
			u.By = append(u.By, facts.UseShare{Unit: a.load.index, Value: a.value})
		}
	}
	return u
}

// shareOf is how many threads the role's share of its pool is; nil if it has
// no share.
func shareOf(r *config.Role, pool *config.Pool) *bound.Bound {
	if r.Share == nil || pool == nil {
		return nil
	}
	allowed := onAllNodes(pool, int64(pool.CPUs), pool.ThreadBudget())
	if allowed != nil {
		*allowed = allowed.Mul(*r.Share)
	}
	return allowed
}

func roleQuantities(share *bound.Bound) []quantity {
	return []quantity{
		{key: "threads_per_node", count: onNode(threads)},
		{key: "threads_total", count: inAll(threads, "any"), allowed: share},
		{key: "threads_per_process", count: largestUnit(func(l *Load) bound.Bound { return l.ThreadsPerProcess })},
		{key: "processes_per_node", count: onNode(procs)},
		{key: "processes_per_copy", count: largestCopy(procs)},
		{key: "processes_total", count: inAll(procs, "any")},
		{key: "copies_per_node", count: copiesOnNode},
		{key: "copies_total", count: allCopies},
		{key: "memory_per_copy", count: largestCopy(memory)},
		{key: "outputs_per_process", count: largestUnit(func(l *Load) bound.Bound { return l.OutputsPerProcess })},
		{key: "segments_per_minute", count: inAll(segments, "any")},
		{key: "starts_per_run", count: largestUnit(starts)},
		{key: "overlap", count: largestUnit(overlap)},
	}
}

func poolQuantities(p *config.Pool, rollouts string) []quantity {
	all := []quantity{
		{key: "threads_per_node", count: onNode(threads), allowed: declaredBudget(int64(p.CPUs), p.ThreadBudget())},
		{key: "memory_per_node", count: onNode(memory), allowed: declaredBudget(p.Memory, p.MemoryBudget())},
		{key: "processes_per_node", count: onNode(procs)},
		{key: "copies_per_node", count: copiesOnNode},
		{key: "threads_total", count: inAll(threads, rollouts), allowed: onAllNodes(p, int64(p.CPUs), p.ThreadBudget())},
		{key: "memory_total", count: inAll(memory, rollouts), allowed: onAllNodes(p, p.Memory, p.MemoryBudget())},
		{key: "processes_total", count: inAll(procs, rollouts)},
		{key: "outputs_per_process", count: largestUnit(func(l *Load) bound.Bound { return l.OutputsPerProcess })},
		{key: "segments_per_minute", count: inAll(segments, rollouts)},
		{key: "starts_per_run", count: largestUnit(starts)},
	}
	if p.Pids > 0 {
		pids := bound.Of(int64(p.Pids))
		all = slices.Insert(all, 1, quantity{key: "pids_per_node", count: onNode(threads), allowed: &pids})
	}
	return all
}

// onAllNodes returns the budget of all nodes, where both their size and their
// number are declared.
func onAllNodes(p *config.Pool, size int64, budget bound.Bound) *bound.Bound {
	all := p.NodeCount().Mul(budget)
	if _, known := all.Hi(); !known {
		return nil
	}
	return declaredBudget(size, all)
}

// declaredBudget returns the budget of a node whose size is declared.
func declaredBudget(size int64, budget bound.Bound) *bound.Bound {
	if size == 0 {
		return nil
	}
	return &budget
}

func segments(l *Load) bound.Bound { return l.SegmentsPerMinute }

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
