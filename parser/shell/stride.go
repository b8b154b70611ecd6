package shell

import (
	"math"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// stride is by how much one round of a loop changes a variable: at least low,
// at most high. What nobody changes has the zero stride.
type stride struct {
	low, high int64
	lost      bool // something else is done to it
}

// endless stands for a change without limit.
const endless = math.MaxInt32

// then adds what follows.
func (s stride) then(next stride) stride {
	return stride{held(s.low + next.low), held(s.high + next.high), s.lost || next.lost}
}

// or is one of two.
func (s stride) or(other stride) stride {
	return stride{min(s.low, other.low), max(s.high, other.high), s.lost || other.lost}
}

// perhaps is none or one.
func (s stride) perhaps() stride { return s.or(stride{}) }

// often is none, or any number.
func (s stride) often() stride {
	if s.low < 0 {
		s.low = -endless
	}
	if s.high > 0 {
		s.high = endless
	}
	return s.perhaps()
}

func held(n int64) int64 { return min(max(n, -endless), endless) }

// pacer looks for what a piece of a script does to one variable.
type pacer struct {
	e      *evaluator
	name   string
	skips  bool // a `continue` may have left the rest of the round out
	nested int  // loops inside the one that is looked at
	known  map[*function]stride
	but    *syntax.Stmt // statements from this one on are left out
	lists  bool         // the variable is an array, and its elements are counted
}

// strideOf returns what the statements do to a variable in one round; "#" is
// the number of positional parameters.
func (e *evaluator) strideOf(name string, stmts []*syntax.Stmt) stride {
	p := pacer{e: e, name: name, known: map[*function]stride{}}
	return p.stmts(stmts)
}

// over returns what a list of statements does.
func (p pacer) over(list []*syntax.Stmt) stride { return p.stmts(list) }

func (p *pacer) stmts(list []*syntax.Stmt) stride {
	var sum stride
	for _, s := range list {
		if s == p.but {
			break
		}
		step := p.stmt(s)
		if p.skips {
			step = step.perhaps()
		}
		sum = sum.then(step)
	}
	return sum
}

func (p *pacer) stmt(s *syntax.Stmt) stride {
	if s.Background || s.Coprocess {
		return stride{}
	}
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		return p.call(c)
	case *syntax.Block:
		return p.stmts(c.Stmts)
	case *syntax.BinaryCmd:
		if c.Op == syntax.Pipe || c.Op == syntax.PipeAll {
			return stride{}
		}
		first := p.stmt(c.X)
		return first.then(p.stmts([]*syntax.Stmt{c.Y}).perhaps())
	case *syntax.IfClause:
		return p.ifClause(c)
	case *syntax.CaseClause:
		return p.caseClause(c)
	case *syntax.WhileClause:
		return p.loop(append(c.Cond[:len(c.Cond):len(c.Cond)], c.Do...))
	case *syntax.ForClause:
		step := p.loop(c.Do)
		if w, ok := c.Loop.(*syntax.WordIter); ok {
			step.lost = step.lost || w.Name.Value == p.name
			return step
		}
		return step.then(p.expressions(c.Loop).often())
	case *syntax.TimeClause:
		if c.Stmt != nil {
			return p.stmt(c.Stmt)
		}
	case *syntax.Subshell, *syntax.FuncDecl, nil:
	default:
		return p.expressions(c)
	}
	return stride{}
}

func (p *pacer) loop(do []*syntax.Stmt) stride {
	skips := p.skips
	p.nested++
	step := p.stmts(do).often()
	p.nested--
	p.skips = skips
	return step
}

func (p *pacer) ifClause(c *syntax.IfClause) stride {
	cond := p.stmts(c.Cond)
	step := p.stmts(c.Then)
	switch {
	case c.Else == nil:
		step = step.perhaps()
	case len(c.Else.Cond) == 0:
		step = step.or(p.stmts(c.Else.Then))
	default:
		step = step.or(p.ifClause(c.Else))
	}
	return cond.then(step)
}

func (p *pacer) caseClause(c *syntax.CaseClause) stride {
	var sum stride
	open := true
	for i, item := range c.Items {
		step := p.stmts(item.Stmts)
		if item.Op != syntax.Break { // ;& and ;;& go on
			step = step.perhaps()
		}
		if i == 0 {
			sum = step
		} else {
			sum = sum.or(step)
		}
		for _, w := range item.Patterns {
			open = open && w.Lit() != "*"
		}
	}
	if open {
		return sum.perhaps()
	}
	return sum
}

// call is a simple command: assignments, a builtin, a function.
func (p *pacer) call(c *syntax.CallExpr) stride {
	step := p.expressions(c)
	if len(c.Args) == 0 {
		return step
	}
	switch name := c.Args[0].Lit(); name {
	case "continue":
		p.skips = p.skips || p.nested == 0 || len(c.Args) > 1
	case "shift":
		return step.then(p.shift(c))
	case "set":
		step.lost = step.lost || p.name == "#"
	case "read", "mapfile", "readarray", "getopts", "printf", "unset":
		for _, a := range c.Args[1:] {
			step.lost = step.lost || a.Lit() == p.name
		}
	case "eval", ".", "source":
		for _, a := range c.Args[1:] {
			step.lost = step.lost || strings.Contains(p.e.span(a).Text(), p.name)
		}
	default:
		if f := p.e.funcs[name]; f != nil && p.name != "#" {
			return step.then(p.function(f))
		}
	}
	return step
}

// function follows a call of a function; one that may return early may leave
// out the rest.
func (p *pacer) function(f *function) stride {
	if step, ok := p.known[f]; ok {
		return step
	}
	p.known[f] = stride{lost: true} // it calls itself
	inner := pacer{e: p.e, name: p.name, known: p.known, but: p.but, lists: p.lists}
	text := p.e.text
	p.e.text = f.text
	step := inner.stmt(f.decl.Body)
	p.e.text = text
	if runs(f.decl.Body, "return") {
		step = step.perhaps()
	}
	p.known[f] = step
	return step
}

// runs reports whether a command of that name stands somewhere in the node.
func runs(n syntax.Node, name string) bool {
	found := false
	syntax.Walk(n, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.CallExpr); ok && len(c.Args) > 0 && c.Args[0].Lit() == name {
			found = true
		}
		return !found
	})
	return found
}

func (p *pacer) shift(c *syntax.CallExpr) stride {
	if p.name != "#" {
		return stride{}
	}
	n := int64(1)
	if len(c.Args) > 1 {
		var err error
		if n, err = strconv.ParseInt(c.Args[1].Lit(), 10, 32); err != nil || n < 0 {
			return stride{lost: true}
		}
	}
	return stride{low: -n, high: -n}
}

// expressions adds up what the arithmetic and the assignments of a node do.
func (p *pacer) expressions(n syntax.Node) stride {
	var sum stride
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Assign:
			if n.Name != nil && n.Name.Value == p.name && !n.Naked {
				step, known := p.assigned(n)
				step.lost = !known
				sum = sum.then(step)
				return false
			}
		case *syntax.LetClause:
			for _, x := range n.Exprs {
				sum = sum.then(p.let(x))
			}
			return false
		case *syntax.UnaryArithm:
			sum = sum.then(p.counted(n))
		case *syntax.BinaryArithm:
			step, inner := p.binary(n)
			sum = sum.then(step)
			return inner
		case *syntax.ParamExp:
			if n.Param != nil && n.Param.Value == p.name && n.Exp != nil && (n.Exp.Op == syntax.AssignUnset || n.Exp.Op == syntax.AssignUnsetOrNull) {
				sum.lost = true
			}
		case *syntax.CmdSubst, *syntax.ProcSubst:
			return false
		}
		return true
	})
	return sum
}

// let is one word of `let`, which may be quoted.
func (p *pacer) let(x syntax.ArithmExpr) stride {
	w, ok := x.(*syntax.Word)
	if !ok || w.Lit() != "" {
		return p.expressions(x)
	}
	text, known := p.e.one(w).Literal()
	parsed, err := syntax.NewParser().Arithmetic(strings.NewReader(text))
	if !known || err != nil {
		return stride{lost: true}
	}
	return p.expressions(parsed)
}

func (p *pacer) counted(x *syntax.UnaryArithm) stride {
	if variableOf(x.X) == p.name {
		switch x.Op {
		case syntax.Inc:
			return stride{low: 1, high: 1}
		case syntax.Dec:
			return stride{low: -1, high: -1}
		}
	}
	return stride{}
}

// binary reads `i += n`; inner says that its parts are still to be looked at.
func (p *pacer) binary(x *syntax.BinaryArithm) (step stride, inner bool) {
	if assigns(x.Op) && variableOf(x.X) == p.name {
		n, ok := p.step(x)
		return stride{low: n, high: n, lost: !ok}, false
	}
	switch x.Op {
	case syntax.AndArit, syntax.OrArit, syntax.TernQuest, syntax.TernColon:
		return p.expressions(x.X).then(p.expressions(x.Y).perhaps()), false
	}
	return stride{}, true
}

func (p *pacer) step(x *syntax.BinaryArithm) (int64, bool) {
	switch x.Op {
	case syntax.AddAssgn:
		return literalNumber(x.Y)
	case syntax.SubAssgn:
		n, ok := literalNumber(x.Y)
		return -n, ok
	case syntax.Assgn:
		return p.sum(x.Y)
	}
	return 0, false
}

// sum reads `i + n`, `n + i` and `i - n`.
func (p *pacer) sum(x syntax.ArithmExpr) (int64, bool) {
	if paren, ok := x.(*syntax.ParenArithm); ok {
		return p.sum(paren.X)
	}
	b, ok := x.(*syntax.BinaryArithm)
	if !ok {
		return 0, false
	}
	switch {
	case b.Op == syntax.Add && variableOf(b.X) == p.name:
		return literalNumber(b.Y)
	case b.Op == syntax.Add && variableOf(b.Y) == p.name:
		return literalNumber(b.X)
	case b.Op == syntax.Sub && variableOf(b.X) == p.name:
		n, ok := literalNumber(b.Y)
		return -n, ok
	}
	return 0, false
}

// assigned reads i=$((i+N)) and i=$(expr $i + N).
func (p *pacer) assigned(a *syntax.Assign) (stride, bool) {
	if p.lists && a.Append {
		n, ok := appended(a)
		return stride{low: n, high: n}, ok
	}
	if a.Append || a.Index != nil || a.Value == nil {
		return stride{}, false
	}
	if x := arithmeticIn(a.Value); x != nil {
		n, ok := p.sum(x)
		return stride{low: n, high: n}, ok
	}
	if len(a.Value.Parts) != 1 {
		return stride{}, false
	}
	c, ok := a.Value.Parts[0].(*syntax.CmdSubst)
	if !ok {
		return stride{}, false
	}
	call := onlyCall(c.Stmts)
	if call == nil || len(call.Args) != 4 || call.Args[0].Lit() != "expr" || variableIn(call.Args[1]) != p.name {
		return stride{}, false
	}
	n, err := strconv.ParseInt(call.Args[3].Lit(), 10, 32)
	switch call.Args[2].Lit() {
	case "+":
		return stride{low: n, high: n}, err == nil
	case "-":
		return stride{low: -n, high: -n}, err == nil
	}
	return stride{}, false
}

// literalNumber returns a number that stands in the script itself.
func literalNumber(x syntax.ArithmExpr) (int64, bool) {
	w, ok := x.(*syntax.Word)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(w.Lit(), 0, 32)
	return n, err == nil
}
