package capacity

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Totals sums up the loads, which are those of all units in their order:
// steady processes of everything, each pool with what rollouts add, and each
// role in its own window.
func Totals(c *config.Config, all []Load) facts.Totals {
	loads := counted(all)
	t := facts.Totals{
		Processes: sum(groupsOf(loads), times(steady, procs)),
		Pools:     map[string]facts.PoolTotal{},
		Roles:     map[string]facts.RoleTotal{},
	}
	for i := range c.Pools {
		pool := &c.Pools[i]
		on := groupsOf(where(loads, func(l *Load) bool { return l.Pool == pool }))
		t.Pools[pool.Name] = poolTotal(pool, on, c.Policy.Rollouts)
	}
	for i := range c.Roles {
		role := &c.Roles[i]
		in := groupsOf(where(loads, func(l *Load) bool { return l.Role == role }))
		t.Roles[role.Name] = roleTotal(role, poolNamed(c, role.Pool), in)
	}
	return t
}

func pointers(all []Load) []*Load {
	loads := make([]*Load, len(all))
	for i := range all {
		loads[i] = &all[i]
		loads[i].index = i
	}
	return loads
}

// counted returns the loads that count by themselves: not those of a
// kustomization that others build on.
func counted(all []Load) []*Load {
	return where(pointers(all), func(l *Load) bool { return !l.Unit.Base })
}

func poolTotal(pool *config.Pool, groups []group, rollouts string) facts.PoolTotal {
	nodes := pool.NodeCount()
	return facts.PoolTotal{
		Nodes:     nodes,
		CPUs:      together(nodes.Mul(declared(int64(pool.CPUs))), pool.TotalCPUs),
		MemTotal:  together(nodes.Mul(declared(pool.Memory)), pool.TotalMemory),
		Processes: atPeak(groups, procs, rollouts, group.inMain),
		Threads:   atPeak(groups, threads, rollouts, group.inMain),
		Memory:    atPeak(groups, memory, rollouts, group.inMain),
		Node:      nodeTotal(groups),
		Uses:      poolUses(pool, groups, rollouts),
	}
}

// together returns what all nodes have, of which a limit may leave less.
func together(sum bound.Bound, limit *bound.Bound) bound.Bound {
	if limit == nil {
		return sum
	}
	return sum.Min(*limit)
}

// nodeTotal is the worst case of one node of the pool that the groups run on.
// Each quantity is packed for itself; the shares are those of the threads.
func nodeTotal(groups []group) facts.NodeTotal {
	copies, _ := copiesOnNode(groups, worstWindow())
	return facts.NodeTotal{
		Copies:    copies,
		Processes: total(packed(groups, procs, perNode), procs),
		Threads:   total(packed(groups, threads, perNode), threads),
		Memory:    total(packed(groups, memory, perNode), memory),
		Shares:    shares(packed(groups, threads, perNode)),
	}
}

// poolNamed returns the pool with the name; the only one if there is no name.
func poolNamed(c *config.Config, name string) *config.Pool {
	for i := range c.Pools {
		if c.Pools[i].Name == name || name == "" && len(c.Pools) == 1 {
			return &c.Pools[i]
		}
	}
	return nil
}

func roleTotal(role *config.Role, pool *config.Pool, groups []group) facts.RoleTotal {
	w := worstWindow()
	if role.Window == facts.SteadyWindow {
		w = calmWindow()
	}
	copies, _ := allCopies(groups, w)
	return facts.RoleTotal{
		Copies:    copies,
		Processes: sum(groups, times(w.copies, procs)),
		Threads:   sum(groups, times(w.copies, threads)),
		Memory:    sum(groups, times(w.copies, memory)),
		Uses:      roleUses(role, pool, groups),
	}
}

// atPeak adds to the steady sum what rollouts add: all of them at once, or
// the largest one where the policy says that they come one after another; in
// says which members of a group count then.
func atPeak(groups []group, of measure, rollouts string, in members) bound.Bound {
	calm, all := sum(groups, times(steady, of)), sumIn(groups, times(peak, of), in)
	total, finite := calm.MilliHi()
	if _, bounded := all.MilliHi(); !finite || !bounded || rollouts == "any" {
		return all
	}
	most := int64(0)
	for _, g := range groups {
		before, _ := sum([]group{g}, times(steady, of)).MilliHi()
		during, _ := sumIn([]group{g}, times(peak, of), in).MilliHi()
		most = max(most, during-before)
	}
	return bound.Milli(total).Add(bound.Milli(most))
}

// members says which members of a group run at once when a measure is largest.
type members func(group, measure) group

// sum adds up what runs at once in the main phases.
func sum(groups []group, of measure) bound.Bound { return sumIn(groups, of, group.inMain) }

func sumIn(groups []group, of measure, in members) bound.Bound {
	total := bound.Bound{}
	for _, r := range runsOf(groups) {
		total = total.Add(r.most(func(g group) bound.Bound { return in(g, of).add(of) }))
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

// declared returns the number, unknown if it is 0.
func declared(n int64) bound.Bound {
	if n == 0 {
		return bound.Unknown(0)
	}
	return bound.Of(n)
}
