package unit

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
)

// Feed is what is known of the text on a command's standard input.
type Feed struct {
	// Text is the whole of it if Known.
	Text  string
	Known bool
	// Lines is how many lines it has at most, a last one without its end
	// included.
	Lines bound.Bound
	// Plain says that each line is one word.
	Plain bool
}

// FeedOf returns the feed of a known text.
func FeedOf(text string) *Feed {
	return &Feed{Text: text, Known: true, Lines: bound.Of(Pieces(text, "\n"))}
}

// Pieces counts the pieces of a text that end in a mark; the last one may
// end without it.
func Pieces(text, mark string) int64 {
	n := int64(strings.Count(text, mark))
	if text != "" && !strings.HasSuffix(text, mark) {
		n++
	}
	return n
}
