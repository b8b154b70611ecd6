package capacity

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Placement says where a unit runs and what it sees there.
type Placement struct {
	Pool, Role string
	// Seen and Host are the CPUs in the mask of its processes and on their host.
	Seen, Host facts.CPUs
	// Steady and Peak are the unit's copies once the pool is known.
	Steady, Peak bound.Bound
	// PerNode is how many copies one node can hold.
	PerNode bound.Bound
	Diags   []unit.Diag
}

// Place puts every unit on a pool and into a role group.
func Place(cfg *config.Config, units []*unit.Unit) []Placement {
	groups := groupsOf(units)
	placed := make([]Placement, len(units))
	for i, u := range units {
		p := &placed[i]
		p.Steady, p.Peak = u.Copies.Steady, u.Copies.Peak
		pool := p.pickPool(cfg, u)
		p.pickRole(cfg, u)
		if pool == nil && p.Role != "" {
			pool = poolOfRole(cfg, p.Role)
		}
		if pool != nil {
			p.Pool = pool.Name
			if u.Copies.EachNode {
				p.Steady = bound.Of(int64(pool.Nodes))
				p.Peak = p.Steady
			}
		}
		p.Seen, p.Host = cpus(pool, u)
		p.PerNode = perNode(pool, u, p.Peak, groups[u.Group])
	}
	return placed
}

// pickPool returns the pool that fits best: one that takes everything if no
// match does.
func (p *Placement) pickPool(cfg *config.Config, u *unit.Unit) *config.Pool {
	var best, other *config.Pool
	var top score
	tie := ""
	for i := range cfg.Pools {
		pool := &cfg.Pools[i]
		if !pool.HasMatch {
			if other == nil {
				other = pool
			}
			continue
		}
		s, ok := anyOf(kinds(pool.Match, u))
		switch {
		case !ok:
		case best == nil || s.compare(top) > 0:
			best, top, tie = pool, s, ""
		case s == top:
			tie = pool.Name
		}
	}
	if tie != "" {
		p.diag(u, "pool-ambiguous", fmt.Sprintf("pools %q and %q match %s equally well: the first is taken; make one match more specific", best.Name, tie, u.ID))
	}
	if best == nil {
		best = other
	}
	if best == nil && len(cfg.Pools) > 0 {
		p.diag(u, "pool-unmatched", fmt.Sprintf("no declared pool matches %s: nothing is known about its nodes", u.ID))
	}
	return best
}

// pickRole takes the role that the unit names itself, else the one that fits best.
func (p *Placement) pickRole(cfg *config.Config, u *unit.Unit) {
	if u.Meta.Role != "" {
		p.Role = u.Meta.Role
		return
	}
	var top score
	for _, r := range cfg.Roles {
		s, ok := allOf(kinds(r.Match, u))
		if !r.HasMatch && len(cfg.Roles) == 1 {
			s, ok = score{}, true
		}
		if ok && (p.Role == "" || s.compare(top) > 0) {
			p.Role, top = r.Name, s
		}
	}
}

func poolOfRole(cfg *config.Config, role string) *config.Pool {
	for _, r := range cfg.Roles {
		if r.Name != role {
			continue
		}
		for i := range cfg.Pools {
			if cfg.Pools[i].Name == r.Pool {
				return &cfg.Pools[i]
			}
		}
	}
	return nil
}

func (p *Placement) diag(u *unit.Unit, rule, message string) {
	p.Diags = append(p.Diags, unit.Diag{Rule: rule, At: u.At, Message: message, Certain: true})
}

// cpus returns the CPUs that a process of the unit sees, and those of its
// host. A quota never counts.
func cpus(pool *config.Pool, u *unit.Unit) (seen, host facts.CPUs) {
	host = facts.CPUs{Word: "node"}
	if strings.HasPrefix(u.System, "yaml") {
		host = facts.CPUs{Word: "unknown"}
	}
	if pool != nil && pool.CPUs > 0 {
		host = facts.CPUs{N: pool.CPUs}
	}
	seen = host
	switch {
	case u.Limits.Cpuset != nil:
		if n, ok := u.Limits.Cpuset.Hi(); ok {
			seen = facts.CPUs{N: int(n)}
		}
	case pool != nil && pool.StaticCPU:
		seen = staticCPUs(pool, u)
	}
	return seen, host
}

// staticCPUs is the rule of the kubelet's static CPU manager: a container
// with a whole number of CPUs in a guaranteed pod gets them for itself, all
// others share what is not reserved.
func staticCPUs(pool *config.Pool, u *unit.Unit) facts.CPUs {
	if q := u.Limits.CPUQuota; q != nil && u.Place.Guaranteed {
		if n, ok := q.MilliHi(); ok && n%1000 == 0 && n > 0 {
			return facts.CPUs{N: int(n / 1000)}
		}
	}
	reserved, _ := pool.ReserveCPU.Hi()
	return facts.CPUs{N: max(pool.CPUs-int(reserved), 1)}
}
