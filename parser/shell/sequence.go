package shell

import "slices"

// sequence is a number of parts that run one after another.
type sequence []node

func (s sequence) load(of measure) load {
	out := load{gated: true}
	for _, n := range s {
		l := n.load(of)
		if len(l.awaits) > 0 {
			out.forget(l.awaits)
		}
		out.then(l)
	}
	return out
}

// then adds what runs next, beside what is still running.
func (l *load) then(next load) {
	for i, e := range next.exits {
		if e.taken {
			l.exits[i] = l.exits[i].or(e.beside(l.jobs(), l.loose))
		}
	}
	switch {
	case next.maybe && !(l.idle() && l.gate == nil):
		next.ungate()
	case l.maybe && !next.idle():
		l.ungate()
	}
	if next.gate != nil {
		l.through(next)
	} else {
		l.peak = l.peak.Max(l.left().Add(next.peak))
		if l.gate == nil {
			l.early, l.late = l.peak, l.peak
		} else {
			l.late = l.late.Max(l.loose.Add(weight(l.fresh)).Add(next.peak))
		}
		l.fresh = compact(append(l.fresh, next.fresh...))
	}
	l.loose = l.loose.Add(next.loose)
	l.begun, l.starts = l.begun.Add(next.begun), l.starts.Add(next.starts)
	l.gated = l.gated && (next.gated || next.left().IsZero())
	l.open = l.open.Max(next.open)
	l.awaits = append(l.awaits, next.awaits...)
}

// through adds a part that waits: what runs before it meets its gate.
func (l *load) through(next load) {
	before := l.left().Add(next.early)
	l.peak = l.peak.Max(before)
	if l.gate == nil {
		l.early = l.early.Max(before)
	}
	l.kept = next.gate.pass(append(l.jobs(), next.kept...))
	l.fresh = slices.Clone(next.fresh)
	l.late = l.loose.Add(next.late)
	l.peak = l.peak.Max(weight(l.kept).Add(l.late)).Max(next.peak)
	l.maybe = next.maybe && l.gate == nil
	l.gate = l.gate.both(next.gate)
}

// forget takes off the jobs that were waited for.
func (l *load) forget(over []*background) {
	for _, list := range []*[]job{&l.kept, &l.fresh} {
		*list = slices.DeleteFunc(*list, func(j job) bool {
			return len(j.from) > 0 && !slices.ContainsFunc(j.from, func(b *background) bool { return !slices.Contains(over, b) })
		})
	}
}

// choice is a number of branches of which one runs.
type choice []node

func (c choice) load(of measure) load {
	out, open := load{gated: true}, false
	for i, n := range c {
		l := n.load(of)
		if i == 0 {
			out.awaits = slices.Clone(l.awaits)
		}
		switch {
		case l.gate == nil && l.idle():
			out.maybe = true
		case l.gate == nil:
			open = true
		default:
			out.maybe = out.maybe || l.maybe
			out.gate = out.gate.widest(l.gate)
		}
		out.or(l)
	}
	if open || out.gate == nil {
		out.ungate()
	}
	return out
}

// or adds a branch to those before it.
func (l *load) or(other load) {
	l.peak = l.peak.Max(other.peak)
	l.early = l.early.Max(other.early)
	l.late = l.late.Max(other.late)
	l.open = l.open.Max(other.open)
	l.loose = l.loose.Max(other.loose)
	l.begun, l.starts = l.begun.Max(other.begun), l.starts.Max(other.starts)
	l.kept, l.fresh = either(l.kept, other.kept), either(l.fresh, other.fresh)
	l.gated = l.gated && (other.gated || other.left().IsZero())
	l.awaits = slices.DeleteFunc(l.awaits, func(b *background) bool { return !slices.Contains(other.awaits, b) })
	for i, e := range other.exits {
		l.exits[i] = l.exits[i].or(e)
	}
}

// either returns the jobs of one of two branches.
func either(a, b []job) []job {
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	one := job{n: weight(a).Max(weight(b)), count: tally(a).Max(tally(b))}
	for _, j := range slices.Concat(a, b) {
		one.from = append(one.from, j.from...)
		one.each = one.each.Max(j.each)
	}
	return []job{one}
}
