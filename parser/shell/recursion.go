package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxActive is how often one function is active at once. One that calls itself
// is evaluated as it is called, and once more with nothing known of its
// parameters and of what it sets: enough to see whether each call adds
// processes to those of the one before.
const maxActive = 2

// callWith evaluates the body of a function.
func (e *evaluator) callWith(f *function, given arguments, env []unit.Var, at source.Span) node {
	mark, start := len(e.calls), e.jobs.next
	switch f.active {
	case 0:
	case maxActive:
		f.recurs = true
		return nil
	default:
		f.recurs = true
		given = arguments{}
		for _, a := range e.assigned([]*syntax.Stmt{f.decl.Body}) {
			e.widen(a)
		}
	}
	f.active++
	n := e.body(f, given, env, at)
	f.active--
	if f.active > 0 {
		f.deep = append(f.deep, e.calls[mark:]...)
		return n
	}
	if !f.recurs || n == nil {
		return n
	}
	r := recursion{body: n, grows: grows(n, f.deep)}
	f.recurs, f.deep = false, nil
	if r.grows {
		e.multiply(start, &frame{times: bound.Unknown(1), at: at, note: "the function calls itself"})
	}
	return r
}

// grows reports whether the calls of the inner activation add processes to
// those of the outer one.
func grows(n node, inner []*Call) bool {
	deep := make(map[*Call]bool, len(inner))
	for _, c := range inner {
		deep[c] = true
	}
	all := n.load(func(*Call) Started { return Started{Procs: bound.Of(1)} })
	outer := n.load(func(c *Call) Started {
		if deep[c] {
			return Started{}
		}
		return Started{Procs: bound.Of(1)}
	})
	return all.peak.Exceeds(outer.peak) != bound.No || all.left().Exceeds(outer.left()) != bound.No
}

// recursion is a function that calls itself, how often is not known.
type recursion struct {
	body  node
	grows bool
}

func (r recursion) load(of measure) load {
	l := r.body.load(of)
	if l.peak.IsZero() || !r.grows && l.loose.IsZero() {
		return l
	}
	l = loop{times: bound.Unknown(1), body: r.body}.load(of)
	l.ungate()
	l.peak = bound.Unknown(l.peak.Lo())
	l.early, l.late, l.open = l.peak, l.peak, l.peak
	return l
}
