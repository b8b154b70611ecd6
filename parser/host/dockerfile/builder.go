package dockerfile

import (
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// builder walks over the instructions of one file.
type builder struct {
	file   *source.File
	stages []*stage
	global scope // ARG before the first FROM
	notes  []source.Note
}

func (b *builder) dir() string { return strings.TrimPrefix(path.Dir(b.file.Path), ".") }

// apply carries out one instruction.
func (b *builder) apply(in instruction) {
	if in.name == "from" {
		b.from(in)
		return
	}
	if len(b.stages) == 0 {
		if in.name == "arg" {
			b.global = b.args(in, b.global)
		} else {
			b.note(in, in.node.Value+" stands before the first FROM")
		}
		return
	}
	b.applyTo(b.stages[len(b.stages)-1], in)
}

// applyTo carries out an instruction inside a stage.
func (b *builder) applyTo(st *stage, in instruction) {
	switch in.name {
	case "run":
		run := unit.Run{Use: unit.UseBuild, Command: in.argv(st.shell, b.dir()), At: in.at}
		st.runs = append(st.runs, run)
		st.layers = append(st.layers, unit.Layer{At: in.at, Run: run.Command, Env: st.vars})
	case "cmd":
		st.set(&st.command, in.argv(st.shell, b.dir()), in)
	case "entrypoint":
		st.setEntrypoint(in, b.dir())
	case "healthcheck":
		st.setHealth(in, b.dir())
	case "shell":
		st.shell = values(in.node.Next)
	case "env":
		b.env(st, in)
	case "arg":
		st.vars = b.args(in, st.vars)
	case "workdir":
		st.workdir = absolute(st.workdir, st.vars.text(in.args.Str, in.escape))
	case "copy", "add":
		b.copyFiles(st, in)
	case "onbuild":
		if inner, ok := in.onbuild(); ok {
			st.onbuild = append(st.onbuild, inner)
		}
	case "user", "label", "expose", "volume", "stopsignal", "maintainer":
	default:
		b.note(in, "unknown instruction: "+strconv.Quote(in.node.Value))
	}
}

func (b *builder) note(in instruction, text string) {
	b.notes = append(b.notes, source.Note{At: in.at, Text: text})
}

// from starts a stage: FROM IMAGE [AS NAME].
func (b *builder) from(in instruction) {
	words := in.words(values(in.node.Next))
	st := &stage{index: len(b.stages), at: in.at}
	b.stages = append(b.stages, st)
	if len(words) == 0 {
		b.note(in, "FROM names no image")
		return
	}
	ref := b.global.text(words[0].Str, in.escape)
	st.base = unit.Image{Ref: ref, At: words[0].Span(0, len(words[0].Str))}
	parent := b.stage(ref, st.index)
	if len(words) == 3 && strings.EqualFold(words[1].Str, "as") {
		st.name = words[2].Str
	}
	if parent == nil {
		return
	}
	st.from(parent)
	for _, trigger := range parent.onbuild {
		b.applyTo(st, trigger)
	}
}

// stage returns the earlier stage with that name or number, nil if there is none.
func (b *builder) stage(ref string, before int) *stage {
	for i := before - 1; i >= 0; i-- {
		if st := b.stages[i]; st.name != "" && strings.EqualFold(st.name, ref) {
			return st
		}
	}
	if n, err := strconv.Atoi(ref); err == nil && 0 <= n && n < before {
		return b.stages[n]
	}
	return nil
}

// env reads ENV NAME=VALUE … and ENV NAME VALUE. All values of one
// instruction see the variables as they were before it.
func (b *builder) env(st *stage, in instruction) {
	before := st.vars
	words := in.words(values(in.node.Next)) // name, value, separator
	for i := 0; i+1 < len(words); i += 3 {
		v := unit.Var{
			Name:  words[i].Str,
			Value: before.word(words[i+1], in.escape),
			At:    words[i].Span(0, len(words[i].Str)),
		}
		st.env, st.vars = st.env.with(v), st.vars.with(v)
	}
}

// args reads ARG NAME[=DEFAULT] … ; without a default that of an ARG before
// the first FROM counts.
func (b *builder) args(in instruction, s scope) scope {
	for _, text := range in.words(values(in.node.Next)) {
		name, _, given := strings.Cut(text.Str, "=")
		at := text.Span(0, len(text.Str))
		hole := word.Hole{Kind: word.Variable, Name: name}
		if given {
			value := s.word(text.Slice(len(name)+1, len(text.Str)), in.escape)
			hole.Default = &value
		} else if w, ok := b.global.lookup(name); ok && len(w.Holes()) > 0 {
			hole.Default = w.Holes()[0].Default
		}
		s = s.with(unit.Var{Name: name, Value: word.FromHole(hole, at), At: at})
	}
	return s
}

// absolute returns the path in the image, from the working folder on.
func absolute(workdir, text string) string {
	text = strings.Trim(text, `"'`)
	if path.IsAbs(text) {
		return path.Clean(text)
	}
	return path.Join("/", workdir, text)
}
