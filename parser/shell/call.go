package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// simple evaluates assignments, or a simple command.
func (e *evaluator) simple(c *syntax.CallExpr, s *syntax.Stmt) node {
	if len(c.Args) == 0 {
		for _, a := range c.Assigns {
			e.assign(a)
		}
		return nil
	}
	if quiet(c.Args[0].Lit()) && e.funcs[c.Args[0].Lit()] == nil {
		for _, a := range c.Args[1:] {
			if !plain(a) {
				e.substitutionsIn(a)
			}
		}
		if name := c.Args[0].Lit(); name == "echo" || name == "printf" || name == "print" {
			e.token(c)
			e.prints(c)
		}
		return nil
	}
	if n, ok := e.either(c, s); ok {
		return n
	}
	words := slices.Grow(e.aliased(c.Args[0]), len(c.Args))
	for _, a := range c.Args[1:] {
		if one, ok := e.simpleLiteral(a); ok {
			words = append(words, one)
			continue
		}
		words = append(words, e.expand(a)...)
	}
	at := e.callSpan(c, s)
	return e.start(words, e.prefixed(c.Assigns), at, s)
}

// callSpan covers a command with its redirections, without the `&` or `;`
// behind it and without the text of here-documents.
func (e *evaluator) callSpan(c *syntax.CallExpr, s *syntax.Stmt) source.Span {
	from, to := c.Pos(), c.End()
	for _, r := range s.Redirs {
		if from.After(r.Pos()) {
			from = r.Pos()
		}
		if r.Word != nil && r.Word.End().After(to) {
			to = r.Word.End()
		}
	}
	return e.between(from, to)
}

// prefixed evaluates the assignments in front of a command.
func (e *evaluator) prefixed(assigns []*syntax.Assign) []unit.Var {
	var env []unit.Var
	for _, a := range assigns {
		v := unit.Var{Name: a.Name.Value, At: e.span(a)}
		if a.Value != nil {
			v.Value = e.one(a.Value)
		}
		env = append(env, v)
	}
	return env
}

// start finds out what a command is: a function, a builtin, or a program.
func (e *evaluator) start(words []word.Word, env []unit.Var, at source.Span, s *syntax.Stmt) node {
	if len(words) == 0 {
		return nil
	}
	name, known := words[0].Literal()
	if !known {
		if n, ok := e.callNamed(words, env, at, s); ok {
			return n
		}
		return e.call(words, env, at)
	}
	if f := e.funcs[name]; f != nil {
		return e.callAny(f, words, env, at)
	}
	switch name {
	case "flock":
		if e.takesLock(words[1:]) {
			return nil
		}
	case "exec":
		return e.exec(words[1:], env, at, s)
	case "command", "builtin":
		return e.past(words, env, at, s)
	}
	if n, ok := e.builtin(name, words[1:], at, s); ok {
		return n
	}
	return e.call(words, env, at)
}

// exec replaces the shell: nothing of the script runs after it.
func (e *evaluator) exec(words []word.Word, env []unit.Var, at source.Span, s *syntax.Stmt) node {
	for len(words) > 0 {
		option, _ := words[0].Literal()
		if !strings.HasPrefix(option, "-") {
			break
		}
		words = words[1:]
		if option == "-a" && len(words) > 0 {
			words = words[1:]
		}
		if option == "--" {
			break
		}
	}
	if len(words) == 0 {
		return nil
	}
	e.ended = !words[0].Splits() // which may be nothing at all
	if name, ok := words[0].Literal(); ok && e.funcs[name] != nil {
		return e.call(words, env, at)
	}
	n := e.start(words, env, at, s)
	if !e.ended {
		return n
	}
	return join(n, leave(byExit))
}

// past evaluates `command cmd …` and `builtin cmd …`; `command -v cmd`
// only looks it up.
func (e *evaluator) past(words []word.Word, env []unit.Var, at source.Span, s *syntax.Stmt) node {
	words = words[1:]
	for len(words) > 0 {
		switch option, _ := words[0].Literal(); option {
		case "-v", "-V":
			return nil
		case "-p", "--":
			words = words[1:]
			continue
		}
		break
	}
	if len(words) == 0 {
		return nil
	}
	name, known := words[0].Literal()
	if known {
		if n, ok := e.builtin(name, words[1:], at, s); ok {
			return n
		}
	}
	return e.call(words, env, at)
}

// call adds a command that the script starts.
func (e *evaluator) call(words []word.Word, env []unit.Var, at source.Span) node {
	inherited := e.inherited(at)
	e.copies(words)
	c := &Call{
		Words: words, At: at,
		Env:        append(inherited[:len(inherited):len(inherited)], env...),
		Procs:      bound.Of(1),
		Streams:    e.at.streams,
		Input:      e.at.input,
		Feed:       e.at.feed,
		Background: e.at.background,
		Loop:       e.at.loop,
		Functions:  e.handOver(words),
		Lock:       e.locks.held.path,
		Moves:      e.locks.moves,
		lock:       e.locks.held,
		Written:    e.written(words),
	}
	e.calls = append(e.calls, c)
	r := run{call: c, detached: detached(words)}
	if r.detached {
		c.Lock, c.lock = "", lockFile{}
		e.jobs.start(c, nil, source.Span{})
		e.jobs.orphan(e.jobs.next - 1)
	}
	return r
}

// inherited returns what the script exported, as long as it may be copied.
func (e *evaluator) inherited(at source.Span) []unit.Var {
	if !e.vars.fresh && len(e.vars.exported) > 0 && !e.spend(128*len(e.vars.exported), at) {
		return nil
	}
	return e.vars.inherited()
}

// detached reports whether a command goes on when the program that starts it
// returns: `docker run -d`, `screen -dm`.
func detached(words []word.Word) bool {
	for range maxDepth {
		inner, ok := wrapper.Unwrap(words, bound.Bound{})
		if !ok || inner.Detached {
			return ok
		}
		words = inner.Words
	}
	return false
}
