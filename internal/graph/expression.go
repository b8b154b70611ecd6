package graph

import (
	"math"
	"strings"
)

// evaluate works out the arithmetic of a filter's size option: numbers,
// + - * / ( ), min, max, trunc, floor, ceil, round and the given variables.
// It answers false for everything else that libavutil/eval.c knows.
func evaluate(text string, variables map[string]float64) (float64, bool) {
	e := expression{rest: text, variables: variables}
	value, ok := e.sum(0)
	e.blanks()
	if !ok || e.rest != "" || math.IsNaN(value) || math.IsInf(value, 0) {
		return 0, false
	}
	return value, true
}

type expression struct {
	rest      string
	variables map[string]float64
}

// maxNesting limits parentheses: deeper ones are not worked out.
const maxNesting = 50

func (e *expression) blanks() { e.rest = strings.TrimLeft(e.rest, " \t") }

// take consumes one of the characters and returns it, 0 if none is next.
func (e *expression) take(set string) byte {
	e.blanks()
	if e.rest == "" || strings.IndexByte(set, e.rest[0]) < 0 {
		return 0
	}
	c := e.rest[0]
	e.rest = e.rest[1:]
	return c
}

func (e *expression) sum(depth int) (float64, bool) {
	total, ok := e.product(depth)
	for ok {
		op := e.take("+-")
		if op == 0 {
			break
		}
		var next float64
		if next, ok = e.product(depth); op == '-' {
			next = -next
		}
		total += next
	}
	return total, ok
}

func (e *expression) product(depth int) (float64, bool) {
	total, ok := e.factor(depth)
	for ok {
		op := e.take("*/")
		if op == 0 {
			break
		}
		var next float64
		if next, ok = e.factor(depth); op == '/' {
			next = 1 / next
		}
		total *= next
	}
	return total, ok
}

func (e *expression) factor(depth int) (float64, bool) {
	if depth > maxNesting {
		return 0, false
	}
	switch e.take("-(") {
	case '-':
		value, ok := e.factor(depth + 1)
		return -value, ok
	case '(':
		value, ok := e.sum(depth + 1)
		return value, ok && e.take(")") != 0
	}
	word := e.word()
	if e.take("(") != 0 {
		return e.call(word, depth)
	}
	if value, ok := e.variables[word]; ok {
		return value, value != 0
	}
	value := parseNumber(word)
	return value, value != 0 || strings.Trim(word, "0.") == "" && word != ""
}

// word consumes a name or a number.
func (e *expression) word() string {
	e.blanks()
	end := strings.IndexAny(e.rest, "+-*/(), \t")
	if end < 0 {
		end = len(e.rest)
	}
	word := e.rest[:end]
	e.rest = e.rest[end:]
	return word
}

// call works out a function whose opening parenthesis is consumed.
func (e *expression) call(name string, depth int) (float64, bool) {
	first, ok := e.sum(depth + 1)
	if !ok {
		return 0, false
	}
	var second float64
	two := e.take(",") != 0
	if two {
		if second, ok = e.sum(depth + 1); !ok {
			return 0, false
		}
	}
	if e.take(")") == 0 {
		return 0, false
	}
	switch {
	case two && name == "min":
		return min(first, second), true
	case two && name == "max":
		return max(first, second), true
	case two:
		return 0, false
	}
	round := map[string]func(float64) float64{"trunc": math.Trunc, "floor": math.Floor, "ceil": math.Ceil, "round": math.Round}[name]
	if round == nil {
		return 0, false
	}
	return round(first), true
}
