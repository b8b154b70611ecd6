package capacity

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// setCPUs decides how many CPUs the unit's processes see. A quota is none of
// the reasons: it throttles and is not seen.
func (p *Placement) setCPUs() {
	p.Host, p.SeenBy = p.host()
	p.Seen = p.Host
	l := p.Unit.Limits
	switch n, known := wholeCPUs(l.Cpuset); {
	case l.Cpuset != nil && !known:
		p.Seen, p.SeenBy = facts.CPUs{Word: "unknown"}, "a cpuset that is not known"
	case known:
		p.Seen, p.SeenBy = facts.CPUs{N: n}, "cpuset of "+p.Unit.ID
	case p.Pool != nil && p.Pool.StaticCPU && p.Pool.CPUs > 0:
		p.Seen = p.static()
	}
}

// host returns the CPUs of the machine, and what decides them. A platform
// that gives each job a machine of its own knows better than a pool: it rounds
// a part of a CPU up, and where its size is not written down nothing tells it.
func (p *Placement) host() (cpus facts.CPUs, by string) {
	own := p.Unit.Place.MachineCPUs
	switch {
	case own != nil:
		if n, known := own.Hi(); known && n > 0 {
			return facts.CPUs{N: int(n)}, "machine of " + p.Unit.ID
		}
		return facts.CPUs{Word: "unknown"}, "a machine whose size is not known"
	case p.Pool != nil && p.Pool.CPUs > 0:
		return facts.CPUs{N: p.Pool.CPUs}, fmt.Sprintf("pool %q", p.Pool.Name)
	case p.Unit.Place.Elsewhere:
		return facts.CPUs{Word: "unknown"}, "a machine that the platform picks"
	}
	return facts.CPUs{Word: "node"}, "a machine that no pool describes"
}

// static returns what a container sees under the kubelet's static CPU manager
// (cpu-management-policies.md): its own CPUs if it asks for whole ones in a
// Guaranteed pod, else at most what the system does not keep for itself.
func (p *Placement) static() facts.CPUs {
	p.SeenBy = fmt.Sprintf("static CPU manager of pool %q", p.Pool.Name)
	if n, whole := wholeCPUs(p.Unit.Limits.CPUQuota); whole && p.Unit.Place.Guaranteed {
		p.note("cpu_seen", bound.Of(int64(n)), "the static CPU manager gives whole CPUs of a Guaranteed pod a cpuset", p.Unit.Limits.QuotaAt)
		return facts.CPUs{N: n}
	}
	kept, _ := p.Pool.ReserveCPU.Hi() // the kubelet rounds up as well
	shared := max(p.Pool.CPUs-int(kept), 1)
	p.note("cpu_seen", bound.Of(int64(shared)), fmt.Sprintf("the shared CPUs of pool %q under the static CPU manager", p.Pool.Name), p.Pool.At)
	return facts.CPUs{N: shared}
}

// wholeCPUs returns the bound as a number of CPUs, if it is a whole one.
func wholeCPUs(b *bound.Bound) (n int, ok bool) {
	if b == nil {
		return 0, false
	}
	milli, ok := b.MilliHi()
	return int(milli / 1000), ok && milli%1000 == 0 && milli > 0
}
