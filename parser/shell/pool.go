package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// pool is a test in a loop that lets only so many of its jobs run at once.
type pool struct {
	limit    bound.Bound
	at       source.Span
	note     string
	offByOne bool
}

// limitTo gives the loop a pool; the smaller of two counts.
func (f *frame) limitTo(p pool) {
	if f == nil {
		return
	}
	if f.pool == nil || f.pool.limit.Exceeds(p.limit) == bound.Yes {
		f.pool = &p
	}
}

// comparison is a condition that compares something with a number.
type comparison struct {
	op       string // "ge", "gt", "lt", "le", "eq"
	limit    bound.Bound
	note     string
	running  bool // what is compared is the number of running jobs
	modulo   *bound.Bound
	variable string // what is compared is this variable
	after    bool   // … before it is increased: i++
}

// poolTest recognises `if too many run; then wait; fi` in its many forms. It
// is asked with the condition and what depends on it.
func (e *evaluator) poolTest(cond, then []*syntax.Stmt, negated bool, at source.Span) bool {
	if e.loop == nil || len(cond) != 1 {
		return false
	}
	target := e.loop
	switch {
	case waits(then):
	case leaves(then) && e.loop.outer != nil:
		target, negated = e.loop.outer, !negated
	default:
		return false
	}
	test, ok := e.comparison(cond)
	if !ok {
		return false
	}
	p, ok := e.poolOf(test, negated != cond[0].Negated, at)
	if ok {
		target.limitTo(p)
	}
	return ok && waits(then)
}

// poolLoop recognises `while too many run; do sleep 1; done`.
func (e *evaluator) poolLoop(c *syntax.WhileClause, at source.Span) bool {
	if e.loop == nil || !(waits(c.Do) || sleeps(c.Do)) {
		return false
	}
	test, ok := e.comparison(c.Cond)
	if !ok {
		return false
	}
	p, ok := e.poolOf(test, c.Until != c.Cond[0].Negated, at)
	if ok {
		e.loop.limitTo(p)
	}
	return ok
}

// poolOf turns a comparison after which the script waits into a pool.
func (e *evaluator) poolOf(test comparison, negated bool, at source.Span) (pool, bool) {
	p := pool{limit: test.limit, at: at, note: test.note}
	if test.modulo != nil {
		p.limit = *test.modulo
		return p, test.op == "eq" && !negated || test.op == "ne" && negated
	}
	if test.variable != "" {
		if n, ok := e.modulo[test.variable]; ok && test.op == "eq" && !negated {
			p.limit = n
			return p, true
		}
	}
	op := test.op
	if negated {
		op = map[string]string{"lt": "ge", "le": "gt"}[op]
	}
	switch op {
	case "ge":
	case "eq":
		if !test.running && test.limit.IsZero() {
			return pool{}, false
		}
	case "gt":
		p.limit, p.offByOne = p.limit.Add(bound.Of(1)), true
	default:
		return pool{}, false
	}
	if test.after && len(since(e.jobs.mine, e.loop.start)) > 0 {
		p.limit = p.limit.Add(bound.Of(1))
	}
	return p, true
}

// comparison reads a condition: `[ a -ge b ]`, `[[ … ]]`, `(( a >= b ))`.
func (e *evaluator) comparison(cond []*syntax.Stmt) (comparison, bool) {
	if len(cond) != 1 {
		return comparison{}, false
	}
	defer e.quietly()()
	switch c := cond[0].Cmd.(type) {
	case *syntax.CallExpr:
		return e.compareTest(c)
	case *syntax.TestClause:
		b, ok := c.X.(*syntax.BinaryTest)
		if !ok {
			return comparison{}, false
		}
		x, okX := b.X.(*syntax.Word)
		y, okY := b.Y.(*syntax.Word)
		if !okX || !okY {
			return comparison{}, false
		}
		return e.compareWords(x, operators()[b.Op.String()], y)
	case *syntax.ArithmCmd:
		return e.compareArithm(c.X)
	}
	return comparison{}, false
}

// operators maps the spellings of comparisons to their names.
func operators() map[string]string {
	return map[string]string{
		"-ge": "ge", "-gt": "gt", "-lt": "lt", "-le": "le", "-eq": "eq", "-ne": "ne", "==": "eq", "=": "eq", "!=": "ne",
		">=": "ge", ">": "gt", "<": "lt", "<=": "le",
	}
}

// compareTest reads `[ a op b ]` and `test a op b`.
func (e *evaluator) compareTest(c *syntax.CallExpr) (comparison, bool) {
	if len(c.Args) < 4 || c.Args[0].Lit() != "[" && c.Args[0].Lit() != "test" {
		return comparison{}, false
	}
	return e.compareWords(c.Args[1], operators()[c.Args[2].Lit()], c.Args[3])
}

func (e *evaluator) compareWords(x *syntax.Word, op string, y *syntax.Word) (comparison, bool) {
	if op == "" {
		return comparison{}, false
	}
	if n, ok := e.moduloOf(arithmeticIn(x)); ok {
		return comparison{op: op, modulo: &n}, true
	}
	test := comparison{op: op, variable: variableIn(x)}
	test.limit, test.note = limitOf(e.one(y))
	test.running = counts(e.one(x))
	return test, test.running || test.variable != ""
}

// compareArithm reads `a >= b` inside `(( ))`.
func (e *evaluator) compareArithm(x syntax.ArithmExpr) (comparison, bool) {
	if p, ok := x.(*syntax.ParenArithm); ok {
		return e.compareArithm(p.X)
	}
	if n, ok := e.moduloOf(x); ok { // (( i % n )) is false for the n-th
		return comparison{op: "ne", modulo: &n}, true
	}
	b, ok := x.(*syntax.BinaryArithm)
	if !ok || operators()[b.Op.String()] == "" {
		return comparison{}, false
	}
	test := comparison{op: operators()[b.Op.String()]}
	if n, ok := e.moduloOf(b.X); ok {
		zero, known := e.arith(b.Y)
		test.modulo = &n
		return test, known && zero == 0
	}
	test.limit, test.note = limitOf(e.arithWord(b.Y))
	test.variable = variableOf(b.X)
	if u, ok := b.X.(*syntax.UnaryArithm); ok {
		test.after = u.Post
	}
	if w, ok := b.X.(*syntax.Word); ok {
		test.running = counts(e.one(w))
	}
	return test, test.running || test.variable != ""
}

// moduloOf returns the n of `i % n`.
func (e *evaluator) moduloOf(x syntax.ArithmExpr) (bound.Bound, bool) {
	if p, ok := x.(*syntax.ParenArithm); ok {
		return e.moduloOf(p.X)
	}
	b, ok := x.(*syntax.BinaryArithm)
	if !ok || b.Op != syntax.Rem {
		return bound.Bound{}, false
	}
	n, _ := limitOf(e.arithWord(b.Y))
	return n, true
}

// limitOf reads a number. One that the environment sets is unknown.
func limitOf(w word.Word) (bound.Bound, string) {
	text, ok := w.Literal()
	if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 32); ok && err == nil && n >= 0 {
		return bound.Of(n), ""
	}
	for _, h := range w.Holes() {
		if h.Default != nil {
			return bound.Unknown(0), h.Name + " is " + h.Default.String() + " unless the environment sets it"
		}
	}
	return bound.Unknown(0), ""
}

// counts reports whether a word holds the number of running jobs.
func counts(w word.Word) bool {
	for _, h := range w.Holes() {
		switch {
		case h.Kind == word.Command && (strings.Contains(h.Name, "jobs") || strings.Contains(h.Name, "pgrep") ||
			strings.HasPrefix(h.Name, "ps ") || strings.Contains(h.Name, "pidof")):
			return true
		case strings.HasPrefix(h.Name, "#") && strings.HasSuffix(h.Name, "]"):
			return true
		}
	}
	return false
}

// waits reports whether one of the statements is a `wait`.
func waits(stmts []*syntax.Stmt) bool { return calls(stmts, "wait") }

// leaves reports whether one of the statements is a `break` or `return`.
func leaves(stmts []*syntax.Stmt) bool { return calls(stmts, "break") || calls(stmts, "return") }

func calls(stmts []*syntax.Stmt, name string) bool {
	for _, s := range stmts {
		switch c := s.Cmd.(type) {
		case *syntax.CallExpr:
			if len(c.Args) > 0 && c.Args[0].Lit() == name {
				return true
			}
		case *syntax.Block:
			if calls(c.Stmts, name) {
				return true
			}
		case *syntax.BinaryCmd:
			if calls([]*syntax.Stmt{c.X, c.Y}, name) {
				return true
			}
		}
	}
	return false
}

// sleeps reports whether the statements do nothing but let time pass.
func sleeps(stmts []*syntax.Stmt) bool {
	for _, s := range stmts {
		c, ok := s.Cmd.(*syntax.CallExpr)
		if !ok || s.Background {
			return false
		}
		if len(c.Args) == 0 {
			continue
		}
		switch c.Args[0].Lit() {
		case "sleep", "usleep", ":", "true", "echo", "printf", "jobs":
		default:
			return false
		}
	}
	return len(stmts) > 0
}
