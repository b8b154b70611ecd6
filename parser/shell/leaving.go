package shell

import (
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// maxLeaving is how many statements that leave a loop are looked at.
const maxLeaving = 16

// untilLeft counts the rounds of a loop whose body leaves it: `[ $i -ge 3 ] &&
// break` as one of its own statements. Rounds that end before they start
// anything are not counted. No limit if nothing says when.
func (e *evaluator) untilLeft(f *frame, do []*syntax.Stmt, all strides, changed []assigned) bound.Bound {
	least, found := bound.Inf(0), 0
	for k, s := range do {
		if n, ok := e.leavesAt(f, do, k, all, changed); ok {
			least = least.Min(n)
			found++
		}
		if found == maxLeaving || runs(s, "continue") { // what follows may never come
			break
		}
	}
	return least
}

// leavesAt counts the rounds until the k-th statement leaves the loop.
func (e *evaluator) leavesAt(f *frame, do []*syntax.Stmt, k int, all strides, changed []assigned) (bound.Bound, bool) {
	s := do[k]
	if s.Background || s.Negated {
		return bound.Bound{}, false
	}
	var cond *syntax.Stmt
	until := false
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		return bound.Of(1), leavesLoop(s)
	case *syntax.BinaryCmd:
		if !leavesLoop(c.Y) || c.Op != syntax.AndStmt && c.Op != syntax.OrStmt {
			return bound.Bound{}, false
		}
		cond, until = c.X, c.Op == syntax.AndStmt
	case *syntax.IfClause:
		if len(c.Cond) != 1 || len(c.Then) == 0 || !leavesLoop(c.Then[len(c.Then)-1]) {
			return bound.Bound{}, false
		}
		for _, t := range c.Then {
			if runs(t, "continue") {
				return bound.Bound{}, false
			}
		}
		cond, until = c.Cond[0], true
	default:
		return bound.Bound{}, false
	}
	before := slices.Concat(f.head, do[:k])
	n := e.roundsBefore(f, before, cond, until, all, changed)
	if n.IsInf() {
		return n, false
	}
	if !idleList(before) || n.Lo() == 0 { // the last round begins
		n = n.Add(bound.Of(1))
	}
	return n, true
}

// roundsBefore counts how often a condition lets the loop go on, given what
// comes before it in a round.
func (e *evaluator) roundsBefore(f *frame, before []*syntax.Stmt, cond *syntax.Stmt, until bool, all strides, changed []assigned) bound.Bound {
	if n, ok := e.itemsBefore(f, cond, until); ok {
		return n
	}
	mark := e.vars.branch()
	defer e.vars.undo(mark)
	for _, a := range changed {
		if !touches(cond, []assigned{a}) {
			continue
		}
		first, known := e.number(a.name)
		step := e.strideOf(a.name, before)
		if !known || step.lost || step.low != step.high {
			e.vars.set(a.name, unset(a.name))
			continue
		}
		if a.name != "#" && step.low != 0 {
			e.vars.set(a.name, scalar(word.Literal(strconv.FormatInt(first+step.low, 10), source.Span{})))
		}
	}
	return e.whileStmt(cond, until, all, changed)
}

// itemsBefore counts the words of a `for` in front of the one that leaves it.
func (e *evaluator) itemsBefore(f *frame, cond *syntax.Stmt, until bool) (bound.Bound, bool) {
	if f.item == "" || f.words == nil {
		return bound.Bound{}, false
	}
	test, ok := e.comparison([]*syntax.Stmt{cond})
	last, limited := test.limit.Hi()
	if !ok || !limited || test.variable != f.item || test.modulo != nil || test.after || test.before != 0 {
		return bound.Bound{}, false
	}
	op := test.op
	if until != cond.Negated {
		op = opposite(op)
	}
	for i, w := range f.words {
		text, known := w.Literal()
		n, err := strconv.ParseInt(text, 10, 64)
		if !known || err != nil {
			return bound.Bound{}, false
		}
		if !compares(n, op, last) {
			return bound.Of(int64(i)), true
		}
	}
	return bound.Bound{}, false
}

// compares computes a comparison.
func compares(a int64, op string, b int64) bool {
	switch op {
	case "lt":
		return a < b
	case "le":
		return a <= b
	case "gt":
		return a > b
	case "ge":
		return a >= b
	case "eq":
		return a == b
	}
	return a != b
}

// leavesLoop reports whether a statement leaves the loop around it.
func leavesLoop(s *syntax.Stmt) bool {
	if s.Background {
		return false
	}
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		if len(c.Args) == 0 {
			return false
		}
		switch c.Args[0].Lit() {
		case "break", "exit", "return":
			return true
		}
	case *syntax.Block:
		for _, inner := range c.Stmts {
			if runs(inner, "continue") {
				return false
			}
		}
		return len(c.Stmts) > 0 && leavesLoop(c.Stmts[len(c.Stmts)-1])
	}
	return false
}

// innocent reports whether a command starts nothing and waits for nothing.
func innocent(name string) bool {
	switch name {
	case "shift", "let", "read", "local", "sleep", "export":
		return true
	}
	return quiet(name)
}

// idleList reports whether statements start nothing and wait for nothing.
func idleList(list []*syntax.Stmt) bool {
	for _, s := range list {
		starts := s.Background
		syntax.Walk(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.CmdSubst, *syntax.ProcSubst:
				starts = true
			case *syntax.CallExpr:
				starts = starts || len(n.Args) > 0 && !innocent(n.Args[0].Lit())
			}
			return !starts
		})
		if starts {
			return false
		}
	}
	return true
}
