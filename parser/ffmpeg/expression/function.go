package expression

import (
	"fmt"
	"math"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// call reads the arguments of a function whose parenthesis is open. A broken
// second or third argument counts as none: ffmpeg prints an error and goes on.
func (r *reader) call(start int) (*node, bool) {
	n := &node{sign: 1, offset: start}
	var ok bool
	if n.args[0], ok = r.list(); !ok {
		return nil, false
	}
	for i := 1; i < len(n.args); i++ {
		if r.take(',') {
			n.args[i], _ = r.list()
		}
	}
	if !r.take(')') {
		r.fail(r.at, "", fmt.Sprintf(`")" is missing before %s`, r.show(r.at)))
		return nil, false
	}
	if !r.measure(n) {
		return nil, false
	}
	n.op = identifier(r.text[start:])
	if n.op == "" {
		r.failName(start)
		return nil, false
	}
	if arityOf(n.op, r.grammar) == unknown {
		r.fail(start, n.op, fmt.Sprintf("there is no function %q here", n.op))
		return nil, false
	}
	return n, true
}

// deepest returns how many levels of operators and calls a version takes.
func deepest(version string) int {
	const limit = 100 // eval.c, MAX_DEPTH
	if catalog.Compare(version, "5.1") < 0 {
		return math.MaxInt
	}
	return limit
}

// measure computes how deep a node is.
func (r *reader) measure(n *node) bool {
	for _, a := range n.args {
		if a != nil {
			n.depth = max(n.depth, a.depth+1)
		}
	}
	if n.depth > r.deepest {
		r.fail(n.offset, "", fmt.Sprintf("the expression has more than %d levels", r.deepest))
		return false
	}
	return true
}

// arity says how many arguments a function takes.
type arity byte

const (
	unknown     arity = iota
	one               // exactly one
	oneOrTwo          // print
	two               // exactly two
	twoOrThree        // if, ifnot, taylor
	three             // exactly three
	numberArity       // no function
)

// arityOf knows the functions (eval.c, parse_primary and verify_expr).
func arityOf(op string, g Grammar) arity {
	switch op {
	case "number", "constant":
		return numberArity
	case "sinh", "cosh", "tanh", "sin", "cos", "tan", "atan", "asin", "acos", "exp", "log", "abs", "time", "squish", "gauss", "ld",
		"isnan", "isinf", "floor", "ceil", "trunc", "round", "sqrt", "not", "random", "sgn":
		return one
	case "print":
		return oneOrTwo
	case "if", "ifnot", "taylor":
		return twoOrThree
	case "between", "clip", "lerp":
		return three
	case "mod", "max", "min", "eq", "gte", "gt", "lte", "lt", "st", "while", "root", "pow", "hypot", "gcd", "bitand", "bitor", "atan2",
		"+", "*", "/", ";":
		return two
	case "randomi":
		if catalog.Compare(g.Version, "7.0") >= 0 {
			return three
		}
	}
	switch {
	case slices.Contains(g.Unary, op):
		return one
	case slices.Contains(g.Binary, op):
		return two
	}
	return unknown
}

// verify counts the arguments of all functions.
func (r *reader) verify(n *node) bool {
	given := [3]bool{n.args[0] != nil, n.args[1] != nil, n.args[2] != nil}
	ok := true
	switch arityOf(n.op, r.grammar) {
	case one:
		ok = !given[1]
	case two:
		ok = given[1] && !given[2]
	case twoOrThree:
		ok = given[1]
	case three:
		ok = given[1] && given[2]
	}
	if !ok {
		r.fail(n.offset, "", fmt.Sprintf("%s() has the wrong number of arguments", n.op))
		return false
	}
	for _, a := range n.args {
		if a != nil && !r.verify(a) {
			return false
		}
	}
	return true
}
