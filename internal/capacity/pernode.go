package capacity

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// ceiling is one reason why a node gets no more copies of a unit.
type ceiling struct {
	copies int64
	note   string
	at     source.Span
}

// setPerNode decides how many copies one node can get: the lowest ceiling,
// and no more than there are.
func (p *Placement) setPerNode() {
	p.PerNode = p.Peak
	all := p.ceilings()
	if len(all) == 0 {
		p.explainAll()
		return
	}
	lowest := slices.MinFunc(all, func(a, b ceiling) int { return cmp.Compare(a.copies, b.copies) })
	most := bound.Of(lowest.copies)
	if p.Peak.Exceeds(most) == bound.No {
		p.explainAll()
		return
	}
	p.PerNode = p.Peak.Min(most)
	p.note("per_node", p.PerNode, lowest.note, lowest.at)
	if lowest.copies == 0 {
		p.diag("unschedulable-copies", lowest.note)
	}
}

// explainAll says why all copies can share one node of the pool.
func (p *Placement) explainAll() {
	if p.Pool == nil || p.Peak.Or(2) < 2 {
		return
	}
	why := ceiling{note: "nothing is requested", at: p.Unit.At}
	if requests := append(p.byCPU(), p.byMemory()...); len(requests) > 0 {
		why = requests[0]
	}
	p.note("per_node", p.PerNode, why.note+", so all can share one", why.at)
}

func (p *Placement) ceilings() []ceiling {
	var all []ceiling
	u := p.Unit
	if u.Copies.PerNode != nil {
		if n, ok := u.Copies.PerNode.Hi(); ok {
			all = append(all, ceiling{n, "one node gets no more by the unit's own rules", u.At})
		}
	} else if u.Place.OnePerNode {
		all = append(all, ceiling{1, "copies are kept off each other's nodes", u.At})
	}
	if p.Pool == nil {
		return all
	}
	if p.onRunner() {
		all = append(all, ceiling{int64(p.Pool.Runners), fmt.Sprintf("%d agents on a node of pool %q", p.Pool.Runners, p.Pool.Name), p.Pool.At})
	}
	all = append(all, p.byCPU()...)
	all = append(all, p.byMemory()...)
	all = append(all, p.bySpread()...)
	if isPod(u) {
		all = append(all, ceiling{int64(p.Pool.MaxPods), fmt.Sprintf("a node of pool %q takes %d pods", p.Pool.Name, p.Pool.MaxPods), p.Pool.At})
	}
	return all
}

// isPod reports whether a kubelet runs the unit and counts it among its pods.
func isPod(u *unit.Unit) bool { return u.Meta.Namespace != "" }

func (p *Placement) byCPU() []ceiling {
	request, asked := requested(p.Unit, func(l unit.Limits) *bound.Bound { return l.RequestCPU })
	free := freeCPU(p)
	if !asked || free < 0 {
		return nil
	}
	n := free / request
	return []ceiling{{n, fmt.Sprintf("requests of %s CPUs let %d copies on a node with %s", bound.Milli(request), n, bound.Milli(free)),
		evidenceAt(p.Unit, "request_cpu")}}
}

func (p *Placement) byMemory() []ceiling {
	milli, asked := requested(p.Unit, func(l unit.Limits) *bound.Bound { return l.RequestMemory })
	free := freeMemory(p)
	request := milli / 1000
	if !asked || free < 0 || request == 0 {
		return nil
	}
	n := free / request
	return []ceiling{{n, fmt.Sprintf("requests of %d MiB let %d copies on a node with %d MiB", request>>20, n, free>>20),
		evidenceAt(p.Unit, "request_memory")}}
}

// bySpread is what a spread over hosts that the scheduler must keep leaves:
// R copies over N nodes with skew s are at most (R + (N-1)·s) / N on one.
func (p *Placement) bySpread() []ceiling {
	if p.Unit.Place.SpreadSkew == nil {
		return nil
	}
	skew, known := p.Unit.Place.SpreadSkew.Hi()
	copies, finite := p.Peak.Hi()
	if !known || !finite {
		return nil
	}
	nodes := int64(p.Pool.Nodes)
	if nodes == 0 {
		return nil
	}
	return []ceiling{{(copies + (nodes-1)*skew) / nodes,
		fmt.Sprintf("spread over %d nodes with a skew of %d", nodes, skew), p.Unit.At}}
}

// requested sums up what the unit's group asks for, in thousandths; ok is
// false if that is nothing, or not known.
func requested(u *unit.Unit, of func(unit.Limits) *bound.Bound) (milli int64, ok bool) {
	group := u.GroupLimits
	if len(group) == 0 {
		group = []unit.Limits{u.Limits}
	}
	sum := bound.Bound{}
	for _, l := range group {
		if request := of(l); request != nil {
			sum = sum.Add(*request)
		}
	}
	milli, ok = sum.MilliHi()
	return milli, ok && milli > 0
}

// freeCPU returns what the pool's nodes offer, in thousandths of a CPU; -1 if
// nobody says.
func freeCPU(p *Placement) int64 {
	if p.Pool == nil || p.Pool.CPUs == 0 {
		return -1
	}
	kept, _ := p.Pool.ReserveCPU.MilliHi()
	return max(int64(p.Pool.CPUs)*1000-kept, 0)
}

// freeMemory returns what the pool's nodes offer, in bytes; -1 if nobody says.
func freeMemory(p *Placement) int64 {
	if p.Pool == nil || p.Pool.Memory == 0 {
		return -1
	}
	return max(p.Pool.Memory-p.Pool.ReserveMem, 0)
}

// evidenceAt returns where a factor of the unit was set, else the unit.
func evidenceAt(u *unit.Unit, factor string) source.Span {
	for _, e := range u.Evidence {
		if e.Factor == factor && !e.At.IsZero() {
			return e.At
		}
	}
	return u.At
}
