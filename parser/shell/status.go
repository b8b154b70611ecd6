package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/unit"
)

// status says what becomes of a statement's exit status.
type status int

const (
	noCommand  status = iota // none that matters
	unasked                  // nothing asks for it
	thrownAway               // `cmd || true`
	pipedAway                // `cmd | tee log` without pipefail
)

// statusOf looks at one statement in front of a removal; known is false if it
// may have asked how a command ended.
func (e *evaluator) statusOf(s *syntax.Stmt) (how status, known bool) {
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		if asksStatus(c) {
			return 0, false
		}
		if s.Background || s.Negated || len(c.Args) == 0 || quiet(c.Args[0].Lit()) {
			return noCommand, true
		}
		return unasked, true
	case *syntax.BinaryCmd:
		if s.Background || s.Negated {
			return noCommand, false
		}
		first, _ := c.X.Cmd.(*syntax.CallExpr)
		switch {
		case first == nil || len(first.Args) == 0 || asksStatus(first) || quiet(first.Args[0].Lit()):
		case c.Op == syntax.OrStmt && goesOn(c.Y):
			return thrownAway, true
		case (c.Op == syntax.Pipe || c.Op == syntax.PipeAll) && !e.pipefail:
			return pipedAway, true
		}
	}
	return 0, false
}

// goesOn reports whether a statement does nothing but print.
func goesOn(s *syntax.Stmt) bool {
	switch firstWord(s) {
	case "true", ":", "echo", "printf":
		return true
	}
	return false
}

// ignores notes on a command that the script goes on behind it without asking
// how it ended.
func (e *evaluator) ignores(list []*syntax.Stmt, starts []int) {
	last := len(list) - 1
	if last < 1 || e.errexit || leaves(list[last]) {
		return
	}
	before, known := e.statusOf(list[last-1])
	if _, next := e.statusOf(list[last]); !known || before != unasked || !next && asks(list[last]) {
		return
	}
	for _, call := range e.calls[starts[last-1]:starts[last]] {
		call.diag(unit.Diag{Rule: "ignored-exit-status", At: call.At, Certain: true,
			Message: "nothing asks how it ended: the script goes on if it failed"})
	}
}

// leaves reports whether a statement ends the script with the status as it is.
func leaves(s *syntax.Stmt) bool {
	switch firstWord(s) {
	case "exit", "return":
		return true
	}
	return false
}

// asks reports whether anything in the statement looks at an exit status or
// at files: `[ $? -ne 0 ] && …`, `if [ -s out ]; then …`.
func asks(s *syntax.Stmt) bool {
	found := false
	syntax.Walk(s, func(n syntax.Node) bool {
		switch c := n.(type) {
		case *syntax.CallExpr:
			found = found || asksStatus(c)
		case *syntax.TestClause:
			found = true
		}
		return !found
	})
	return found
}

// asksStatus reports whether a command looks at the exit status or at files,
// or waits.
func asksStatus(c *syntax.CallExpr) bool {
	if len(c.Args) > 0 {
		switch c.Args[0].Lit() {
		case "wait", "[", "test":
			return true
		}
	}
	return namesStatus(c)
}

// namesStatus reports whether a command names `$?` or PIPESTATUS.
func namesStatus(c *syntax.CallExpr) bool {
	found := false
	syntax.Walk(c, func(n syntax.Node) bool {
		if p, ok := n.(*syntax.ParamExp); ok && p.Param != nil && (p.Param.Value == "?" || p.Param.Value == "PIPESTATUS") {
			found = true
		}
		return !found
	})
	return found
}

// setsErrexit reads one word behind `set`: -e, -eu, -euo, errexit.
func setsErrexit(word string) bool {
	return word == "errexit" || strings.HasPrefix(word, "-") && !strings.HasPrefix(word, "--") && strings.Contains(word, "e")
}

// exitsOnError reports whether the first line of a script sets -e.
func exitsOnError(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	if !strings.HasPrefix(first, "#!") {
		return false
	}
	for _, f := range strings.Fields(first)[1:] {
		if setsErrexit(f) {
			return true
		}
	}
	return false
}
