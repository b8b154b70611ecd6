package shell

import "github.com/ffvet/ffvet/parser/bound"

// gate is a wait: behind it at most so many of the jobs run that were
// started before it. One wait for all jobs keeps none.
type gate struct {
	keep bound.Bound
	// once says that it ends one job at most: `wait -n` without a loop around.
	once bool
}

// waitAll returns a `wait` without operands.
func waitAll() gate { return gate{} }

func (g gate) load(measure) load { return load{gate: &g, gated: true} }

// pass returns those of the jobs that may run behind the gate.
func (g gate) pass(jobs []job) []job {
	keep, count := g.keep, tally(jobs)
	if g.once {
		hi, finite := count.Hi()
		if !finite {
			return jobs
		}
		keep = keep.Max(bound.Of(max(hi-1, 0)))
	}
	if keep.IsZero() {
		return nil
	}
	if len(jobs) == 0 || count.Exceeds(keep) == bound.No {
		return jobs
	}
	one := job{count: count.Min(keep)}
	for _, j := range jobs {
		one.from = append(one.from, j.from...)
		one.each = one.each.Max(j.each)
	}
	one.n = weight(jobs).Min(keep.Mul(one.each))
	return []job{one}
}

// both is what two gates in a row let pass.
func (g *gate) both(next *gate) *gate {
	switch {
	case g == nil || next == nil:
		return next
	case g.once != next.once:
		if g.once {
			return next
		}
		return g
	}
	return &gate{g.keep.Min(next.keep), g.once}
}

// widest is what one of two gates lets pass.
func (g *gate) widest(other *gate) *gate {
	if g == nil {
		return other
	}
	return &gate{g.keep.Max(other.keep), g.once || other.once}
}

// holds reports whether the gate keeps the jobs of a loop from adding up, if
// each round starts so many.
func (g *gate) holds(starts bound.Bound) bool {
	return g != nil && (!g.once || starts.Exceeds(bound.Of(1)) == bound.No)
}

// way is how a piece of a script is left before its end.
type way int

// The ways out.
const (
	byContinue way = iota // the next round of the loop
	byBreak               // behind the loop
	byOuter               // a round of the loop around the loop: `continue 2`, `break 2`
	byReturn              // the end of the function
	byExit                // the end of the script
	ways
)

// exits are the jobs that run where a piece may be left early.
type exits [ways]exit

type exit struct {
	taken bool
	jobs  []job
	loose bound.Bound
}

func (e exit) left() bound.Bound { return e.loose.Add(weight(e.jobs)) }

// empty reports whether nothing runs there.
func (e exit) empty() bool { return e.left().IsZero() }

// or is one of two ways out.
func (e exit) or(other exit) exit {
	switch {
	case !e.taken:
		return other
	case !other.taken:
		return e
	}
	return exit{true, either(e.jobs, other.jobs), e.loose.Max(other.loose)}
}

// beside adds what runs already when the way out is reached.
func (e exit) beside(jobs []job, loose bound.Bound) exit {
	if e.taken {
		e.jobs = append(jobs[:len(jobs):len(jobs)], e.jobs...)
		e.loose = e.loose.Add(loose)
	}
	return e
}

// leave is a `continue`, `break` or `return`.
type leave way

func (w leave) load(measure) load {
	l := load{gated: true}
	l.exits[w].taken = true
	return l
}

// function is a part that `return` may leave.
type called struct{ body node }

func (c called) load(of measure) load {
	l := c.body.load(of)
	if e := l.exits[byReturn]; e.taken {
		l.exits[byReturn] = exit{}
		l.fresh, l.kept = either(l.jobs(), e.jobs), nil
		l.loose = l.loose.Max(e.loose)
		l.ungate()
	}
	return l
}

// ungate makes the waits of a load uncertain.
func (l *load) ungate() {
	l.fresh, l.kept = l.jobs(), nil
	l.gate, l.maybe, l.early, l.late = nil, false, l.peak, l.peak
}

// idle reports whether a part starts nothing in the background.
func (l load) idle() bool { return l.begun.IsZero() && l.left().IsZero() }
