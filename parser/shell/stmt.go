package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// stmts evaluates statements that follow one another.
func (e *evaluator) stmts(list []*syntax.Stmt) node {
	var nodes sequence
	outer := e.list
	defer func() { e.list = outer }()
	starts := make([]int, 0, len(list))
	for i, s := range list {
		if e.ended {
			break // nothing comes here
		}
		starts = append(starts, len(e.calls))
		e.list = list
		if n := e.stmt(s); n != nil {
			nodes = append(nodes, n)
		}
		e.removes(list[:i+1], starts)
		e.ignores(list[:i+1], starts)
	}
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return nodes
}

// stmt evaluates one statement; nil if it starts nothing and waits for nothing.
func (e *evaluator) stmt(s *syntax.Stmt) node {
	e.statements++
	if e.statements > maxStatements || e.nesting >= maxNesting {
		e.cut = true
		e.note(e.span(s), "evaluation stopped here: more than %d statements, or %d inside one another", maxStatements, maxNesting)
		return nil
	}
	e.nesting++
	e.locks.untried()
	outer, held, mark := e.at, e.locks, len(e.calls)
	near := e.near.begin()
	redirected := func() node {
		for _, r := range s.Redirs {
			e.redirect(r)
		}
		return e.command(s)
	}
	var n node
	switch {
	case s.Background || s.Disown: // redirects itself, and starts what these start
		n = e.inBackground(e.ampersand(s), redirected)
		if s.Disown {
			e.jobs.orphan(e.jobs.next - 1)
		}
	case s.Coprocess:
		n = e.coprocess(e.ampersand(s), redirected)
	default:
		n = redirected()
	}
	n = e.near.end(near, n)
	if !permanent(s) {
		e.at = outer
		if len(s.Redirs) > 0 {
			e.lockScope(n, mark, held)
		}
	}
	e.nesting--
	return n
}

// permanent reports whether the statement's redirections stay: an `exec`
// without a command.
func permanent(s *syntax.Stmt) bool {
	c, ok := s.Cmd.(*syntax.CallExpr)
	return ok && len(c.Args) == 1 && c.Args[0].Lit() == "exec"
}

// ampersand returns the span of the `&`.
func (e *evaluator) ampersand(s *syntax.Stmt) source.Span {
	if !s.Semicolon.IsValid() {
		return e.span(s)
	}
	at := int(s.Semicolon.Offset())
	return e.text.Span(at, at+1)
}

// command evaluates what a statement runs.
func (e *evaluator) command(s *syntax.Stmt) node {
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		return e.simple(c, s)
	case *syntax.IfClause:
		return e.ifClause(c)
	case *syntax.CaseClause:
		return e.caseClause(c)
	case *syntax.WhileClause:
		return e.whileClause(c)
	case *syntax.ForClause:
		return e.forClause(c)
	case *syntax.Block:
		return e.stmts(c.Stmts)
	case *syntax.Subshell:
		return e.inSubshell(func() node { return e.stmts(c.Stmts) })
	case *syntax.BinaryCmd:
		return e.binary(c)
	case *syntax.FuncDecl:
		e.declare(c)
	case *syntax.ArithmCmd:
		e.arith(c.X)
	case *syntax.LetClause:
		for _, x := range c.Exprs {
			e.arith(x)
		}
	case *syntax.TestClause:
		e.substitutionsIn(c)
	case *syntax.DeclClause:
		e.declClause(c)
	case *syntax.TimeClause:
		if c.Stmt != nil {
			return e.stmt(c.Stmt)
		}
	case *syntax.CoprocClause:
		return e.coprocess(e.between(c.Coproc, c.Coproc), func() node { return e.stmt(c.Stmt) })
	case *syntax.TestDecl:
		return e.inSubshell(func() node { return e.stmt(c.Body) })
	}
	return nil
}

// binary evaluates `a && b`, `a || b` and pipelines.
func (e *evaluator) binary(c *syntax.BinaryCmd) node {
	if c.Op == syntax.Pipe || c.Op == syntax.PipeAll {
		return e.pipeline(c)
	}
	first := e.stmt(c.X)
	if n := e.poolTest([]*syntax.Stmt{c.X}, []*syntax.Stmt{c.Y}, c.Op == syntax.OrStmt, e.span(c)); n != nil {
		return join(first, n)
	}
	ended := e.ended
	second := e.ifLocked(c.Y, c.Op == syntax.OrStmt, func() node {
		return e.branches(e.testedBy(c.X), []func() node{func() node { return e.stmt(c.Y) }}, true)
	})
	e.ended = ended
	return join(first, second)
}

// pipeline evaluates commands that run at once, each in a subshell.
func (e *evaluator) pipeline(c *syntax.BinaryCmd) node {
	members, bars := []*syntax.Stmt{c.Y}, []syntax.Pos{c.OpPos}
	x := c.X
	for {
		left, ok := x.Cmd.(*syntax.BinaryCmd)
		if !ok || left.Op != syntax.Pipe && left.Op != syntax.PipeAll || len(x.Redirs) > 0 || x.Negated {
			break
		}
		members, bars = append(members, left.Y), append(bars, left.OpPos)
		x = left.X
	}
	members = append(members, x)
	mark := len(e.calls)
	var all together
	var before *sink
	feed := e.at.feed
	for i := len(members) - 1; i >= 0; i-- {
		outer := e.at
		if i < len(members)-1 {
			feed = e.feedOf(members[i+1], feed)
			e.at.streams.Stdin, e.at.input, e.at.feed = unit.Pipe, before.printed(), feed
		}
		if i > 0 {
			before = &sink{}
			e.at.streams.Stdout, e.at.stdoutTo, e.at.to = unit.Pipe, "", before
		}
		if n := e.inSubshell(func() node { return e.stmt(members[i]) }); n != nil {
			all = append(all, n)
		}
		e.at = outer
	}
	if len(all) == 0 {
		return nil
	}
	if len(all) > 1 {
		e.piped(e.calls[mark:], len(all), bars[len(bars)-1])
	}
	return all
}

// piped adds to the calls of a pipeline that its members run at once.
func (e *evaluator) piped(calls []*Call, members int, bar syntax.Pos) {
	at := e.text.Span(int(bar.Offset()), int(bar.Offset())+1)
	for _, c := range calls {
		c.Evidence = append(c.Evidence, bound.Evidence{Factor: "pipeline", Value: bound.Of(int64(members)), At: at})
	}
}

// inSubshell evaluates a part whose assignments and jobs are its own.
func (e *evaluator) inSubshell(body func() node) node {
	mark := e.vars.branch()
	calls, held := len(e.calls), e.locks
	loop, base, ended, args, forks := e.loop, e.jobs.base, e.ended, e.args, e.forks
	start, cleared := e.jobs.next, e.jobs.clear
	e.loop, e.jobs.base = nil, start
	e.inner++
	near := e.near.begin()
	n := e.near.end(near, body())
	e.inner--
	e.lockScope(n, calls, held)
	e.vars.undo(mark)
	e.jobs.orphan(start)
	e.loop, e.jobs.base, e.ended, e.args, e.jobs.clear, e.forks = loop, base, ended, args, cleared, forks
	if n == nil {
		return nil
	}
	return subshell{n}
}

// inBackground evaluates a part that the script does not wait for. Its
// standard input is the null device unless it is redirected (POSIX, 2.9.3.1).
func (e *evaluator) inBackground(at source.Span, body func() node) node {
	mark, start, outer := len(e.calls), e.jobs.next, e.at
	loose := len(e.jobs.loose)
	e.at.background = true
	if s := e.at.streams.Stdin; s == unit.Inherited || s == unit.LoopInput {
		e.at.streams.Stdin, e.at.input, e.at.feed = unit.Null, nil, nil
	}
	n := e.inSubshell(body)
	e.at = outer
	if n == nil {
		e.lastJob(nil)
		return nil
	}
	e.jobs.mine, e.jobs.loose = before(e.jobs.mine, start), e.jobs.loose[:loose]
	job := &background{body: n}
	for _, c := range e.calls[mark:] {
		c.Background = true
		c.Evidence = append(c.Evidence, bound.Evidence{Factor: "background", Value: bound.Of(1), At: at})
		e.jobs.start(c, job, at)
	}
	e.lastJob(job)
	return job
}

// coprocess is a background part between two pipes.
func (e *evaluator) coprocess(at source.Span, body func() node) node {
	return e.inBackground(at, func() node {
		e.at.streams.Stdin, e.at.streams.Stdout, e.at.feed = unit.Pipe, unit.Pipe, nil
		return body()
	})
}

// join puts two parts one after another.
func join(a, b node) node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return sequence{a, b}
}
