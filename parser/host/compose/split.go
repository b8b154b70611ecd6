package compose

import (
	"slices"

	"github.com/google/shlex"

	"github.com/ffvet/ffvet/parser/argline"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// standIn takes the place of a hole while a text is split.
const standIn = "\x00"

// split cuts a command line into words as google/shlex does, whose words are
// found again in the text to keep their positions.
func split(w word.Word) ([]word.Word, error) {
	want, err := shlex.Split(w.Text(standIn).Str)
	words, _ := argline.Split(w, argline.Rules{Comments: true})
	if err != nil {
		return words, err
	}
	var got []string
	for _, found := range words {
		got = append(got, found.Text(standIn).Str)
	}
	if !slices.Equal(got, want) {
		words = words[:0]
		for _, s := range want {
			words = append(words, word.Literal(s, inexact(w.Span)))
		}
	}
	return words, err
}

func inexact(s source.Span) source.Span {
	s.Exact = false
	return s
}
