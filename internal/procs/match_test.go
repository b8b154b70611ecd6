package procs

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// pattern makes words of a text: $ is a hole of one word, $* one of any number.
func pattern(text string) []word.Word {
	var words []word.Word
	for _, field := range strings.Fields(text) {
		var w word.Word
		for i, literal := range strings.Split(field, "$") {
			if i > 0 {
				rest, splits := strings.CutPrefix(literal, "*")
				w.Parts = append(w.Parts, word.Part{Hole: &word.Hole{Name: "x", Splits: splits}})
				literal = rest
			}
			w.Parts = append(w.Parts, word.Literal(literal, source.Span{}).Parts...)
		}
		words = append(words, w)
	}
	return words
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		words, args string
		ok          bool
	}{
		{"-i a b", "-i a b", true},
		{"-i a b", "-i a c", false},
		{"-i a b", "-i a", false},
		{"-i $ out-$.mp4", "-i x.mov out-720.mp4", true},
		{"-i $ out-$.mp4", "-i x.mov in-720.mp4", false},
		{"-i a$b$c", "-i a1b2c", true},
		{"-i ab$ba", "-i aba", false}, // the ends may not overlap
		{"-i $ $* out", "-i x out", true},
		{"-i $ $* out", "-i x -c copy out", true},
		{"$*", "", true},
		{"$* -f null", "-i a -f null", true},
		{"$* -f null", "-i a -f mp4", false},
		{"$", "", false},
		{"", "", true},
		{"", "a", false},
	} {
		if _, ok := Match(pattern(test.words), strings.Fields(test.args)); ok != test.ok {
			t.Errorf("%q matches %q: %v", test.words, test.args, ok)
		}
	}
}

// TestMatchPrefersText ranks commands by how much of them is known to agree.
func TestMatchPrefersText(t *testing.T) {
	args := strings.Fields("-i x.mov -c:v libx264 out.mp4")
	last := -1
	for _, words := range []string{"$*", "-i $ $*", "-i $ -c:v $ $", "-i $ -c:v libx264 $", "-i $ -c:v libx264 out.mp4", "-i x.mov -c:v libx264 out.mp4"} {
		agree, ok := Match(pattern(words), args)
		if !ok || agree <= last {
			t.Errorf("%s agrees by %d, %v; the one before by %d", words, agree, ok, last)
		}
		last = agree
	}
}
