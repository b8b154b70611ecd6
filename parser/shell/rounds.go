package shell

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
)

// cStyle counts the rounds of `for ((i=0; i<n; i++))`, and those until its
// body leaves it.
func (e *evaluator) cStyle(l *syntax.CStyleLoop, f *frame, do []*syntax.Stmt) (n, most bound.Bound) {
	if l.Init != nil {
		e.arith(l.Init)
	}
	by := func(name string) stride {
		p := pacer{e: e, name: name, known: map[*function]stride{}}
		step := p.stmts(do)
		for _, x := range []syntax.ArithmExpr{l.Cond, l.Post} {
			if x != nil {
				step = step.then(p.expressions(x))
			}
		}
		return step
	}
	own := e.assigned(do)
	changed := append(own[:len(own):len(own)], e.changes(l.Post)...)
	most = e.untilLeft(f, do, by, changed)
	if l.Cond == nil {
		return bound.Inf(0), most
	}
	n = e.whileArithm(l.Cond, false, by, changed)
	if n.IsInf() {
		return bound.Unknown(0), most
	}
	return n, most
}

// strides says how a round of a loop changes a variable.
type strides func(name string) stride

// whileTimes counts the rounds of `while [ $i -lt n ]` where each round
// brings the variable nearer to the limit; everything else has no limit. It
// also returns the number of rounds until the body leaves the loop.
func (e *evaluator) whileTimes(c *syntax.WhileClause, f *frame) (n, most bound.Bound) {
	if len(c.Cond) == 0 {
		return bound.Inf(0), bound.Inf(0)
	}
	round := append(c.Cond[:len(c.Cond):len(c.Cond)], c.Do...)
	by := func(name string) stride {
		p := pacer{e: e, name: name, known: map[*function]stride{}}
		step := p.stmts(c.Cond)
		p.skips = false
		return step.then(p.stmts(c.Do))
	}
	changed := e.assigned(round)
	f.head = c.Cond
	return e.whileStmt(c.Cond[len(c.Cond)-1], c.Until, by, changed), e.untilLeft(f, c.Do, by, changed)
}

// whileStmt counts the rounds that a condition allows; each part of a
// conjunction ends the loop on its own.
func (e *evaluator) whileStmt(s *syntax.Stmt, until bool, by strides, changed []assigned) bound.Bound {
	until = until != s.Negated
	switch c := s.Cmd.(type) {
	case *syntax.BinaryCmd:
		if c.Op == syntax.AndStmt && !until || c.Op == syntax.OrStmt && until {
			return e.whileStmt(c.X, until, by, changed).Min(e.whileStmt(c.Y, until, by, changed))
		}
		return bound.Inf(0)
	case *syntax.ArithmCmd:
		return e.whileArithm(c.X, until, by, changed)
	case *syntax.CallExpr:
		if test, ok := argumentTest(c); ok {
			return e.whileTest(test, until, by, changed)
		}
	}
	test, ok := e.comparison([]*syntax.Stmt{s})
	if !ok {
		return bound.Inf(0)
	}
	return e.whileTest(test, until, by, changed)
}

func (e *evaluator) whileArithm(x syntax.ArithmExpr, until bool, by strides, changed []assigned) bound.Bound {
	switch b, _ := x.(*syntax.BinaryArithm); {
	case b == nil:
	case b.Op == syntax.Comma:
		return e.whileArithm(b.Y, until, by, changed)
	case b.Op == syntax.AndArit && !until, b.Op == syntax.OrArit && until:
		return e.whileArithm(b.X, until, by, changed).Min(e.whileArithm(b.Y, until, by, changed))
	}
	defer e.quietly()()
	mark := e.vars.branch()
	test, ok := e.compareArithm(x)
	e.vars.undo(mark)
	if !ok {
		return bound.Inf(0)
	}
	return e.whileTest(test, until, by, changed)
}

// whileTest counts the rounds until one comparison fails.
func (e *evaluator) whileTest(test comparison, until bool, by strides, changed []assigned) bound.Bound {
	if test.variable == "" || test.modulo != nil || touches(test.right, changed) {
		return bound.Inf(0)
	}
	step := by(test.variable)
	first, known := e.number(test.variable)
	if step.lost || !known {
		return bound.Inf(0)
	}
	first += test.before
	op := test.op
	if until {
		op = opposite(op)
	}
	last, limited := test.limit.Hi()
	if !limited {
		if step.low > 0 || step.high < 0 {
			return bound.Unknown(0)
		}
		return bound.Inf(0)
	}
	return roundsOf(first, op, last, step)
}

// roundsOf counts how often a number that starts at first and changes by the
// stride in each round fulfils the comparison.
func roundsOf(first int64, op string, last int64, step stride) bound.Bound {
	switch {
	case (op == "lt" || op == "le") && step.low > 0:
		return between(steps(first, last, step.high, op == "le"), steps(first, last, step.low, op == "le"))
	case (op == "gt" || op == "ge") && step.high < 0:
		return between(steps(first, last, step.low, op == "ge"), steps(first, last, step.high, op == "ge"))
	case op == "ne" && step.low == step.high && step.low != 0 && (last-first)%step.low == 0 && (last-first)/step.low >= 0:
		return bound.Of((last - first) / step.low)
	case op == "eq" && step.low == step.high && step.low != 0:
		return bound.Between(0, 1)
	}
	return bound.Inf(0)
}

// between is a number of rounds; nothing in it is certain if it is not one number.
func between(low, high int64) bound.Bound {
	return bound.Between(min(low, high), high)
}

// opposite returns the comparison that holds where the other one does not.
func opposite(op string) string {
	return map[string]string{"lt": "ge", "ge": "lt", "gt": "le", "le": "gt", "eq": "ne", "ne": "eq"}[op]
}

// turned returns the comparison with its sides exchanged.
func turned(op string) string {
	if other, ok := map[string]string{"lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}[op]; ok {
		return other
	}
	return op
}

// touches reports whether the node names one of the variables.
func touches(n syntax.Node, changed []assigned) bool {
	if n == nil {
		return false
	}
	found := false
	syntax.Walk(n, func(n syntax.Node) bool {
		if l, ok := n.(*syntax.Lit); ok {
			found = found || slices.ContainsFunc(changed, func(a assigned) bool { return a.name == l.Value })
		}
		return !found
	})
	return found
}

// argumentTest reads `[ -n "$1" ]` and `[ "$1" ]`: true at most as long as
// there are positional parameters.
func argumentTest(c *syntax.CallExpr) (comparison, bool) {
	args := c.Args
	if len(args) < 3 || args[0].Lit() != "[" || args[len(args)-1].Lit() != "]" {
		return comparison{}, false
	}
	args = args[1 : len(args)-1]
	if args[0].Lit() == "-n" {
		args = args[1:]
	}
	if len(args) != 1 || variableIn(args[0]) != "1" {
		return comparison{}, false
	}
	return comparison{op: "gt", variable: "#", limit: bound.Of(0)}, true
}
