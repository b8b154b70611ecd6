package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// givenBack reports whether the jobs of a loop return the token that they
// took from a pipe when they are over: not earlier, and no more than one.
func (e *evaluator) givenBack(do []*syntax.Stmt, pipe string) bool {
	for _, s := range do {
		if s.Background && !e.oneTokenLast(s, pipe) {
			return false
		}
	}
	return true
}

// oneTokenLast looks at the statements of one job in their order.
func (e *evaluator) oneTokenLast(job *syntax.Stmt, pipe string) bool {
	var list []*syntax.Stmt
	switch c := job.Cmd.(type) {
	case *syntax.Block:
		list = c.Stmts
	case *syntax.Subshell:
		list = c.Stmts
	}
	written := false
	for _, s := range list {
		writes := e.writesTo(s, pipe)
		if written && (writes || !quiet(firstWord(s))) {
			return false
		}
		written = written || writes
	}
	return true
}

// writesTo reports whether a statement prints into the pipe.
func (e *evaluator) writesTo(s *syntax.Stmt, pipe string) bool {
	for _, r := range s.Redirs {
		if r.Op == syntax.DplOut && bare(e.span(r.Word).Text()) == bare(pipe) {
			return true
		}
	}
	return false
}

// bare is the name of a descriptor: fd for $fd and "${fd}".
func bare(text string) string { return strings.Trim(text, "\"${}") }

// firstWord returns the name of a simple command, if it is known.
func firstWord(s *syntax.Stmt) string {
	if c, ok := s.Cmd.(*syntax.CallExpr); ok && len(c.Args) > 0 {
		return c.Args[0].Lit()
	}
	return ""
}
