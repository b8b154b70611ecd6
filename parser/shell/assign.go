package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// assign evaluates one assignment.
func (e *evaluator) assign(a *syntax.Assign) {
	if a.Name == nil {
		return
	}
	name := a.Name.Value
	v := e.rightSide(a)
	was := e.vars.get(name)
	switch {
	case a.Index != nil:
		v = e.setElement(a, was, v)
	case a.Append && was == nil:
		open := unset(name)
		open.array, open.at = v.array, v.at
		open.words[0].Parts[0].Hole.Splits = v.array
		v = open.plus(v)
	case a.Append:
		v = was.plus(v)
	case v.array && was != nil && was.keys != nil && len(v.words) == 0:
		v.keys = []string{}
	}
	if len(v.words) > maxFields || !e.spend(v.size(), v.at) {
		v = unset(name, v)
	}
	e.vars.set(name, v)
}

// size is about how much a value copies when it is put together.
func (v *value) size() int {
	if v.array {
		return 64 * len(v.words)
	}
	return size(v.words[0])
}

// rightSide returns the right side of an assignment.
func (e *evaluator) rightSide(a *syntax.Assign) *value {
	if a.Array == nil {
		v := scalar(e.one(a.Value))
		v.at = e.span(a)
		if a.Value != nil {
			v.jobs = e.jobsIn(a.Value)
		}
		return v
	}
	v := &value{array: true, at: e.span(a)}
	for _, el := range a.Array.Elems {
		if el.Value == nil {
			continue
		}
		if el.Index != nil {
			if key, ok := e.key(el.Index); ok && !numeric(key) {
				v.keys = append(v.keys, key)
				v.words = append(v.words, e.one(el.Value))
				continue
			}
		}
		v.words = append(v.words, e.expand(el.Value)...)
		v.jobs = append(v.jobs, e.jobsIn(el.Value)...)
	}
	if v.keys != nil && len(v.keys) != len(v.words) {
		v.keys = nil
	}
	return v
}

func numeric(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// setElement evaluates a[i]=word.
func (e *evaluator) setElement(a *syntax.Assign, was, v *value) *value {
	out := &value{array: true, at: v.at, jobs: v.jobs}
	if was != nil {
		out.words = was.words[:len(was.words):len(was.words)]
		out.keys = was.keys[:len(was.keys):len(was.keys)]
		out.jobs = append(was.jobs[:len(was.jobs):len(was.jobs)], v.jobs...)
	}
	i, known := e.arith(a.Index)
	n, counted := out.count()
	if out.keys == nil && (was == nil || was.array) && known && counted && i >= 0 && i < int64(n)+1 {
		if i == int64(n) {
			out.words = append(out.words, v.words...)
			return out
		}
		out.words = append(append(out.words[:i:i], v.words...), out.words[i+1:]...)
		return out
	}
	if key, ok := e.key(a.Index); ok && !known && (was == nil || was.keys != nil || len(was.words) == 0) {
		out.keys = append(out.keys, key)
		out.words = append(out.words, v.words...)
		return out
	}
	open := unset(a.Name.Value, v, was)
	open.array = true
	open.words[0].Parts[0].Hole.Splits = true
	return open
}

// declClause evaluates declare, local, export, readonly.
func (e *evaluator) declClause(d *syntax.DeclClause) {
	options := ""
	for _, a := range d.Args {
		if a.Naked && a.Name == nil {
			if text := a.Value.Lit(); strings.HasPrefix(text, "-") {
				options += text
			}
			continue
		}
		if a.Name == nil {
			continue
		}
		name := a.Name.Value
		if strings.Contains(options, "f") {
			if d.Variant.Value == "export" || strings.Contains(options, "x") {
				e.exportFunction(name)
			}
			continue
		}
		var v *value
		if e.isLocal(d.Variant.Value, options) {
			e.local(name)
			if a.Naked {
				v = &value{words: []word.Word{{}}, at: e.span(a)}
			}
		}
		switch {
		case strings.Contains(options, "n") && e.isDeclaration(d.Variant.Value): // a name for another variable
			e.vars.set(name, &value{words: []word.Word{word.FromHole(word.Hole{Kind: word.Variable, Name: name, Splits: true}, e.span(a))}, at: e.span(a)})
		case !a.Naked:
			e.assign(a)
		case strings.Contains(options, "A"):
			e.vars.set(name, &value{array: true, keys: []string{}, at: e.span(a)})
		case strings.Contains(options, "a"):
			e.vars.set(name, &value{array: true, at: e.span(a)})
		case v != nil:
			e.vars.set(name, v)
		}
		if d.Variant.Value == "export" || strings.Contains(options, "x") {
			e.vars.export(name)
		}
	}
}

// isDeclaration reports whether -n makes a name for another variable:
// `export -n` does not.
func (e *evaluator) isDeclaration(variant string) bool {
	return variant != "export" && variant != "readonly"
}

// isLocal reports whether a declaration makes variables of the function.
func (e *evaluator) isLocal(variant, options string) bool {
	return variant == "local" || (variant == "declare" || variant == "typeset") && !strings.Contains(options, "g")
}

// declareWords evaluates declarations whose words had to be expanded first.
func (e *evaluator) declareWords(variant string, args []word.Word) {
	for i, w := range args {
		name, _, found := strings.Cut(w.Prefix(), "=")
		if option := args[0].Prefix(); i > 0 && strings.HasPrefix(option, "-") && strings.Contains(option, "f") {
			e.exportFunction(name)
			continue
		}
		if !syntax.ValidName(name) {
			continue
		}
		if e.isLocal(variant, "") {
			e.local(name)
		}
		if found {
			e.vars.set(name, scalar(rest(w, len(name)+1)))
		}
		if variant == "export" {
			e.vars.export(name)
		}
	}
}

// rest returns the word without its first n bytes.
func rest(w word.Word, n int) word.Word {
	total := 0
	for _, p := range w.Parts {
		if p.Hole != nil {
			total++
		} else {
			total += len(p.Text.Str)
		}
	}
	out := w.Slice(n, total)
	if n >= total {
		out = word.Word{Span: source.Span{File: w.Span.File, Start: w.Span.End, End: w.Span.End}}
	}
	return out
}
