package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tabStop is how wide a tab is shown.
const tabStop = 4

// cell is one character as the terminal shows it.
type cell struct {
	text  string
	width int // columns
	end   int // offset behind the character in the text
}

// toCells splits a line into what the terminal shows: tabs become blanks,
// bytes that are no text and characters that drive the terminal become U+FFFD.
func toCells(line string) []cell {
	var cells []cell
	column := 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		i += n
		c := cell{text: string(r), width: runeWidth(r), end: i}
		switch {
		case r == '\t':
			c.width = tabStop - column%tabStop
			c.text = strings.Repeat(" ", c.width)
		case unicode.IsControl(r), r == utf8.RuneError:
			c.text, c.width = "\uFFFD", 1
		}
		column += c.width
		cells = append(cells, c)
	}
	return cells
}

// runeWidth returns how many columns a terminal gives a character.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cellAt returns the index of the cell that holds the byte at the offset.
func cellAt(cells []cell, offset int) int {
	for i, c := range cells {
		if c.end > offset {
			return i
		}
	}
	return len(cells)
}

func columns(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

func join(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}
