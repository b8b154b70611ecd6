package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// pool is a test in a loop that lets only so many of its jobs run at once.
type pool struct {
	limit    bound.Bound
	at       source.Span
	note     string
	offByOne bool
	// batch says that it counts rounds and then waits for all their jobs;
	// otherwise it counts jobs, and is a gate.
	batch bool
	gate  gate
}

// limitTo gives the loop a pool; the smaller of two counts.
func (e *evaluator) limitTo(f *frame, p pool) {
	if f == nil {
		return
	}
	if f.pool == nil || f.pool.limit.Exceeds(p.limit) == bound.Yes {
		f.pool = &p
	}
}

// settle takes the pool away again if the body of the loop leaves it no
// effect: where a round can be left with jobs before the test, or starts more
// of them than it waits for.
func (f *frame) settle(body node) {
	if f.pool == nil || body == nil {
		return
	}
	l := body.load(func(*Call) Started { return Started{Procs: bound.Of(1)} })
	skip := l.exits[byContinue]
	if skip.taken && !skip.empty() || !f.pool.batch && !l.gate.holds(l.starts) {
		f.pool = nil
	}
}

// poolTest recognises `if too many run; then wait; fi` in its many forms. It
// is asked with the condition and what depends on it, and returns what the
// test lets pass; nil if it is none.
func (e *evaluator) poolTest(cond, then []*syntax.Stmt, negated bool, at source.Span) node {
	if len(cond) != 1 {
		return nil
	}
	waits := waitIn(then)
	if waits == noWait || waits == sleeping {
		return nil
	}
	test, ok := e.comparison(cond)
	if !ok {
		return nil
	}
	p, ok := e.poolOf(test, negated != cond[0].Negated, then, at)
	if !ok {
		return nil
	}
	return e.pooled(p)
}

// pooled gives the loop around the pool.
func (e *evaluator) pooled(p pool) node {
	e.limitTo(e.loop, p)
	if p.batch {
		if e.loop == nil {
			return nil
		}
		return load0{}
	}
	return p.gate
}

// load0 is a part that starts nothing and waits for nothing.
type load0 struct{}

func (load0) load(measure) load { return load{gated: true} }

// poolLoop recognises `while too many run; do sleep 1; done`, and the same
// with the test inside: `while true; do few run && break; sleep 1; done`.
func (e *evaluator) poolLoop(c *syntax.WhileClause, at source.Span) node {
	waits := waitIn(c.Do)
	if waits == noWait || len(c.Cond) != 1 {
		return nil
	}
	if p, ok := e.poolInside(c, at); ok {
		return e.pooled(p)
	}
	test, ok := e.comparison(c.Cond)
	if !ok || !e.counts(test, at) {
		return nil
	}
	p, ok := e.jobPool(test, c.Until != c.Cond[0].Negated, at)
	if !ok {
		return nil
	}
	return e.pooled(p)
}

// poolInside recognises the test inside an endless loop.
func (e *evaluator) poolInside(c *syntax.WhileClause, at source.Span) (pool, bool) {
	first := onlyCall(c.Cond)
	if first == nil || first.Args[0].Lit() != "true" && first.Args[0].Lit() != ":" {
		return pool{}, false
	}
	mark := e.vars.branch()
	defer e.vars.undo(mark)
	defer e.quietly()()
	for _, s := range c.Do {
		cond, then := s, []*syntax.Stmt(nil)
		switch x := s.Cmd.(type) {
		case *syntax.BinaryCmd:
			if x.Op == syntax.AndStmt {
				cond, then = x.X, []*syntax.Stmt{x.Y}
			}
		case *syntax.IfClause:
			if len(x.Cond) == 1 && x.Else == nil {
				cond, then = x.Cond[0], x.Then
			}
		case *syntax.CallExpr:
			if len(x.Args) == 0 { // n=$(jobs -r | wc -l)
				e.simple(x, s)
			}
		}
		if !calls(then, "break") && !calls(then, "return") {
			continue
		}
		if test, ok := e.comparison([]*syntax.Stmt{cond}); ok && e.counts(test, at) {
			return e.jobPool(test, !cond.Negated, at)
		}
	}
	return pool{}, false
}

// counts reports whether a comparison is about the number of running jobs,
// and notes on the loop where the shell cannot count them.
func (e *evaluator) counts(test comparison, at source.Span) bool {
	if !test.running {
		return false
	}
	shells := e.noJobsIn(test.jobs)
	if shells != "" {
		e.blind(at, "`"+test.jobs+"` counts nothing in "+shells)
	}
	return shells == ""
}

// poolOf turns a comparison after which the script waits into a pool.
func (e *evaluator) poolOf(test comparison, negated bool, then []*syntax.Stmt, at source.Span) (pool, bool) {
	waits := waitIn(then)
	switch {
	case test.pids != "":
		return e.pidPool(test, negated, then, at)
	case test.running:
		p, ok := e.jobPool(test, negated, at)
		p.gate.once = waits == waitNext
		return p, ok && e.counts(test, at) && (waits == waitEach || waits == waitNext && e.waitsForNext(at))
	case e.loop == nil:
		return pool{}, false
	case test.modulo != nil:
		p := pool{limit: *test.modulo, at: at, batch: true}
		return p, waits == waitEach && (test.op == "eq" && !negated || test.op == "ne" && negated) && e.oneByOne(test.variable)
	}
	if n, ok := e.modulo[test.variable]; ok && test.op == "eq" && !negated {
		return pool{limit: n, at: at, batch: true}, waits == waitEach
	}
	return e.counterPool(test, negated, then, at)
}

// jobPool is a test of the number of jobs, behind which fewer run.
func (e *evaluator) jobPool(test comparison, negated bool, at source.Span) (pool, bool) {
	p := pool{limit: test.limit, at: at, note: test.note}
	op := test.op
	if negated {
		op = opposite(op)
	}
	switch op {
	case "ge", "eq":
	case "gt":
		p.limit, p.offByOne = p.limit.Add(bound.Of(1)), true
	default:
		return pool{}, false
	}
	if hi, ok := p.limit.Hi(); ok && hi < 1 {
		p.limit = bound.Of(1)
	}
	p.gate.keep = lessOne(p.limit)
	return p, true
}

// counterPool is a test of a variable that counts what was started.
func (e *evaluator) counterPool(test comparison, negated bool, then []*syntax.Stmt, at source.Span) (pool, bool) {
	p, ok := e.jobPool(test, negated, at)
	if !ok || test.variable == "" || touches(test.right, e.assigned(e.loop.do)) {
		return pool{}, false
	}
	step := e.roundOf(test.variable, then)
	if step.low < 1 { // in a branch, together with the start
		step = pacer{e: e, name: test.variable, known: map[*function]stride{}, but: then[0]}.over(e.list)
	}
	if step.lost || step.low < 1 {
		return pool{}, false
	}
	reset := e.strideOf(test.variable, then)
	switch waitIn(then) {
	case waitEach:
		p.batch = true
		if test.after && len(since(e.jobs.mine, e.loop.start)) > 0 {
			p.limit = p.limit.Add(bound.Of(1))
		}
		return p, reset.lost || test.op != "eq"
	case waitNext:
		p.gate.once = true
		return p, e.waitsForNext(at) && (reset.low < 0 || test.op != "eq")
	}
	return pool{}, false
}

// pidPool is a test of how many process ids an array holds.
func (e *evaluator) pidPool(test comparison, negated bool, then []*syntax.Stmt, at source.Span) (pool, bool) {
	p, ok := e.jobPool(test, negated, at)
	if !ok || e.loop == nil || !e.holdsJobs(test.pids) {
		return pool{}, false
	}
	shrinks := e.strideOf(test.pids, then).lost
	switch waitIn(then) {
	case waitOldest, waitNext:
		p.gate.once = true
	case waitEach, waitListed:
	default:
		return pool{}, false
	}
	return p, shrinks || test.op != "eq"
}

// holdsJobs reports whether the loop puts process ids into the array.
func (e *evaluator) holdsJobs(array string) bool {
	found := false
	for _, s := range e.loop.do {
		syntax.Walk(s, func(n syntax.Node) bool {
			if a, ok := n.(*syntax.Assign); ok && a.Name != nil && a.Name.Value == array {
				found = found || strings.Contains(e.span(a).Text(), "$!")
			}
			return !found
		})
	}
	return found
}

// oneByOne reports whether each round adds one to the variable; "" is an
// expression that is none.
func (e *evaluator) oneByOne(variable string) bool {
	if variable == e.loop.item {
		return e.loop.inOrder
	}
	one := stride{low: 1, high: 1}
	return e.roundOf(variable, nil) == one || e.strideOf(variable, e.list) == one
}

// roundOf returns what a round of the loop does to a variable, but for the
// statements that reset it.
func (e *evaluator) roundOf(variable string, but []*syntax.Stmt) stride {
	p := pacer{e: e, name: variable, known: map[*function]stride{}}
	if len(but) > 0 {
		p.but = but[0]
	}
	step := p.stmts(e.loop.do)
	if e.loop.post != nil {
		step = step.then(p.expressions(e.loop.post))
	}
	return step
}
