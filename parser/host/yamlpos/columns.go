package yamlpos

import "unicode/utf8"

// stride is how many characters apart the remembered offsets of a line are.
const stride = 1024

// columns turns the library's lines and columns, which count characters,
// into byte offsets: in constant time, also in a file that is one long line.
type columns struct {
	text  []byte
	ascii bool
	lines []int         // offset of each line
	marks map[int][]int // line → offset of every stride-th character
}

func newColumns(text []byte) columns {
	c := columns{text: text, ascii: true, lines: []int{0}, marks: map[int][]int{}}
	for at := 0; at < len(text); {
		if text[at] >= utf8.RuneSelf {
			c.ascii = false
		}
		if n := breakLen(text, at); n > 0 {
			at += n
			c.lines = append(c.lines, at)
			continue
		}
		at++
	}
	return c
}

// offset returns the byte offset of a 1-based line and column.
func (c *columns) offset(line, column int) int {
	if line < 1 || line > len(c.lines) {
		return len(c.text)
	}
	at := c.lines[line-1]
	if c.ascii {
		return min(at+column-1, len(c.text))
	}
	marks := c.lineMarks(line)
	mark := min((column-1)/stride, len(marks)-1)
	at = marks[mark]
	for n := column - 1 - mark*stride; n > 0 && at < len(c.text); n-- {
		_, size := utf8.DecodeRune(c.text[at:])
		at += size
	}
	return at
}

func (c *columns) lineMarks(line int) []int {
	if marks, ok := c.marks[line]; ok {
		return marks
	}
	at, end := c.lines[line-1], len(c.text)
	if line < len(c.lines) {
		end = c.lines[line]
	}
	marks := []int{at}
	for n := 1; at < end; n++ {
		_, size := utf8.DecodeRune(c.text[at:])
		at += size
		if n%stride == 0 {
			marks = append(marks, at)
		}
	}
	c.marks[line] = marks
	return marks
}

// breakLen returns the length of the line break at the offset, 0 if there is
// none. The library counts CR, LF, CR LF, NEL, LS and PS (yamlprivateh.go,
// is_break).
func breakLen(text []byte, at int) int {
	switch c := text[at]; {
	case c == '\n':
		return 1
	case c == '\r':
		if at+1 < len(text) && text[at+1] == '\n' {
			return 2
		}
		return 1
	case c == 0xc2 && at+1 < len(text) && text[at+1] == 0x85:
		return 2
	case c == 0xe2 && at+2 < len(text) && text[at+1] == 0x80 && (text[at+2] == 0xa8 || text[at+2] == 0xa9):
		return 3
	}
	return 0
}
