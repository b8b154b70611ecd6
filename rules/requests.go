package rules

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// requestOf returns what one copy of the unit's group asks for, in thousandths
// of a CPU; ok is false if that is nothing, or not known.
func requestOf(u *facts.Unit) (milli int64, ok bool) {
	group := u.Found.GroupLimits
	if len(group) == 0 {
		group = []unit.Limits{u.Found.Limits}
	}
	var sum bound.Bound
	for _, l := range group {
		if l.RequestCPU != nil {
			sum = sum.Add(*l.RequestCPU)
		}
	}
	milli, ok = sum.MilliHi()
	return milli, ok && milli > 0
}

// offeredCPU returns what a node of the pool offers to requests, in
// thousandths of a CPU.
func offeredCPU(p *config.Pool) int64 {
	kept, _ := p.ReserveCPU.MilliHi()
	return max(int64(p.CPUs)*1000-kept, 0)
}

// fairRequest returns how many copies of the unit the threads of a node allow,
// and the request that lets the scheduler place no more; ok is false if not
// even two of them would fit, or all do.
func fairRequest(d *facts.Document, u *facts.Unit) (copies int64, request bound.Bound, ok bool) {
	p := poolOf(d, u)
	if p == nil || p.CPUs == 0 || !pod(u) {
		return 0, request, false
	}
	budget, _ := p.ThreadBudget().Hi()
	threads, known := u.Threads.Hi()
	most, finite := u.Copies.PerNode.Hi()
	if !known || threads == 0 || finite && most < 2 {
		return 0, request, false
	}
	copies = max(budget/threads, 1)
	if finite && most <= copies {
		return 0, request, false
	}
	return copies, bound.Milli(requestFitting(offeredCPU(p), copies)), true
}

// requestFitting returns a request, in thousandths, of which the room takes so
// many and not one more: the roundest; fewer if there is no such one.
func requestFitting(room, copies int64) int64 {
	least, most := room/(copies+1)+1, room/copies
	for _, step := range []int64{1000, 500, 100, 50, 10} {
		if rounded := (least + step - 1) / step * step; rounded <= most {
			return rounded
		}
	}
	return least
}

// pod reports whether a kubelet runs the unit.
func pod(u *facts.Unit) bool { return u.Found.Meta.Namespace != "" }
