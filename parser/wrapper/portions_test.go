package wrapper

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

func TestFed(t *testing.T) {
	abc := unit.FeedOf("a\nb c\nd\n")
	thousand := &unit.Feed{Lines: bound.Of(1000), Plain: true}
	for _, tt := range []struct {
		command string
		feed    *unit.Feed
		times   string
		diags   int
	}{
		{"xargs -P 8 ffmpeg", abc, "1", 0},
		{"xargs -P 8 -n 1 ffmpeg", abc, "4", 0},
		{"xargs -P 8 -n 3 ffmpeg", abc, "2", 0},
		{"xargs -P 8 -L 1 ffmpeg", abc, "3", 0},
		{"xargs -P 8 -I{} ffmpeg {}", abc, "3", 0},
		{"xargs -P 2 -n 1 ffmpeg", abc, "2", 0},
		{"xargs -P 0 -n 1 ffmpeg", abc, "4", 0},
		{"xargs -P 0 -n 1 ffmpeg", nil, "inf", 1},
		{"xargs -P 0 -n 1 ffmpeg", thousand, "1000", 0},
		{"xargs -P 0 ffmpeg", thousand, "1", 0},
		{"xargs -0 -P 8 -n 1 ffmpeg", unit.FeedOf("a\x00b c\x00"), "2", 0},
		{"xargs -d : -P 8 -n 1 ffmpeg", unit.FeedOf("a:b:c"), "3", 0},
		{"xargs -a list -P 8 -n 1 ffmpeg", abc, "8", 0},
		{"xargs -P 8 -n 1 -I{} ffmpeg", abc, "8", 0},
		{"parallel -j 8 ffmpeg", abc, "3", 0},
		{"parallel -j 8 -N 2 ffmpeg", abc, "2", 0},
		{"parallel -j 8 ffmpeg ::: a", abc, "1", 0},
		{"parallel -j 8 -a list ffmpeg", abc, "8", 0},
	} {
		in, ok := Unwrap(wordsOf(tt.command), bound.Of(4))
		got := in.Fed(tt.feed)
		if !ok || got.Times.String() != tt.times || len(got.Diags) != tt.diags {
			t.Errorf("%s: %s at once, %d diags; want %s, %d", tt.command, got.Times, len(got.Diags), tt.times, tt.diags)
		}
	}
	hidden := append(wordsOf("xargs -P 8"), word.FromHole(word.Hole{Name: "OPTS", Splits: true}, source.Span{}))
	in, _ := Unwrap(append(hidden, wordsOf("ffmpeg -i")...), bound.Of(4))
	if got := in.Fed(abc); got.Times.String() != "8" {
		t.Errorf("with hidden options %s at once, want 8", got.Times)
	}
}

func wordsOf(text string) []word.Word {
	var words []word.Word
	for _, w := range strings.Fields(text) {
		words = append(words, word.Literal(w, source.Span{}))
	}
	return words
}
