package shell

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
)

// sequence is a number of parts that run one after another.
type sequence []node

func (s sequence) load(of measure) load {
	out := load{gated: true}
	var running bound.Bound
	for _, n := range s {
		l := n.load(of)
		if len(l.awaits) > 0 {
			out.forget(l.awaits)
			running = out.left()
		}
		out.then(l, running)
		if l.clears {
			running = out.left()
		} else {
			running = running.Add(l.left())
		}
	}
	return out
}

// then adds what runs next, beside what is still running.
func (l *load) then(next load, running bound.Bound) {
	before := running.Add(next.peak)
	if next.clears {
		before = running.Add(next.early)
		l.peak = l.peak.Max(l.loose.Add(next.peak))
		l.jobs = nil
	}
	l.peak = l.peak.Max(before)
	if !l.clears {
		l.early = l.early.Max(before)
	}
	l.jobs = append(l.jobs, next.jobs...)
	l.loose = l.loose.Add(next.loose)
	l.clears = l.clears || next.clears
	l.gated = l.gated && (next.gated || next.left().IsZero())
	l.open = l.open.Max(next.open)
	l.awaits = append(l.awaits, next.awaits...)
}

// forget takes off the jobs that were waited for.
func (l *load) forget(over []*background) {
	l.jobs = slices.DeleteFunc(l.jobs, func(j job) bool {
		return !slices.ContainsFunc(j.from, func(b *background) bool { return !slices.Contains(over, b) })
	})
}

// choice is a number of branches of which one runs.
type choice []node

func (c choice) load(of measure) load {
	out := load{clears: true, gated: true}
	for i, n := range c {
		l := n.load(of)
		out.peak = out.peak.Max(l.peak)
		out.early = out.early.Max(l.early)
		out.open = out.open.Max(l.open)
		out.loose = out.loose.Max(l.loose)
		out.jobs = either(out.jobs, l.jobs)
		out.clears = out.clears && l.clears
		out.gated = out.gated && (l.gated || l.left().IsZero())
		if i == 0 {
			out.awaits = slices.Clone(l.awaits)
			continue
		}
		out.awaits = slices.DeleteFunc(out.awaits, func(b *background) bool { return !slices.Contains(l.awaits, b) })
	}
	return out
}

// either returns the jobs of one of two branches.
func either(a, b []job) []job {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	one := job{}
	left := load{jobs: a}.left().Max(load{jobs: b}.left())
	for _, j := range append(a, b...) {
		one.from = append(one.from, j.from...)
	}
	one.n = left
	return []job{one}
}

// loop is a part that runs a number of times, one after the other.
type loop struct {
	times bound.Bound
	body  node
	// pool is how many of its jobs it lets run at once; nil if it does not count.
	pool *bound.Bound
}

func (r loop) load(of measure) load {
	l := r.body.load(of)
	if r.times.IsZero() {
		return load{gated: true}
	}
	n := r.times
	if r.pool != nil {
		n = n.Min(*r.pool)
	}
	out := l.again(n, r.pool != nil)
	out.clears = l.clears && r.times.Lo() >= 1
	return out
}

// again is the load of n rounds whose jobs add up.
func (l load) again(n bound.Bound, pool bool) load {
	left := l.left()
	switch {
	case l.clears:
		l.peak = l.peak.Max(left.Add(l.early))
	case l.gated && !pool:
		l.peak = l.peak.Max(left.Add(l.open))
	default:
		l.peak = lessOne(n).Mul(left).Add(l.peak)
		l.loose = l.loose.Mul(n)
		for i := range l.jobs {
			l.jobs[i].n = l.jobs[i].n.Mul(n)
		}
	}
	l.early = l.peak
	if pool {
		l.gated, l.open = true, bound.Bound{}
	}
	return l
}

// lessOne returns n - 1 for an n that is at least 1.
func lessOne(n bound.Bound) bound.Bound {
	lo := max(n.Lo()-1, 0)
	hi, finite := n.Hi()
	switch {
	case finite:
		return bound.Between(lo, max(hi-1, lo))
	case n.IsInf():
		return bound.Inf(lo)
	}
	return bound.Unknown(lo)
}
