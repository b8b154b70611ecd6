package filtergraph

import (
	"sort"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// cutter cuts pieces out of a word by offsets into its text, in which every
// hole is one byte.
type cutter struct {
	text   string
	parts  []word.Part
	starts []int // offset of each part
	word   word.Word
}

func newCutter(w word.Word) *cutter {
	c := &cutter{word: w, parts: w.Parts, starts: make([]int, len(w.Parts))}
	var b strings.Builder
	for i, p := range w.Parts {
		c.starts[i] = b.Len()
		if p.Hole != nil {
			b.WriteString(hole)
			continue
		}
		b.WriteString(p.Text.Str)
	}
	c.text = b.String()
	return c
}

// part returns the index of the part that holds the offset.
func (c *cutter) part(offset int) int {
	i := sort.Search(len(c.starts), func(i int) bool { return c.starts[i] > offset }) - 1
	return max(i, 0)
}

// cut returns the parts of text[start:end].
func (c *cutter) cut(start, end int) []word.Part {
	var parts []word.Part
	for i := c.part(start); i < len(c.parts) && c.starts[i] < end; i++ {
		p := c.parts[i]
		if p.Hole == nil {
			from, to := max(start-c.starts[i], 0), min(end-c.starts[i], len(p.Text.Str))
			if from >= to {
				continue
			}
			p.Span = p.Text.Span(from, to)
			p.Text = p.Text.Slice(from, to)
		}
		parts = append(parts, p)
	}
	return parts
}

// span returns where text[start:end] comes from; an empty range points just
// before start.
func (c *cutter) span(start, end int) source.Span {
	if len(c.parts) == 0 {
		return c.word.Span
	}
	var s source.Span
	for i := c.part(start); i < len(c.parts) && (c.starts[i] < end || s.IsZero()); i++ {
		p := c.parts[i]
		if p.Hole != nil {
			s = s.Cover(p.Span)
			continue
		}
		s = s.Cover(p.Text.Span(max(start-c.starts[i], 0), max(min(end-c.starts[i], len(p.Text.Str)), 0)))
	}
	return s
}

// cover returns where the bytes at the given offsets come from; without any,
// a place just before the fallback.
func (c *cutter) cover(at []int, fallback int) source.Span {
	if len(at) == 0 {
		return c.span(fallback, fallback)
	}
	return c.span(at[0], at[len(at)-1]+1)
}

// word returns the word of the bytes at the given offsets: what is left of a
// text once escapes and quotes are gone.
func (c *cutter) pick(at []int, fallback int) word.Word {
	w := word.Word{Span: c.cover(at, fallback)}
	for i := 0; i < len(at); {
		n := i + 1
		for n < len(at) && at[n] == at[n-1]+1 {
			n++
		}
		w.Parts = append(w.Parts, c.cut(at[i], at[n-1]+1)...)
		i = n
	}
	return w
}
