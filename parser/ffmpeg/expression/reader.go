package expression

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// mostNested is how many lists may be open at once (eval.c, stack_index).
const mostNested = 100

// reader reads from left to right what av_expr_parse reads. Its state after
// an error matters: errors in a second or third argument are passed over.
type reader struct {
	grammar   Grammar
	text      string // without blanks
	offsets   []int  // where each byte of text stood, and where the text ended
	at        int
	free      int // how many lists may still be opened
	deepest   int // the most levels of operators
	constants map[string]bool
	odd       []string // constants that are no plain identifiers
	failed    *Error   // the first error
	used      []string
}

func newReader(text string, grammar Grammar) *reader {
	r := &reader{grammar: grammar, free: mostNested, deepest: deepest(grammar.Version), constants: map[string]bool{}}
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte(" \f\n\r\t\v", text[i]) < 0 {
			b.WriteByte(text[i])
			r.offsets = append(r.offsets, i)
		}
	}
	r.text, r.offsets = b.String(), append(r.offsets, len(text))
	for _, name := range grammar.Constants {
		if r.constants[name] = true; identifier(name) != name {
			r.odd = append(r.odd, name)
		}
	}
	return r
}

// fail keeps the first error.
func (r *reader) fail(at int, name, message string) {
	if r.failed == nil {
		r.failed = &Error{Offset: r.offsets[at], Message: message, Name: name}
	}
}

// show quotes what stands at the offset, the start of it.
func (r *reader) show(at int) string {
	const longest = 30
	if at == len(r.text) {
		return "the end"
	}
	if rest := r.text[at:]; len(rest) > longest {
		return fmt.Sprintf("%q…", strings.ToValidUTF8(rest[:longest], ""))
	}
	return fmt.Sprintf("%q", r.text[at:])
}

func (r *reader) next(c byte) bool { return r.at < len(r.text) && r.text[r.at] == c }

func (r *reader) take(c byte) bool {
	if !r.next(c) {
		return false
	}
	r.at++
	return true
}

// list reads expressions separated by semicolons; the last one counts.
func (r *reader) list() (*node, bool) {
	if r.free <= 0 {
		r.fail(r.at, "", "the expression is nested too deeply")
		return nil, false
	}
	r.free--
	left, ok := r.sum()
	for ok && r.next(';') {
		at := r.at
		r.at++
		left, ok = r.operator(";", at, left, r.sum)
	}
	if ok {
		r.free++
	}
	return left, ok
}

// sum leaves a sign to the term that it stands before.
func (r *reader) sum() (*node, bool) {
	left, ok := r.product()
	for ok && (r.next('+') || r.next('-')) {
		left, ok = r.operator("+", r.at, left, r.product)
	}
	return left, ok
}

func (r *reader) product() (*node, bool) {
	left, ok := r.factor()
	for ok && (r.next('*') || r.next('/')) {
		at := r.at
		r.at++
		left, ok = r.operator(r.text[at:at+1], at, left, r.factor)
	}
	return left, ok
}

// operator reads the right side of an operator.
func (r *reader) operator(op string, at int, left *node, read func() (*node, bool)) (*node, bool) {
	right, ok := read()
	if !ok {
		return nil, false
	}
	n := &node{op: op, sign: 1, args: [3]*node{left, right}, offset: at}
	return n, r.measure(n)
}

// factor reads powers; a sign before them belongs to the whole.
func (r *reader) factor() (*node, bool) {
	base, sign, ok := r.signed()
	for ok && r.next('^') {
		at := r.at
		r.at++
		base, ok = r.operator("pow", at, base, func() (*node, bool) {
			exponent, sign, ok := r.signed()
			return exponent.negate(sign), ok
		})
	}
	return base.negate(sign), ok
}

// negate multiplies with a sign.
func (n *node) negate(sign float64) *node {
	if n != nil {
		n.sign *= sign
	}
	return n
}

// signed reads a primary with its sign, which in "-3dB" is the number's own.
func (r *reader) signed() (n *node, sign float64, ok bool) {
	sign = 1
	if r.next('-') && value.Decibels(r.text[r.at:]) {
		n, ok = r.primary()
		return n, sign, ok
	}
	if !r.take('+') && r.take('-') {
		sign = -1
	}
	n, ok = r.primary()
	return n, sign, ok
}

// primary reads a number, a constant, a function or a parenthesis.
func (r *reader) primary() (*node, bool) {
	start := r.at
	if number, n := value.Prefix(r.text[start:]); n > 0 {
		r.at += n
		return &node{op: "number", number: number, sign: 1, offset: start}, true
	}
	if n, ok := r.constant(); ok {
		return n, true
	}
	open := strings.IndexByte(r.text[start:], '(')
	if open < 0 {
		r.failName(start)
		return nil, false
	}
	r.at = start + open + 1
	if open == 0 {
		return r.parenthesis(start)
	}
	return r.call(start)
}

// failName reports what stands where a value is wanted.
func (r *reader) failName(at int) {
	name := identifier(r.text[at:])
	if name == "" {
		r.fail(at, "", fmt.Sprintf("a number or a name is missing before %s", r.show(at)))
		return
	}
	r.fail(at, name, fmt.Sprintf("%q is not known here", name))
}

// constant reads a name of the place or of libavutil.
func (r *reader) constant() (*node, bool) {
	name := identifier(r.text[r.at:])
	if !r.constants[name] || name == "" {
		for _, odd := range r.odd {
			if rest, ok := strings.CutPrefix(r.text[r.at:], odd); ok && identifier(rest) == "" {
				name = odd
				break
			}
		}
	}
	n := &node{op: "constant", name: name, sign: 1, offset: r.at}
	if !r.constants[name] {
		number, ok := map[string]float64{"E": math.E, "PI": math.Pi, "PHI": math.Phi, "QP2LAMBDA": 118}[name]
		if !ok {
			return nil, false
		}
		n.op, n.number = "number", number
	} else if !slices.Contains(r.used, name) {
		r.used = append(r.used, name)
	}
	r.at += len(name)
	return n, true
}

func (r *reader) parenthesis(start int) (*node, bool) {
	n, ok := r.list()
	if ok && !r.take(')') {
		r.fail(r.at, "", fmt.Sprintf(`")" is missing before %s, for the "(" in %s`, r.show(r.at), r.show(start)))
		return nil, false
	}
	return n, ok
}

// identifier returns the letters, digits and underscores at the start.
func identifier(text string) string {
	n := 0
	for n < len(text) && (text[n] == '_' || text[n] >= '0' && text[n] <= '9' || text[n] >= 'a' && text[n] <= 'z' || text[n] >= 'A' && text[n] <= 'Z') {
		n++
	}
	return text[:n]
}
