// Package expression reads and computes the arithmetic that ffmpeg takes in
// numeric options, filter arguments and -force_key_frames
// (libavutil/eval.c): "min(iw,1280)", "100*1000", "if(gt(a,1),2,3)".
//
// What a name may be depends on where the expression stands, so the caller
// says which constants and functions there are.
package expression

import "fmt"

// Grammar says what an expression may use where it stands, beside numbers,
// E, PI, PHI, QP2LAMBDA and the functions that libavutil has itself.
type Grammar struct {
	// Version is ffmpeg's, "7.1": it decides which functions there are and
	// how deep an expression may be.
	Version string
	// Constants are the names of the place: "iw", "n", "prev_forced_t".
	Constants []string
	// Unary and Binary are functions of the place with one and two arguments:
	// "lum" and "p" of geq.
	Unary, Binary []string
}

// Expression is one that ffmpeg takes.
type Expression struct {
	root  *node
	names []string
}

// Error says why ffmpeg refuses an expression.
type Error struct {
	// Offset is the byte of the text at which ffmpeg gives up.
	Offset int
	// Message says what is wrong there.
	Message string
	// Name is the constant or function that does not exist, "" if it is
	// something else.
	Name string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Parse reads a whole expression. The error, if any, is an *Error.
func Parse(text string, grammar Grammar) (*Expression, error) {
	r := newReader(text, grammar)
	root, ok := r.list()
	if ok && r.at < len(r.text) {
		r.fail(r.at, "", fmt.Sprintf("%s is left over", r.show(r.at)))
		ok = false
	}
	if ok {
		ok = r.verify(root)
	}
	if !ok {
		return nil, r.failed
	}
	return &Expression{root, r.used}, nil
}

// Names returns the constants of the place that the expression uses, each
// once, in the order of their first use.
func (e *Expression) Names() []string { return e.names }

// node is a number, a constant, an operator or a function.
type node struct {
	op     string // a function's name, an operator, "number" or "constant"
	name   string // of a constant
	number float64
	sign   float64
	args   [3]*node
	depth  int
	offset int // in the reader's text
}
