package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// waiting is what statements wait for.
type waiting int

const (
	noWait     waiting = iota
	sleeping           // nothing, but time passes
	waitEach           // `wait`: every job
	waitNext           // `wait -n`: the next job that ends
	waitOldest         // `wait "${pids[0]}"`
	waitListed         // `wait "${pids[@]}"`
)

// waitIn returns what a list of statements waits for.
func waitIn(stmts []*syntax.Stmt) waiting {
	found := noWait
	for _, s := range stmts {
		switch c := s.Cmd.(type) {
		case *syntax.CallExpr:
			if len(c.Args) > 0 && c.Args[0].Lit() == "wait" {
				found = waitOf(c.Args[1:])
			}
		case *syntax.Block:
			found = max(found, waitIn(c.Stmts))
		case *syntax.BinaryCmd:
			found = max(found, waitIn([]*syntax.Stmt{c.X, c.Y}))
		}
	}
	if found == noWait && sleeps(stmts) {
		return sleeping
	}
	return found
}

// waitOf reads the operands of a `wait`.
func waitOf(args []*syntax.Word) waiting {
	if len(args) == 0 {
		return waitEach
	}
	if strings.HasPrefix(args[0].Lit(), "-") {
		if strings.Contains(args[0].Lit(), "n") && len(args) == 1 {
			return waitNext
		}
		return noWait
	}
	for _, p := range parameters(args[0]) {
		switch w, _ := p.Index.(*syntax.Word); {
		case wholeArray(p):
			return waitListed
		case w != nil && w.Lit() == "0":
			return waitOldest
		}
	}
	return noWait
}

// calls reports whether one of the statements is a command of that name.
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
		if s.Background {
			return false
		}
		switch c := s.Cmd.(type) {
		case *syntax.CallExpr:
			if len(c.Args) > 0 && !idles(c.Args[0].Lit()) {
				return false
			}
		case *syntax.BinaryCmd, *syntax.IfClause:
			if !leavesOnly(s) {
				return false
			}
		default:
			return false
		}
	}
	return len(stmts) > 0
}

// idles reports whether a command changes nothing about the jobs.
func idles(name string) bool {
	switch name {
	case "sleep", "usleep", ":", "true", "echo", "printf", "jobs":
		return true
	}
	return false
}

// leavesOnly reports whether a statement is `test && break` or the same with `if`.
func leavesOnly(s *syntax.Stmt) bool {
	switch c := s.Cmd.(type) {
	case *syntax.BinaryCmd:
		return c.Op == syntax.AndStmt && calls([]*syntax.Stmt{c.Y}, "break") || calls([]*syntax.Stmt{c.Y}, "return")
	case *syntax.IfClause:
		return c.Else == nil && (calls(c.Then, "break") || calls(c.Then, "return"))
	}
	return false
}
