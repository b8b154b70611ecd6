package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/word"
)

// comparison is a condition that compares something with a number.
type comparison struct {
	op       string // "ge", "gt", "lt", "le", "eq"
	limit    bound.Bound
	note     string
	running  bool   // what is compared is the number of running jobs
	jobs     string // … which this command of the shell itself lists
	pids     string // what is compared is the length of this array
	modulo   *bound.Bound
	variable string // what is compared is this variable
	after    bool   // … before it is increased: i++
	before   int64  // … after it was changed by so much: ++i
	right    syntax.Node
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
	if variableIn(x) == "" && !counts(e.one(x)) && (variableIn(y) != "" || counts(e.one(y))) {
		x, op, y = y, turned(op), x
	}
	if n, variable, ok := e.moduloOf(arithmeticIn(x)); ok {
		zero, known := e.one(y).Literal()
		return comparison{op: op, modulo: &n, variable: variable}, known && zero == "0"
	}
	test := comparison{op: op, variable: variableIn(x), right: y}
	test.limit, test.note = limitOf(e.one(y))
	test.counted(e.one(x))
	return test, test.running || test.variable != "" || test.pids != ""
}

// compareArithm reads `a >= b` inside `(( ))`.
func (e *evaluator) compareArithm(x syntax.ArithmExpr) (comparison, bool) {
	if p, ok := x.(*syntax.ParenArithm); ok {
		return e.compareArithm(p.X)
	}
	if n, variable, ok := e.moduloOf(x); ok { // (( i % n )) is false for the n-th
		return comparison{op: "ne", modulo: &n, variable: variable}, true
	}
	b, ok := x.(*syntax.BinaryArithm)
	if !ok && variableOf(x) != "" { // (( n-- ))
		test := comparison{op: "ne", variable: variableOf(x)}
		test.changed(x)
		return test, true
	}
	if !ok || operators()[b.Op.String()] == "" {
		return comparison{}, false
	}
	test := comparison{op: operators()[b.Op.String()]}
	if variableOf(b.X) == "" && variableOf(b.Y) != "" {
		b = &syntax.BinaryArithm{Op: b.Op, X: b.Y, Y: b.X}
		test.op = turned(test.op)
	}
	if n, variable, ok := e.moduloOf(b.X); ok {
		zero, known := e.arith(b.Y)
		test.modulo, test.variable = &n, variable
		return test, known && zero == 0
	}
	test.limit, test.note = limitOf(e.arithWord(b.Y))
	test.variable, test.right = variableOf(b.X), b.Y
	test.changed(b.X)
	if w, ok := b.X.(*syntax.Word); ok {
		test.counted(e.one(w))
	}
	return test, test.running || test.variable != "" || test.pids != ""
}

// changed reads the ++ or -- of what is compared.
func (c *comparison) changed(x syntax.ArithmExpr) {
	u, ok := x.(*syntax.UnaryArithm)
	switch {
	case !ok:
	case u.Post:
		c.after = true
	case u.Op == syntax.Inc:
		c.before = 1
	case u.Op == syntax.Dec:
		c.before = -1
	}
}

// counted says what kind of number a word holds.
func (c *comparison) counted(w word.Word) {
	for _, h := range w.Holes() {
		name := h.Name
		switch {
		case h.Kind == word.Command && strings.Contains(name, "jobs"):
			c.running, c.jobs = true, name
		case h.Kind == word.Command && (strings.Contains(name, "pgrep") || strings.HasPrefix(name, "ps ") || strings.Contains(name, "pidof")):
			c.running = true
		case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "]"):
			c.pids, _, _ = strings.Cut(name[1:], "[")
		}
	}
}

// quietWord expands a word without starting what it starts.
func (e *evaluator) quietWord(w *syntax.Word) word.Word {
	defer e.quietly()()
	return e.one(w)
}

// moduloOf returns the n and the variable of `i % n`.
func (e *evaluator) moduloOf(x syntax.ArithmExpr) (n bound.Bound, variable string, ok bool) {
	if p, ok := x.(*syntax.ParenArithm); ok {
		return e.moduloOf(p.X)
	}
	b, ok := x.(*syntax.BinaryArithm)
	if !ok || b.Op != syntax.Rem {
		return bound.Bound{}, "", false
	}
	n, _ = limitOf(e.arithWord(b.Y))
	return n, variableOf(b.X), true
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
	var c comparison
	c.counted(w)
	return c.running || c.pids != ""
}
