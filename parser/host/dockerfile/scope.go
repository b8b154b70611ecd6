package dockerfile

import (
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// scope holds the variables that an instruction may use, in the order of
// their definitions; a later one hides an earlier one. Values of ARG are
// holes with a default: whoever builds the image may set them.
type scope []unit.Var

// with returns the scope and one variable more.
func (s scope) with(v unit.Var) scope { return append(s, v) }

func (s scope) lookup(name string) (word.Word, bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].Name == name {
			return s[i].Value, true
		}
	}
	return word.Word{}, false
}

// getter hands values to BuildKit's expansion.
type getter func(name string) (string, bool)

func (g getter) Get(name string) (string, bool) { return g(name) }
func (getter) Keys() []string                   { return nil }

// text expands to a plain text, with the defaults put in; what is not known
// stays as it is written.
func (s scope) text(raw string, escape byte) string {
	lex := shell.NewLex(rune(escape))
	lex.SkipUnsetEnv = true
	out, _, err := lex.ProcessWord(clean(raw), getter(func(name string) (string, bool) {
		w, ok := s.lookup(name)
		if !ok {
			return "", false
		}
		return defaultText(w)
	}))
	if err != nil {
		return raw
	}
	return out
}

// defaultText returns the word with its holes' defaults; ok is false if one
// has none.
func defaultText(w word.Word) (string, bool) {
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Hole == nil {
			b.WriteString(p.Text.Str)
			continue
		}
		if p.Hole.Default == nil {
			return "", false
		}
		text, ok := defaultText(*p.Hole.Default)
		if !ok {
			return "", false
		}
		b.WriteString(text)
	}
	return b.String(), true
}

// mark stands around the name of a variable while BuildKit expands around it.
const mark = "\x00"

// word expands to a word: variables that are not known become holes.
func (s scope) word(raw source.Text, escape byte) word.Word {
	span := raw.Span(0, len(raw.Str))
	if !strings.ContainsAny(raw.Str, `$'"`+mark+string(rune(escape))) {
		return word.FromText(raw, span)
	}
	lex := shell.NewLex(rune(escape))
	out, _, err := lex.ProcessWord(clean(raw.Str), getter(func(name string) (string, bool) {
		return mark + name + mark, true
	}))
	if err != nil || strings.Contains(raw.Str, mark) {
		return word.Literal(raw.Str, span)
	}
	return s.fill(out, span)
}

// fill replaces the marked names by their values.
func (s scope) fill(marked string, span source.Span) word.Word {
	span.Exact = false
	w := word.Word{Span: span}
	for i, piece := range strings.Split(marked, mark) {
		if i%2 == 0 {
			w.Parts = append(w.Parts, word.Literal(piece, span).Parts...)
			continue
		}
		if value, ok := s.lookup(piece); ok {
			w.Parts = append(w.Parts, value.Parts...)
			continue
		}
		hole := word.FromHole(word.Hole{Kind: word.Variable, Name: piece}, span)
		w.Parts = append(w.Parts, hole.Parts...)
	}
	return w
}
