package source

import (
	"context"
	"slices"
	"testing"
)

func TestPositionCountsRunes(t *testing.T) {
	f := NewFile("a.sh", []byte("é=1\nffmpeg -i \"ü\" x\n"))
	for _, c := range []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1}},
		{2, Position{1, 2}},
		{5, Position{2, 1}},
		{18, Position{2, 13}},
		{-4, Position{1, 1}},
		{999, Position{3, 1}},
	} {
		if got := f.Position(c.offset); got != c.want {
			t.Errorf("Position(%d) = %v, want %v", c.offset, got, c.want)
		}
	}
	if got := string(f.Line(1)); got != "é=1" {
		t.Errorf("Line(1) = %q", got)
	}
	if got := string(f.Line(9)); got != "" {
		t.Errorf("Line(9) = %q, want nothing", got)
	}
}

// folded returns the text "one\ntwo" as a YAML block scalar holds it: two
// indented lines of the file.
func folded() (*File, Text) {
	f := NewFile("a.yaml", []byte("run: |\n  one\n  two\n"))
	var b Builder
	b.Add("one\n", Span{File: f, Start: 9, End: 13, Exact: true})
	b.Add("two", Span{File: f, Start: 15, End: 18, Exact: true})
	return f, b.Text()
}

func TestTextLeadsBackToTheFile(t *testing.T) {
	_, text := folded()
	if text.Str != "one\ntwo" {
		t.Fatalf("text is %q", text.Str)
	}
	for _, c := range []struct {
		start, end int
		want       string
		exact      bool
	}{
		{0, 3, "one", true},
		{4, 7, "two", true},
		{5, 6, "w", true},
		{1, 6, "ne\n  tw", false},
		{7, 7, "", true},
	} {
		s := text.Span(c.start, c.end)
		if s.Text() != c.want || s.Exact != c.exact {
			t.Errorf("Span(%d, %d) = %q exact=%v, want %q exact=%v", c.start, c.end, s.Text(), s.Exact, c.want, c.exact)
		}
	}
}

func TestSliceKeepsTheWayBack(t *testing.T) {
	_, text := folded()
	part := text.Slice(2, 6)
	if part.Str != "e\ntw" {
		t.Fatalf("Slice(2, 6) = %q", part.Str)
	}
	if s := part.Span(2, 4); s.Text() != "tw" || !s.Exact {
		t.Errorf("the slice's tw stands at %q exact=%v", s.Text(), s.Exact)
	}
}

func TestEscapesAreShownNotEdited(t *testing.T) {
	f := NewFile("a.json", []byte(`"a\nb"`))
	var b Builder
	b.Add("a", Span{File: f, Start: 1, End: 2, Exact: true})
	b.Add("\n", Span{File: f, Start: 2, End: 4, Exact: true})
	b.Add("b", Span{File: f, Start: 4, End: 5, Exact: true})
	text := b.Text()
	if s := text.Span(1, 2); s.Text() != `\n` || s.Exact {
		t.Errorf("the escape stands at %q exact=%v, want \\n, not exact", s.Text(), s.Exact)
	}
	if s := text.Span(2, 3); s.Text() != "b" || !s.Exact {
		t.Errorf("b stands at %q exact=%v", s.Text(), s.Exact)
	}
}

func TestNeighboursJoin(t *testing.T) {
	f := NewFile("a.sh", []byte("abcdef"))
	var b Builder
	b.Add("abc", Span{File: f, Start: 0, End: 3, Exact: true})
	b.Add("def", Span{File: f, Start: 3, End: 6, Exact: true})
	if s := b.Text().Span(2, 4); s.Text() != "cd" || !s.Exact {
		t.Errorf("across the seam: %q exact=%v, want cd, exact", s.Text(), s.Exact)
	}
}

func TestCover(t *testing.T) {
	f, g := NewFile("a", []byte("abcdef")), NewFile("b", []byte("x"))
	a := Span{File: f, Start: 0, End: 2, Exact: true}
	b := Span{File: f, Start: 4, End: 6, Exact: true}
	if c := a.Cover(b); c.Text() != "abcdef" || c.Exact {
		t.Errorf("cover = %q exact=%v", c.Text(), c.Exact)
	}
	if c := a.Cover(Span{File: g, End: 1}); c != a {
		t.Errorf("a span of another file changed the cover: %v", c)
	}
	if c := (Span{}).Cover(b); c != b {
		t.Errorf("nothing and b is %v", c)
	}
}

func TestMemorySearch(t *testing.T) {
	tree := NewMemory(map[string]string{"b.sh": "ffmpeg -i x", "a.yaml": "image: enc", "c": "nothing"})
	got := tree.Search(context.Background(), []string{"ffmpeg", "enc"})
	if want := []string{"a.yaml", "b.sh"}; !slices.Equal(got, want) {
		t.Errorf("Search = %v, want %v", got, want)
	}
	if _, err := tree.Read("missing"); err == nil {
		t.Error("a missing file was read")
	}
}
