package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/word"
)

// growing is an array that a loop appends to.
type growing struct {
	name string
	was  *value
	each int64 // elements that one round appends at most
}

// grown returns the arrays that a loop does nothing to but append so many
// elements in each round.
func (e *evaluator) grown(do []*syntax.Stmt) []growing {
	var all []growing
	for _, a := range e.assigned(do) {
		was := e.vars.get(a.name)
		if !a.appended || was == nil || !was.array {
			continue
		}
		p := pacer{e: e, name: a.name, known: map[*function]stride{}, lists: true}
		if step := p.stmts(do); !step.lost && step.high < endless {
			all = append(all, growing{a.name, was, step.high})
		}
	}
	return all
}

// settle sets what the array holds after the rounds of the loop.
func (g growing) settle(e *evaluator, f *frame) {
	now := e.vars.get(g.name)
	rounds, finite := f.times.Hi()
	if now == nil || !now.array || !finite || rounds <= 0 || g.each <= 0 || rounds > 1<<40 {
		return
	}
	if n, counted := g.was.count(); !counted || n > maxFields {
		return
	}
	hole := word.Hole{Kind: word.Variable, Name: g.name, Splits: true, Most: rounds * g.each}
	out := &value{array: true, at: now.at, jobs: now.jobs}
	out.words = append(g.was.words[:len(g.was.words):len(g.was.words)], word.FromHole(hole, now.at))
	e.vars.set(g.name, out)
}

// appended counts the elements of `a+=(…)`; ok is false if one of them may be
// several.
func appended(a *syntax.Assign) (n int64, ok bool) {
	if a.Array == nil {
		return 0, false
	}
	for _, el := range a.Array.Elems {
		if el.Index != nil || el.Value == nil || !oneWord(el.Value) {
			return 0, false
		}
		n++
	}
	return n, true
}

// oneWord reports whether a word certainly is one argument.
func oneWord(w *syntax.Word) bool {
	for _, p := range w.Parts {
		switch p := p.(type) {
		case *syntax.Lit:
			if globs(p.Value) || strings.Contains(p.Value, "{") {
				return false
			}
		case *syntax.SglQuoted, *syntax.ArithmExp:
		case *syntax.DblQuoted:
			for _, inner := range p.Parts {
				if x, ok := inner.(*syntax.ParamExp); ok && (x.Param == nil || x.Param.Value == "@" || x.Index != nil || x.Names != 0 || x.Excl) {
					return false
				}
			}
		case *syntax.ParamExp:
			if x := p; x.Param == nil || x.Param.Value != "!" && x.Param.Value != "#" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
