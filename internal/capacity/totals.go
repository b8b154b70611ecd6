package capacity

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Totals adds up the loads: everything, every pool, every role.
func Totals(cfg *config.Config, loads []Load) facts.Totals {
	t := facts.Totals{
		Processes: total(loads, func(l Load) bound.Bound { return l.Placement.Steady.Mul(l.Procs) }),
		Pools:     map[string]facts.PoolTotal{},
		Roles:     map[string]facts.RoleTotal{},
	}
	for i := range cfg.Pools {
		t.Pools[cfg.Pools[i].Name] = poolTotal(&cfg.Pools[i], loads)
	}
	for i := range cfg.Roles {
		t.Roles[cfg.Roles[i].Name] = roleTotal(&cfg.Roles[i], loads)
	}
	return t
}

func poolTotal(pool *config.Pool, loads []Load) facts.PoolTotal {
	var mine []Load
	var items []item
	for i, l := range loads {
		if l.Placement.Pool == pool.Name {
			mine = append(mine, l)
			items = append(items, item{Load: l, index: i})
		}
	}
	nodes := max(pool.Nodes, 1)
	return facts.PoolTotal{
		Nodes:     pool.Nodes,
		CPUs:      bound.Of(int64(pool.CPUs) * int64(nodes)),
		MemTotal:  bound.Of(pool.Memory * int64(nodes)),
		Processes: total(mine, func(l Load) bound.Bound { return l.Placement.Peak.Mul(l.Procs) }),
		Threads:   total(mine, func(l Load) bound.Bound { return l.Placement.Peak.Mul(l.Threads) }),
		Memory:    total(mine, func(l Load) bound.Bound { return l.Placement.Peak.Mul(l.Memory) }),
		Node:      worstNode(pool, items),
	}
}

func roleTotal(role *config.Role, loads []Load) facts.RoleTotal {
	var mine []Load
	for _, l := range loads {
		if l.Placement.Role == role.Name {
			mine = append(mine, l)
		}
	}
	copies := func(l Load) bound.Bound {
		if role.Window == "steady" {
			return l.Placement.Steady
		}
		return l.Placement.Peak
	}
	return facts.RoleTotal{
		Copies:    total(mine, copies),
		Processes: total(mine, func(l Load) bound.Bound { return copies(l).Mul(l.Procs) }),
		Threads:   total(mine, func(l Load) bound.Bound { return copies(l).Mul(l.Threads) }),
		Memory:    total(mine, func(l Load) bound.Bound { return copies(l).Mul(l.Memory) }),
	}
}
