// Package capacity holds what runs against what it runs on: which pool and
// role takes each unit, how many CPUs it sees, how many copies of it one node
// can get, and what that makes of a node, a pool, a role and everything.
package capacity

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Placement is where a unit runs.
type Placement struct {
	Unit *unit.Unit
	// Pool takes the unit; nil if none does.
	Pool *config.Pool
	// Role is the unit's role group; nil if it has none. RoleName is set too
	// where a mark names a role that the configuration does not declare.
	Role     *config.Role
	RoleName string
	// Steady and Peak are the unit's copies, with what only the pool decides.
	Steady, Peak bound.Bound
	// PerNode is the most copies that one node can get.
	PerNode bound.Bound
	// Seen are the CPUs in the mask of the unit's processes, Host those of
	// the machine.
	Seen, Host facts.CPUs
	// SeenBy says what decides Seen: "cpuset of service/enc", `pool "enc"`.
	SeenBy string
	// Pids is the limit on the processes of one copy; nil: none.
	Pids     *bound.Bound
	Evidence []bound.Evidence
	Diags    []unit.Diag
}

// PoolName returns the name of the pool, "" if there is none.
func (p *Placement) PoolName() string {
	if p.Pool == nil {
		return ""
	}
	return p.Pool.Name
}

// Place places every unit; the result is in the order of the units.
func Place(c *config.Config, units []*unit.Unit) []Placement {
	placed := make([]Placement, len(units))
	for i, u := range units {
		p := &placed[i]
		p.Unit, p.Steady, p.Peak = u, u.Copies.Steady, u.Copies.Peak
		p.setRole(c)
		p.setPool(c)
		p.setCPUs()
		p.setPids()
		p.setCopies()
		p.setPerNode()
	}
	return placed
}

// setPids lowers the limit on processes to what the pool's kubelet allows a
// pod.
func (p *Placement) setPids() {
	p.Pids = p.Unit.Limits.Pids
	if p.Pool == nil || p.Pool.PodPids == 0 || !isPod(p.Unit) {
		return
	}
	most := bound.Of(p.Pool.PodPids)
	if p.Pids != nil && p.Pids.Exceeds(most) != bound.Yes {
		return
	}
	p.Pids = &most
	p.note("pids", most, fmt.Sprintf("the kubelet of pool %q allows a pod no more", p.Pool.Name), p.Pool.At)
}

// setCopies fills in the copies that depend on how many nodes there are.
func (p *Placement) setCopies() {
	if p.Unit.Copies.EachCPU && p.Host.N > 0 {
		copies := p.Unit.Copies
		copies.SetSteady(bound.Of(max(int64(p.Host.N)-copies.CPUsLess, 1)))
		p.Steady, p.Peak = copies.Steady, copies.Peak
		p.note("copies", p.Steady, fmt.Sprintf("one for each CPU of the machine but %d", copies.CPUsLess), p.Unit.At)
	}
	if p.Pool == nil {
		return
	}
	nodes := p.Pool.NodeCount()
	if p.Unit.Copies.EachNode {
		copies := p.Unit.Copies
		copies.SetSteady(nodes)
		p.Steady, p.Peak = copies.Steady, copies.Peak
		p.note("copies", p.Steady, fmt.Sprintf("one on each of the %s nodes of pool %q", nodes, p.Pool.Name), p.Pool.At)
	}
	if p.onRunner() {
		agents := nodes.Mul(bound.Of(int64(p.Pool.Runners)))
		if p.Peak.Exceeds(agents) != bound.No {
			p.diag("bounded-by-runner-pool", fmt.Sprintf("pool %q has %s agents: no more jobs run at once", p.Pool.Name, agents))
			p.note("copies", agents, fmt.Sprintf("%d agents on each of the %d nodes of pool %q", p.Pool.Runners, p.Pool.Nodes, p.Pool.Name), p.Pool.At)
		}
		p.Steady, p.Peak = p.Steady.Min(agents), p.Peak.Min(agents)
	}
}

// onRunner reports whether the pool's number of CI agents bounds the unit.
func (p *Placement) onRunner() bool {
	return p.Pool != nil && p.Pool.Runners > 0 && p.Unit.Place.MachineCPUs == nil && (len(p.Unit.Place.RunnerLabels) > 0 || p.Unit.Place.ResourceClass != "")
}

func (p *Placement) note(factor string, value bound.Bound, note string, at source.Span) {
	p.Evidence = append(p.Evidence, bound.Evidence{Factor: factor, Value: value, Note: note, At: at})
}

func (p *Placement) diag(rule, message string) {
	p.Diags = append(p.Diags, unit.Diag{Rule: rule, At: p.Unit.At, Message: message, Certain: true})
}
