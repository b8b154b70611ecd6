package compose

import (
	"slices"

	"github.com/google/shlex"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// standIn takes the place of a hole while a text is split; it is one byte
// long, as word.Slice counts holes.
const standIn = "\x00"

// split cuts a command line into words as a shell does with quotes and
// backslashes, without a shell: by google/shlex, whose words are found again
// in the text to keep their positions.
func split(w word.Word) ([]word.Word, error) {
	text := w.Text(standIn)
	want, err := shlex.Split(text.Str)
	var words []word.Word
	var got []string
	from := cursor{parts: w.Parts}
	for _, p := range cut(text.Str) {
		words = append(words, p.word(&from, text))
		got = append(got, p.text(text.Str))
	}
	if err == nil && !slices.Equal(got, want) {
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

// piece is where one word stands, and the ranges that are its text.
type piece struct {
	start, end int
	ranges     []textRange
}

type textRange struct {
	start, end int
	quoted     bool
}

func (p *piece) add(at int, quoted bool) {
	if n := len(p.ranges); n > 0 && p.ranges[n-1].end == at && p.ranges[n-1].quoted == quoted {
		p.ranges[n-1].end++
		return
	}
	p.ranges = append(p.ranges, textRange{at, at + 1, quoted})
}

func (p *piece) text(s string) string {
	var out []byte
	for _, r := range p.ranges {
		out = append(out, s[r.start:r.end]...)
	}
	return string(out)
}

// word takes the piece out of the whole; a hole outside quotes may become
// several words, or none.
func (p *piece) word(from *cursor, text source.Text) word.Word {
	var out word.Word
	for _, r := range p.ranges {
		for _, part := range from.take(r.start, r.end) {
			if part.Hole != nil && !r.quoted {
				hole := *part.Hole
				hole.Splits = true
				part.Hole = &hole
			}
			out.Parts = append(out.Parts, part)
		}
	}
	out.Span = text.Span(p.start, p.end)
	return out
}

// cursor goes once through the parts of a word; a hole counts as one byte.
type cursor struct {
	parts []word.Part
	at    int // where parts[0] starts
}

// take returns the parts of a range that begins where the last one ended or
// behind it.
func (c *cursor) take(start, end int) []word.Part {
	var taken []word.Part
	for len(c.parts) > 0 && c.at < end {
		part, n := c.parts[0], len(standIn)
		if part.Hole == nil {
			n = len(part.Text.Str)
		}
		if from, to := max(start-c.at, 0), min(end-c.at, n); from < to {
			if part.Hole == nil {
				part.Text = part.Text.Slice(from, to)
				part.Span = part.Text.Span(0, to-from)
			}
			taken = append(taken, part)
		}
		if c.at+n > end {
			break
		}
		c.parts, c.at = c.parts[1:], c.at+n
	}
	return taken
}

// cut finds the words: quotes of both kinds, backslashes outside single
// quotes, comments (shlex.go, scanStream).
func cut(s string) []piece {
	var pieces []piece
	var p *piece
	var quote byte
	for at := 0; at < len(s); at++ {
		c := s[at]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == '\'':
			p.add(at, true)
			continue
		case c == '\\' && at+1 < len(s):
			p = open(&pieces, p, at)
			for at++; ; at++ { // the whole character behind the backslash
				p.add(at, true)
				if at+1 >= len(s) || s[at+1]&0xc0 != 0x80 {
					break
				}
			}
		case quote != 0:
			p.add(at, true)
		case c == '"' || c == '\'':
			p = open(&pieces, p, at)
			quote = c
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			p = nil
			continue
		case c == '#' && p == nil:
			for at+1 < len(s) && s[at+1] != '\n' {
				at++
			}
			continue
		default:
			p = open(&pieces, p, at)
			p.add(at, false)
		}
		p.end = at + 1
	}
	return pieces
}

// open returns the piece at hand, or starts one.
func open(pieces *[]piece, p *piece, at int) *piece {
	if p != nil {
		return p
	}
	*pieces = append(*pieces, piece{start: at})
	return &(*pieces)[len(*pieces)-1]
}
