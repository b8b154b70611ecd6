package argline

import (
	"regexp"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Fill returns a text as one argument that stands at a place, with what put
// makes of each match of a pattern: known text or a hole.
func Fill(t source.Text, at source.Span, pattern *regexp.Regexp, put func(match string, at source.Span) word.Word) word.Word {
	out := word.Word{Span: at}
	done := 0
	literal := func(to int) {
		if to > done {
			part := t.Slice(done, to)
			out.Parts = append(out.Parts, word.Part{Text: part, Span: t.Span(done, to)})
		}
	}
	for _, m := range pattern.FindAllStringIndex(t.Str, -1) {
		literal(m[0])
		from := t.Span(m[0], m[1])
		from.Exact = false
		out.Parts = append(out.Parts, put(t.Str[m[0]:m[1]], from).Parts...)
		done = m[1]
	}
	literal(len(t.Str))
	return out
}
