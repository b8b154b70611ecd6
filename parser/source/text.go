package source

import "strings"

// Text is a text as its reader sees it (a script after YAML took off the
// indentation, a word after the shell took off the quotes) with the way back
// to the file. The zero Text is empty.
type Text struct {
	Str    string
	pieces []piece
}

// piece says that Str[at:at+n] comes from span.
type piece struct {
	at, n int
	span  Span
}

// linear reports whether every byte of the piece stands in the file as it is.
func (p piece) linear() bool { return p.span.Exact && p.span.End-p.span.Start == p.n }

// Builder puts a Text together from left to right. The zero Builder is ready.
type Builder struct {
	first  string // until something is added to it
	str    strings.Builder
	pieces []piece
}

// Add appends text that comes from the given span. If the span is exact its
// length must be that of the text.
func (b *Builder) Add(text string, from Span) {
	if text == "" {
		return
	}
	if from.End-from.Start != len(text) {
		from.Exact = false
	}
	at := b.Len()
	b.write(text)
	if n := len(b.pieces); n > 0 {
		last := &b.pieces[n-1]
		if last.linear() && from.Exact && last.span.File == from.File && last.span.End == from.Start {
			last.n += len(text)
			last.span.End = from.End
			return
		}
	}
	b.pieces = append(b.pieces, piece{at: at, n: len(text), span: from})
}

// write appends the text; the first one is not copied, most have no other.
func (b *Builder) write(text string) {
	if b.Len() == 0 {
		b.first = text
		return
	}
	if b.str.Len() == 0 {
		b.str.WriteString(b.first)
	}
	b.str.WriteString(text)
}

// AddText appends a text with its own way back.
func (b *Builder) AddText(t Text) {
	for _, p := range t.pieces {
		b.Add(t.Str[p.at:p.at+p.n], p.span)
	}
}

// Len returns the number of bytes added so far.
func (b *Builder) Len() int { return max(len(b.first), b.str.Len()) }

// Text returns what was added.
func (b *Builder) Text() Text {
	if b.str.Len() == 0 {
		return Text{Str: b.first, pieces: b.pieces}
	}
	return Text{Str: b.str.String(), pieces: b.pieces}
}

// Of returns the text under an exact span.
func Of(s Span) Text {
	var b Builder
	b.Add(s.Text(), s)
	return b.Text()
}

// Within returns the text with the way back through another one: its own
// spans are ranges of the outer text.
func (t Text) Within(outer Text) Text {
	var b Builder
	for _, p := range t.pieces {
		from := outer.Span(p.span.Start, p.span.End)
		from.Exact = from.Exact && p.span.Exact
		b.Add(t.Str[p.at:p.at+p.n], from)
	}
	return b.Text()
}

// Span returns where Str[start:end] comes from. An empty range points just
// before the byte at start.
func (t Text) Span(start, end int) Span {
	start = min(max(start, 0), len(t.Str))
	end = min(max(end, start), len(t.Str))
	var out Span
	for i := t.find(start); i < len(t.pieces); i++ {
		p := t.pieces[i]
		if p.at >= end && !out.IsZero() || p.at > end {
			break
		}
		s := p.span
		if p.linear() {
			from := min(max(start-p.at, 0), p.n)
			to := min(max(end-p.at, from), p.n)
			s.Start, s.End = p.span.Start+from, p.span.Start+to
		}
		if out.IsZero() {
			out = s
			continue
		}
		out = out.Cover(s)
		out.Exact = false
	}
	return out
}

// Slice returns the part Str[start:end] with its way back.
func (t Text) Slice(start, end int) Text {
	var b Builder
	for i := t.find(start); i < len(t.pieces) && t.pieces[i].at < end; i++ {
		p := t.pieces[i]
		from, to := max(start, p.at), min(end, p.at+p.n)
		if from >= to {
			continue
		}
		s := p.span
		if p.linear() {
			s.Start, s.End = p.span.Start+from-p.at, p.span.Start+to-p.at
		} else if from > p.at || to < p.at+p.n {
			s.Exact = false
		}
		b.Add(t.Str[from:to], s)
	}
	return b.Text()
}

// find returns the index of the piece that holds the offset; the last piece
// for an offset at the end.
func (t Text) find(offset int) int {
	lo, hi := 0, len(t.pieces)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.pieces[mid].at+t.pieces[mid].n > offset {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == len(t.pieces) && lo > 0 {
		lo--
	}
	return lo
}
