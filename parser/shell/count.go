package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
)

// countOf counts the words that a word of a `for` becomes without writing
// them down; short says that they are few, so that expanding them is cheaper.
func (e *evaluator) countOf(w *syntax.Word) (n bound.Bound, short bool) {
	if len(w.Parts) == 1 {
		if c, ok := w.Parts[0].(*syntax.CmdSubst); ok {
			if n, ok := e.seqCount(c); ok {
				if hi, known := n.Hi(); known && hi <= maxAmong {
					return n, true
				}
				return n, false
			}
		}
	}
	if n := e.braceCount(w); n > maxFields {
		return bound.Of(n), false
	}
	return bound.Bound{}, true
}

// seqCount counts the numbers that `$(seq …)` prints; ok is false for any
// other command.
func (e *evaluator) seqCount(c *syntax.CmdSubst) (bound.Bound, bool) {
	call := onlyCall(c.Stmts)
	if call == nil || len(call.Args) < 2 || call.Args[0].Lit() != "seq" {
		return bound.Bound{}, false
	}
	var numbers []int64
	for _, a := range call.Args[1:] {
		text, ok := e.one(a).Literal()
		n, err := strconv.ParseInt(text, 10, 64)
		if !ok || err != nil {
			return bound.Unknown(0), true
		}
		numbers = append(numbers, n)
	}
	first, step, last := int64(1), int64(1), numbers[len(numbers)-1]
	switch len(numbers) {
	case 1:
	case 2:
		first = numbers[0]
	case 3:
		first, step = numbers[0], numbers[1]
	default:
		return bound.Unknown(0), true
	}
	return bound.Of(steps(first, last, step, true)), true
}

// steps counts first, first+step … up to last.
func steps(first, last, step int64, inclusive bool) int64 {
	if step < 0 {
		first, last, step = -first, -last, -step
	}
	if !inclusive {
		last--
	}
	if step == 0 || last < first {
		return 0
	}
	return (last-first)/step + 1
}

// onlyCall returns the one simple command that the statements are.
func onlyCall(stmts []*syntax.Stmt) *syntax.CallExpr {
	if len(stmts) != 1 || stmts[0].Background {
		return nil
	}
	call, _ := stmts[0].Cmd.(*syntax.CallExpr)
	if call == nil || len(call.Args) == 0 {
		return nil
	}
	return call
}

// cStyle counts the rounds of `for ((i=0; i<n; i++))`.
func (e *evaluator) cStyle(l *syntax.CStyleLoop) bound.Bound {
	if l.Init != nil {
		e.arith(l.Init)
	}
	cond, ok := l.Cond.(*syntax.BinaryArithm)
	if l.Cond == nil {
		return bound.Inf(0)
	}
	if !ok {
		return bound.Unknown(0)
	}
	name := variableOf(cond.X)
	first, known := e.arith(cond.X)
	last, limited := e.arith(cond.Y)
	step, steady := e.stepOf(l.Post, name)
	if !known || !limited || !steady {
		return bound.Unknown(0)
	}
	switch {
	case (cond.Op == syntax.Lss || cond.Op == syntax.Neq) && step > 0, cond.Op == syntax.Gtr && step < 0:
		return bound.Of(steps(first, last, step, false))
	case cond.Op == syntax.Leq && step > 0, cond.Op == syntax.Geq && step < 0:
		return bound.Of(steps(first, last, step, true))
	}
	return bound.Unknown(0)
}

// stepOf returns by how much an expression changes the variable.
func (e *evaluator) stepOf(x syntax.ArithmExpr, name string) (int64, bool) {
	switch x := x.(type) {
	case *syntax.UnaryArithm:
		if variableOf(x.X) != name {
			return 0, false
		}
		switch x.Op {
		case syntax.Inc:
			return 1, true
		case syntax.Dec:
			return -1, true
		}
	case *syntax.BinaryArithm:
		n, ok := e.arith(x.Y)
		if !ok || variableOf(x.X) != name {
			return 0, false
		}
		switch x.Op {
		case syntax.AddAssgn:
			return n, true
		case syntax.SubAssgn:
			return -n, true
		}
	}
	return 0, false
}

// whileTimes counts the rounds of `while [ $i -lt n ]` where the body adds
// a constant; everything else has no limit.
func (e *evaluator) whileTimes(c *syntax.WhileClause) bound.Bound {
	test, ok := e.comparison(c.Cond)
	if !ok || c.Until || test.variable == "" || test.op != "lt" && test.op != "le" {
		return bound.Inf(0)
	}
	first, known := e.number(test.variable)
	last, limited := test.limit.Hi()
	step, found := e.increment(c.Do, test.variable)
	if !known || !found {
		return bound.Inf(0)
	}
	if !limited {
		return bound.Unknown(0)
	}
	return bound.Of(steps(first, last, step, test.op == "le"))
}

// increment finds the one statement of a body that adds to the variable.
func (e *evaluator) increment(do []*syntax.Stmt, name string) (int64, bool) {
	for _, s := range do {
		switch c := s.Cmd.(type) {
		case *syntax.ArithmCmd:
			if n, ok := e.stepOf(c.X, name); ok {
				return n, true
			}
		case *syntax.CallExpr:
			if n, ok := plusOne(c, name); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// plusOne recognises i=$((i+N)).
func plusOne(c *syntax.CallExpr, name string) (int64, bool) {
	if len(c.Args) > 0 || len(c.Assigns) != 1 || c.Assigns[0].Name.Value != name || c.Assigns[0].Value == nil {
		return 0, false
	}
	parts := c.Assigns[0].Value.Parts
	if len(parts) != 1 {
		return 0, false
	}
	x, ok := parts[0].(*syntax.ArithmExp)
	if !ok {
		return 0, false
	}
	sum, ok := x.X.(*syntax.BinaryArithm)
	if !ok || sum.Op != syntax.Add || variableOf(sum.X) != name {
		return 0, false
	}
	w, ok := sum.Y.(*syntax.Word)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(w.Lit(), 10, 64)
	return n, err == nil && n > 0
}
