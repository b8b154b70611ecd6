package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// function is one that the script declared, with the text that it stands in.
type function struct {
	decl *syntax.FuncDecl
	text source.Text
	// earlier is what the name may still be, where a branch declares it anew.
	earlier *function
	// used says that the script calls it, or hands it to other shells.
	used bool
	// inner says that another function calls it that nothing calls itself.
	inner bool
	// inherited says that the script's caller declared it.
	inherited bool
	// active is how often it is being called, recurs that it calls itself, and
	// deep are the calls of the inner activation.
	active int
	recurs bool
	deep   []*Call
}

func (e *evaluator) declare(d *syntax.FuncDecl) {
	names := d.Names
	if d.Name != nil {
		names = append(names[:len(names):len(names)], d.Name)
	}
	for _, n := range names {
		f := &function{decl: d, text: e.text}
		if e.forks > 0 {
			f.earlier = e.funcs[n.Value]
		}
		e.funcs[n.Value] = f
	}
}

// callAny evaluates a call of a function, whichever declaration holds.
func (e *evaluator) callAny(f *function, words []word.Word, env []unit.Var, at source.Span) node {
	if f.earlier == nil {
		return e.callFunction(f, words, env, at)
	}
	var run []func() node
	for ; f != nil && len(run) < maxAmong; f = f.earlier {
		one := f
		run = append(run, func() node { return e.callFunction(one, words, env, at) })
	}
	return e.branches("", run, false)
}

// callNamed evaluates a call whose name is one of a few texts of which one is
// a function; ok is false if it is not.
func (e *evaluator) callNamed(words []word.Word, env []unit.Var, at source.Span, s *syntax.Stmt) (n node, ok bool) {
	if len(words[0].Parts) != 1 || words[0].Parts[0].Hole == nil {
		return e.callLike(words, env, at)
	}
	e.dispatches = e.dispatches || isPositional(words[0].Parts[0].Hole.Name)
	var run []func() node
	for _, w := range words[0].Parts[0].Hole.Among {
		name, _ := w.Literal()
		ok = ok || e.funcs[name] != nil
		run = append(run, func() node { return e.start(append([]word.Word{w}, words[1:]...), env, at, s) })
	}
	if !ok {
		return nil, false
	}
	return e.branches("", run, false), true
}

// callFunction evaluates a call of a function.
func (e *evaluator) callFunction(f *function, words []word.Word, env []unit.Var, at source.Span) node {
	f.inner = f.inner || e.root != nil && f != e.root
	f.used = f.used || e.root == nil
	return e.callWith(f, arguments{words[1:], true}, env, at)
}

// body evaluates the body of a function with its parameters.
func (e *evaluator) body(f *function, given arguments, env []unit.Var, at source.Span) node {
	return e.deeper(at, func() node {
		text, args, locals, ended := e.text, e.args, e.locals, e.ended
		e.text, e.args, e.locals, e.ended = f.text, given, map[string]*value{}, false
		for _, v := range env {
			e.local(v.Name)
			e.vars.set(v.Name, scalar(v.Value))
		}
		returned, parked := e.returned, e.parked
		e.returned, e.parked = false, nil
		n := e.stmt(f.decl.Body)
		if len(e.parked) > 0 {
			e.jobs.unpark(e.parked)
		}
		if n != nil {
			n = called{n}
		}
		e.parked = parked
		exits := e.ended && !e.returned
		for name, was := range e.locals {
			e.vars.set(name, was)
		}
		e.text, e.args, e.locals, e.ended, e.returned = text, args, locals, ended || exits, returned
		return n
	})
}

// deeper guards calls, eval and source against recursion.
func (e *evaluator) deeper(at source.Span, body func() node) node {
	if e.depth >= maxDepth {
		e.cut = true
		e.note(at, "not followed further: more than %d functions and sourced files inside one another", maxDepth)
		return nil
	}
	e.depth++
	defer func() { e.depth-- }()
	return body()
}

// local makes a variable one of the current function.
func (e *evaluator) local(name string) {
	if e.locals == nil {
		return
	}
	if _, ok := e.locals[name]; !ok {
		e.locals[name] = e.vars.now[name]
	}
}

// evalText evaluates a text that the script makes a command of.
func (e *evaluator) evalText(t source.Text, at source.Span) node {
	if e.texts++; e.texts > maxTexts {
		e.cut = true
		e.note(at, "not followed further: more than %d texts evaluated", maxTexts)
		return nil
	}
	return e.deeper(at, func() node {
		text := e.text
		e.text = t
		n := e.stmts(e.parse(t))
		e.text = text
		return n
	})
}

// source evaluates a file that the script reads with `.` or `source`.
func (e *evaluator) source(words []word.Word, at source.Span) node {
	if len(words) == 0 {
		return nil
	}
	if t := e.readBack(words[0]); t != nil {
		return e.evalText(*t, at)
	}
	if e.options.Source == nil {
		return nil
	}
	path, known := words[0].Literal()
	if !known {
		path = words[0].Suffix()
		if strings.HasPrefix(path, "/") { // "$DIR/lib": beside something
			path = "." + path
		}
	}
	if path == "" || path == "./" {
		return nil
	}
	text, ok := e.options.Source(path)
	if !ok {
		return nil
	}
	args := e.args
	if len(words) > 1 {
		e.args = arguments{words[1:], true}
	}
	ended := e.ended
	n := e.evalText(text, at)
	e.args, e.ended = args, ended
	return n
}

// aliased expands a command's first word; an alias gives the words of its text.
func (e *evaluator) aliased(w *syntax.Word) []word.Word {
	t, ok := e.aliases[w.Lit()]
	if !ok {
		return e.expand(w)
	}
	var words []word.Word
	for i := 0; i < len(t.Str); {
		if t.Str[i] == ' ' || t.Str[i] == '\t' {
			i++
			continue
		}
		end := i
		for end < len(t.Str) && t.Str[end] != ' ' && t.Str[end] != '\t' {
			end++
		}
		words = append(words, word.FromText(t.Slice(i, end), t.Span(i, end)))
		i = end
	}
	return words
}

// alias remembers `alias name=words` where the words hold no shell syntax.
func (e *evaluator) alias(words []word.Word) {
	for _, w := range words {
		name, text, ok := strings.Cut(w.String(), "=")
		if _, known := w.Literal(); !known || !ok || name == "" || strings.ContainsAny(text, "|&;<>()$`\\\"'*?[{") {
			continue
		}
		t := w.Text("")
		e.aliases[name] = t.Slice(len(name)+1, len(t.Str))
	}
}
