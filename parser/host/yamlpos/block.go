package yamlpos

import "strings"

// block reads a literal or folded scalar as the library does (scannerc.go,
// yaml_parser_scan_block_scalar).
func (s *scanner) block(value string, literal bool) bool {
	chomp, ok := s.header()
	if !ok {
		return false
	}
	indent, ok := s.indent(value)
	if !ok {
		return false
	}
	b := blockText{scanner: s, indent: indent, literal: literal}
	b.blankLines()
	for s.at < len(s.d.buf) && b.column == indent {
		b.line()
		b.blankLines()
	}
	if chomp != '-' {
		b.flush(b.lineBreak)
	}
	if chomp == '+' {
		b.flush(b.blank...)
	}
	return true
}

// header reads `|2-` and the rest of its line.
func (s *scanner) header() (chomp byte, ok bool) {
	line, next := cutLine(s.d.buf, s.at)
	if len(line) == 0 || line[0] != '|' && line[0] != '>' {
		return 0, false
	}
	for _, c := range line[1:] {
		if c == '+' || c == '-' {
			chomp = c
		} else if c < '0' || c > '9' {
			break
		}
	}
	s.at = next
	return chomp, true
}

// indent returns the indentation of the block: that of the first line with
// text, less the blanks that the value itself starts with.
func (s *scanner) indent(value string) (int, bool) {
	own := strings.TrimLeft(value, "\n")
	own = own[:len(own)-len(strings.TrimLeft(own, " "))]
	for at := s.at; at < len(s.d.buf); {
		line, next := cutLine(s.d.buf, at)
		text := strings.TrimRight(string(line), "\r")
		blanks := len(text) - len(strings.TrimLeft(text, " "))
		if blanks < len(text) {
			return blanks - len(own), blanks-len(own) >= 0
		}
		at = next
	}
	return 1, true // nothing but blank lines
}

// gap is a line break that may still become a space or nothing.
type gap struct{ from, to int }

// blockText collects the lines of a block scalar.
type blockText struct {
	*scanner
	indent    int
	literal   bool
	column    int   // indentation of the line at hand
	lineBreak gap   // the break behind the last line with text
	blank     []gap // breaks of the blank lines after it
	wasMore   bool  // the last line with text started with a blank
}

// blankLines reads the indentation of the next line, and every line before
// it that has nothing else.
func (b *blockText) blankLines() {
	buf := b.d.buf
	for b.at < len(buf) {
		at := b.at
		for at < len(buf) && at-b.at < b.indent && buf[at] == ' ' {
			at++
		}
		n := 0
		if at < len(buf) {
			n = breakLen(buf, at)
		}
		if n == 0 {
			b.column, b.at = at-b.at, at
			return
		}
		b.blank = append(b.blank, gap{b.at, at + n})
		b.at = at + n
	}
	b.column = -1
}

// line reads a line with text behind its indentation.
func (b *blockText) line() {
	buf := b.d.buf
	more := isBlank(buf[b.at])
	start := b.at
	if fold := !b.literal && b.lineBreak.to > 0 && !b.wasMore && !more; !fold {
		b.flush(b.lineBreak)
	} else if len(b.blank) == 0 {
		b.at = b.lineBreak.from
		b.replace(" ", start)
	}
	b.flush(b.blank...)
	b.blank, b.wasMore = nil, more
	b.at = start
	end := start
	for end < len(buf) && breakLen(buf, end) == 0 {
		end++
	}
	b.keep(end)
	b.lineBreak = gap{}
	if end < len(buf) {
		b.lineBreak = gap{end, end + breakLen(buf, end)}
		b.at = b.lineBreak.to
	}
}

// flush adds line breaks to the text.
func (b *blockText) flush(gaps ...gap) {
	at := b.at
	for _, g := range gaps {
		if g.to > 0 {
			b.at = g.to - 1
			if b.d.buf[b.at] != '\n' {
				b.at = g.from
			}
			b.replace("\n", g.to)
		}
	}
	b.at = at
}
