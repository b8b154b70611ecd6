package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// quiet reports whether a builtin has no effect that is followed here.
func quiet(name string) bool {
	switch name {
	case "echo", "printf", ":", "true", "false", "[", "test", "[[", "cd", "pushd", "popd", "dirs", "pwd", "umask",
		"ulimit", "hash", "type", "jobs", "kill", "times", "shopt", "enable", "bind", "complete", "compgen",
		"compopt", "caller", "fc", "history", "help", "suspend", "bg", "fg", "logout", "setopt", "unsetopt",
		"autoload", "zmodload", "zstyle", "print":
		return true
	}
	return false
}

// builtin evaluates what the shell does itself; ok is false for a program.
func (e *evaluator) builtin(name string, args []word.Word, at source.Span, s *syntax.Stmt) (n node, ok bool) {
	switch name {
	case "exit":
		e.ended = true
		return leave(byExit), true
	case "return", "break", "continue":
		return e.leave(name, args), true
	case "wait":
		return e.wait(args, s), true
	case "eval":
		return e.evalText(evalText(args), at), true
	case "source", ".":
		return e.source(args, at), true
	case "trap":
		return e.trap(args, at), true
	case "set":
		e.set(args)
	case "shift":
		e.shift(args)
	case "alias":
		e.alias(args)
	case "unset":
		e.unset(args)
	case "read", "mapfile", "readarray", "getopts":
		e.read(name, args, s)
	case "export", "readonly", "local", "declare", "typeset":
		e.declareWords(name, args)
	case "disown":
		e.jobs.orphan(e.jobs.base)
	case "unalias", "let":
	default:
		return nil, quiet(name)
	}
	return nil, true
}

// wait ends jobs: all of them, or those whose process ids its words hold.
func (e *evaluator) wait(args []word.Word, s *syntax.Stmt) node {
	if len(args) == 0 {
		e.jobs.wait()
		return waitAll()
	}
	if first, _ := args[0].Literal(); strings.HasPrefix(first, "-") {
		if strings.Contains(first, "n") && len(args) == 1 && e.waitsForNext(e.span(s)) {
			e.limitTo(e.loop, pool{limit: bound.Of(1), at: e.span(s), note: "waits for one job in each round", gate: gate{once: true}})
			return gate{once: true}
		}
		return nil
	}
	if c, ok := s.Cmd.(*syntax.CallExpr); ok && len(c.Args) == 2 && counts(e.quietWord(c.Args[1])) {
		e.jobs.wait() // wait $(jobs -p)
		return waitAll()
	}
	var over []*background
	if c, ok := s.Cmd.(*syntax.CallExpr); ok {
		for _, w := range c.Args[1:] {
			over = append(over, e.jobsIn(w)...)
		}
	}
	if len(over) == 0 {
		return nil
	}
	e.jobs.waitFor(over)
	return waitFor{over}
}

// jobsIn returns the jobs whose process ids a word holds.
func (e *evaluator) jobsIn(w *syntax.Word) []*background {
	var jobs []*background
	if !e.named {
		return nil
	}
	for _, p := range parameters(w) {
		if p.Index != nil && !wholeArray(p) && (e.loop == nil || len(since(e.jobs.mine, e.loop.start)) > 0) {
			continue // one of several
		}
		if v := e.vars.get(p.Param.Value); v != nil {
			jobs = append(jobs, v.jobs...)
		}
	}
	return jobs
}

// lastJob sets `$!`.
func (e *evaluator) lastJob(job *background) {
	v := scalar(word.FromHole(word.Hole{Kind: word.Variable, Name: "!"}, source.Span{}))
	if job != nil {
		v.jobs, e.named = []*background{job}, true
	}
	e.vars.now["!"] = v
}

// evalText joins the words of `eval` to the text that it evaluates; holes
// stay variables of their name.
func evalText(args []word.Word) source.Text {
	var b source.Builder
	for i, w := range args {
		if i > 0 {
			b.Add(" ", source.Span{File: w.Span.File, Start: w.Span.Start, End: w.Span.Start})
		}
		b.AddText(wrapper.ShellText(w))
	}
	return b.Text()
}

// trap evaluates the command text of a trap where it is set.
func (e *evaluator) trap(args []word.Word, at source.Span) node {
	if len(args) < 2 {
		return nil
	}
	text := args[0].String()
	if text == "" || strings.HasPrefix(text, "-") {
		return nil
	}
	if e.atExit(args[1:]) {
		e.exits = append(e.exits, exitTrap{wrapper.ShellText(args[0]), at})
		if e.forks == 0 {
			e.exits = e.exits[len(e.exits)-1:]
		}
		return nil
	}
	ended := e.ended
	n := e.branches("", []func() node{func() node { return e.evalText(wrapper.ShellText(args[0]), at) }}, true)
	e.ended = ended
	return n
}

// set evaluates `set -- words` and `set -a`.
func (e *evaluator) set(args []word.Word) {
	for i, w := range args {
		text, _ := w.Literal()
		if i == 0 && len(args) > 1 && (text == "-A" || text == "+A") { // of ksh and zsh
			e.setArray(args[1], args[2:])
			return
		}
		e.errexit = e.errexit || setsErrexit(text)
		e.pipefail = e.pipefail || text == "pipefail"
		switch {
		case text == "--":
			e.args = arguments{args[i+1:], true}
			return
		case text == "-a" || text == "-o" && i+1 < len(args) && args[i+1].String() == "allexport":
			e.vars.all = true
		case text == "+a" || text == "+o":
			e.vars.all = false
		case !strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "+") && i == 0:
			e.args = arguments{args, true}
			return
		}
	}
}

// setArray evaluates `set -A name -- words`.
func (e *evaluator) setArray(name word.Word, words []word.Word) {
	if len(words) > 0 && words[0].Prefix() == "--" {
		words = words[1:]
	}
	if text, ok := name.Literal(); ok && syntax.ValidName(text) {
		e.vars.set(text, &value{array: true, words: words, at: name.Span})
	}
}

// unset makes variables empty: the environment does not set them any more.
func (e *evaluator) unset(args []word.Word) {
	for _, w := range args {
		name, ok := w.Literal()
		switch {
		case !ok || strings.HasPrefix(name, "-"):
		case e.funcs[name] != nil && e.vars.now[name] == nil:
			delete(e.funcs, name)
		case strings.HasSuffix(name, "]"):
			e.unsetElement(name)
		default:
			e.vars.set(name, scalar(word.Word{Span: w.Span}))
		}
	}
}

// read makes the variables that a builtin fills holes, takes a token from a
// pipe, and says whether standard input was read.
func (e *evaluator) read(name string, args []word.Word, s *syntax.Stmt) {
	from := e.at.stdinFrom
	own := false
	for _, r := range s.Redirs {
		own = own || r.N == nil && (r.Op == syntax.RdrIn || r.Op == syntax.DplIn || r.Op == syntax.WordHdoc || r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc)
	}
	for i, w := range args {
		text, literal := w.Literal()
		switch {
		case text == "-u" && i+1 < len(args):
			from, own = args[i+1].String(), true
		case strings.HasPrefix(text, "-u") && len(text) > 2:
			from, own = text[2:], true
		case literal && syntax.ValidName(text) && !(i > 0 && takesValue(name, args[i-1])):
			array := name == "mapfile" || name == "readarray" || i > 0 && strings.HasPrefix(args[i-1].String(), "-") && strings.HasSuffix(args[i-1].String(), "a")
			e.vars.set(text, e.readInto(text, name, args, array, w.Span, s))
		}
	}
	if limit, ok := e.tokens[from]; ok && e.loop != nil && e.givenBack(e.loop.do, from) {
		e.limitTo(e.loop, pool{limit: limit, at: e.span(s), note: "one token for each job", batch: true})
	}
	if name == "read" && !own {
		e.reads, e.readBy = true, readMark(args)
	}
}

// readMark returns what a read stops at, if that is not the end of a line;
// "?" if it is not known.
func readMark(args []word.Word) string {
	for i, w := range args {
		text := w.Prefix()
		if !strings.HasPrefix(text, "-") || i > 0 && takesValue("read", args[i-1]) {
			continue
		}
		switch at := strings.IndexAny(text, "dnNkq"); {
		case at < 0:
		case text[at] != 'd':
			return "?"
		case at == len(text)-1 && i+1 < len(args):
			mark, ok := args[i+1].Literal()
			if !ok || len(mark) > 1 {
				return "?"
			}
			return (mark + "\x00")[:1]
		default:
			return text[at+1 : at+2]
		}
	}
	return ""
}

// takesValue reports whether an option of read or mapfile takes the next word.
func takesValue(builtin string, w word.Word) bool {
	switch text := w.String(); builtin {
	case "mapfile", "readarray":
		return len(text) == 2 && text[0] == '-' && strings.Contains("dnOsucC", text[1:])
	default:
		return len(text) == 2 && text[0] == '-' && strings.Contains("dinNpt", text[1:])
	}
}

// unsetElement takes `a[i]` out of an array.
func (e *evaluator) unsetElement(text string) {
	name, key, _ := strings.Cut(strings.TrimSuffix(text, "]"), "[")
	v := e.vars.get(name)
	if v == nil || !v.array {
		return
	}
	n, counted := v.count()
	i, err := strconv.Atoi(key)
	if v.keys != nil || !counted || err != nil || i < 0 {
		e.vars.set(name, unset(name, v))
		return
	}
	if i >= n {
		return
	}
	out := &value{array: true, at: v.at, jobs: v.jobs}
	for k, w := range v.words {
		if k != i {
			out.words, out.keys = append(out.words, w), append(out.keys, strconv.Itoa(k))
		}
	}
	e.vars.set(name, out)
}
