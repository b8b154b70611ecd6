package capacity

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// defaultMaxPods is how many pods a kubelet takes if nobody says otherwise.
const defaultMaxPods = 110

// requests are what the scheduler packs one copy of a group by.
type requests struct {
	cpu, memory int64 // thousandths of a CPU, bytes
}

// groupsOf adds up the requests of the containers that one pod holds: a pod
// is placed as a whole. Init containers run before the others and count only
// where they ask for more.
func groupsOf(units []*unit.Unit) map[string]requests {
	sums, inits := map[string]requests{}, map[string]requests{}
	for _, u := range units {
		if u.Group == "" || u.Phase == unit.BuildPhase {
			continue
		}
		r := requestsOf(u)
		if u.Phase == unit.InitPhase && !u.Sidecar {
			old := inits[u.Group]
			inits[u.Group] = requests{max(old.cpu, r.cpu), max(old.memory, r.memory)}
			continue
		}
		old := sums[u.Group]
		sums[u.Group] = requests{old.cpu + r.cpu, old.memory + r.memory}
	}
	for group, r := range inits {
		old := sums[group]
		sums[group] = requests{max(old.cpu, r.cpu), max(old.memory, r.memory)}
	}
	return sums
}

func requestsOf(u *unit.Unit) requests {
	var r requests
	if u.Limits.RequestCPU != nil {
		r.cpu, _ = u.Limits.RequestCPU.MilliHi()
	}
	if u.Limits.RequestMemory != nil {
		r.memory, _ = u.Limits.RequestMemory.Hi()
	}
	return r
}

// perNode is how many copies of the unit one node can hold: what it asks
// for itself, what its requests let the scheduler pack, and the most pods.
// Without a pool all copies may share a node.
func perNode(pool *config.Pool, u *unit.Unit, peak bound.Bound, group requests) bound.Bound {
	most := peak
	if u.Copies.PerNode != nil {
		most = most.Min(*u.Copies.PerNode)
	}
	if u.Place.OnePerNode {
		most = most.Min(bound.Of(1))
	}
	if pool == nil {
		return most
	}
	if u.System != "kubernetes" {
		return most
	}
	node := nodeOf(pool)
	most = most.Min(bound.Of(node.pods))
	r := requestsOf(u)
	r.cpu, r.memory = max(r.cpu, group.cpu), max(r.memory, group.memory)
	if n, ok := node.fits(r); ok {
		most = most.Min(bound.Of(n))
	}
	return spread(pool, u, most, peak)
}

// spread is the most copies on one node of a topology spread with the given
// skew: floor((R + (N-1)s) / N). It holds when the copies are placed; later
// scale-downs can break it.
func spread(pool *config.Pool, u *unit.Unit, most, peak bound.Bound) bound.Bound {
	if u.Place.SpreadSkew == nil || pool.Nodes < 1 {
		return most
	}
	skew, ok := u.Place.SpreadSkew.Hi()
	copies, known := peak.Hi()
	if !ok || !known {
		return most
	}
	n := int64(pool.Nodes)
	return most.Min(bound.Of((copies + (n-1)*skew) / n))
}

// node is what one node of a pool has for pods.
type node struct {
	cpu, memory int64 // thousandths of a CPU, bytes; 0 memory: not declared
	pods        int64
}

func nodeOf(pool *config.Pool) node {
	reserved, _ := pool.ReserveCPU.MilliHi()
	n := node{cpu: int64(pool.CPUs)*1000 - reserved, memory: pool.Memory - pool.ReserveMem, pods: int64(pool.MaxPods)}
	if n.pods == 0 {
		n.pods = defaultMaxPods
	}
	return n
}

// fits is how many copies with the given requests the node holds; ok is false
// if nothing is requested.
func (n node) fits(r requests) (count int64, ok bool) {
	if r.cpu > 0 {
		count, ok = max(n.cpu, 0)/r.cpu, true
	}
	if r.memory > 0 && n.memory > 0 {
		if m := n.memory / r.memory; !ok || m < count {
			count, ok = m, true
		}
	}
	return count, ok
}
