package shell

import "github.com/ffvet/ffvet/parser/bound"

// loop is a part that runs a number of times, one after the other. It is
// never unrolled: what many rounds do follows from what one does.
type loop struct {
	times bound.Bound
	body  node
	// batch is after how many rounds it waits for all their jobs; nil if it
	// does not count them.
	batch *bound.Bound
}

func (r loop) load(of measure) load {
	l := r.body.load(of)
	if r.times.IsZero() {
		return load{gated: true}
	}
	skip, out, outer := l.exits[byContinue], l.exits[byBreak], l.exits[byOuter]
	l.exits[byContinue], l.exits[byBreak], l.exits[byOuter] = exit{}, exit{}, exit{}
	if skip.taken && !skip.empty() {
		l.fresh, l.kept = either(l.jobs(), skip.jobs), nil
		l.loose = l.loose.Max(skip.loose)
		l.ungate()
	}
	before := l.rounds(r.times, r.batch)
	for i, e := range l.exits {
		l.exits[i] = e.beside(before, bound.Bound{})
	}
	l.exits[byContinue] = outer.beside(before, bound.Bound{})
	if out.taken {
		left := out.beside(before, bound.Bound{})
		l.fresh, l.kept = either(l.jobs(), left.jobs), nil
		l.loose = l.loose.Max(left.loose)
	}
	switch {
	case skip.taken || out.taken || outer.taken:
		l.ungate()
	case r.times.Lo() < 1 && l.gate != nil:
		l.maybe = true
	}
	return l
}

// rounds turns the load of one round into that of n, and returns the jobs
// that may run when a round begins.
func (l *load) rounds(n bound.Bound, batch *bound.Bound) (before []job) {
	switch {
	case batch == nil && l.gate.holds(l.starts):
		return l.gatedRounds(n)
	case batch == nil && l.gated:
		l.peak = l.peak.Max(l.left().Add(l.open))
		l.early, l.late = l.peak, l.peak
		return l.jobs()
	}
	all := n
	if batch != nil {
		n = n.Min(*batch)
	}
	before = times(l.jobs(), lessOne(n))
	l.peak = weight(before).Add(lessOne(all).Mul(l.loose)).Add(l.peak)
	l.loose = l.loose.Mul(all)
	l.fresh, l.kept = times(l.jobs(), n), nil
	l.begun, l.starts = l.begun.Mul(all), l.starts.Mul(all)
	l.gate, l.early, l.late = nil, l.peak, l.peak
	if batch != nil {
		l.gated, l.open = true, bound.Bound{}
	}
	return before
}

// gatedRounds are n rounds in each of which the jobs of all earlier ones meet
// a gate: never more of them pass it than it keeps.
func (l *load) gatedRounds(n bound.Bound) (before []job) {
	kept := gate{keep: l.gate.keep}.pass(times(l.jobs(), n))
	if earlier := lessOne(n).Mul(l.begun); weight(kept).Exceeds(earlier) != bound.No {
		kept = within(kept, earlier)
	}
	before = within(append(kept[:len(kept):len(kept)], l.fresh...), lessOne(n).Mul(l.begun))
	loose := lessOne(n).Mul(l.loose)
	l.peak = l.peak.Max(weight(before).Add(loose).Add(l.early)).Max(weight(kept).Add(loose).Add(l.late))
	l.loose = l.loose.Mul(n)
	l.begun, l.starts = l.begun.Mul(n), l.starts.Mul(n)
	l.kept = kept
	l.late = l.late.Max(weight(l.fresh).Add(l.early)).Add(loose)
	return before
}

// within caps the processes of jobs.
func within(jobs []job, most bound.Bound) []job {
	if len(jobs) == 0 || weight(jobs).Exceeds(most) == bound.No {
		return jobs
	}
	one := either(jobs, jobs)[0]
	one.n = one.n.Min(most)
	return []job{one}
}

// times is the jobs started so often.
func times(jobs []job, n bound.Bound) []job {
	out := make([]job, len(jobs))
	for i, j := range jobs {
		j.n, j.count = j.n.Mul(n), j.count.Mul(n)
		out[i] = j
	}
	return out
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
