// Package cell knows how many columns of a terminal a text takes.
package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tabStop is how wide a tab is shown.
const tabStop = 4

// Cell is one character as the terminal shows it.
type Cell struct {
	Text  string
	Width int // columns
	End   int // offset behind the character in the text
}

// Split splits a line into what the terminal shows: tabs become blanks,
// bytes that are no text and characters that drive the terminal become U+FFFD.
func Split(line string) []Cell {
	var cells []Cell
	column := 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		i += n
		c := Cell{Text: string(r), Width: runeWidth(r), End: i}
		switch {
		case r == '\t':
			c.Width = tabStop - column%tabStop
			c.Text = strings.Repeat(" ", c.Width)
		case unicode.IsControl(r), r == utf8.RuneError:
			c.Text, c.Width = "\uFFFD", 1
		}
		column += c.Width
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

// At returns the index of the cell that holds the byte at the offset.
func At(cells []Cell, offset int) int {
	for i, c := range cells {
		if c.End > offset {
			return i
		}
	}
	return len(cells)
}

// Columns returns how wide the cells are.
func Columns(cells []Cell) int {
	n := 0
	for _, c := range cells {
		n += c.Width
	}
	return n
}

// Join returns the text of the cells.
func Join(cells []Cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.Text)
	}
	return b.String()
}

// Width returns how many columns a text takes.
func Width(text string) int { return Columns(Split(text)) }

// Fit returns how many of the cells fit into the columns.
func Fit(cells []Cell, columns int) int {
	room := 0
	for i, c := range cells {
		if room += c.Width; room > columns {
			return i
		}
	}
	return len(cells)
}

// Clip shortens a text to at most so many columns; what is left out becomes
// the dots.
func Clip(text string, columns int, dots string) string {
	cells := Split(text)
	if Columns(cells) <= columns {
		return Join(cells)
	}
	return Join(cells[:Fit(cells, max(0, columns-Width(dots)))]) + dots
}

// Wrap breaks a text between words into lines of at most so many columns; a
// word that is wider is broken itself. Lines but the first begin with the indent.
func Wrap(text string, columns int, indent string) []string {
	lines := []string{""}
	put := func(word string) {
		if line := &lines[len(lines)-1]; *line == "" || strings.TrimSpace(*line) == "" {
			*line += word
		} else {
			*line += " " + word
		}
	}
	fits := func(word string) bool {
		line := lines[len(lines)-1]
		gap := 1
		if strings.TrimSpace(line) == "" {
			gap = 0
		}
		return Width(line)+gap+Width(word) <= columns
	}
	for i, word := range strings.Split(text, " ") {
		if i > 0 && !fits(word) {
			lines = append(lines, indent)
		}
		for !fits(word) {
			cells := Split(word)
			n := max(1, Fit(cells, columns-Width(lines[len(lines)-1])))
			put(Join(cells[:n]))
			word = Join(cells[n:])
			lines = append(lines, indent)
		}
		put(word)
	}
	return lines
}
