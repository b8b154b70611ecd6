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
	if call == nil || call.Args[0].Lit() != "seq" {
		return bound.Bound{}, false
	}
	return e.numbersOf(call)
}

// numbersOf counts what `seq` prints; ok is false if it has no operands.
func (e *evaluator) numbersOf(call *syntax.CallExpr) (bound.Bound, bool) {
	if len(call.Args) < 2 {
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

// inOrder reports whether a `for` runs over numbers that grow by one.
func inOrder(l *syntax.WordIter) bool {
	if len(l.Items) != 1 {
		return false
	}
	split := &syntax.Word{Parts: l.Items[0].Parts}
	if syntax.SplitBraces(split) && len(split.Parts) == 1 {
		b, ok := split.Parts[0].(*syntax.BraceExp)
		return ok && b.Sequence && len(b.Elems) == 2 && numeric(b.Elems[0].Lit()) && numeric(b.Elems[1].Lit())
	}
	if len(l.Items[0].Parts) != 1 {
		return false
	}
	c, ok := l.Items[0].Parts[0].(*syntax.CmdSubst)
	if !ok {
		return false
	}
	call := onlyCall(c.Stmts)
	return call != nil && call.Args[0].Lit() == "seq" && len(call.Args) < 4
}
