// Package argline makes arguments of command lines that a program cuts into
// words itself, without a shell, and keeps the way back to the file.
package argline

import (
	"errors"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Rules are those by which a program cuts a line at blanks. Quotes of both
// kinds keep blanks in a word, and a backslash outside of quotes takes away
// what the next character means.
type Rules struct {
	// Comments says that `#` at the start of a word hides the rest of the line.
	Comments bool
	// Escapes are the characters before which a backslash counts inside double
	// quotes; "" is all of them.
	Escapes string
	// Plain says that a backslash is a character like others, and that quotes
	// count only at the start of a word.
	Plain bool
}

// standIn takes the place of a hole while a text is split; it is one byte
// long, as word.Slice counts holes.
const standIn = "\x00"

// errOpen says that a quote has no end.
var errOpen = errors.New("a quote has no end")

// Split cuts a command line into words. An error says that the program would
// refuse it; the words are then as far as it can be read.
func Split(w word.Word, r Rules) ([]word.Word, error) {
	text := w.Text(standIn)
	var words []word.Word
	from := cursor{parts: w.Parts}
	pieces, err := r.cut(text.Str)
	for _, p := range pieces {
		words = append(words, p.word(&from, text))
	}
	return words, err
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

// cut finds the words.
func (r Rules) cut(s string) ([]piece, error) {
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
		case c == '\\' && r.escapes(s[at+1:], quote):
			p = open(&pieces, p, at)
			at = p.character(s, at+1)
		case quote != 0:
			p.add(at, true)
		case (c == '"' || c == '\'') && (!r.Plain || p == nil):
			p = open(&pieces, p, at)
			quote = c
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			p = nil
			continue
		case c == '#' && p == nil && r.Comments:
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
	if quote != 0 {
		return pieces, errOpen
	}
	return pieces, nil
}

// escapes reports whether a backslash before the rest counts.
func (r Rules) escapes(rest string, quote byte) bool {
	if rest == "" || r.Plain {
		return false
	}
	return quote == 0 || r.Escapes == "" || strings.IndexByte(r.Escapes, rest[0]) >= 0
}

// character adds the whole character at an offset and returns where its last
// byte stands.
func (p *piece) character(s string, at int) int {
	for ; ; at++ {
		p.add(at, true)
		if at+1 >= len(s) || s[at+1]&0xc0 != 0x80 {
			return at
		}
	}
}

// open returns the piece at hand, or starts one.
func open(pieces *[]piece, p *piece, at int) *piece {
	if p != nil {
		return p
	}
	*pieces = append(*pieces, piece{start: at})
	return &(*pieces)[len(*pieces)-1]
}
