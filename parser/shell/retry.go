package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// again is a loop as far as starting the same command again goes.
type again struct {
	cond, do []*syntax.Stmt
	until    bool
	at       source.Span // its header
}

// startsAgain notes on the command of a loop that the loop starts it again without
// end. It is silent where the loop holds another program or a function: they
// may wait for something.
func (e *evaluator) startsAgain(l again, calls []*Call) {
	c := theCall(calls)
	if c == nil || c.Background {
		return
	}
	b := e.bodyOf(l.do)
	switch {
	case b.waits || b.leaves > b.onSuccess:
	case forEver(l.cond, l.until) && b.leaves == 0 && !b.pauses:
		c.diag(unit.Diag{Rule: "restart-loop", At: l.at, Certain: true,
			Message: "the loop starts it again as soon as it ends, whatever the reason, without a pause"})
	case forEver(l.cond, l.until) && b.onSuccess > 0, e.untilDone(l):
		message := "it is tried again without end as long as it fails"
		if !b.pauses {
			message = "it is tried again without end and without a pause as long as it fails"
		}
		c.diag(unit.Diag{Rule: "unbounded-retry", At: l.at, Certain: !b.pauses, Message: message})
	}
}

// theCall returns the only call but for small tools.
func theCall(calls []*Call) *Call {
	var only *Call
	for _, c := range calls {
		switch name, _ := c.Words[0].Literal(); name {
		case "sleep", "usleep", "date", "tee", "logger", "hostname":
		default:
			if only != nil {
				return nil
			}
			only = c
		}
	}
	return only
}

// loopBody is what the statements of such a loop do beside the command.
type loopBody struct {
	pauses, waits     bool
	leaves, onSuccess int // ways out, and those that the command's success opens
}

func (e *evaluator) bodyOf(do []*syntax.Stmt) loopBody {
	var b loopBody
	for _, s := range do {
		if leavesOnSuccess(s) {
			b.onSuccess++
		}
		syntax.Walk(s, func(n syntax.Node) bool {
			switch x := n.(type) {
			case *syntax.CallExpr:
				if len(x.Args) > 0 {
					b.add(x.Args[0].Lit())
					b.waits = b.waits || e.funcs[x.Args[0].Lit()] != nil
				}
			case *syntax.WhileClause, *syntax.ForClause:
				b.waits = true
			}
			return true
		})
	}
	return b
}

func (b *loopBody) add(name string) {
	switch name {
	case "sleep", "usleep":
		b.pauses = true
	case "break", "exit", "return", "exec":
		b.leaves++
	case "read", "wait", "select", "eval", "kill", ".", "source":
		b.waits = true
	}
}

// leavesOnSuccess reports whether a statement is `cmd && break`, `if cmd; then
// break; fi` or the same with `$?`.
func leavesOnSuccess(s *syntax.Stmt) bool {
	var cond *syntax.Stmt
	var then []*syntax.Stmt
	switch c := s.Cmd.(type) {
	case *syntax.BinaryCmd:
		if c.Op != syntax.AndStmt {
			return false
		}
		cond, then = c.X, []*syntax.Stmt{c.Y}
	case *syntax.IfClause:
		if len(c.Cond) != 1 || c.Else != nil {
			return false
		}
		cond, then = c.Cond[0], c.Then
	}
	if cond == nil || cond.Negated || !calls(then, "break") && !calls(then, "exit") {
		return false
	}
	x, ok := cond.Cmd.(*syntax.CallExpr)
	return ok && len(x.Args) > 0 && (namesStatus(x) || !quiet(x.Args[0].Lit()))
}

// forEver reports whether a condition always holds; no condition does.
func forEver(cond []*syntax.Stmt, until bool) bool {
	if len(cond) == 0 {
		return true
	}
	if len(cond) > 1 || cond[0].Negated {
		return false
	}
	switch c := cond[0].Cmd.(type) {
	case *syntax.CallExpr:
		name := ""
		if len(c.Args) > 0 {
			name = c.Args[0].Lit()
		}
		if name == "[" && len(c.Args) == 3 {
			return !until && c.Args[1].Lit() != ""
		}
		return len(c.Args) == 1 && (!until && (name == "true" || name == ":") || until && name == "false")
	case *syntax.ArithmCmd:
		w, ok := c.X.(*syntax.Word)
		return ok && !until && w.Lit() == "1"
	}
	return false
}

// untilDone reports whether the loop runs until the command of its condition
// succeeds: `until cmd`, `while ! cmd`.
func (e *evaluator) untilDone(l again) bool {
	if len(l.cond) != 1 || l.cond[0].Background || l.until == l.cond[0].Negated {
		return false
	}
	c, ok := l.cond[0].Cmd.(*syntax.CallExpr)
	return ok && len(c.Args) > 0 && !quiet(c.Args[0].Lit()) && e.funcs[c.Args[0].Lit()] == nil
}
