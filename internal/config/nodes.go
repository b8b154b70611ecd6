package config

import (
	"slices"

	"github.com/ffvet/ffvet/internal/instance"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// WithNodes returns the configuration with what files of the repository say
// about nodes: a declared pool with the name keeps what it says and takes the
// rest, other sets become pools of their own. Settings without a name are those
// of the only pool.
func (c *Config) WithNodes(sets []unit.Nodes) *Config {
	if len(sets) == 0 {
		return c
	}
	with := *c
	with.Pools = slices.Clone(c.Pools)
	for _, set := range sets {
		if p := with.poolFor(set); p != nil {
			p.take(set)
		} else if set.Name != "" {
			p := Pool{Name: set.Name, At: set.At, HasMatch: true, MaxPods: defaultMaxPods,
				Carries: set.Labels, TotalCPUs: set.CPUs, TotalMemory: set.Memory}
			if set.Count != nil {
				p.Nodes = int(min(set.Count.Or(0), largest))
			}
			p.take(set)
			with.Pools = append(with.Pools, p)
		}
	}
	return &with
}

// poolFor returns the pool that a set of nodes is about; nil if there is none.
func (c *Config) poolFor(set unit.Nodes) *Pool {
	if set.Name == "" {
		if len(c.Pools) == 1 {
			return &c.Pools[0]
		}
		return nil
	}
	for i, p := range c.Pools {
		if p.Name == set.Name || slices.Contains(p.Match.Nodepools, set.Name) {
			return &c.Pools[i]
		}
	}
	return nil
}

// take fills in what the pool leaves open. Of several machine types the
// largest counts: its threads are the most, and most fits on it.
func (p *Pool) take(set unit.Nodes) {
	if p.CPUs == 0 {
		p.CPUs = int(numberOf(set.NodeCPUs))
	}
	if p.Memory == 0 {
		p.Memory = numberOf(set.NodeMemory)
	}
	if cpus, memory, ok := largestOf(set.Instances); ok && p.CPUs == 0 {
		p.CPUs = cpus
		if p.Memory == 0 {
			p.Memory = memory
		}
	}
	if pods := numberOf(set.MaxPods); pods > 0 && !p.MaxPodsGive {
		p.MaxPods, p.MaxPodsGive = int(pods), true
	}
	p.PodPids = numberOf(set.Pids)
	p.StaticCPU = p.StaticCPU || set.StaticCPU
	if p.ReserveCPU.IsZero() && set.ReserveCPU != nil {
		p.ReserveCPU = *set.ReserveCPU
	}
	if p.ReserveMem == 0 {
		p.ReserveMem = numberOf(set.ReserveMemory)
	}
}

// largestOf returns the size of the largest machine type; ok is false if one
// is not known, which may be larger.
func largestOf(types []string) (cpus int, memory int64, ok bool) {
	for _, name := range types {
		t, known := instance.Lookup(name)
		if !known {
			return 0, 0, false
		}
		cpus, memory = max(cpus, t.CPUs), max(memory, t.Memory)
	}
	return cpus, memory, cpus > 0
}

func numberOf(b *bound.Bound) int64 {
	if b == nil {
		return 0
	}
	return b.Or(0)
}

// Declared returns the pools of the configuration and the command line,
// without those that other files of the repository declare.
func (c *Config) Declared() []Pool {
	return slices.DeleteFunc(slices.Clone(c.Pools), func(p Pool) bool { return p.Carries != nil })
}

// NodeCount returns how many nodes the pool can have.
func (p *Pool) NodeCount() bound.Bound {
	if p.Nodes == 0 {
		return bound.Unknown(0)
	}
	return bound.Of(int64(p.Nodes))
}
