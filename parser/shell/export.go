package shell

import (
	"maps"
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Function is one that a script hands to the shells that it starts:
// `export -f name`.
type Function struct {
	Name string
	// Text is its declaration.
	Text source.Text
}

// inherit declares the functions of the caller.
func (e *evaluator) inherit(functions []Function) {
	for _, f := range functions {
		text := e.text
		e.text = f.Text
		for _, s := range e.parse(f.Text) {
			if d, ok := s.Cmd.(*syntax.FuncDecl); ok {
				e.declare(d)
				e.funcs[f.Name].inherited = true
				e.exportFunction(f.Name)
			}
		}
		e.text = text
	}
}

// exportFunction hands a function to the shells that the script starts from
// now on.
func (e *evaluator) exportFunction(name string) {
	f := e.funcs[name]
	if f == nil {
		return
	}
	f.used = true
	next := maps.Clone(e.exported)
	if next == nil {
		next = map[string]*function{}
	}
	next[name] = f
	e.exported = next
	e.handed = nil
	for _, name := range slices.Sorted(maps.Keys(next)) {
		e.handed = append(e.handed, Function{Name: name, Text: next[name].declaration()})
	}
}

// handOver returns the functions that a command gets. env_parallel takes all
// of them along, exported or not.
func (e *evaluator) handOver(words []word.Word) []Function {
	if name, _ := words[0].Literal(); name == "env_parallel" {
		for _, name := range slices.Sorted(maps.Keys(e.funcs)) {
			e.exportFunction(name)
		}
	}
	return e.handed
}

// declaration returns the text that declares the function.
func (f *function) declaration() source.Text {
	return f.text.Slice(int(f.decl.Pos().Offset()), int(f.decl.End().Offset()))
}

// printed evaluates `$(declare -f name …)`, whose output is the text of the
// functions.
func (e *evaluator) printed(d *syntax.DeclClause, at source.Span) (word.Word, bool) {
	var b source.Builder
	for i, a := range d.Args {
		if i == 0 && a.Naked && a.Value != nil && a.Value.Lit() == "-f" {
			continue
		}
		if a.Name == nil || e.funcs[a.Name.Value] == nil || !a.Naked || i == 0 {
			return word.Word{}, false
		}
		f := e.funcs[a.Name.Value]
		f.used = true
		if b.Len() > 0 {
			b.Add("\n", shown(at))
		}
		b.AddText(f.declaration())
	}
	return word.FromText(b.Text(), at), len(d.Args) > 1
}
