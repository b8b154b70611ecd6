package expression

import "math"

// Value computes the expression. known gives the constants of the place; ok
// is false if one that decides is missing, if a function has no fixed value
// (random, time, those of the place), or if the result is no finite number.
func (e *Expression) Value(known map[string]float64) (number float64, ok bool) {
	number, ok = e.Result(known)
	return number, ok && !math.IsNaN(number) && !math.IsInf(number, 0)
}

// Result is Value that also returns infinities and NaN: options refuse NaN.
func (e *Expression) Result(known map[string]float64) (number float64, ok bool) {
	return e.root.value(known)
}

// Constant computes an expression that depends on nothing.
func (e *Expression) Constant() (number float64, ok bool) { return e.Value(nil) }

func (n *node) value(known map[string]float64) (float64, bool) {
	switch n.op {
	case "number":
		return n.sign * n.number, true
	case "constant":
		number, ok := known[n.name]
		return n.sign * number, ok
	case "if", "ifnot":
		return n.choose(known)
	}
	var args [3]float64
	for i, a := range n.args {
		if a == nil {
			break
		}
		var ok bool
		if args[i], ok = a.value(known); !ok {
			return 0, false
		}
	}
	number, ok := n.apply(args[0], args[1], args[2])
	return n.sign * number, ok
}

// choose computes the branch that is taken.
func (n *node) choose(known map[string]float64) (float64, bool) {
	condition, ok := n.args[0].value(known)
	if !ok {
		return 0, false
	}
	branch := n.args[1]
	if (condition != 0) == (n.op == "ifnot") {
		branch = n.args[2]
	}
	if branch == nil {
		return 0, true
	}
	number, ok := branch.value(known)
	return n.sign * number, ok
}

// apply computes operators and functions (eval.c, eval_expr).
func (n *node) apply(a, b, c float64) (float64, bool) {
	if f := analytic(n.op); f != nil {
		return f(a), true
	}
	switch n.op {
	case "+":
		return a + b, true
	case "*":
		return a * b, true
	case "/":
		if b == 0 {
			return a * math.Inf(1), true
		}
		return a / b, true
	case "pow":
		return math.Pow(a, b), true
	case ";":
		return b, true
	case "max":
		return max(a, b), true
	case "min":
		return min(a, b), true
	case "mod":
		return a - math.Floor(a/b)*b, b != 0
	case "gcd":
		return gcd(a, b), true
	case "hypot":
		return math.Hypot(a, b), true
	case "atan2":
		return math.Atan2(a, b), true
	case "bitand":
		return float64(int64(a) & int64(b)), true
	case "bitor":
		return float64(int64(a) | int64(b)), true
	case "clip":
		return min(max(a, b), c), b <= c
	case "between":
		return truth(a >= b && a <= c), true
	case "lerp":
		return a + (b-a)*c, n.sign > 0 // older versions lose the sign
	}
	return compare(n.op, a, b)
}

// analytic returns a function of one argument, nil if there is none.
func analytic(name string) func(float64) float64 {
	return map[string]func(float64) float64{
		"sinh": math.Sinh, "cosh": math.Cosh, "tanh": math.Tanh, "sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "atan": math.Atan,
		"asin": math.Asin, "acos": math.Acos, "exp": math.Exp, "log": math.Log, "abs": math.Abs, "floor": math.Floor, "ceil": math.Ceil,
		"trunc": math.Trunc, "round": math.Round, "sqrt": math.Sqrt,
	}[name]
}

// compare computes what is 1 or 0, and the sign.
func compare(op string, a, b float64) (float64, bool) {
	switch op {
	case "eq":
		return truth(a == b), true
	case "gt":
		return truth(a > b), true
	case "gte":
		return truth(a >= b), true
	case "lt":
		return truth(a < b), true
	case "lte":
		return truth(a <= b), true
	case "not":
		return truth(a == 0), true
	case "isnan":
		return truth(math.IsNaN(a)), true
	case "isinf":
		return truth(math.IsInf(a, 0)), true
	case "sgn":
		return truth(a > 0) - truth(a < 0), true
	}
	return 0, false
}

func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// gcd computes the greatest common divisor of whole numbers.
func gcd(a, b float64) float64 {
	m, n := int64(a), int64(b)
	for n != 0 {
		m, n = n, m%n
	}
	return math.Abs(float64(m))
}
