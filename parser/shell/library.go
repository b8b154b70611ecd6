package shell

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// uncalled adds the functions that nothing calls as statements of their own,
// where others may call them: the script calls none of its functions (a
// library), or calls whatever its arguments name. It returns how many
// processes one of them runs at most.
func (e *evaluator) uncalled() counter {
	var most []counter
	for _, f := range e.open() {
		mark := len(e.calls)
		n := e.alone(f)
		calls := e.calls[mark:len(e.calls):len(e.calls)]
		if n == nil || len(calls) == 0 {
			continue
		}
		at := f.text.Span(int(f.decl.Pos().Offset()), int(f.decl.End().Offset()))
		s := statement(at, at.Position().Line, calls, n, &top{last: &tail{nodes: sequence{n}}, locks: &e.locks})
		s.Uncalled = true
		e.result.Statements = append(e.result.Statements, s)
		most = append(most, s.Peak)
	}
	return func(of func(*Call) Started) bound.Bound {
		var peak bound.Bound
		for _, one := range most {
			peak = peak.Max(one(of))
		}
		return peak
	}
}

// counter counts processes, given how many one start of each call is.
type counter func(of func(*Call) Started) bound.Bound

// open returns the functions of the script itself that others may call, in
// the order in which they stand; of those that call one another only the
// outermost.
func (e *evaluator) open() []*function {
	var all []*function
	for _, f := range e.funcs {
		switch {
		case f == nil || f.inherited || !f.isOf(e.text):
		case f.used && !e.dispatches:
			return nil
		case !f.used:
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b *function) int { return cmp.Compare(a.decl.Pos().Offset(), b.decl.Pos().Offset()) })
	back := e.quietly()
	for _, f := range all {
		e.root = f
		e.alone(f)
	}
	e.root = nil
	back()
	return slices.DeleteFunc(all, func(f *function) bool { return f.inner })
}

// isOf reports whether the function stands in the text, not in one that the
// script reads.
func (f *function) isOf(t source.Text) bool {
	a, b := f.text.Span(0, len(f.text.Str)), t.Span(0, len(t.Str))
	return a.File == b.File && a.Start == b.Start
}

// alone evaluates the body of a function with arguments that are not known.
func (e *evaluator) alone(f *function) node {
	e.ended, e.returned = false, false
	at := f.text.Span(int(f.decl.Pos().Offset()), int(f.decl.Pos().Offset()))
	return e.callWith(f, arguments{}, nil, at)
}

// callLike evaluates a call of a function whose name is known in part, as
// "do_$1": any function of such a name.
func (e *evaluator) callLike(words []word.Word, env []unit.Var, at source.Span) (n node, ok bool) {
	before, behind := words[0].Prefix(), words[0].Suffix()
	if len(before)+len(behind) == 0 || strings.ContainsAny(before+behind, " /") {
		return nil, false
	}
	like := before + "*" + behind
	if e.liked[like] {
		return nil, true // what it calls by the same name is followed already
	}
	e.liked[like] = true
	defer delete(e.liked, like)
	var run []func() node
	for _, name := range slices.Sorted(maps.Keys(e.funcs)) {
		f := e.funcs[name]
		if f == nil || len(name) < len(before)+len(behind) || !strings.HasPrefix(name, before) || !strings.HasSuffix(name, behind) {
			continue
		}
		run = append(run, func() node { return e.callAny(f, words, env, at) })
	}
	if len(run) == 0 {
		return nil, false
	}
	return e.branches("", run, false), true
}

// isPositional reports whether a hole is an argument of the script: `"$@"`,
// `"$1"`.
func isPositional(name string) bool {
	return name == "@" || name == "*" || name != "" && name[0] >= '1' && name[0] <= '9'
}
