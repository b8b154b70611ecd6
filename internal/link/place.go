package link

import (
	"slices"

	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// place is where something runs: what its relative paths mean, and which
// variables it sees.
type place struct {
	// id tells places apart in which one name means different files.
	id string
	// dir is the folder of the tree that relative paths start from.
	dir string
	// spec and mounts describe the container's file system; nil outside.
	spec   *unit.ImageSpec
	mounts []unit.Mount
	build  *unit.Build
	env    []unit.Var
	// funcs are the functions that shells started here can call.
	funcs []shell.Function
	// written are the files that the calling script wrote.
	written []shell.Written
	// input is the text that a shell started here reads, if it is known.
	input *source.Text
	depth int
}

// with returns the place with more variables, which hide earlier ones.
func (p place) with(env []unit.Var) place {
	if len(env) > 0 {
		p.env = overlay(p.env, env)
	}
	return p
}

// overlay returns the variables with each name once, the last one.
func overlay(lists ...[]unit.Var) []unit.Var {
	all := slices.Concat(lists...)
	at := make(map[string]int, len(all))
	out := make([]unit.Var, 0, len(all))
	for _, v := range all {
		if i, ok := at[v.Name]; ok {
			out[i] = v
			continue
		}
		at[v.Name] = len(out)
		out = append(out, v)
	}
	return out
}

// digest tells environments apart.
func digest(env []unit.Var) string {
	d := newSummary()
	for _, v := range env {
		d.text(v.Name)
		d.text(v.Value.String())
	}
	return d.String()
}

// workdir returns the folder in the image that relative paths start from.
func (p place) workdir() string {
	if p.spec == nil || p.spec.Workdir == "" {
		return "/"
	}
	return p.spec.Workdir
}

// handed returns the place with the functions that a script exports.
func (p place) handed(funcs []shell.Function) place {
	if len(funcs) > 0 {
		p.funcs = funcs
	}
	return p
}

// functions tells lists of functions apart.
func functions(funcs []shell.Function) string {
	d := newSummary()
	for _, f := range funcs {
		d.text(f.Name)
		d.span(f.Text.Span(0, 0))
	}
	return d.String()
}

// function returns a script that calls the exported function that the words
// begin with, as `parallel` has a shell do.
func (p place) function(words []word.Word) (unit.Script, bool) {
	name, _ := words[0].Literal()
	for _, f := range p.funcs {
		if f.Name == name {
			at := words[0].Span
			at.Exact = false
			text := word.Literal(name+` "$@"`, at).Text("")
			return unit.Script{Text: text, Shell: "bash", Args: append([]word.Word{}, words[1:]...), Dir: p.dir}, true
		}
	}
	return unit.Script{}, false
}
