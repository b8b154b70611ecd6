package capacity

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
)

// Totals sum up everything that can run at once.
type Totals struct {
	// Processes is the sum of steady copies times processes of one copy.
	Processes bound.Bound
	Pools     map[string]PoolTotal
	Roles     map[string]RoleTotal
}

// PoolTotal is what one pool holds and what can run on it.
type PoolTotal struct {
	Nodes     int
	CPUs      bound.Bound // of all nodes; unknown if not declared
	MemTotal  bound.Bound // bytes of all nodes
	Processes bound.Bound
	Threads   bound.Bound
	Memory    bound.Bound
	// Peak is the same while workloads roll out, as the policy says.
	Peak Sum
	// Node is the worst case of one node.
	Node NodeTotal
}

// Sum is what runs at once.
type Sum struct{ Processes, Threads, Memory bound.Bound }

// NodeTotal is the worst case of one node: what the scheduler may pack on it.
// Each field is a worst case of its own.
type NodeTotal struct{ Copies, Processes, Threads, Memory bound.Bound }

// RoleTotal is what one role group can have at once, in its own window.
type RoleTotal struct{ Copies, Processes, Threads, Memory bound.Bound }

// Total sums up the loads.
func Total(loads []*Load, c *config.Config) Totals {
	groups := groupsOf(loads)
	t := Totals{
		Processes: sum(groups, times(steady, procs)),
		Pools:     map[string]PoolTotal{},
		Roles:     map[string]RoleTotal{},
	}
	for i := range c.Pools {
		pool := &c.Pools[i]
		on := groupsOf(where(loads, func(l *Load) bool { return l.Pool == pool }))
		t.Pools[pool.Name] = totalOf(pool, on, c.Policy.Rollouts)
	}
	for i := range c.Roles {
		role := &c.Roles[i]
		in := groupsOf(where(loads, func(l *Load) bool { return l.Role == role }))
		copies := window(role)
		t.Roles[role.Name] = RoleTotal{
			Copies:    sumCopies(in, copies),
			Processes: sum(in, times(copies, procs)),
			Threads:   sum(in, times(copies, threads)),
			Memory:    sum(in, times(copies, memory)),
		}
	}
	return t
}

func totalOf(pool *config.Pool, groups []group, rollouts string) PoolTotal {
	nodes := bound.Of(int64(pool.Nodes))
	return PoolTotal{
		Nodes:     pool.Nodes,
		CPUs:      nodes.Mul(declared(int64(pool.CPUs))),
		MemTotal:  nodes.Mul(declared(pool.Memory)),
		Processes: sum(groups, times(steady, procs)),
		Threads:   sum(groups, times(steady, threads)),
		Memory:    sum(groups, times(steady, memory)),
		Peak: Sum{
			Processes: atPeak(groups, procs, rollouts),
			Threads:   atPeak(groups, threads, rollouts),
			Memory:    atPeak(groups, memory, rollouts),
		},
		Node: nodeOf(groups),
	}
}

// nodeOf returns the worst case of one node of the pool that the groups run on.
func nodeOf(groups []group) NodeTotal {
	return NodeTotal{
		Copies:    packed(groups, group.once),
		Processes: packed(groups, worst(procs)),
		Threads:   packed(groups, worst(threads)),
		Memory:    packed(groups, worst(memory)),
	}
}

// packed packs groups that run on one pool on one of its nodes.
func packed(groups []group, value func(group) bound.Bound) bound.Bound {
	if len(groups) == 0 {
		return bound.Bound{}
	}
	var items []item
	for _, g := range groups {
		items = append(items, g.item(value(g)))
	}
	first := groups[0][0].Placement
	r := room{cpu: freeCPU(first), memory: freeMemory(first), pods: -1}
	if first.Pool != nil {
		r.pods = int64(first.Pool.MaxPods)
	}
	return pack(items, r)
}

// atPeak adds to the steady sum what rollouts add: all of them at once, or
// the largest one where the policy says that they come one after another.
func atPeak(groups []group, of measure, rollouts string) bound.Bound {
	calm, all := sum(groups, times(steady, of)), sum(groups, times(peak, of))
	total, finite := calm.MilliHi()
	if _, bounded := all.MilliHi(); !finite || !bounded || rollouts == "any" {
		return all
	}
	most := int64(0)
	for _, g := range groups {
		before, _ := g.running(times(steady, of)).MilliHi()
		during, _ := g.running(times(peak, of)).MilliHi()
		most = max(most, during-before)
	}
	return bound.Milli(total).Add(bound.Milli(most))
}

func sum(groups []group, of measure) bound.Bound {
	total := bound.Bound{}
	for _, g := range groups {
		total = total.Add(g.running(of))
	}
	return total
}

func sumCopies(groups []group, of measure) bound.Bound {
	total := bound.Bound{}
	for _, g := range groups {
		total = total.Add(g.copies(of))
	}
	return total
}

func where(loads []*Load, holds func(*Load) bool) []*Load {
	var kept []*Load
	for _, l := range loads {
		if holds(l) {
			kept = append(kept, l)
		}
	}
	return kept
}

// window returns the copies that the role counts.
func window(r *config.Role) measure {
	if r.Window == "steady" {
		return steady
	}
	return peak
}

// declared returns the number, unknown if it is 0.
func declared(n int64) bound.Bound {
	if n == 0 {
		return bound.Unknown(0)
	}
	return bound.Of(n)
}
