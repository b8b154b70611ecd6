package compose

import (
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// variable is one key and value of a mapping or of a `key=value` list.
type variable struct {
	name  string
	value word.Word
	at    source.Span
}

// variables reads both forms that Compose has for environments and labels.
func (s *service) variables(v value) []variable {
	var list []variable
	for _, e := range v.pairs() {
		value := s.word(e.value)
		if !e.value.isSet() {
			value = s.fromOutside(e.key, e.value.node().KeySpan())
		}
		list = append(list, variable{e.key, value, e.value.node().KeySpan()})
	}
	for _, item := range v.items() {
		list = append(list, s.assignment(item))
	}
	return list
}

// assignment reads `NAME=value`; `NAME` alone takes the value from outside.
func (s *service) assignment(item value) variable {
	w := s.word(item)
	text := w.Text(standIn).Str
	name, _, set := strings.Cut(text, "=")
	v := variable{name: name, at: w.Span}
	if set {
		v.value = w.Slice(len(name)+1, len(text))
		return v
	}
	v.value = s.fromOutside(name, w.Span)
	return v
}

// fromOutside is the value of a variable that the file only names.
func (s *service) fromOutside(name string, at source.Span) word.Word {
	return word.Word{Parts: s.resolve(name, "", source.Text{}, inexact(at), 0), Span: at}
}

// envFiles reads the files of env_file that lie in the tree.
func (s *service) envFiles() []unit.Var {
	v := s.v.get("env_file")
	files := v.items()
	if v.node().IsScalar() {
		files = []value{v}
	}
	var vars []unit.Var
	for _, file := range files {
		name := file
		if file.isMapping() {
			name = file.get("path")
		}
		path, ok := s.inTree(s.text(name))
		if !ok {
			continue
		}
		f, err := s.tree.Read(path)
		if err != nil {
			continue
		}
		at := name.node().Span()
		values := parseEnv(f.Text)
		for _, key := range slices.Sorted(maps.Keys(values)) {
			vars = append(vars, unit.Var{Name: key, Value: word.Literal(values[key], inexact(at)), At: at})
		}
	}
	return vars
}
