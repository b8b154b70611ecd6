package word

import (
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

// sample is the word `out-${N:-4}.mp4` with its places.
func sample() Word {
	f := source.NewFile("a.sh", []byte("out-${N:-4}.mp4"))
	span := func(start, end int) source.Span { return source.Span{File: f, Start: start, End: end, Exact: true} }
	four := Literal("4", span(9, 10))
	return Concat(
		Literal("out-", span(0, 4)),
		FromHole(Hole{Kind: Variable, Name: "N", Default: &four}, span(4, 11)),
		Literal(".mp4", span(11, 15)),
	)
}

func TestHolesAreNeverGuessed(t *testing.T) {
	w := sample()
	if text, ok := w.Literal(); ok {
		t.Errorf("Literal = %q although a part is not known", text)
	}
	if w.Prefix() != "out-" || w.Suffix() != ".mp4" {
		t.Errorf("prefix %q, suffix %q", w.Prefix(), w.Suffix())
	}
	if w.String() != "out-${N}.mp4" {
		t.Errorf("String = %q", w.String())
	}
	if h := w.Holes(); len(h) != 1 || h[0].Name != "N" || h[0].Default.String() != "4" {
		t.Errorf("Holes = %v", h)
	}
	if w.Splits() {
		t.Error("a quoted variable does not split")
	}
}

func TestTextAndSliceLeadBack(t *testing.T) {
	w := sample()
	text := w.Text("\x00")
	if text.Str != "out-\x00.mp4" {
		t.Fatalf("Text = %q", text.Str)
	}
	if s := text.Span(6, 9); s.Text() != "mp4" || !s.Exact {
		t.Errorf("mp4 stands at %q exact=%v", s.Text(), s.Exact)
	}
	if s := text.Span(4, 5); s.Text() != "${N:-4}" || s.Exact {
		t.Errorf("the hole stands at %q exact=%v, want the expansion, not exact", s.Text(), s.Exact)
	}
	part := w.Slice(3, 6)
	if part.String() != "-${N}." {
		t.Errorf("Slice(3, 6) = %q", part.String())
	}
	if empty := w.Slice(2, 2); empty.String() != "" || empty.Span.IsZero() {
		t.Errorf("an empty slice has no place: %v", empty)
	}
}

func TestEmptyWordIsLiteral(t *testing.T) {
	if text, ok := (Word{}).Literal(); text != "" || !ok {
		t.Errorf("Literal of the empty argument = %q, %v", text, ok)
	}
}
